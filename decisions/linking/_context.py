"""Mentions judged by the texts that they stand in: another county's, another bearer's, or the initiative's own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decisions.linking._bearers import Bearer, bearer, is_a_firms, is_quoted_on
from decisions.linking._counties import NamedCounty, is_own, key_of, named, named_behind, own_counties
from decisions.linking._patterns import lowered
from decisions.linking._values import FieldKind, InitiativeProfile, Mention, TextField

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^\W\da-zåäö])|\n\s*\n")
_DECIDING = (FieldKind.TITLE, FieldKind.CLAUSE, FieldKind.PROPOSAL)
_SEVERAL = 3  # counties whose initiatives one text names
_WORD = re.compile(r"[^\W\d_]+")
ANOTHER_COUNTYS = "ett annat läns namn står i samma mening"
SOMETHING_ELSES = "något annat kan heta så"
BORNE_BY_ANOTHER = "någon annan i texten heter så"
AMONG_OTHERS = "texten räknar upp flera läns initiativ"
UNKNOWN_COUNTY = "ett läns namn följer, och initiativets län är inte känt"


@dataclass(frozen=True, slots=True)
class Own:
    """What is an initiative's own: the keys of its counties and the lower-case words of its names and counties."""

    counties: frozenset[str]
    words: frozenset[str]


def own_of(profile: InitiativeProfile) -> Own:
    """What is a profile's own."""
    counties = own_counties(profile)
    texts = [alias.text for alias in (*profile.names, *profile.aliases)]
    words = {word for text in (*texts, profile.led_by) for word in _WORD.findall(lowered(text))}
    return Own(counties, frozenset(words | counties))


def in_context(fields: Sequence[TextField], mentions: Sequence[Mention], own: Mapping[str, Own]) -> tuple[Mention, ...]:
    """The mentions that stand, in order, each with what speaks against that it is the initiative's."""
    if not any(mention.distinctive or mention.as_name for mention in mentions):
        return tuple(mentions)
    texts = {field.name: field.text for field in fields}
    abroad = _outlooks(mentions, own)
    mentions = [replace(one, foreign=AMONG_OTHERS) if one.field in abroad else one for one in mentions]
    of: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of[mention.initiative].append(mention)
    named_in = {field.name: list(named(field.text)) for field in fields}
    judged = (
        one
        for initiative, found in of.items()
        for one in _elsewhere(list(_borne(found, texts, own[initiative])), texts, named_in, own[initiative])
    )
    place = {field.name: number for number, field in enumerate(fields)}
    return tuple(sorted(judged, key=lambda one: (place[one.field], one.start, one.end, one.initiative)))


def _outlooks(mentions: Sequence[Mention], own: Mapping[str, Own]) -> frozenset[str]:
    """The fields that name the initiatives of several counties: an outlook on others, and no matter of any of them."""
    counties: dict[str, set[frozenset[str]]] = defaultdict(set)
    for mention in mentions:
        if mention.distinctive and own[mention.initiative].counties and mention.field_kind not in _DECIDING:
            counties[mention.field].add(own[mention.initiative].counties)
    return frozenset(field for field, of in counties.items() if _apart(of) >= _SEVERAL)


def _apart(counties: Iterable[frozenset[str]]) -> int:
    """How many counties these are: several initiatives of one county may say more or less about which."""
    found: list[frozenset[str]] = []
    for one in sorted(counties, key=sorted):
        if all(one.isdisjoint(other) for other in found):
            found.append(one)
    return len(found)


def _borne(mentions: Sequence[Mention], texts: Mapping[str, str], own: Own) -> Iterator[Mention]:
    """Without the names that are somebody else's; where there is one, the same words elsewhere say little."""
    kept, others = [], False
    for one in mentions:
        whose = _whose(one, texts[one.field], own) if one.distinctive or one.as_name else Bearer.OWN
        others = others or (one.distinctive and whose is Bearer.OTHER)
        if whose is Bearer.OWN:
            kept.append(one)
        elif whose is Bearer.UNSURE:
            quoted_on = " " in one.quote and is_quoted_on(texts[one.field], one.start, one.end)
            kept.append(replace(one, foreign=SOMETHING_ELSES, as_name=one.as_name and not quoted_on))
    for one in kept:
        yield replace(one, foreign=BORNE_BY_ANOTHER, as_name=False) if others and not one.long else one


def _whose(mention: Mention, text: str, own: Own) -> Bearer:
    if is_a_firms(text, mention.end):
        return Bearer.OTHER
    if not mention.with_county and is_quoted_on(text, mention.start, mention.end):
        return Bearer.UNSURE
    return Bearer.OWN if mention.long else bearer(text, mention.start, mention.end, mention.alias.text, own.words)


def _elsewhere(
    mentions: Sequence[Mention], texts: Mapping[str, str], named_in: Mapping[str, list[NamedCounty]], own: Own
) -> Iterator[Mention]:
    """With what other counties in the text say of the names: several counties' initiatives have one name."""
    inside = [(one.field, one.start, one.end) for one in mentions if one.distinctive]
    counties = {
        field: [one for one in found if not any(field == at and start <= one.start < end for at, start, end in inside)]
        for field, found in named_in.items()
    }
    keys = {one.key for found in counties.values() for one in found}
    others = {key for key in keys if not is_own(key, own.counties)}
    at_home = keys != others
    for one in mentions:
        if not (one.distinctive or one.as_name) or not others or one.with_county or _names_its_county(one, own):
            yield one
        elif not own.counties:
            behind = named_behind(texts[one.field], one.end)
            yield replace(one, foreign=UNKNOWN_COUNTY) if behind else one
        elif _in_its_sentence(one, texts[one.field], counties[one.field], others, own):
            coined = one.unmistakable and " " not in one.quote
            yield replace(one, foreign=ANOTHER_COUNTYS, as_name=one.as_name and coined)
        else:
            yield one if at_home else replace(one, unsure=True)


def _names_its_county(mention: Mention, own: Own) -> bool:
    return any(is_own(key_of(word), own.counties) for word in _WORD.findall(mention.alias.text))


def _in_its_sentence(
    mention: Mention, text: str, named_here: Sequence[NamedCounty], others: set[str], own: Own
) -> bool:
    """Whether the sentence of a mention names another county, by its bare name too, and not the own."""
    ends = [(found.start(), found.end()) for found in _SENTENCE_END.finditer(text)]
    first = max((after for _, after in ends if after <= mention.start), default=0)
    last = min((before for before, _ in ends if before >= mention.end), default=len(text))
    here = {one.key for one in named_here if first <= one.start < last}
    words = [found.group() for found in _WORD.finditer(text, first, last)]
    here |= {key for word in words if word[0].isupper() and (key := key_of(word)) in others}
    return bool(here & others) and not any(is_own(key, own.counties) for key in here)
