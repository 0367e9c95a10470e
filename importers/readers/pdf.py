"""PDF files, through pdfium: printed lines with their place, size and weight, tables, columns, pictured pages.

pypdfium2 gives text with positions several times faster than pypdf, and of more files (docs/accuracy.md).
"""

import contextlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from importers.readers import messages, pdf_drawing, pdf_edges, pdf_layout, pdf_page, scans
from importers.readers.pdf_fragments import Drawing, Entry
from importers.readers.pdf_layout import Edges
from importers.readers.pdf_page import Characters, PageText
from importers.readers.quality import Quality, judge
from importers.source import Cell, FileProperties, FileType, Notice, ReadError, SourceDocument, SourceLine, Tools

MAX_PAGES = 5_000
MAX_CHARACTERS = 2_000_000  # on one page: more is no page of a document
_FEW_LETTERS = 3
_ODD = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is kept of a page while the others are read."""

    text: PageText
    drawing: Drawing


def read(data: bytes, tools: Tools | None = None) -> SourceDocument:
    """All lines of a PDF, pictured pages through `tools`. Raises `ReadError` for encrypted, damaged and empty ones.

    Without tools, or where they fail, a file of mere pictures is refused and a pictured page among others is told.
    """
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise messages.error("no_pages")
        if count > MAX_PAGES:
            raise messages.error("too_complex")
        pages = _lines(document, count)
        properties = _properties(document, count)
        recognised = _recognise(document, pages, tools)
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    finally:
        document.close()
    for scan in recognised:
        pages[scan.number - 1] = list(scan.lines)
    lines = tuple(line for page in pages for line in page)
    empty = [number for number, page in enumerate(pages, start=1) if _letters(page) < _FEW_LETTERS]
    if len(empty) == count:
        raise messages.error("no_text")
    before = [sum(map(len, pages[: scan.number - 1])) for scan in recognised]
    notices = [*_damage(lines), *_empty_pages(empty), *scans.notices(recognised, before)]
    return SourceDocument(lines, FileType.PDF, wrapped=True, properties=properties, notices=tuple(notices))


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


def _lines(document: pdfium.PdfDocument, count: int) -> list[list[SourceLine]]:
    """The lines of each page. All pages are looked at first: what recurs on them is page heads and feet."""
    pages = [_page(document, number) for number in range(1, count + 1)]
    edges = pdf_edges.find([page.text for page in pages])
    made: list[list[SourceLine]] = []
    tables = 0
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True), start=1):
        entries = _entries(page, edge, tables)
        tables = max((entry.place.table + 1 for entry in entries if entry.place), default=tables)
        made.append([_source_line(entry, number) for entry in entries])
    return made


def _page(document: pdfium.PdfDocument, number: int) -> _Page:
    """What one page says and draws; nothing for a page that pdfium cannot open."""
    nothing = _Page(PageText(pdf_page.NOWHERE), Drawing())
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return nothing
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_CHARACTERS:
                raise messages.error("too_complex")
            characters = Characters(page, text)
            drawing = pdf_drawing.read(page, characters.frame)
            return _Page(pdf_page.read(characters, drawing.upright), drawing)
        finally:
            text.close()
    except pdfium.PdfiumError:
        return nothing
    finally:
        page.close()


def _entries(page: _Page, edges: Edges, tables: int) -> list[Entry]:
    turned = [Entry((one,)) for one in page.text.turned]
    return [*pdf_layout.arrange(page.text.fragments, page.drawing, edges, tables), *turned]


def _source_line(entry: Entry, page: int) -> SourceLine:
    box, place = entry.box, entry.place
    sizes = [one.size for one in entry.fragments]
    return SourceLine(
        text=entry.text,
        bold=all(one.bold for one in entry.fragments),
        italic=all(one.italic for one in entry.fragments),
        size=round(max(sizes), 1) or None,
        page=page,
        cell=Cell(place.table, place.row, place.column, place.header) if place else None,
        top=round(box.top, 1),
        left=round(box.left, 1),
        right=round(box.right, 1),
    )


def _recognise(
    document: pdfium.PdfDocument, pages: Sequence[Sequence[SourceLine]], tools: Tools | None
) -> list[scans.Scan]:
    """The pictured pages as far as they can be read. Raises `ReadError` only where no other page has text."""
    if tools is None:
        return []
    pictured = [
        number
        for number, lines in enumerate(pages, start=1)
        if judge(lines, document[number - 1]) in (Quality.SCANNED, Quality.DAMAGED)
    ]
    found: list[scans.Scan] = []
    try:
        if len(pictured) > tools.pages:
            raise messages.error("too_many_pictures", count=len(pictured), limit=tools.pages)
        for number in pictured:
            with contextlib.suppress(scans.PageUnreadError):
                found.append(scans.read_page(document[number - 1], number, tools))
    except ReadError:
        if len(pictured) == len(pages):
            raise
    return found


def _letters(lines: Sequence[SourceLine]) -> int:
    return sum(character.isalnum() for line in lines for character in line.text)


def _damage(lines: Sequence[SourceLine]) -> Iterator[Notice]:
    """A text layer whose letters cannot be told (no table from glyphs to letters) is worse than none."""
    characters = [character for line in lines for character in line.text if not character.isspace()]
    odd = sum(_ODD.match(character) is not None for character in characters)
    if odd > 0.3 * len(characters):
        raise messages.error("no_letters")
    if odd > 0.02 * len(characters):
        yield Notice("text_damaged", "En del tecken i PDF-filen går inte att läsa. Jämför texten med originalet.")


def _empty_pages(empty: Sequence[int]) -> Iterator[Notice]:
    if empty:
        numbers = ", ".join(map(str, empty[:12])) + (" …" if len(empty) > 12 else "")
        which = "Sidan" if len(empty) == 1 else "Sidorna"
        yield Notice("page_without_text", f"{which} {numbers} har ingen text som går att läsa: tom eller inskannad.")


def _properties(document: pdfium.PdfDocument, pages: int) -> FileProperties:
    said = document.get_metadata_dict()
    return FileProperties(
        title=said.get("Title", ""),
        author=said.get("Author", ""),
        created=said.get("CreationDate", ""),
        modified=said.get("ModDate", ""),
        producer=said.get("Producer", ""),
        pages=pages,
    )
