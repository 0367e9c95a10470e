"""A page that is a picture of text: drawn, read by Tesseract, and given back as lines with places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from statistics import fmean

import pypdfium2 as pdfium
from msgspec import Struct

from importers.readers import hocr, layout, pdf_layout, signs
from importers.readers.hocr import ReadLine
from importers.readers.pdf_fragments import Drawing
from importers.readers.pdf_layout import Edges
from importers.source import Notice, Picture, ReadError, SourceLine, Tools

DPI = 300
MAX_PIXELS = 20_000_000  # a little more than A3 at 300 dpi
DOUBTFUL = 60  # Tesseract's confidence below which a person should look at the word

_LIES = 45.0  # mean confidence below which the page may lie on its side
_LONG = 4  # letters of a word that is wider than high
_MANY = 8  # places that are pointed out on one page; of more it is said that they are many


class PageUnreadError(Exception):
    """Raised for a page that could not be read; another one may."""


class Scan(Struct, frozen=True):
    """A page read from its picture.

    `confidence` is the mean over its words, 0–100, None where there are none. `doubtful` leads from an index
    into `lines` to the words of that line that a person should look at. `turn`: by how many degrees clockwise the page
    was turned to be read; its lines stand on the turned page.
    """

    number: int
    lines: tuple[SourceLine, ...]
    confidence: float | None
    doubtful: tuple[tuple[int, tuple[str, ...]], ...]
    turn: int = 0


class Drawn(Struct, frozen=True):
    """A page as a picture, and how many points one pixel of it is."""

    picture: Picture
    points: float


def read_page(page: pdfium.PdfPage, number: int, tools: Tools) -> Scan:
    """The lines of a pictured page, `number` counted from 1.

    Raises `PageUnreadError` where Tesseract could not read it in its time, and `ReadError` where it is not installed.
    """
    try:
        return read_drawn(partial(_draw, page), number, tools)
    except ReadError as error:
        if error.code in {"ocr_time", "ocr_failed"}:
            raise PageUnreadError from error
        raise


def read_drawn(draw: Callable[[int], Drawn], number: int, tools: Tools) -> Scan:
    """The lines of a page that `draw` gives, turned clockwise by so many degrees. Raises `ReadError`."""
    drawn, turn = draw(0), 0
    read = hocr.parse(tools.recognise(drawn.picture))
    if _lies(read) and (lying := tools.orientation(drawn.picture)):
        turned = draw(lying)
        again = hocr.parse(tools.recognise(turned.picture))
        if not _lies(again) or _confidence(again) > _confidence(read):
            drawn, read, turn = turned, again, lying
    strip = signs.strip(read, drawn.picture)
    if strip is not None:
        read = signs.corrected(read, hocr.parse(tools.recognise(strip.picture, signs=True)), strip)
    return _scan(signs.with_bullets(read), number, drawn.points, turn)


def turns(scans: Iterable[Scan], pages: int) -> tuple[int, ...]:
    """The turn of each of so many pages; empty where none was turned."""
    by_page = {scan.number: scan.turn for scan in scans if scan.turn}
    return tuple(by_page.get(number, 0) for number in range(1, pages + 1)) if by_page else ()


def notices(scans: Sequence[Scan], before: Sequence[int]) -> Iterator[Notice]:
    """What a person has to know. `before` is, for each scan, how many lines of the document come before its own."""
    if not scans:
        return
    known = [scan.confidence for scan in scans if scan.confidence is not None]
    numbers, one = _numbers([scan.number for scan in scans]), len(scans) == 1
    yield Notice(
        "ocr",
        f"{'Sidan' if one else 'Sidorna'} {numbers} är {'en bild' if one else 'bilder'} av text och lästes maskinellt"
        + (f", med {fmean(known):.0f} procents säkerhet" if known else "")
        + ". Jämför med originalet: siffror, namn och paragraftecken kan vara fel.",
        before[0],
    )
    for scan, lines_before in zip(scans, before, strict=True):
        for line, words in scan.doubtful[:_MANY]:
            told = ", ".join(f"”{word}”" for word in words[:6])
            yield Notice("ocr_doubtful", f"Osäkert läst på sidan {scan.number}: {told}.", lines_before + line)
        if len(scan.doubtful) > _MANY:
            more = f"Ytterligare {len(scan.doubtful) - _MANY} rader på sidan {scan.number} har osäkert lästa ord."
            yield Notice("ocr_doubtful", more, lines_before + scan.doubtful[_MANY][0])


def _draw(page: pdfium.PdfPage, turn: int) -> Drawn:
    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rotation=turn, grayscale=True)
    try:
        rows, stride = memoryview(bytes(bitmap.buffer)), bitmap.stride
        head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
        content = b"".join((head, *(rows[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))))
    finally:
        bitmap.close()
    return Drawn(Picture(content, round(scale * 72)), 1 / scale)


def _lies(lines: Sequence[ReadLine]) -> bool:
    """Whether the page may lie on its side or stand on its head.

    Tesseract reads words that run downwards, in boxes higher than wide; of others it makes nothing to be trusted.
    """
    long = [word.box for line in lines for word in line.words if len(word.text) >= _LONG]
    upright = sum(box.bottom - box.top > box.right - box.left for box in long)
    return 2 * upright > len(long) or _confidence(lines) < _LIES


def _confidence(lines: Sequence[ReadLine]) -> float:
    values = [word.confidence for line in lines for word in line.words]
    return fmean(values) if values else 0.0


def _scan(read: Sequence[ReadLine], number: int, points: float, turn: int) -> Scan:
    words = layout.words_of(read)
    entries = pdf_layout.arrange(layout.fragments(read, points), Drawing(), Edges())
    lines: list[SourceLine] = []
    doubtful: list[tuple[int, tuple[str, ...]]] = []
    for entry in entries:
        of_line = [words[place] for one in entry.fragments for place in range(one.first, one.last + 1)]
        doubts = tuple(word.text for word in of_line if word.confidence < DOUBTFUL and any(map(str.isalnum, word.text)))
        if doubts:
            doubtful.append((len(lines), doubts))
        lines.append(pdf_layout.source_line(entry, number))
    return Scan(number, tuple(lines), _confidence(read) if read else None, tuple(doubtful), turn)


def _numbers(numbers: Sequence[int]) -> str:
    """Runs of pages joined, as in 3–7, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
