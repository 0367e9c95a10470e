"""Dates of a front page."""

from datetime import date

import pytest

from importers.parsing import front_dates
from importers.parsing.result import Located, Span

MET = date(2030, 10, 11)


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("2030-10-14", None, [date(2030, 10, 14)]),
        ("den 14 oktober", MET, [date(2030, 10, 14)]),
        ("den 14 oktober", None, []),
        ("15 oktober–5 november 2030", MET, [date(2030, 10, 15), date(2030, 11, 5)]),
        ("13 okt–2 nov", MET, [date(2030, 10, 13), date(2030, 11, 2)]),
        ("den 5/1", MET, [date(2031, 1, 5)]),  # a notice follows the meeting
        ("94-03-14", None, [date(1994, 3, 14)]),
        ("20301011", None, [MET]),
        ("Datum: 2030 10 11", None, [MET]),
        ("Tid: 20301011 kl. 13.30", None, [MET]),
        ("Sammanträde 11/10-2030", None, [MET]),
        ("11 oktober -30", None, [MET]),
        ("Org.nr 20301011", None, []),
        ("19561011-1234", None, []),
        ("Fakturor 2030 10 11 kr", None, []),
        ("kl. 13.30", MET, []),
        ("den 31 februari", MET, []),
    ],
)
def test_mentions(text, near, expected):
    assert [one.value for one in front_dates.mentions(text, near)] == expected


def head(text: str, start: int = 0) -> Located:
    return Located(text, (Span(start, start + len(text)),), 1)


def test_page_heads_with_one_date():
    assert front_dates.of_page_heads([head("Kommunstyrelsen"), head("2030-10-11")]).value == MET


def test_of_two_dates_the_one_that_speaks_of_the_meeting():
    heads = [head("Utskrift 2030-11-01"), head("Sammanträdesdatum 2030-10-11")]

    assert front_dates.of_page_heads(heads).value == MET
    assert front_dates.of_page_heads([head("2030-11-01"), head("2030-10-11")]) is None


def test_columns_of_a_page_head_keep_their_places():
    columns = front_dates.columns(head("Kommunstyrelsen\t2030-10-11\t3 (9)", start=100))

    assert [(one.text, one.start) for one in columns] == [("Kommunstyrelsen", 100), ("2030-10-11", 116), ("3 (9)", 127)]


@pytest.mark.parametrize("day", ["2030-12-09--10", "2030-12-09–10", "den 9–10 december 2030", "9 och 10 december 2030"])
def test_a_meeting_of_two_days_is_of_the_first(parse, day):
    front = parse(f"PROTOKOLL\nRegionfullmäktige\n{day}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front

    assert front.meeting_date.value == date(2030, 12, 9)
