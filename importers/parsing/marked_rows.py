"""Rows of tables whose cells are one line: "att | anta taxan", "1. | Taxan antas", "Au § 21 | 2030-03-05"."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from importers.parsing.passages import join
from importers.parsing.units import MARKER, Unit, flatten

_Row = Sequence[Sequence[Unit]]
_THAT = "att"
_LABEL = re.compile(r"(?:[^\W\d_][\w-]{0,9}\.?(?:\s\w{1,5})?\s*)?§\s*\d{1,4}(?:\s?[a-h])?")
_DAY = re.compile(r"\(?(?:19|20)\d\d-\d\d-\d\d\)?")


def is_list(table: Unit) -> bool:
    """Whether all rows of a table are items of a list."""
    rows = [row for row in table.rows if any(row)]
    return bool(rows) and all(_items(row) for row in rows)


def spread(table: Unit) -> tuple[Unit, ...]:
    """The lines of a table as ordinary units, in reading order; a row that is an item of a list is one."""
    if table.table is None:
        return flatten(table)
    return tuple(one for row in table.rows for one in _items(row) or _dated(row))


def _dated(row: _Row) -> Iterator[Unit]:
    """The lines of a row one by one, a § with the day in the cell behind it together."""
    before: Unit | None = None
    for cell in row:
        for unit in cell:
            if before is not None and len(cell) == 1 and _LABEL.fullmatch(before.text) and _DAY.fullmatch(unit.text):
                lines, passage = (*before.lines, *unit.lines), join((before.passage, unit.passage))
                before = replace(before, lines=lines, passage=passage)
                continue
            if before is not None:
                yield before
            before = unit
    if before is not None:
        yield before


def _items(row: _Row) -> list[Unit]:
    """The items that a row holds: one mark for all of the text beside it, or one for each of its paragraphs."""
    filled = [cell for cell in row if cell]
    if len(filled) != 2 or not all(map(_is_mark, filled[0])) or any(one.marker for one in filled[1]):
        return []
    marks, told = filled
    if len(marks) not in (1, len(told)):
        return []
    return [*_marked(marks, told), *told[len(marks) :]]


def _is_mark(unit: Unit) -> bool:
    text = f"{unit.text} "
    match = MARKER.match(f"{text}x")
    return unit.text.lower() == _THAT or (match is not None and match.end() == len(text))


def _marked(marks: Sequence[Unit], told: Sequence[Unit]) -> Iterator[Unit]:
    for mark, unit in zip(marks, told, strict=False):
        lines = (*mark.lines, *unit.lines)
        if mark.text.lower() == _THAT:
            yield replace(mark, lines=lines, passage=join((mark.passage, unit.passage)))
        else:
            yield replace(unit, lines=lines, marker=mark.passage)
