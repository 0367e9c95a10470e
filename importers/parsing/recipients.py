"""Who gets a decision, by the lines below such a heading."""

import re
from collections.abc import Iterable

from decisions.vocabulary import dates
from importers.parsing import addressees, names
from importers.parsing.passages import Passage, join
from importers.parsing.result import ParsedRecipient
from importers.parsing.units import Unit, flatten

# "Ekby den 4 maj 2030": below it stands who signed.
_PLACE_AND_DAY = re.compile(r"(?:[A-ZÅÄÖ][\wåäöé-]*\s+){1,3}(?:den\s+)?(?=\d)")


def listed(units: Iterable[Unit]) -> tuple[ParsedRecipient, ...]:
    """The recipients under such a heading, one a line or several on a line, up to the place and day of a signature."""
    found: list[Passage] = []
    for unit in (member for one in units for member in flatten(one)):
        if (unit.marker is None and is_place_and_day(unit.text)) or addressees.closes(unit.text):
            break
        if found and unit.marker is None and addressees.go_on(found[-1].text, unit.text):
            found[-1] = join((found[-1], unit.passage))
        else:
            found.append(unit.passage)
    return tuple(_recipient(one) for passage in found for one in addressees.separate(passage))


def is_place_and_day(text: str) -> bool:
    """Whether a line says where and when somebody signed."""
    place = _PLACE_AND_DAY.match(text)
    return place is not None and dates.parse(text[place.end() :].rstrip(".")) is not None and _is_place(place[0])


def _is_place(before: str) -> bool:
    """Whether what stands before a day is a place; "Kommunstyrelsen 2030-05-04" is who got it that day."""
    name = re.sub(r"\s+den\s*$", "", before).strip()
    return not (names.is_body(name) or names.is_office(name) or names.is_organisation(name) or names.is_role(name))


def _recipient(passage: Passage) -> ParsedRecipient:
    text = passage.text.strip(" .;")
    if "," in text:
        first, rest = (half.strip() for half in text.split(",", 1))
        if names.is_person(rest):
            return ParsedRecipient(passage.quote(), first, rest)
        if names.is_person(first):
            return ParsedRecipient(passage.quote(), rest, first)
        return ParsedRecipient(passage.quote(), text, None)
    if names.is_person(text):
        return ParsedRecipient(passage.quote(), None, text)
    role_and_name = _role_then_name(text)
    if role_and_name:
        return ParsedRecipient(passage.quote(), *role_and_name)
    return ParsedRecipient(passage.quote(), text, None)


def _role_then_name(text: str) -> tuple[str, str] | None:
    """Role and name that no comma parts ("Förvaltningschef Anna Berg")."""
    tokens = text.split()
    for cut in range(1, min(len(tokens), 5)):
        role, name = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if names.is_role(role) and names.is_person(name) and " " in name:
            return role, name
    return None
