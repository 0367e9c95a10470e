"""Stems of Swedish words: one form for all inflections of a word, and no further.

Own rules instead of the Snowball stemmer: of the 205 paradigms of administrative words in the tests Snowball puts 91
under one stem each (skolan ≠ skola, nämnder = nämnd, ledamöter ≠ ledamot). Only inflection is taken off. Derivation
stays ("möjlighet" is not "möjlig"), because in minutes derived words mean other things: handling, handel.

Three things in `stems.txt` guide the rules: base forms that look inflected ("plan", "budget"), irregular forms
("ledamöter"), both also as the end of a compound.
"""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from decisions.vocabulary.swedish._fold import fold

__all__ = ["beginnings", "stem"]

_VOWELS = frozenset("aeiouyåäöé")
_SYNCOPE_L = frozenset("bdfgkpstx")
_SYNCOPE_R = frozenset("bdfgkptv")
_SYNCOPE_N = frozenset("kpt")
# Neuter of adjectives, by their suffixes: a bare -t is too often part of the word ("rapport", "projekt").
_NEUTER = ("ligt", "igt", "iskt", "bart", "samt", "ellt", "ivt", "onellt", "ärt")
_NOT_NEUTER_ALT = ("asfalt", "kobalt", "halt", "salt", "galt", "gestalt", "svalt")
# Definite forms of nouns in -i ("strategin"); a bare -in is part of many words ("termin", "rutin").
_DEFINITE_IN = (
    "omin",
    "egin",
    "ogin",
    "rgin",
    "atin",
    "strin",
    "afin",
    "demin",
    "iatrin",
    "ofin",
    "onin",
    "apin",
    "kopin",
)


def _read() -> tuple[frozenset[str], dict[str, str]]:
    base: set[str] = set()
    irregular: dict[str, str] = {}
    for line in (Path(__file__).parent / "stems.txt").read_text("utf-8").splitlines():
        words = line.partition("#")[0].split()
        if not words:
            continue
        if words[0].endswith(":"):
            target = words[0][:-1]
            irregular |= dict.fromkeys(words[1:], target)
        else:
            base.update(words)
    return frozenset(base), irregular


_BASE, _IRREGULAR = _read()
# Ends that are longer than every listed word need not be looked up, nor those of a word whose last two letters no
# listed word ends in.
_LONGEST_BASE, _LONGEST_IRREGULAR = max(map(len, _BASE)), max(map(len, _IRREGULAR))
_BASE_ENDS = frozenset(word[-2:] for word in _BASE)
_IRREGULAR_ENDS = frozenset(word[-2:] for word in _IRREGULAR)


def beginnings(stems: Collection[str]) -> frozenset[str]:
    """What a word of three letters or more begins with, three letters each, whose stem is one of these.

    A word shares its first three letters with its stem, unless that has but two and an s is taken off, or the word is
    listed as irregular. Listed forms that also end longer words share their first letter with their stem.
    """
    forms = (form.removeprefix("=") for form, target in _IRREGULAR.items() if target in stems)
    return frozenset(f"{one}s"[:3] for one in (*stems, *forms))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word, folded. Equal for the inflections of one word; not itself a word ("skol", "ärend")."""
    folded = fold(word)
    if len(folded) < 3 or not folded.isalpha():
        return _IRREGULAR.get("=" + folded, folded)
    without_s = folded[:-1] if folded[-1] == "s" and folded[-2] != "s" and not _is_base(folded) else folded
    for form in (folded, without_s):
        if (irregular := _irregular(form)) is not None:
            return irregular
    return _even(_strip(without_s))


def _is_base(word: str) -> bool:
    """Whether the word, or a long enough end of it, is listed as uninflected. "=is" is listed as a whole word only.

    No compound begins its last word of three letters with the letter before it: klubbar is no kind of bar.
    """
    if word[-2:] not in _BASE_ENDS:
        return False
    if "=" + word in _BASE or word in _BASE:
        return True
    last = len(word) - 3
    ends = [word[place:] for place in range(max(1, len(word) - _LONGEST_BASE), last)]
    if last > 0 and word[last - 1] != word[last]:
        ends.append(word[last:])
    return not _BASE.isdisjoint(ends)


def _irregular(word: str) -> str | None:
    """The stem of a listed form, alone or as the last part of a compound."""
    if word[-2:] not in _IRREGULAR_ENDS:
        return None
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if "=" + word in _IRREGULAR:
        return _IRREGULAR["=" + word]
    for place in range(max(2, len(word) - _LONGEST_IRREGULAR), len(word) - 2):
        if (found := _IRREGULAR.get(word[place:])) is not None:
            return word[:place] + found
    return None


def _strip(word: str) -> str:
    """Takes definite and plural endings off, then a final vowel."""
    if _is_base(word):
        return word
    if word.endswith(("arna", "orna", "erna")) and len(word) > 5:
        return _base_or(word[:-2], _without_e(word[:-4]))
    if word.endswith("ena") and len(word) > 5:
        return word[:-3]
    if word.endswith(("are", "aren")) and len(word) > 4:
        return _bare(word.removesuffix("n")[:-1])
    if _has_definite_n(word):
        return word[:-1]
    for ending in ("en", "et", "an"):
        if word.endswith(ending) and _stands(word[: -len(ending)]):
            return _bare(word[: -len(ending)]) if ending != "et" or word[-3] != "h" else word
    return _bare(word)


def _has_definite_n(word: str) -> bool:
    """Whether a final -n is the article of a noun in -el, -er, -or, -ar, -i, -ö or -y."""
    if len(word) > 5 and word.endswith(("eln", "ern", "orn", "arn", *_DEFINITE_IN)):
        return True
    return len(word) > 3 and word.endswith(("jön", "cyn", "ivån", "byrån", "närvaron", "frånvaron"))


def _base_or(base: str, stripped: str) -> str:
    return base if _is_base(base) or not _stands(stripped) else stripped


def _bare(word: str) -> str:
    """A word without definite ending: plural, verb ending and final vowel off."""
    if _is_base(word):
        return word
    for ending in ("ande", "ades", "ade", "ats", "ad", "at", "ar", "or", "er", "as"):
        if word.endswith(ending) and _stands(word[: -len(ending)]):
            rest = word[: -len(ending)]
            # A noun in -ande ("yrkande") is not its verb.
            return rest + "and" if ending == "ande" else _without_e(rest)
    if word.endswith(_NEUTER) and len(word) > 5:
        return word[:-1]
    if word.endswith("alt") and len(word) > 5 and not word.endswith(_NOT_NEUTER_ALT):
        return word[:-1]
    if word.endswith(("ium", "eum", "trum")) and len(word) > 5:
        return word[:-2]
    if word[-1] in "ae" and _stands(word[:-1]):
        return word[:-1]
    return word


def _without_e(rest: str) -> str:
    """Without the final vowel that the base form has of its own ("kommitte-er", "kommitte-erna")."""
    return rest[:-1] if rest[-1] == "e" and len(rest) > 4 else rest


def _stands(rest: str) -> bool:
    """Whether what would remain is long enough to be a stem: three letters, or a vowel and a consonant behind it."""
    return len(rest) >= 3 and not _VOWELS.isdisjoint(rest)


def _even(word: str) -> str:
    """One spelling for stems that inflection changes: doubled m and n, and e that falls out (nyckel, nycklar)."""
    if len(word) < 4:
        return word
    last, before = word[-1], word[-2]
    if last in "mn" and before == last:
        return word[:-1]
    if (
        (last == "l" and before in _SYNCOPE_L)
        or (last == "r" and before in _SYNCOPE_R)
        or (last == "n" and before in _SYNCOPE_N)
    ):
        return word[:-1] + "e" + last
    return word
