"""A page of a PDF as a picture for the review, with the words marked that somebody asks about.

The words are found again in the page's own text, whatever blanks and line ends part them there; of a page without
text (a scan) the caller says where they are.
"""

import re
from collections.abc import Iterable
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from importers.readers import messages

_SCALE = 1.7  # pixels a point: 122 dots per inch, clear at half of a wide screen
_LONGEST_SIDE = 2400
_MARK = (255, 214, 64)
_MOST_RECTANGLES = 400
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page."""


def png(data: bytes, page: int, words: str = "", nth: int = 0, boxes: Iterable[Box] = ()) -> bytes:
    """The page (from 1) as PNG. `words` are marked where they stand for the `nth` time (from 0), and all `boxes`.

    Words that are not found are not marked. Raises `ReadError` for a file or a page that there is not.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    try:
        if not 1 <= page <= len(document):
            raise messages.error("no_pages")
        return _drawn(document[page - 1], words, nth, tuple(boxes))
    except pdfium.PdfiumError as problem:
        raise messages.error("damaged") from problem
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage, words: str, nth: int, boxes: tuple[Box, ...]) -> bytes:
    longest = max(*page.get_size(), 1.0)
    bitmap = page.render(scale=min(_SCALE, _LONGEST_SIDE / longest))
    place = bitmap.get_posconv(page)
    scale = bitmap.width / max(page.get_width(), 1.0)
    marks = [(left * scale, top * scale, right * scale, bottom * scale) for left, top, right, bottom in boxes]
    for left, bottom, right, top in _rectangles(page, words, nth):
        (x, y), (across, down) = place.to_bitmap(left, top), place.to_bitmap(right, bottom)
        marks.append((min(x, across), min(y, down), max(x, across), max(y, down)))
    picture = bitmap.to_pil().convert("RGB")
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
