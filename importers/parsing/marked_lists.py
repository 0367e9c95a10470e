"""Who was there, by marks in the columns of a närvarolista: "Ledamöter | Parti | Närv. | § 15 Ja | § 15 Nej".

A list of all members has those who were away in it too, so nobody counts without a mark. Read whole or not at all:
where a marked row is not understood, or a sum differs, the list stays text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import attendance, broken_rows, elected
from importers.parsing.passages import Passage, join
from importers.parsing.result import AttendanceRole, ParagraphRange, ParsedAttendance
from importers.parsing.stretches import Grid, stacked
from importers.parsing.units import Unit

_PRESENT_HEAD = re.compile(
    r"(?:närv(?:arande|aro|\.)?|när\.?|upprop(?:et)?|tj(?:änst)?g(?:örande|ör|\.)?|beslutande|delt(?:ar|og|agit))"
    r"(?:\s*(?:vid\s+uppropet?|§.*|\d.*|ja|kl.*|n|x))?",
    re.IGNORECASE,
)
# Whoever is marked under such a head serves; beside it may stand a column for those who were there and did not.
_SERVES_HEAD = re.compile(r"(?:tj(?:änst)?g|beslutande).*", re.IGNORECASE)
_NOT_SERVING_HEAD = re.compile(r"(?:ej|icke|inte)\s+(?:tj(?:änst)?g|beslutande).*", re.IGNORECASE)
_NAME_HEAD = re.compile(r"(?:namn|ledam\w*|ordinarie\w*|förtroendevald\w*|ersättare)\b.*", re.IGNORECASE)
_PARTY_HEAD = re.compile(r"parti\w*\.?", re.IGNORECASE)
_INSTEAD_HEAD = re.compile(
    r"ersätts\s+av|ersatte?s\s+av|(?:tjänstgörande\s+|tjg\.?\s+|inkallad\s+)?ersättare\b.*", re.IGNORECASE
)
_NOTE_HEAD = re.compile(
    r"(?:anm(?:ärkning(?:ar)?|\.)?|anteckning(?:ar)?|notering(?:ar)?|kommentar(?:er)?|tid|närvarotid)\b.*",
    re.IGNORECASE,
)
_MARK = re.compile(r"[xX×✓✔•●1/]|\(?[xX]\)?|ja|närv\w*\.?", re.IGNORECASE)
_TICK = re.compile(r"[xX×✓✔]")
# "T, ersätter Anna Ek": who serves instead of somebody, in a list that marks who was there with X.
_SERVES_MARK = re.compile(
    r"(?:te?|tjg?)\.?(?:\s*,?\s*(?:tjänstgör|ersätter|för)\b.*)?|(?:ja|x)\s*,?\s*(?:tjänstgör|ersätter|för)\b.*",
    re.IGNORECASE,
)
# Where a list says of some that they were away, "nej" of a substitute says that they did not serve.
_AWAY_MARK = re.compile(r"frånv\w*\.?", re.IGNORECASE)
_DID_NOT_SERVE = re.compile(r"nej|(?:ej|inte|icke)\b.*", re.IGNORECASE)
_NO_MARK = re.compile(r"[-–—0.]?|nej|f|frånv\w*\.?", re.IGNORECASE)
_SUM = re.compile(r"(?:(?:närvaro|närvarande)\s+)?(?:summa|totalt|antal|s:a|total)\b.*", re.IGNORECASE)
_PARTY_CELL = re.compile(r"[^\W\d_]{1,6}|-{1,2}|[–—]")
_REST = r"[^:,]*:?"  # "Ersättare: Bo Al (M), Ida Ro (S)" lists people and heads nobody
_SUBSTITUTES = rf"(?:(?:ej|icke|inte)\b[^:,]*|(?:närvar|övrig)\w+\s+)?ersättare{_REST}"
_SERVING = rf"(?:tjänstgörande|tjg\.?|beslutande)\s+ersättare{_REST}"
_MEMBERS = rf"(?:ordinarie\s+|beslutande\s+)?ledamöter{_REST}"
_HEADS = (
    (re.compile(_SUBSTITUTES, re.IGNORECASE), AttendanceRole.SUBSTITUTE),
    (re.compile(_SERVING, re.IGNORECASE), AttendanceRole.SERVING_SUBSTITUTE),
    (re.compile(_MEMBERS, re.IGNORECASE), AttendanceRole.MEMBER),
)
_ONE_NAME = re.compile(rf"[{elected.CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST = 3


class _Layout(Struct, frozen=True):
    """The columns of a list; `instead` names who serves for the member of the row. `first`: the first row of people.

    `role`: that of the people of the first group. `note`: what is said of somebody ("Tjänstgör för Bo Al (S)").
    `serves`: a mark under `present` says that somebody serves; one under `aside` that they were there and did not.
    """

    name: int
    party: int | None
    present: int
    instead: int | None
    first: int
    serves: bool = False
    aside: int | None = None
    note: int | None = None
    role: AttendanceRole = AttendanceRole.MEMBER

    def is_head(self, row: Sequence[Sequence[Passage]]) -> bool:
        """Whether a row repeats the heads over the next group: "Ersättare | Tjg | Ej tjg"."""
        if max(self.present, self.name) >= len(row) or not row[self.name]:
            return False
        return _PRESENT_HEAD.fullmatch(_text(row[self.present])) is not None

    def role_of(self, role: AttendanceRole, *, here: bool) -> AttendanceRole:
        """The role of somebody with a mark in a group: a substitute who is marked as serving serves."""
        served = role is AttendanceRole.SUBSTITUTE and self.serves and here
        return AttendanceRole.SERVING_SUBSTITUTE if served else role


def role_headed(row: Sequence[Sequence[Passage]]) -> AttendanceRole | None:
    """The role that a row gives to those below it: "Tjänstgörande ersättare" and nothing else."""
    filled = [text for cell in row if (text := _text(cell))]
    if len(filled) != 1:
        return None
    return next((role for pattern, role in _HEADS if pattern.fullmatch(filled[0])), None)


class _UnreadError(Exception):
    """A row that is not understood."""


def of(units: Sequence[Unit], covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """The people of the first list with marks among the units; `covered` are the §§ of the minutes."""
    for grid in _whole(grids(units)):
        found = _of_pairs(grid, covered) or _of_list(grid, _layout(grid), covered)
        members = any(one.role is AttendanceRole.MEMBER for one in found)  # else it is the end of a list
        if members and sum(one.role is not AttendanceRole.OTHER for one in found) >= _FEWEST:
            return found
    return ()


def _of_list(grid: Grid, layout: _Layout | None, covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """The people of a list; nobody where any marked row is not understood."""
    if layout is None:
        return ()
    try:
        return tuple(_read(_mended(grid, layout), layout, covered))
    except _UnreadError:
        return ()


def _of_pairs(grid: Grid, covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """The people of a list with two names in a row: "Ledamot | Närv | Ersättare | Närv"."""
    for number, row in enumerate(grid.rows[:_FEWEST]):
        heads = {column: _text(cell) for column, cell in enumerate(row) if cell}
        present = [column for column, text in heads.items() if _PRESENT_HEAD.fullmatch(text)]
        named = [column for column, text in heads.items() if column not in present and _NAME_HEAD.fullmatch(text)]
        if len(present) != 2 or len(named) != 2 or not named[0] < present[0] < named[1] < present[1]:
            continue
        if not _INSTEAD_HEAD.fullmatch(heads[named[1]]):
            continue
        grid = broken_rows.mended(grid)
        members = _Layout(named[0], None, present[0], None, number + 1)
        others = _Layout(named[1], None, present[1], None, number + 1, role=AttendanceRole.SUBSTITUTE)
        if _is_marked(grid, members) and _is_marked(grid, others, fewest=1):
            first, second = (_of_list(grid, one, covered) for one in (members, others))
            return (*first, *second) if first else ()
    return ()


def _whole(found: Iterable[Grid]) -> Iterator[Grid]:
    """The tables, those of one list together: "LEDAMÖTER", a table, "ERSÄTTARE", a table with the same heads."""
    before: Grid | None = None
    group: Grid | None = None
    for grid in found:
        if len(grid.rows) == 1 and role_headed(grid.rows[0]) is not None:
            group = grid
            continue
        if before is not None and group is not None and _heads(grid) and _heads(grid) == _heads(before):
            before = Grid((*before.rows, *group.rows, *grid.rows))
        else:
            if before is not None:
                yield before
            before = Grid((*group.rows, *grid.rows)) if group is not None else grid
        group = None
    if before is not None:
        yield before


def _heads(grid: Grid) -> tuple[str, ...]:
    """The words of the row that heads a list with marks."""
    row = next((row for row in grid.rows[:_FEWEST] if any(_PRESENT_HEAD.fullmatch(_text(cell)) for cell in row)), ())
    return tuple(_text(cell) for cell in row)


def apart(found: Sequence[ParsedAttendance], every: Sequence[Grid]) -> tuple[ParsedAttendance, ...]:
    """Those of `found` that are printed in none of the lists with marks: there only a mark says who was there."""
    ticks = [_ticks(grid) for grid in every]
    fewest = 1 if max(ticks, default=0) >= _FEWEST else _FEWEST  # the next group of a list may have one cross
    places = [(one.start, one.end) for one, n in zip(every, ticks, strict=True) if n >= fewest or _headed(one)]
    return tuple(one for one in found if not any(start <= one.person.printed.start < end for start, end in places))


def _ticks(grid: Grid) -> int:
    """How many crosses stand in the columns, whatever their heads say: who has none may have been away."""
    return sum(_TICK.fullmatch(_text(cell)) is not None for row in grid.rows for cell in row[1:])


def grids(units: Sequence[Unit]) -> Iterator[Grid]:
    """The tables of some units, also of lines that follow each other with tabs between their columns."""
    for tabbed, members in groupby(units, key=_is_row):
        if tabbed:
            yield Grid(tuple(_cells(line.passage()) for unit in members for line in unit.lines))
            continue
        before: Grid | None = None
        for unit in members:
            own = _of_table(unit) if unit.table is not None else None
            if before is not None and own is not None and _is_rest(own, before):
                before = Grid((*before.rows, *own.rows))
                continue
            if before is not None:
                yield before
            before = own
        if before is not None:
            yield before


def _of_table(unit: Unit) -> Grid:
    return Grid(tuple(tuple(tuple(part for one in cell for part in one.passages) for cell in row) for row in unit.rows))


def _is_rest(later: Grid, before: Grid) -> bool:
    """Whether a table goes on from the page before: as wide, without heads, its first row marked."""
    widths = {max(map(len, grid.rows), default=0) for grid in (later, before)}
    first = [_text(cell) for cell in later.rows[0]] if later.rows else []
    pages = {
        max((one.page or 0 for row in grid.rows for cell in row for one in cell), default=0) for grid in (later, before)
    }
    marked = any(_TICK.fullmatch(text) for text in first)
    return len(widths) == 1 and len(pages) == 2 and marked and _ticks(before) >= _FEWEST


def _is_row(unit: Unit) -> bool:
    """Whether a line is a row of columns, or the name of a group of such rows ("Ersättare (11)")."""
    if unit.table is not None:
        return False
    first, tab, _ = unit.lines[0].source.text.partition("\t")
    columns = bool(tab) and not first.rstrip().endswith(":")
    return columns or any(pattern.fullmatch(unit.text) for pattern, _ in _HEADS)


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


def is_list(unit: Unit) -> bool:
    """Whether a unit is a table whose first row heads a list with marks: "Ledamot | Närv | Ersättare | Närv"."""
    if unit.table is None:
        return False
    grid = _of_table(unit)
    return _headed(Grid(grid.rows[:1])) is not None and _ticks(grid) >= _FEWEST


def is_headed(grid: Grid) -> bool:
    """Whether a column of the table says who was there."""
    return _headed(grid) is not None


def _headed(grid: Grid) -> _Layout | None:
    """Told by a row of heads: one for the names, one for who was there."""
    for number, row in enumerate(grid.rows[:4]):
        heads = {column: _text(cell) for column, cell in enumerate(row) if cell}
        name = _first(heads, _NAME_HEAD, ())
        present = _first(heads, _PRESENT_HEAD, (name,))
        if name is None or present is None or (present < name and not _ticks(grid)):
            continue  # "Beslutande | Ledamöter:" begins a row of the front page
        aside = _first(heads, _NOT_SERVING_HEAD, (name, present))
        served = _first(heads, _SERVES_HEAD, (name,))
        if aside is not None and served is not None:  # "Närvaro | Tjg | Ej tjg": the last two tell more than the first
            present = served
        instead = _first(heads, _INSTEAD_HEAD, (name, present))
        serves = _SERVES_HEAD.fullmatch(heads[present]) is not None
        note = _first(heads, _NOTE_HEAD, (name, present, instead))
        party = _first(heads, _PARTY_HEAD, ())
        group = next((role for above in grid.rows[:number] if (role := role_headed(above))), AttendanceRole.MEMBER)
        return _Layout(name, party, present, instead, number + 1, serves, aside, note, group)
    return None


def _first(heads: dict[int, str], pattern: re.Pattern[str], taken: Sequence[int | None]) -> int | None:
    return next((column for column, text in heads.items() if column not in taken and pattern.fullmatch(text)), None)


def _mended(grid: Grid, layout: _Layout) -> Grid:
    """The list with names whole that a narrow column broke into two rows: "Hanna | M | 1" / "Modigh | |"."""
    rows: list[tuple[tuple[Passage, ...], ...]] = []
    for row in grid.rows:
        before = rows[-1] if len(rows) >= layout.first else ()
        if before and len(before) == len(row) and _goes_on(before, row, layout):
            rows[-1] = tuple((*above, *below) for above, below in zip(before, row, strict=True))
        else:
            rows.append(row)
    return Grid(tuple(rows))


def _goes_on(before: Sequence[Sequence[Passage]], row: Sequence[Sequence[Passage]], layout: _Layout) -> bool:
    told = [column for column in (layout.party, layout.present) if column is not None]
    if max(told) >= len(row) or any(row[column] for column in told) or not any(before[column] for column in told):
        return False
    words = (_text(before[layout.name]), _text(row[layout.name]))
    return all(map(_ONE_NAME.fullmatch, words)) and not any(pattern.fullmatch(words[1]) for pattern, _ in _HEADS)


def _is_marked(grid: Grid, layout: _Layout, fewest: int = _FEWEST) -> bool:
    """Whether nothing but marks and sums stands in the column that says who was there."""
    rows = [row for row in grid.rows[layout.first :] if not layout.is_head(row)]
    cells = [_text(row[layout.present]) for row in rows if layout.present < len(row)]
    marks = sum(_is_mark(text) for text in cells)
    return marks >= fewest and all(_is_mark(text) or _NO_MARK.fullmatch(text) or text.isdecimal() for text in cells)


def _is_mark(text: str) -> bool:
    return _MARK.fullmatch(text) is not None or _SERVES_MARK.fullmatch(text) is not None


def _read(grid: Grid, layout: _Layout, covered: Sequence[ParagraphRange]) -> Iterator[ParsedAttendance]:
    role, marked = layout.role, 0
    away = any(_AWAY_MARK.fullmatch(_text(row[layout.present])) for row in grid.rows if layout.present < len(row))
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
        here = _is_mark(told)
        marked += here
        aside = layout.aside is not None and layout.aside < len(row) and _MARK.fullmatch(_text(cells[layout.aside]))
        aside = aside or (away and layout.serves and _DID_NOT_SERVE.fullmatch(told))
        if layout.instead is not None and layout.instead < len(row) and cells[layout.instead]:
            if here and layout.present < layout.instead:
                raise _UnreadError  # both were there: who of them served?
            yield _serving(cells, layout, covered)
        elif here and _SERVES_MARK.fullmatch(told):
            yield _substituting(cells, layout, covered)
        elif here or (aside and role is AttendanceRole.SUBSTITUTE):
            found = _person(cells[layout.name], _party(cells, layout), layout.role_of(role, here=here), covered)
            found = _noted(found, cells, layout, covered)
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
    if found[0].person.party is None and _PARTY_CELL.fullmatch(printed):
        return replace(found[0], person=replace(found[0].person, party=printed))
    return found[0]


def _noted(
    found: ParsedAttendance, cells: Sequence[Sequence[Passage]], layout: _Layout, covered: Sequence[ParagraphRange]
) -> ParsedAttendance:
    """The same person with what the note beside them adds: for whom they serve, their office, their §§."""
    if layout.note is None or layout.note >= len(cells) or not cells[layout.note]:
        return found
    whole = stacked((join(cells[layout.name]), join(cells[layout.note])))
    said = [one for one in attendance.people(whole, found.role, covered) if one.role is not AttendanceRole.OTHER]
    serving = [one for one in said if one.role is AttendanceRole.SERVING_SUBSTITUTE]
    said = serving or said  # "Tjg § 4–9": the mark beside it says no more than that
    if len(said) != 1 or said[0].person.name != found.person.name:
        raise _UnreadError  # somebody else is named there: who of them was at the meeting?
    return replace(said[0], person=found.person, office=said[0].office or found.office)


def _substituting(
    cells: Sequence[Sequence[Passage]], layout: _Layout, covered: Sequence[ParagraphRange]
) -> ParsedAttendance:
    """A substitute whose mark says that they serve, perhaps for whom."""
    serving = AttendanceRole.SERVING_SUBSTITUTE
    found = _person(cells[layout.name], _party(cells, layout), serving, covered)
    whole = stacked((join(cells[layout.name]), join(cells[layout.present])))
    said = [one for one in attendance.people(whole, serving, covered) if one.person.name == found.person.name]
    return replace(found, replaces=said[0].replaces if said else None)


def _serving(
    cells: Sequence[Sequence[Passage]], layout: _Layout, covered: Sequence[ParagraphRange]
) -> ParsedAttendance:
    """The substitute beside an absent member."""
    assert layout.instead is not None
    member = _person(cells[layout.name], _party(cells, layout), AttendanceRole.MEMBER, covered)
    served = _person(cells[layout.instead], (), AttendanceRole.SERVING_SUBSTITUTE, covered)
    party = served.person.party or member.person.party
    return replace(served, person=replace(served.person, party=party), replaces=member.person.name)
