"""Tables that are typed: a row is a line, and tabs or several blanks stand between its cells.

Only tables of figures, told by a column in which nothing but figures stands. Rolls, votes, labels with their values
and tables of contents look alike but for that: they have readers of their own and stay lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import columns, elected, headings
from importers.parsing.amounts import AMOUNT
from importers.parsing.result import SectionKind
from importers.parsing.units import Line, Unit, Width, of_cells
from importers.source import Cell, Region

_FEWEST_BARE = 3  # rows without a head above them
_MOST_HEADS = 3  # lines
_MOST_COLUMNS = 40
_LONGEST_HEAD, _LONGEST_LABEL = 45, 100
_TAB_STOP = 8
_APART = re.compile(r"\S(?:\s*\t|\s\s)")
_BETWEEN_BLANKS = re.compile(r"\S+(?: \S+)*")
_BETWEEN_TABS = re.compile(r"[^\t\s](?:[^\t]*[^\t\s])?")
_RUNS_ON = re.compile(r"\d.*[^\W\d_]{3}")
_NOTHING = re.compile(r"[-–—−.]+")
_SURE = re.compile(r"[\s.]\d{3}|,\d|[^\d\s-]$")  # an amount that is neither the number of a page nor a count of votes
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEAD = re.compile(r"(?:19|20)\d\d\b|\d{1,2}:[aeo]\s|[^\W\d_]{2}|%")
_SUM = re.compile(r"(?:del)?summa\b|total", re.IGNORECASE)
# What heads or begins the rows of votes, rolls and tables of contents.
_OTHERS = re.compile(
    r"^§|\b(?:ja|nej|avst(?:år|ått|ående|od)?|blank\w*|röst(?:er|etal)?|frånv\w*|närv\w*|ledam\w*|ersättare|sida?)\b",
    re.IGNORECASE,
)


class _Piece(Struct, frozen=True):
    """Words of a line: where they begin in its text, how many tabs stand before them, where they begin on paper."""

    text: str
    start: int
    tabs: int
    left: int

    @property
    def right(self) -> int:
        """Where they end on paper, in letters (exclusive)."""
        return self.left + len(self.text)


_Row = dict[int, _Piece]


def gathered(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, with the lines of each typed table as one unit."""
    if not any(map(_in_columns, units)):
        return tuple(units)
    found: list[Unit] = []
    done = 0
    for start, end, table in _tables(units):
        found += (*units[done:start], table)
        done = end
    return (*found, *units[done:])


def _tables(units: Sequence[Unit]) -> Iterator[tuple[int, int, Unit]]:
    """The tables with the places of their first unit and of the one behind their last."""
    lines = [_pieces(unit) for unit in units]
    apart = [False, *map(_in_columns, units), False]
    # Where a block of lines in columns begins or ends.
    edges = [not (apart[at] and apart[at + 1]) for at in range(len(units) + 1)]
    position = done = 0
    while position < len(units):
        rows = len(list(takewhile(_is_body, lines[position:])))
        below = position + max(1, rows)
        cuts = [at for at in range(position, below) if at == position or units[at].gap]
        for first, end in ((position, below), *pairwise((*cuts, below))) if rows else ():
            for start in range(max(done, first - _MOST_HEADS), first + 1):
                if not all(lines[start:first]) or not _is_whole(units, edges, start, end):
                    continue
                cells = _laid_out(lines[start:end], first - start)
                if cells:
                    yield start, end, _made(units[start:end], cells, first - start)
                    done = end
                    break
        position = below


def _is_whole(units: Sequence[Unit], edges: Sequence[bool], start: int, end: int) -> bool:
    """Whether the lines are a block by themselves: where only some would be rows of a table, all stay lines.

    Blank lines part a block from the next one, but not where they part its rows as well.
    """
    spaced = any(units[at].gap for at in range(start + 1, end))
    return all(edges[at] or (not spaced and units[at].gap) for at in (start, end))


def _in_columns(unit: Unit) -> bool:
    if unit.table is not None:
        return False
    # Most lines have neither: asked first, which takes a tenth of looking for what stands before them.
    return any(("\t" in line.text or "  " in line.text) and _APART.search(line.text) for line in unit.lines)


def _pieces(unit: Unit) -> list[_Piece]:
    """The cells of a line, if it can be a row or the head of a column; else nothing."""
    line = unit.lines[0]
    source = line.source
    free = unit.table is None and len(unit.lines) == 1 and source.cell is None and not line.margin
    if not free or source.region is not Region.BODY or source.heading_level is not None:
        return []
    text = columns.printed(line)
    if not _APART.search(text) and not text[:1].isspace():
        return []
    between = _BETWEEN_TABS if "\t" in text else _BETWEEN_BLANKS
    found = list(islice(between.finditer(text), _MOST_COLUMNS + 1))
    if len(found) > _MOST_COLUMNS:
        return []
    return [
        _Piece(one[0], one.start(), text.count("\t", 0, one.start()), len(text[: one.start()].expandtabs(_TAB_STOP)))
        for one in found
    ]


def _is_body(pieces: Sequence[_Piece]) -> bool:
    """Whether a line names something and gives a figure of it; years alone are heads."""
    figures = [one.text for one in pieces[1:] if AMOUNT.fullmatch(one.text)]
    return bool(figures) and not all(map(_YEAR.fullmatch, figures))


def _laid_out(lines: Sequence[Sequence[_Piece]], heads: int) -> list[_Row]:
    """The lines with the column of each piece, in the first way of telling them that makes a table; else nothing."""
    for way in (_by_tabs, _by_place, _by_order):
        rows = way(lines, heads)
        if rows and _is_table(rows[:heads], rows[heads:]):
            return rows
    return []


def _by_tabs(lines: Sequence[Sequence[_Piece]], _heads: int) -> list[_Row]:
    """One tab more is one column more, where nothing else is between the cells."""
    if not all(any(one.tabs for one in pieces) for pieces in lines):
        return []
    used = sorted({one.tabs for pieces in lines for one in pieces})
    if len(used) > _MOST_COLUMNS:
        return []
    return [{used.index(one.tabs): one for one in pieces} for pieces in lines]


def _by_place(lines: Sequence[Sequence[_Piece]], _heads: int) -> list[_Row]:
    """What stands above each other is a column, whichever edge it is set to."""
    edges: list[list[int]] = []
    for left, right in sorted((one.left, one.right) for pieces in lines for one in pieces):
        if edges and left < edges[-1][1]:
            edges[-1][1] = max(edges[-1][1], right)
        else:
            edges.append([left, right])
    if len(edges) > _MOST_COLUMNS:
        return []
    rows = [
        {next(at for at, (left, right) in enumerate(edges) if left <= one.left < right): one for one in pieces}
        for pieces in lines
    ]
    whole = all(len(row) == len(pieces) for row, pieces in zip(rows, lines, strict=True))
    return rows if whole else []


def _by_order(lines: Sequence[Sequence[_Piece]], heads: int) -> list[_Row]:
    """Rows of as many cells each; a head has as many, or nothing above the labels."""
    counts = {len(pieces) for pieces in lines[heads:]}
    count = max(counts)
    if (
        len(counts) > 1
        or count > _MOST_COLUMNS
        or any(len(pieces) not in {count, count - 1} for pieces in lines[:heads])
    ):
        return []
    return [dict(enumerate(pieces, start=count - len(pieces))) for pieces in lines]


def _is_table(heads: Sequence[_Row], body: Sequence[_Row]) -> bool:
    """Whether labels stand in the first column, figures in another, and heads above all that is no label."""
    count = max(at for row in body for at in row) + 1
    figures = [at for at in range(1, count) if _holds_figures(at, body)]
    labels = [row[0].text for row in body if 0 in row]
    if count < 2 or not figures or len(labels) < len(body) or any(len(row) < 2 for row in body):
        return False
    if not all(map(_is_label, labels)) or _names_people(count, body):
        return False
    if any(_is_mixed(at, body) for at in range(1, count)):
        return False
    if heads:
        named = {at for row in heads for at in row} | {0} == set(range(count))
        enough = len(body) >= len(heads) and (len(body) > 1 or (count > 2 and len(figures) == count - 1))
        return named and enough and all(_is_head(at, one.text) for row in heads for at, one in row.items())
    amounts = [one.text for row in body for at, one in row.items() if at]
    sure = _SUM.match(labels[-1]) is not None or all(_SURE.search(one) or _NOTHING.fullmatch(one) for one in amounts)
    return len(body) >= _FEWEST_BARE and len(figures) == count - 1 and sure


def _holds_figures(at: int, body: Sequence[_Row]) -> bool:
    """Whether nothing but figures stands in a column, in most rows."""
    cells = _cells(at, body)
    amounts = _amounts(cells)
    nothing = sum(_NOTHING.fullmatch(one) is not None for one in cells)
    return amounts > 0 and amounts + nothing == len(cells) and 2 * len(cells) >= len(body)


def _is_mixed(at: int, body: Sequence[_Row]) -> bool:
    """Whether figures stand in a column, and one runs on into words that belong elsewhere: "476 Columbus och"."""
    cells = _cells(at, body)
    return _amounts(cells) > 0 and any(_RUNS_ON.match(one) and not AMOUNT.fullmatch(one) for one in cells)


def _cells(at: int, body: Sequence[_Row]) -> list[str]:
    return [row[at].text for row in body if at in row]


def _amounts(cells: Sequence[str]) -> int:
    return sum(AMOUNT.fullmatch(one) is not None for one in cells)


def _is_label(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or text.endswith(":") or _OTHERS.search(text):
        return False
    opened = headings.classify(text)
    return opened is None or opened.kind is SectionKind.OTHER


def _is_head(at: int, text: str) -> bool:
    """Whether a cell may name its column: words, or a year."""
    if len(text) > _LONGEST_HEAD or text.endswith((":", ".")) or _OTHERS.search(text):
        return False
    return at == 0 or _HEAD.match(text) is not None


def _names_people(count: int, body: Sequence[_Row]) -> bool:
    """Whether somebody is named with a party, or a column holds parties."""
    if any(re.search(elected.BRACKETED, one.text) for row in body for one in row.values()):
        return True
    told = (_cells(at, body) for at in range(1, count))
    return any(all(one.isalpha() and elected.is_party(one) for one in cells) for cells in told if cells)


def _made(units: Sequence[Unit], rows: Sequence[_Row], heads: int) -> Unit:
    """The table as a unit, each cell a line of its own at its place in the document."""
    cells: list[Line] = []
    for number, (unit, row) in enumerate(zip(units, rows, strict=True)):
        line = unit.lines[0]
        text = columns.printed(line)
        begin = line.start - (len(text) - len(text.lstrip()))
        for at, piece in sorted(row.items()):
            place = Cell(units[0].lines[0].index, number, at, header=number < heads)
            source = replace(line.source, text=piece.text, cell=place, marker="", list_level=None)
            start = begin + piece.start
            cells.append(
                replace(
                    line,
                    start=start,
                    end=start + len(piece.text),
                    text=piece.text,
                    source=source,
                    gap=line.gap and not cells,
                )
            )
    return of_cells(cells, Width(cells, wrapped=False))
