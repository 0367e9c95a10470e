"""Lists that print the last name first, as an index does: "Ek, Anna (s)"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedAttendance

_TURNED = re.compile(rf"(?P<last>{elected.NAME}),\s+(?P<first>{elected.NAME})\s*{elected.BRACKETED}")


def are_usual(lines: Sequence[str]) -> bool:
    """Whether most lines with a party print a name so; "Anna Ek, Bo Al (m)" once is two people."""
    with_party = [line for line in lines if "(" in line]
    turned = [match["last"] for line in with_party if (match := _TURNED.match(line)) is not None]
    whole = sum(" " in last and last[:1].isupper() for last in turned)  # "Anna Ek, Norrby (s)": who, and where from
    return len(turned) > 2 and len(turned) * 2 > len(with_party) and whole * 2 < len(turned)


def turned(one: ParsedAttendance, entry: Passage) -> ParsedAttendance:
    """The person, read out of the entry by the first name, with the first name before the last."""
    for match in _TURNED.finditer(entry.text):
        if " ".join(match["first"].split()) == one.person.name:
            name = " ".join(f"{match['first']} {match['last']}".split())
            printed = entry.quote(match.start(), match.end())
            return replace(one, person=replace(one.person, name=name, printed=printed))
    return one
