"""Mentions of county-wide initiatives in decisions and papers, and the links that they speak for.

`find` gives mentions with their places, `score` the proposed link of a text to one initiative with its evidence
(kinds 1 to 5 of design.md §9), `propose` both for many initiatives. Nothing here decides: a proposal is
`automatic` where the evidence needs no person, and whether a body has turned that on is the caller's to ask.
"""

from decisions.linking._candidates import candidate_names
from decisions.linking._closeness import Content, Nearness, nearness, read, telling_words
from decisions.linking._finding import Matcher, find
from decisions.linking._guessing import step_kind
from decisions.linking._patterns import is_everyday
from decisions.linking._scoring import propose, score
from decisions.linking._values import (
    Alias,
    CaseKey,
    Circumstances,
    Connection,
    Evidence,
    EvidenceKind,
    FieldKind,
    Guess,
    How,
    InitiativeProfile,
    LinkedText,
    LinkProposal,
    Mention,
    NamedPaper,
    PaperDescription,
    Relation,
    Status,
    Step,
    TextField,
)
from decisions.linking._weights import WEIGHTS, Weights
from decisions.linking._words import EMPTY_WORDS, STEP_KINDS

__all__ = [
    "EMPTY_WORDS",
    "STEP_KINDS",
    "WEIGHTS",
    "Alias",
    "CaseKey",
    "Circumstances",
    "Connection",
    "Content",
    "Evidence",
    "EvidenceKind",
    "FieldKind",
    "Guess",
    "How",
    "InitiativeProfile",
    "LinkProposal",
    "LinkedText",
    "Matcher",
    "Mention",
    "NamedPaper",
    "Nearness",
    "PaperDescription",
    "Relation",
    "Status",
    "Step",
    "TextField",
    "Weights",
    "candidate_names",
    "find",
    "is_everyday",
    "nearness",
    "propose",
    "read",
    "score",
    "step_kind",
    "telling_words",
]
