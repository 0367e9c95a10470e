"""Sentences of a front page that tell two adjustments: "§ 12 justeras omedelbart, i övrigt den 14 maj".

What was adjusted at the meeting is apart from the day on which the rest was: the minutes are adjusted on the latter.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from importers.parsing import front_dates
from importers.parsing.passages import Passage
from importers.parsing.result import Basis, FrontField, ParsedDate

_AT_ONCE = re.compile(r"omedelbar|direktjuster|\bgenast\b", re.IGNORECASE)
# Where what is said of the next §§ begins.
_NEXT = re.compile(
    r"(?:^|[,;.]\s*(?:(?:och|samt|men)\s+)?|\s+(?:och|samt|men)\s+|[\t\n])"
    r"(?=(?:i\s+)?övrig|resten|resterande|återstående|det\s+övriga|protokollet|§|paragraf|justering)",
    re.IGNORECASE,
)
_TELLS_WHEN = re.compile(
    rf"{_AT_ONCE.pattern}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\s+[a-zåäö]{{3,9}}\b|\d{{1,2}}/\d", re.IGNORECASE
)
_ONLY_AT_ONCE = re.compile(r"(?:omedelbar\w*|direkt)\s*(?:justering|justera\w+)?[\s.]*", re.IGNORECASE)
_ANNOUNCES = re.compile(r"ansl[aåo]|tillkänna|publicer|överklag", re.IGNORECASE)


def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where it is said of some §§ that they were adjusted at the meeting, each place with its §§."""
    return tuple(place for place in _parts(text) if _AT_ONCE.search(text, *place)) if _AT_ONCE.search(text) else ()


def rest_adjusted(
    rows: Sequence[tuple[FrontField, Passage | None, Sequence[Passage]]], near: date | None
) -> ParsedDate | None:
    """The day on which the §§ were adjusted that were not at the meeting, where a row tells of both."""
    for kind, _, values in rows:
        if kind is FrontField.PRESENT or not any(_AT_ONCE.search(value.text) for value in values):
            continue
        for value in values:
            for low, high in _parts(value.text):
                said = value.text[low:high]
                if _AT_ONCE.search(said) or _ANNOUNCES.search(said) or (kind is not FrontField.ADJUSTMENT and low == 0):
                    continue
                for one in front_dates.mentions(said, near):
                    basis = Basis.STATED if one.stated else Basis.INFERRED
                    return ParsedDate(one.value, basis, value.quote(low + one.start, low + one.end))
    return None


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The places of what is said of some §§ each."""
    start = 0
    for match in _NEXT.finditer(text):
        # "§ 3, § 5 justeras omedelbart" is one, and "Omedelbar justering, § 3"
        of_paragraphs = text[match.end()] not in "§pP" or re.search(r"\d", text[start : match.start()])
        if of_paragraphs and _TELLS_WHEN.search(text, start, match.start()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def at_meeting(
    rows: Sequence[tuple[FrontField, Passage | None, Sequence[Passage]]], met: ParsedDate | None
) -> ParsedDate | None:
    """The day of the meeting, where the row of the adjustment says nothing but that it was done there."""
    for kind, _, values in rows:
        if kind is FrontField.ADJUSTMENT and len(values) == 1 and _ONLY_AT_ONCE.fullmatch(values[0].text) and met:
            return ParsedDate(met.value, Basis.INFERRED, values[0].quote())
    return None
