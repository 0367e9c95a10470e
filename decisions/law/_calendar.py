"""Days on which a statutory time cannot end."""

from datetime import date, timedelta
from functools import lru_cache

from holidays.constants import DE_FACTO, PUBLIC
from holidays.countries.sweden import Sweden

_DAY = timedelta(days=1)
_SATURDAY = 5


@lru_cache(maxsize=256)
def _holidays(year: int) -> frozenset[date]:
    # DE_FACTO holds exactly midsommarafton, julafton and nyårsafton, which LTL 2 § puts beside the Sundays.
    # The library knows no year before 1953: then only Saturdays and Sundays are left.
    return frozenset(Sweden(years=year, categories=(PUBLIC, DE_FACTO)))


def is_day_of_rest(day: date) -> bool:
    """Whether LTL 2 § moves an end of time away from `day`.

    True for Saturday, Sunday, other public holidays, midsommarafton, julafton and nyårsafton. Not for
    trettondagsafton, skärtorsdag, valborgsmässoafton or klämdagar, when courts may be closed all the same.
    """
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


def roll_forward(day: date) -> date:
    """The first day from `day` on that is no day of rest (LTL 2 §)."""
    while is_day_of_rest(day):
        day += _DAY
    return day
