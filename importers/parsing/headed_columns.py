"""Labels beside each other above their values: "Sammanträdesdatum | Justerat" over "2030-05-07 | 2030-05-14".

Notices and front pages are read row by row, each label with what stands behind it. Where a row of labels heads a row
of values, each column is made a line of its own here, as if it had been printed so.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from importers.parsing import front_dates, names
from importers.parsing.passages import Passage, Segment, join
from importers.parsing.units import Unit

# What labels of days, §§ and places are made of.
_LABEL = re.compile(
    r"sammanträ|möte|juster|anslag|anslås|publicer|tillkänna|uppsä|uppsatt|nedtag|\b(?:sätts?|satts?)\s+upp"
    r"|\btas?\s+(?:ne[dr]|bort)|överklag|förvar|paragraf|§§|instans|organ\b|nämnd|styrelse|underskrift|datum|\b(?:dag|tid|plats|sid(?:a|nr)?|blad)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\S+(?:[^\S\t]{1,2}\S+)*")
_CAPITALISED = re.compile(r"[A-ZÅÄÖ]\S*(?:\s+[^\sA-ZÅÄÖ]\S*)*")
_LONGEST = 70
_FEW = 2

Cell = tuple[Unit, ...]


def paired(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units with each label beside its value where labels stand in one row and their values in the next."""
    found: list[Unit] = []
    waiting: Unit | None = None
    for unit in units:
        together = _columns(waiting, unit) if waiting is not None else ()
        if together:
            found[-1:] = together
        else:
            found += _of_table(unit) if unit.table is not None else (unit,)
        waiting = unit if unit.table is None and not together else None
    return tuple(found)


def _columns(above: Unit, unit: Unit) -> tuple[Unit, ...]:
    """The columns of two lines, if the first heads the second."""
    if unit.table is not None or unit.marker is not None or above.marker is not None:
        return ()
    labels, values = _parts(above.passage, _COLUMN), _parts(unit.passage, _COLUMN)
    if len(labels) < len(values):  # a PDF may have lost the gaps between them
        labels = _parts(above.passage, _CAPITALISED)
    if not _heads([one.text for one in labels], [one.text for one in values]):
        return ()
    return tuple(_joined(above, unit, label, value) for label, value in zip(labels, values, strict=True))


def _parts(passage: Passage, column: re.Pattern[str]) -> list[Passage]:
    return [passage.part(*match.span()) for match in column.finditer(passage.text)]


def _of_table(unit: Unit) -> tuple[Unit, ...]:
    """The table with a line for each column of its rows that are labels above values; its other rows stay rows."""
    rows = [[cell for cell in row if cell] for row in unit.rows]
    heading = [at for at, (row, after) in enumerate(pairwise(rows)) if _heads(_texts(row), _texts(after))]
    found: list[Unit] = []
    position = 0
    for at in (*heading, len(rows)):
        if position < at:
            found.append(rows_of(unit, position, at))
        if at in heading:
            found += [_of_cells((label, value)) for label, value in zip(rows[at], rows[at + 1], strict=True)]
        position = at + 2
    return tuple(found) if heading else (unit,)


def rows_of(unit: Unit, start: int, end: int) -> Unit:
    """A table of some rows of a table."""
    rows = unit.rows[start:end]
    lines = tuple(line for row in rows for cell in row for member in cell for line in member.lines)
    return replace(unit, lines=lines or unit.lines, rows=rows)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [" ".join(one.text for one in cell) for cell in row]


def _heads(labels: Sequence[str], values: Sequence[str]) -> bool:
    """Whether words are labels of what stands below them: no figure among them, and a day below."""
    if not _FEW <= len(labels) == len(values) or any(len(one) > _LONGEST for one in (*labels, *values)):
        return False
    return all(map(_is_label, labels)) and any(map(front_dates.mentions, values)) and not any(map(_is_label, values))


def _is_label(text: str) -> bool:
    """Whether words may be a label; "Landstingsstyrelsen" is the value of one."""
    plain = not re.search(r"\d", text) and not text.endswith(".")
    return plain and _LABEL.search(text) is not None and not names.is_body(text) and not names.is_person(text)


def _of_cells(cells: Sequence[Cell]) -> Unit:
    """One line of the cells of a label and its value."""
    members = [member for cell in cells for member in cell]
    parts = [join(part for member in cell for part in member.passages) for cell in cells]
    lines = tuple(line for member in members for line in member.lines)
    return replace(members[0], lines=lines, passage=_tabbed(parts), marker=None)


def _joined(above: Unit, unit: Unit, label: Passage, value: Passage) -> Unit:
    return replace(above, lines=(*above.lines, *unit.lines), passage=_tabbed((label, value)))


def _tabbed(parts: Sequence[Passage]) -> Passage:
    """Passages on one line, a tab between them."""
    text, segments = "", list[Segment]()
    for part in parts:
        text += "\t" if text else ""
        segments += [one.moved(len(text)) for one in part.segments]
        text += part.text
    return Passage(text, tuple(segments), parts[0].page)
