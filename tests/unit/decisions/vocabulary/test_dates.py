from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import dates


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2018-05-16", date(2018, 5, 16)),
        ("den 7 oktober 2015", date(2015, 10, 7)),
        ("7 okt 2015", date(2015, 10, 7)),
        ("7 OKTOBER 2015", date(2015, 10, 7)),
        ("7:e maj 2018", date(2018, 5, 7)),
        ("16.5.2018", date(2018, 5, 16)),
        ("16/5 2018", date(2018, 5, 16)),
        ("16/5/2018", date(2018, 5, 16)),
        ("2018.05.16", date(2018, 5, 16)),
        ("29 februari 2016", date(2016, 2, 29)),
    ],
)
def test_forms(printed, value):
    text = f"Beslutet fattades {printed}, § 72."
    (found,) = dates.find(text)
    assert found.value == value
    assert found.printed == printed == text[found.start : found.end]
    assert dates.parse(f" {printed} ") == value


@pytest.mark.parametrize(
    "text",
    ["2018-02-30", "31 april 2018", "29 februari 2018", "2018-13-01", "den 5/5", "2018/0234", "2017:725", "121212-1212",
     "2018-05-16-2", "20180516", "SLK-2018-05-16", "0470-12 34 56", "2016-2018", "5 maj"],
)  # fmt: skip
def test_what_is_no_date_in_text(text):
    assert dates.find(text) == ()


def test_eight_digits_are_a_date_only_when_they_are_all():
    assert dates.parse("20180516") == date(2018, 5, 16)
    assert dates.parse("20181516") is None


def test_several_dates_in_order():
    found = dates.find("2017-11-30 och den 1 mars 2018 samt 2 mars 2018")
    assert [mention.value for mention in found] == [date(2017, 11, 30), date(2018, 3, 1), date(2018, 3, 2)]


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_written_is_read_again(value):
    assert dates.parse(dates.format_swedish(value)) == value
    assert dates.parse(value.isoformat()) == value


def test_swedish_form():
    assert dates.format_swedish(date(2018, 5, 16)) == "16 maj 2018"


@pytest.mark.parametrize(
    ("digits", "year"), [("69", 2069), ("70", 1970), ("99", 1999), ("00", 2000), ("1968", 1968), ("2018", 2018)]
)
def test_two_digits_of_a_year_are_of_the_seventies_or_later(digits, year):
    assert dates.full_year(digits) == year


@pytest.mark.parametrize("dash", ["-", "–", "--", " – ", "—"])
def test_both_days_of_a_span(dash):
    found = [one.value for one in dates.find(f"Anslås 2030-03-11{dash}2030-04-02.")]

    assert found == [date(2030, 3, 11), date(2030, 4, 2)]
    assert dates.find("2030-03-11-2030") == ()
