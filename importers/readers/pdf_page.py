"""The text of one PDF page, through pdfium: fragments of printed lines with place, size and weight.

A call into pdfium costs about a microsecond, so places are asked for line by line (a page has some forty), and
letter by letter only in lines that show a gap. pdfium puts a line that ends in a hyphen together with the next
one; here the printed line comes back, since a reader leaves nothing out.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from importers.readers import pdf_spacing
from importers.readers.pdf_fragments import WIDE_GAP, Box, Fragment, Frame, Rule
from importers.readers.pdf_spacing import Letter
from importers.readers.printed import as_seen

NOWHERE = Frame(0, 0, 0, 0)
_HYPHEN_BREAK = "\ufffe"
_BREAK = re.compile(f"[\r\n\x0b\x0c\x85\u2028\u2029{_HYPHEN_BREAK}]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_LONG_WORD = re.compile(r"[^\W\d_]{28,}")  # longer than compounds of minutes: a space may be lost
_WORD_GAP = 0.16  # of the letters' height: inked rectangles of two words stand at least so far apart
_SPREAD = re.compile(r"(?:^|\s)(?:\w\s){3,}\w(?:\s|$)")


@lru_cache(maxsize=4096)
def _looks_of(name: bytes, flags: int) -> tuple[bool, bool]:
    font = name.decode("utf-8", "replace")
    bold = bool(_BOLD.search(font)) or bool(flags & _FORCE_BOLD)
    return bold, bool(flags & _ITALIC_FLAG) or bool(_ITALIC.search(font))


class PageText(Struct, frozen=True):
    """What a page says: upright fragments in drawing order, and those that stand across the others."""

    frame: Frame
    fragments: tuple[Fragment, ...] = ()
    turned: tuple[Fragment, ...] = ()


class Characters:
    """pdfium's characters of a page, by their index."""

    def __init__(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> None:
        self.handle = text.raw
        self.count = text.count_chars()
        self.text = text.get_text_range() if self.count else ""
        self._same = len(self.text) == self.count
        self._cell, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y, self._a, self._b = (ctypes.c_double() for _ in range(4))
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        visible = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, visible)
        edges = (visible.left, visible.bottom, visible.right, visible.top)
        self.frame = Frame(*edges, turns=self._turns(raw.FPDFPage_GetRotation(page.raw)))

    def index(self, position: int) -> int:
        """Of the character at a position of `text`; -1 where pdfium made it up."""
        if self._same:
            return position
        found: int = raw.FPDFText_GetCharIndexFromTextIndex(self.handle, position)
        return found

    def box(self, index: int) -> Box | None:
        """A character's cell: its advance wide, its line high."""
        cell = self._cell
        if not raw.FPDFText_GetLooseCharBox(self.handle, index, cell):
            return None
        return self.frame.box(cell.left, cell.bottom, cell.right, cell.top)

    def base(self, index: int) -> float:
        """How far down the letter stands."""
        raw.FPDFText_GetCharOrigin(self.handle, index, self._x, self._y)
        return self.frame.point(self._x.value, self._y.value)[1]

    def size(self, index: int) -> float:
        """Of the letters in points, as they are shown."""
        size: float = raw.FPDFText_GetFontSize(self.handle, index)
        matrix = self._matrix
        if raw.FPDFText_GetMatrix(self.handle, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
            return size * scale if scale > 0 else size
        return size

    def looks(self, index: int) -> tuple[bool, bool]:
        """Bold, italic."""
        raw.FPDFText_GetFontInfo(self.handle, index, self._name, 128, self._flags)
        return _looks_of(self._name.value, self._flags.value)

    def turns(self, index: int) -> int:
        """How many quarters a letter stands turned against the clock."""
        angle: float = raw.FPDFText_GetCharAngle(self.handle, index)
        return (4 - round(angle / (math.pi / 2))) % 4 if angle > 0 else 0

    def runs(self, first: int, last: int) -> list[Box]:
        """The inked rectangles of a stretch, one for each stretch of text that was drawn at once."""
        made = []
        for number in range(raw.FPDFText_CountRects(self.handle, first, last - first + 1)):
            raw.FPDFText_GetRect(self.handle, number, self._x, self._y, self._a, self._b)
            made.append(self.frame.box(self._x.value, self._b.value, self._a.value, self._y.value))
        return made

    def is_space_behind(self, run: Box) -> bool:
        """Whether a space follows upon the last letter of a rectangle; on turned pages that is not asked."""
        if self.frame.turns:
            return True
        x, y = run.right + self.frame.left - 0.5, self.frame.top - (run.top + run.bottom) / 2
        index = raw.FPDFText_GetCharIndexAtPos(self.handle, x, y, 2.0, 2.0)
        return not 0 <= index < len(self.text) - 1 or not self._same or self.text[index + 1].isspace()

    def _turns(self, page: int) -> int:
        """The turn in which most of the page's text stands upright; the page's own where it has too little."""
        step = max(1, self.count // 14)
        seen = Counter(
            self.turns(index) for index in range(0, self.count, step) if not self.text[index : index + 1].isspace()
        )
        if not seen or sum(seen.values()) < 6:
            return page % 4
        turns, count = seen.most_common(1)[0]
        return turns if count > 0.6 * sum(seen.values()) else page % 4


def read(characters: Characters, upright: Sequence[Rule] = ()) -> PageText:
    """The fragments of a page. `upright` are its drawn vertical lines: a printed line ends at them too."""
    straight: list[Fragment] = []
    turned: list[Fragment] = []
    for number, (start, printed) in enumerate(_printed(characters.text)):
        line = _Line(characters, start, printed, number)
        if line.is_upright:
            made = line.fragments(upright)
            if straight and made and _goes_on(straight[-1], made[0]):
                made = [replace(one, line=straight[-1].line) for one in made]
            straight += made
        else:
            turned += line.fragments(upright)
    return PageText(characters.frame, tuple(straight), tuple(turned))


def _goes_on(before: Fragment, after: Fragment) -> bool:
    """Whether a line goes on in the next one on paper: pdfium parts a lone letter that stands far to the right."""
    return abs(before.base - after.base) <= 0.2 * min(before.size, after.size) and after.left >= before.right - 1


def _printed(text: str) -> Iterator[tuple[int, str]]:
    """Where each printed line that is not blank begins, and its characters."""
    start = 0
    for match in _BREAK.finditer(text):
        line = text[start : match.start()]
        if match.group() == _HYPHEN_BREAK:
            line += "-"
        if line.strip():
            yield start, line
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]


def as_printed(text: str) -> str:
    """Characters as they are seen: bullets of symbol fonts, ligatures, letters with their accents, plain spaces."""
    if text.endswith("\u00ad"):
        text = f"{text[:-1]}-"
    return as_seen(text).strip()


class _Line:
    """One printed line as pdfium gives it."""

    def __init__(self, characters: Characters, start: int, printed: str, number: int) -> None:
        self._characters = characters
        self._number = number
        self._low = start + len(printed) - len(printed.lstrip())
        self._high = start + len(printed.rstrip()) - 1
        self._printed = printed.strip()
        self._first = max(0, characters.index(self._low))
        last = characters.index(self._high)  # pdfium has no place for a hyphen that it took for a broken word's
        self._last = max(self._first, last if last >= 0 else characters.index(max(self._low, self._high - 1)))
        self._runs = characters.runs(self._first, self._last)

    @property
    def is_upright(self) -> bool:
        """Whether it stands like most of the page; asked of pdfium only where the rectangle is a tall one."""
        if len(self._printed) < 3 or not self._runs:
            return True
        high = max(run.bottom for run in self._runs) - min(run.top for run in self._runs)
        wide = max(run.right for run in self._runs) - min(run.left for run in self._runs)
        return high <= wide or self._characters.turns(self._first) == self._characters.frame.turns

    def fragments(self, upright: Sequence[Rule]) -> list[Fragment]:
        """The line, cut at wide gaps and at drawn lines."""
        size = self._characters.size(self._first)
        if len(self._runs) > 1:
            size = max(size, self._characters.size(self._last))
        size = size or 10.0
        if not self._has_gap(size, upright) and not _LONG_WORD.search(self._printed):
            return [self._fragment(as_printed(self._printed), self._first, self._last, size)]
        parts = pdf_spacing.parts(self._letters(), size, [rule.at for rule in self._crossing(upright)])
        made = [self._fragment(as_printed(one.text), one.first, one.last, size) for one in parts]
        return [one for one in made if one.text]

    def _has_gap(self, size: float, upright: Sequence[Rule]) -> bool:
        runs = self._runs
        for before, after in pairwise(runs):
            gap = after.left - before.right
            if gap >= WIDE_GAP * size or (gap >= _WORD_GAP * size and not self._characters.is_space_behind(before)):
                return True
        if not runs:
            return False
        wide = runs[-1].right - runs[0].left
        return wide > 0.75 * size * len(self._printed) or bool(_SPREAD.search(self._printed) or self._crossing(upright))

    def _crossing(self, upright: Sequence[Rule]) -> list[Rule]:
        """The drawn lines that stand between the first and the last letter."""
        if not upright or not self._runs:
            return []
        first, last = self._runs[0], self._runs[-1]
        middle = (first.top + first.bottom) / 2
        return [
            rule
            for rule in upright
            if first.left + 1 < rule.at < last.right - 1 and rule.start - 1 <= middle <= rule.end + 1
        ]

    def _letters(self) -> list[Letter]:
        made = []
        for position, character in enumerate(self._printed, start=self._low):
            index = self._characters.index(position)
            box = None if index < 0 or character.isspace() else self._characters.box(index)
            shown = "-" if character == _HYPHEN_BREAK else character
            made.append(Letter(shown, index, box.left if box else None, box.right if box else None))
        return made

    def _fragment(self, text: str, first: int, last: int, size: float) -> Fragment:
        characters = self._characters
        boxes = [box for box in (characters.box(first), characters.box(last)) if box is not None]
        boxes = boxes or self._runs or [Box(0, 0, 0, 0)]
        bold, italic = characters.looks(first)
        for index in (last, (first + last) // 2) if bold or italic else ():
            looks = characters.looks(index)
            bold, italic = bold and looks[0], italic and looks[1]
        return Fragment(
            text=text,
            box=Box(boxes[0].left, min(b.top for b in boxes), boxes[-1].right, max(b.bottom for b in boxes)),
            base=characters.base(first),
            size=size,
            bold=bold,
            italic=italic,
            line=self._number,
            first=first,
            last=last,
        )
