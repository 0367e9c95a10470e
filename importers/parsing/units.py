"""Printed lines → units: paragraphs, list items and tables, the smallest things that mean something.

In Word a line is a paragraph already. In PDF, and in text files with hard line ends, a paragraph is put
together again: a line goes on in the next one where the next one's first word had no more room.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import headings, line_starts, that_clauses, words
from importers.parsing.broken_words import BrokenWords
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import ListItem, Located, TableBlock
from importers.source import Cell, SourceDocument, SourceLine


class Line(Struct, frozen=True):
    """A printed line that is not blank; `[start, end)` is its place without white space around it.

    `gap`: something separates it from the line before (blank line, space, other column, page).
    """

    index: int
    start: int
    end: int
    text: str
    source: SourceLine
    gap: bool
    margin: bool = False  # a heading beside its text

    def passage(self) -> Passage:
        """The line by itself."""
        return Passage(self.text, (Segment(0, self.start, self.end - self.start),), self.source.page)


class Unit(Struct, frozen=True, dict=True):
    """A paragraph, a list item, or a table (then `table` is set and the passage is its first cell)."""

    lines: tuple[Line, ...]
    passage: Passage
    marker: Passage | None = None
    table: TableBlock | None = None
    rows: tuple[tuple[tuple["Unit", ...], ...], ...] = ()
    marked_heading: bool = False

    @cached_property
    def text(self) -> str:
        """What a person reads, without the marker."""
        return self.passage.text

    @property
    def source(self) -> SourceLine:
        """The looks of the first line."""
        return self.lines[0].source

    @property
    def gap(self) -> bool:
        """Whether the unit is set apart from the one before."""
        return self.lines[0].gap

    @property
    def start(self) -> int:
        """Where the unit begins, marker included."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the unit ends (exclusive)."""
        return self.lines[-1].end

    @property
    def looks_like_heading(self) -> bool:
        """Set as a heading by its style, or wholly bold and short."""
        if self.table is not None or self.marker is not None:
            return False
        if self.source.heading_level is not None or self.marked_heading:
            return True
        return all(line.source.bold for line in self.lines) and len(self.text) < 160

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that is printed: the marker, if there is one, and the words."""
        return (self.marker, self.passage) if self.marker else (self.passage,)

    def located(self) -> Located:
        """The words as an owner, without the marker."""
        return self.passage.located()

    def marker_located(self) -> Located | None:
        """The marker as an owner."""
        return self.marker.located() if self.marker else None

    def list_item(self) -> ListItem:
        """The unit as an item of a list."""
        return ListItem(self.located(), self.marker_located(), self.source.list_level or 0)


MARKER = re.compile(
    r"(?![-–]\s+\d{1,2}[.:]\d\d\b)"  # the rest of a span of hours is no list item: "08.30" / "- 12.10"
    r"(?:[-–—‒−•·▪●○◦■□➢➔►*\uf0b7\uf0a7\uf0d8\uf02d]|o(?=\s+[A-ZÅÄÖ])"
    r"|(?:\.{2,4}|…)(?=\s+att\s)|\d{1,2}(?=\s+att\s)|att\d{1,2}[.:)]?(?=\s+[a-zåäö])|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zA-Z][.)]|\([a-z0-9]{1,2}\))\s+(?=\S)"
    r"|(?:\.{2,4}|…)(?=att\s)"
)
# How text files that were made from formatted ones mark headings: "## Beslut", "**Beslut**".
_HEADING_MARK = re.compile(r"#{1,6}\s+(?P<a>[^#].*?)\s*#*|\*\*(?P<b>[^*]+)\*\*:?")
# "… utse Berit Högberg" / "(s) efter Ivar Ek": the party of a name that a line end cut off, no "(s)" of a list.
_PARTY_FIRST = re.compile(r"\((?:s|m|v|c|l|mp|kd|sd|fp|fi)\)\s", re.IGNORECASE)
_ENDS_IN_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+\s[A-ZÅÄÖ][\w-]+$")
_ENDS = re.compile(r"[.:;!?]['\"”)\]]*$")
_FIGURES = re.compile(r"[-–+]?[\d\s.,%]+(?:\s?(?:kr|tkr|mnkr))?")
_NO_HEAD = re.compile(rf"(?!(?:19|20)\d\d(?:$|,))(?:[\d\s.,%–-]+|{_FIGURES.pattern})")  # a year may head a column
# Begins with the white space, which is looked for at a tenth of the cost of looking at every letter.
_COLUMNS = re.compile(r"\s(?<=\S\s)(?:(?<=\t)\s*|\s\s+)\S")


def document_text(source: SourceDocument) -> str:
    """The text that all spans refer to: the reader's lines joined by one line break."""
    return "\n".join(line.text for line in source.lines)


def numbered_lines(source: SourceDocument) -> tuple[Line, ...]:
    """The lines that are not blank, with their places."""
    lines: list[Line] = []
    offset, blank, before = 0, True, None
    for index, line in enumerate(source.lines):
        stripped = line.text.strip()
        if stripped:
            start = offset + line.text.index(stripped[0])
            gap = blank or before is None or _set_apart(before, line)
            lines.append(Line(index, start, start + len(stripped), stripped, line, gap))
            before, blank = line, False
        else:
            blank = True
        offset += len(line.text) + 1
    return tuple(lines)


def _set_apart(before: SourceLine, line: SourceLine) -> bool:
    """Whether there is more than a line feed between two lines on paper."""
    if before.region is not line.region or before.page != line.page:
        return True
    if before.top is None or line.top is None:
        return False
    size = max(before.size or 10, line.size or 10)
    return not -0.5 * size <= line.top - before.top <= 1.75 * size


class Width:
    """How far lines reach, to judge whether a line was full."""

    def __init__(self, lines: Sequence[Line], *, wrapped: bool) -> None:
        self._right = _usual_maximum([line.source.right for line in lines if line.source.right is not None])
        lengths = [len(line.text) for line in lines]
        self._columns = _usual_maximum([float(length) for length in lengths])
        self.wrapped = wrapped or self._hard_wrapped(lines, lengths)
        self.broken = BrokenWords([line.text for line in lines])

    def _hard_wrapped(self, lines: Sequence[Line], lengths: list[int]) -> bool:
        """A text file with line ends inside its paragraphs: no long lines, and many full ones in a row."""
        if any(line.source.style or line.source.cell for line in lines) or max(lengths, default=0) > 160:
            return False
        full = sum(not after.gap and len(line.text) > 0.7 * self._columns for line, after in pairwise(lines))
        return full >= 2 and self._columns >= 40

    def continues(self, line: Line, after: Line) -> bool:
        """Whether `after` is the rest of the paragraph that `line` belongs to."""
        if line.margin or after.margin:
            return line.margin and after.margin and not after.gap
        if not self.wrapped or self._begins_anew(line, after):
            return that_clauses.goes_on(line.text, after.text)
        first_word = after.text.split(maxsplit=1)[0]
        if re.match(r"att\b", after.text):
            closed = re.search(r"[,;:]$|\b(?:och|samt|att|beslutar|besluta)$", line.text) is not None
            if closed or headings.classify(line.text) is not None:
                listed = re.match(r"att\b", line.text) or line.text.endswith(", och")
                return line.text.endswith("och") and not listed and len(line.text) > 0.6 * self._columns
            return not self._had_room(line, first_word, generous=False)
        if _goes_on(line, after):
            return True
        return not self._had_room(line, first_word, generous=_ENDS.search(line.text) is None)

    def _begins_anew(self, line: Line, after: Line) -> bool:
        """Whether the looks of a line say that it begins something: its place, its columns, a marker, a heading."""
        marked = MARKER.match(after.text) and not (_PARTY_FIRST.match(after.text) and _ENDS_IN_NAME.search(line.text))
        apart = marked or line_starts.is_mail(after.text) or _is_left_of_item(line, after)
        if apart or (after.gap and not self._over_the_page(line, after)):
            return True
        if after.text[0].isupper() and (headings.classify(after.text) or line_starts.opens(line.text, after.text)):
            return True
        if any(one.text[0].isupper() and one.text.lower() in words.KIND_WORDS for one in (line, after)):
            return True  # "Sammanträdesprotokoll" between the body and the day
        if _COLUMNS.search(after.text) or (_COLUMNS.search(line.text) and not _is_below_column(line, after)):
            return True
        return line.source.bold != after.source.bold or _size_changes(line.source, after.source)

    def _over_the_page(self, line: Line, after: Line) -> bool:
        """Whether a sentence is cut by a page break and by nothing else."""
        if line.source.page is None or after.source.page == line.source.page:
            return False
        return _goes_on(line, after) and len(line.text) > 0.5 * self._columns

    def _had_room(self, line: Line, word: str, *, generous: bool) -> bool:
        """Whether the word would have fitted. Letters differ in width: where no sentence ends, the doubt joins."""
        source, slack = line.source, 1.35 if generous else 0.97
        if source.right is not None and source.left is not None and self._right:
            letter = (source.right - source.left) / max(1, len(line.text))
            return source.right + (len(word) + 1) * letter * slack < self._right
        letters = len(line.text) + 1 + len(word)
        return letters * (1.15 if generous else 1.0) <= self._columns * 0.97


def _goes_on(line: Line, after: Line) -> bool:
    """Whether the words of two lines say that they are one sentence, whatever room there was."""
    if after.text[0].isdigit():
        return line_starts.is_awaited(line.text, after.text)
    party = _PARTY_FIRST.match(after.text) and _ENDS_IN_NAME.search(line.text)
    return (after.text[0].islower() and _ENDS.search(line.text) is None) or party is not None


def _is_left_of_item(line: Line, after: Line) -> bool:
    """Whether a sentence begins further out than the marker of the item above it, which ended with its own."""
    left, below = line.source.left, after.source.left
    if left is None or below is None or below > left - 1 or not line.text.endswith("."):
        return False
    return after.text[0].isupper() and MARKER.match(line.text) is not None


def _is_below_column(line: Line, after: Line) -> bool:
    """Whether a line stands below the right column of a line with two: further in than where that one begins."""
    left, below = line.source.left, after.source.left
    further_in = below > left + 20 if left is not None and below is not None else after.source.text[:1].isspace()
    return further_in and not line_starts.is_day(after.text)


def _size_changes(one: SourceLine, other: SourceLine) -> bool:
    return one.size is not None and other.size is not None and abs(one.size - other.size) > 0.6


def _usual_maximum(values: list[float]) -> float:
    """The widest but for a few outliers."""
    return sorted(values)[int(len(values) * 0.97)] if values else 0.0


def group(lines: Sequence[Line], width: Width) -> tuple[Unit, ...]:
    """Lines → units, in order. Lines of one table become one unit."""
    units: list[Unit] = []
    pending: list[Line] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.source.cell is not None:
            units += _flush(pending, width)
            number, first = line.source.cell.table, position
            while position < len(lines) and _table_of(lines[position]) == number:
                position += 1
            units.append(of_cells(lines[first:position], width))
            continue
        above = (one.text for one in pending)
        if pending and (that_clauses.begins_next(line.text, above) or not width.continues(pending[-1], line)):
            units += _flush(pending, width)
        pending.append(line)
        position += 1
    return (*units, *_flush(pending, width))


def _table_of(line: Line) -> int | None:
    return line.source.cell.table if line.source.cell else None


def _flush(pending: list[Line], width: Width) -> list[Unit]:
    members = tuple(pending)
    pending.clear()
    return [make_unit(members, width)] if members else []


def make_unit(lines: tuple[Line, ...], width: Width) -> Unit:
    """One paragraph or list item out of its printed lines."""
    passage = read_together(lines, width)
    mark = _HEADING_MARK.fullmatch(passage.text) if not lines[0].source.style else None
    if mark is not None and len(lines) == 1:
        return Unit(lines, passage.without_marks(*mark.span("a" if mark["a"] else "b")), marked_heading=True)
    marker = MARKER.match(passage.text)
    printed = lines[0].source.marker
    length = marker.end() if marker else 0
    if printed and passage.text.startswith(printed) and len(passage.text) > len(printed):
        length = len(printed)
    if not length or lines[0].source.heading_level is not None:  # a heading keeps its number
        return Unit(lines, passage)
    return Unit(lines, passage.part(length), passage.part(0, length))


def read_together(lines: Iterable[Line], width: Width) -> Passage:
    """The lines as running text; a word that was broken at a line end is whole again."""
    text = ""
    segments: list[Segment] = []
    page: int | None = None
    for line in lines:
        page = line.source.page if page is None else page
        glue = " "
        if text:
            how = width.broken.at_line_end(text, line.text)
            if how == "drop":
                last = segments[-1]
                segments[-1] = replace(last, length=last.length - 1, tail=1)
                text, glue = text[:-1], ""
            elif how == "keep":
                glue = ""
            text += glue
        segments.append(Segment(len(text), line.start, line.end - line.start))
        text += line.text
    return Passage(text, tuple(segments), page)


def of_cells(lines: Sequence[Line], width: Width) -> Unit:
    """The lines of one table as one unit."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        place = _cell(line)
        cells.setdefault((place.row, place.column), []).append(line)
    row_count, columns = (max(places) + 1 for places in zip(*cells, strict=True))
    parts = {place: _paragraphs(members, width) for place, members in cells.items()}
    rows = tuple(
        tuple(tuple(make_unit(part, width) for part in parts.get((row, column), ())) for column in range(columns))
        for row in range(row_count)
    )
    header = 0
    while header < row_count and all(_cell(one).header for one in lines if _cell(one).row == header):
        header += 1
    block = TableBlock(
        tuple(
            tuple(
                tuple(read_together(part, width).located() for part in parts.get((row, column), ()))
                for column in range(columns)
            )
            for row in range(row_count)
        ),
        header_rows=(header if header < row_count else 0) or _told_by_figures(parts, row_count, columns),
    )
    return Unit(tuple(lines), lines[0].passage(), table=block, rows=rows)


def _told_by_figures(parts: dict[tuple[int, int], tuple[tuple[Line, ...], ...]], row_count: int, columns: int) -> int:
    """One header row where the first row names columns in words and figures stand below nearly all of them."""

    def words_of(row: int, column: int) -> str:
        return " ".join(line.text for group in parts.get((row, column), ()) for line in group)

    if row_count < 2 or columns < 2:
        return 0
    top = [words_of(0, column) for column in range(columns)]
    if any(map(_NO_HEAD.fullmatch, top)) or sum(map(bool, top)) < columns - 1:
        return 0
    figures = sum(
        bool(_FIGURES.fullmatch(words_of(row, column))) for row in range(1, row_count) for column in range(1, columns)
    )
    return 1 if figures >= 0.6 * (row_count - 1) * (columns - 1) else 0


def _paragraphs(lines: Iterable[Line], width: Width) -> tuple[tuple[Line, ...], ...]:
    """The paragraphs of a cell: in PDF a label or a value may go on in its next printed line.

    How wide a column is cannot be told, so a line that begins with a capital letter is never joined: names in a cell
    stand one below the other.
    """
    found: list[list[Line]] = []
    for line in lines:
        if found and width.wrapped and _goes_on_in_cell(found[-1][-1], line, width):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(map(tuple, found))


def _goes_on_in_cell(line: Line, after: Line, width: Width) -> bool:
    if after.text[0].islower():
        return width.continues(line, after)
    if line.gap and line.source.page != after.source.page:
        return False
    # "klockan | 13.00", "del av § | 159", "onsdagen den | 22 maj", "13.00 | – 15.40", "Bo Ek | (S)"
    opens = re.search(r"(?i:\b(?:kl(?:ockan)?|nr|dnr|sid)\.?|§|\d\s?[-–]|\b(?:den|till|från|och))$", line.text)
    spans = re.match(r"[-–]\s?\d", after.text) is not None and line.text[-1].isdigit()
    party = re.match(r"\([A-ZÅÄÖa-zåäö-]{1,5}\)", after.text) is not None and line.text[-1].isalpha()
    return (opens is not None and after.text[0].isdigit()) or spans or party


def _cell(line: Line) -> Cell:
    assert line.source.cell is not None
    return line.source.cell


def flatten(unit: Unit) -> tuple[Unit, ...]:
    """The lines of a table as ordinary units, in reading order; any other unit is itself."""
    if unit.table is None:
        return (unit,)
    return tuple(member for row in unit.rows for cell in row for member in cell)
