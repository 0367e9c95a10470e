"""Counties that a text names: whose initiative it speaks of where several counties' have one name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from decisions.linking import _words
from decisions.linking._patterns import QUOTES, county_of, fold, lowered, split_county
from decisions.linking._values import InitiativeProfile

_ONE = r"[A-ZÅÄÖ][\wé]+"
_NAME = rf"(?:(?:Västra|Östra|Norra|Södra|VÄSTRA|ÖSTRA|NORRA|SÖDRA)\s+)?{_ONE}"
_ALONE = sorted({name for row in _words.COUNTIES for name in row} - set(_words.TOWNS_TOO))
_NAMED = re.compile(
    r"(?<!\w)(?:(?:[Rr]egion(?:en)?|REGION(?:EN)?|[Ll]andstinget|LANDSTINGET|[Rr]egionförbundet|REGIONFÖRBUNDET|"
    rf"[Ll]änsstyrelsen\s+i|LÄNSSTYRELSEN\s+I)\s+(?P<body>{_NAME})|(?P<county>{_NAME})\s+(?:läns?|LÄNS?)(?!\w)|"
    rf"(?P<known>(?i:{'|'.join(_ALONE)})s?)(?!\w))"
)
_BETWEEN = re.compile(rf"[\s–—‐‑!,({re.escape(QUOTES)}-]{{0,6}}(?:(?:i|inom|för|från|hos)\s+)?", re.IGNORECASE)
_SHORTEST = 3
_LONG_ENOUGH = 6  # letters of a county's name that is still itself with one misread


@dataclass(frozen=True, slots=True)
class NamedCounty:
    """A county named at `start` to `end` of a text; `key` is equal for every form of its name."""

    key: str
    start: int
    end: int


def key_of(county: str) -> str:
    """A county's name without case, marks, the genitive's s and scanners' slips: "Kronobergs" → "kronoberg"."""
    return fold(lowered(" ".join(county.split()))).removesuffix("s")


def named(text: str) -> Iterator[NamedCounty]:
    """The counties that a text names as "Region X", "X län", "Länsstyrelsen i X", or Swedish ones by name alone."""
    for found in _NAMED.finditer(text):
        one = _county(found)
        if one is not None:
            yield one


def named_behind(text: str, at: int) -> NamedCounty | None:
    """The county that stands right behind a place, "i" or "(" between or nothing: "… i Söderhavs län"."""
    between = _BETWEEN.match(text, at)
    assert between is not None  # it may be empty
    if "\n\n" in between.group():
        return None
    found = _NAMED.match(text, between.end())
    return _county(found) if found else None


def _county(found: re.Match[str]) -> NamedCounty | None:
    """None for words that only stand where a county's name would: "i HELA LÄN"."""
    kind = next(kind for kind in ("body", "county", "known") if found[kind])
    if "\n\n" in found.group() or found[kind].lower() in _no_names() or len(found[kind]) < _SHORTEST:
        return None
    if kind == "known" and not found[kind][0].isupper():
        return None
    return NamedCounty(key_of(found[kind]), found.start(kind), found.end())


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset(f"{_words.EMPTY_WORDS} {_words.NO_COUNTIES}".split())


@lru_cache(maxsize=512)
def county_name(profile: InitiativeProfile) -> str:
    """The county whose initiative it is in lower case, by its names, its leader or its authorities; else ""."""
    said = [split_county(alias.text)[1] for alias in profile.names]
    said += [county_of(profile.led_by), split_county(f"län i {profile.county}")[1]]
    return next((county for county in said if county), "")


@lru_cache(maxsize=512)
def own_counties(profile: InitiativeProfile) -> frozenset[str]:
    """The keys of every county that an initiative is said to be of; empty where nothing says it.

    Its names rarely say it all: "Tillsammans för fler i arbete" is Norrvala's because its lead organisation is.
    """
    papers = [text for one in profile.papers for text in (one.title, one.sender)]
    texts = [*(alias.text for alias in (*profile.names, *profile.aliases)), profile.led_by, *papers]
    found = {one.key for text in texts for one in named(text)}
    said = [split_county(alias.text)[1] for alias in profile.names]
    said += [county_of(name) for name in (profile.led_by, *(paper.sender for paper in profile.papers))]
    found |= {key_of(county) for county in said if county}
    if not found:
        # What may name others' too, or be true of most and not of this one, comes last.
        found = {one.key for text in (profile.county, profile.description) for one in named(text)}
    return frozenset(found | {key for one in found for key in _other_names().get(one, ())})


@lru_cache(maxsize=1)
def _other_names() -> dict[str, frozenset[str]]:
    """What else may be meant by a county's name, both ways: who says Småland may mean Kronoberg."""
    found: dict[str, set[str]] = defaultdict(set)
    for county, *others in (map(key_of, row) for row in _words.COUNTIES):
        for other in others:
            found[county].add(other)
            found[other].add(county)
    return {one: frozenset(same) for one, same in found.items()}


def is_own(county: str, own: Iterable[str]) -> bool:
    """Whether a key is one of the initiative's own, a misread letter or two aside."""
    return any(county == one or _is_misread(county, one) for one in own)


def _is_misread(county: str, own: str) -> bool:
    if len(county) != len(own) or len(own) < _LONG_ENOUGH:
        return False
    return sum(a != b for a, b in zip(county, own, strict=True)) <= 1
