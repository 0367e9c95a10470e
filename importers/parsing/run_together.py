"""Page heads whose columns a PDF has run together: "Ekby kommun KALLELSE", "Norra nämnden Ekby 2030-02-03 1 (2)".

Only the words can say where a column ended: a name of an authority, a body or an office ends where a day, a label that
asks for one, the number of the page or the kind of paper begins.
"""

import re
from functools import lru_cache

from decisions.vocabulary import dates
from importers.parsing import kind_words, names, words

_LABEL = re.compile(
    r"(?:(?:sammanträdes?|mötes|protokolls)?dat(?:um|e)|sammanträdesdag|dag|(?:vår\s+)?(?:beteckning|referens)|dnr"
    r"|diarie(?:nr|nummer)|blad(?:nr)?|sid(?:a|nr)?)\b",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:(?:sid(?:a|nr)?|blad(?:nr)?)\.?\s*)?\d{1,3}(?:\s*(?:\(\d{1,3}\)|/\s?\d{1,3}|av\s\d{1,3}))?", re.IGNORECASE
)
_PLACE = re.compile(r"(?:\s[A-ZÅÄÖ][a-zåäöé-]+){1,2}$")
# The stamp of whoever got it.
_STAMP = re.compile(r"(?:an|in)k(?:om|omst|ommen|ommet)?\b|registrerad|diarieförd|mottag", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\t|\s{3,}")
_LONGEST = 160


@lru_cache(maxsize=1024)
def columns(text: str) -> tuple[tuple[int, int], ...]:
    """Where the columns of a line stand that has no gap between them; the whole line where no column ends."""
    if len(text) > _LONGEST or _STAMP.match(text) or _GAP.search(text):
        return ((0, len(text)),)
    days = {one.start: one.end for one in dates.find(text)}
    for gap in _SPACE.finditer(text):
        place = gap.end()
        if _begins(text[place:], place in days) and _is_whose(text[: gap.start()]):
            return ((0, gap.start()), *_behind(text, place, days))
    return tuple(_behind(text, 0, days)) if 0 in days else ((0, len(text)),)


def _behind(text: str, place: int, days: dict[int, int]) -> list[tuple[int, int]]:
    """What stands behind a name: a day and the number of the page are columns of their own."""
    end = days.get(place)
    rest = text[end:].strip() if end is not None else ""
    if end is None or not (_PAGE.fullmatch(rest) or _is_kind(rest)):
        return [(place, len(text))]
    return [(place, end), (text.index(rest, end), len(text))]


def _begins(rest: str, is_day: bool) -> bool:
    return is_day or _LABEL.match(rest) is not None or _PAGE.fullmatch(rest) is not None or _is_kind(rest)


def _is_kind(text: str) -> bool:
    bare = text.lower().rstrip(":")
    return bare in words.KIND_WORDS or (kind_words.named(text) is not None and not names.is_body(text))


def _is_whose(text: str) -> bool:
    """Whether it is a name, perhaps with the place behind it: "Gemensamma nämnden Västra Ekby"."""
    if names.is_whose(text):
        return True
    place = _PLACE.search(text)
    return place is not None and names.is_body(text[: place.start()])
