"""Tables on a page: ruled ones by their lines, others by columns that line up. Pure geometry.

When in doubt there is no table: lines that are read as lines lose nothing, a wrong table tears sentences apart.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from importers.readers import pdf_aligned
from importers.readers.pdf_fragments import Box, Drawing, Fragment, Place, Rule

_NEAR = 3.0  # points: lines that meant to meet
_LONGEST_CELL = 15  # printed lines; a taller cell is a frame around text
_MOST_RULES = 600


class Table(Struct, frozen=True):
    """Fragments with (row, column), each row and column counted from 0; `head` rows stand above the others."""

    members: tuple[tuple[Fragment, int, int], ...]
    head: int = 0


def find(fragments: Sequence[Fragment], drawing: Drawing) -> list[Table]:
    """The tables of a page, from above. A fragment is in one at most."""
    tables = ruled(fragments, drawing)
    taken = {id(one) for table in tables for one, _, _ in table.members}
    rest = [one for one in fragments if id(one) not in taken]
    tables += [
        Table(block.members, _head_rows(block.members)) for block in pdf_aligned.find(rest, merged(drawing.across))
    ]
    return tables


def tagged(fragments: Sequence[Fragment]) -> list[Table]:
    """The tables that the file itself says are some."""
    found: dict[int, list[tuple[Fragment, Place]]] = {}
    for one in fragments:
        if one.tag is not None and one.tag.place is not None:
            found.setdefault(one.tag.place.table, []).append((one, one.tag.place))
    tables = []
    for members in found.values():
        packed = _packed([(one, place.row, place.column) for one, place in members])
        rows = sorted({place.row for _, place in members})
        marked = [row for row in rows if all(place.header for _, place in members if place.row == row)]
        head = len(marked) if marked == rows[: len(marked)] and len(marked) < len(rows) else 0
        tables.append(Table(packed, head or _head_rows(packed)))
    return tables


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Stretches of one drawn line (a border is often drawn cell by cell) as one."""
    made: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / 2), one.start)):
        last = made[-1] if made else None
        if last and abs(rule.at - last.at) <= 2 and rule.start <= last.end + _NEAR:
            made[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            made.append(rule)
    return made


def ruled(fragments: Sequence[Fragment], drawing: Drawing) -> list[Table]:
    """Tables with lines around their cells: at least two columns and two rows that hold text."""
    across, upright = merged(drawing.across), merged(drawing.upright)
    if not across or not upright or len(across) + len(upright) > _MOST_RULES:
        return []
    tables = []
    for rows, columns in _grids(across, upright):
        table = _filled(fragments, rows, columns)
        if table is not None:
            tables.append(table)
    return tables


def _grids(across: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[float], list[float]]]:
    """Edges of rows and of columns, for each set of lines that hang together."""
    grids = []
    left = set(range(len(upright)))
    while left:
        columns = {left.pop()}
        rows: set[int] = set()
        grown = True
        while grown:
            met = {row for row, rule in enumerate(across) if any(_meet(rule, upright[column]) for column in columns)}
            also = {column for column in left if any(_meet(across[row], upright[column]) for row in met)}
            grown = bool(also) or met != rows
            rows, columns, left = met, columns | also, left - also
        if len(rows) < 2:
            continue
        ends = [upright[column] for column in columns]
        lines = [across[row] for row in rows]
        x_edges = [rule.at for rule in ends] + [min(r.start for r in lines), max(r.end for r in lines)]
        y_edges = [rule.at for rule in lines] + [min(r.start for r in ends), max(r.end for r in ends)]
        grids.append((_apart(y_edges), _apart(x_edges)))
    return grids


def _meet(across: Rule, upright: Rule) -> bool:
    return (
        across.start - _NEAR <= upright.at <= across.end + _NEAR
        and upright.start - _NEAR <= across.at <= upright.end + _NEAR
    )


def _apart(edges: Iterable[float]) -> list[float]:
    """Sorted, and those that lie close together only once."""
    made: list[float] = []
    for edge in sorted(edges):
        if not made or edge - made[-1] > 2 * _NEAR:
            made.append(edge)
    return made


def _filled(fragments: Sequence[Fragment], rows: Sequence[float], columns: Sequence[float]) -> Table | None:
    if len(rows) < 3 or len(columns) < 3:
        return None
    around = Box(columns[0], rows[0], columns[-1], rows[-1])
    members: list[tuple[Fragment, int, int]] = []
    crossing = 0
    for one in fragments:
        middle = one.base - 0.3 * one.size
        if not (around.top <= middle <= around.bottom and around.left - 2 <= one.left < around.right):
            continue
        row = min(bisect_right(rows, middle), len(rows) - 1) - 1
        column = min(bisect_right(columns, one.left + 1), len(columns) - 1) - 1
        crossing += one.right > columns[column + 1] + 2
        members.append((one, row, column))
    if not members or crossing > 0.2 * len(members) + 1 or not _is_table(members):
        return None
    packed = _packed(members)
    return Table(packed, _head_rows(packed))


def _is_table(members: Sequence[tuple[Fragment, int, int]]) -> bool:
    bases: dict[tuple[int, int], set[float]] = {}
    for one, row, column in members:
        bases.setdefault((row, column), set()).add(round(one.base))
    shared = sum(any((row, other) in bases for other in range(column)) for row, column in bases)
    return (
        len({row for row, _ in bases}) >= 2
        and len({column for _, column in bases}) >= 2
        and shared >= 2
        and max(len(lines) for lines in bases.values()) <= _LONGEST_CELL
    )


def _packed(members: Sequence[tuple[Fragment, int, int]]) -> tuple[tuple[Fragment, int, int], ...]:
    """Rows and columns that hold nothing are left out; in the order of reading."""
    rows = {row: number for number, row in enumerate(sorted({row for _, row, _ in members}))}
    columns = {column: number for number, column in enumerate(sorted({column for _, _, column in members}))}
    packed = [(one, rows[row], columns[column]) for one, row, column in members]
    return tuple(sorted(packed, key=lambda cell: (cell[1], cell[2], cell[0].base, cell[0].left)))


def _head_rows(members: Sequence[tuple[Fragment, int, int]]) -> int:
    """Rows from above that are wholly bold, where the row below them is not."""
    bold: dict[int, bool] = {}
    for one, row, _ in members:
        bold[row] = bold.get(row, True) and one.bold
    if all(bold.values()):
        return 0
    return next(row for row in sorted(bold) if not bold[row])
