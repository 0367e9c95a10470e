"""The matrix of an initiative: bodies × steps, who has decided what, and the four kinds of silence (design.md §9).

Only a deciding body's decision fills a cell; an AU's proposal is *berett*. A status is shown when a person has
confirmed link and outcome, before that "Beslut finns (ogranskat)".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from decisions.models import (
    CommitteePage,
    DecisionStatus,
    ExpectedBody,
    InitiativeLink,
    InitiativeStep,
    LinkStatus,
    Policy,
    Relation,
)
from decisions.web import addresses, lines
from decisions.web.dates import long_date
from decisions.web.shapes import Cell, CellEntry, Link, MatrixGroup, MatrixRow, Status

UNCHECKED = Status("Beslut finns (ogranskat)", "maskin")
PREPARED = str(DecisionStatus.PREPARED.label)
_FILLING = (Relation.DECISION, Relation.FOLLOW_UP, Relation.PREPARATION)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix and its sum: how many of the expected bodies have decided in some step."""

    groups: tuple[MatrixGroup, ...]
    decided: int
    expected: int


def _committee(link: InitiativeLink) -> CommitteePage:
    assert link.item is not None
    assert link.item.meeting.committee is not None
    return link.item.meeting.committee


def is_decision(link: InitiativeLink) -> bool:
    """Whether the link is a deciding body's own decision."""
    return link.relation in (Relation.DECISION, Relation.FOLLOW_UP) and not _committee(link).preparatory


def status_of(link: InitiativeLink) -> Status:
    """What a cell or the timeline says of this link."""
    if link.relation == Relation.MENTION:
        return Status("Nämner initiativet", "person" if link.status == LinkStatus.CONFIRMED else "maskin")
    if not is_decision(link):
        return Status(PREPARED, "person" if link.status == LinkStatus.CONFIRMED else "maskin")
    if link.status == LinkStatus.CONFIRMED and link.status_confirmed and link.decision_status:
        return Status(str(DecisionStatus(link.decision_status).label), "person")
    return UNCHECKED


def _entry(link: InitiativeLink) -> CellEntry:
    assert link.item is not None
    return CellEntry(status_of(link), link.item.meeting.date, addresses.of_record(link.item), link.item.paragraph)


def _cell(step: str, found: Sequence[InitiativeLink], expected: ExpectedBody | None, silence: str) -> Cell:
    if found:
        # A deciding body's decision stands before what only prepared it; then the latest first.
        entries = [_entry(link) for link in sorted(found, key=_rank, reverse=True)]
        return Cell(step, entries[0], tuple(entries[1:]))
    if expected is None:
        return Cell(step)
    source = expected.source
    if expected.source_date:
        source = f"{source}, {long_date(expected.source_date)}"
    if expected.owner_statement:
        return Cell(step, silence=f"Uppgift från initiativets ägare: {expected.owner_statement}", source=source)
    return Cell(step, silence=silence)


def _rank(link: InitiativeLink) -> tuple[bool, date, int]:
    assert link.item is not None
    return is_decision(link), link.item.meeting.date, link.pk


def silence_of(committee: CommitteePage, covered: date | None) -> str:
    """Why an expected body has no decision here. `covered` is the last meeting that we have minutes of."""
    if committee.policy in (Policy.NOTHING, Policy.NOTICE_ONLY):
        return "Publicerar inte protokoll här"
    if covered is None:
        return "Protokoll saknas"
    return f"Inget beslut funnet i de protokoll vi har (till och med {long_date(covered)})"


def build(
    steps: Sequence[InitiativeStep],
    expected: Iterable[ExpectedBody],
    links: Iterable[InitiativeLink],
    covered: Mapping[int, date],
) -> Matrix:
    """The matrix. `links` are public links of public §§; `covered` is the last date with minutes per committee.

    A body that nobody expected but that has decided gets a row as well.
    """
    waiting = {(e.committee_id, e.step): e for e in expected}
    found: dict[tuple[int, str], list[InitiativeLink]] = {}
    bodies: dict[int, CommitteePage] = {e.committee_id: e.committee for e in waiting.values()}
    for link in links:
        if link.relation in _FILLING and link.step:
            found.setdefault((_committee(link).pk, link.step), []).append(link)
            bodies.setdefault(_committee(link).pk, _committee(link))
    rows = sorted(bodies.values(), key=lambda c: (c.authority.title if c.authority else "", c.title, c.pk))
    groups = tuple(
        MatrixGroup(
            authority=lines.authority_link(members[0].authority),
            rows=tuple(_row(body, steps, waiting, found, covered.get(body.pk)) for body in members),
        )
        for members in (list(group) for _, group in groupby(rows, key=lambda c: c.authority_id))
    )
    expected_bodies = {committee for committee, _ in waiting}
    decided = {committee for (committee, _), those in found.items() if any(map(is_decision, those))}
    return Matrix(groups, len(decided & expected_bodies) if expected_bodies else len(decided), len(expected_bodies))


def _row(
    body: CommitteePage,
    steps: Sequence[InitiativeStep],
    waiting: Mapping[tuple[int, str], ExpectedBody],
    found: Mapping[tuple[int, str], list[InitiativeLink]],
    covered: date | None,
) -> MatrixRow:
    silence = silence_of(body, covered)
    cells = tuple(
        _cell(step.title, found.get((body.pk, step.key), []), waiting.get((body.pk, step.key)), silence)
        for step in steps
    )
    link = lines.committee_link(body) if body.live else Link(body.title)
    return MatrixRow(link, cells)
