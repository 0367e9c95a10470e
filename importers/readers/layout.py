"""Recognised words → fragments on a page that is set straight, for `pdf_layout` to arrange like any other page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from importers.readers.hocr import ReadLine, Word
from importers.readers.pdf_fragments import WIDE_GAP, Box, Fragment

_SAME_ROW = 0.5  # of the height of the letters
_ONE_SIZE = 0.14  # how much the height that Tesseract measures varies within one size
_ASCENT = 0.8  # how much of the height stands above the base line


class _Row(Struct, frozen=True):
    """Words on one base line, in pixels of the page set straight; `aside` is how far that moved them."""

    words: tuple[Word, ...]
    base: float
    size: float
    aside: float


def words_of(lines: Sequence[ReadLine]) -> tuple[Word, ...]:
    """The words in the order in which `fragments` counts them: from above downwards, and from left to right."""
    return tuple(word for group in _groups(lines) for row in group for word in row.words)


def fragments(lines: Sequence[ReadLine], points: float) -> list[Fragment]:
    """Stretches of words without a wide gap, from above downwards; `points` is the size of a pixel.

    What stands on one base line shares its `line`. `first` and `last` count in `words_of`.
    """
    made: list[Fragment] = []
    groups = _groups(lines)
    sizes = _sizes([max(row.size for row in group) for group in groups], _usual(groups))
    count = 0
    for number, (group, size) in enumerate(zip(groups, sizes, strict=True)):
        base = median(row.base for row in group)
        words = [(word, row.aside) for row in group for word in row.words]
        for first, last in _stretches(words, WIDE_GAP * size):
            made.append(_fragment(words[first : last + 1], number, count + first, base, size, points))
        count += len(words)
    return made


def _fragment(
    words: Sequence[tuple[Word, float]], line: int, first: int, base: float, size: float, points: float
) -> Fragment:
    left, right = words[0][0].box.left + words[0][1], words[-1][0].box.right + words[-1][1]
    return Fragment(
        text=" ".join(word.text for word, _ in words),
        box=Box(
            left * points, (base - _ASCENT * size) * points, right * points, (base + (1 - _ASCENT) * size) * points
        ),
        base=base * points,
        size=round(size * points * 2) / 2,
        bold=False,
        italic=False,
        line=line,
        first=first,
        last=first + len(words) - 1,
    )


def _stretches(words: Sequence[tuple[Word, float]], gap: float) -> Iterator[tuple[int, int]]:
    """First and last word of what has no wider gap inside."""
    start = 0
    for position, ((before, _), (after, _)) in enumerate(pairwise(words), start=1):
        if after.box.left - before.box.right >= gap:
            yield start, position - 1
            start = position
    yield start, len(words) - 1


def _groups(lines: Sequence[ReadLine]) -> list[list[_Row]]:
    """The lines of all blocks, from above downwards; those on one base line together, from left to right."""
    made: list[list[_Row]] = []
    for row in sorted(_straight(lines), key=lambda one: one.base):
        if made and row.base - made[-1][0].base <= _SAME_ROW * min(row.size, made[-1][0].size):
            made[-1].append(row)
        else:
            made.append([row])
    return [sorted(group, key=lambda one: one.words[0].box.left) for group in made]


def _straight(lines: Sequence[ReadLine]) -> Iterator[_Row]:
    """The page turned by the slope that most of its words stand on."""
    slopes = [line.slope for line in lines for _ in line.words if len(line.words) > 2]
    slope = median(slopes) if slopes else 0.0
    middle = (
        max((line.box.right for line in lines), default=0) / 2,
        max((line.box.bottom for line in lines), default=0) / 2,
    )
    for line in lines:
        centre = (line.box.left + line.box.right) / 2
        base = line.base + line.slope * (centre - line.box.left)
        words = tuple(sorted(line.words, key=lambda word: word.box.left))
        yield _Row(words, base - slope * (centre - middle[0]), line.size, slope * (base - middle[1]))


def _usual(groups: Sequence[Sequence[_Row]]) -> float:
    sizes = [row.size for group in groups for row in group for _ in row.words]
    return median(sizes) if sizes else 0.0


def _sizes(measured: Sequence[float], usual: float) -> list[float]:
    """The sizes without the small differences that measuring makes: a line is as large as the text, or as the last."""
    made: list[float] = []
    for size in measured:
        near = [one for one in (usual, made[-1] if made else usual) if abs(size - one) <= _ONE_SIZE * one]
        made.append(min(near, key=lambda one: abs(size - one)) if near else size)
    return made
