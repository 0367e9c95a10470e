"""Roll calls in plain lines: "Anna Ek S 25 Ledamot Ja", name by name, without brackets round the party."""

import re
from collections.abc import Sequence

from importers.parsing import elected
from importers.parsing.passages import Passage
from importers.parsing.result import ParsedPerson
from importers.parsing.stretches import Grid
from importers.parsing.units import Line

SAID = re.compile(r"(?:^|\s)(?P<choice>ja|nej|avst(?:år|\.)?|frånv(?:arande|\.)?)$", re.IGNORECASE)
_FUNCTION = re.compile(
    r"(?:\s|^)(?:(?:tjänstgörande\s+)?ersättare|tjg\.?\s*ers\.?|ledamot"
    r"|(?:[12]:?[ea]\s+|förste\s+|andre\s+)?(?:v\.?\s*|vice\s+)?ordf(?:örande|\.)?)$",
    re.IGNORECASE,
)
_SEAT = re.compile(r"(?:\s|^)\d{1,3}$")
_REVERSED = re.compile(rf"(?P<last>{elected.NAME}),\s+(?P<first>{elected.NAME})")
_FEWEST = 3


def grid(lines: Sequence[Line]) -> Grid | None:
    """The roll call of the lines as a table of name, party and choice; None where fewer than three lines are one."""
    rows = []
    for line in lines:
        passage = line.passage()
        said = SAID.search(passage.text)
        found = split(passage.part(0, said.start())) if said is not None else None
        if said is not None and found is not None:
            name, party, _ = found
            rows.append(((name,), (party,) if party else (), (passage.part(said.start("choice")),)))
    return Grid(tuple(rows)) if len(rows) >= _FEWEST else None


def split(record: Passage) -> tuple[Passage, Passage | None, str] | None:
    """Name, party, and the name in its usual order, of "Anna Ek S 25 Ledamot"; all but the name may be missing."""
    text = record.text
    for pattern in (_FUNCTION, _SEAT, _FUNCTION):
        match = pattern.search(text)
        text = text[: match.start()] if match else text
    text = text.rstrip()
    head, _, last = text.rpartition(" ")
    party = None
    if head and elected.is_party(last):
        party = record.part(len(text) - len(last), len(text))
        text = head.rstrip(" ,")
    turned = _REVERSED.fullmatch(text)
    name = f"{turned['first']} {turned['last']}" if turned is not None else text
    if any(word in elected.KNOWN_PARTIES for word in name.split()):
        return None  # two records ran together
    if re.fullmatch(elected.NAME, name) is None or " " not in name or elected.name_start(name) != 0:
        return None
    return record.part(0, len(text)), party, " ".join(name.split())


def person(record: Passage) -> ParsedPerson | None:
    """The person of a record."""
    found = split(record)
    if found is None:
        return None
    name, party, spelled = found
    end = len(name.text) if party is None else record.text.index(party.text, len(name.text)) + len(party.text)
    return ParsedPerson(spelled, party.text.strip("()[] ") if party else None, record.quote(0, end))
