"""How near a text is to an initiative's description (evidence of kind 5): the same Swedish analysis on both sides.

Words count by how much they tell: those of the administration nothing, those of a whole field ("barn", "skola") a
little, all others fully; each once. Words that stand together in the description and in the text count more. A
county's initiative concerns the county: a text that says nothing of region, county or neighbours is hardly about it,
and one that names another county is not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from decisions.linking import _words
from decisions.linking._patterns import county_of, split_county
from decisions.linking._values import FieldKind, InitiativeProfile, LinkedText, Mention, TextField
from decisions.vocabulary import swedish

_GOAL = 5.0  # weight of shared words at which a text is as near as can be
_LEAST = 2  # telling words that must be shared; one is enough beside many broad ones, or where it stands in company
_MANY_BROAD = 5
_COMPANY = 2
_BROAD = 0.35
_PAIR = 0.75  # for two words that stand together on both sides
_MOST_PAIRS = 2.25
_IN_BODY = 0.5
_NO_SCOPE = 0.45
_REACH = 2  # content words further on that still stand together
_BODY_LIMIT = 4000  # characters of the long texts that are read
_QUOTE_LIMIT = 300
_HEAD = (FieldKind.TITLE, FieldKind.CLAUSE, FieldKind.LEAD_IN, FieldKind.PROPOSAL, FieldKind.SUMMARY)
_WIDE = re.compile(rf"(?<!\w)(?:{_words.COUNTY_WIDE})")
_WORK = re.compile(rf"(?<!\w)(?:{_words.COUNTYS_WORK})")
_COUNTY = re.compile(
    r"(?<!\w)(?:R(?:egion(?:en)?|EGION)\s+(?P<region>[A-ZÅÄÖ]\w+)|(?P<county>[A-ZÅÄÖ]\w+?)[sS]?\s+(?:län|LÄN)(?!\w))"
)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÅÄÖ”\"])|\n\s*\n|\n(?=[A-ZÅÄÖ•–-])")


@dataclass(frozen=True, slots=True)
class Content:
    """The content words of a text: each with the best of its weights by place, what stands together, its scope."""

    words: dict[str, float]
    pairs: frozenset[tuple[str, str]]
    wide: bool
    counties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near, 0 to 1, and the passage that is nearest: `text[start:end] == quote` of the field of that name."""

    share: float
    words: tuple[str, ...]
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Subject:
    weights: dict[str, float]
    pairs: frozenset[tuple[str, str]]
    county: str


def read(text: LinkedText) -> Content:
    """The content of a text. Make it once for all initiatives."""
    words: dict[str, float] = {}
    pairs: set[tuple[str, str]] = set()
    for field in text.fields:
        head = field.kind in _HEAD
        units = _units(field.text if head else field.text[:_BODY_LIMIT])
        for unit in units:
            words[unit] = max(words.get(unit, 0.0), 1.0 if head else _IN_BODY)
        pairs.update(_pairs(units))
    whole = "\n".join(field.text[:_BODY_LIMIT] for field in text.fields)
    counties = frozenset(
        (match["region"] or match["county"]).lower().removesuffix("s") for match in _COUNTY.finditer(whole)
    )
    return Content(words, frozenset(pairs), bool(counties) or bool(_WIDE.search(whole.lower())), counties)


def nearness(text: LinkedText, content: Content, profile: InitiativeProfile) -> Nearness | None:
    """How near the text is to what the profile's description and names say; None where too little is shared."""
    subject = _subject(profile)
    shared = subject.weights.keys() & content.words.keys()
    telling = sum(subject.weights[unit] == 1.0 for unit in shared)
    together = sum(_tells(pair, subject) for pair in subject.pairs & content.pairs)
    enough = telling >= _LEAST or (telling and (len(shared) > _MANY_BROAD or together >= _COMPANY))
    if not enough or _elsewhere(subject, content) or _for_others(subject, content):
        return None
    weight = sum(subject.weights[unit] * content.words[unit] for unit in shared) + min(_MOST_PAIRS, _PAIR * together)
    share = min(1.0, weight / _GOAL) * (1.0 if content.wide else _NO_SCOPE)
    field, start, end = _nearest(text, subject)
    quote = field.text[start:end]
    return Nearness(share, _printed(quote, shared, subject), field.name, start, end, quote)


def _elsewhere(subject: _Subject, content: Content) -> bool:
    """Whether the text names other counties and not the initiative's own."""
    return bool(subject.county and content.counties) and subject.county not in content.counties


def _for_others(subject: _Subject, content: Content) -> bool:
    """Whether the initiative is for some people (children and young) and the text speaks of none of them."""
    groups = [group for group in _groups() if group & subject.weights.keys()]
    return bool(groups) and not any(group & content.words.keys() for group in groups)


def speaks_of(text: LinkedText, own: Iterable[Mention], profile: InitiativeProfile) -> bool:
    """Whether the text, without the initiative's own names, has a telling word of its description or the county's work.

    That it names the region or another authority is none of both: those send and pay for much.
    """
    left = [_without(field, own) for field in text.fields]
    if any(_WORK.search(words.lower()) for words in left):
        return True
    names = {unit for alias in (*profile.names, *profile.aliases) for unit in _units(alias.text)}
    subject = _subject(profile)
    said = {unit for words in left for unit in _units(words[:_BODY_LIMIT])} - names
    return any(subject.weights.get(unit) == 1.0 for unit in said)


def _without(field: TextField, own: Iterable[Mention]) -> str:
    """The field's text with the initiative's names blanked out."""
    words = field.text
    for mention in own:
        if mention.field == field.name:
            words = f"{words[: mention.start]}{' ' * (mention.end - mention.start)}{words[mention.end :]}"
    return words


def telling_words(text: str, most: int = 14) -> tuple[str, ...]:
    """The words of a description by which near texts may be found, as printed in lower case; the telling ones first."""
    found: dict[str, bool] = {}
    for term in swedish.analyse(text):
        units = [unit for unit in (term.parts or (term.stem,)) if unit not in _empty()]
        if term.kind == "word" and units and len(term.exact) > 2:
            found.setdefault(term.exact, all(unit in _broad() for unit in units))
    return tuple(sorted(found, key=lambda word: found[word])[:most])


def _tells(pair: tuple[str, str], subject: _Subject) -> bool:
    return any(subject.weights.get(unit) == 1.0 for unit in pair)


@lru_cache(maxsize=512)
def _subject(profile: InitiativeProfile) -> _Subject:
    texts = [profile.description, *(alias.text for alias in (*profile.names, *profile.aliases))]
    texts += [paper.title for paper in profile.papers]
    confused = {unit for words in profile.look_alikes for unit in _units(words)}
    county = county_of(profile.led_by) or next((split_county(one.text)[1] for one in profile.names), "")
    apart = set(_units(f"{profile.led_by} {county}"))
    weights: dict[str, float] = {}
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        units = _units(text)
        pairs.update(_pairs(units))
        for unit in units:
            if unit not in apart:
                weights[unit] = _BROAD if unit in _broad() or unit in confused else 1.0
    return _Subject(weights, frozenset(pairs), county)


def _units(text: str) -> list[str]:
    """The stems that carry content, in order; of a compound its parts."""
    empty = _empty()
    return [
        unit
        for _, stem, parts, kind in swedish.columns(text).entries
        if kind == "word"
        for unit in (parts or (stem,))
        if unit not in empty and len(unit) > 1
    ]


def _pairs(units: list[str]) -> Iterator[tuple[str, str]]:
    for place, unit in enumerate(units):
        for other in units[place + 1 : place + 1 + _REACH]:
            if other != unit:
                yield (unit, other) if unit < other else (other, unit)


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return _stems(_words.EMPTY_WORDS)


@lru_cache(maxsize=1)
def _broad() -> frozenset[str]:
    return _stems(_words.BROAD_WORDS)


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(_stems(words) for words in _words.GROUPS_OF_PEOPLE)


def _stems(words: str) -> frozenset[str]:
    return frozenset(unit for term in swedish.analyse(words) for unit in (term.stem, *term.parts))


def _nearest(text: LinkedText, subject: _Subject) -> tuple[TextField, int, int]:
    """The sentence that shares most with the description; of equals the first."""
    best, place = -1.0, (text.fields[0], 0, 0)
    for field in text.fields:
        for start, end in _sentences(field.text[:_BODY_LIMIT]):
            weight = sum(subject.weights.get(unit, 0.0) for unit in set(_units(field.text[start:end])))
            if weight > best:
                best, place = weight, (field, start, end)
    return place


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _SENTENCE.finditer(text)), (len(text), len(text))]:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = min(start + len(piece.rstrip()), first + _QUOTE_LIMIT)
        if last > first:
            yield first, last
        start = following


def _printed(quote: str, shared: Iterable[str], subject: _Subject) -> tuple[str, ...]:
    """The words of the quoted passage that are shared and tell something, as printed, each once."""
    telling = {unit for unit in shared if subject.weights[unit] == 1.0}
    found = [
        quote[term.start : term.end] for term in swedish.analyse(quote) if telling & set(term.parts or (term.stem,))
    ]
    return tuple(dict.fromkeys(word.lower() for word in found))
