"""Citizens' words for what minutes call by another name: data, applied to a query's words and always shown."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from search.core.analysis import terms

_FILE = Path(__file__).with_name("synonyms.txt")
_VERB = re.compile(r"era(?:r|s|de|des|t|ts)?$")
MOST = 6
"""Other words that one typed word is looked for by, at most."""


def synonyms(word: str) -> tuple[str, ...]:
    """Other words for a single typed word, in whatever form it is inflected; none where it is none that we know."""
    key = _key(word)
    found = _table().get(key, ()) if key else ()
    return (*found, *_noun(key, word))[:MOST]


def _noun(key: str, word: str) -> tuple[str, ...]:
    """The noun of a verb in -era: who asks where one may park means parkering. Only there it is formed without fail."""
    return (f"{key}ing",) if len(key) > 5 and key.endswith("er") and _VERB.search(word.casefold()) else ()


def _key(word: str) -> str:
    found = terms(word)
    return found[0].stem if len(found) == 1 and found[0].kind == "word" else ""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for typed, meant in _pairs():
        if (key := _key(typed)) and key != _key(meant):
            table.setdefault(key, {})[meant] = None
    return {key: tuple(found)[:MOST] for key, found in table.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        both = "=" in line
        left, right = (_words(side) for side in line.split("=" if both else ">", 1))
        for one in left:
            yield from ((one, other) for other in right)
            if both:
                yield from ((one, other) for other in left if other != one)
        if both:
            for one in (word for word in right if " " not in word):
                yield from ((one, other) for other in (*left, *right) if other != one)


def _words(side: str) -> list[str]:
    return [word.strip() for word in side.split(",") if word.strip()]
