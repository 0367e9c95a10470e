"""A page of a PDF or of a picture file as a picture for the review, with the words marked that somebody asks about.

The words are found again in the page's own text, whatever blanks and line ends part them there; of a page without
text (a scan) the caller says where they are. What comes out is drawn here, never a part of the file.
"""

import re
from collections.abc import Iterable
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from importers.readers import messages, pictures
from importers.readers.detect import detect
from importers.source import FileType

_SCALE = 1.7  # pixels a point: 122 dots per inch, clear at half of a wide screen
_LONGEST_SIDE = 2400
_MARK = (255, 214, 64)
_SHADED = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
_DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "F"})
_MOST_RECTANGLES = 400
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page."""
PICTURES = frozenset({FileType.PNG, FileType.JPEG, FileType.TIFF})


def png(data: bytes, page: int, words: str = "", nth: int = 0, boxes: Iterable[Box] = (), turn: int = 0) -> bytes:
    """The page (from 1) as PNG, turned clockwise by `turn` degrees; places are those of the turned page.

    `words` are marked where they stand for the `nth` time (from 0), and all `boxes`. Words that are not found are not
    marked. Raises `ReadError` for a file or a page that there is not.
    """
    if detect(data) in PICTURES:
        return _encoded(*_pictured(data, page, turn, tuple(boxes)))
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    try:
        if not 1 <= page <= len(document):
            raise messages.error("no_pages")
        return _encoded(*_drawn(document[page - 1], words, nth, tuple(boxes), turn))
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    finally:
        document.close()


def _pictured(data: bytes, page: int, turn: int, boxes: tuple[Box, ...]) -> tuple[Image.Image, list[Box]]:
    """The page of a picture file, no larger than it is clear at, and the marks on it in pixels."""
    picture, points = pictures.page(data, page, turn)
    shown = min(1.0, _SCALE * points, _LONGEST_SIDE / max(picture.size))
    size = (max(1, round(picture.width * shown)), max(1, round(picture.height * shown)))
    small = _in_shades(picture).resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    sheet = Image.new("RGB", size, "white")  # what is transparent shows paper; colour profile and notes stay behind
    sheet.paste(small, mask=small.getchannel("A"))
    return sheet, _scaled(boxes, shown / points)


def _in_shades(picture: Image.Image) -> Image.Image:
    """In a mode that can be made smaller with shades between: not black and white, nor by a palette."""
    if picture.mode in _SHADED:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "L" if picture.mode in _DEEP else "RGB")


def _scaled(boxes: Iterable[Box], scale: float) -> list[Box]:
    return [(left * scale, top * scale, right * scale, bottom * scale) for left, top, right, bottom in boxes]


def _drawn(
    page: pdfium.PdfPage, words: str, nth: int, boxes: tuple[Box, ...], turn: int
) -> tuple[Image.Image, list[Box]]:
    longest = max(*page.get_size(), 1.0)
    bitmap = page.render(scale=min(_SCALE, _LONGEST_SIDE / longest), rotation=turn)
    place = bitmap.get_posconv(page)
    width = page.get_height() if turn % 180 else page.get_width()
    marks = _scaled(boxes, bitmap.width / max(width, 1.0))
    for left, bottom, right, top in _rectangles(page, words, nth):
        (x, y), (across, down) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
        marks.append((min(x, across), min(y, down), max(x, across), max(y, down)))
    return bitmap.to_pil().convert("RGB"), marks


def _encoded(picture: Image.Image, marks: Iterable[Box]) -> bytes:
    """As PNG, with nothing of the file but what is seen."""
    if marks:
        picture = _marked(picture, marks)
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def _marked(picture: Image.Image, marks: Iterable[tuple[float, float, float, float]]) -> Image.Image:
    """As with a marker pen: what is dark stays dark."""
    pen = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(pen)
    for left, top, right, bottom in marks:
        draw.rectangle((left - 2, top - 2, right + 2, bottom + 2), fill=_MARK)
    return ImageChops.multiply(picture, pen)


def _rectangles(page: pdfium.PdfPage, words: str, nth: int) -> list[tuple[float, float, float, float]]:
    wanted = re.sub(r"\s", "", words)
    if not wanted:
        return []
    text = page.get_textpage()
    printed = text.get_text_range()
    if len(printed) != text.count_chars():  # signs of more than one unit: places would not fit
        return []
    places = [index for index, sign in enumerate(printed) if not sign.isspace()]
    solid = "".join(printed[index] for index in places)
    start = -1
    for _ in range(nth + 1):
        found = solid.find(wanted, start + 1)
        if found < 0:
            break
        start = found
    if start < 0:
        return []
    first, last = places[start], places[start + len(wanted) - 1]
    count = text.count_rects(first, last - first + 1)
    return [text.get_rect(number) for number in range(min(count, _MOST_RECTANGLES))]
