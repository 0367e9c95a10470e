"""Headings in the margin, beside the text that they head: put on lines of their own, before that text.

In PDF and in text files such a line reads "Beslut <tab> Kommunstyrelsen beslutar …"; a long heading goes on in the
margin of the next lines ("Sammanfattning <tab> Text" / "av ärendet <tab> more text").
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.parsing import amounts, headings
from importers.parsing import words as words_of
from importers.parsing.units import Line
from importers.source import SourceLine

_FEWEST_ROWS = 3  # of a list with its head
_WIDEST_HEAD = 25
_COLUMNS = re.compile(
    r"(?P<margin>(?:\d{1,2}(?:\.\d{1,2})*\.?\s)?[A-ZÅÄÖa-zåäö][^\t]{1,40}?)(?:\t\s*|\s{4,})(?P<text>\S.*)"
)
_BLANKS = re.compile(r"\s{4}")
_PARTING = re.compile(r"\t+|\s{4,}")
_MOST_LINES = 3
_WIDEST = 30
# Words that head a row of a front page too.
_FRONT = frozenset(label for labels in words_of.FRONT_LABELS.values() for label in labels)


def apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with each heading of the margin as a line before the text beside it."""
    found: list[Line] = []
    position = 0
    while position < len(lines):
        table = _table_lines(lines, position)
        if table:
            found += _out_of_table(table) or table
            position += len(table)
            continue
        count = _heading_lines(lines, position)
        if not count:
            found.append(lines[position])
            position += 1
            continue
        parts = [_parts(line) for line in lines[position : position + count]]
        found += _heading([margin for margin, _ in parts]) + [text for _, text in parts if text is not None]
        position += count
    return tuple(found)


def _heading_lines(lines: Sequence[Line], position: int) -> int:
    """How many lines a heading of the margin takes from `position` on; 0 where none begins."""
    text = lines[position].text
    if "  " not in text and (text.isprintable() or not ("\t" in text or _BLANKS.search(text))):
        return 0  # printable: of all that is blank the space alone
    if lines[position].source.cell is not None:
        return 0
    beside = _COLUMNS.fullmatch(text)
    if beside is None or amounts.are_all(beside["text"]) or _heads_rows(lines, position):
        return 0
    words, found = "", 0
    for count, line in enumerate(lines[position : position + _MOST_LINES], start=1):
        match = _COLUMNS.fullmatch(line.text)
        margin = match["margin"] if match else line.text
        if (match is None and (not words or len(line.text) > _WIDEST)) or (found and not margin[0].islower()):
            break
        if count > 1 and line.gap:
            break  # what stands below a table heads the text below it
        words = f"{words} {margin}".strip()
        if headings.classify(words) is not None:
            found = count
    return found


def _heads_rows(lines: Sequence[Line], position: int) -> bool:
    """Whether short words head the rows that stand close below: "Beslut | Delegat", "Alternativ | Kostnad | Pris"."""
    rows = lines[position : position + _FEWEST_ROWS]
    parted = [len(_PARTING.findall(line.text)) for line in rows[:2]]
    if len(parted) == 2 and parted[0] == parted[1] > 1 and not rows[1].gap:
        return True
    if len(rows) < _FEWEST_ROWS or any(
        line.text.count("\t") != 1 or (line.gap and line is not rows[0]) for line in rows
    ):
        return False
    columns = [[one.strip() for one in line.text.split("\t")] for line in rows]
    heads = all(one and len(one) <= _WIDEST_HEAD and not one.endswith((".", ":")) for one in columns[0])
    return heads and all(
        left[:1].isupper() and right and headings.classify(left) is None for left, right in columns[1:]
    )


def _parts(line: Line) -> tuple[Line, Line | None]:
    """The margin of a line and its text, each a line with its place."""
    match = _COLUMNS.fullmatch(line.text)
    if match is None:
        return line, None
    margin, text = match.span("margin"), match.span("text")
    return (
        replace(line, text=match["margin"], end=line.start + margin[1]),
        replace(line, text=match["text"], start=line.start + text[0], gap=False, source=_moved(line)),
    )


def _moved(line: Line) -> SourceLine:
    """The looks of the text column: where it begins is not known, only that it is not the margin."""
    left, right = line.source.left, line.source.right
    if left is None or right is None:
        return line.source
    share = len(line.text.split("\t")[0]) / max(1, len(line.text))
    return replace(line.source, left=left + (right - left) * share)


def _table_lines(lines: Sequence[Line], position: int) -> list[Line]:
    """The lines of a printed table that begins at `position` (PDF; in Word a table says itself that it is one)."""
    first = lines[position].source
    if first.cell is None or first.left is None:
        return []
    end = position
    while end < len(lines) and (cell := lines[end].source.cell) is not None and cell.table == first.cell.table:
        end += 1
    return list(lines[position:end])


def _out_of_table(table: Sequence[Line]) -> list[Line]:
    """Two columns, the left one nothing but headings: no table. Empty where it is one."""
    rows: dict[int, tuple[list[Line], list[Line]]] = {}
    for line in table:
        assert line.source.cell is not None
        if line.source.cell.column > 1:
            return []
        rows.setdefault(line.source.cell.row, ([], []))[line.source.cell.column].append(line)
    found: list[Line] = []
    ordered = [rows[row] for row in sorted(rows)]
    position = 0
    while position < len(ordered):
        count = _heading_rows(ordered[position:])
        if not count and (ordered[position][0] or not found):
            return []
        taken = ordered[position : position + max(1, count)]
        found += _heading([_free(line) for row in taken for line in row[0]])
        beside = [_free(line) for row in taken for line in row[1]]
        found += [replace(line, gap=line.gap or (at == 0 and count > 0)) for at, line in enumerate(beside)]
        position += max(1, count)
    return found


def _free(line: Line) -> Line:
    return replace(line, source=replace(line.source, cell=None))


def _heading(margin: Sequence[Line]) -> list[Line]:
    """The lines of a heading: set apart from what stands before, together among themselves."""
    return [replace(line, margin=True, gap=at == 0) for at, line in enumerate(margin)]


def _heading_rows(rows: Sequence[tuple[list[Line], list[Line]]]) -> int:
    """How many rows a heading of the left column takes."""
    words, found = "", 0
    for count, (margin, _) in enumerate(rows[:_MOST_LINES], start=1):
        if not margin or (found and not margin[0].text[0].islower()):
            break
        words = " ".join((words, *(line.text for line in margin))).strip()
        if headings.classify(words) is not None and words.lower().rstrip(":") not in _FRONT:
            found = count
    return found
