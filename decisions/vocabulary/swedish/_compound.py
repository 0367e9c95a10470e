"""Parts of Swedish compounds: barnomsorgsförvaltningen → barn, omsorg, förvaltning.

A word is taken apart only into parts that are listed in `parts.txt`, with the linking letters listed there, and only
when nothing is left over; a wrong split is worse than none. Two exceptions: a few heads that are typical of
administration ("strong", such as nämnd and modell) also split from a first part that is not listed, because names
stand there: Skottlandsmodellen. And nouns of doing that begin with a particle split behind a listed first part without
being listed themselves, because nobody can list them all: båtuppläggning, klimatomställning.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from decisions.vocabulary.swedish._fold import fold
from decisions.vocabulary.swedish._stem import beginnings, stem

__all__ = ["Piece", "parts", "pieces"]

_MAX_LENGTH = 60
_MIN_WORD = 6
_MAX_PARTS = 5
_VOWEL = re.compile("[aeiouyåäö]")
# Before a strong head these are prefixes of a word, not a first part ("avdelning" has no delning of av).
_PREFIX_WORDS = """
an av be bi ent er fort fram från för före genom ge hem in med miss mot ned ner om på sam till ur ut upp und
van vid å åter under över mellan efter inom utom o ombe obe ofor oför utför insam här där när var icke gen
stat
"""
_PREFIXES = frozenset(_PREFIX_WORDS.split())
# "Sverigeförhandlingen" is no handling of Sverigeför.
_PARTICLES = ("för", "ut", "upp", "in", "av", "an", "till", "om", "på", "över", "under", "efter", "åter", "be")
_LONG_PARTICLES = ("för", "på", "över", "under", "efter", "genom")
# Nouns of doing that begin with a particle, whether listed or not: båt|uppläggning, cykel|uthyrning.
_ACTION = re.compile(
    r"(?:upp|ut|in|av|ned|ner|fram|bort|till|över|under|om|på|för|be|åter|efter|ihop|sam|mot|an(?!de))[a-zåäö]{3,}"
    r"n?ing(?:en|ar|arna)?s?"
)
_A_ENDINGS = frozenset(("a", "an", "as", "ans", "or", "ors", "orna", "ornas"))
_S_AFTER = ("ing", "het", "tion", "sion", "skap", "dom", "tet", "nad")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a compound: the letters as they stand in it, linking letters included, and the part's stem."""

    surface: str
    stem: str


class _Parts:
    """What `parts.txt` says: first parts by their letters, last parts and undivided words by their stems."""

    def __init__(self, text: str) -> None:
        self.first: dict[str, str] = {}
        self.heads: dict[str, list[str]] = {}
        self.strong: set[str] = set()
        self.whole: set[str] = set()
        for line in text.splitlines():
            for item in line.partition("#")[0].split():
                self._add(item)
        # Three letters, and how long what begins with them may be: as listed, with a linking s, or a letter shorter.
        lengths: dict[str, set[int]] = {}
        for form in self.first:
            lengths.setdefault(form[:3], set()).update((len(form) - 1, len(form), len(form) + 1))
        self._lengths = {beginning: sorted(some, reverse=True) for beginning, some in lengths.items()}

    def ends(self, word: str, start: int) -> list[int]:
        """Where a part that begins at a place of a word may end, the farthest first ("arbetsmarknads", "arbets").

        Behind it there are three letters at least.
        """
        some = self._lengths.get(word[start : start + 3], [])
        if (short := self._lengths.get(word[start : start + 2])) is not None:
            some = sorted({*some, *short}, reverse=True)
        last = len(word) - 3
        return [start + size for size in some if 2 <= size <= last - start]

    def _add(self, item: str) -> None:
        flag, item = (item[0], item[1:]) if item[0] in "<>!" else ("", item)
        strong = item.endswith("*")
        item = item.rstrip("*")
        word, forms = _forms(item)
        stemmed = stem(word)
        if flag == "!":
            self.whole.add(stemmed)
            return
        if flag != ">":
            for form in forms:
                self.first.setdefault(form, stemmed)
        if flag != "<":
            self.heads.setdefault(stemmed, []).append(word)
        if strong:
            self.strong.add(stemmed)


def _forms(item: str) -> tuple[str, tuple[str, ...]]:
    """A listed word and the forms it takes as first part."""
    if "=" in item:
        word, _, given = item.partition("=")
        return word, tuple(given.split(","))
    if item.endswith("+s"):
        return item[:-2], (item[:-2] + "s",)
    if item.endswith("+"):
        return item[:-1], (item[:-1], item[:-1] + "s")
    return item, (_by_ending(item),)


def _by_ending(word: str) -> str:
    if word.endswith(_S_AFTER):
        return word + "s"
    if word.endswith("are"):
        return word[:-1]
    if word.endswith("a"):
        return word[:-1]
    if word.endswith("e") and not word.endswith(("nde", "lse")):
        return word + "s"
    return word


_PARTS = _Parts((Path(__file__).parent / "parts.txt").read_text("utf-8"))
# What a form of a head may begin with: to take the stem of every end of a word costs more.
_HEAD_BEGINNINGS, _STRONG_BEGINNINGS = beginnings(_PARTS.heads), beginnings(_PARTS.strong)


def parts(word: str) -> tuple[str, ...]:
    """The stems of a compound's parts, in order; empty for a word that is none or that is not known as one."""
    return tuple(piece.stem for piece in pieces(word))


@lru_cache(maxsize=1 << 15)
def pieces(word: str) -> tuple[Piece, ...]:
    """The parts of a compound with their letters: joined, the surfaces give the folded word back."""
    folded = fold(word)
    if not _MIN_WORD <= len(folded) <= _MAX_LENGTH or not folded.isalpha():
        return ()
    whole = stem(folded)
    if whole in _PARTS.whole:
        return ()
    for actions in (False, True):
        best = _split(folded, 0, {}, actions=actions)
        if best is not None and len(best) > 1:
            return best
    return () if whole in _PARTS.heads else _from_unknown(folded)


def _split(
    word: str, start: int, memo: dict[int, tuple[Piece, ...] | None], *, actions: bool
) -> tuple[Piece, ...] | None:
    """The division of `word[start:]` with the fewest parts (and of these the longest first part), or None.

    `actions`: also into last parts that are not listed but made like nouns of doing.
    """
    if start in memo:
        return memo[start]
    rest = word[start:]
    best: tuple[Piece, ...] | None = None
    if start > 0 and len(rest) >= 3:
        head = stem(rest) if rest[:3] in _HEAD_BEGINNINGS else ""
        if (head and _is_head(rest, head)) or (actions and _ACTION.fullmatch(rest)):
            best = (Piece(rest, head or stem(rest)),)
    if best is None:
        for end in _PARTS.ends(word, start):
            found = _first(word[start:end], word[end], middle=start > 0)
            if found is None:
                continue
            tail = _split(word, end, memo, actions=actions)
            if tail is not None and len(tail) < _MAX_PARTS and (best is None or len(tail) + 1 < len(best)):
                best = (Piece(word[start:end], found), *tail)
    memo[start] = best
    return best


def _is_head(rest: str, head: str) -> bool:
    """Whether letters with this stem are a form of a listed last part: stems alone let "gats" be a form of gata."""
    for word in _PARTS.heads.get(head, ()):
        if word.endswith("are"):
            fits = rest.startswith(word[:-1])
        elif word.endswith("a"):
            fits = rest.startswith(word[:-1]) and rest[len(word) - 1 :] in _A_ENDINGS
        else:
            fits = True
        if fits:
            return True
    return False


def _first(form: str, following: str, *, middle: bool) -> str | None:
    """The stem of a first or middle part; in the middle any part may take a linking s."""
    found = _PARTS.first.get(form)
    last = form[-1]
    if found is None and middle and last == "s" and form[-2] != "s":
        found = _PARTS.first.get(form[:-1])
    if found is None and last == following and last not in "aeiouyåäö":
        found = _PARTS.first.get(form + last)  # remiss + svar: never three of a kind
    return found


def _from_unknown(word: str) -> tuple[Piece, ...]:
    """A strong head behind a first part that is not listed: two pieces, or none."""
    for place in range(3, len(word) - 3):
        if word[place : place + 3] not in _STRONG_BEGINNINGS:
            continue
        head = stem(word[place:])
        if head not in _PARTS.strong or not _is_head(word[place:], head):
            continue
        first = word[:place]
        plain = first[:-1] if first.endswith("s") and not first.endswith("ss") else first
        if plain in _PREFIXES or first in _PREFIXES or len(plain) < 4 or not _VOWEL.search(plain):
            return ()
        if plain.endswith(_LONG_PARTICLES) or (head.endswith(_S_AFTER) and plain.endswith(_PARTICLES)):
            return ()
        inner = pieces(plain) or (Piece(plain, stem(plain)),)
        inner = (*inner[:-1], Piece(inner[-1].surface + first[len(plain) :], inner[-1].stem))
        return (*inner, Piece(word[place:], head))
    return ()
