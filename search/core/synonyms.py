"""Citizens' words for what minutes call by another name: data, applied to a query's words and always shown.

A word is met by its other words; some words side by side by those of the phrase that they make ("särskilt boende");
a compound that has none of its own by compounds of its parts' other words (sophämtningstaxa: avfallstaxa).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from decisions.vocabulary.swedish import stem
from search.core.analysis import terms

_FILE = Path(__file__).with_name("synonyms.txt")
_VERB = re.compile(r"era(?:r|s|de|des|t|ts)?$")
_JOINED_BY_S = re.compile(r"(?:ing|het|ion|skap|dom|tet|else|an|eri)$")
MOST = 6
"""Other words that one typed word, or one phrase, is looked for by, at most."""
MOST_COMPOUNDS = 4
"""Other compounds that one typed compound is looked for by, at most."""
_LONGEST = 5
"""Words of the longest phrase that is known."""
_KEPT = 50_000
"""Words whose stems and parts are kept: more than the file has, which is gone through four times."""
_SHORT = 50
"""Letters of a word whose term is not cut."""
_SHORTEST_PART = 4
"""Letters of the shortest word that begins an unknown compound, and of the shortest rest."""

_Key = tuple[str, ...]


def read_ahead() -> None:
    """Read the file now, for a process that is to answer its first query as fast as any other."""
    for table in (_table, _equal, _phrase_table, _by_parts, _surfaces):
        table()


@dataclass(frozen=True, slots=True)
class Compound:
    """Another compound for a typed one: its parts, as stems, and how to show it ("avfall taxa")."""

    label: str
    parts: tuple[str, ...]


def synonyms(word: str) -> tuple[str, ...]:
    """Other words for a single typed word, in whatever form it is inflected; none where it is none that we know."""
    key = _key(word)
    found = _table().get(key, ()) if len(key) == 1 else ()
    return (*found, *_noun("".join(key), word))[:MOST]


def phrase_synonyms(words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """The longest phrase that we know at the beginning of some words: how many words it is, and its other words.

    `(0, ())` where they begin with none. A single word is no phrase.
    """
    keys = _phrase_table().get("".join(_key(words[0]))) if len(words) > 1 else None
    if not keys:
        return 0, ()
    typed = tuple("".join(_key(word)) for word in words[:_LONGEST])
    longest = max((key for key in keys if typed[: len(key)] == key), key=len, default=())
    return len(longest), _table()[longest] if longest else ()


@lru_cache(maxsize=10_000)
def compound_synonyms(word: str) -> tuple[Compound, ...]:
    """Other compounds for a typed one: one of its halves stands as another word. None where it has its own synonyms."""
    key = _key(word)
    if len(key) != 1 or key in _table():
        return ()
    found: dict[tuple[str, ...], Compound] = {}
    for first, last in _halves(word):
        for made in (*((other, last) for other in _others(first)), *((first, other) for other in _others(last))):
            parts = tuple(part for half in made for part in half[0])
            found.setdefault(parts, Compound(" ".join(half[1] for half in made), parts))
    return tuple(found.values())[:MOST_COMPOUNDS]


_Half = tuple[tuple[str, ...], str]
"""A half of a compound: its parts, and how it is shown."""


def _halves(word: str) -> Iterator[tuple[_Half, _Half]]:
    """Where a compound can be parted, the shortest end first: what a word is about stands at its beginning."""
    term = terms(word)[0]
    known = [_prefix(term.exact)] if term.kind == "word" else []
    for first, rest in (pair for pair in known if pair):
        yield (_parts(first), first), (_parts(rest), rest)
    for place in range(len(term.parts) - 1, 0, -1):
        yield (term.parts[:place], "".join(term.parts[:place])), (term.parts[place:], "".join(term.parts[place:]))


def _prefix(word: str) -> tuple[str, str] | None:
    """The longest word of ours that begins a word which goes on with another word (dagis|plats)."""
    for length in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first = _surfaces().get(word[:length])
        if first is not None and _key(first) != _key(word):
            rest = word[length:]
            return first, rest[1:] if rest[0] == "s" and _takes_s(first) and not _is_whole(rest, word) else rest
    return None


def _is_whole(rest: str, word: str) -> bool:
    """Whether the rest of a compound, as it is, is what the compound's own parts end in (brottsoffer|stöd)."""
    own, whole = _parts(rest), _parts(word)
    return whole[-len(own) :] == own


def _takes_s(first: str) -> bool:
    """Whether a word is joined to the next one by an s: compounds are, and what ends like parkering."""
    return bool(_JOINED_BY_S.search(first)) or len(_parts(first)) > 1


def _others(half: _Half) -> list[_Half]:
    """The single words that stand for a half of a compound."""
    known = _by_parts().get(half[0])
    found = _equal().get(known, ()) if known else ()
    return [(_parts(other), other) for other in found if " " not in other]


@lru_cache(maxsize=_KEPT)
def _parts(word: str) -> tuple[str, ...]:
    term = terms(word)[0]
    return term.parts if len(term.parts) > 1 else (term.stem,)


def _noun(key: str, word: str) -> tuple[str, ...]:
    """The noun of a verb in -era: who asks where one may park means parkering. Only there it is formed without fail."""
    return (f"{key}ing",) if len(key) > 5 and key.endswith("er") and _VERB.search(word.casefold()) else ()


@lru_cache(maxsize=_KEPT)
def _key(words: str) -> _Key:
    """The stems of a word, or of the words of a phrase; none where it holds anything but words."""
    found = [_stem(word) for word in words.replace("- ", " ").split()]
    return tuple(found) if all(found) else ()


def _stem(word: str) -> str:
    """The stem of a word, empty where it is anything else."""
    if word.isalpha() and len(word) <= _SHORT:
        return stem(word)  # as `terms` has it, but without the parts, which take as long again
    found = terms(word)
    return found[0].stem if len(found) == 1 and found[0].kind == "word" else ""


@cache
def _table() -> dict[_Key, tuple[str, ...]]:
    """Words and phrases, with what they are also looked for by."""
    return _tabled(only_equal=False)


@cache
def _equal() -> dict[_Key, tuple[str, ...]]:
    """The same of those only that mean the same: in a compound what is only near makes another thing."""
    return _tabled(only_equal=True)


def _tabled(*, only_equal: bool) -> dict[_Key, tuple[str, ...]]:
    table: dict[_Key, dict[_Key, str]] = {}
    for typed, meant, equal in _pairs():
        if only_equal and not equal:
            continue
        key, other = _key(typed), _key(meant)
        if key and key != other:
            table.setdefault(key, {}).setdefault(other, meant)
    return {key: tuple(found.values())[:MOST] for key, found in table.items()}


@cache
def _phrase_table() -> dict[str, list[_Key]]:
    """The phrases by their first stem."""
    found: dict[str, list[_Key]] = {}
    for key in _table():
        if len(key) > 1:
            found.setdefault(key[0], []).append(key)
    return found


@cache
def _by_parts() -> dict[tuple[str, ...], _Key]:
    """The single words by their parts; a word without parts is its own."""
    return {_parts(typed): _key(typed) for typed, _, _ in _pairs() if len(_key(typed)) == 1}


@cache
def _surfaces() -> dict[str, str]:
    """The single words by how they begin a compound: as they are written, and without a last vowel (skola: skol)."""
    found: dict[str, str] = {}
    for typed, _, _ in _pairs():
        word = typed.casefold()
        if len(_key(typed)) == 1 and word.isalpha():
            found.setdefault(word, typed)
            if len(word) > _SHORTEST_PART and word[-1] in "ae":
                found.setdefault(word[:-1], typed)
    return found


def _pairs() -> Iterator[tuple[str, str, bool]]:
    """Each typed word or phrase, one that it is also looked for by, and whether both mean the same."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        equal = "=" in line
        left, right = (_words(side) for side in line.split("=" if equal else ">", 1))
        # What is nearest stands first on its side; what minutes write stands to the right.
        meant = (*right, *left) if equal else right
        for one in (*left, *right) if equal else left:
            yield from ((one, other, equal) for other in meant if other != one)


def _words(side: str) -> list[str]:
    return [word.strip() for word in side.split(",") if word.strip()]
