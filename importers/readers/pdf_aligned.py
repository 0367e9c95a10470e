"""Tables without drawn lines: rows whose parts stand in columns. Pure geometry.

Not taken for tables: numbered lists (a marker is no column), tables of contents and headings with their § (they are
read line by line), letterheads of a few lines, running text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean

from msgspec import Struct, field

from importers.readers.pdf_fragments import Fragment, Rule

_FEWEST_ROWS = 3
_SURE_ROWS = 4
_APART = 0.4  # of the letters' height: columns stand at least so far from each other
_NEXT_ROW = 4.0  # of the letters' height: two rows of one table are no farther from each other
_NEXT_LINE = 2.2
_WRAPPED = 1.45
_ROOMIER = 1.25
_MARKER = re.compile(r"[-–—•·▪●○◦■□➢►*o]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2})+\.?")
_AMOUNT = re.compile(r"[-–−+±]?\s*[\d\s.,]*\d\s*(?:%|kr|tkr|mnkr|mkr|st)?\.?|[-–−]")
_FOR_PARAGRAPHS = re.compile(r"§+\s*\d[\d\s,–-]*(?:(?:och|samt|till)\s+[\d\s,–-]+)*,?")
_LEADERS = re.compile(r".*(?:\.\s?){4,}$|.*_{5,}")
_LONGEST_LABEL = 60


class Block(Struct, frozen=True):
    """Fragments with (row, column), in the order of reading."""

    members: tuple[tuple[Fragment, int, int], ...]


class _Growing(Struct):
    """Rows that may become a table, and the columns (left, right) that they make."""

    columns: list[list[float]]
    rows: list[list[Fragment]] = field(default_factory=list)

    def fits(self, row: Sequence[Fragment]) -> bool:
        """Whether each part stands in a column of its own; a row of several parts may bring new columns."""
        met = [self._met(one) for one in row]
        known = [columns[0] for columns in met if columns]
        if any(len(columns) > 1 for columns in met) or len(set(known)) < len(known):
            return False
        return len(known) == len(row) or len(row) > 1

    def add(self, row: Sequence[Fragment]) -> None:
        """Take a row that fits."""
        for one in row:
            met = self._met(one)
            if met:
                column = self.columns[met[0]]
                column[0], column[1] = min(column[0], one.left), max(column[1], one.right)
            else:
                self.columns.append([one.left, one.right])
                self.columns.sort()
        self.rows.append(list(row))

    def ends_alone(self) -> bool:
        """Whether the last line is one of the first column that does not go on from the line above."""
        if not self.rows or len(self.rows[-1]) > 1 or self.column(self.rows[-1][0]) != 0:
            return False
        last = self.rows[-1][0]
        gap = last.base - self.rows[-2][0].base if len(self.rows) > 1 else 0.0
        wrapped = last.text[:1].islower() or _row_gap(self) > _ROOMIER * gap
        return not (0 < gap <= _WRAPPED * last.size and wrapped)

    def column(self, one: Fragment) -> int:
        """The column of a fragment that was taken."""
        return self._met(one)[0]

    def _met(self, one: Fragment) -> list[int]:
        """The columns that a fragment reaches into, or so close to that it cannot be another one."""
        near = _APART * one.size
        return [
            number
            for number, (left, right) in enumerate(self.columns)
            if one.left < right + near and one.right > left - near
        ]


def find(fragments: Sequence[Fragment], across: Sequence[Rule] = ()) -> list[Block]:
    """The tables among the fragments of a page. `across` are drawn horizontal lines: they part rows."""
    if len({one.line for one in fragments}) == len(fragments) and not _stand_beside(fragments):
        return []
    rows = in_rows(fragments)
    blocks: list[Block] = []
    position = 0
    while position < len(rows):
        if len(rows[position]) < 2:
            position += 1
            continue
        growing = _grow(rows, position, across)
        block = _judged(growing, across)
        if block is not None:
            blocks.append(block)
        position += max(1, len(growing.rows)) if block is not None else 1
    return blocks


def in_rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand on one line of writing, each row from the left, rows from above."""
    rows: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda one: one.base):
        if rows and abs(one.base - rows[-1][0].base) <= 0.3 * min(one.size, rows[-1][0].size):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _stand_beside(fragments: Sequence[Fragment]) -> bool:
    ordered = sorted(fragments, key=lambda one: one.base)
    return any(abs(one.base - other.base) <= 0.3 * min(one.size, other.size) for one, other in pairwise(ordered))


def _grow(rows: Sequence[Sequence[Fragment]], start: int, across: Sequence[Rule]) -> _Growing:
    """As many rows from here as stand in the same columns; lines of the first column alone end no table."""
    growing = _Growing([[one.left, one.right] for one in rows[start]])
    growing.rows.append(list(rows[start]))
    for before, row in pairwise(rows[start:]):
        size = max(one.size for one in row)
        gap = row[0].base - before[0].base
        if gap > _NEXT_ROW * size or not growing.fits(row):
            break
        if len(row) == 1 and growing.column(row[0]) == 0 and gap > _NEXT_LINE * size:
            break
        growing.add(row)
    while growing.ends_alone() and not _is_closed(growing.rows[-1][0], across):
        growing.rows.pop()
    return growing


def _is_closed(last: Fragment, across: Sequence[Rule]) -> bool:
    """Whether a drawn line ends the table right below its last line."""
    return any(last.base < rule.at < last.base + 1.5 * last.size and rule.start <= last.left for rule in across)


def _judged(growing: _Growing, across: Sequence[Rule]) -> Block | None:
    """The rows as a table, or None where there is any doubt."""
    full = [row for row in growing.rows if len(row) > 1]
    if len(full) < _FEWEST_ROWS or len(growing.columns) < 2:
        return None
    apart = _row_gap(growing)
    alone = sum(
        len(row) == 1 and growing.column(row[0]) == 0 and apart <= _ROOMIER * (row[0].base - before[0].base)
        for before, row in pairwise(growing.rows)
    )
    if (alone > 0.5 * len(full) and not _are_ruled(growing, across)) or not _is_aligned(growing):
        return None
    cells: dict[int, list[str]] = {}
    for row in growing.rows:
        for one in row:
            cells.setdefault(growing.column(one), []).append(one.text)
    first = cells.get(0, [])
    if not first or any(_LEADERS.match(text) for texts in cells.values() for text in texts):
        return None
    named = [row for row in growing.rows if growing.column(row[0]) == 0]
    if any(_opens_paragraph(before, row) for before, row in pairwise(([], *named))):
        return None
    if sum(_MARKER.fullmatch(text) is not None for text in first) > 0.4 * len(first):
        return None
    if fmean(map(len, first)) > _LONGEST_LABEL or not _is_sure(growing, full, cells):
        return None
    return Block(tuple(_placed(growing, across)))


def _opens_paragraph(before: Sequence[Fragment], row: Sequence[Fragment]) -> bool:
    """Whether a line of the first column opens a §; "§§ 94–100" right below a name says when somebody was there."""
    if not row[0].text.startswith("§"):
        return False
    below = (
        bool(before)
        and abs(before[0].left - row[0].left) <= 2
        and row[0].base - before[0].base <= _WRAPPED * row[0].size
    )
    return not (below and len(row) == 1 and _FOR_PARAGRAPHS.fullmatch(row[0].text))


def _is_sure(growing: _Growing, full: Sequence[object], cells: dict[int, list[str]]) -> bool:
    """Labels with values beside them; or several columns with amounts, or with enough rows."""
    if len(growing.columns) == 2 and len(full) >= _FEWEST_ROWS:
        return True
    amounts = any(
        sum(_AMOUNT.fullmatch(text) is not None for text in texts) >= 0.6 * len(texts) and len(texts) >= 2
        for column, texts in cells.items()
        if column > 0
    )
    return amounts or len(full) >= _SURE_ROWS


def _is_aligned(growing: _Growing) -> bool:
    """Whether most parts of each column begin, or end, or have their middle, at the same place."""
    places: dict[int, list[Fragment]] = {}
    for row in growing.rows:
        for one in row:
            places.setdefault(growing.column(one), []).append(one)
    return all(
        max(
            _most(one.left for one in members),
            _most(one.right for one in members),
            _most((one.left + one.right) / 2 for one in members),
        )
        >= 0.6 * len(members)
        for members in places.values()
        if len(members) > 1
    )


def _most(values: Iterable[float]) -> int:
    """How many values lie at one place, give or take two points."""
    counted = Counter(round(value / 2) for value in values)
    return max(counted[place] + counted[place + 1] for place in counted)


def _placed(growing: _Growing, across: Sequence[Rule]) -> list[tuple[Fragment, int, int]]:
    """The parts with their rows: printed lines that belong to one row are put together."""
    placed: list[tuple[Fragment, int, int]] = []
    row = -1
    before: list[Fragment] | None = None
    rules = across if _are_ruled(growing, across) else None
    apart = _row_gap(growing)
    filled: set[int] = set()
    for line in growing.rows:
        places = {growing.column(one): one for one in line}
        # Beside a label everything is its value, a lone number too ("kl. | 16.30").
        is_value = rules is None and 0 not in places and len(growing.columns) == 2
        if before is None or (not is_value and _begins(line, before, places, filled, rules, apart)):
            row, filled = row + 1, set()
        filled |= set(places)
        placed += [(one, row, column) for column, one in sorted(places.items())]
        before = line
    return sorted(placed, key=lambda cell: (cell[1], cell[2], cell[0].base))


def _row_gap(growing: _Growing) -> float:
    """How far below the line above the rows begin that fill several columns: the least of it."""
    gaps = [after[0].base - before[0].base for before, after in pairwise(growing.rows) if len(after) > 1]
    return min(gaps, default=0.0)


def _are_ruled(growing: _Growing, across: Sequence[Rule]) -> bool:
    """Whether drawn lines part the rows."""
    top, bottom = growing.rows[0][0].base, growing.rows[-1][0].base
    return sum(top < rule.at < bottom for rule in across) >= 0.4 * len(growing.rows)


def _begins(
    line: Sequence[Fragment],
    before: Sequence[Fragment],
    places: dict[int, Fragment],
    filled: set[int],
    across: Sequence[Rule] | None,
    apart: float,
) -> bool:
    """Whether a printed line begins a new row of the table; full rows stand `apart` from the line above."""
    if across is not None:
        return any(before[0].base <= rule.at <= line[0].base for rule in across)
    if 0 not in places:
        numbers = [column for column, one in places.items() if _AMOUNT.fullmatch(one.text)]
        return bool(numbers) and any(column in filled for column in numbers)
    gap = line[0].base - before[0].base
    if gap > _WRAPPED * line[0].size or 0 not in filled:
        return True
    return not (places[0].text[:1].islower() or (len(places) == 1 and apart > _ROOMIER * gap))
