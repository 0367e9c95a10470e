"""The decision itself: lead-in, clauses, and who decides by each of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from importers.parsing import words
from importers.parsing.content import Part
from importers.parsing.result import ClauseLevel, Located, Outcome, ParsedClause, Quote, SectionKind
from importers.parsing.units import Unit

_LEAD_END = re.compile(
    r"(?::|\bbeslutar?|\bbeslutar? (?:därmed |följande|enligt följande)|\batt|\bföreslår|för egen del|följande)\s*$",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\bföreslår(?:,? för egen del)?\s+(?:att\s+)?(?P<body>[\w,\- åäöÅÄÖ]{2,60}?)\s+(?:att\s+)?(?:besluta\w*|fatta)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bbeslutar\b|för egen del", re.IGNORECASE)
_NOT_A_CLAUSE = re.compile(
    r"(?:paragrafen|beslutet|ärendet|punkten)\s+(?:är|förklaras|justeras)\s+(?:\w+\s+)?(?:omedelbart\s+)?juster"
    r"|beslutsnivå\b|reserverar sig|deltar (?:inte|ej)|i (?:detta|dessa) beslut deltar|avstår från att|anmäler jäv"
    r"|omedelbar(?:t)? juster|lämnar (?:en )?protokollsanteckning",
    re.IGNORECASE,
)  # fmt: skip
_STARTS_DECISION = re.compile(r"[A-ZÅÄÖ][\w\- ,åäö]{2,60}\s(?:beslutar|föreslår)\b")
_ENFORCED = [
    (re.compile(rf"\b(?:{'|'.join(verbs)})", re.IGNORECASE), status, outcome)
    for verbs, status, outcome in words.DECISION_VERBS
]
_AS_PROPOSED = re.compile(r"beslutar?\s+(?:i enlighet med|enligt)\s+[\w\s]{0,80}?förslag\w*|bifaller", re.IGNORECASE)


@dataclass(slots=True)
class Decision:
    """What was understood of a decision; `rest` are the units of the part that are neither."""

    lead_in: list[Located] = field(default_factory=list)
    lead_units: list[Unit] = field(default_factory=list)
    clauses: list[ParsedClause] = field(default_factory=list)
    clause_units: list[Unit] = field(default_factory=list)
    rest: dict[int, list[Unit]] = field(default_factory=dict)  # by index of the part


def read(numbered_parts: Iterable[tuple[int, Part]]) -> Decision:
    """The clauses of some parts of an item (its decision, its proposal to the next body), numbered through."""
    decision = Decision()
    for index, part in numbered_parts:
        _read_part(index, part, decision)
    return decision


def _read_part(index: int, part: Part, decision: Decision) -> None:
    proposes = part.kind is SectionKind.PROPOSAL_NEXT
    level = ClauseLevel.PROPOSES if proposes else ClauseLevel.OWN
    body = part.opens.next_body if proposes else part.opens.body
    marked = any(_is_marked(unit) for unit in part.units)
    rest = decision.rest.setdefault(index, [])
    for position, unit in enumerate(part.units):
        if unit.table is not None or _NOT_A_CLAUSE.search(unit.text):
            rest.append(unit)
            continue
        level, body = _level(unit.text, level, body)
        if not _is_marked(unit) and _leads_in(unit, part.units[position + 1 :]):
            decision.lead_in.append(unit.located())
            decision.lead_units.append(unit)
        elif _is_marked(unit) or not marked or _STARTS_DECISION.match(unit.text):
            number = len(decision.clauses) + 1
            decision.clauses.append(ParsedClause(number, unit.located(), unit.marker_located(), level, body))
            decision.clause_units.append(unit)
        else:
            rest.append(unit)


def _is_marked(unit: Unit) -> bool:
    return unit.table is None and (
        unit.marker is not None
        or unit.source.list_level is not None
        or re.match(r"att\s", unit.text, re.IGNORECASE) is not None
    )


def _leads_in(unit: Unit, following: Sequence[Unit]) -> bool:
    """A sentence that only says who decides, and leaves the what to the lines below it."""
    return bool(following) and _LEAD_END.search(unit.text) is not None


def _level(text: str, level: ClauseLevel, body: str | None) -> tuple[ClauseLevel, str | None]:
    proposes = _PROPOSES.search(text[:300])
    if proposes is not None:
        return ClauseLevel.PROPOSES, proposes["body"].strip()
    if _OWN.search(text[:120]) and not text.lower().startswith("att "):
        return ClauseLevel.OWN, body if level is ClauseLevel.OWN else None
    return level, body


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcome and status of a decision with the words that prove them."""

    outcome: Outcome
    status: str
    evidence: Quote


def verdict(decision: Decision) -> Verdict | None:
    """What became of the matter: the first clause that says so, else a decision "enligt förslaget"."""
    for unit in (*decision.clause_units, *decision.lead_units):
        found = [
            (match.start(), order, match, status, outcome)
            for order, (pattern, status, outcome) in enumerate(_ENFORCED)
            if (match := pattern.search(unit.text)) is not None
        ]
        if found:
            _, _, match, status, outcome = min(found, key=lambda one: one[:2])
            return Verdict(outcome, status, unit.passage.quote(match.start(), match.end()))
    for unit in (*decision.lead_units, *decision.clause_units):
        match = _AS_PROPOSED.search(unit.text)
        if match is not None:
            return Verdict(Outcome.APPROVED, "bifallit", unit.passage.quote(match.start(), match.end()))
    return None
