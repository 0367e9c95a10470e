"""To which meeting a list of delegates' decisions is reported."""

from datetime import date

import pytest

LIST = (
    "Miljöförbundet Norra Åsbygden\n\nDelegationsbeslut\n\nBeslut fattade under tiden 2031-08-15–2031-09-09\n\n{}\n\n"
    "Dnr\tFastighet\tBeslutsdatum\tBeslut\n2031-914\tTorp 1:8\t2031-08-17\tTillstånd\n\n2031-08-30\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Anmäls till: Förbundsdirektionen 2031-09-22",
        "Anmäls vid direktionens sammanträde den 22 september 2031",
        "Redovisas för direktionen 2031-09-22",
        "Till direktionens sammanträde 2031-09-22",
    ],
)
def test_the_meeting_to_which_decisions_are_reported(parse, line):
    assert parse(LIST.format(line)).front.meeting_date.value == date(2031, 9, 22)


@pytest.mark.parametrize("line", ["Anmälda beslut under perioden 2031-08-15–2031-09-09", "Handläggare: Ann Ek"])
def test_days_of_decisions_are_of_no_meeting(parse, line):
    assert parse(LIST.format(line)).front.meeting_date is None
