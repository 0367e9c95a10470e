"""PDF files, through pdfium: printed lines with their place, size and weight, tables, columns, pictured pages.

pypdfium2 gives text with positions several times faster than pypdf, and of more files (docs/accuracy.md); pypdf is
asked why a file cannot be opened, and for the fields of a form.
"""

import contextlib
import logging
from collections.abc import Iterator, Sequence
from io import BytesIO

import pypdf
import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from importers.readers import (
    messages,
    pdf_continued,
    pdf_drawing,
    pdf_edges,
    pdf_extras,
    pdf_hidden,
    pdf_layout,
    pdf_notices,
    pdf_page,
    pdf_tags,
    scans,
)
from importers.readers.pdf_fragments import Drawing, Entry
from importers.readers.pdf_hidden import Hidden, Reason
from importers.readers.pdf_layout import Edges
from importers.readers.pdf_page import Characters, PageText
from importers.readers.quality import Quality, judge
from importers.source import FileType, Notice, ReadError, Region, SourceDocument, SourceLine, Tools

MAX_PAGES = 5_000
MAX_CHARACTERS = 2_000_000  # on one page: more is no page of a document


class _Page(Struct, frozen=True):
    """What one page says and draws, and what is not to be seen on it."""

    number: int
    text: PageText
    drawing: Drawing
    hidden: tuple[Hidden, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def area(self) -> float:
        return self.text.frame.width * self.text.frame.height


class _Read(Struct):
    """A page as lines: its text as read or recognised, what cannot be seen, what is noted on it."""

    page: _Page
    lines: list[SourceLine]
    quality: Quality
    scan: scans.Scan | None = None

    def all_lines(self) -> list[SourceLine]:
        """Every line of the page, those beside the text last."""
        number = self.page.number
        hidden = [_line(Entry((one.fragment,)), number, Region.HIDDEN) for one in self.page.hidden]
        notes = [SourceLine(text=said, page=number, region=Region.COMMENT) for said in self.page.notes]
        return [*self.lines, *hidden, *notes]


def read(data: bytes, tools: Tools | None = None) -> SourceDocument:
    """All lines of a PDF, pictured pages through `tools`. Raises `ReadError` for encrypted, damaged and empty ones.

    A page's text layer is trusted or not by what it says (`quality`). Without tools, or where they fail, a file of
    mere pictures is refused, and a pictured page among others is told.
    """
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise messages.error("no_pages")
        if count > MAX_PAGES:
            raise messages.error("too_complex")
        pages = _pages(document, count)
        without_tool = _recognise(document, pages, tools)
        names = pdf_extras.enclosed(document)
        filled = [SourceLine(text=said, region=Region.COMMENT) for said in pdf_extras.fields(document, data)]
        properties = pdf_extras.properties(document, count, names)
        extras = tuple(pdf_extras.notices(document, names))
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    finally:
        document.close()
    _refuse_unreadable(pages)
    lines, notices = _together(pages, without_tool=without_tool)
    return SourceDocument(
        (*lines, *filled),
        FileType.PDF,
        wrapped=True,
        properties=properties,
        notices=(*notices, *extras),
        turns=scans.turns([one.scan for one in pages if one.scan is not None], count),
    )


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        code = getattr(problem, "err_code", None)
        protected = code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "password" in str(problem).lower()
        raise messages.error("encrypted" if protected else _diagnosis(data)) from problem


def _diagnosis(data: bytes) -> str:
    """Why pdfium cannot open a file: pypdf reads more of broken ones, enough to say that there are no pages."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted:
            return "encrypted"
        return "no_pages" if reader.root_object["/Pages"]["/Count"] == 0 else "damaged"  # type: ignore[index]
    except Exception:  # a broken file breaks it in many ways
        return "damaged"


def _pages(document: pdfium.PdfDocument, count: int) -> list[_Read]:
    """Each page as lines. All pages are looked at first: what recurs on them is page heads and feet."""
    is_tagged = bool(raw.FPDFCatalog_IsTagged(document.raw))
    pages = [_page(document, number, is_tagged=is_tagged) for number in range(1, count + 1)]
    made: list[_Read] = []
    before: list[Entry] = []
    above = Edges()
    for page, edges in zip(pages, pdf_edges.find([page.text for page in pages]), strict=True):
        entries = pdf_layout.arrange(page.text.fragments, page.drawing, edges)
        entries = pdf_continued.continued(before, above, entries, edges)
        before, above = entries, edges
        entries = [*entries, *(Entry((one,)) for one in page.text.turned)]
        lines = [pdf_layout.source_line(entry, page.number) for entry in entries]
        made.append(_Read(page, lines, judge(lines, page.drawing, page.area)))
    return made


def _page(document: pdfium.PdfDocument, number: int, *, is_tagged: bool) -> _Page:
    """What one page says and draws; nothing for a page that pdfium cannot open."""
    nothing = _Page(number, PageText(pdf_page.NOWHERE), Drawing())
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return nothing
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_CHARACTERS:
                raise messages.error("too_complex")
            return _looked_at(page, text, number, is_tagged=is_tagged)
        finally:
            text.close()
    except pdfium.PdfiumError:
        return nothing
    finally:
        page.close()


def _looked_at(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int, *, is_tagged: bool) -> _Page:
    characters = Characters(page, text)
    drawing = pdf_drawing.read(page, characters.frame)
    said, hidden = pdf_hidden.part(page, characters, pdf_page.read(characters, drawing.upright), drawing)
    if is_tagged:
        said = replace(said, fragments=pdf_tags.tagged(page, characters, said.fragments))
    return _Page(number, said, drawing, tuple(hidden), tuple(pdf_extras.notes(page)))


def _recognise(document: pdfium.PdfDocument, pages: Sequence[_Read], tools: Tools | None) -> bool:
    """Read pictured and damaged pages anew as far as that can be done; says whether the program for it is missing.

    Raises `ReadError` only where no other page has text.
    """
    wanted = [one for one in pages if one.quality in (Quality.SCANNED, Quality.DAMAGED)]
    if tools is None or not wanted:
        return False
    try:
        if len(wanted) > tools.pages:
            raise messages.error("too_many_pictures", count=len(wanted), limit=tools.pages)
        for one in wanted:
            with contextlib.suppress(scans.PageUnreadError):
                scan = scans.read_page(document[one.page.number - 1], one.page.number, tools)
                if one.quality is Quality.DAMAGED or _letters(scan.lines) > _letters(one.lines):
                    one.scan, one.lines = scan, list(scan.lines)
    except ReadError as error:
        if len(wanted) == len(pages) and not any(_letters(one.lines) for one in pages):
            raise
        return error.code not in {"too_many_pictures"}
    return False


def _refuse_unreadable(pages: Sequence[_Read]) -> None:
    """A file without one word that can be trusted is refused: pictures, empty pages, or letters that are none."""
    unread = [one for one in pages if one.scan is None]
    if len(unread) < len(pages) or any(one.quality is Quality.GOOD or _pictured(one) for one in unread):
        return
    raise messages.error("no_letters" if any(one.quality is Quality.DAMAGED for one in unread) else "no_text")


def _pictured(one: _Read) -> bool:
    """Whether a page has words of its own beside the picture that it mostly is."""
    return one.quality is Quality.SCANNED and _letters(one.lines) > 2


def _together(pages: Sequence[_Read], *, without_tool: bool) -> tuple[list[SourceLine], list[Notice]]:
    """All lines of the file, tables numbered through it, and what is to be told of its pages."""
    lines: list[SourceLine] = []
    hidden: list[tuple[int, int, Reason]] = []
    before: list[int] = []
    tables = 0
    scanned = False
    for one in pages:
        if one.scan is not None:
            before.append(len(lines))
        start = len(lines) + len(one.lines)
        hidden += (
            (start + number, one.page.number, gone.reason)
            for number, gone in enumerate(one.page.hidden)
            if sum(map(str.isalpha, gone.fragment.text)) > 2  # else a page number under a picture
        )
        own = one.all_lines()
        lines += _renumbered(own, tables, goes_on=not scanned)
        scanned = one.scan is not None
        tables += len({line.cell.table for line in own if line.cell is not None and line.cell.table >= 0})
    unread = [one for one in pages if one.scan is None]
    blank = [one.page.number for one in unread if one.quality is not Quality.GOOD and _letters(one.lines) < 3]
    notices = [
        *pdf_notices.damaged([one.page.number for one in unread if one.quality is Quality.DAMAGED]),
        *pdf_notices.pictured([one.page.number for one in unread if _pictured(one)]),
        *pdf_notices.unread(blank, without_tool=without_tool),
        *pdf_notices.hidden(hidden),
        *scans.notices([one.scan for one in pages if one.scan is not None], before),
    ]
    return lines, notices


def _renumbered(lines: Sequence[SourceLine], first: int, *, goes_on: bool) -> Iterator[SourceLine]:
    """The lines of a page with their tables counted on from those before.

    `goes_on`: the page before stands as it was arranged; else rows that go on with a table of it are rows of none.
    """
    for line in lines:
        cell = line.cell
        if cell is None or (cell.table >= 0 and not first):
            yield line
        elif cell.table < 0 and not goes_on:
            yield replace(line, cell=None)
        else:
            yield replace(line, cell=replace(cell, table=cell.table + first))


def _line(entry: Entry, page: int, region: Region) -> SourceLine:
    return replace(pdf_layout.source_line(entry, page), region=region)


def _letters(lines: Sequence[SourceLine]) -> int:
    return sum(character.isalnum() for line in lines for character in line.text)
