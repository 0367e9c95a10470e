"""LTL 2 §: the days that move an end of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.law import is_day_of_rest, roll_forward

REST = [
    "2024-06-21",  # midsommarafton, a Friday
    "2024-06-22",  # midsommardagen
    "2024-12-24",  # julafton, a Tuesday
    "2024-12-25",
    "2024-12-26",
    "2024-12-31",  # nyårsafton, a Tuesday
    "2025-01-01",
    "2025-01-06",  # trettondedag jul
    "2024-03-29",  # långfredagen
    "2024-04-01",  # annandag påsk
    "2024-05-01",
    "2024-05-09",  # Kristi himmelsfärdsdag
    "2024-06-06",
    "2024-11-02",  # alla helgons dag
    "2019-02-16",  # an ordinary Saturday
    "2019-02-17",  # an ordinary Sunday
    "2004-05-31",  # annandag pingst, a holiday up to 2004
]
WORK = [
    "2024-03-28",  # skärtorsdag
    "2024-04-30",  # valborgsmässoafton
    "2024-05-10",  # klämdag
    "2025-06-09",  # annandag pingst, no holiday since 2005
    "2004-06-07",  # a Monday; the day before was no nationaldag holiday yet
    "2026-01-05",  # trettondagsafton
]


@pytest.mark.parametrize("day", REST)
def test_day_of_rest(day: str) -> None:
    assert is_day_of_rest(date.fromisoformat(day))


@pytest.mark.parametrize("day", WORK)
def test_day_of_work(day: str) -> None:
    assert not is_day_of_rest(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        ("2024-12-24", "2024-12-27"),  # julafton to Friday, over two holidays
        ("2026-12-24", "2026-12-28"),  # over the week-end as well
        ("2024-12-31", "2025-01-02"),  # over the turn of the year
        ("2024-06-21", "2024-06-24"),
        ("2024-06-20", "2024-06-20"),
    ],
)
def test_roll_forward(day: str, rolled: str) -> None:
    assert roll_forward(date.fromisoformat(day)) == date.fromisoformat(rolled)


@given(st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_rolling_ends_on_the_next_day_of_work(day: date) -> None:
    rolled = roll_forward(day)
    assert day <= rolled <= day + timedelta(days=6)
    assert not is_day_of_rest(rolled)
    assert all(is_day_of_rest(day + timedelta(days=n)) for n in range((rolled - day).days))
