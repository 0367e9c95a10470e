"""The matrix of an initiative: bodies × steps, who has decided what, and the four kinds of silence (design.md §9).

Only a deciding body's decision fills a cell; an AU's proposal is *berett*. A status is shown when a person has
confirmed link and outcome, before that "Beslut finns (ogranskat)". What a body decided before or after it was
reorganised counts for the body that was expected, and says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from decisions.models import (
    AuthorityPage,
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
from decisions.web.initiative_shapes import Cell, CellEntry, MatrixGroup, MatrixRow, Silence, SilenceKind, StepLine
from decisions.web.shapes import Link, Status
from decisions.web.succession import Succession

UNCHECKED = Status("Beslut finns (ogranskat)", "maskin")
DECIDED = Status("Beslut finns", "person")
PREPARED = str(DecisionStatus.PREPARED.label)
HIDDEN_BODY = "Organ som inte visas här"
HIDDEN_AUTHORITY = "Myndighet som inte visas här"
CODES = {
    DecisionStatus.ADOPTED: "antagit",
    DecisionStatus.ENDORSED: "stallt-sig-bakom",
    DecisionStatus.COMMENTED: "yttrat-sig",
    DecisionStatus.AMENDED: "beslutat-med-andring",
    DecisionStatus.RETURNED: "aterremitterat",
    DecisionStatus.TABLED: "bordlagt",
    DecisionStatus.REJECTED: "avslagit",
    DecisionStatus.PREPARED: "berett",
}
"""Codes of the open data. They never change; docs/open-data.md lists them."""
_FILLING = (Relation.DECISION, Relation.FOLLOW_UP, Relation.PREPARATION)
_CLOSED = (Policy.NOTHING, Policy.NOTICE_ONLY)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix, its columns with their sums, and how many of the expected bodies have decided in some step."""

    groups: tuple[MatrixGroup, ...]
    steps: tuple[StepLine, ...]
    decided: int
    expected: int


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the matrix knows besides links and expectations.

    `covered` is the last date with public minutes per committee, `policies` what the successors of bodies publish.
    `compared`: a reference decision is named, so that a decision may be called amended.
    """

    covered: Mapping[int, date]
    succession: Succession
    policies: Mapping[int, str]
    compared: bool


def _committee(link: InitiativeLink) -> CommitteePage:
    assert link.item is not None
    assert link.item.meeting.committee is not None
    return link.item.meeting.committee


def is_decision(link: InitiativeLink) -> bool:
    """Whether the link is a deciding body's own decision."""
    return link.relation in (Relation.DECISION, Relation.FOLLOW_UP) and not _committee(link).preparatory


def status_of(link: InitiativeLink, *, compared: bool) -> tuple[Status, str]:
    """What a cell or the timeline says of this link, and its code.

    Where no reference decision is named (`compared` False) nothing is called amended: amended against what?
    """
    confirmed = link.status == LinkStatus.CONFIRMED
    if link.relation == Relation.MENTION:
        return Status("Nämner initiativet", "person" if confirmed else "maskin"), "namner"
    noted = confirmed and link.status_confirmed and link.decision_status == DecisionStatus.PREPARED
    if not is_decision(link) or noted:
        return Status(PREPARED, "person" if confirmed else "maskin"), CODES[DecisionStatus.PREPARED]
    if not (confirmed and link.status_confirmed and link.decision_status):
        return UNCHECKED, "beslut-finns-ogranskat"
    if link.decision_status == DecisionStatus.AMENDED and not compared:
        return DECIDED, "beslut-finns"
    said = DecisionStatus(link.decision_status)
    return Status(str(said.label), "person"), CODES[said]


def _decides(link: InitiativeLink) -> bool:
    """Whether the link fills a cell as a decision: what a person calls only prepared or noted does not."""
    noted = link.status_confirmed and link.decision_status == DecisionStatus.PREPARED
    return is_decision(link) and not noted


def _entry(link: InitiativeLink, by: str, *, compared: bool) -> CellEntry:
    assert link.item is not None
    status, code = status_of(link, compared=compared)
    address = addresses.of_record(link.item)
    return CellEntry(status, code, link.item.meeting.date, address, link.item.paragraph, _decides(link), by)


def _source(expected: ExpectedBody) -> str:
    dated = f", {long_date(expected.source_date)}" if expected.source_date else ""
    return f"{expected.source}{dated}"


def _rank(entry: CellEntry) -> tuple[bool, date]:
    return entry.deciding, entry.date


def _cell(
    step: InitiativeStep, entries: Sequence[CellEntry], expected: ExpectedBody | None, known: Circumstances
) -> Cell:
    source = _source(expected) if expected else ""
    cell = Cell(step.key, step.title, expected=expected is not None, source=source)
    if entries:
        # A deciding body's decision stands before what only prepared it; then the latest first.
        ordered = sorted(entries, key=_rank, reverse=True)
        return replace(cell, latest=ordered[0], history=tuple(ordered[1:]))
    return replace(cell, silence=silence_of(expected, known) if expected else None)


def silence_of(expected: ExpectedBody, known: Circumstances) -> Silence:
    """Why an expected body has no decision here."""
    heirs = known.succession.after(expected.committee_id)
    covered = max(
        (known.covered[body] for body in (expected.committee_id, *heirs) if body in known.covered), default=None
    )
    policies = [expected.committee.policy, *(known.policies[heir] for heir in heirs if heir in known.policies)]
    if expected.owner_statement:
        text = f"Uppgift från initiativets ägare: {expected.owner_statement}"
        return Silence(SilenceKind.OWNER_SAYS, text, covered)
    if all(policy in _CLOSED for policy in policies):
        return Silence(SilenceKind.NOT_PUBLISHING, "Publicerar inte protokoll här")
    if covered is None:
        return Silence(SilenceKind.NO_MINUTES, "Protokoll saknas")
    until = f"till och med {long_date(covered)}"
    if expected.source_date and covered < expected.source_date:
        # Minutes from before anybody was asked say nothing of the answer.
        return Silence(SilenceKind.NO_MINUTES, f"Protokoll saknas (vi har bara {until})", covered)
    return Silence(SilenceKind.NOT_FOUND, f"Inget beslut funnet i de protokoll vi har ({until})", covered)


@dataclass(frozen=True, slots=True)
class _Table:
    """The cells as found: expectations and links by committee and step, and every body that gets a row."""

    waiting: Mapping[tuple[int, str], ExpectedBody]
    found: Mapping[tuple[int, str], Sequence[CellEntry]]
    bodies: Mapping[int, CommitteePage]


def _table(expected: Iterable[ExpectedBody], links: Iterable[InitiativeLink], known: Circumstances) -> _Table:
    waiting = {(e.committee_id, e.step): e for e in expected}
    bodies: dict[int, CommitteePage] = {e.committee_id: e.committee for e in waiting.values()}
    found: dict[tuple[int, str], list[CellEntry]] = {}
    for link in links:
        if link.relation not in _FILLING or not link.step:
            continue
        own = _committee(link)
        awaited = frozenset(committee for committee, step in waiting if step == link.step)
        for body in known.succession.stands_for(own.pk, awaited):
            by = own.title if body != own.pk else ""
            found.setdefault((body, link.step), []).append(_entry(link, by, compared=known.compared))
            bodies.setdefault(body, own)
    return _Table(waiting, found, bodies)


def build(
    steps: Sequence[InitiativeStep],
    expected: Iterable[ExpectedBody],
    links: Iterable[InitiativeLink],
    known: Circumstances,
) -> Matrix:
    """The matrix. `links` are public links of public §§.

    A body that nobody expected but that has decided gets a row as well.
    """
    table = _table(expected, links, known)
    rows = sorted(table.bodies.values(), key=lambda c: (c.authority.title if c.authority else "", c.title, c.pk))
    groups = tuple(
        MatrixGroup(
            authority=_shown_authority(members[0].authority),
            rows=tuple(_row(body, steps, table, known) for body in members),
        )
        for members in (list(group) for _, group in groupby(rows, key=lambda c: c.authority_id))
    )
    expected_bodies = {committee for committee, _ in table.waiting}
    decided = {committee for (committee, _), those in table.found.items() if any(one.deciding for one in those)}
    return Matrix(
        groups,
        tuple(_step_line(step, groups, table) for step in steps),
        len(decided & expected_bodies) if expected_bodies else len(decided),
        len(expected_bodies),
    )


def _row(body: CommitteePage, steps: Sequence[InitiativeStep], table: _Table, known: Circumstances) -> MatrixRow:
    cells = tuple(
        _cell(step, table.found.get((body.pk, step.key), ()), table.waiting.get((body.pk, step.key)), known)
        for step in steps
    )
    return MatrixRow(_shown_body(body), cells)


def _shown_body(body: CommitteePage) -> Link:
    """A body whose page is not public is counted, not named."""
    shown = body.live and body.authority is not None and body.authority.live
    if not shown:
        return Link(HIDDEN_BODY)
    until = f"till och med {long_date(body.valid_to)}" if body.valid_to else ""
    return replace(lines.committee_link(body), note=until)


def _shown_authority(authority: AuthorityPage | None) -> Link:
    return lines.authority_link(authority) if authority is not None and authority.live else Link(HIDDEN_AUTHORITY)


def _step_line(step: InitiativeStep, groups: Sequence[MatrixGroup], table: _Table) -> StepLine:
    cells = [(group, row, cell) for group in groups for row in group.rows for cell in row.cells if cell.key == step.key]
    awaited = [(group, row, cell) for group, row, cell in cells if cell.expected]
    without = tuple(
        replace(row.body, note=group.authority.text) for group, row, cell in awaited if cell.without_decision
    )
    sources: dict[Link, int] = {}
    for (_, key), expected in table.waiting.items():
        if key == step.key:
            one = Link(_source(expected), expected.source_url)
            sources[one] = sources.get(one, 0) + 1
    return StepLine(
        key=step.key,
        title=step.title,
        period=step.period,
        decided=len(awaited) - len(without),
        expected=len(awaited),
        without=without,
        sources=tuple(replace(one, note=f"{count} organ") for one, count in sources.items()),
    )
