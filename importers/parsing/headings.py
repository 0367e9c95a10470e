"""Which part of an item or a paper a heading opens. By its words (`words.HEADINGS`), never by its position."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from msgspec import Struct

from decisions.vocabulary import bodies, dates
from importers.parsing import addressees, heading_families, names, words
from importers.parsing.passages import Passage
from importers.parsing.profile import NUMBERING, Meaning, NoHeading, Profile, normalised
from importers.parsing.result import SectionKind
from importers.parsing.stems import Stems

_BY_WORDS = {text: kind for kind, texts in words.HEADINGS.items() for text in texts}
_GENITIVE = re.compile(
    r"(?P<body>.{2,80}?)(?::?s)?\s+(?P<what>(?:eget )?beslut(?: för (?:egen|sin)(?: egen)? del)?"
    r"|(?:beslutar|beslutade|beslöt|har beslutat)(?: för (?:egen|sin)(?: egen)? del| enhälligt| enigt)?(?: följande)?"
    r"|(?:besluts)?förslag(?: till beslut)?|yttrande"
    r"|(?:beslut om )?(?:besluts)?förslag (?:till|för) (?P<next>.{2,60}?))",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"(?P<body>.{2,60}?)\s+föreslår\s+(?:att\s+)?(?P<next>.{2,60}?)\s+(?:att\s+)?beslutar?", re.IGNORECASE
)
# "Förslag till kommunstyrelsen att besluta", "Förslag till beslut för nämnden", "Förslag till fullmäktiges beslut".
_PUT_TO = re.compile(
    r"(?:beslut\s*[–-]\s*)?(?:besluts)?förslag(?:et)?\s+(?:(?:till\s+)?(?:beslut|åtgärd)\s+)?(?:till|i|för|av)\s+(?P<next>.{2,70}?)"
    r"(?:(?<=s)\s+beslut|(?<=e)s\s+beslut|\s+(?:att|om att|för att)?\s*besluta|\s+att\s+fatta\s+beslut)?",
    re.IGNORECASE,
)
# Headings that carry more words: "Reservation (SD)", "Omröstning nr 2", "Yrkanden från ledamöter".
_OPEN = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"(?:skriftlig[at]? )?reservation(?:er)?\s*(?:(?:från|av|mot)\b|\().{0,60}", SectionKind.RESERVATION),
        (r"(?:särskilt yttrande|protokollsanteckning(?:ar)?)\s*(?:(?:från|av)\b|\().{0,60}", SectionKind.STATEMENT),
        (r"(?:omröstning(?:slista)?|votering(?:slista)?)\s*(?:nr\s*)?\d{1,2}", SectionKind.VOTE),
        (r"propositionsordning\s*(?:nr\s*)?\d{1,2}", SectionKind.ORDER_OF_PROPOSALS),
        (r"fråga\s*(?:nr\s*)?\d{1,2}", SectionKind.OTHER),
    )
)
# "Ja-röst för kommunstyrelsens förslag" says what a vote means.
_CHOICE = re.compile(r"(?:ja|nej)(?:[-\s]?röst(?:er|en)?)?\s+(?:för|till|innebär|betyder|=)", re.IGNORECASE)
# "Nämnden beslutar enligt kontorets förslag": a sentence, whatever its last words open elsewhere.
_DECIDES_AS = re.compile(r"\b(?:beslutar|beslutade|beslöt)\s+(?:i\s+enlighet\s+med|enligt)\s", re.IGNORECASE)
# "KS FÖRESLÅR KF", in capitals as its other headings
_PROPOSES_TO = re.compile(r"(?P<body>.{2,60}?)\s+FÖRESLÅR\s+(?P<next>.{2,60})")
_VERB = re.compile(r"besluta|beslöt|har beslutat")
_FOR_ITSELF = re.compile(
    r"för (?:egen|sin)(?: egen)? del (?:beslutar|beslutade|beslöt) (?P<body>.{2,60}?)(?: (?:följande|att))?",
    re.IGNORECASE,
)
_TELLING = Stems(
    "beslut", "förslag", "föreslår", "reservation", "yttrande", "anteckning", "omröst", "voter", "proposition", "fråga"
)
# A stop or a question mark that a heading may end in: "Yrkanden m.m.", "Exp.", "Vad handlar ärendet om?"
_MAY_END = re.compile(r"(?:\bm\.\s?m\.|\bm\.\s?fl\.|^(?:besluts)?exp\.|\bärendet om\?|\betc\.)$", re.IGNORECASE)
# "Exp. den 6 november 2030": below it stands to whom.
_SENT_ON = re.compile(
    r"(?:exp\.?|expediera(?:t|d|ts|des)|delgivet|(?:beslutet\s+|utdrag\s+)?(?:sänt|skickat|expedierat))\s+(?:den\s+)?(?=\d)",
    re.IGNORECASE,
)
_LONGEST = 140
_PUT_FORWARD = frozenset((SectionKind.PROPOSAL, SectionKind.PROPOSAL_NEXT))
# "Arbetsutskottets förslag till kommunstyrelsen 2030-05-04, § 12"
_OF_INSTANCE = re.compile(
    r"[,;]?\s+\(?(?:den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[a-zåäö]{3,9}\s+\d{4})\s*,?\s*§\s*\d{1,4}(?:\s?[a-h])?(?:/\d{2,4})?\)?$"
)
_INLINE = re.compile(r"(?P<heading>[A-ZÅÄÖ](?:xp\.|rot\.\s?)?[^:.\n]{2,60}):\s+(?=\S)")
# "Delges Kommunfullmäktige", "Protokollsutdrag till ekonomichefen och akten": where no colon ends the heading.
_SENT_TO = re.compile(
    r"(?:Detta |Dessa )?(?:[Bb]eslut|(?:Protokolls|Paragraf)?[Uu]tdrag|Exp|Delge|Skicka|Sänd|Kopi|Meddela|Tillställ)"
)
_TO_WHOM = re.compile(r"\s(?=\S)")
_LONGEST_SENT = 300


class Heading(Struct, frozen=True):
    """What a heading opens; `body` is whose decision or proposal it is, when it says so."""

    kind: SectionKind
    body: str | None = None
    next_body: str | None = None


class _Body(Struct, frozen=True):
    """What a body means by its own headings."""

    meanings: dict[str, Meaning]


_OWN: ContextVar[_Body | None] = ContextVar("headings of the body", default=None)


@contextmanager
def of_body(profile: Profile) -> Iterator[None]:
    """Within, headings mean first what the body means by them.

    Set by `document.parse` alone, around one document, so that the dozen rules that ask for headings need not hand
    the profile to each other; parsing stays a function of the lines and the profile.
    """
    token = _OWN.set(_Body(profile.meanings()))
    try:
        yield
    finally:
        _OWN.reset(token)


def _own_meaning(text: str) -> Meaning | None:
    body = _OWN.get()
    if body is None or not body.meanings or len(text) > _LONGEST:
        return None
    return body.meanings.get(normalised(text))


def is_denied(text: str) -> bool:
    """Whether the body's profile says that this line is no heading."""
    return isinstance(_own_meaning(text), NoHeading)


def is_day_sent(text: str) -> bool:
    """Whether a heading says only when something was sent ("Exp. 2030-05-04"): a name alone below it may sign that."""
    return _SENT_ON.match(text) is not None


def is_sheet(text: str) -> bool:
    """Whether the body's profile says that this line belongs to the printed sheet."""
    return _own_meaning(text) is NoHeading.SHEET


def classify(text: str) -> Heading | None:
    """What the whole text opens as a heading; None if it is no heading that is known."""
    if len(text) > _LONGEST:
        return None
    own = _own_meaning(text)
    if own is not None:
        return None if isinstance(own, NoHeading) else Heading(own)
    return _classified(text)


@lru_cache(maxsize=8000)  # every line is asked for some ten times, by one rule after the other
def _classified(text: str) -> Heading | None:
    bare = NUMBERING.sub("", text.strip()).rstrip(" :").strip()
    if bare.endswith((".", ",", ";", "?", "!")) and bare.lower() not in _BY_WORDS and not _MAY_END.search(bare):
        return None
    kind = _BY_WORDS.get(" ".join(bare.lower().split()))
    if kind is not None:
        return Heading(kind)
    instance = _OF_INSTANCE.search(bare)
    if instance is not None:  # what an earlier instance proposed, with its day and §
        told = _classified(bare[: instance.start()])
        put = told is not None and told.body is not None and told.kind in _PUT_FORWARD
        return Heading(SectionKind.PROPOSAL, told.body) if put and told is not None else None
    if _CHOICE.match(bare) or _DECIDES_AS.search(bare):
        return None
    sent = _SENT_ON.match(bare)
    if sent is not None and dates.parse(bare[sent.end() :]) is not None:
        return Heading(SectionKind.RECIPIENTS)
    if _TELLING.within(bare):
        for pattern, opened in _OPEN:
            if pattern.fullmatch(bare):
                return Heading(opened)
        found = _of_a_body(bare, colon=text.rstrip().endswith(":"))
        if found is not None:
            return found
    family = heading_families.of(bare)
    return Heading(family.kind, family.owner, family.next_body) if family is not None else None


def _of_a_body(bare: str, *, colon: bool) -> Heading | None:
    put = _put_to(bare, colon=colon)
    if put is not None:
        return put
    itself = _FOR_ITSELF.fullmatch(bare)
    if itself is not None and names.is_body(itself["body"]):
        return Heading(SectionKind.DECISION, itself["body"])
    match = _GENITIVE.fullmatch(bare)
    if match is None:
        return None
    owner = _nominative(match["body"])
    what = match["what"].lower()
    if owner is None:
        return None
    following = re.sub(r"^beslut\s+(?:i|för|till|av)\s+", "", match["next"] or "", flags=re.IGNORECASE)
    following = re.sub(r"s?\s+beslut$", "", following, flags=re.IGNORECASE)
    if following and names.is_body(following) and following.lower() != "beslut":
        # What an office proposes is no decision of anybody.
        kind = SectionKind.PROPOSAL_NEXT if names.is_body(owner) else SectionKind.PROPOSAL
        return Heading(kind, owner, following if kind is SectionKind.PROPOSAL_NEXT else None)
    if what.startswith(("beslut ", "eget beslut")) or what == "beslut" or _VERB.match(what):
        return Heading(SectionKind.DECISION, owner) if names.is_body(owner) else None
    if what in {"förslag", "förslag till beslut"}:
        return Heading(SectionKind.PROPOSAL, owner)
    return None


def _put_to(bare: str, *, colon: bool) -> Heading | None:
    """Whom something is put to, where the line says no more than that and perhaps who puts it."""
    put_to = _PUT_TO.fullmatch(bare)
    if put_to is not None and _is_decider(put_to["next"]):
        whole = put_to["next"]
        name = whole.removesuffix("s") if bare.endswith("beslut") else whole
        return Heading(SectionKind.PROPOSAL, None, name if _is_decider(name) else whole)
    proposes = _PROPOSES.fullmatch(bare) or _PROPOSES_TO.fullmatch(bare)
    if proposes and not colon and names.is_body(proposes["body"]) and names.is_body(proposes["next"]):
        return Heading(SectionKind.PROPOSAL_NEXT, proposes["body"], proposes["next"])
    return None


def _is_decider(text: str) -> bool:
    """Whether it is a body's name as running text has it; "stadsplan för industriområdet" is none."""
    decides = bodies.kind_of(text) not in {bodies.BodyKind.OTHER, bodies.BodyKind.AUTHORITY}
    return decides and names.is_body(text) and "beslut" not in text.lower()


def _nominative(text: str) -> str | None:
    """The name of a body or an office, whether or not it stands in the genitive."""
    for name in (text, text.removesuffix("s"), text.removesuffix("S")):
        if names.is_body(name) or names.is_office(name):
            return name
    return None


def inline(passage: Passage) -> tuple[Heading, Passage, Passage] | None:
    """A heading that its text follows on the same line ("Expedieras till: Kommunstyrelsen")."""
    match = _INLINE.match(passage.text)
    if match is None and _SENT_TO.match(passage.text) is not None:
        return _sent_to(passage)
    if match is None:
        return None
    heading = classify(match["heading"])
    if heading is None:
        return None
    return heading, passage.part(0, match.end()), passage.part(match.end())


def _sent_to(passage: Passage) -> tuple[Heading, Passage, Passage] | None:
    """The longest heading of recipients that a line begins with, where nothing but recipients stands behind it."""
    text = passage.text
    if len(text) > _LONGEST_SENT:
        return None
    for match in reversed(list(_TO_WHOM.finditer(text, 0, _LONGEST // 2))):
        heading = classify(text[: match.start()]) if text[match.start() - 1] not in ",:;" else None
        if heading is not None and heading.kind is SectionKind.RECIPIENTS:
            rest = passage.part(match.end())
            return (heading, passage.part(0, match.start()), rest) if addressees.are_all(rest.text) else None
    return None
