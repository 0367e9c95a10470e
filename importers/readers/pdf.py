"""PDF files, through pdfium: printed lines with their place, size and weight.

pypdfium2 gives text with positions about nine times faster than pypdf (design.md §8). pdfium puts a line that
ends in a hyphen together with the next one; here the printed line comes back, since a reader leaves nothing out.
"""

import contextlib
import ctypes
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from importers.readers import messages, scans
from importers.readers.quality import Quality, judge
from importers.source import FileProperties, FileType, Notice, ReadError, SourceDocument, SourceLine, Tools

MAX_PAGES = 5_000
MAX_CHARACTERS = 2_000_000  # on one page: more is no page of a document

_HYPHEN_BREAK = "\ufffe"
_BREAK = re.compile(f"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|{_HYPHEN_BREAK}")
# Control characters print nothing; the symbol fonts' bullets have real characters for the same signs.
_AS_PRINTED = dict.fromkeys((*range(9), *range(14, 32), 127, 65279)) | {
    0xF0B7: "•", 0xF0A7: "▪", 0xF02D: "–", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0BE: "–",
}  # fmt: skip
_ODD = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f\x80-\x9f]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC = 1 << 6
_FEW_LETTERS = 3


@dataclass(frozen=True, slots=True)
class _Looks:
    bold: bool
    italic: bool


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
        pages = [_page(document, number) for number in range(1, count + 1)]
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


def _page(document: pdfium.PdfDocument, number: int) -> list[SourceLine]:
    """The lines of one page; a page that pdfium cannot open has none."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return []
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_CHARACTERS:
                raise messages.error("too_complex")
            return _in_order(list(_lines(text, page.get_height(), number)))
        finally:
            text.close()
    except pdfium.PdfiumError:
        return []
    finally:
        page.close()


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


def _lines(page: pdfium.PdfTextPage, height: float, number: int) -> Iterator[SourceLine]:
    characters = page.get_text_range() if page.count_chars() else ""
    start = 0
    ends = [(match.start(), match.end(), match.group() == _HYPHEN_BREAK) for match in _BREAK.finditer(characters)]
    for end, following, hyphen in [*ends, (len(characters), len(characters), False)]:
        printed = characters[start:end] + ("-" if hyphen else "")
        if printed.strip():
            yield _line(page, printed, start, height, number)
        start = following


def _line(page: pdfium.PdfTextPage, printed: str, start: int, height: float, number: int) -> SourceLine:
    low = start + len(printed) - len(printed.lstrip())
    high = start + len(printed.rstrip()) - 1
    places = [raw.FPDFText_GetCharIndexFromTextIndex(page.raw, index) for index in (low, (low + high) // 2, high)]
    boxes = [_box(page, place) for place in places if place >= 0]
    known = [box for box in boxes if box is not None]
    looks = [_looks(page, place) for place in places if place >= 0]
    sizes = [size for place in places if place >= 0 and (size := _size(page, place))]
    return SourceLine(
        text=printed.translate(_AS_PRINTED).strip(),
        bold=bool(looks) and all(one.bold for one in looks),
        italic=bool(looks) and all(one.italic for one in looks),
        size=round(max(sizes), 1) if sizes else None,
        page=number,
        top=round(height - max(box[3] for box in known), 1) if known else None,
        left=round(known[0][0], 1) if known else None,
        right=round(known[-1][2], 1) if known else None,
    )


def _box(page: pdfium.PdfTextPage, place: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of a character's cell, in points from the lower left corner."""
    cell = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page.raw, place, cell):
        return None
    return cell.left, cell.bottom, cell.right, cell.top


def _size(page: pdfium.PdfTextPage, place: int) -> float:
    """Size of letters in points; where the file scales letters of size one, the height of the cell."""
    size: float = raw.FPDFText_GetFontSize(page.raw, place)
    if size > 3:
        return size
    box = _box(page, place)
    return (box[3] - box[1]) / 1.2 if box else size


def _looks(page: pdfium.PdfTextPage, place: int) -> _Looks:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(page.raw, place, name, 128, flags)
    font = name.value.decode("utf-8", "replace")
    bold = bool(_BOLD.search(font)) or bool(flags.value & _FORCE_BOLD)
    return _Looks(bold, bool(flags.value & _ITALIC) or "italic" in font.lower() or "oblique" in font.lower())


def _in_order(lines: list[SourceLine]) -> list[SourceLine]:
    """Page heads that the file draws last come first, page feet that it draws first come last."""
    placed = [line.top for line in lines if line.top is not None]
    if len(placed) < len(lines) or len(lines) < 3:
        return lines
    heads: list[SourceLine] = []
    while len(lines) > 2 and (lines[-1].top or 0) + 2 < min(line.top or 0 for line in lines[:-1]):
        heads.insert(0, lines.pop())
    feet: list[SourceLine] = []
    while len(lines) > 2 and (lines[0].top or 0) - 2 > max(line.top or 0 for line in lines[1:]):
        feet.append(lines.pop(0))
    return [*heads, *lines, *feet]


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
