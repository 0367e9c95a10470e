"""Substitutes who stand among the members: "Bo Al (S), ersättare", or a star that the list explains."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise

from msgspec.structs import replace

from importers.parsing import elected
from importers.parsing.attendance_words import SERVES_FOR
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, FrontField, ParsedAttendance
from importers.parsing.units import Unit, flatten

_CALLED = rf"(?:\s*(?:{elected.BRACKETED})[\s,]*|\s*,\s*)(?i:(?:tjg\.?\s*)?ersättare)\s*(?=$|[,;§(\n])"
_WHO_DECIDE = re.compile(r"\b(?:beslutande|tjänstgörande|röstberättigade)\b", re.IGNORECASE)
_LEGEND = re.compile(
    r"\*+\)?\s*[=:–-]?\s*(?:tjänstgörande|tjg\.?|beslutande)\s+(?:ersättare|ers\.?|suppleant)\W*", re.IGNORECASE
)


def serving(
    listed: tuple[ParsedAttendance, ...], entry: Passage, label: Passage | None
) -> tuple[ParsedAttendance, ...]:
    """The people of an entry; in a row of those who decide, whoever is called a substitute serves."""
    if "rsättare" not in entry.text:
        return listed
    decide = label is not None and _WHO_DECIDE.search(label.text) is not None
    role = AttendanceRole.SERVING_SUBSTITUTE if decide else AttendanceRole.SUBSTITUTE
    return tuple(
        replace(one, role=role)
        if one.role is AttendanceRole.MEMBER and re.search(re.escape(one.person.name) + _CALLED, entry.text)
        else one
        for one in listed
    )


class Star(Enum):
    """What a star beside a name means."""

    SERVES = "the list says that it is a substitute who serves"
    OTHER = "substitutes are told in another way"
    UNKNOWN = "nothing tells"


def meaning_of_star(
    rows: Sequence[tuple[FrontField, Passage | None, Sequence[Passage]]], units: Iterable[Unit]
) -> Star:
    """What a star means in the list of those present, by the line below that explains it."""
    values = [value.text for kind, _, values in rows if kind is FrontField.PRESENT for value in values]
    if not any("*" in one for one in values):
        return Star.OTHER
    named = any(kind is FrontField.SUBSTITUTES_SERVING and listed for kind, _, listed in rows)
    if named or any(SERVES_FOR.search(one) for one in values if "*" not in one):
        return Star.OTHER
    members = (member for unit in units for member in flatten(unit))
    lines = (f"{one.marker.text if one.marker else ''} {one.text}".strip() for one in members)
    return Star.SERVES if any(map(_LEGEND.fullmatch, lines)) else Star.UNKNOWN


def behind_stars(values: Sequence[Passage]) -> frozenset[int]:
    """Where lines begin whose star was taken for the marker of an item: "* Bo Al (S)"."""
    return frozenset(after.start for before, after in pairwise(values) if before.text.strip() == "*")


def starred(
    listed: Sequence[ParsedAttendance], entry: Passage, *, star: Star, stars: frozenset[int]
) -> tuple[ParsedAttendance, ...]:
    """The people of an entry, those with a star as what it means; nobody whose star nothing explains."""
    if star is Star.SERVES and entry.start in stars:
        return tuple(
            replace(one, role=AttendanceRole.SERVING_SUBSTITUTE) if one.role is AttendanceRole.MEMBER else one
            for one in listed
        )
    if star is Star.OTHER or "*" not in entry.text:
        return tuple(listed)
    told = [
        replace(one, role=AttendanceRole.SERVING_SUBSTITUTE) if _has_star(one, entry) else one
        for one in listed
        if star is Star.SERVES or one.role is not AttendanceRole.MEMBER or not _has_star(one, entry)
    ]
    return tuple(told)


def _has_star(one: ParsedAttendance, entry: Passage) -> bool:
    if one.role is not AttendanceRole.MEMBER:
        return False
    name = re.escape(one.person.name)
    return re.search(rf"\*\s*{name}|{name}\s*(?:{elected.BRACKETED})?\s*\*", entry.text) is not None
