"""Patterns that are asked only where their words stand: a plain look for a word is thirty times as fast as a pattern.

A pattern of many alternatives is tried at every letter of a text, and most texts have none of its words. Which words
it cannot match without is read off the pattern itself, so that nobody has to keep a list beside it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # not part of Python's promises: without it every text is searched
    _parser = None

_SHORTEST = 3
"""Letters of a word below which looking for it spares little."""
_MOST = 32
"""Words beyond which looking for each costs as much as the pattern."""


def fold(text: str) -> str:
    """The text as `Sieved.may` wants it: in small letters, also those that a pattern takes for an i or an s."""
    return text.lower().replace("ı", "i").replace("ſ", "s")


class Sieved:
    """A pattern, case ignored, with the words of which one stands wherever it matches."""

    __slots__ = ("_words", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern, re.IGNORECASE)
        self._words = tuple(sorted(words_of(pattern)))

    def may(self, folded: str) -> bool:
        """Whether the pattern can match anywhere in a text, given as `fold` gives it."""
        for word in self._words:
            if word in folded:
                return True
        return not self._words

    def search(self, text: str) -> re.Match[str] | None:
        """As the pattern's own."""
        return self.pattern.search(text) if self.may(fold(text)) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As the pattern's own."""
        return self.pattern.finditer(text) if self.may(fold(text)) else iter(())


def words_of(pattern: str) -> frozenset[str]:
    """Words, in small letters, of which at least one stands in every match; empty where that cannot be told."""
    if _parser is None:
        return frozenset()
    needed = _needed(_parser.parse(pattern, re.IGNORECASE)) or frozenset()
    fewest = frozenset(one for one in needed if not any(other in one for other in needed - {one}))
    return fewest if len(fewest) <= _MOST else frozenset()


def _needed(parts: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Of a sequence: the words of that part of it which tells most. None where no part tells anything."""
    told: list[frozenset[str]] = []
    run = ""
    for kind, said in (*parts, (None, None)):
        if str(kind) == "LITERAL":
            run += fold(chr(said))
            continue
        if len(run) >= _SHORTEST:
            told.append(frozenset({run}))
        run = ""
        inner = _within(str(kind), said)
        if inner is not None:
            told.append(inner)
    return max(told, key=lambda words: min(map(len, words)) - len(words), default=None)


def _within(kind: str, said: Any) -> frozenset[str] | None:
    """What a part that holds others cannot match without."""
    if kind == "SUBPATTERN" and not said[1] and not said[2]:  # no flags of its own
        return _needed(said[3])
    if kind in {"MAX_REPEAT", "MIN_REPEAT"} and said[0] >= 1:
        return _needed(said[2])
    if kind == "BRANCH":
        ways = [_needed(way) for way in said[1]]
        if all(way is not None for way in ways):
            return frozenset().union(*(way for way in ways if way is not None))
    return None
