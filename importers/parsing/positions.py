"""Who moved what, who reserved, who made a statement, who was disqualified or took no part.

Only people who act as elected ones: a name counts where its party is printed, here or elsewhere in the §, or where
it is among those who attend. "Anna Ek yrkar ersättning" may be about a citizen, and is then left alone.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from importers.parsing import elected, pronouns, stretches
from importers.parsing.elected import Named
from importers.parsing.known_people import KnownPeople
from importers.parsing.passages import Passage
from importers.parsing.result import (
    ParsedPosition,
    PositionKind,
    Quote,
    SectionKind,
)
from importers.parsing.stems import Stems
from importers.parsing.stretches import Stretch

_K = PositionKind
_GIVES = (
    r"(?:lämnar|lämnade|har\s+lämnat|avger|avgav|har\s+avgett|anmäler|anmälde|inlämnar|inkommer\s+med|inkom\s+med"
    r"|får\s+lämna)(?:\s+in)?"
)
_NOTE = r"(?:(?:protokollsanteckning|röstförklaring|protokollsnotering)\w*|anteckning(?:ar)?\s+till\s+protokollet)"
_PUTS = r"(?:framställer|framställde|lägger|lade|lägger\s+fram|lade\s+fram|lämnar|framför|framförde|vidhåller|vidhöll)"
_FOR_BIAS = r"\b(?:på\s+grund\s+av|p\.?\s?g\.?\s?a\.?|till\s+följd\s+av)\s+jäv"
_ENDS_TAKING_PART = r"\b(?:(?:deltar|deltog|deltager)\s+(?:inte|ej|icke)|har\s+(?:inte|ej|icke)\s+deltagit)\b"
_VERBS: tuple[tuple[PositionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile("|".join(patterns), re.IGNORECASE))
    for kind, patterns in (
        (
            _K.DISQUALIFIED,
            (
                r"\b(?:anmäler|anmälde|har\s+anmält)\s+(?:(?:därför|då|också|även|härvid|han|hon|hen|de)\s+){0,2}(?:sig\s+(?:som\s+|vara\s+)?)?jävi?g?\w*",
                r"\b(?:är|var)\s+jävig\w*|\bförklarar\s+sig\s+(?:vara\s+)?jävig\w*",
                rf"{_ENDS_TAKING_PART}(?=[^.]*\bjäv)",
                rf"\b(?:deltar|deltog|deltager)\s+{_FOR_BIAS}\s+(?:inte|ej|icke)\b",
                rf"{_FOR_BIAS}\s+(?:(?:inte|ej|icke)\s+)?(?:deltar|deltog|lämnar|lämnade|avstår|avstod|går)\b(?:\s+(?:inte|ej|icke)\b)?",
                r"\blämnar\s+[^.]{0,40}?(?:på\s+grund\s+av|pga\.?)\s+jäv",
            ),
        ),
        (
            _K.RESERVED,
            (
                r"\breserver(?:ar|ade)\s+sig\b|\bhar\s+reserverat\s+sig\b",
                rf"\b{_GIVES}\s+(?:en\s+|följande\s+)?(?:skriftlig\w*\s+)?reservation\w*",
                r"\bmot\s+beslutet\s+(?:anmäler|anmälde)(?=\s+(?-i:[A-ZÅÄÖ])[^.:;]{3,200}?\breservation\b)",
            ),
        ),
        (
            _K.STATEMENT,
            (
                rf"\b{_GIVES}\s+(?:ett\s+|följande\s+|till\s+protokollet\s+)?särskil(?:t|da)\s+(?:yttrande|uttalande)\w*",
            ),
        ),
        (
            _K.NOTE,
            (
                rf"\b(?:{_GIVES}|gör|begär)\s+(?:en\s+|följande\s+|till\s+)*{_NOTE}",
                r"\b(?:låter|lät|vill|ville|önskar|begär|begärde)\s+(?:att\s+)?(?:få\s+)?(?:till\s+protokollet\s+)?(?:få\s+)?anteckn\w+",
                r"\bantecknar\s+(?:som\s+yttrande|till\s+protokollet)",
                r"\b(?:får|fick)\s+(?:till\s+protokollet\s+)?antecknat\b",
            ),
        ),
        (
            _K.NOT_TAKING_PART,
            (
                rf"{_ENDS_TAKING_PART}\s+i\s+\w*(?:beslut|handläggning|omröstning|överläggning|ärende|behandling|avgörande)\w*",
                rf"{_ENDS_TAKING_PART}(?=\s+[A-ZÅÄÖ])",
                r"(?<=\b(?:han|hon|hen)\s)(?:inte|ej|icke)\s+(?:deltar|deltog|deltager|(?:avser|kommer)\s+att\s+delta)\b",
                r"(?<=\bde\s)(?:inte|ej|icke)\s+(?:deltar|deltog|deltager|(?:avser|kommer)\s+att\s+delta)\b",
                r"\b(?:avstår|avstod)\s+(?:\w+\s+)?från\s+att\s+delta\w*",
            ),
        ),
        (
            _K.MOVED,
            (
                r"\b(?:yrkar|yrkade|har\s+yrkat)\b",
                rf"\b{_PUTS}\s+(?:ett\s+|följande\s+|även\s+|sitt\s+|sina\s+)*\w*yrkande\w*",
                r"\b(?:instämmer|instämde|ansluter\s+sig|anslöt\s+sig)\b(?=[^.]*(?:yrkand|förslag|bifall|avslag))",
            ),
        ),
    )
)
_PROPOSES = re.compile(
    r"\b(?:föreslår|föreslog|tillstyrker|avstyrker|biträder|förordar|hemställer|hemställde|stöder|stödjer|ställer\s+sig\s+bakom)\b",
    re.IGNORECASE,
)
# "Reservation har lämnats av Anna Ek (S)": who did it stands behind.
_DONE_BY = re.compile(
    r"\b(?P<what>reservation|särskil[td]a?\s+(?:yttrande|uttalande)|protokollsanteckning|röstförklaring|jäv\b)\w*\s+(?:har\s+)?"
    r"(?:in)?(?:lämnats|lämnas|lämnades|getts|anmäls|anmälts|anmäldes|avges|avgavs|kommit)(?:\s+in)?\s+(?:av|från)\s+",
    re.IGNORECASE,
)
# The same with the verb first: "Till protokollet lämnas särskilt yttrande av Anna Ek (S)".
_IS_DONE_BY = re.compile(
    r"\b(?:lämnas|lämnades|avges|avgavs|anmäls|anmäldes|görs|gjordes|fogas|fogades)\s+(?:\w+\s+){0,3}?"
    r"(?P<what>reservation|särskil[td]a?\s+(?:yttrande|uttalande)|protokollsanteckning|röstförklaring)\w*\s+(?:av|från)\s+",
    re.IGNORECASE,
)
# "Reservation från Anna Ek (S), se bilaga": under the heading of it.
_HANDED_IN_BY = re.compile(
    r"(?:\w+\s+){0,2}?(?P<what>reservation|särskil[td]a?\s+(?:yttrande|uttalande)|protokollsanteckning|röstförklaring)\w*\s+(?:av|från)\s+",
    re.IGNORECASE,
)
_NOTED_THAT = re.compile(
    r"till\s+protokollet\s+(?:antecknas|antecknades|noteras)\s+att\s+(?=(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
)
_MOVED_BY = re.compile(r"\byrka(?:s|des)\s+av\s+", re.IGNORECASE)
# "… yrkade Anna Ek (S) bifall och Bo Al (M) avslag": who wants what without a verb of their own.
_WANTED_BY = re.compile(
    r"\b(?:bifall|avslag|återremiss|bordläggning)\b[^.;]{0,60}?\b(?:och|samt|medan)\s+(?=[A-ZÅÄÖ][^.;,]{3,40}\)\s+(?:bifall|avslag|återremiss|bordläggning)\b)"
)
_BY_PROPOSAL = re.compile(r"På\s+(?:förslag|yrkande)\s+(?:av|från)\s+")
_JOINED = re.compile(r"\b(?:med\s+(?:instämmande|stöd|bifall)|understödd|biträdd)\s+(?:av|från)\s+", re.IGNORECASE)
# "1. bifall till styrelsens förslag (Anna Ek)": who moved it stands behind it.
_IN_BRACKETS = re.compile(
    r"\((?P<who>[A-ZÅÄÖ][^()\n]*(?:\([^()\n]{1,5}\)[^()\n]*)*)\)(?=\s*(?:[,.;\n]|och\b|samt\b|$))"
)
_MOVES = re.compile(r"\b(?:bifall|avslag|återremiss|bordlägg\w*|att)\b", re.IGNORECASE)
_MOTION_FROM = re.compile(r"\w*(?:yrkande|förslag)\w*\s+(?:från|av)\s+", re.IGNORECASE)
_IN_A_MOTION = re.compile(
    r"\b(?:i|har)\s+(?:en|sin|motionen)\b[^.]{0,30}?motion|\bi\s+motionen\b|\bmotionär|inkommit\s+med|väckt",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:[^.:\n]{0,60}:|\s*(?:då\s|även\s|också\s|härefter\s|därefter\s)?)\s*")
# Ends where the verb begins: a relative clause, or who says it of themselves.
_BETWEEN_SUBJECT_AND_VERB = re.compile(
    r"(?:,?\s+(?:som|vilken|vilka)\s+[^.;:()\n]{3,140}?,?"
    r"|\s+(?:meddela|förklara|uppge|anmäl|påpeka|framhåll|säg|sade|upplys)\w*\s+(?:om\s+)?att\s+(?:han|hon|hen|de)\b)\s*\Z"
)
_CHAIR = re.compile(r"(?:^|[\s.,])(?:vice\s+|mötes|nämndens\s+|kommunstyrelsens\s+)?ordföranden?\s*$", re.IGNORECASE)
_SAYS = re.compile(
    r"[\s)]*(?:(?:med\s+(?:bifall|instämmande|stöd)\s+(?:av|från)\s+[^:\n]{3,120})?:|\b(?:bifall|avslag|återremiss|bordlägg|att)\b)",
    re.IGNORECASE,
)
# A sentence without one of these tells of no position.
_ACTS = Stems(
    "yrka", "reserv", "jäv", "yttrande", "uttalande", "anteckn", "notering", "röstförklar", "delt", "instäm", "anslu",
    "anslöt", "hemställ", "stöd", "bakom",
    "föreslå", "föreslog", "avstå", "avsto", "tillstyrk", "avstyrk", "biträd", "förord", "på förslag",
)  # fmt: skip
_SOMEBODY_ACTS = re.compile(r"\b(?:yrka|reserver|instämm)", re.IGNORECASE)
_HEADING_NAMES = re.compile(r"\((?P<inside>[^()]+)\)\s*:?$|\b(?:från|av|för)\s+", re.IGNORECASE)
_ADDS = re.compile(
    r"\s*:|[\s.,;)]*(?:$|\n|till\s+förmån|mot\s|enligt\s|för\s|\(?bilaga|med\s+motivering)", re.IGNORECASE
)
_NOT_OURS = frozenset((SectionKind.DOCUMENTS, SectionKind.RECIPIENTS, SectionKind.PROPOSAL))
_TELLS = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.RESERVATION, SectionKind.STATEMENT))
_WRITES = frozenset((SectionKind.RESERVATION, SectionKind.STATEMENT))
_DESCRIBES = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND))
# By yrkar, or by somebody with a party who proposes
_MOVED_HERE = re.compile(r"\byrka(?:r|de|t)\b|\)\s+(?:föreslår|tillstyrker|avstyrker)\b")
_YRKA = re.compile(r"\byrka(?:r|de|t)\b")
_MOVING = frozenset((SectionKind.MOTIONS, SectionKind.HANDLING))
_HEADED = {
    SectionKind.RESERVATION: _K.RESERVED,
    SectionKind.CONFLICT_OF_INTEREST: _K.DISQUALIFIED,
    SectionKind.MOTIONS: _K.MOVED,
}
_WRITTEN = frozenset((_K.NOTE, _K.STATEMENT))
_BY_WORD = {"jäv": _K.DISQUALIFIED, "reservat": _K.RESERVED, "protokol": _K.NOTE, "röstförk": _K.NOTE}
_STATEMENTS = (
    (re.compile(r"deltar|avstår", re.IGNORECASE), _K.NOT_TAKING_PART),
    (re.compile(r"anteckning|röstförklaring|notering", re.IGNORECASE), _K.NOTE),
    (re.compile(r"yttrande|uttalande", re.IGNORECASE), _K.STATEMENT),
)


class _Found(Struct, frozen=True):
    """People of a list who did something, before it is known who of them is elected; `place` is what they stand in."""

    kind: PositionKind
    place: Passage
    named: Named
    text: Quote
    office: bool = False


def read(found: Sequence[Stretch], known: KnownPeople) -> tuple[ParsedPosition, ...]:
    """The positions of a §, in order. `known`: whose name counts without its party too."""
    positions: dict[tuple[object, ...], ParsedPosition] = {}
    for stretch in found:
        meant = _told_here(stretch, found)
        if meant.kind in _NOT_OURS:
            continue
        for one in _of_stretch(meant):
            for position in _positions(one, known.parties):
                person = position.person
                key = (position.kind, person.name if person else None, position.party, position.text)
                positions.setdefault(key, position)
    return tuple(positions.values())


def _told_here(stretch: Stretch, found: Sequence[Stretch]) -> Stretch:
    """Where no part is for yrkanden, a description in the present tense tells of those of this meeting."""
    if (
        stretch.kind is SectionKind.PROPOSAL
        and _MOVED_HERE.search(stretch.text)
        and any(elected.mentions(stretch.text))
    ):
        return replace(stretch, kind=SectionKind.MOTIONS)  # "Förslag till beslut": what those at the meeting want
    if stretch.kind not in _DESCRIBES or any(other.kind is SectionKind.MOTIONS for other in found):
        return stretch
    tenses = set(_YRKA.findall(stretch.text)) if "yrka" in stretch.text else set()
    return replace(stretch, kind=SectionKind.OTHER) if tenses == {"yrkar"} else stretch


def _positions(one: _Found, parties: dict[str, str | None]) -> Iterator[ParsedPosition]:
    for mention in one.named.persons:
        if mention.party is not None or mention.name in parties:
            person = mention.person(one.place)
            if person.party is None:
                person = replace(person, party=parties.get(person.name))
            yield ParsedPosition(one.kind, person, None, one.text)
    for party in one.named.parties:
        yield ParsedPosition(one.kind, None, party.name, one.text)
    if one.office and not one.named:
        yield ParsedPosition(one.kind, None, None, one.text)


def _of_stretch(stretch: Stretch) -> Iterator[_Found]:
    headed = _headed_kind(stretch)
    if stretch.kind is SectionKind.MOTIONS:
        yield from _in_brackets(stretch)
    if stretch.passage.segments and _ACTS.within(stretch.text):
        by_verb = list(_by_verbs(stretch, headed))
        yield from by_verb
    else:
        by_verb = []
    if headed is None or by_verb:
        return
    in_heading = list(_in_heading(stretch, headed))
    yield from in_heading
    if not in_heading and stretch.passage.segments:
        yield from _by_heading(stretch, headed)


def _headed_kind(stretch: Stretch) -> PositionKind | None:
    """What the people under a heading do, by the heading alone."""
    if stretch.heading is None:
        return None
    if stretch.kind is SectionKind.STATEMENT:
        return next((kind for pattern, kind in _STATEMENTS if pattern.search(stretch.heading.text)), None)
    return _HEADED.get(stretch.kind)


def _in_heading(stretch: Stretch, kind: PositionKind) -> Iterator[_Found]:
    """The people or parties that the heading names: "Reservation (M, KD)", "Särskilt yttrande från Anna Ek (S)"."""
    assert stretch.heading is not None
    heading = stretch.heading
    match = _HEADING_NAMES.search(heading.text)
    if match is None:
        return
    inside = match.start("inside") >= 0
    start, end = match.span("inside") if inside else (match.end(), len(heading.text))
    named = elected.behind(heading.text, start, end)
    if named and not heading.text[named.end : end].strip(" .:"):
        text = stretch.passage.quote() if stretch.passage.segments else heading.quote()
        yield _Found(kind, heading, named, text)


def _by_verbs(stretch: Stretch, headed: PositionKind | None) -> Iterator[_Found]:
    text = stretch.text
    places = stretches.sentences(text)
    for index, (low, high) in enumerate(places):
        if not _ACTS.within(text[low:high]):
            continue
        end = _end_of_saying(text, places, index)
        taken = low
        verbs = sorted(_verbs_in(stretch, low, high), key=lambda one: one[1].start())
        for number, (kind, verb) in enumerate(verbs):
            limit = verbs[number + 1][1].start() if number + 1 < len(verbs) else high
            begin = _behind_subject(text, taken, verb.start())
            named = elected.before(text, taken, begin)
            taken = verb.end()
            if not named:
                named = elected.behind(text, _inverted(text, verb.end()), limit, bare=True)
            if not named and text[low : verb.start()].rstrip().endswith(" och"):  # "A (V) är ordförande och deltar …"
                named = elected.behind(text, low, verb.start())
            if not named and kind is _K.DISQUALIFIED:
                named = pronouns.subject(text, places, index, begin, verb)
            meant = headed if kind is _K.NOTE and headed in {_K.STATEMENT, _K.NOTE} else kind
            office = not named and _CHAIR.search(text[low : verb.start()]) is not None
            if named or office:
                first = min(low, named.start) if named else low  # the sentence that names whom "hon" means
                yield _Found(meant or kind, stretch.passage, named, stretch.passage.quote(first, end), office)
        yield from _beside(stretch, low, high, end)


def _behind_subject(text: str, start: int, verb: int) -> int:
    """Where the subject of a verb ends, before what is put between them: "…, som är kassör,", "… meddelar att hon"."""
    between = _BETWEEN_SUBJECT_AND_VERB.search(text, start, verb)
    return between.start() if between is not None else verb


def _in_brackets(stretch: Stretch) -> Iterator[_Found]:
    """Who stands in brackets behind what they moved: "1. bifall till styrelsens förslag (Anna Ek och Bo Al),"."""
    text = stretch.text
    for low, high in stretches.sentences(text) if "(" in text else ():
        for match in _IN_BRACKETS.finditer(text, low, high):
            begin = max(low, text.rfind("\n", low, match.start()) + 1)
            named = elected.behind(text, *match.span("who"))
            if named.persons and named.end == match.end("who") and _MOVES.search(text, begin, match.start()):
                yield _Found(_K.MOVED, stretch.passage, named, stretch.passage.quote(begin, match.end()))


def _inverted(text: str, position: int) -> int:
    """Where the subject may begin behind its verb ("Mot beslutet reserverar sig samtliga …")."""
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def _verbs_in(stretch: Stretch, low: int, high: int) -> Iterator[tuple[PositionKind, re.Match[str]]]:
    """The verbs of a sentence with what they tell; one that tells of jäv tells nothing else."""
    text, seen = stretch.text, list[tuple[int, int]]()
    for kind, pattern in _VERBS:
        if kind is _K.MOVED and (stretch.kind in _TELLS or _IN_A_MOTION.search(text, low, high)):
            continue
        for match in pattern.finditer(text, low, high):
            if not any(first < match.end() and match.start() < last for first, last in seen):
                biased = kind is _K.NOT_TAKING_PART and "jäv" in text[low:high].lower()
                seen.append(match.span())
                yield (_K.DISQUALIFIED if biased else kind), match
    if stretch.kind in _MOVING:
        yield from ((_K.MOVED, match) for match in _PROPOSES.finditer(text, low, high))


def _beside(stretch: Stretch, low: int, high: int, end: int) -> Iterator[_Found]:
    """Who is named without a verb: "På förslag av Anna Ek (S)", "med instämmande av Bo Al (M)"."""
    yield from _handed_in(stretch, low, high, end)
    if stretch.kind in _TELLS:
        return
    text = stretch.text
    found = [match for match in (_BY_PROPOSAL.match(text, low, high),) if match is not None]
    if "yrka" in text[low:high] or (stretch.kind in _MOVING and _PROPOSES.search(text, low, high)):
        found += (one for pattern in (_JOINED, _MOVED_BY, _WANTED_BY) for one in pattern.finditer(text, low, high))
    for match in found:
        named = elected.behind(text, match.end(), high, bare=True)
        if named:
            yield _Found(_K.MOVED, stretch.passage, named, stretch.passage.quote(low, end))


def _handed_in(stretch: Stretch, low: int, high: int, end: int) -> Iterator[_Found]:
    """Who stands behind what they handed in: "Särskilt yttrande lämnas av Anna Ek (S)"."""
    text = stretch.text
    noted = _NOTED_THAT.search(text, low, high)
    if noted is not None and (by := elected.behind(text, noted.end(), high, bare=True)):
        yield _Found(_K.NOTE, stretch.passage, by, stretch.passage.quote(low, end))
    done = _DONE_BY.search(text, low, high) or _IS_DONE_BY.search(text, low, high)
    from_whom = _HANDED_IN_BY.match(text, low, high) if done is None and stretch.kind in _WRITES else None
    match = done or from_whom
    by = elected.behind(text, match.end(), high, bare=from_whom is not None) if match is not None else Named()
    if match is not None and (by.persons or (done is not None and by)):
        kind = _BY_WORD.get(match["what"][:8].lower(), _K.STATEMENT)
        yield _Found(kind, stretch.passage, by, stretch.passage.quote(low, end))


def _end_of_saying(text: str, places: Sequence[tuple[int, int]], index: int) -> int:
    """Where what is said ends: behind "yrkar:" it goes on in the list below, until somebody else is named."""
    end = places[index][1]
    if not text[:end].endswith((":", " att", "följande")):
        return end
    for low, high in places[index + 1 :]:
        if any(True for _ in elected.mentions(text, low, high)) or _SOMEBODY_ACTS.search(text, low, high):
            break
        end = high
    return end


def _by_heading(stretch: Stretch, kind: PositionKind) -> Iterator[_Found]:
    """Names without a verb under a heading that says what they did; under yrkanden with what they want."""
    text = stretch.text
    places = stretches.sentences(text)
    first = places[0][0] if places else 0
    for low, high in places:
        start = low
        match = _MOTION_FROM.match(text, low, high)
        if match is not None and kind is _K.MOVED:
            start = match.end()
        named = elected.behind(text, start, high)
        said = _SAYS if kind is _K.MOVED else _ADDS
        # Under "Protokollsanteckning" whoever the first sentence begins with has made it, by whatever verb.
        opens = kind in _WRITTEN and low == first and any(one.party for one in named.persons)
        says = said.match(text, named.end, high) if named else None
        if opens or says is not None:
            yield _Found(kind, stretch.passage, named, stretch.passage.quote(low, high))
        joined = _JOINED.search(text, named.end, says.end()) if says is not None and kind is _K.MOVED else None
        if joined is not None and (others := elected.behind(text, joined.end(), high)):
            yield _Found(kind, stretch.passage, others, stretch.passage.quote(low, high))
