"""Case numbers that the whole of the minutes has to tell: "97/96" is number 97 of 1996, or number 96 of 1997.

Old registers write both; within one register it is always the same. What stands beside tells: numbers of the same
shape that can be read in one way only, and the year of the meeting.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from decisions.vocabulary import dates
from importers.parsing import head_numbers
from importers.parsing.result import ParsedDnr, ParsedFront, ParsedItem

_DIARY = r"(?:[^\W\d_]{1,10}[\s/.-]?)?"
_BARE = re.compile(rf"{_DIARY}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})")
_NUMBER_FIRST = re.compile(rf"{_DIARY}(?:\d{{3,6}}|\d)/\d\d")
_YEAR_FIRST = re.compile(rf"{_DIARY}\d\d/(?:\d{{3,6}}|\d)")
_SAID = r"(?:dnr|diarie(?:nr|nummer)|ärende(?:nr|nummer))"
_LABEL = re.compile(rf"{_SAID}[.:]?", re.IGNORECASE)
_STATED = re.compile(rf"\b{_SAID}\b[.:]?\s*", re.IGNORECASE)
# "länsstyrelsens dnr", "ert dnr", "jfr dnr"
_OF_OTHERS = re.compile(r"\b(?:ert|er|deras|jfr|jämför|se|[\w-]+s)\s+$", re.IGNORECASE)
_SEVERAL = 2
_LONGEST = 30
_OLDEST = 12  # years before the meeting that a case may be from


def settled(items: Sequence[ParsedItem], met: date | None) -> tuple[ParsedItem, ...]:
    """The §§ with such numbers read in the order of the register."""
    printed = [one.printed.text for item in items for one in item.dnrs]
    if not any(_BARE.fullmatch(text) for text in printed):
        return tuple(items)
    votes = _votes_for_year_first(printed, met)
    if votes == 0:
        return tuple(items)
    return tuple(replace(item, dnrs=tuple(_read(one, year_first=votes > 0) for one in item.dnrs)) for item in items)


def in_text(items: Sequence[ParsedItem], text: str) -> tuple[ParsedItem, ...]:
    """The §§ with the case number that their text states, where the minutes print none at any §.

    Old minutes tell it in a sentence ("har under dnr 188/97 avgivit utlåtande"). A § that states two tells none.
    """
    if len(items) < _SEVERAL or any(item.dnrs for item in items):
        return tuple(items)
    told = [_stated(item, text) for item in items]
    if sum(one is not None for one in told) < _SEVERAL:
        return tuple(items)
    return tuple(replace(item, dnrs=(one,)) if one is not None else item for item, one in zip(items, told, strict=True))


def _stated(item: ParsedItem, text: str) -> ParsedDnr | None:
    """The only case number that the text of a § labels as one; those of other authorities are not ours."""
    found: dict[str, ParsedDnr] = {}
    for label in _STATED.finditer(text, item.span.start, item.span.end):
        end = min(item.span.end, label.end() + _LONGEST)
        numbers = head_numbers.numbers(text, label.start(), end, item.printed.page if item.printed else None)
        if numbers and not text[label.end() : numbers[0].printed.start].strip():
            if _OF_OTHERS.search(text, max(item.span.start, label.start() - 40), label.start()):
                return None
            found.setdefault(numbers[0].key, numbers[0])
    return next(iter(found.values())) if len(found) == 1 else None


def of_front(items: Sequence[ParsedItem], page: ParsedFront, text: str) -> tuple[ParsedItem, ...]:
    """The only § with the number that a row above it prints ("Diarienummer"), where it has none of its own."""
    if len(items) != 1 or items[0].dnrs:
        return tuple(items)
    rows = [row for row in page.rows if row.label is not None and _LABEL.fullmatch(row.label.text)]
    found = [
        one
        for row in rows[:1]
        for line in row.lines[:1]
        for one in head_numbers.numbers(text, line.start, line.end, None)
    ]
    return (replace(items[0], dnrs=tuple(found)),) if len(found) == 1 else tuple(items)


def _votes_for_year_first(printed: Iterable[str], met: date | None) -> int:
    votes = 0
    for text in printed:
        if _NUMBER_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
            votes += 3 if _YEAR_FIRST.fullmatch(text) else -3
        elif met is not None and (match := _BARE.fullmatch(text)) is not None:
            votes += _may_be_year(match["a"], met) - _may_be_year(match["b"], met)
    return votes


def _may_be_year(digits: str, met: date) -> bool:
    return len(digits) == 2 and (met.year - int(digits)) % 100 <= _OLDEST


def _read(one: ParsedDnr, *, year_first: bool) -> ParsedDnr:
    match = _BARE.fullmatch(one.printed.text)
    if match is None:
        return one
    year, number = (match["a"], match["b"]) if year_first else (match["b"], match["a"])
    if len(year) < 2 or int(number) == 0:
        return one
    full = dates.full_year(year)
    return replace(one, year=full, number=int(number), key=f"{full}/{int(number)}")
