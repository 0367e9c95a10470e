"""Who presided and who took the minutes, by rows of their own: above the members, between them and the signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from importers.parsing import chairs, elected
from importers.parsing.attendance_words import SEE_LIST
from importers.parsing.elected import Mention
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, FrontField, ParsedAttendance

_SECRETARY = re.compile(r"(?:\w+)?sekreterare\s*:?\s*", re.IGNORECASE)
_OFFICE_FIRST = re.compile(rf"{chairs.OFFICE.pattern}\s*:?\s*", re.IGNORECASE)  # "Vice ordförande: Bo Al (S)"

_BEHIND_THOSE_THERE = frozenset((FrontField.SIGNATURES, FrontField.ADJUSTERS))

Row = tuple[FrontField, Passage | None, Sequence[Passage]]


def added(found: Sequence[ParsedAttendance], rows: Sequence[Row]) -> list[ParsedAttendance]:
    """The people of the rows, with chair and secretary where rows of their own tell them."""
    known = {one.person.name for one in found}
    return [*_presiding(rows, known), *found, *_secretary(rows, known)]


def _presiding(rows: Sequence[Row], known: set[str]) -> Iterator[ParsedAttendance]:
    """The chair: "Ordförande", a name, and below it the row of the members, which does not name them again.

    `known`: whom the rows have told already. A row with the same label below the members is a signature's.
    """
    for (kind, label, values), below in pairwise(rows):
        if kind is FrontField.PRESENT:
            return
        if below[0] is not FrontField.PRESENT or label is None or not chairs.is_office(label.text):
            continue
        for value in values:
            office = _OFFICE_FIRST.match(value.text)
            end = office.end() if office is not None else 0
            mention = _person(value.part(end))
            if mention is not None and mention.name not in known:
                said = value.text[:end] or label.text
                yield ParsedAttendance(mention.person(value.part(end)), AttendanceRole.MEMBER, chairs.office(said))


def _person(value: Passage) -> Mention | None:
    """The person that a line names and nobody else."""
    whole = elected.WHOLE.fullmatch(value.text)
    return elected.mention(whole) if whole is not None else None


def _secretary(rows: Sequence[Row], known: set[str]) -> Iterator[ParsedAttendance]:
    """The secretary: "Sekreterare", a name, no line to sign. `known`: whom the rows have told already.

    Where the row of those present only points at a list, the row is the first of those who sign.
    """
    above = list(takewhile(lambda row: row[0] is not FrontField.SIGNATURES, rows))
    listed = any(
        kind is FrontField.PRESENT and not any(SEE_LIST.search(value.text) for value in values)
        for kind, _, values in above
    )
    if len(above) == len(rows) or not listed:
        return
    _, label, values = rows[len(above)]
    later = any(kind in _BEHIND_THOSE_THERE for kind, _, _ in rows[len(above) + 1 :])
    if label is None or not later or len(values) != 1 or not _SECRETARY.fullmatch(label.text):
        return
    mention = _person(values[0])
    if mention is not None and mention.name not in known:
        yield ParsedAttendance(mention.person(values[0]), AttendanceRole.OTHER, "sekreterare")
