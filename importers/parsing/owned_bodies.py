"""A body and whose it is on one line: where the name of the body alone begins and ends."""

import re

from importers.parsing import names


def behind_authority(text: str) -> int:
    """Where the body begins in "Exempelköpings kommun, socialnämnden"."""
    owner, comma, _ = text.partition(", ")
    return len(owner) + 2 if comma and names.is_authority(owner) else 0


def before_authority(text: str) -> int:
    """Where the body ends in "Direktionen för Exempelköpings kommunalförbund"."""
    body, owns, owner = text.partition(" för ")
    return len(body) if owns and names.is_authority(owner) and names.is_body(body) else len(text)


def before_owner(text: str, start: int, end: int) -> int:
    """Where a body ends whose authority's name goes on behind it: "direktionen för Exempels räddningstjänstförbund"."""
    body, owns, _ = text[start:end].partition(" för ")
    owner = text[start + len(body) + len(owns) :].partition(",")[0]
    return start + len(body) if owns and names.is_authority(re.split(r"\s+(?:den\s+)?\d", owner)[0]) else end
