"""Who was at the meeting, by tables whose heads tell what each column says: "Namn | Parti | Funktion | Ersätter".

What a column says holds for the whole row: who serves, for whom, who was away. All such lists of the minutes are read,
or none: where one row is not understood nobody is told from them, and they stay text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import attendance, attendance_columns, broken_rows, front_labels, presence
from importers.parsing.attendance_columns import Columns
from importers.parsing.passages import Passage, join
from importers.parsing.result import AttendanceRole, ParagraphRange, ParsedAttendance
from importers.parsing.stretches import Grid, stacked
from importers.parsing.units import Unit

_Row = Sequence[Sequence[Passage]]

_MARK = re.compile(r"[xX×✓✔•●1]|\(?[xX]\)?|ja|närv(?:arande|\.)?|tj(?:änst)?g(?:ör|örande|\.)?|[tT]", re.IGNORECASE)
_NO_MARK = re.compile(
    r"[-–—0.]?|n(?:ej)?|f|frånv(?:arande|\.)?|(?:ej|inte|icke)(?:\s+(?:närvarande|tjänstgörande|tjg))?", re.IGNORECASE
)
_NOBODY = re.compile(r"[-–—.]?|vakan(?:t|s)(?:\s+plats)?", re.IGNORECASE)
_PARTY = re.compile(r"[^\W\d_]{1,6}|-{1,2}|[–—]")
_AWAY = re.compile(
    r"(?:ej|inte|icke)\s+närvarande|frånv(?:arande|\.)?|(?:anmält\s+)?förhinder|förhindrad", re.IGNORECASE
)
_SAYS_WHO = re.compile(r"närvarande|(?:ej|icke|inte)\s+(?:tj|beslut)|övriga", re.IGNORECASE)
_BEGINS_MATTERS = re.compile(r"§|\d")
_FUNCTIONS = (
    (
        re.compile(r"(?:tjänstg\w*|tjg\.?|tj\.?)\s+(?:ers\w*\.?|suppl\w*\.?)", re.IGNORECASE),
        AttendanceRole.SERVING_SUBSTITUTE,
    ),
    (
        re.compile(
            r"(?:(?:ej|icke|inte)\s+(?:tjänstg\w*|tjg\.?)\s+)?(?:\d+:?[ae]\s+)?(?:ersättare|ers\.?|suppleant)",
            re.IGNORECASE,
        ),
        AttendanceRole.SUBSTITUTE,
    ),
    (
        re.compile(
            r"(?:ordinarie\s+)?(?:ledamot|led\.)|(?:\S+\s+)?(?:vice\s+|v\.?\s*)?ordf(?:örande|\.)?|gruppledare",
            re.IGNORECASE,
        ),
        AttendanceRole.MEMBER,
    ),
)


class Lists(Struct, frozen=True):
    """The people of all such lists, and where they stand. `unread`: somebody in them was not understood."""

    people: tuple[ParsedAttendance, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    unread: bool = False

    def holds(self, one: ParsedAttendance) -> bool:
        """Whether somebody is printed in one of the lists."""
        return any(start <= one.person.printed.start < end for start, end in self.places)


class _UnreadError(Exception):
    """A row that is not understood."""


def is_list(unit: Unit) -> bool:
    """Whether a unit is a table whose first row heads such a list."""
    return unit.table is not None and _tells([" ".join(one.text for one in cell) for cell in unit.rows[0]])


def of(units: Sequence[Unit], grids: Iterable[Grid], covered: Sequence[ParagraphRange]) -> Lists:
    """The lists among the tables of the units (`grids`); `covered` are the §§ of the minutes."""
    found: list[ParsedAttendance] = []
    places: list[tuple[int, int]] = []
    unread = False
    for grid in (one for whole in grids for one in _lists(whole)):
        places.append((grid.start, grid.end))
        try:
            found += _read(broken_rows.mended(grid), _role_above(units, grid.start), covered)
        except _UnreadError:
            unread = True
    return Lists(() if unread else tuple(found), tuple(places), unread)


def _lists(grid: Grid) -> Iterator[Grid]:
    """The lists within a table: from a row of heads to the next label of the front page, or to the list of matters."""
    begin: int | None = None
    for number, row in enumerate((*grid.rows, ())):
        ends = number == len(grid.rows) or (begin is not None and _is_other(row))
        if ends and begin is not None:
            found = Grid(grid.rows[begin:number])
            if any(_names_somebody(one) for one in found.rows[1:]):
                yield found
            begin = None
        if begin is None and _heads(row):
            begin = number


def _heads(row: _Row) -> bool:
    return _tells([_text(cell) for cell in row])


def _tells(heads: Sequence[str]) -> bool:
    """Whether heads tell what the columns say, and not only by marks: those lists are read by `marked_lists`."""
    columns = attendance_columns.read(heads)
    if columns is None or columns.told:
        return columns is not None
    if columns.marked or columns.unknown:
        return False
    return columns.party is not None or bool(columns.notes or columns.beside)


def _is_other(row: _Row) -> bool:
    """Whether a row belongs to something else: "Utses att justera | Bo Al (M)", "§ 15 | Taxa"."""
    filled = [text for cell in row if (text := _text(cell))]
    if not filled or _columns(row) is not None or (len(filled) == 1 and attendance_columns.role_of(filled[0])):
        return False
    label = front_labels.label(filled[0], notice=False)
    return _BEGINS_MATTERS.match(filled[0]) is not None or (label is not None and label.exact)


def _names_somebody(row: _Row) -> bool:
    return bool(row) and bool(row[0]) and any(attendance.people(join(row[0]), AttendanceRole.MEMBER, ()))


def _columns(row: _Row) -> Columns | None:
    return attendance_columns.read([_text(cell) for cell in row])


def _role_above(units: Sequence[Unit], start: int) -> AttendanceRole | None:
    """The role that the line above a table gives to those in it."""
    above = [unit for unit in units if unit.lines and unit.lines[-1].end <= start]
    return attendance_columns.role_of(above[-1].text) if above and above[-1].table is None else None


def _read(grid: Grid, role: AttendanceRole | None, covered: Sequence[ParagraphRange]) -> Iterator[ParsedAttendance]:
    columns: Columns | None = None
    heads: list[str] = []
    for row in grid.rows:
        filled = [text for cell in row if (text := _text(cell))]
        headed = _columns(row)
        group = attendance_columns.role_of(filled[0]) if len(filled) == 1 else None
        if headed is not None:
            columns, role, heads = headed, headed.role or role, [_text(cell) for cell in row]
        elif group is not None:
            role = group
        elif filled and columns is not None:
            if columns.beside:
                yield from _side_by_side(row, heads, covered)
                continue
            yield from _Person(row, columns, covered).read(role)


def _side_by_side(row: _Row, heads: Sequence[str], covered: Sequence[ParagraphRange]) -> Iterator[ParsedAttendance]:
    """The people of a row with a list in every column: "Närvarande ledamöter | Ej tjänstgörande ersättare".

    "Ledamöter | Ersättare" does not say whether the two of a row belong together, and who of them was there.
    """
    for column, cell in enumerate(row):
        head = heads[column] if column < len(heads) else ""
        role = attendance_columns.role_of(head)
        if not cell:
            continue
        if role is None or not (_SAYS_WHO.search(head) or role is AttendanceRole.OTHER):
            raise _UnreadError
        official = role is AttendanceRole.OTHER
        found = list(attendance.people(join(cell), role, covered, by_office=official))
        if len(found) != 1 and not official:
            raise _UnreadError
        yield from found


class _Person(Struct, frozen=True):
    """Somebody's row."""

    row: _Row
    columns: Columns
    covered: Sequence[ParagraphRange]

    def read(self, group: AttendanceRole | None) -> Iterator[ParsedAttendance]:
        """What the row says of somebody; nothing where they were away."""
        if any(self._text(column) for column in self.columns.unknown):
            raise _UnreadError
        role, title = self._role(group)
        if role is AttendanceRole.OTHER:
            yield from self._official(title)
            return
        notes = [self._cell(column) for column in self.columns.notes if self._text(column)]
        whom = self._whom()
        here = self._is_here(notes)
        if not here:
            if whom:
                raise _UnreadError  # away, and serving for somebody?
            return
        if role is None and not whom:
            raise _UnreadError
        one = self._elected((whom and AttendanceRole.SUBSTITUTE) or role, title, notes)
        if not whom:
            yield one
        for other in whom:
            if (role is AttendanceRole.MEMBER and title) or one.replaces:
                raise _UnreadError  # "Ledamot", and for somebody else?
            name = None if _NOBODY.fullmatch(other.person.name) else other.person.name
            present, absent = other.present or one.present, other.absent or one.absent
            serving = AttendanceRole.SERVING_SUBSTITUTE
            yield replace(one, role=serving, replaces=name, present=present, absent=absent, note=other.note or one.note)

    def _elected(self, role: AttendanceRole | None, title: Passage | None, notes: list[Passage]) -> ParsedAttendance:
        assert role is not None
        name = self._cell(self.columns.name)
        entry = stacked((name, *([title] if title else ()), *notes))
        found = [one for one in attendance.people(entry, role, self.covered) if one.role is not AttendanceRole.OTHER]
        alone = [one.person.name for one in attendance.people(name, role, self.covered)]
        if len(found) != 1 or alone != [found[0].person.name]:
            raise _UnreadError
        one = found[0]
        party = self._text(self.columns.party).strip("() ")
        if party and not _PARTY.fullmatch(party):
            raise _UnreadError
        party = party if party.strip("-–—") else ""
        if one.person.party is None and party:
            one = replace(one, person=replace(one.person, party=party))
        return self._served(one)

    def _served(self, one: ParsedAttendance) -> ParsedAttendance:
        """The same with what the column for those who served says: "Närvarande X | Tjänstgör X"."""
        if self.columns.serves is None or one.role is not AttendanceRole.SUBSTITUTE:
            return one
        told = self._text(self.columns.serves)
        if _MARK.fullmatch(told):
            return replace(one, role=AttendanceRole.SERVING_SUBSTITUTE)
        if not _NO_MARK.fullmatch(told):
            raise _UnreadError
        return one

    def _role(self, group: AttendanceRole | None) -> tuple[AttendanceRole | None, Passage | None]:
        """The role by the column of functions, else that of the group; and the function."""
        said = self._text(self.columns.function)
        if not said:
            return group, None
        told = next((role for pattern, role in _FUNCTIONS if pattern.fullmatch(said)), None)
        if told is None:
            told = AttendanceRole.OTHER if group is None else group
        elif group not in {None, told} and {group, told} != {
            AttendanceRole.SUBSTITUTE,
            AttendanceRole.SERVING_SUBSTITUTE,
        }:
            raise _UnreadError
        return told, self._cell(self.columns.function)

    def _official(self, title: Passage | None) -> Iterator[ParsedAttendance]:
        notes = [self._cell(column) for column in self.columns.notes if self._text(column)]
        if not self._is_here(notes):
            return
        entry = stacked((self._cell(self.columns.name), *([title] if title else ()), *notes))
        found = list(attendance.people(entry, AttendanceRole.OTHER, self.covered, by_office=True))
        if len(found) > 1:
            raise _UnreadError
        yield from found

    def _is_here(self, notes: list[Passage]) -> bool:
        """Whether the marks say that they were there; what a mark says besides ("§§ 4–9") becomes a note."""
        if any(_AWAY.fullmatch(one.text.strip(" .,()")) for one in notes):
            return False
        column = self.columns.present if self.columns.present is not None else self.columns.serves
        if column is None:
            return True
        told = self._text(column)
        if _MARK.fullmatch(told) or _NO_MARK.fullmatch(told):
            return _MARK.fullmatch(told) is not None
        if not presence.read(told, self.covered).end:
            raise _UnreadError
        notes.append(self._cell(column))
        return True

    def _whom(self) -> list[ParsedAttendance]:
        """For whom they serve, each with the §§ beside the name."""
        column = self.columns.replaces
        if column is None or (_NOBODY.fullmatch(self._text(column)) and not self._text(column)[:1].isalpha()):
            return []
        cell = self._cell(column)
        if _NOBODY.fullmatch(cell.text):
            vacant = attendance.people(self._cell(self.columns.name), AttendanceRole.MEMBER, self.covered)
            return [
                replace(one, person=replace(one.person, name=cell.text), present=(), absent=(), note=None)
                for one in vacant
            ]
        found = list(attendance.people(cell, AttendanceRole.MEMBER, self.covered))
        several = len(found) > 1 and not all(one.present for one in found)
        if not found or several or any(one.role is not AttendanceRole.MEMBER for one in found):
            raise _UnreadError
        return found

    def _cell(self, column: int | None) -> Passage:
        cell = self.row[column] if column is not None and column < len(self.row) else ()
        if not cell:
            raise _UnreadError
        return join(cell)

    def _text(self, column: int | None) -> str:
        return _text(self.row[column]) if column is not None and column < len(self.row) else ""


def _text(cell: Sequence[Passage]) -> str:
    return " ".join(part.text for part in cell).strip()
