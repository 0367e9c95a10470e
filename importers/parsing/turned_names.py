"""Lists that print the last name first, as an index does: "Ek, Anna (s)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedAttendance

_TURNED = re.compile(rf"(?P<last>{elected.NAME}),\s+(?P<first>{elected.NAME})\s*{elected.BRACKETED}")


def are_usual(lines: Sequence[str]) -> bool:
    """Whether most lines with a party print a name so; "Anna Ek, Bo Al (m)" once is two people."""
    with_party = [line for line in lines if "(" in line]
    turned = sum(_TURNED.match(line) is not None for line in with_party)
    return turned > 2 and turned * 2 > len(with_party)


def turned(one: ParsedAttendance, entry: Passage) -> ParsedAttendance:
    """The person, read out of the entry by the first name, with the first name before the last."""
    for match in _TURNED.finditer(entry.text):
        if " ".join(match["first"].split()) == one.person.name:
            name = " ".join(f"{match['first']} {match['last']}".split())
            printed = entry.quote(match.start(), match.end())
            return replace(one, person=replace(one.person, name=name, printed=printed))
    return one
