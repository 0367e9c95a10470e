"""Aliases as patterns: the same name through other spacing, dashes, quotes, line ends, endings and misreadings."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from decisions.linking import _words
from decisions.vocabulary import swedish

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
QUOTES = "\"'\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a\u201b\u00b4`*_"
_DIGITS = {"l": "[l1]", "i": "[i1]", "o": "[o0]"}
_COMBINING = {"å": "a\u030a", "ä": "a\u0308", "ö": "o\u0308", "é": "e\u0301", "ü": "u\u0308"}

_INSIDE = f"[\\s{re.escape(_DASHES + _INVISIBLE)}]{{0,4}}"
_LINE_BREAK = f"(?:[{re.escape(_DASHES + _INVISIBLE)}][^\\S\\n]*\\n\\s*|[{_INVISIBLE}])?"
_WORD = re.compile(r"[^\W_]+")
_OPENING = 3  # letters of a name by which candidates are spotted
_LONG_WORD = 8  # letters from which a word may be parted by a space or a hyphen
_LONG_NAME = 14  # letters from which a name is still itself with misread letters
_MANY_WORDS = 5
_WORDS_WITHOUT_COUNTY = 3  # a shorter name is somebody else's as well (Folkhälsoplan)
_SHORT_STEM = 4
_COMPOUND = 10  # letters from which a single word is taken for a compound
_COINED_WORD = 6  # letters from which a coined word is known without its marks
_DOCUMENT = re.compile(rf"(?:{_words.DOCUMENTS})(?:n|en|et|t|na|erna|er|s)?$")
_ACRONYM = 5
_CLASS = re.escape(_DASHES + _INVISIBLE + QUOTES)
_COUNTY_END = re.compile(
    rf"[\s{_CLASS}!,(]+(?:(?:i\s+)?(?P<of>[^\W\d_]{{3,}}?)s?\s+län|i\s+(?P<within>[A-ZÅÄÖ][^\W\d_]{{2,}}))\W*$"
)
_OF_COUNTY = re.compile(
    r"\s*(?:region(?:en)?|landstinget|\w+förbundet|länsstyrelsen\s+i)\s+"
    r"(?:(?P<of>(?:(?:västra|norra|södra|östra)\s+)?[^\W\d_]{3,}?)s?\s+län|(?P<at>(?:västra\s+)?[^\W\d_]{3,}))\s*",
    re.IGNORECASE,
)
_ENDINGS = "|".join(sorted(_words.ENDINGS.split(), key=len, reverse=True))
_END = "(?![\\w\u0300-\u036f])"  # no letter goes on, nor a mark on the last one
_FOLD = str.maketrans({"å": "a", "ä": "a", "ö": "o", "0": "o", "1": "i", "l": "i", "é": "e", "ü": "u"})


@dataclass(frozen=True, slots=True)
class AliasPattern:
    """One alias as regular expressions, to be matched at a position of the lower-case text.

    Loosest last; None where there is none. With `exact_case` they meet the text as it is (acronyms). Compiling
    takes milliseconds and most names are met in no text: `match` compiles when first asked.
    `opening` is the folded three first letters, by which candidates are spotted, with a blank where a word ends among
    them ("e ar" of "e-arkivet"); `any` meets what one of the others meets, and is asked first, since most candidates
    are none.
    """

    opening: str
    any: str
    strict: str
    loose: str
    misread: str | None
    exact_case: bool
    words: int


def match(expression: str, text: str, start: int) -> re.Match[str] | None:
    """A match of one of an alias's expressions at `start`."""
    return _compiled(expression).match(text, start)


@lru_cache(maxsize=8192)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def lowered(text: str) -> str:
    """`text` in lower case with every character in its place (str.lower makes two of a dotted capital I)."""
    return text.replace("\u0130", "I").lower()


def fold(text: str) -> str:
    """Lower-case letters without marks and without the differences that scanners miss."""
    return "".join(c for c in unicodedata.normalize("NFC", text).translate(_FOLD) if not unicodedata.combining(c))


def letters_of(text: str) -> str:
    """The letters and digits of `text`, lower case and composed: equal for every spacing and punctuation."""
    return "".join(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def plain(text: str) -> str:
    """`text` in lower case with one kind of quote, dash and space: what counts as the same words."""
    text = unicodedata.normalize("NFC", text).lower()
    text = re.sub(f"[{re.escape(_DASHES)}]", "-", re.sub(f"[{re.escape(QUOTES)}{_INVISIBLE}]", "", text))
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def is_everyday(phrase: str) -> bool:
    """Whether a phrase is one that minutes use every day about other things, or too short to tell anything."""
    letters = letters_of(phrase)
    return letters in _everyday() or (len(letters) < 4 and not phrase.isupper())


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(letters_of(phrase) for phrase in _words.EVERYDAY_PHRASES)


def split_county(name: str) -> tuple[str, str]:
    """A name's core and the county at its end, in lower case: "X – i Kronobergs län" → ("X", "kronoberg").

    The core is what the name may be without its county: three words or more, no everyday phrase, not ending
    in a preposition ("Kulturplan för"). Otherwise the whole name is the core. No county at the end: "".
    """
    found = _COUNTY_END.search(name)
    if found is None:
        return name, ""
    county = (found["of"] or found["within"]).lower()
    core = name[: found.start()]
    words = _WORD.findall(core.lower())
    if len(words) < _WORDS_WITHOUT_COUNTY or words[-1] in _words.PREPOSITIONS.split() or is_everyday(core):
        return name, county
    return core, county


def county_of(organisation: str) -> str:
    """The county that the name of a region, a county board or a federation holds, in lower case; else "".

    "Region Kronoberg" → "kronoberg", "Länsstyrelsen i Kronobergs län" → "kronoberg".
    """
    found = _OF_COUNTY.fullmatch(organisation)
    return (found["of"] or found["at"]).lower() if found else ""


def county_tail(county: str) -> re.Pattern[str]:
    """Matches, right behind a name, "– i Kronobergs län" with or without its dash, "i" and "län"."""
    letters = _letters(county, inside="", misread=True)  # what a scanner made of it is still the own county
    return re.compile(rf"{_joint(',')}\(?(?:i\s+|inom\s+)?{letters}(?:s?\s+l[äaå]\u0308?n|s)?(?!\w)\)?")


@lru_cache(maxsize=4096)
def is_coined(word: str) -> bool:
    """Whether a word is in none of the project's lists, nor made of words that are, and no sort of document."""
    lower = unicodedata.normalize("NFC", word).lower()
    if swedish.parts(lower) or _DOCUMENT.search(lower) or lower in _known_words():
        return False
    return swedish.stem(lower) not in _known_stems()


def is_a_document(word: str) -> bool:
    """Whether a word ends as what every municipality has of its own: "Laddplanen"."""
    return bool(_DOCUMENT.search(word.lower()))


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    rows = (
        _words.EMPTY_WORDS,
        _words.BROAD_WORDS,
        _words.GIVEN_NAMES,
        *_words.EVERYDAY_PHRASES,
        *_words.GROUPS_OF_PEOPLE,
    )
    return frozenset(word for row in rows for word in row.split())


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(swedish.stem(word) for word in _known_words())


@lru_cache(maxsize=4096)
def compile_alias(alias: str) -> AliasPattern | None:
    """The patterns of one alias; None when it has no letters."""
    words = _WORD.findall(unicodedata.normalize("NFC", alias))
    letters = letters_of(alias)
    if not letters:
        return None
    opening = _opening(words)
    if len(words) == 1 and len(letters) <= _ACRONYM and alias.strip().isupper():
        acronym = _letters(words[0], inside="")
        return _pattern(opening, acronym + _END, acronym + "s" + _END, None, words=1, exact_case=True)
    lower = [word.lower() for word in words]
    joint = _joint("".join(sorted(set(re.sub(r"[\w\s]", "", alias)))))
    genitive = "" if lower[-1][-1] in "sxz" else "s?"
    strict = joint.join(_letters(word, _inside(word)) for word in lower) + genitive + _END
    loose = joint.join(_turned([_inflected(word, len(words)) for word in lower], lower, joint)) + _END
    misread = None
    if len(letters) >= _LONG_NAME:
        misread = joint.join(_letters(word, _inside(word), misread=True) for word in lower) + _END
    elif len(words) == 1 and len(letters) >= _COINED_WORD:
        # Digits for letters of any word ("Kvarnhju1"); of a coined one its marks too: "Äldrika" for "Åldrika".
        marks = "åäaöo" if is_coined(words[0]) else ""
        read = (_DIGITS.get(one) if one not in marks else _letter(one, misread=True) for one in lower[0])
        misread = "".join(one or _letter(was, misread=False) for one, was in zip(read, lower[0], strict=True))
        misread += genitive + _END
    return _pattern(opening, strict, loose, misread, words=len(words))


def _opening(words: list[str]) -> str:
    letters, taken = letters_of("".join(words))[:_OPENING], 0
    ends = []
    for word in words:
        taken += len(letters_of(word))
        ends.append(taken)
    return fold("".join(f" {one}" if place in ends else one for place, one in enumerate(letters)))


def _pattern(
    opening: str, strict: str, loose: str, misread: str | None, words: int, *, exact_case: bool = False
) -> AliasPattern:
    either = "|".join(f"(?:{one})" for one in (strict, loose, misread) if one)
    return AliasPattern(opening, either, strict, loose, misread, exact_case=exact_case, words=words)


def _joint(own: str) -> str:
    """What may stand between two words of a name: nothing, blanks, dashes, quotes, "!" and the name's own marks."""
    return f"[\\s!{_CLASS}{re.escape(own)}]{{0,8}}"


def _inside(word: str) -> str:
    return _INSIDE if len(word) >= _LONG_WORD else _LINE_BREAK


def _letters(word: str, inside: str, *, misread: bool = False) -> str:
    """The letters of a word; from the third on, `inside` may stand between them (a compound or a line parted)."""
    classes = [_letter(letter, misread=misread) for letter in word]
    parted = inside if len(word) >= _SHORT_STEM else ""
    if parted == _LINE_BREAK:
        return "".join(c + (parted if 1 <= i < len(classes) - 2 else "") for i, c in enumerate(classes))
    return "".join(c + (parted if 2 <= i < len(classes) - 3 else "") for i, c in enumerate(classes))


def _letter(letter: str, *, misread: bool) -> str:
    if misread:
        for family in _words.MISREADINGS:
            if letter in family:
                return f"(?:[{''.join(family)}][\u0308\u030a]?)"
    decomposed = _COMBINING.get(letter)
    return f"(?:{letter}|{decomposed})" if decomposed else re.escape(letter)


def _turned(patterns: list[str], words: list[str], joint: str) -> list[str]:
    """The words of a long name, with those on both sides of "och" or "eller" in either order."""
    if len(words) < _MANY_WORDS:
        return patterns
    for place in range(1, len(words) - 1):
        if words[place] in ("och", "eller", "samt"):
            one, between, other = patterns[place - 1 : place + 2]
            either = f"(?:{one}{joint}{between}{joint}{other}|{other}{joint}{between}{joint}{one})"
            return [*patterns[: place - 1], either, *patterns[place + 2 :]]
    return patterns


def _inflected(word: str, words: int) -> str:
    if words >= _MANY_WORDS:
        for family in _words.INTERCHANGEABLE:
            if word in family:
                return f"(?:{'|'.join(re.escape(other) for other in family)})"
    stem = _stem(word)
    if len(stem) < _SHORT_STEM:
        return _letters(word, "") + "s?"
    doubled = "(?:[mn](?=[aeo]))?" if stem[-1] in "mn" else ""  # program, programmet
    letters = _letters(stem, _inside(word))
    if words == 1 and len(stem) >= _COMPOUND:
        letters = _with_or_without_s(stem)
    return f"{letters}(?:{doubled}(?:{_ENDINGS}))?"


def _with_or_without_s(stem: str) -> str:
    """The letters of a long compound; the s between its parts may be left out: "kvarnhjul(s)modell"."""
    parts = [_letters(part, _inside(stem)) for part in re.split(r"(?<=\w{4})s(?=[^\W\daeiouyåäöst]\w{3})", stem)]
    return f"s?{_INSIDE}".join(parts)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    stem = swedish.stem(word)
    return stem if word.startswith(stem) else word  # irregular stems ("ledamot") are no beginning of the word
