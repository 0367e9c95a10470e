"""Rows of a list that a narrow column broke in two: "Hanna | Ekhults | X" / "Modigh (S) | kommun | "."""

import re
from collections.abc import Sequence

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.stretches import Grid

_ONE = rf"[{elected.CAPITAL}][^\W\d_]+(?:-[^\W\d_]+)*"
_FIRST_NAMES = re.compile(rf"\*?{_ONE}")
_REST_OF_NAME = re.compile(rf"{_ONE}\*?(?:\s*{elected.BRACKETED})?(?:,.*)?")
_WHOLE_NAME = re.compile(rf"\*?{_ONE}(?:\s{_ONE})+")
_PARTY = re.compile(rf"{elected.BRACKETED}(?:,.*)?")
_MARK = re.compile(r"\w|[×✓✔•●]|\([xX]\)|(?i:ja|nej|avstår)")
_PERSON = re.compile(rf"\*?{_ONE}(?:\s{_ONE})+(?:\s*{elected.BRACKETED})")

_Row = Sequence[Sequence[Passage]]


def mended(grid: Grid) -> Grid:
    """The list with each person in one row; the same list where no row is the rest of the one above."""
    rows: list[tuple[tuple[Passage, ...], ...]] = []
    for row in grid.rows:
        if rows and _is_rest(rows[-1], row):
            rows[-1] = tuple((*above, *below) for above, below in zip(rows[-1], row, strict=True))
        else:
            rows.append(row)
    return grid if len(rows) == len(grid.rows) else Grid(tuple(rows))


def _is_rest(before: _Row, row: _Row) -> bool:
    """Whether a row has nothing but the rest of words in the cells above it, one of them a name."""
    filled = [column for column, cell in enumerate(row) if cell]
    if not filled or len(before) != len(row) or len([cell for cell in before if cell]) <= len(filled) - 1:
        return False
    if any(not before[column] or _MARK.fullmatch(_text(row[column])) for column in filled):
        return False
    if any(_PERSON.match(_text(row[column])) for column in filled):  # somebody of their own
        return False
    others = [_text(cell) for column, cell in enumerate(before) if cell and column != filled[0]]
    return bool(others) and _is_broken(_text(before[filled[0]]), _text(row[filled[0]]))


def _is_broken(upper: str, lower: str) -> bool:
    if _FIRST_NAMES.fullmatch(upper):
        return _REST_OF_NAME.fullmatch(lower) is not None
    if upper.endswith(","):  # "Anna Ek," / "ordförande"
        return lower[:1].islower()
    return _WHOLE_NAME.fullmatch(upper) is not None and _PARTY.fullmatch(lower) is not None


def _text(cell: Sequence[Passage]) -> str:
    return " ".join(one.text for one in cell).strip()
