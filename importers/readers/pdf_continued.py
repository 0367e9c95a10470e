"""Rows of a table that a page break left alone on the next page. Pure geometry.

Two rows by themselves are no table; directly below the head of a page, in the columns of the table that ends the page
before, they are its last ones.
"""

from collections.abc import Sequence

from importers.readers.pdf_fragments import Entry, Fragment, Place
from importers.readers.pdf_layout import Edges

_APART = 0.4  # of the letters' height, as within a page
_NEXT_ROW = 4.0
_NEAR = 2.0  # points: what begins, or ends, at the same place
_FEWEST_ROWS = 3


def continued(before: Sequence[Entry], foot: Edges, entries: Sequence[Entry], head: Edges) -> list[Entry]:
    """The lines of a page, with the rows that go on with the table above the break as cells of it.

    `foot`, `head`: what recurs on the page before and on this one. The table above is counted back from this page's
    first: -1 is the last table of the page before.
    """
    last = next((one for one in reversed(before) if not _is_within(one, foot.foot)), None)
    start = next((place for place, one in enumerate(entries) if not _is_within(one, head.head)), len(entries))
    if last is None or last.place is None or start == len(entries) or entries[start].place is not None:
        return list(entries)
    members = [one for one in before if one.place is not None and one.place.table == last.place.table]
    columns = _columns(members)
    rows = max(one.place.row for one in members if one.place is not None) + 1
    if len(columns) < 2 or rows < _FEWEST_ROWS:
        return list(entries)
    tables = len({one.place.table for one in before if one.place is not None})
    made = list(entries[:start])
    number = rows - 1
    for place, entry in enumerate(entries[start:], start):
        told = _row_of(entry, columns)
        first = told is not None and told[0][1] == min(columns)
        if told is None or (place == start and not first) or not _is_next(entries[max(start, place - 1)], entry):
            return [*made, *entries[place:]]
        number += first
        made += (Entry((one,), Place(last.place.table - tables, number, column)) for one, column in told)
    return made


def _is_within(entry: Entry, lines: frozenset[int]) -> bool:
    return all(one.line in lines for one in entry.fragments)


def _columns(members: Sequence[Entry]) -> dict[int, list[Fragment]]:
    columns: dict[int, list[Fragment]] = {}
    for entry in members:
        if entry.place is not None:
            columns.setdefault(entry.place.column, []).extend(entry.fragments)
    return columns


def _row_of(entry: Entry, columns: dict[int, list[Fragment]]) -> list[tuple[Fragment, int]] | None:
    """Each part of a line with its column; None where the line is no row of these columns.

    A line of the first column alone is none; one of another column alone goes on in its cell.
    """
    if entry.place is not None or entry.text.startswith("§"):
        return None
    told: list[tuple[Fragment, int]] = []
    for one in entry.fragments:
        met = [number for number, members in columns.items() if _reaches(one, members)]
        if len(met) != 1 or not _stands_as(one, columns[met[0]]):
            return None
        told.append((one, met[0]))
    found = [column for _, column in told]
    return told if found != [min(columns)] and found == sorted(set(found)) else None


def _reaches(one: Fragment, members: Sequence[Fragment]) -> bool:
    near = _APART * one.size
    left, right = min(other.left for other in members), max(other.right for other in members)
    return one.left < right + near and one.right > left - near


def _stands_as(one: Fragment, members: Sequence[Fragment]) -> bool:
    """Whether a part begins or ends where parts of its column do, in letters as large."""
    return any(
        abs(one.size - other.size) < 1 and min(abs(one.left - other.left), abs(one.right - other.right)) <= _NEAR
        for other in members
    )


def _is_next(above: Entry, entry: Entry) -> bool:
    first = entry.fragments[0]
    return 0 <= first.base - above.fragments[0].base <= _NEXT_ROW * first.size
