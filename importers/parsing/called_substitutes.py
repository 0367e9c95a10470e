"""Substitutes who stand among those who decide: "Anna Ek (S), ordförande / Bo Al (S), ersättare, Norrby"."""

import re

from msgspec.structs import replace

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, ParsedAttendance

_CALLED = rf"\s*(?:{elected.BRACKETED})?,\s*(?i:(?:tjg\.?\s*)?ersättare)\s*(?=$|[,;§(\n])"
_WHO_DECIDE = re.compile(r"\b(?:beslutande|tjänstgörande|röstberättigade)\b", re.IGNORECASE)


def serving(
    listed: tuple[ParsedAttendance, ...], entry: Passage, label: Passage | None
) -> tuple[ParsedAttendance, ...]:
    """The people of an entry; in a row of those who decide, whoever is called a substitute serves."""
    decide = label is not None and _WHO_DECIDE.search(label.text) is not None
    if not decide or "rsättare" not in entry.text:
        return listed
    return tuple(
        replace(one, role=AttendanceRole.SERVING_SUBSTITUTE)
        if one.role is AttendanceRole.MEMBER and re.search(re.escape(one.person.name) + _CALLED, entry.text)
        else one
        for one in listed
    )
