"""Which part of a paper's case number is the year, by the day of the paper: "1904/16", "18/77".

Registers write number and year in either order and the year short. What a number may mean is told by `dnr` without
knowing when it was printed; here the reading is kept whose year fits.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from decisions.vocabulary import dates
from importers.parsing.result import ParsedDnr

OLDEST = 12  # years before a paper that its case may be from
_TWO_READINGS = re.compile(r"(?:[^\W\d_]{1,10}[\s/.-]?)?(?P<a>\d{1,4})/(?P<b>\d{1,4})")


def fits(year: int, dated: date) -> bool:
    """Whether a case of that year may be handled by a paper of that day."""
    return dated.year - OLDEST <= year <= dated.year


def fitting(numbers: Sequence[ParsedDnr], dated: date | None) -> tuple[ParsedDnr, ...]:
    """The numbers of a paper, read the other way round where only then the year fits the paper's day."""
    return tuple(_fitting(one, dated) for one in numbers) if dated is not None else tuple(numbers)


def _fitting(one: ParsedDnr, dated: date) -> ParsedDnr:
    match = _TWO_READINGS.fullmatch(one.printed.text)
    if match is None or fits(one.year, dated):
        return one
    for year, number in ((match["b"], match["a"]), (match["a"], match["b"])):
        whole = dates.full_year(year)
        if len(year) in {2, 4} and fits(whole, dated):
            return replace(one, year=whole, number=int(number), key=f"{whole}/{int(number)}")
    return one
