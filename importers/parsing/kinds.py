"""What kind of document it is: by its own words, else by its shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from decisions.vocabulary import dates
from importers.parsing import content, front, headings, names, words
from importers.parsing.labels import Label
from importers.parsing.result import DocumentKind, Furniture, FurnitureKind, SectionKind
from importers.parsing.units import Unit, flatten

_WORDS = sorted(words.KIND_WORDS, key=len, reverse=True)
_PAGE = re.compile(r"(?:sida?|nr|blad)?\.?\s*\d{1,4}\s*(?:\(\d{1,4}\)|av\s*\d+)?|\d{4}", re.IGNORECASE)
_OF_BODY = re.compile(r"(?P<body>.{3,60}?)s?\s+(?P<word>protokoll|sammanträdesprotokoll|kallelse)", re.IGNORECASE)
# "Rättelse av protokoll 2030-05-22 § 101", "Rättad § 101", "Rättat protokoll".
_CORRECTION = re.compile(r"rätt(?:else|ning|ad|at)\b(?:.{0,80}(?:protokoll|§|paragraf).{0,60})?")
_CALLS = re.compile(r"\bkallas\b.{0,80}\b(?:sammanträde|möte)|\bföredragningslista\b|\bförhinder anmäls", re.IGNORECASE)
_FIRST_LINES = 25
_MEETINGS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))


_NO_MINUTES = frozenset(
    (DocumentKind.SUMMONS, DocumentKind.REPORT, DocumentKind.DELEGATION_LIST, DocumentKind.CORRECTION)
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind, and whether the document does not name it."""

    kind: DocumentKind
    inferred: bool


def judge(units: Sequence[Unit], labels: Sequence[Label], furniture: Sequence[Furniture]) -> Verdict:
    """Kind of the whole document."""
    before = units[: labels[0].unit] if labels else units
    named = _named(before, furniture)
    if labels:
        if named in _MEETINGS or named in _NO_MINUTES:
            return Verdict(named, inferred=False)
        if _is_summons(units):
            return Verdict(DocumentKind.SUMMONS, inferred=True)
        single = len(labels) == 1 and not front.is_front_page(before)
        return Verdict(DocumentKind.EXTRACT if single else DocumentKind.MINUTES, inferred=True)
    if named is not None:
        return Verdict(named, inferred=False)
    return Verdict(_by_shape(units), inferred=True)


def _named(before: Sequence[Unit], furniture: Sequence[Furniture]) -> DocumentKind | None:
    lines = [member.text for unit in before[:_FIRST_LINES] for member in flatten(unit)][:_FIRST_LINES]
    lines += [one.text.text for one in furniture if one.kind is FurnitureKind.PAGE_HEAD][:12]
    found = [kind for line in lines if (kind := kind_of_line(line)) is not None]
    # A notice stands on the front page of minutes too, and a list names papers: the first telling word counts.
    telling = [kind for kind in found if kind not in {DocumentKind.NOTICE, DocumentKind.LETTER}]
    return (telling or found or [None])[0]


def kind_of_line(line: str) -> DocumentKind | None:
    """The kind that a line names, if it does little else."""
    bare = " ".join(line.lower().split()).rstrip(":")
    if _CORRECTION.fullmatch(bare):
        return DocumentKind.CORRECTION
    if bare in words.KIND_WORDS:
        return words.KIND_WORDS[bare]
    of_body = _OF_BODY.fullmatch(line.strip())
    if of_body is not None and names.is_body(of_body["body"]):
        return words.KIND_WORDS[of_body["word"].lower()]
    for word in _WORDS:
        if bare.startswith(word) and _says_little(line.strip()[len(word) :]):
            return words.KIND_WORDS[word]
    return None


def _says_little(rest: str) -> bool:
    if rest[:1].isalpha():
        return False
    for mention in reversed(dates.find(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = _PAGE.sub("", rest).strip(" \t-–,:;.()")
    return not rest or names.is_body(rest) or names.is_authority(rest) or names.is_office(rest)


def _is_summons(units: Sequence[Unit]) -> bool:
    """Whether it calls to a meeting, and nothing in it is decided."""
    calls = any(_CALLS.search(member.text) for unit in units for member in flatten(unit))
    decided = any(
        opened is not None and opened.kind is SectionKind.DECISION
        for unit in units
        for opened in [headings.classify(unit.text) if unit.table is None else None]
    )
    return calls and not decided


def _by_shape(units: Sequence[Unit]) -> DocumentKind:
    """A proposal to a body with a description or a list of papers is what an office writes to it."""
    if _is_summons(units):
        return DocumentKind.SUMMONS
    _, parts = content.parts(units)
    kinds = {part.kind for part in parts}
    proposes = bool(kinds & {SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT})
    described = bool(kinds & {SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.DOCUMENTS})
    return DocumentKind.REPORT if proposes and described else DocumentKind.OTHER


__all__ = ["Verdict", "headings", "judge", "kind_of_line"]
