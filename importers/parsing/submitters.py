"""Who put a motion, an interpellation or a question: elected people only.

Who sends in a medborgarförslag is a private person and is never read, however the title names them.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.parsing import elected, names, stretches
from importers.parsing.elected import Named
from importers.parsing.known_people import KnownPeople
from importers.parsing.passages import Passage
from importers.parsing.result import MatterType, ParsedPerson, SectionKind
from importers.parsing.stretches import Stretch

_BY_ELECTED = frozenset((MatterType.MOTION, MatterType.INTERPELLATION, MatterType.QUESTION))
_INITIATIVE = r"(?:ledamots|nämnd|politiker)initiativ(?:et)?"
_WHAT = rf"(?:motion(?:en|er|erna)?|interpellation(?:en)?|(?:enkel\s+)?fråga(?:n)?|{_INITIATIVE})"
_OF_MEMBER = re.compile(rf"\b{_INITIATIVE}\b", re.IGNORECASE)
_FROM = re.compile(
    rf"\b{_WHAT}\b[^.]{{0,160}}?(?:\b(?:från|av)\b|\b(?:väckt|ställd|framställd|inlämnad|inkommen|undertecknad)\w*\s+av\b|[,–(-])\s+"
    r"(?=[A-ZÅÄÖ]|\w+råde|ledamot|\()|\b(?:motionär(?:en|erna)|interpellanten|frågeställaren)\s+(?=(?-i:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r",?\s+(?:om|till|angående|gällande|rörande|avseende|ang\.?|med\s+förslag)\s", re.IGNORECASE)
_HAS_SENT = re.compile(
    r"\b(?:har|hade)\s+(?:[^.]{0,90}?\s)?(?:i\s+(?:en\s+)?motion|inkommit|väckt|lämnat|ställt|framställt|lagt|inlämnat|inlämnad|riktat)\b"
    rf"|\b(?:väckte|ställer|ställde|lämnade|inkom|väcker|föresl(?:år|og)\s+i|yrka(?:r|de)\s+i|hemställ(?:er|de)\s+i|begär(?:de)?\s+i|skr(?:iver|ev)\s+i)\b(?=[^.]*\b{_WHAT})",
    re.IGNORECASE,
)
_IN_A_MOTION = re.compile(r"(?:har|hade)\s+i\s+(?:en\s+)?motion\b", re.IGNORECASE)
_IN_ONE_HAS = re.compile(
    rf"\b(?:I|Genom)\s+(?:(?:en|sin)\s+)?(?:[^.,A-ZÅÄÖ]{{3,40}}?\s)?{_WHAT}\b[^.,]{{0,60}}?"
    r"\s(?:har|hade|föreslår|föreslog|frågar|begär|yrkar|anför|hemställer|vill)\s+(?=[A-ZÅÄÖ])"
)
_FRAMED = re.compile(
    rf"\ben\s+av\s+(?P<who>[A-ZÅÄÖ][^.]{{3,120}}?)\s+(?:framlagd|väckt|inlämnad|framförd|framställd)\s+{_WHAT}\b"
)
_NAMES_WHAT = re.compile(rf"\b(?:{_WHAT}|frågor(?:na)?|motionär(?:en|erna)|interpellanten)\b", re.IGNORECASE)
# Below points that stand first, the decision goes over into what it is about.
_TELLS = frozenset(
    (SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.HANDLING, SectionKind.DECISION)
)


def read(
    matter: MatterType, title: Passage | None, found: Sequence[Stretch], known: KnownPeople
) -> tuple[ParsedPerson, ...]:
    """The submitters that the title names, else those whom the first part of the § tells of.

    `known`: whose name counts without its party too.
    """
    if matter not in _BY_ELECTED and not (title is not None and _OF_MEMBER.search(title.text)):
        return ()
    if title is not None and (named := _behind_from(title, 0, len(title.text), bare=matter is not MatterType.QUESTION)):
        return named
    for stretch in found:
        if stretch.kind not in _TELLS or not stretch.passage.segments:
            continue
        told: dict[str, ParsedPerson] = {}
        for low, high in stretches.sentences(stretch.text):
            if not _NAMES_WHAT.search(stretch.text, low, high):
                continue
            named = (
                _framed(stretch, low, high)
                or _before_verb(stretch, low, high, known, matter)
                or _behind_from(stretch.passage, low, high, bare=False)
            )
            told |= {one.name: one for one in named if one.name not in told}
            if told and matter is not MatterType.QUESTION:  # a frågestund has many
                break
        if told:
            return tuple(told.values())
    return ()


def _behind_from(passage: Passage, low: int, high: int, *, bare: bool) -> tuple[ParsedPerson, ...]:
    """As in "Motion från Anna Ek (S) och Bo Al (S) om …"; `bare`: also a name without a party."""
    text = elected.bracketed(passage.text)
    for match in _FROM.finditer(text, low, high):
        what = _ABOUT.search(text, match.end(), high)
        named = elected.behind(text, match.end(), what.start() if what else high)
        persons = tuple(one.person(passage) for one in named.persons if one.party is not None or bare)
        if persons:
            return persons
    return ()


def _framed(stretch: Stretch, low: int, high: int) -> tuple[ParsedPerson, ...]:
    """As in "en av Anna Ek (c) framlagd motion"."""
    match = _FRAMED.search(stretch.text, low, high)
    named = elected.behind(stretch.text, match.start("who"), match.end("who")) if match is not None else Named()
    return tuple(one.person(stretch.passage) for one in named.persons if one.party is not None)


def _before_verb(
    stretch: Stretch, low: int, high: int, known: KnownPeople, matter: MatterType
) -> tuple[ParsedPerson, ...]:
    """As in "Anna Ek (S) har väckt en motion", "I en motion har Anna Ek (S) föreslagit"."""
    inverted = _IN_ONE_HAS.search(stretch.text, low, high)
    if inverted is not None:
        return _of_known(elected.behind(stretch.text, inverted.end(), high, bare=True), stretch, known)
    verb = _HAS_SENT.search(stretch.text, low, high)
    if verb is None:
        return ()
    named = elected.before(stretch.text, low, verb.start())
    # Only elected people put motions: a name that is plainly one needs no party there.
    in_a_motion = matter is MatterType.MOTION and _IN_A_MOTION.match(stretch.text, verb.start(), high)
    plain = named.clean and named.start == low and all(names.is_person(one.name) for one in named.persons)
    if in_a_motion and plain and named.persons:
        return tuple(one.person(stretch.passage) for one in named.persons)
    return _of_known(named, stretch, known)


def _of_known(named: Named, stretch: Stretch, known: KnownPeople) -> tuple[ParsedPerson, ...]:
    """Those who are elected: by their party, or because the meeting's minutes list them."""
    return tuple(
        replace(one.person(stretch.passage), party=one.party or known.parties.get(one.name))
        for one in named.persons
        if one.party is not None or one.name in known.parties
    )
