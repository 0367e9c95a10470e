"""Lines that begin something of their own by their words alone, whatever room the line above had left."""

import re

from decisions.vocabulary import dates
from importers.parsing import names, receivers

# "Ekby den 20 mars 2030", "Norra Ekby 2030-03-20": where and when a paper was signed.
_PLACE_AND_DAY = re.compile(
    r"(?!\w+dag(?:en)?\s|Den\s|Senast\s|Från\s|Till\s)[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){0,2},?\s+(?:den\s+)?"
    r"(?:\d{1,2}(?::?e)?\s+(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\s+\d{4}"
    r"|\d{4}-\d\d-\d\d)"
)
# What a name waits for: "… vid sammanträdet i" / "Ekby den 20 mars 2030".
_OPEN = re.compile(r"(?:[,–-]|\b(?:i|på|vid|av|för|till|från|med|mellan|och|samt|den|det|som|hos|inom))$")
# "Organ: Kulturnämnden" below "Kommun: Ekby"
_LABELLED = re.compile(r"[A-ZÅÄÖ§][^:.!?]{2,45}:\s+\S")


def opens(above: str, line: str) -> bool:
    """Whether a line below another one is no continuation of it.

    A place and a day alone, the next of two labels, an office in one word below a body or several authorities.
    """
    if " " not in line and names.is_office(line):
        return receivers.is_any(above)
    if _PLACE_AND_DAY.fullmatch(line):
        return _OPEN.search(above) is None
    return _LABELLED.match(line) is not None and _LABELLED.match(above) is not None


def is_day(text: str) -> bool:
    """Whether a line is a day and nothing else: below "Nämnden | Sammanträdesdatum" it is a value of its own."""
    return text[0].isdigit() and dates.parse(text) is not None
