"""How like two decisions are, by their words. Pure: texts in, a number from 0 to 1 out.

The same Swedish analysis as in search. Words count by where they stand and by how few of the texts at hand have them;
of a compound its parts count, so that "torgtaxa" is like "taxa för torg".
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decisions.vocabulary.swedish import analyse

TITLE, CLAUSES, BODY = 3.0, 1.0, 0.25
"""What a word counts by where it stands."""
BODY_LIMIT = 1_500
"""Characters of the body that are read: what a matter is about stands first."""
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one decision that are compared."""

    title: str
    clauses: str = ""
    body: str = ""


def likeness(one: Wording, others: Sequence[Wording], empty: Iterable[str] = ()) -> tuple[float, ...]:
    """The likeness of `one` to each of `others`, 0 to 1: the cosine of their weighted words.

    What nearly all of the texts have tells nothing, so the texts at hand are the measure. `empty` are words that never
    count, in any form ("beslut", "nämnd").
    """
    never = frozenset(unit for word in empty for unit in _units(word))
    counted = [_counted(text, never) for text in (one, *others)]
    seen = Counter(unit for words in counted for unit in words)
    weights = {unit: math.log(1 + len(counted) / times) for unit, times in seen.items()}
    vectors = [{unit: weight * weights[unit] for unit, weight in words.items()} for words in counted]
    return tuple(_cosine(vectors[0], vector) for vector in vectors[1:])


def _counted(text: Wording, never: frozenset[str]) -> dict[str, float]:
    """Each word's best weight by place: saying it often does not make a text more about it."""
    found: dict[str, float] = {}
    for words, weight in ((text.title, TITLE), (text.clauses, CLAUSES), (text.body[:BODY_LIMIT], BODY)):
        for unit in _units(words):
            if unit not in never:
                found[unit] = max(found.get(unit, 0.0), weight)
    return found


def _units(text: str) -> list[str]:
    return [
        unit
        for term in analyse(text)
        if term.kind == "word"
        for unit in (term.parts or (term.stem,))
        if len(unit) >= _LEAST_LETTERS
    ]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum(weight * other[unit] for unit, weight in one.items() if unit in other)
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / length if length else 0.0
