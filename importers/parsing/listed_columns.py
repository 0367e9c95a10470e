"""Lists of people beside each other, each below a label: "Beslutande | Ej tjänstgörande ersättare" over names.

Read row by row everybody would belong to the last of the labels. Each column is made a label with its list here, as if
they had been printed one below the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from importers.parsing import attendance, front_labels, headed_columns
from importers.parsing.headed_columns import Cell
from importers.parsing.passages import join
from importers.parsing.result import AttendanceRole, FrontField
from importers.parsing.units import Unit

_PEOPLE = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING, FrontField.SUBSTITUTES, FrontField.OTHERS))
# "Ledamöter | Ersättare" says of nobody that they were there, and may set each beside whoever served for them.
_SAYS_WHO = re.compile(r"närvarande|beslutande|tjänstg|deltag", re.IGNORECASE)
_FEW = 2
_FURTHER_IN = 20.0  # points

_Row = Sequence[Cell]


def parted(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units with such lists below each other, each behind its label."""
    waiting, found = list(units), list[Unit]()
    position = 0
    while position < len(waiting):
        unit = waiting[position]
        if unit.table is not None:
            before, rows = _ending(unit)
            found += before
        else:
            rows = [_cells(unit, unit)]
        position += 1
        if not rows:
            continue
        below = _lines_below(waiting, position, rows)
        position += len(below)
        rows = [*rows, *below]
        found += _columns(rows) if len(rows) > 1 else [unit]
    return tuple(found)


def _lines_below(units: Sequence[Unit], position: int, rows: Sequence[_Row]) -> list[_Row]:
    """The lines that go on with the lists: in a PDF below the rows that were seen to be a table, else below a line."""
    heads = rows[0]
    if len(rows) == 1 and not _are_labels(heads):
        return []
    below: list[_Row] = []
    for unit in units[position:]:
        if unit.table is not None or unit.marker is not None or (len(rows) > 1 and unit.source.left is None):
            break
        row = _cells(unit, heads[0][0])
        alone = len([cell for cell in row if cell]) < _FEW
        if not _goes_on(heads, row) or (len(rows) == 1 and not below and alone):
            break
        below.append(row)
    return below


def _cells(unit: Unit, head: Unit) -> _Row:
    """The columns of a line; what stands further in than the heads alone is in the last one."""
    parts = [unit.passage.part(*match.span()) for match in re.finditer(r"[^\t]*[^\t\s][^\t]*", unit.text)]
    left, first = unit.source.left, head.source.left
    further_in = left is not None and first is not None and left > first + _FURTHER_IN
    before: list[Cell] = [()] if len(parts) == 1 and (further_in or unit.source.text[:1] == "\t") else []
    return [*before, *((replace(unit, passage=part),) for part in parts)]


def _ending(unit: Unit) -> tuple[list[Unit], Sequence[_Row]]:
    """What a table gives, and the rows of the lists that it ends with, if any."""
    made: list[Unit] = []
    position = rest = 0
    while position < len(unit.rows):
        count = _count(unit.rows, position)
        if not count:
            position += 1
            continue
        if rest < position:
            made.append(headed_columns.rows_of(unit, rest, position))
        rows = unit.rows[position : position + 1 + count]
        position = rest = position + 1 + count
        if rest == len(unit.rows):
            return made, rows
        made += _columns(rows)
    return [*made, headed_columns.rows_of(unit, rest, len(unit.rows)) if rest else unit], ()


def _count(rows: Sequence[_Row], at: int) -> int:
    """How many rows below are those of the lists that a row heads."""
    heads = rows[at]
    if not _are_labels(heads) or at + 1 == len(rows):
        return 0
    below = rows[at + 1]
    if len([cell for cell in below if cell]) < _FEW or not all(_names_somebody(cell) for cell in below if cell):
        return 0
    return next(
        (count for count, row in enumerate(rows[at + 2 :], start=1) if not _goes_on(heads, row)), len(rows) - at - 1
    )


def _goes_on(heads: _Row, row: _Row) -> bool:
    """Whether a row belongs to the lists: nothing but people, and none in a column without a head."""
    filled = [column for column, cell in enumerate(row) if cell]
    if not all(column < len(heads) and heads[column] for column in filled):
        return False
    return all(_names_somebody(row[column]) for column in filled)


def _are_labels(cells: _Row) -> bool:
    """Whether all cells are labels of lists of people, no two of one kind, the first of those who were there."""
    texts = [cell[0].text for cell in cells if len(cell) == 1]
    if len(texts) < _FEW or len(texts) < len([cell for cell in cells if cell]) or not _SAYS_WHO.search(texts[0]):
        return False
    told = [front_labels.label(text, notice=False) for text in texts]
    fields = [one.field for one, text in zip(told, texts, strict=True) if one and one.exact and one.length == len(text)]
    return len(fields) == len(texts) == len(set(fields)) and _PEOPLE.issuperset(fields)


def _names_somebody(cell: Cell) -> bool:
    """Whether a cell lists people, and is no label."""
    label = front_labels.label(cell[0].text, notice=False)
    if label is not None and label.exact:
        return False
    whole = join(part for unit in cell for part in unit.passages)
    return any(attendance.people(whole, AttendanceRole.OTHER, (), by_office=True))


def _columns(rows: Sequence[_Row]) -> Iterator[Unit]:
    for column, head in enumerate(rows[0]):
        yield from head
        for row in rows[1:]:
            yield from row[column] if column < len(row) else ()
