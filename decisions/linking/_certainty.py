"""Whether a link needs a person: what must be said of whose a name is before it is certain."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from decisions.linking._bearers import is_joined, is_of_an_applicant
from decisions.linking._closeness import speaks_of
from decisions.linking._counties import county_name
from decisions.linking._guessing import is_others_question, only_in_passing
from decisions.linking._values import (
    Circumstances,
    Evidence,
    EvidenceKind,
    FieldKind,
    How,
    InitiativeProfile,
    LinkedText,
    Mention,
    Relation,
)
from decisions.linking._weights import Weights


def is_automatic(text: LinkedText, evidence: Iterable[Evidence], relation: Relation, weights: Weights) -> bool:
    """Only where title or clauses name the initiative beyond doubt (design.md §9); of a paper its title.

    What a paper proposes may be another's text; what a decision without clauses decides is not known.
    """
    if relation is Relation.MENTION or not (text.is_paper or text.of(FieldKind.CLAUSE)):
        return False
    names = [one for one in evidence if one.kind is EvidenceKind.NAME and one.how is not How.MISREAD]
    titles = {field.name for field in text.of(FieldKind.TITLE)}
    return sum(one.points for one in names if not text.is_paper or one.field in titles) >= weights.automatic


def is_certain(
    text: LinkedText,
    own: Sequence[Mention],
    evidence: Iterable[Evidence],
    circumstances: Circumstances,
    profile: InitiativeProfile,
) -> bool:
    """Whether the name says by itself whose it is or something else in the text says so too.

    "Hand i hand" may be a nursery's, "Klimatkontraktet" the state's; with a known case or paper, another of the
    initiative's names, the county's work or the description's own words beside it, it is not. A coined or a long name
    is enough where its county stands in it, behind it or elsewhere. What an applicant wants may bear a coined name,
    and a name outside its time is for a person to judge.
    """
    if any((mention.foreign or mention.unsure) and mention.distinctive for mention in own):
        return False
    timely = [one for one in own if one.distinctive and _is_timely(one, circumstances.day, profile)]
    if not timely or (is_of_an_applicant(text) and not any(mention.long for mention in timely)):
        return False
    sure = [one for one in timely if one.unmistakable and one.as_name]
    if any(one.of_county for one in sure) or (sure and surroundings(text, own, profile) is not None):
        return True
    names = {mention.alias.text for mention in timely}
    if len(names) > 1 or any(one.points and one.kind in (EvidenceKind.CASE, EvidenceKind.PAPER) for one in evidence):
        return True
    return any(is_joined(text, mention) for mention in timely) or speaks_of(text, own, profile)


def _is_timely(mention: Mention, day: date | None, profile: InitiativeProfile) -> bool:
    alias = mention.alias
    return within(day, alias.valid_from, alias.valid_to) and within(day, profile.start, profile.end)


def is_said_by_the_way(
    text: LinkedText,
    own: Sequence[Mention],
    evidence: Sequence[Evidence],
    circumstances: Circumstances,
    profile: InitiativeProfile,
) -> bool:
    """Whether somebody's motion is answered that only ties something to the name, and nothing else is near.

    "Minimipris enligt Skottlandsmodellen" in a citizens' proposal: another model than the initiative's.
    """
    if not (is_others_question(text, circumstances) and only_in_passing(text, own, evidence)):
        return False
    return surroundings(text, own, profile) is None and not speaks_of(text, own, profile)


def surroundings(text: LinkedText, own: Sequence[Mention], profile: InitiativeProfile) -> Evidence | None:
    """The lead organisation or the county named in the text, outside the initiative's own name."""
    sought = [profile.led_by] if profile.led_by else []
    county = county_name(profile)
    if county:
        sought.append(f"{county.capitalize()}s län")
    for field in text.fields:
        for words in sought:
            for found in re.finditer(re.escape(words).replace(r"\ ", r"\s+"), field.text):
                if not any(one.field == field.name and one.start <= found.start() < one.end for one in own):
                    said = f"Texten nämner {words}; ensamt säger det inget."
                    return Evidence(EvidenceKind.BODY, 0, said, field.name, found.start(), found.end(), found.group())
    return None


def within(day: date | None, first: date | None, last: date | None) -> bool:
    """Whether a day lies in a period; what is not known is no limit."""
    return day is None or ((first is None or first <= day) and (last is None or day <= last))
