"""Letters of a printed line → its words: cut at wide gaps, spread words drawn together, lost spaces put back.

A PDF places letters; the spaces between words are pdfium's guess from the gaps. Pure functions.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from importers.readers.pdf_fragments import WIDE_GAP

_LOST = 0.13  # of the letters' height: no pair of letters is kerned that far apart
_TURN = 0.06  # the same where a small letter stands before a capital or a digit
_FEWEST_SPREAD = 4


class Letter(Struct, frozen=True):
    """A character, pdfium's index of it, and its cell; spaces have none."""

    text: str
    index: int
    left: float | None
    right: float | None


class Part(Struct, frozen=True):
    """A stretch of a line and the indices of its first and last letter."""

    text: str
    first: int
    last: int


def parts(letters: Sequence[Letter], size: float, cuts: Sequence[float] = ()) -> list[Part]:
    """The line cut where a gap is wide, or where a drawn line (`cuts`, places from the left) stands in a gap."""
    placed = [letter for letter in letters if letter.left is not None]
    gaps = [_gap(before, after) for before, after in pairwise(placed)]
    usual = median(gaps) if len(gaps) >= _FEWEST_SPREAD else 0.0
    wide = max(WIDE_GAP * size, 4 * usual)  # words of spread letters stand far apart themselves
    groups: list[list[Letter]] = [[]]
    before: Letter | None = None
    for letter in letters:
        if letter.left is not None:
            if before is not None and _parts_here(before, letter, wide, cuts):
                groups.append([])
            before = letter
        groups[-1].append(letter)
    return [part for group in groups if (part := _part(group, size)) is not None]


def _gap(before: Letter, after: Letter) -> float:
    assert before.right is not None
    assert after.left is not None
    return after.left - before.right


def _parts_here(before: Letter, after: Letter, wide: float, cuts: Iterable[float]) -> bool:
    if _gap(before, after) >= wide:
        return True
    assert before.right is not None
    assert after.left is not None
    return any(before.right - 1 <= cut <= after.left + 1 for cut in cuts)


def _part(group: Sequence[Letter], size: float) -> Part | None:
    placed = [letter for letter in group if letter.left is not None and letter.index >= 0]
    if not placed:
        return None
    text = _spread(placed, size) or _with_lost_spaces(group, size)
    return Part(text, placed[0].index, placed[-1].index)


def _spread(placed: Sequence[Letter], size: float) -> str:
    """The words of "P R O T O K O L L"; empty where the letters stand as usual.

    The letters of a word stand evenly; between two words the gap is clearly wider.
    """
    if len(placed) < _FEWEST_SPREAD or not all(len(letter.text) == 1 for letter in placed):
        return ""
    gaps = [_gap(before, after) for before, after in pairwise(placed)]
    usual = median(gaps)
    if usual < _LOST * size or sum(gap < 0.6 * usual for gap in gaps) > 0.15 * len(gaps):
        return ""
    text = placed[0].text
    for gap, letter in zip(gaps, placed[1:], strict=True):
        text += (" " if gap > 1.6 * usual and gap > usual + 0.15 * size else "") + letter.text
    return text


def _turns(before: str, after: str) -> bool:
    return before.islower() and (after.isupper() or after.isdigit())


def _with_lost_spaces(group: Sequence[Letter], size: float) -> str:
    """The characters with a space where two letters stand apart and pdfium saw none."""
    text = ""
    before: Letter | None = None
    for letter in group:
        if (
            before is not None
            and before.right is not None
            and letter.left is not None
            and letter.text.isalnum()
            and (before.text.isalpha() or letter.text.isalpha())
            and (before.text.isalnum() or before.text in ",.;:)")
            and _gap(before, letter) >= (_TURN if _turns(before.text, letter.text) else _LOST) * size
        ):
            text += " "
        text += letter.text
        before = letter
    return text.strip()
