"""Whom a letter may be for, by the words of a line: a body and whose, several authorities, a federation's members.

"Kommunfullmäktige i Ekby, Norrby och Sjöby kommuner", "Regionstyrelsen, Region Ekby", "Förbundets medlemskommuner",
"Socialnämndens ledamöter".
"""

import re

from importers.parsing import elected, names

_PLACE = r"[A-ZÅÄÖ][\wåäöé-]+(?:\s[A-ZÅÄÖ][\wåäöé-]+)?"
_PLACES = rf"{_PLACE}(?:,\s+{_PLACE})*(?:,?\s+(?:och|samt)\s+{_PLACE})"
_OF_PLACES = re.compile(rf"{_PLACES}\s+(?i:kommuner(?:na)?|landsting|städer|län)|(?i:regionerna)\s+{_PLACES}")
_MEMBERS = re.compile(
    r"(?:(?:förbundets|samtliga|respektive|alla|berörda|varje|vardera|våra)\s+){0,3}(?:medlems|ägar|samverkans)kommun(?:en|er|erna)?"
    r"|(?:samtliga|alla|berörda)\s+kommuner(?:\s+i\s+\S+(?:\s+län)?)?|länets\s+kommuner|kommunerna\s+i\s+\S+(?:\s+län)?",
    re.IGNORECASE,
)
_AND = re.compile(r",\s+|\s+(?:och|samt)\s+")
_OF_BODY = (
    r"(?:(?:samtliga|alla)\s+)?(?:ledamöter(?:na)?|ersättar(?:e|na)|suppleanter(?:na)?|presidi(?:um|et)|ordföranden?)"
)
_PEOPLE = rf"{_OF_BODY}(?:(?:,|\s+och|\s+samt)\s+{_OF_BODY}){{0,2}}"
_PEOPLE_OF = re.compile(
    rf"(?:(?:till\s+)?(?P<owner>[\w\s,-]{{3,60}}?)s?\s+{_PEOPLE}|{_PEOPLE}\s+(?:i|av)\s+(?P<within>[\w\s,-]{{3,60}}))",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\w*(?:fullmäktige|styrelsen|nämnden)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
# "Socialnämndens ordförande Anna Ek (S)", "ansvarigt kommunalråd", and what else stands beside such an office.
_HOLDS_OFFICE = re.compile(
    r"\b(?:ordföranden?|ordf|(?:kommunal|region|borgar|landstings|oppositions)råd(?:et)?)\b", re.IGNORECASE
)
_OF_OFFICE = re.compile(
    r"(?:i|för|och|av|ansvarig\w*|vice|tf|\w+s|\w*(?:nämnd|styrelse|utskott|beredning|fullmäktige|ordförande|ordf|råd)\w*|\W.*)"
    r"[.,]?"
)
_BODIES = re.compile(r"[\wåäöÅÄÖ-]*(?:styrelserna|nämnderna|fullmäktige(?:församlingarna)?)")


def is_any(text: str) -> bool:
    """Whether a line is a body, a body and whose, several authorities, or those who sit in a body."""
    return names.is_body(text) or is_placed_body(text) or are_authorities(text) or are_people_of_body(text)


def is_elected(text: str) -> bool:
    """Whether a line is one whom an interpellation may be put to: "nämndens ordförande Anna Ek (S)", "Bo Al (M)"."""
    whole = elected.WHOLE.fullmatch(text)
    if whole is not None and whole["party"] is not None:
        return True
    small = [word for word in text.split() if not word[:1].isupper()]
    return len(text) < 100 and _HOLDS_OFFICE.search(text) is not None and all(map(_OF_OFFICE.fullmatch, small))


def are_people_of_body(text: str) -> bool:
    """Whether a line is those who sit in a body: "Socialnämndens ledamöter och ersättare", "Ledamöter i styrelsen"."""
    match = _PEOPLE_OF.fullmatch(text) if len(text) < 120 else None
    if match is None:
        return False
    owner = match["owner"] or match["within"]
    return names.is_body(owner) or names.is_body(owner.removesuffix("s"))


def are_authorities(text: str) -> bool:
    """Whether a line names several municipalities or regions, or the members of a federation."""
    if _MEMBERS.fullmatch(text) or _OF_PLACES.fullmatch(text):
        return True
    named = _AND.split(text)
    return len(named) > 1 and all(map(names.is_authority, named))


def is_placed_body(text: str) -> bool:
    """Whether a line is a body and whose: "regionfullmäktige i Region Ekby", "Kommunstyrelserna i Ekby och Norrby"."""
    body, within, owner = text.partition(" i ")
    if not within:
        body, comma, owner = text.partition(", ")
        if comma:
            return names.is_body(body) and (names.is_authority(owner) or _is_place(owner))
        beside = _BESIDE.match(text)
        return beside is not None and names.is_authority(text[beside.end() :])
    if names.is_body(body) and (names.is_authority(owner) or are_authorities(owner)):
        return True
    many = _BODIES.fullmatch(body) is not None
    return many and (are_authorities(owner) or re.fullmatch(_PLACES, owner) is not None)


def _is_place(text: str) -> bool:
    """Whether it may be the name of a place: "Kommunfullmäktige, Ekby"."""
    whose = names.is_whose(text) or names.is_organisation(text) or names.is_role(text) or names.is_state(text)
    return re.fullmatch(_PLACE, text) is not None and not whose
