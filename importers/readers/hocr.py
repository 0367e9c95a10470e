"""Tesseract's hOCR as plain values: words and lines with their places in pixels."""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

_PARSER_SAYS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True, "huge_tree": False}
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"})
_BLOCK = "ocr_carea"
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf)((?: -?[\d.]+)+)")


class Box(Struct, frozen=True):
    """Left, top, right, bottom in pixels from the upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    def overlap(self, other: "Box") -> float:
        """How much of the smaller box the other one covers, 0–1."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        if width <= 0 or height <= 0:
            return 0.0
        return width * height / max(1, min(self.area, other.area))

    def moved(self, right: int, down: int) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    @property
    def area(self) -> int:
        """Square pixels."""
        return (self.right - self.left) * (self.bottom - self.top)


class Word(Struct, frozen=True):
    """A word as it was read; `confidence` is 0–100, Tesseract's own opinion."""

    text: str
    box: Box
    confidence: int


class ReadLine(Struct, frozen=True):
    """A line of words. `size` is the height of the letters with their tails.

    The words stand on `base + slope · (x - box.left)`, pixels from above.
    """

    words: tuple[Word, ...]
    box: Box
    block: int
    size: float
    slope: float
    base: float


def parse(text: str) -> tuple[ReadLine, ...]:
    """The lines in the order that Tesseract gave them; what has no words is left out. Never raises."""
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(**_PARSER_SAYS))
    except (etree.XMLSyntaxError, ValueError):
        return ()
    return tuple(_lines(root)) if root is not None else ()


def _lines(root: etree._Element) -> Iterator[ReadLine]:
    block = 0
    for element in root.iter(etree.Element):
        kind = element.get("class", "")
        if kind == _BLOCK:
            block += 1
        elif kind in _LINES:
            said = _numbers(element)
            words = tuple(_words(element))
            if words and len(said.get("bbox", ())) == 4:
                box = Box(*map(int, said["bbox"]))
                size = said.get("x_size", [float(box.bottom - box.top)])[0]
                slope, offset = said.get("baseline", [0.0, 0.0])[:2]
                yield ReadLine(words, box, block, size, slope, box.bottom + offset)


def _words(line: etree._Element) -> Iterator[Word]:
    for element in line.iter(etree.Element):
        if element.get("class") != "ocrx_word":
            continue
        said, text = _numbers(element), "".join(element.itertext()).strip()
        if text and len(said.get("bbox", ())) == 4:
            yield Word(" ".join(text.split()), Box(*map(int, said["bbox"])), int(said.get("x_wconf", [0])[0]))


def _numbers(element: etree._Element) -> dict[str, list[float]]:
    return {name: [float(one) for one in values.split()] for name, values in _NUMBERS.findall(element.get("title", ""))}
