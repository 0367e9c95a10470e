"""Recognised lines in the order in which a person reads them, with places in points.

Tesseract gives blocks: a column of labels and a column of values come one after the other, though they are rows on
paper. Rows are put together again, but for two columns of running text, which stay columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from importers.readers.hocr import ReadLine, Word
from importers.source import SourceLine

_SAME_ROW = 0.5  # of the height of the letters
_WIDE_GAP = 2.0  # heights of letters between two pieces that are not one line
_RUNNING = 30  # letters in a line of running text
_COLUMN_LINES = 5
_ONE_SIZE = 0.14  # how much the height that Tesseract measures varies within one size


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line; `base` and `left`, `right` in pixels of the page set straight."""

    words: tuple[Word, ...]
    base: float
    left: float
    right: float
    size: float


def in_reading_order(lines: Sequence[ReadLine]) -> tuple[Row, ...]:
    """All lines, each once: blocks beside each other row by row, columns of running text one after the other."""
    if not lines:
        return ()
    straight = _Straight(lines)
    rows = [(line.block, straight.row(line)) for line in lines]
    columns = _text_columns(rows)
    ordered: list[Row] = []
    pending: list[Row] = []
    for block, row in rows:
        if block in columns:
            ordered += _by_rows(pending)
            pending = []
            ordered.append(row)
        else:
            pending.append(row)
    return (*ordered, *_by_rows(pending))


def printed(rows: Sequence[Row], page: int, points: float) -> Iterator[SourceLine]:
    """Rows as lines of a document; `points` is the size of a pixel."""
    usual = _usual([row.size for row in rows for _ in row.words])
    for row in rows:
        size = usual if abs(row.size - usual) <= _ONE_SIZE * usual else row.size
        yield SourceLine(
            text=" ".join(word.text for word in row.words),
            size=round(size * points * 2) / 2,
            page=page,
            top=round((row.base - size) * points, 1),
            left=round(row.left * points, 1),
            right=round(row.right * points, 1),
        )


class _Straight:
    """The page turned by the slope that most of its words stand on."""

    def __init__(self, lines: Sequence[ReadLine]) -> None:
        slopes = [line.slope for line in lines for _ in line.words if len(line.words) > 2]
        self._slope = median(slopes) if slopes else 0.0
        self._middle = (max(line.box.right for line in lines) / 2, max(line.box.bottom for line in lines) / 2)

    def row(self, line: ReadLine) -> Row:
        centre = (line.box.left + line.box.right) / 2
        base = line.base + line.slope * (centre - line.box.left)
        aside = self._slope * (base - self._middle[1])
        return Row(
            line.words,
            base - self._slope * (centre - self._middle[0]),
            line.box.left + aside,
            line.box.right + aside,
            line.size,
        )


def _usual(values: Sequence[float]) -> float:
    return median(values) if values else 0.0


def _text_columns(rows: Sequence[tuple[int, Row]]) -> frozenset[int]:
    """Blocks of running text that stand beside another such block."""
    blocks: dict[int, list[Row]] = {}
    for number, row in rows:
        blocks.setdefault(number, []).append(row)
    running = {
        number: members
        for number, members in blocks.items()
        if len(members) >= _COLUMN_LINES
        and median(sum(len(word.text) + 1 for word in row.words) for row in members) >= _RUNNING
    }
    return frozenset(
        one for one in running for other in running if one != other and _beside(running[one], running[other])
    )


def _beside(one: Sequence[Row], other: Sequence[Row]) -> bool:
    apart = max(row.right for row in one) < min(row.left for row in other) or max(row.right for row in other) < min(
        row.left for row in one
    )
    shared = min(one[-1].base, other[-1].base) - max(one[0].base, other[0].base)
    return apart and shared > 0.4 * min(one[-1].base - one[0].base, other[-1].base - other[0].base)


def _by_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """From above downwards; pieces on one base line from left to right, joined where there is no wide gap."""
    pending: list[Row] = []
    for row in sorted(rows, key=lambda one: one.base):
        if pending and row.base - pending[0].base > _SAME_ROW * min(row.size, pending[0].size):
            yield from _joined(pending)
            pending = []
        pending.append(row)
    yield from _joined(pending)


def _joined(pieces: Sequence[Row]) -> Iterator[Row]:
    before: Row | None = None
    for piece in sorted(pieces, key=lambda one: one.left):
        if before is not None and piece.left - before.right < _WIDE_GAP * max(piece.size, before.size):
            size = max(before.size, piece.size)
            before = Row((*before.words, *piece.words), before.base, before.left, piece.right, size)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before
