"""What stands where on a page: values that the reading of a PDF page hands on. Nothing here knows pdfium.

All places are in points from the upper left corner of the page, turned so that its text stands upright.
"""

from collections.abc import Sequence

from msgspec import Struct

from importers.source import Region

# Between two words of one line there is a third of the letters' height; more than twice the height is a tab.
WIDE_GAP = 1.2
TAB = 2.0


class Box(Struct, frozen=True):
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def covers(self, other: "Box") -> float:
        """Which part of the other rectangle lies within this one, 0 to 1."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        area = other.width * other.height
        return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0


class Frame(Struct, frozen=True):
    """How a place in PDF user space becomes one on the page as it is read: its visible box, and quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """To the right from the left edge, and down from the upper edge."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space."""
        if self.turns == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


class Rule(Struct, frozen=True):
    """A drawn line: at `at` across, from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Cover(Struct, frozen=True):
    """Something opaque that was drawn; `order` is its place among the page's objects."""

    box: Box
    order: int


class Drawing(Struct, frozen=True):
    """What a page draws besides text: `count` objects in all. `heavy` pictures are too large to be drawn here."""

    across: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    covers: tuple[Cover, ...] = ()
    pictures: tuple[Box, ...] = ()
    count: int = 0
    heavy: bool = False


class Place(Struct, frozen=True):
    """A cell: which table of the page, row and column in it, all counted from 0."""

    table: int
    row: int
    column: int
    header: bool = False


class Tag(Struct, frozen=True):
    """What a tagged PDF says of a stretch: the level of a heading, its cell, its place on the sheet."""

    level: int | None = None
    place: Place | None = None
    region: Region | None = None


class Fragment(Struct, frozen=True):
    """A stretch of a printed line without a wide gap inside.

    `line` counts the lines as drawn: fragments of one line share it. `base` is where its letters stand.
    `first` and `last` are pdfium's indices of its characters, -1 where the words come from elsewhere.
    """

    text: str
    box: Box
    base: float
    size: float
    bold: bool
    italic: bool
    line: int
    first: int
    last: int
    tag: Tag | None = None

    @property
    def left(self) -> float:
        return self.box.left

    @property
    def right(self) -> float:
        return self.box.right


class Entry(Struct, frozen=True):
    """A printed line as a reader gives it: its fragments from left to right, and its cell if it is in a table."""

    fragments: tuple[Fragment, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        """The words; a gap wider than a space is a tab, as in Word."""
        words = self.fragments[0].text
        for before, after in zip(self.fragments, self.fragments[1:], strict=False):
            gap = after.left - before.right
            words += ("\t" if gap >= TAB * max(before.size, after.size) else " ") + after.text
        return words

    @property
    def box(self) -> Box:
        """What the fragments take together."""
        if len(self.fragments) == 1:
            return self.fragments[0].box
        boxes = [one.box for one in self.fragments]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


def by_lines(fragments: Sequence[Fragment]) -> list[Entry]:
    """The printed lines as they were drawn."""
    lines: dict[int, list[Fragment]] = {}
    for one in fragments:
        lines.setdefault(one.line, []).append(one)
    return [Entry(tuple(members)) for members in lines.values()]
