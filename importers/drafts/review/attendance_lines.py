"""Who was there, as lines that a registrar reads and corrects: `Anna Exempel (S), ordförande, §§ 1–5`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from decisions.models import Attendance, AttendanceRole, Minutes
from decisions.vocabulary import ranges
from importers.drafts.review.voice_lines import Person, person

_PRESENT, _ABSENT, _REPLACES = re.compile(r"§+\s*\d"), re.compile(r"utom\s+§+\s*\d", re.IGNORECASE), "ersätter "
_LATER = re.compile(r",\s*(?![^()]*\))(?!\s*\d)")


class Present(Protocol):
    """What a row of the record and a reading have in common."""

    @property
    def office(self) -> str:
        """In lower case."""

    @property
    def replaces(self) -> str:
        """The member for whom a substitute serves."""

    @property
    def present(self) -> Iterable[Sequence[int]]:
        """Ranges of §§."""

    @property
    def absent(self) -> Iterable[Sequence[int]]:
        """Ranges of §§."""


def line(one: Present, who: Person) -> str:
    """One person: name, office, for whom, at which §§."""
    told = [str(who), one.office, f"{_REPLACES}{one.replaces}" if one.replaces else ""]
    told.append(f"§§ {ranges.spell(one.present)}" if one.present else "")
    told.append(f"utom §§ {ranges.spell(one.absent)}" if one.absent else "")
    return ", ".join(filter(None, told))


def parse(text: str, role: str) -> Attendance:
    """An unsaved row. Raises ValueError with a Swedish sentence where the line cannot be understood."""
    name, *rest = _LATER.split(text.strip())
    who = person(name)
    if not who.name:
        raise ValueError(f"Börja raden med ett namn: Anna Exempel (S). Raden är nu ”{text}”.")
    row = Attendance(name=who.name, party=who.party, role=role)
    for part in (one.strip() for one in rest):
        if _ABSENT.match(part):
            row.absent = _spans(part[len("utom") :], text)
        elif _PRESENT.match(part):
            row.present = _spans(part, text)
        elif part.lower().startswith(_REPLACES):
            row.replaces = part[len(_REPLACES) :][:200]
        else:
            row.office = part[:100]
    return row


def _spans(words: str, text: str) -> list[list[int]]:
    try:
        return [list(one) for one in ranges.parse(words)]
    except ValueError as problem:
        raise ValueError(f"Skriv paragraferna så här: §§ 1–5, 8. Raden är nu ”{text}”.") from problem


def rows(minutes: Minutes, lines: Mapping[str, Iterable[str]]) -> list[Attendance]:
    """Unsaved rows of all roles. What limited a person's presence in words stays with the person of that name."""
    notes = {(one.name, one.role): one.note for one in minutes.attendance.all()}
    found: list[Attendance] = []
    for role in AttendanceRole.values:
        for text in lines.get(role, ()):
            row = parse(text, role)
            row.minutes, row.sort_order = minutes, len(found)
            row.note = notes.get((row.name, role), "")
            found.append(row)
    return found
