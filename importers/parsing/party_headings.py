"""Parties that head the names below them in a list of who was there: "Socialdemokraterna", then the names.

The name of a party alone on its line heads what follows where the list begins with one and ends with a name. A letter
in brackets alone may as well end the line above it: that is for `party_places`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from importers.parsing import elected
from importers.parsing.attendance_entries import printed_lines
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedAttendance

_HEADING = re.compile(
    rf"(?:för\s+)?(?P<name>{elected.PARTY_WORDS})(?:\s*\((?P<short>[^\W\d_]{{1,4}})\))?\s*:?", re.IGNORECASE
)
_MAY_HEAD = re.compile(
    r"partiet|demokraterna|moderaterna|liberalerna|centern|vänstern|listan|alternativet", re.IGNORECASE
)

Run = tuple[str, tuple[Passage, ...]]


def runs(values: Sequence[Passage]) -> tuple[Run, ...]:
    """The party of each heading with the lines below it; nothing where the lines leave a doubt whose party it is."""
    if not any(_MAY_HEAD.search(value.text) for value in values):
        return ()
    lines = [line for value in values for line in printed_lines(value)]
    told = [_HEADING.fullmatch(line.text.strip()) for line in lines]
    heads = [place for place, one in enumerate(told) if one is not None]
    if not heads or heads[0] != 0 or heads[-1] == len(lines) - 1 or any(b - a == 1 for a, b in pairwise(heads)):
        return ()
    below = (line for line, head in zip(lines, told, strict=True) if head is None)
    if any(next(elected.mentions(line.text), None) is not None for line in below):
        return ()  # the names have parties of their own
    ends = [*heads[1:], len(lines)]
    return tuple(
        (one["short"] or one["name"], tuple(lines[place + 1 : end]))
        for place, end in zip(heads, ends, strict=True)
        if (one := told[place]) is not None
    )


def given(party: str | None, listed: Iterable[ParsedAttendance]) -> tuple[ParsedAttendance, ...]:
    """The people below a heading with its party."""
    if party is None:
        return tuple(listed)
    return tuple(replace(one, person=replace(one.person, party=one.person.party or party)) for one in listed)
