"""Who was at the meeting, where the front page only points at a list that is bound with the minutes.

Read where the list is laid out as a front page is: its own labels say who served and who did not; or where marks in a
column do (`marked_lists`).
"""

import re
from collections.abc import Iterable, Sequence

from importers.parsing import attendance, front_rows, marked_lists, told_substitutes
from importers.parsing.attendance_words import WHO_SERVED
from importers.parsing.result import AttendanceRole, FrontField, ParagraphRange, ParsedAttendance
from importers.parsing.units import Unit

Found = tuple[ParsedAttendance, ...]

_LIST = re.compile(
    r"\b(?:närvaro(?:förteckning|lista|listor)?|uppropslista|upprop(?:\s+och\s+närvaro)?)\b", re.IGNORECASE
)
_VOTES = re.compile(r"\b(?:omröstning|voter)", re.IGNORECASE)
_SERVED = frozenset((FrontField.PRESENT, FrontField.SUBSTITUTES_SERVING))
_ROLL_CALL = re.compile(r"\b(?:upprop|närvaro)\w*", re.IGNORECASE)
# "Vid upprop antecknas följande ledamöter och tjänstgörande ersättare som närvarande:"
_BEGINS = re.compile(
    r"(?<!från)(?:\bnärvarande|\bupprop\w*|\btjänstgörande|\bbeslutande|\bledamöter)\b[^.:]*:$", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:närvaro(?:förteckning|lista)|förteckning över närvarande)(?:,?\s+[\wåäö-]{3,40}){0,5}\s*:?", re.IGNORECASE
)
# "… var närvarande förutom Ann Berg och Bo Al."
_AWAY = re.compile(
    r"\bnärvarande\b[^.§]{0,40}?\b(?:förutom|utom|med\s+undantag\s+(?:av|för))\s+(?P<who>[^.§]+)", re.IGNORECASE
)
_FEWEST = 3
_LONGEST_HEAD = 4
_MARKED = re.compile(r"[xX1✓]|(?i:ja|nej|närv(?:arande|\.)?|frånv(?:arande|\.)?)")


def of(bound: Iterable[Sequence[Unit]], covered: Sequence[ParagraphRange]) -> Found:
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
        if any(one.role in WHO_SERVED for one in found):
            return found
    return ()


def of_paragraphs(paragraphs: Iterable[tuple[str, Sequence[Unit]]], covered: Sequence[ParagraphRange]) -> Found:
    """The people of a roll that is called in a § ("§ 1 Upprop"), of title and units of each; nothing if none says who.

    Such a list begins behind words that say so, or at labels as on a front page.
    """
    for title, units in paragraphs:
        if not _ROLL_CALL.search(title):
            continue
        found = marked_lists.of(units, covered) or _called(units, covered)
        if found:
            return _as_told(found, units)
    return ()


def _as_told(found: Found, units: Sequence[Unit]) -> Found:
    """The roll without the members who, by the sentences around it, were away, and with those who came in for them.

    Old rolls list everybody who was elected: "Samtliga var närvarande utom Ann Berg. För henne tjänstgjorde Cia Do".
    """
    told = told_substitutes.of(units)
    away = {one.replaces for one in told if one.note is None}
    for unit in units:
        for match in _AWAY.finditer(unit.text):
            away |= {one.person.name for one in found if one.person.name in match["who"]}
    present = tuple(
        one for one in found if one.role is not AttendanceRole.MEMBER or one.person.name not in away or one.replaces
    )
    named = {one.person.name for one in present}
    return (*present, *(one for one in told if one.person.name not in named))


def of_front(around: Sequence[Unit], covered: Sequence[ParagraphRange]) -> Found:
    """The people of a list below a title of its own on the sheets before the first § ("Närvaroförteckning").

    Only of names and headings: where columns stand beside the names, they tell who was there.
    """
    for index, unit in enumerate(around):
        if _TITLE.fullmatch(unit.text) is None:
            continue
        listed = around[index + 1 :]
        if any(one.table is not None or "\t" in one.text for one in listed):
            return ()
        return _read((unit,), listed, covered)
    return ()


def _called(units: Sequence[Unit], covered: Sequence[ParagraphRange]) -> Found:
    place = next((index for index, unit in enumerate(units) if _BEGINS.search(unit.text)), None)
    return _read(units[:1] if place is not None else (), units if place is None else units[place + 1 :], covered)


def _read(opened: Sequence[Unit], listed: Sequence[Unit], covered: Sequence[ParagraphRange]) -> Found:
    reading = front_rows.read(listed)
    first: list[attendance.Row] = [(FrontField.PRESENT, None, reading.head)] if opened else []
    found = attendance.read([*first, *reading.rows], listed, covered)
    members = sum(one.role in WHO_SERVED for one in found)
    return found if members >= _FEWEST else ()


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
