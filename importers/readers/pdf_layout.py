"""Fragments of a page → its printed lines in the order of reading. Pure geometry.

The order in which a page was drawn is nearly always the order of reading and is kept but for tables, columns, page
heads and feet, and pages whose lines stand one below the other and were drawn out of order.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from importers.readers import pdf_columns, pdf_tables
from importers.readers.pdf_fragments import Drawing, Entry, Fragment, Place, by_lines
from importers.readers.pdf_tables import Table
from importers.source import Cell, Region, SourceLine

_FEW = 3
_MOST_AT_EDGE = 12  # lines of a page head or foot


class Edges(Struct, frozen=True):
    """The lines (`Fragment.line`) of a page that recur on others: its head and its foot."""

    head: frozenset[int] = frozenset()
    foot: frozenset[int] = frozenset()


def arrange(fragments: Sequence[Fragment], drawing: Drawing, edges: Edges) -> list[Entry]:
    """The lines of a page; its tables are numbered from 0."""
    edges = _with_tagged(edges, fragments)
    at_edge = edges.head | edges.foot
    matter = [one for one in fragments if one.line not in at_edge]
    head, foot = (_ordered([one for one in fragments if one.line in edge]) for edge in (edges.head, edges.foot))
    return [*head, *_matter(matter, drawing), *foot]


def source_line(entry: Entry, page: int) -> SourceLine:
    """The line as readers give it."""
    box, place, first = entry.box, entry.place, entry.fragments[0]
    tag, alone = first.tag, len(entry.fragments) == 1
    return SourceLine(
        text=first.text if alone else entry.text,
        heading_level=tag.level if tag else None,
        bold=first.bold if alone else all(one.bold for one in entry.fragments),
        italic=first.italic if alone else all(one.italic for one in entry.fragments),
        size=round(first.size if alone else max(one.size for one in entry.fragments), 1) or None,
        page=page,
        region=(tag.region if tag else None) or Region.BODY,
        cell=Cell(place.table, place.row, place.column, place.header) if place else None,
        top=round(box.top, 1),
        left=round(box.left, 1),
        right=round(box.right, 1),
    )


def _with_tagged(edges: Edges, fragments: Sequence[Fragment]) -> Edges:
    """The edges, with the lines that tags call page heads and feet."""
    head, foot = (
        {one.line for one in fragments if one.tag is not None and one.tag.region is region}
        for region in (Region.HEADER, Region.FOOTER)
    )
    return Edges(edges.head | head, (edges.foot | foot) - head) if head or foot else edges


def _matter(fragments: Sequence[Fragment], drawing: Drawing) -> list[Entry]:
    lines = by_lines(fragments)
    if not _has_parts(fragments, lines):
        return _from_above(lines)
    if len(fragments) <= _FEW:
        return lines
    tables = pdf_tables.tagged(fragments)
    columns = None if tables else pdf_columns.in_columns(fragments)
    if columns is not None:
        return [entry for group in columns for entry in _ordered(group)]
    taken = {id(one) for table in tables for one, _, _ in table.members}
    tables += pdf_tables.find([one for one in fragments if id(one) not in taken], drawing)
    if not tables:
        return _head_and_foot(lines)
    return _with_tables(fragments, tables)


def _has_parts(fragments: Sequence[Fragment], lines: Sequence[Entry]) -> bool:
    """Whether anything stands beside anything else."""
    return len(fragments) > len(lines) or _stand_beside(lines)


def _stand_beside(lines: Sequence[Entry]) -> bool:
    """Whether two lines stand side by side, at least in part."""
    boxes = sorted((entry.box for entry in lines), key=lambda box: box.top)
    for position, box in enumerate(boxes):
        for other in boxes[position + 1 : position + 12]:
            if other.top >= box.bottom:
                break
            shared = min(box.bottom, other.bottom) - other.top
            if shared > 0.5 * min(box.height, other.height) and (other.left >= box.right or box.left >= other.right):
                return True
    return False


def _from_above(lines: list[Entry]) -> list[Entry]:
    """Lines that stand one below the other, in that order, whatever the order of drawing."""
    if all(before.fragments[0].base <= after.fragments[0].base + 2 for before, after in pairwise(lines)):
        return lines
    return sorted(lines, key=lambda entry: entry.fragments[0].base)


def _head_and_foot(lines: list[Entry]) -> list[Entry]:
    """Page heads that are drawn last come first (behind what stands beside them), page feet drawn first come last."""
    tops = [line.box.top for line in lines]
    for count in range(min(_MOST_AT_EDGE, len(lines) - _FEW), 0, -1):
        rest = tops[:-count]
        beside = sum(top <= max(tops[-count:]) + 2 for top in rest)
        if beside <= min(_MOST_AT_EDGE, 0.3 * len(rest)) and all(top > max(tops[-count:]) + 2 for top in rest[beside:]):
            lines = [*lines[:beside], *lines[-count:], *lines[beside:-count]]
            break
    tops = [line.box.top for line in lines]
    for count in range(min(_MOST_AT_EDGE, len(lines) - _FEW), 0, -1):
        if min(tops[:count]) - 2 > max(tops[count:]):
            return [*lines[count:], *lines[:count]]
    return lines


def _ordered(group: Sequence[Fragment]) -> list[Entry]:
    """Lines from above: those of one column, or of a page's head."""
    entries = [
        replace(entry, fragments=tuple(sorted(entry.fragments, key=lambda one: one.left))) for entry in by_lines(group)
    ]
    return sorted(entries, key=lambda entry: (round(entry.fragments[0].base), entry.fragments[0].left))


def _with_tables(fragments: Sequence[Fragment], tables: Sequence[Table]) -> list[Entry]:
    """Each table stands where the first of its lines was drawn."""
    of_table = {id(one): number for number, table in enumerate(tables) for one, _, _ in table.members}
    made: list[Entry] = []
    done: set[int] = set()
    loose: list[Fragment] = []
    for one in fragments:
        number = of_table.get(id(one))
        if number is None:
            if loose and loose[-1].line != one.line:
                made += by_lines(loose)
                loose = []
            loose.append(one)
        elif number not in done:
            made += by_lines(loose)
            loose = []
            made += _entries(tables[number], number)
            done.add(number)
    return [*made, *by_lines(loose)]


def _entries(table: Table, number: int) -> list[Entry]:
    """A table's printed lines, cell by cell; parts of one cell that stand on one line are one."""
    made: list[Entry] = []
    for one, row, column in table.members:
        place = Place(number, row, column, header=row < table.head)
        last = made[-1] if made else None
        if last and last.place == place and abs(last.fragments[-1].base - one.base) <= 0.3 * one.size:
            made[-1] = replace(last, fragments=(*last.fragments, one))
        else:
            made.append(Entry((one,), place))
    return made
