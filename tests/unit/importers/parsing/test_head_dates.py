"""Days as heads print them."""

from datetime import date

import pytest

from importers.parsing import head_dates, heads

DAY = date(2018, 3, 12)


@pytest.mark.parametrize(
    "line",
    ["20180312", "Datum 20180312", "180312", "Datum: 180312", "18-03-12", "2018 03 12", "12/3-18", "12/3 - 2018"],
)
def test_short_forms(line):
    (mention,) = head_dates.find(line, heads.columns(line))

    assert mention.value == DAY
    assert line[mention.start : mention.end] == mention.printed


@pytest.mark.parametrize("line", ["181345", "0470-12 34 56", "Fastighet 180312-4", "556677-8899", "Sida 12"])
def test_other_numbers_are_no_day(line):
    assert head_dates.find(line, heads.columns(line)) == ()


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("måndagen den 12 mars 2018", True),
        ("2018-03-12 rev. 2018-03-20", True),
        ("Version 1.0 2018-03-12", True),
        ("Beslut i styrelsen 2018-03-12", False),
        ("2018-03-12 i stadshuset", False),
    ],
)
def test_a_day_alone(line, alone):
    mention = head_dates.find(line, heads.columns(line))[0]

    assert head_dates.is_alone(mention, line, heads.columns(line)) is alone
