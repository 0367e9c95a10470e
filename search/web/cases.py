"""Which cases a case number may mean: a query that is nothing else goes to the case itself."""

from django.db.models import Q

from decisions.models import Case as CaseRecord
from decisions.models import CaseNumber
from decisions.selectors import public_cases
from search.core.query import Case
from search.web.shapes import CaseChoice

MOST = 50


def public_cases_of(number: Case) -> tuple[CaseChoice, ...]:
    """The public cases that have this number. With a diary's prefix only that diary's, where it is known there."""
    named = CaseNumber.objects.filter(year=number.year, number=number.number)
    if number.diary:
        same = Q(prefix__iexact=number.diary)
        named = named.filter(same) if named.filter(same).exists() else named.filter(prefix="")
    cases = (
        public_cases()
        .filter(pk__in=named.values("case"))
        .select_related("authority")
        .prefetch_related("numbers")
        .order_by("authority__title", "path")[:MOST]
    )
    return tuple(_choice(case) for case in cases)


def _choice(case: CaseRecord) -> CaseChoice:
    numbers = ", ".join(dict.fromkeys(number.printed for number in case.numbers.all()))
    return CaseChoice(f"/{case.path}/", case.title, numbers, case.authority.title)
