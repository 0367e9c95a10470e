"""Who took the minutes, by a row of the front page between the people and the signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from importers.parsing import elected
from importers.parsing.attendance_words import SEE_LIST
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, FrontField, ParsedAttendance

_SECRETARY = re.compile(r"(?:\w+)?sekreterare\s*:?\s*", re.IGNORECASE)
_WHOLE = re.compile(rf"(?P<name>{elected.NAME})(?:\s*{elected.BRACKETED})?")


def of(
    rows: Sequence[tuple[FrontField, Passage | None, Sequence[Passage]]], known: set[str]
) -> Iterator[ParsedAttendance]:
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
    later = any(kind is FrontField.SIGNATURES for kind, _, _ in rows[len(above) + 1 :])
    if label is None or not later or len(values) != 1 or not _SECRETARY.fullmatch(label.text):
        return
    whole = _WHOLE.fullmatch(values[0].text)
    mention = elected.mention(whole) if whole is not None else None
    if mention is not None and mention.name not in known:
        yield ParsedAttendance(mention.person(values[0]), AttendanceRole.OTHER, "sekreterare")
