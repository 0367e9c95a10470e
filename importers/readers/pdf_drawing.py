"""What a PDF page draws besides text: lines, filled shapes, pictures."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from importers.readers.pdf_fragments import Box, Cover, Drawing, Frame, Rule

_THIN = 2.5  # points: a filled rectangle no higher is a drawn line
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_MOST_RULES = 3_000
_DEEPEST = 3
_MOST_PIXELS = 60_000_000  # a page of A4 at 800 dpi


def read(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """The lines, opaque shapes and pictures of a page, in points from its upper left corner."""
    across: list[Rule] = []
    upright: list[Rule] = []
    covers: list[Cover] = []
    pictures: list[Box] = []
    count, heavy = 0, False
    for order in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page.raw, order)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        count += 1
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if len(across) + len(upright) < _MOST_RULES:
                _path(drawn, order, frame, across, upright, covers)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(drawn, frame)
            pictures.append(box)
            covers.append(Cover(box, order))
            heavy = heavy or _is_heavy(drawn)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            for inner in _inner_pictures(drawn, _DEEPEST):
                pictures.append(_bounds(drawn, frame))
                heavy = heavy or _is_heavy(inner)
    return Drawing(tuple(across), tuple(upright), tuple(covers), tuple(pictures), count, heavy)


def _inner_pictures(form: object, depth: int) -> Iterator[object]:
    """Whether a form holds a picture: it is given once."""
    for number in range(min(raw.FPDFFormObj_CountObjects(form), 200)):
        inner = raw.FPDFFormObj_GetObject(form, number)
        kind = raw.FPDFPageObj_GetType(inner)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield inner
            return
        if kind == raw.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _inner_pictures(inner, depth - 1)


def _is_heavy(picture: object) -> bool:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(picture, width, height)
    return width.value * height.value > _MOST_PIXELS


def _bounds(drawn: object, frame: Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    return frame.box(left.value, bottom.value, right.value, top.value)


def _path(
    drawn: object, order: int, frame: Frame, across: list[Rule], upright: list[Rule], covers: list[Cover]
) -> None:
    """A path is a line, a box of lines, a filled shape, or a picture's part (then it has many segments)."""
    box = _bounds(drawn, frame)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if box.height <= _THIN or box.width <= _THIN:
        _keep(box, across, upright)
        return
    if fill.value and _is_opaque(drawn):
        covers.append(Cover(box, order))
    if stroke.value:
        count = raw.FPDFPath_CountSegments(drawn)
        if 1 < count <= _MOST_SEGMENTS:
            for segment in _segments(drawn, count, frame):
                if segment.height <= 1 or segment.width <= 1:
                    _keep(segment, across, upright)


def _keep(box: Box, across: list[Rule], upright: list[Rule]) -> None:
    if box.width >= box.height and box.width >= _SHORTEST:
        across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
    elif box.height >= _SHORTEST:
        upright.append(Rule((box.left + box.right) / 2, box.top, box.bottom))


def _is_opaque(drawn: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)
    return bool(known) and alpha.value >= 250 and not raw.FPDFPageObj_HasTransparency(drawn)


def _segments(drawn: object, count: int, frame: Frame) -> Iterator[Box]:
    """The straight stretches of a path."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(drawn, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            yield from _stretches(points, frame)
            points = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from _stretches(points, frame)


def _stretches(points: list[tuple[float, float]], frame: Frame) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        yield frame.box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
