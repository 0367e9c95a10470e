"""Who of the people that a § names acts there as an elected one.

A party behind the name says so; else the front page that lists a member, a party behind the same name elsewhere in the
§ or in its title, or the title of an office that only elected people hold ("landstingsrådet Anna Ek"); where nobody is
listed, those who speak at the meeting (`speakers`). Anybody else may be a private person whom the matter is about, and
is no data.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, ParsedAttendance
from importers.parsing.stretches import Stretch

_BY_OFFICE = re.compile(
    r"\b(?i:(?:finans)?(?:landstings|kommunal|region|borgar|oppositions|stads)råd(?:en|et)?|ledamoten|ledamöterna|ersättaren"
    rf"|gruppledaren)\s+(?P<name>{elected.NAME})"
)


class KnownPeople(Struct, frozen=True, dict=True):
    """The elected people of one §; nothing is looked for before somebody is asked about."""

    found: Sequence[Stretch]
    title: Passage | None
    there: Sequence[ParsedAttendance]
    speakers: frozenset[str] = frozenset()

    @cached_property
    def parties(self) -> dict[str, str | None]:
        """Name → party; None where none is printed."""
        known: dict[str, str | None] = dict.fromkeys(self.speakers)
        texts = [*([self.title.text] if self.title else []), *(one.text for one in self.found)]
        for text in texts:
            for match in _BY_OFFICE.finditer(text):
                cut = elected.name_start(match["name"])
                name = " ".join(match["name"][cut:].split())
                if " " in name:
                    known.setdefault(name, None)
        known |= {one.person.name: one.person.party for one in self.there if one.role is not AttendanceRole.OTHER}
        return known | {who.name: who.party for text in texts for who in elected.mentions(text)}
