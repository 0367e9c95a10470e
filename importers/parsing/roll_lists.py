"""Who was at the meeting, where the front page only points at a list that is bound with the minutes.

Read where the list is laid out as a front page is: its own labels say who served and who did not; or where marks in a
column do (`marked_lists`).
"""

import re
from collections.abc import Iterable, Sequence

from importers.parsing import attendance, front_rows, marked_lists
from importers.parsing.result import AttendanceRole, FrontField, ParagraphRange, ParsedAttendance
from importers.parsing.units import Unit

_LIST = re.compile(
    r"\b(?:närvaro(?:förteckning|lista|listor)?|uppropslista|upprop(?:\s+och\s+närvaro)?)\b", re.IGNORECASE
)
_VOTES = re.compile(r"\b(?:omröstning|voter)", re.IGNORECASE)
_SERVED = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING))
_LONGEST_HEAD = 4
_MARKED = re.compile(r"[xX1✓]|(?i:ja|nej|närv(?:arande|\.)?|frånv(?:arande|\.)?)")


def of(bound: Iterable[Sequence[Unit]], covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """The people of the first bound list that says clearly who served; nothing where none does.

    `bound` are the papers behind the last §, `covered` the §§ of the minutes.
    """
    for units in bound:
        if not _is_list(units):
            continue
        marked = marked_lists.of(units, covered)
        if marked:
            return marked
        if _has_marks(units) or any(_VOTES.search(text) for text in _head(units)):
            continue
        rows = front_rows.read(units).rows
        if not any(kind in _SERVED for kind, _, _ in rows):
            continue
        found = attendance.read(rows, units, covered)
        if any(one.role in (AttendanceRole.MEMBER, AttendanceRole.SERVING_SUBSTITUTE) for one in found):
            return found
    return ()


def _is_list(units: Sequence[Unit]) -> bool:
    head = _head(units)
    return any(_LIST.search(text) and len(text) < 100 for text in head) and not any(
        _VOTES.search(text) and not _LIST.search(text) for text in head
    )


def _head(units: Sequence[Unit]) -> list[str]:
    return [unit.text for unit in units[:_LONGEST_HEAD] if unit.table is None]


def _has_marks(units: Sequence[Unit]) -> bool:
    """Whether a table of the list says in a column who was there."""
    return any(
        _MARKED.fullmatch(member.text.strip()) is not None
        for unit in units
        if unit.table is not None
        for row in unit.rows
        for cell in row[1:]
        for member in cell
    )
