"""Text that is set in columns: read one column after the other. Pure geometry.

Only running text is taken for columns: lines that fill their column, and sentences that go on from line to line.
A list of names, a table, a front page with labels beside values stay as they are drawn.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median

from msgspec import Struct

from importers.readers.pdf_fragments import Fragment

_GUTTER = 0.8  # of the letters' height, at least
_FEWEST_LINES = 4
_NARROWEST = 0.2  # of the text's width
_FEWEST_LETTERS = 18
_FLOW = 0.3  # part of the lines that go on from the line above


class _Gutter(Struct, frozen=True):
    left: float
    right: float


def in_columns(fragments: Sequence[Fragment]) -> list[list[Fragment]] | None:
    """The fragments in bands from above, each band's columns from the left; None where nothing is set in columns.

    A line across all columns (a title, a page head) ends a band and is a band of its own.
    """
    if len(fragments) < 2 * _FEWEST_LINES:
        return None
    left, right = min(one.left for one in fragments), max(one.right for one in fragments)
    size = median(one.size for one in fragments)
    for gutter in _gutters(fragments, left, right, size):
        bands = _bands(fragments, gutter)
        if any(_are_columns(*sides, right - left) for sides in bands):
            return _ordered(bands, right - left)
    return None


def _gutters(fragments: Sequence[Fragment], left: float, right: float, size: float) -> list[_Gutter]:
    """Upright strips that few lines cross, the emptiest first; within the middle of the page."""
    edges = sorted({round(one.right, 1) for one in fragments if one.right < right - _NARROWEST * (right - left)})
    found: list[tuple[int, _Gutter]] = []
    for edge in edges:
        if edge < left + _NARROWEST * (right - left):
            continue
        beyond = [one.left for one in fragments if one.left >= edge - 0.5]
        if len(beyond) < _FEWEST_LINES:
            continue
        other = min(beyond)
        if other - edge < _GUTTER * size:
            continue
        crossing = sum(one.left < edge and one.right > other for one in fragments)
        if crossing <= 0.4 * len(fragments):
            found.append((crossing, _Gutter(edge, other)))
    return [gutter for _, gutter in sorted(found, key=lambda one: (one[0], one[1].left - one[1].right))[:4]]


def _bands(fragments: Sequence[Fragment], gutter: _Gutter) -> list[tuple[list[Fragment], list[Fragment]]]:
    """(left, right) from above; a line that crosses the gutter stands alone, on the left."""
    bands: list[tuple[list[Fragment], list[Fragment]]] = [([], [])]
    for one in sorted(fragments, key=lambda one: (one.base, one.left)):
        if one.left < gutter.left - 0.5 and one.right > gutter.right + 0.5:
            bands += [([one], []), ([], [])]
        else:
            bands[-1][one.left >= (gutter.left + gutter.right) / 2].append(one)
    return [band for band in bands if band[0] or band[1]]


def _are_columns(left: Sequence[Fragment], right: Sequence[Fragment], width: float) -> bool:
    """Whether running text stands on both sides, at the same height."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    high = min(left[-1].base, right[-1].base) - max(left[0].base, right[0].base)
    if high < 0.4 * min(left[-1].base - left[0].base, right[-1].base - right[0].base):
        return False
    return _is_running(left, width) and _is_running(right, width)


def _is_running(lines: Sequence[Fragment], width: float) -> bool:
    edge, end = min(one.left for one in lines), max(one.right for one in lines)
    if end - edge < _NARROWEST * width or fmean(len(one.text) for one in lines) < _FEWEST_LETTERS:
        return False
    full = sum(one.right >= edge + 0.8 * (end - edge) for one in lines)
    goes_on = sum(
        after.text[:1].islower() or before.text.endswith((",", "-"))
        for before, after in pairwise(lines)
        if not before.text.endswith((".", ":"))
    )
    return full >= 0.4 * len(lines) and goes_on >= _FLOW * (len(lines) - 1)


def _ordered(bands: Sequence[tuple[list[Fragment], list[Fragment]]], width: float) -> list[list[Fragment]]:
    """Bands beside each other as columns; what is no running text on both sides stays line by line."""
    ordered: list[list[Fragment]] = []
    for left, right in bands:
        if _are_columns(left, right, width) or not _shares_lines(left, right):
            ordered += [side for side in (left, right) if side]
        else:
            ordered.append(sorted((*left, *right), key=lambda one: (one.base, one.left)))
    return [part for group in ordered for part in (in_columns(group) or [group])]


def _shares_lines(left: Sequence[Fragment], right: Sequence[Fragment]) -> bool:
    lines = {one.line for one in left}
    return any(one.line in lines for one in right)
