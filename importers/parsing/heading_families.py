"""Headings by what their words are made of: "Skriftliga yrkanden vid dagens sammanträde", "Beslutet expedieras till".

Every municipality joins the same few nouns with owners, adjectives, places and conjunctions of its own. A line is a
heading where every one of its words belongs to this grammar; one word outside of it and the line is text.
`words.HEADINGS` has the single headings that no rule gives; it is asked first.
"""

import re
from functools import lru_cache

from msgspec import Struct

from decisions.vocabulary import bodies
from importers.parsing import elected, names, words
from importers.parsing.heading_nouns import CORES, SAID
from importers.parsing.result import SectionKind

_K = SectionKind
_BY_WORDS = {text: kind for kind, texts in words.HEADINGS.items() for text in texts}
_LONGEST = 110
# One pattern for all kinds: the group that matches is named by its place.
_KINDS = {f"k{place}": kind for place, (kind, _) in enumerate(CORES)}
_CORE = re.compile("|".join(f"(?P<k{place}>{pattern.pattern})" for place, (_, pattern) in enumerate(CORES)))
_ADJECTIVE = re.compile(
    r"(?P<of>tidigare|skriftlig[at]?|muntlig[at]?|inkomn?[ae]t?|framlagd?[at]|framställ(?:da|t)|nya|nytt|övriga|ytterligare"
    r"|anmäl(?:da|d|t|an\s+(?:om|av))|väckta?|väckt|ställda|samtliga|kort(?:a|fattad)?|sammanfattande|sammanfattat|aktuell[at]?"
    r"|tillhörande|bifoga(?:de|t)|slutlig[at]?|ursprunglig[at]?|liggande|första|andra|tredje|förberedande|slut(?:en|na)"
    r"|öppen|öppna|gemensam(?:t|ma)?|eg(?:et|na)|preliminär[at]?|enhällig[at]?|upprättade?)\s+(?P<rest>\S.*)"
)
_MOVED = re.compile(r"nya|nytt|övriga|ytterligare|väckt|framlagd|framställ|inkom|muntlig|anmäl")
_WORD_ROLES = re.compile(
    r"ordförand(?:en?|e)s|presidiets|ledamöternas|ledamots|motionär(?:en|ernas?)s?|partiernas|gruppernas|oppositionens"
    r"|majoritetens|ärendets|beredande\s+organs|nämndens|styrelsens|utskottets|fullmäktiges|sammanträdets|mötets",
    re.IGNORECASE,
)
_BEHIND_OWNER = re.compile(r"(?<=[sS])\s+(?=\S)")
_OTHER_OWNERS = re.compile(
    r"(?:verksamhet|sektor|rektor|tjänstepersoner|tjänstemän|revisor|fackförvaltning)\w*", re.IGNORECASE
)
_BY_MEMBERS = re.compile(r"ledam|motionär|parti|grupp|opposition|majoritet")
_WHERE = re.compile(
    r"(?P<rest>\S.*?)\s+(?:på|vid|under|i|inför|av|om|rörande|kring|för|till|tillhörande)\s+"
    r"(?:(?:dagens|detta|aktuellt|dess|nämndens|kommunstyrelsens)\s+)?"
    r"(?:sammanträde(?:t|n)?|möte(?:t|n)?|ärende(?:t|n)?|frågan|protokollet|paragrafen|beslut(?:et)?|förslag(?:et)?(?:\s+till\s+beslut)?"
    r"|nämnden|styrelsen|utskottet|fullmäktige|§\s?\d{1,4}(?:\s?[a-h])?)(?:\s+(?:den\s+)?\d[\d./-]*)?"
)
_AT_MEETING = re.compile(r"(?:på|vid|under)\s+(?:dagens\s+|detta\s+)?(?:sammanträdet?|mötet?)(?:\s+\d[\d-]*)?")
_DATED = re.compile(r"(?P<rest>\D+?)\s+(?:den\s+)?\d{4}-\d\d-\d\d")
_IN_BODY = re.compile(r"(?:,|\s+(?:[iI]|från|av|inom|till))\s+(?=\S)")
_ABOUT = re.compile(
    r"(?P<rest>\S+)\s+(?:om|på|för|mot|kring|gällande|angående|avseende|i)\s+(?:att\s+)?"
    r"(?:(?:minoritets)?återremiss(?:en|yrkandet)?|(?:minoritets)?bordläggning(?:en|syrkandet)?|avslag(?:et|syrkandet)?|bifall(?:et)?"
    r"|huvud(?:förslag|votering|omröstning|yrkande)(?:et|en)?|motförslag(?:et)?|ajournering|(?:tilläggs|ändrings)yrkande(?:t|n|na)?"
    r"|(?:att|besluts)?-?(?:sats|punkt)(?:en)?\s+\d{1,2}|eget\s+(?:yrkande|förslag))"
)
_FOR_OWN = re.compile(r"reservation(?:er)?\s+till\s+(?:förmån|fördel)\s+för\s+[\wåäö (),-]{3,60}")
_BY = re.compile(r"(?P<rest>\S.*?)\s+(?:från|av)\s+(?P<who>\S.*)")
_MAY_NAME = frozenset((_K.MOTIONS, _K.RESERVATION, _K.STATEMENT, _K.CONFLICT_OF_INTEREST))
_ABOUT_KINDS = frozenset((_K.MOTIONS, _K.VOTE, _K.ORDER_OF_PROPOSALS, _K.RESERVATION))
_PARTY_NAMES = re.compile(
    r"(?:(?:social|krist|sverige)?demokrat(?:erna|iska)s?|moderat(?:erna|a)s?|centerpartiets?|liberaler(?:na|nas)"
    r"|vänsterpartiets?|miljöpartiets?(?:\s+de\s+gröna)?|folkpartiets?|oppositionens?|alliansens?|majoritetens?|(?:\w+)?partiets?"
    r"|(?:\w+)?(?:gruppens?|listan))"
    r"(?:\s+partigrupp)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:/|,|&|\boch\b|\bsamt\b)\s*")
_ENDING = re.compile(r"\s*(?:\?|\([^()]{1,40}\)|\bm\.?\s?m\.?|\bm\.?\s?fl\.?|\betc\.?)$")


class Family(Struct, frozen=True):
    """What a line opens; `owner` is whose it is, where its first words say so, not in the genitive.

    `next_body`: whom a proposal without owner is put to ("Förslag till beslut i kommunfullmäktige").
    """

    kind: SectionKind
    owner: str | None = None
    next_body: str | None = None


def of(text: str) -> Family | None:
    """What the whole line opens. `text` has no numbering and no colon behind it."""
    if not 3 <= len(text) <= _LONGEST or not (text[0].isupper() or text[0].isdigit()) or not SAID.within(text):
        return None
    return _of(" ".join(text.split()))


@lru_cache(maxsize=4000)
def _of(text: str) -> Family | None:
    bare = _ENDING.sub("", text).strip()
    if not bare:
        return None
    kind = _whole(bare, 0)
    if kind is not None:
        owner = _owner(bare)
        return Family(kind, owner, _put_to(bare) if kind is _K.PROPOSAL and owner is None else None)
    kind = _joined(bare)
    return Family(kind) if kind is not None else None


def _owner(text: str) -> str | None:
    place = next(
        (match.start() for match in re.finditer(r"(?<=[sS])\s+(?=\S)", text) if _is_owner(text[: match.start()])), 0
    )
    return text[: place - 1].rstrip(":") or None if place else None


def _put_to(text: str) -> str | None:
    """The one body that a proposal is put to."""
    places = [match.end() for match in _IN_BODY.finditer(text)]
    return next((text[place:] for place in places if _is_plain_body(text[place:])), None)


def _joined(text: str) -> SectionKind | None:
    """The kind of "Reservationer, särskilda yttranden och anteckningar": that of its first part that has one."""
    pieces = [one for one in _AND.split(text) if one]
    if not 2 <= len(pieces) <= 4:
        return None
    kinds = [_whole(one, 1) for one in pieces]
    if any(one is None for one in kinds):
        return None
    if {_K.MOTIONS, _K.PROPOSAL} <= set(kinds):
        return _K.MOTIONS
    return next((one for one in kinds if one is not _K.OTHER), _K.OTHER)


def _whole(text: str, depth: int) -> SectionKind | None:
    lowered = text.lower()
    core = _CORE.fullmatch(lowered)
    if core is not None:
        return _KINDS[core.lastgroup or ""]
    if depth and lowered in _BY_WORDS:
        return _BY_WORDS[lowered]
    if depth > 3 or (depth and not SAID.within(lowered)):
        return None
    return _described(text, lowered, depth) or _owned(text, depth) or _placed(text, lowered, depth)


def _described(text: str, lowered: str, depth: int) -> SectionKind | None:
    """With an adjective before it."""
    match = _ADJECTIVE.fullmatch(lowered)
    kind = _whole(text[match.start("rest") :], depth + 1) if match else None
    if match is None or kind is None:
        return None
    if kind is _K.PROPOSAL and _MOVED.match(match["of"]):
        return _K.MOTIONS
    return _K.BACKGROUND if kind in {_K.DECISION, _K.HANDLING} and match["of"] == "tidigare" else kind


def _owned(text: str, depth: int) -> SectionKind | None:
    """With its owner before it: "Nämndens överläggningar", "Rektors förslag till beslut"."""
    for match in _BEHIND_OWNER.finditer(text):
        owner, rest = text[: match.start()], text[match.end() :]
        kind = _whole(rest, depth + 1)
        if kind is None:
            continue
        if _WORD_ROLES.fullmatch(owner) or _is_owner(owner):
            moved = kind is _K.PROPOSAL and (_BY_MEMBERS.match(owner.lower()) or _PARTY_NAMES.fullmatch(owner))
            return _K.MOTIONS if moved else kind
    return None


def _is_owner(text: str) -> bool:
    bare = text[:-1].rstrip(":")
    return (
        names.is_body(bare)
        or names.is_body(text)
        or names.is_office(bare)
        or _PARTY_NAMES.fullmatch(text) is not None
        or (len(bare) < 60 and re.fullmatch(r"[\w-]+", bare) is not None and names.is_role(bare))
        or _OTHER_OWNERS.fullmatch(bare) is not None
    )


def _placed(text: str, lowered: str, depth: int) -> SectionKind | None:
    """With a place, a time, a subject or a name behind it."""
    if _AT_MEETING.fullmatch(lowered):
        return _K.HANDLING
    dated = _DATED.fullmatch(lowered)
    if dated is not None:  # "Yrkande 2030-05-22" is a line of a list of papers
        return _K.HANDLING if _whole(text[: dated.end("rest")], depth + 1) is _K.HANDLING else None
    match = _WHERE.fullmatch(lowered)
    kind = _whole(text[: match.end("rest")], depth + 1) if match else None
    if match is not None and kind is not None:
        moved = kind is _K.PROPOSAL and re.search(r"sammanträd|möte", lowered[match.end("rest") :])
        return _K.MOTIONS if moved else kind
    match = _FOR_OWN.fullmatch(lowered)
    if match is not None:
        return _K.RESERVATION
    match = _ABOUT.fullmatch(lowered)
    kind = _whole(text[: match.end("rest")], depth + 1) if match else None
    if kind in _ABOUT_KINDS:
        return kind
    for match in _IN_BODY.finditer(text):
        kind = _whole(text[: match.start()], depth + 1)
        if kind is not None and kind not in {_K.OTHER, _K.RECIPIENTS} and _are_bodies(text[match.end() :]):
            return kind
    return _named(text, depth)


def _are_bodies(text: str) -> bool:
    return all(_is_plain_body(one) for one in re.split(r"\s+och\s+(?=[Kk]ommun|[Rr]egion)", text))


def _is_plain_body(text: str) -> bool:
    """Whether it is a body's name and nothing else; "sammanträdesdagar för kommunfullmäktige" is none."""
    found = bodies.find_body_names(text)
    whole = len(found) == 1 and found[0].name == text.strip()
    return whole or (" " not in text and (names.is_body(text) or names.is_office(text)))


def _named(text: str, depth: int) -> SectionKind | None:
    """With the person or the parties that did it: "Yrkande från Centerpartiet", "Reservation SD"."""
    match = _BY.fullmatch(text)
    if match is not None and _whole(match["rest"], depth + 1) in _MAY_NAME:
        who = match["who"]
        if _are_parties(who) or elected.behind(who, 0, len(who)).end == len(who):
            return _whole(match["rest"], depth + 1)
    first, _, rest = text.partition(" ")
    kind = _whole(first, depth + 1) if rest and _are_parties(rest) else None
    return kind if kind in _MAY_NAME else None


def _are_parties(text: str) -> bool:
    return all(
        elected.is_party(one) or _PARTY_NAMES.fullmatch(one) for one in re.split(r"[\s,/&]+(?:och\s+)?", text) if one
    )
