"""Text that is in a PDF and not to be seen on it: invisible, off the page, in the paper's colour, under a black box.

Who publishes such a file publishes that text. A suspicion that comes from colour or from a shape drawn over the
text is confirmed on the page as a picture: nothing may stand out where the letters are.
"""

import ctypes
from collections.abc import Iterator, Sequence
from enum import StrEnum

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from importers.readers.pdf_fragments import Box, Cover, Drawing, Fragment
from importers.readers.pdf_page import Characters, PageText, as_printed

_TINY = 1.5  # points
_PALE = 235  # of 255: may be white on white, or white on dark
_FLAT = 40  # of 255: less contrast is no letter to the eye
_SCALE = 2.0
_MOST_PIXELS = 12_000_000
_INVISIBLE = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
_OPAQUE_NOTES = frozenset(
    (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_INK)
)


class Reason(StrEnum):
    """Why a text is not to be seen."""

    INVISIBLE = "invisible"
    OUTSIDE = "outside"
    TINY = "tiny"
    PALE = "pale"
    COVERED = "covered"


class Hidden(Struct, frozen=True):
    """A fragment that cannot be seen."""

    fragment: Fragment
    reason: Reason


def part(
    page: pdfium.PdfPage, characters: Characters, text: PageText, drawing: Drawing
) -> tuple[PageText, list[Hidden]]:
    """What can be seen of a page's text, and what cannot."""
    covers = [*drawing.covers, *_notes(page, characters)]
    looking = _Looking(page, characters, covers, drawing)
    hidden: list[Hidden] = []
    seen: list[list[Fragment]] = []
    for fragments in (text.fragments, text.turned):
        left: list[Fragment] = []
        for one in fragments:
            visible, not_seen = looking.judge(one)
            left += visible
            hidden += not_seen
        seen.append(left)
    if not hidden:
        return text, []
    return PageText(text.frame, tuple(seen[0]), tuple(seen[1])), hidden


def _notes(page: pdfium.PdfPage, characters: Characters) -> Iterator[Cover]:
    """Annotations that may lie over text."""
    rectangle = raw.FS_RECTF()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 500)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        if note and raw.FPDFAnnot_GetSubtype(note) in _OPAQUE_NOTES and raw.FPDFAnnot_GetRect(note, rectangle):
            edges = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield Cover(characters.frame.box(*edges), 1 << 30)
        raw.FPDFPage_CloseAnnot(note)


class _Looking:
    """The page as objects and, where there is a suspicion, as a picture."""

    def __init__(self, page: pdfium.PdfPage, characters: Characters, covers: Sequence[Cover], drawing: Drawing) -> None:
        self._page, self._characters, self._covers, self._drawing = page, characters, covers, drawing
        self._sheet = Box(0, 0, characters.frame.width, characters.frame.height)
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._order: dict[int | None, int] | None = None
        self._picture: _Picture | None = None

    def judge(self, one: Fragment) -> tuple[list[Fragment], list[Hidden]]:
        """The parts of a fragment that are seen, and those that are not."""
        drawn = raw.FPDFText_GetTextObject(self._characters.handle, one.first)
        reason = self._whole(one, drawn)
        if reason is not None:
            return [], [Hidden(one, reason)]
        above = [cover for cover in self._covers if _touches(cover.box, one)]
        if above:
            order = self._place(drawn)
            for cover in above:
                if cover.order > order:
                    return self._under(one, cover.box)
        return [one], []

    def _whole(self, one: Fragment, drawn: object) -> Reason | None:
        box = one.box
        if box.right < 1 or box.bottom < 1 or box.left > self._sheet.right - 1 or box.top > self._sheet.bottom - 1:
            return Reason.OUTSIDE
        if drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) in _INVISIBLE:
            # The words of a scan that was recognised lie invisible upon its picture.
            return None if any(picture.covers(box) > 0.5 for picture in self._drawing.pictures) else Reason.INVISIBLE
        if one.size < _TINY:
            return Reason.TINY
        raw.FPDFText_GetFillColor(self._characters.handle, one.first, *self._colour)
        red, green, blue, alpha = (value.value for value in self._colour)
        pale = alpha < 20 or min(red, green, blue) >= _PALE
        return Reason.PALE if pale and self._is_flat(box) else None

    def _place(self, drawn: object) -> int:
        """Which of the page's objects the text is; the last where it stands inside of a form."""
        if self._order is None:
            handle = self._page.raw
            count = min(raw.FPDFPage_CountObjects(handle), 20_000)
            self._order = {_address(raw.FPDFPage_GetObject(handle, number)): number for number in range(count)}
        return self._order.get(_address(drawn), 1 << 29)

    def _under(self, one: Fragment, cover: Box) -> tuple[list[Fragment], list[Hidden]]:
        """The letters under a shape, if nothing of them is to be seen, and those beside it."""
        characters = self._characters
        indices = range(one.first, one.last + 1)
        under = [index for index in indices if (box := characters.box(index)) and _middle_in(box, cover)]
        if not under:
            return [one], []
        boxes = [box for index in under if (box := characters.box(index))]
        area = Box(boxes[0].left, min(b.top for b in boxes), boxes[-1].right, max(b.bottom for b in boxes))
        text = self._text(under)
        if not any(character.isalnum() for character in text) or not self._is_flat(area):
            return [one], []
        hidden = Hidden(replace(one, text=text, box=area, first=under[0], last=under[-1]), Reason.COVERED)
        beside = [
            piece
            for stretch in (range(one.first, under[0]), range(under[-1] + 1, one.last + 1))
            if (piece := self._piece(one, stretch)) is not None
        ]
        return beside, [hidden]

    def _piece(self, one: Fragment, stretch: range) -> Fragment | None:
        text = self._text(list(stretch))
        boxes = [box for index in stretch if (box := self._characters.box(index))]
        if not text or not boxes:
            return None
        box = Box(boxes[0].left, one.box.top, boxes[-1].right, one.box.bottom)
        return replace(one, text=text, box=box, first=stretch[0], last=stretch[-1])

    def _text(self, indices: Sequence[int]) -> str:
        handle = self._characters.handle
        return as_printed("".join(chr(raw.FPDFText_GetUnicode(handle, index)) for index in indices))

    def _is_flat(self, box: Box) -> bool:
        if self._drawing.heavy:
            return False
        if self._picture is None:
            self._picture = _Picture(self._page, self._characters.frame.turns)
        return self._picture.contrast(box) < _FLAT


class _Picture:
    """The page as it is seen, in grey."""

    def __init__(self, page: pdfium.PdfPage, turns: int) -> None:
        width, height = page.get_size()
        self._scale = min(_SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        more = (turns - raw.FPDFPage_GetRotation(page.raw)) % 4
        bitmap = page.render(scale=self._scale, rotation=90 * more, grayscale=True)
        try:
            self._wide, self._high, self._stride = bitmap.width, bitmap.height, bitmap.stride
            self._grey = bytes(bitmap.buffer)
        finally:
            bitmap.close()

    def contrast(self, box: Box) -> int:
        """The lightest less the darkest point of a rectangle, 0 to 255; the rim of what lies around is left out."""
        left, right = (round(x * self._scale) for x in (box.left + 0.5, box.right - 0.5))
        top, bottom = (round(y * self._scale) for y in (box.top + 0.2 * box.height, box.bottom - 0.2 * box.height))
        left, top = max(0, left), max(0, top)
        right, bottom = min(self._wide, max(right, left + 1)), min(self._high, max(bottom, top + 1))
        rows = [self._grey[row * self._stride + left : row * self._stride + right] for row in range(top, bottom)]
        rows = [row for row in rows if row]
        return max(map(max, rows)) - min(map(min, rows)) if rows else 255


def _touches(cover: Box, one: Fragment) -> bool:
    """Whether a shape reaches over the letters' middle, and is no line through them."""
    middle = one.base - 0.3 * one.size
    return (
        cover.top < middle < cover.bottom
        and cover.height > 0.45 * one.size
        and cover.left < one.right - 1
        and cover.right > one.left + 1
    )


def _middle_in(letter: Box, cover: Box) -> bool:
    return cover.left <= (letter.left + letter.right) / 2 <= cover.right


def _address(drawn: object) -> int | None:
    return ctypes.cast(drawn, ctypes.c_void_p).value  # type: ignore[arg-type]
