"""Case numbers that the whole of the minutes has to tell: "97/96" is number 97 of 1996, or number 96 of 1997.

Old registers write both; within one register it is always the same. What stands beside tells: numbers of the same
shape that can be read in one way only, and the year of the meeting.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from importers.parsing.result import ParsedDnr, ParsedItem

_BARE = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d\d)")
_NUMBER_FIRST = re.compile(r"\d{3,6}/\d\d")
_YEAR_FIRST = re.compile(r"\d\d/\d{3,6}")
_OLDEST = 12  # years before the meeting that a case may be from


def settled(items: Sequence[ParsedItem], met: date | None) -> tuple[ParsedItem, ...]:
    """The §§ with such numbers read in the order of the register."""
    printed = [one.printed.text for item in items for one in item.dnrs]
    if not any(_BARE.fullmatch(text) for text in printed):
        return tuple(items)
    year_first = _is_year_first(printed, met)
    return tuple(replace(item, dnrs=tuple(_read(one, year_first=year_first) for one in item.dnrs)) for item in items)


def _is_year_first(printed: Iterable[str], met: date | None) -> bool:
    votes = 0
    for text in printed:
        if _NUMBER_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
            votes += 3 if _YEAR_FIRST.fullmatch(text) else -3
        elif met is not None and (match := _BARE.fullmatch(text)) is not None:
            votes += _may_be_year(match["a"], met) - _may_be_year(match["b"], met)
    return votes > 0


def _may_be_year(digits: str, met: date) -> bool:
    return len(digits) == 2 and (met.year - int(digits)) % 100 <= _OLDEST


def _read(one: ParsedDnr, *, year_first: bool) -> ParsedDnr:
    match = _BARE.fullmatch(one.printed.text)
    if match is None or not year_first or len(match["a"]) < 2 or int(match["b"]) == 0:
        return one
    year, number = int(match["a"]), int(match["b"])
    year += 1900 if year >= 70 else 2000
    return replace(one, year=year, number=number, key=f"{year}/{number}")
