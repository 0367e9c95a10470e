"""Whose name it is: what the words around a name say about a person, a firm or a thing that bears it too.

"Restaurang Matpakten" has the very name of an initiative and is none. What is said plainly takes the name away
(`Bearer.OTHER`), what may be said leaves it to a person (`Bearer.UNSURE`).
"""

import re
from enum import IntEnum
from functools import lru_cache

from decisions.linking import _words
from decisions.linking._patterns import QUOTES, is_coined, letters_of, lowered
from decisions.linking._values import FieldKind, How, LinkedText, Mention

_MARKS = rf"[\s{re.escape(QUOTES)}]*"
_BEFORE = 80  # characters that are looked at before a name
_AFTER = 120
_JOINED = re.compile(rf"(?<!\w)(?:{_words.JOINING}){_MARKS}$")
_OF_APPLICANTS = re.compile(rf"(?<!\w)(?:{_words.OF_APPLICANTS})(?!\w)")
_COINED = 6  # letters of a coined word
_NEAR = 40  # characters on either side by which it is seen whether everything is in capitals
_SOMEBODY_ELSES = re.compile(rf"(?<!\w){_words.SOMEBODY_ELSES}{_MARKS}$")
_SOMETHING_ELSES = re.compile(rf"(?<!\w){_words.SOMETHING_ELSES}{_MARKS}$")
_OF_OTHERS = re.compile(rf"(?<!\w){_words.OF_OTHERS}{_MARKS}$")
_DEFINITE = re.compile(
    rf"(?<!\w)(?P<noun>[^\W\d_]{{3,}}(?:en|et|an|on))(?:\s|{_MARKS}(?=[{re.escape(QUOTES)}]))\s*{_MARKS}$"
)
_OF_INITIATIVES = re.compile(_words.OF_INITIATIVES)
_CAPITAL_BEFORE = re.compile(r"(?<=[\wåäö,] )(?P<word>[A-ZÅÄÖ][^\W\d_]+)[^\S\n]+$")
_FIRM = re.compile(
    r"[^\S\n]+(?:[A-ZÅÄÖ][\w&.]*[^\S\n]+){0,3}(?:AB|HB|KB|Aktiebolag|BRF|IF|IK|BK|FK|FF|HC|GK|SK|[Ee]k\.?\s?[Ff]ör)(?!\w)"
)
_OTHERS_BEHIND = re.compile(rf"{_MARKS}\((?:{_words.PARTIES})\)|[^\S\n]+\d{{1,3}}:\d|{_FIRM.pattern}")
_LEGAL_PERSON = re.compile(rf"\s*[,–—(-]\s*{_words.LEGAL_PERSONS}(?!\w)")
_NOUN_BEHIND = re.compile(rf"{_MARKS}[^\S\n]{_words.SOMEBODY_ELSES}(?!\w)")
_TAIL = re.compile(r"-(?P<noun>[^\W\d_]{3,})")
_CAPITAL_BEHIND = re.compile(r"[^\S\n]+(?P<word>[A-ZÅÄÖ][^\W\d_]+)")
_AT_A_PLACE = re.compile(r"[^\S\n]+(?:i|på|vid)[^\S\n]+(?P<word>[A-ZÅÄÖ][^\W\d_]+)")
_OPENS = frozenset("\"'”“„«»‘’‚")
_QUOTED_ON = re.compile(r"[^\S\n]+(?P<on>[^”“\"«»\n]{3,100}?)[”“\"«»]")
_OF_PEOPLE = re.compile(rf"(?<!\w)(?:{_words.OF_PEOPLE})(?!\w)")
_NO_NOUNS = frozenset(f"{_words.EMPTY_WORDS} innan medan tvärtom nästan gärna sällan".split())


class Bearer(IntEnum):
    """Whose a name is, as far as the words around it say."""

    OWN = 0
    UNSURE = 1
    OTHER = 2


def bearer(text: str, start: int, end: int, alias: str, own_words: frozenset[str]) -> Bearer:
    """What stands around `text[start:end]`, a name of few words that no county follows.

    `own_words` are the lower-case words of the initiative's own names and counties: what they are, beside the name,
    belongs to it ("STIG Granvik").
    """
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    quote = text[start:end]
    low_before, low_after = lowered(before), lowered(after)
    if is_somebody_elses(text, start) or _OTHERS_BEHIND.match(after) or _LEGAL_PERSON.match(low_after):
        return Bearer.OTHER
    person = _person(text, quote, alias, before, after)
    if person is Bearer.OTHER:
        return person
    unsure = (
        person is Bearer.UNSURE
        or _SOMETHING_ELSES.search(low_before)
        or _OF_OTHERS.search(low_before)
        or _definite_noun(low_before)
        or _NOUN_BEHIND.match(low_after)
        or _tail(low_after)
        or _goes_on(quote, before, after, own_words)
    )
    return Bearer.UNSURE if unsure else Bearer.OWN


def is_a_firms(text: str, end: int) -> bool:
    """Whether what follows a name makes it a firm's, however long it is: "Matpakten Ljungfjärd AB"."""
    return bool(_FIRM.match(text, end))


def is_somebody_elses(text: str, start: int) -> bool:
    """Whether the words before a name say whose it is: "föreningen Hand i hand"."""
    return bool(_SOMEBODY_ELSES.search(lowered(text[max(0, start - _BEFORE) : start])))


def is_joined(text: LinkedText, mention: Mention) -> bool:
    """Whether the text joins a coined word as municipalities join an undertaking: "ansluter sig till Åldrika"."""
    if " " in mention.alias.text or not mention.as_name or not mention.distinctive or mention.how is How.MISREAD:
        return False
    if len(mention.alias.text) < _COINED or not mention.quote[0].isupper() or not is_coined(mention.alias.text):
        return False
    before = next(field.text for field in text.fields if field.name == mention.field)[: mention.start]
    return bool(_JOINED.search(lowered(before[-_BEFORE:])))


def is_of_an_applicant(text: LinkedText) -> bool:
    """Whether title or clauses are of a matter that one applicant has: permits, land, grants to associations."""
    return any(_OF_APPLICANTS.search(lowered(field.text)) for field in text.of(FieldKind.TITLE, FieldKind.CLAUSE))


def is_quoted_on(text: str, start: int, end: int) -> bool:
    """Whether the name is only the beginning of what is quoted: ”Hand i hand i Lövberga”."""
    return text[max(0, start - 1) : start] in _OPENS and bool(_QUOTED_ON.match(text, end))


def _definite_noun(before: str) -> bool:
    """Whether a noun says what has the name, and it is no noun of an initiative: "tävlingen ”Hand i hand”"."""
    found = _DEFINITE.search(before)
    if found is None or found["noun"] in _NO_NOUNS:
        return False
    return not _OF_INITIATIVES.fullmatch(found["noun"])


def _tail(after: str) -> bool:
    """Whether a compound makes it something else ("LOTS-dag"), not the initiative's own ("LOTS-projektet")."""
    found = _TAIL.match(after)
    return found is not None and not _OF_INITIATIVES.fullmatch(found["noun"])


def _goes_on(quote: str, before: str, after: str, own_words: frozenset[str]) -> bool:
    """Whether the name is a part of a longer one in capitals, or said of a place of its own."""
    if (before[-_NEAR:] + quote + after[:_NEAR]).isupper():
        return False
    words = [found["word"].lower() for found in (_CAPITAL_BEHIND.match(after), _CAPITAL_BEFORE.search(before)) if found]
    if " " in quote:
        words += [found["word"].lower() for found in (_AT_A_PLACE.match(after),) if found]
    return any(not _is_own(word, own_words) and not _OF_INITIATIVES.fullmatch(word) for word in words)


def _is_own(word: str, own_words: frozenset[str]) -> bool:
    return any(word.removesuffix("s") == own.removesuffix("s") for own in own_words)


def _person(text: str, quote: str, alias: str, before: str, after: str) -> Bearer:
    """Whether an abbreviation that spells a given name is a person's here: "Stig Granvik" for "STIG Granvik".

    In capitals throughout nothing tells but what the text is about: elections and resignations are of people.
    """
    first = alias.split(maxsplit=1)[0]
    if not (len(first) > 1 and first.isupper() and first.lower() in _given_names()):
        return Bearer.OWN
    shouted = quote.isupper() and (
        not letters_of(before + after) or (before[-_NEAR:] + quote + after[:_NEAR]).isupper()
    )
    if first not in quote or (shouted and _OF_PEOPLE.search(lowered(text))):
        return Bearer.OTHER
    return Bearer.UNSURE if shouted and len(alias.split()) > 1 else Bearer.OWN


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(_words.GIVEN_NAMES.split())
