"""Who was there, by marks in the columns of a närvarolista: "Ledamöter | Parti | Närv. | § 15 Ja | § 15 Nej".

A list of all members has those who were away in it too, so nobody counts without a mark. Read whole or not at all:
where a marked row is not understood, or a sum differs, the list stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from importers.parsing import attendance, elected
from importers.parsing.passages import Passage, join
from importers.parsing.result import AttendanceRole, ParagraphRange, ParsedAttendance
from importers.parsing.stretches import Grid
from importers.parsing.units import Unit

_PRESENT_HEAD = re.compile(
    r"(?:närv(?:arande|aro|\.)?|när\.?|upprop(?:et)?|tj(?:änst)?g(?:örande|ör|\.)?|beslutande)"
    r"(?:\s*(?:vid\s+uppropet?|§.*|\d.*|ja|kl.*))?",
    re.IGNORECASE,
)
# Whoever is marked under such a head serves; beside it may stand a column for those who were there and did not.
_SERVES_HEAD = re.compile(r"(?:tj(?:änst)?g|beslutande).*", re.IGNORECASE)
_NOT_SERVING_HEAD = re.compile(r"(?:ej|icke|inte)\s+(?:tj(?:änst)?g|beslutande).*", re.IGNORECASE)
_NAME_HEAD = re.compile(r"(?:namn|ledam\w*|ordinarie\w*|förtroendevald\w*|ersättare)\b.*", re.IGNORECASE)
_PARTY_HEAD = re.compile(r"parti\w*\.?", re.IGNORECASE)
_INSTEAD_HEAD = re.compile(r"(?:tjänstgörande\s+|tjg\.?\s+|inkallad\s+)?ersättare\b.*", re.IGNORECASE)
_MARK = re.compile(r"[xX×✓✔•●1/]|\(?[xX]\)?|ja|närv\w*\.?", re.IGNORECASE)
_TICK = re.compile(r"[xX×✓✔]")
_NO_MARK = re.compile(r"[-–—0.]?|nej|frånv\w*\.?", re.IGNORECASE)
_SUM = re.compile(r"(?:summa|totalt|antal|s:a|total)\b.*", re.IGNORECASE)
_SUBSTITUTES = r"(?:(?:ej|icke|inte)\b.*|(?:närvar|övrig)\w+\s+)?ersättare.*"
_SERVING = r"(?:tjänstgörande|tjg\.?|beslutande)\s+ersättare.*"
_MEMBERS = r"(?:ordinarie\s+|beslutande\s+)?ledamöter.*"
_HEADS = (
    (re.compile(_SUBSTITUTES, re.IGNORECASE), AttendanceRole.SUBSTITUTE),
    (re.compile(_SERVING, re.IGNORECASE), AttendanceRole.SERVING_SUBSTITUTE),
    (re.compile(_MEMBERS, re.IGNORECASE), AttendanceRole.MEMBER),
)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a list; `instead` names who serves for the member of the row. `first`: the first row of people.

    `serves`: a mark under `present` says that somebody serves; one under `aside` that they were there and did not.
    """

    name: int
    party: int | None
    present: int
    instead: int | None
    first: int
    serves: bool = False
    aside: int | None = None

    def is_head(self, row: Sequence[Sequence[Passage]]) -> bool:
        """Whether a row repeats the heads over the next group: "Ersättare | Tjg | Ej tjg"."""
        if max(self.present, self.name) >= len(row) or not row[self.name]:
            return False
        return _PRESENT_HEAD.fullmatch(_text(row[self.present])) is not None

    def role_of(self, role: AttendanceRole, *, here: bool) -> AttendanceRole:
        """The role of somebody with a mark in a group: a substitute who is marked as serving serves."""
        served = role is AttendanceRole.SUBSTITUTE and self.serves and here
        return AttendanceRole.SERVING_SUBSTITUTE if served else role


class _UnreadError(Exception):
    """A row that is not understood."""


def of(units: Sequence[Unit], covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """The people of the first list with marks among the units; `covered` are the §§ of the minutes."""
    for grid in grids(units):
        layout = _layout(grid)
        if layout is None:
            continue
        try:
            found = tuple(_read(grid, layout, covered))
        except _UnreadError:
            continue
        if sum(one.role is not AttendanceRole.OTHER for one in found) >= _FEWEST:
            return found
    return ()


def apart(found: Sequence[ParsedAttendance], units: Sequence[Unit]) -> tuple[ParsedAttendance, ...]:
    """Those of `found` that are not printed in a list with marks: there only a mark says who was at the meeting."""
    every = list(grids(units))
    ticks = [_ticks(grid) for grid in every]
    fewest = 1 if max(ticks, default=0) >= _FEWEST else _FEWEST  # the next group of a list may have one cross
    places = [(one.start, one.end) for one, n in zip(every, ticks, strict=True) if n >= fewest or _headed(one)]
    return tuple(one for one in found if not any(start <= one.person.printed.start < end for start, end in places))


def _ticks(grid: Grid) -> int:
    """How many crosses stand in the columns, whatever their heads say: who has none may have been away."""
    return sum(_TICK.fullmatch(_text(cell)) is not None for row in grid.rows for cell in row[1:])


def grids(units: Sequence[Unit]) -> Iterator[Grid]:
    """The tables of some units, also of lines that follow each other with tabs between their columns."""
    for tabbed, members in groupby(units, key=_is_tabbed):
        if tabbed:
            yield Grid(tuple(_cells(line.passage()) for unit in members for line in unit.lines))
            continue
        for unit in members:
            if unit.table is not None:
                yield Grid(
                    tuple(
                        tuple(tuple(part for one in cell for part in one.passages) for cell in row) for row in unit.rows
                    )
                )


def _is_tabbed(unit: Unit) -> bool:
    return unit.table is None and "\t" in unit.lines[0].source.text


def _cells(line: Passage) -> tuple[tuple[Passage, ...], ...]:
    found: list[tuple[Passage, ...]] = []
    place = 0
    for text in line.text.split("\t"):
        found.append((line.part(place, place + len(text)),) if text.strip() else ())
        place += len(text) + 1
    return tuple(found)


def _text(cell: Sequence[Passage]) -> str:
    return " ".join(part.text for part in cell).strip()


def _layout(grid: Grid) -> _Layout | None:
    """The columns of a list in which nothing but marks and sums says who was there."""
    found = _headed(grid)
    return found if found is not None and _is_marked(grid, found) else None


def _headed(grid: Grid) -> _Layout | None:
    """Told by a row of heads: one for the names, one for who was there."""
    for number, row in enumerate(grid.rows[:4]):
        heads = {column: _text(cell) for column, cell in enumerate(row) if cell}
        name = _first(heads, _NAME_HEAD, ())
        present = _first(heads, _PRESENT_HEAD, (name,))
        if name is None or present is None:
            continue
        instead = _first(heads, _INSTEAD_HEAD, (name, present))
        serves = _SERVES_HEAD.fullmatch(heads[present]) is not None
        aside = _first(heads, _NOT_SERVING_HEAD, (name, present))
        return _Layout(name, _first(heads, _PARTY_HEAD, ()), present, instead, number + 1, serves, aside)
    return None


def _first(heads: dict[int, str], pattern: re.Pattern[str], taken: Sequence[int | None]) -> int | None:
    return next((column for column, text in heads.items() if column not in taken and pattern.fullmatch(text)), None)


def _is_marked(grid: Grid, layout: _Layout) -> bool:
    """Whether nothing but marks and sums stands in the column that says who was there."""
    rows = [row for row in grid.rows[layout.first :] if not layout.is_head(row)]
    cells = [_text(row[layout.present]) for row in rows if layout.present < len(row)]
    marks = sum(_MARK.fullmatch(text) is not None for text in cells)
    return marks >= _FEWEST and all(_MARK.fullmatch(t) or _NO_MARK.fullmatch(t) or t.isdecimal() for t in cells)


def _read(grid: Grid, layout: _Layout, covered: Sequence[ParagraphRange]) -> Iterator[ParsedAttendance]:
    role, marked = AttendanceRole.MEMBER, 0
    for row in grid.rows[layout.first :]:
        cells = [*row, *((),) * (max(layout.present, layout.name) + 1 - len(row))]
        label = _text(cells[layout.name])
        told = _text(cells[layout.present])
        if _SUM.fullmatch(label):
            if told.isdecimal() and int(told) != marked:
                raise _UnreadError
            continue
        headed = next((found for pattern, found in _HEADS if pattern.fullmatch(label)), None)
        if headed is not None and (not told or layout.is_head(row)):
            role = headed
            continue
        here = _MARK.fullmatch(told) is not None
        marked += here
        aside = layout.aside is not None and layout.aside < len(row) and _MARK.fullmatch(_text(cells[layout.aside]))
        if layout.instead is not None and layout.instead < len(row) and cells[layout.instead]:
            yield _serving(cells, layout, covered)
        elif here or (aside and role is AttendanceRole.SUBSTITUTE):
            found = _person(cells[layout.name], _party(cells, layout), layout.role_of(role, here=here), covered)
            if layout.party is not None and found.person.party is None:
                raise _UnreadError  # its cells ran together, as in "LjungcrantzM"
            yield found


def _party(cells: Sequence[Sequence[Passage]], layout: _Layout) -> Sequence[Passage]:
    return cells[layout.party] if layout.party is not None and layout.party < len(cells) else ()


def _person(
    name: Sequence[Passage], party: Sequence[Passage], role: AttendanceRole, covered: Sequence[ParagraphRange]
) -> ParsedAttendance:
    if not name:
        raise _UnreadError
    found = [one for one in attendance.people(join(name), role, covered) if one.role is not AttendanceRole.OTHER]
    if len(found) != 1:
        raise _UnreadError
    printed = _text(party).strip("() ")
    if found[0].person.party is None and printed and elected.is_party(printed):
        return replace(found[0], person=replace(found[0].person, party=printed))
    return found[0]


def _serving(
    cells: Sequence[Sequence[Passage]], layout: _Layout, covered: Sequence[ParagraphRange]
) -> ParsedAttendance:
    """The substitute beside an absent member."""
    assert layout.instead is not None
    member = _person(cells[layout.name], _party(cells, layout), AttendanceRole.MEMBER, covered)
    served = _person(cells[layout.instead], (), AttendanceRole.SERVING_SUBSTITUTE, covered)
    party = served.person.party or member.person.party
    return replace(served, person=replace(served.person, party=party), replaces=member.person.name)
