"""Ranges of §§: `((64, 66), (68, 68))`, both ends included, as "64–66, 68". Pure."""

import re
from collections.abc import Iterable, Sequence

Ranges = tuple[tuple[int, int], ...]

_PART = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?")
_SIGNS = re.compile(r"§+|,|;|\boch\b|\s")


def spell(ranges: Iterable[Sequence[int]]) -> str:
    """`64–66, 68`; empty for none."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def parse(text: str) -> Ranges:
    """The ranges that `text` lists ("§§ 64-66, 68"). Raises ValueError where anything else stands in it."""
    found = tuple((int(m[1]), int(m[2] or m[1])) for m in _PART.finditer(text))
    rest = _SIGNS.sub("", _PART.sub("", text))
    if rest or any(first > last for first, last in found):
        raise ValueError(text)
    return found


def holds(ranges: Iterable[Sequence[int]], number: int) -> bool:
    """Whether one of the ranges includes the number."""
    return any(first <= number <= last for first, last in ranges)
