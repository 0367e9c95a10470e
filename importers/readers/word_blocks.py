"""Paragraphs and tables of a Word file as lines, in order.

Tracked changes are read as accepted: paragraphs whose mark was taken out run on into the next one. A table inside of
a table is one of its own, and the outer one goes on behind it as another, so that figures in a page that is laid out
with tables keep their rows.
"""

from collections.abc import Callable, Iterator

from lxml import etree
from msgspec import Struct, field

from importers.readers import messages
from importers.readers.numbering import Marker, Numbering
from importers.readers.styles import Style, Styles
from importers.readers.tags import (
    ALTERNATIVES,
    CELL,
    CELL_PROPERTIES,
    INSERTED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    REMOVED,
    ROW,
    ROW_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    VAL,
    alternative,
    flag,
    value,
    w,
    whole,
)
from importers.readers.word_inline import Inline, Run, State, tally
from importers.source import Cell, Region, SourceLine

_DEEPEST_TABLE = 12
_MOST_COLUMNS = 63  # Word's own limit; what claims to be further right shares the last one
_STYLE, _NUMBER, _OUTLINE = w("pStyle"), w("numPr"), w("outlineLvl")
_DELETED, _CHUNK = w("del"), w("altChunk")
_NO_MARKER = Marker()


class _Paragraph(Struct):
    """What a paragraph says of itself, beside its style."""

    style: str | None = None
    outline: str | None = None
    num_id: str | None = None
    level: int | None = None
    mark_removed: bool = False


class _Table(Struct):
    """Where reading stands in a table: a number among all tables, and the row that is row 0 of that number."""

    number: int
    first_row: int = 0
    row: int = 0
    column: int = 0
    header: bool = False


class Story(Struct):
    """Reads blocks into `lines`; `off_paper` are the words that tracked changes took out or that are hidden.

    `graphic` is told of every picture and embedded object, with the index of its line.
    """

    styles: Styles
    numbering: Numbering
    state: State
    graphic: Callable[[etree._Element, int], Iterator[str]]
    lines: list[SourceLine] = field(default_factory=list)
    off_paper: list[SourceLine] = field(default_factory=list)
    region: Region = Region.BODY
    _carried: list[Run] = field(default_factory=list)
    _tables: list[_Table] = field(default_factory=list)

    def read(self, parent: etree._Element, region: Region) -> None:
        """All blocks under an element, as lines of a region."""
        self.region = region
        self._blocks(parent)
        self._end_carried()
        self.region = Region.BODY

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            self._block(child)

    def _block(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == PARAGRAPH:
            self._paragraph(element)
        elif tag == TABLE:
            self._table(element)
        elif tag == ALTERNATIVES:
            branch = alternative(element)
            if branch is not None:
                self._blocks(branch)
        elif tag in REMOVED or tag in INSERTED:
            tally(self.state, element)
            self._removing(element, self._blocks, removed=tag in REMOVED)
        elif tag == _CHUNK:
            self.state.foreign += 1
        elif tag in (RUN, TEXT):  # without a paragraph around it: not allowed, still words
            self._finish([element], _Paragraph())
        elif len(element):
            self._blocks(element)

    def _removing(self, element: etree._Element, read: Callable[[etree._Element], None], *, removed: bool) -> None:
        before = self.state.removing
        self.state.removing = before or removed
        read(element)
        self.state.removing = before

    def _table(self, element: etree._Element) -> None:
        if len(self._tables) > _DEEPEST_TABLE:
            raise messages.error("too_complex")
        table = _Table(self._next_table())
        self._tables.append(table)
        for row, line in enumerate(_children(element, ROW)):
            table.row = row
            self._row(line, table)
        self._tables.pop()
        if self._tables:  # the table around this one goes on as a table of its own
            around = self._tables[-1]
            around.number, around.first_row = self._next_table(), around.row

    def _next_table(self) -> int:
        self.state.tables += 1
        return self.state.tables - 1

    def _row(self, element: etree._Element, table: _Table) -> None:
        properties = element.find(ROW_PROPERTIES)
        table.header = flag(properties, "tblHeader") is True
        table.column = _columns(value(properties, "w:gridBefore"), 0)
        taken_out = properties.find(_DELETED) if properties is not None else None
        if taken_out is not None:
            tally(self.state, taken_out)
        began = last = self.state.page
        for cell in _children(element, CELL):
            self.state.page = began
            self._removing(cell, self._cell, removed=taken_out is not None)
            if began is not None and self.state.page is not None and last is not None:
                last = max(last, self.state.page)
        self.state.page = last

    def _cell(self, element: etree._Element) -> None:
        table = self._tables[-1]
        properties = element.find(CELL_PROPERTIES)
        removed = properties is not None and properties.find(w("cellDel")) is not None
        self._removing(element, self._blocks, removed=removed)
        self._end_carried()
        table.column = min(table.column + max(1, _columns(value(properties, "w:gridSpan"), 1)), _MOST_COLUMNS)

    def _paragraph(self, element: etree._Element) -> None:
        own = _Paragraph()
        if len(element) and element[0].tag == PARAGRAPH_PROPERTIES:
            own = _said(element[0])
        if own.mark_removed:
            self.state.tracked += 1
        self._finish(element, own)

    def _finish(self, content: "etree._Element | list[etree._Element]", own: _Paragraph) -> None:
        """A paragraph as one line, or several where it has line breaks; then its text boxes."""
        style = self.styles.get(own.style)
        inline = Inline(self.styles, style, self.state)
        inline.read(content)
        runs = self._carried + inline.runs
        self._carried = []
        drawn = [text for graphic in inline.graphics for text in self.graphic(graphic, len(self.lines))]
        self._keep_apart(Region.DELETED, inline.deleted)
        self._keep_apart(Region.HIDDEN, inline.hidden)
        if own.mark_removed or (self.state.removing and not runs):
            self._carried = runs
        else:
            self._print(runs, own, style)
        self._read_boxes(inline, drawn)

    def _read_boxes(self, inline: Inline, drawn: list[str]) -> None:
        around = self.region
        inside = Region.TEXTBOX if around is Region.BODY else around
        for text in drawn:
            self.lines.append(SourceLine(text, page=self.state.page, region=inside, cell=self._place()))
        for box in inline.boxes:
            carried, self._carried = self._carried, []
            self.region = inside
            self._removing(box.content, self._boxed, removed=box.removed)
            self._end_carried()
            self.region, self._carried = around, carried

    def _boxed(self, element: etree._Element) -> None:
        if element.tag in (PARAGRAPH, TABLE):
            self._block(element)
        else:
            self._blocks(element)

    def _keep_apart(self, region: Region, parts: list[str]) -> None:
        for text in "".join(parts).split("\n"):
            if text.strip():
                self.off_paper.append(SourceLine(text, region=region, page=self.state.page))

    def _end_carried(self) -> None:
        """What a removed paragraph mark would have joined to a next paragraph, where there is none."""
        if self._carried:
            runs, self._carried = self._carried, []
            self._print(runs, _Paragraph(), self.styles.get(None))

    def _print(self, runs: list[Run], own: _Paragraph, style: Style) -> None:
        empty = not any(run.text and not run.text.isspace() for run in runs)
        marker, level = self._marker(own, style)
        printed = marker.text if marker.text and not (empty and marker.bullet) else ""
        page = runs[0].page if runs else self.state.page
        if printed:
            gap = "" if empty else marker.gap
            runs = [Run(printed + gap, bool(runs) and runs[0].bold, italic=False, size=None, page=page), *runs]
        if empty and not printed:
            level = None
        heading = style.heading_level if own.outline is None else _outline(own.outline)
        for number, line in enumerate(_lines(runs)):
            if line:
                page = line[0].page
            self._line(line, printed if number == 0 else "", heading, level, style, page)

    def _line(
        self, runs: list[Run], marker: str, heading: int | None, level: int | None, style: Style, page: int | None
    ) -> None:
        inked = [run for run in runs if run.text and not run.text.isspace()]
        sizes = [run.size for run in inked if run.size]
        bold, italic = bool(inked), bool(inked)
        for run in inked:
            bold, italic = bold and run.bold, italic and run.italic
        self.lines.append(
            SourceLine(
                text="".join([run.text for run in runs]),
                style=style.name,
                heading_level=heading,
                bold=bold,
                italic=italic,
                size=max(sizes) if sizes else style.size,
                page=page,
                region=self.region,
                cell=self._place(),
                list_level=level,
                marker=marker,
            )
        )

    def _place(self) -> Cell | None:
        if not self._tables:
            return None
        table = self._tables[-1]
        return Cell(table.number, table.row - table.first_row, table.column, table.header)

    def _marker(self, own: _Paragraph, style: Style) -> tuple[Marker, int | None]:
        """The printed number or bullet, and the list level (None outside of lists); counts the paragraph."""
        num_id, level = own.num_id, own.level
        if num_id is None:
            num_id, level = style.num_id, style.num_level if level is None else level
        if num_id is None or num_id == "0":
            return _NO_MARKER, None
        if level is None:
            level = self.numbering.level_of_style(num_id, style.identifier)
        return self.numbering.marker(num_id, level), level


def _said(properties: etree._Element) -> _Paragraph:
    own = _Paragraph()
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            own.style = child.get(VAL)
        elif tag == _NUMBER:
            own.num_id = value(child, "w:numId")
            level = value(child, "w:ilvl")
            own.level = None if level is None else whole(level, 0)
        elif tag == _OUTLINE:
            own.outline = child.get(VAL)
        elif tag == RUN_PROPERTIES:
            own.mark_removed = any(mark.tag in REMOVED for mark in child)
    return own


def _outline(said: str) -> int | None:
    level = whole(said, 9)
    return level + 1 if 0 <= level < 9 else None


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also where something is wrapped around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == ALTERNATIVES:
            branch = alternative(child)
            if branch is not None:
                yield from _children(branch, tag)
        elif len(child) and child.tag not in (ROW_PROPERTIES, CELL, TABLE):
            yield from _children(child, tag)


def _columns(said: str | None, default: int) -> int:
    return max(0, min(whole(said, default), _MOST_COLUMNS))


def _lines(runs: list[Run]) -> list[list[Run]]:
    """The runs of each line; a break in a run ends the line."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(Run(text, run.bold, run.italic, run.size, run.page))
    return lines
