"""Which part of a paper's case number is the year."""

from datetime import date

import pytest

from importers.parsing import case_years
from importers.parsing.result import ParsedDnr, Quote, Span


def _number(printed: str, year: int, number: int) -> ParsedDnr:
    return ParsedDnr(Quote(printed, (Span(0, len(printed)),), None), None, year, number, f"{year}/{number}", None)


@pytest.mark.parametrize(
    ("printed", "read", "key"),
    [
        ("2045/16", (2045, 16), "2016/2045"),
        ("18/77", (1977, 18), "2018/77"),
        ("KS 77/18", (1977, 18), "2018/77"),
        ("2016/19", (2016, 19), "2016/19"),
        ("77/2018", (2018, 77), "2018/77"),
        ("1977/12", (1977, 12), "2012/1977"),
        ("12/99", (1999, 12), "2012/99"),
        ("12/03", (2003, 12), "2012/3"),
    ],
)
def test_the_reading_whose_year_fits_the_day_is_kept(printed, read, key):
    (number,) = case_years.fitting([_number(printed, *read)], date(2018, 3, 12))

    assert number.key == key


def test_without_a_day_nothing_is_read_anew():
    assert case_years.fitting([_number("18/77", 1977, 18)], None)[0].key == "1977/18"
