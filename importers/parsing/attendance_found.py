"""The people whom one row of a front page gave, as a whole: what the list shows of each of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from importers.parsing.result import AttendanceRole, ParsedAttendance

_COMMA = 2  # ", "


def of_row(found: Sequence[ParsedAttendance]) -> Iterator[ParsedAttendance]:
    """The people of a row, without the places and headings that were taken for some."""
    yield from _elected(_with_places(found))


def _with_places(found: Sequence[ParsedAttendance]) -> list[ParsedAttendance]:
    """Where most say where they are from, "Anna Ek, Norrby (S)", each second name with a party is that place."""
    pairs = [place for place, (one, other) in enumerate(pairwise(found)) if _may_be_from(one, other)]
    told = len(found) - len(pairs)
    if not pairs or len(pairs) * 2 <= told or all(" " in found[place + 1].person.name for place in pairs):
        return list(found)
    merged: list[ParsedAttendance] = []
    for place, one in enumerate(found):
        if place - 1 in pairs:
            person = replace(merged[-1].person, party=one.person.party)
            merged[-1] = replace(one, person=person, office=merged[-1].office or one.office)
        else:
            merged.append(one)
    return merged


def _may_be_from(one: ParsedAttendance, other: ParsedAttendance) -> bool:
    if one.person.party is not None or other.person.party is None or one.replaces or one.note:
        return False
    return other.person.printed.start - one.person.printed.spans[-1].end == _COMMA


def _elected(of_row: Sequence[ParsedAttendance]) -> Iterator[ParsedAttendance]:
    """Where most print their party, two words with capitals and nothing else are a place or a heading."""
    elected_here = [one for one in of_row if one.role is not AttendanceRole.OTHER]
    with_party = sum(one.person.party is not None for one in elected_here)
    usual = with_party > 1 and with_party * 2 >= len(elected_here)
    for one in of_row:
        if (
            one.role is AttendanceRole.OTHER
            or one.person.party is not None
            or not usual
            or one.office
            or one.replaces
            or one.note
        ):
            yield one


def with_substitutes(found: Sequence[ParsedAttendance]) -> Iterator[ParsedAttendance]:
    """Nobody is a member and a substitute of one body: who is listed as both is a substitute who served."""
    substitutes = {(one.person.name, one.person.party) for one in found if one.role is AttendanceRole.SUBSTITUTE}
    for one in found:
        both = one.role is AttendanceRole.MEMBER and (one.person.name, one.person.party) in substitutes
        yield replace(one, role=AttendanceRole.SERVING_SUBSTITUTE) if both else one


def without_repeats(found: Iterable[ParsedAttendance]) -> Iterator[ParsedAttendance]:
    """Each person once in a role: a front page may be printed twice."""
    seen: set[tuple[object, ...]] = set()
    for one in found:
        key = (one.person.name, one.person.party, one.role, one.present, one.absent)
        if key not in seen:
            seen.add(key)
            yield one
