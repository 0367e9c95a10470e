"""Which cases a case number may mean: a query that is nothing else goes to the case itself."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from decisions.models import Case as CaseRecord
from decisions.models import CaseNumber
from decisions.selectors import public_cases, public_items, public_papers
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
    found = list(cases)
    titles = _titles([case.pk for case in found])
    return tuple(_choice(case, titles.get(case.pk, "")) for case in found)


def headings(paths: Iterable[str]) -> Mapping[str, CaseChoice]:
    """The public cases at these paths, for the headings of a grouped result. Four queries however many there are."""
    wanted = {path for path in paths if path}
    if not wanted:
        return {}
    found = list(public_cases().filter(path__in=wanted).select_related("authority").prefetch_related("numbers"))
    titles = _titles([case.pk for case in found])
    return {case.path: _choice(case, titles.get(case.pk, "")) for case in found}


def _titles(cases: list[int]) -> dict[int, str]:
    """The newest public title of each case. Never the case's own: it may come from a record that is not public."""
    papers = public_papers().filter(dnrs__case__in=cases).order_by("date", "pk")
    items = public_items().filter(dnrs__case__in=cases).order_by("meeting__date", "meeting", "sort_order", "number")
    return dict([*papers.values_list("dnrs__case", "title"), *items.values_list("dnrs__case", "title")])


def _choice(case: CaseRecord, title: str) -> CaseChoice:
    numbers = ", ".join(dict.fromkeys(number.printed for number in case.numbers.all()))
    return CaseChoice(f"/{case.path}/", title, numbers, case.authority.title)
