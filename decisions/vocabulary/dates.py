"""Dates as Swedish minutes write them, with their places in the text.

A date that does not exist in the calendar (2018-02-30) is not a date. Days without a year ("den 5/5") are left alone:
the year would be a guess. Where day and month stand in doubt ("5.6.2018") the Swedish order is day, month, year.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from decisions.vocabulary import _number_places

__all__ = ["DateMention", "find", "format_swedish", "full_year", "parse"]

_MONTH_NAMES = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
# Short forms in use; "mar" and "sept" are met beside the usual three letters.
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

_B = r"[^\S\n]"
_PATTERN = re.compile(
    rf"""
    (?:(?<![\w/.:\-–‑+])|(?<=[12]\d\d\d-\d\d-\d\d[-–])|(?<=[12]\d\d\d-\d\d-\d\d--))
    (?:
        (?P<y1>(?:18|19|20)\d\d)(?P<s1>[-‑–/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)          # 2018-05-16
      | (?P<d2>\d\d?)(?P<s2>[./-]){_B}?(?P<m2>\d\d?)(?P=s2){_B}?(?P<y2>(?:18|19|20)\d\d)  # 16.5.2018, 16/5/2018
      | (?P<d5>\d\d?)/(?P<m5>\d\d?){_B}+(?P<y5>(?:18|19|20)\d\d)                          # 16/5 2018
      | (?P<d3>\d\d?)(?::?e)?\.?{_B}+(?P<m3>{_MONTH})\.?,?{_B}+(?P<y3>(?:18|19|20)\d\d)
      | (?P<y4>(?:19|20)\d\d)(?P<m4>\d\d)(?P<d4>\d\d)                                     # 20180516
    )
    (?![\w@])(?:(?=[-–](?:18|19|20)\d\d-\d\d-\d\d(?!\d))|(?![./:\-–‑+]\d))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SHORT = re.compile(r"[0-9]{1,4}(?!\d)")
_DEN = re.compile(rf"(?<!\w)den{_B}+\Z", re.IGNORECASE)
_DEN_FIRST = re.compile(rf"den{_B}+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text[start:end] == printed`, with "den" when it stands before ("den 7 oktober 2015")."""

    value: date
    start: int
    end: int
    printed: str


def find(text: str, places: Sequence[int] | None = None) -> tuple[DateMention, ...]:
    """The dates in a running text, in order. Eight bare digits are not taken: they may be any number.

    `places`: what `_number_places` says of this text, where the caller has asked already.
    """
    found: list[DateMention] = []
    done = 0
    for place in _number_places.places(text) if places is None else places:
        if place < done or _SHORT.match(text, place) is None or (match := _PATTERN.match(text, place)) is None:
            continue
        if match["y4"] is not None or (value := _value(match)) is None:
            continue
        word = _DEN.search(text, max(done, match.start() - 8), match.start()) if match["d3"] else None
        start, done = word.start() if word else match.start(), match.end()
        found.append(DateMention(value, start, done, text[start:done]))
    return tuple(found)


def parse(text: str) -> date | None:
    """The date that the whole of `text` is, or None. Also reads "20180516", as in file names."""
    stripped = text.strip().rstrip(",;.")
    word = _DEN_FIRST.match(stripped)
    match = _PATTERN.fullmatch(stripped, word.end() if word else 0)
    return _value(match) if match is not None else None


def full_year(digits: str) -> int:
    """The year that two or four digits write. Of two, 70–99 are 1970–1999: the 1970s are the oldest so written."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def format_swedish(value: date) -> str:
    """The date as running text writes it: "16 maj 2018"."""
    return f"{value.day} {_MONTH_NAMES[value.month - 1]} {value.year}"


def _value(match: re.Match[str]) -> date | None:
    shape = (match.lastgroup or "")[-1]  # the last group of each shape is one of its numbers
    month = match["m" + shape].lower()
    try:
        return date(int(match["y" + shape]), _MONTHS.get(month) or int(month), int(match["d" + shape]))
    except ValueError:  # no such day
        return None
