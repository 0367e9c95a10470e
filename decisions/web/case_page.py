"""The page of a case (ärende): its way through the bodies in time order, its number in each diary."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    Case,
    CaseNumber,
    InitiativeLink,
    ItemDnr,
    Paper,
    PaperDnr,
)
from decisions.selectors import (
    Fixed,
    earlier_and_later,
    listed_items,
    public_cases,
    public_initiatives,
    public_items,
    public_papers,
)
from decisions.services import same_number_elsewhere
from decisions.web import addresses, lines
from decisions.web.page_shapes import CaseView
from decisions.web.paper_page import dated
from decisions.web.shapes import CaseStep, Link


def items_of(case: Case | int, items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Those of the §§ that belong to a case, oldest first."""
    named = ItemDnr.objects.filter(case=case, item=OuterRef("pk"))
    return items.filter(Exists(named)).order_by("meeting__date", "meeting", "sort_order", "number")


def _papers_of(case: int) -> QuerySet[Paper]:
    named = PaperDnr.objects.filter(case=case, paper=OuterRef("pk"))
    papers = public_papers().filter(Exists(named)).select_related("committee__authority")
    return papers.defer("sections", "corrected").order_by()


def _links_of(items: list[int], papers: list[int]) -> QuerySet[InitiativeLink, Any]:
    links = InitiativeLink.objects.filter(status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives())
    links = links.filter(Q(item__in=items) | Q(paper__in=papers)).order_by("initiative__title", "pk")
    return links.values_list("initiative__title", "initiative__slug")


_ITEMS = Fixed(lambda case: items_of(case, listed_items(public_items())))
_PAPERS = Fixed(_papers_of)
_LINKS = Fixed(_links_of)
_NUMBERS = Fixed(
    lambda case: (
        CaseNumber.objects.filter(case=case).select_related("diary__authority", "diary__committee").order_by("pk")
    )
)
_NOTHING = (0,)
"""Keys where none are asked for: no row has it."""


def papers_of(case: Case) -> list[Paper]:
    """The public papers of a case, oldest first, undated ones last. One query."""
    return sorted(_PAPERS.records(case.pk), key=lambda paper: (paper.date or date.max, paper.pk))


def item_step(item: AgendaItem) -> CaseStep:
    """A § as a stop on the way."""
    line = lines.item_line(item)
    return CaseStep(line.url, line.number, line.title, line.date, line.body, status=line.status)


def paper_step(paper: Paper) -> CaseStep:
    """A paper as a stop on the way."""
    body = Link(paper.sender) if paper.sender else lines.committee_link(paper.committee)
    return CaseStep(
        addresses.of_record(paper),
        str(paper.get_kind_display()),
        paper.title,
        paper.date,
        body,
        dated=dated(paper) or "odaterad",
    )


def in_time_order(steps: list[CaseStep]) -> tuple[CaseStep, ...]:
    """Oldest first; what has no date stands last and says so."""
    return tuple(sorted(steps, key=lambda step: (step.date is None, step.date or date.max)))


def case_view(case: Case, request: HttpRequest) -> CaseView | None:
    """Everything that the page of this case shows; None where nothing of it is public."""
    items, papers = _ITEMS.records(case.pk), papers_of(case)
    if not items and not papers:
        return None
    links = _LINKS.rows([i.pk for i in items] or _NOTHING, [p.pk for p in papers] or _NOTHING)
    earlier, later = earlier_and_later([item.pk for item in items])
    path = addresses.of_record(case)
    numbers = _NUMBERS.records(case.pk)
    authority = lines.authority_link(case.authority)
    label = numbers[0].printed if numbers else case.title
    return CaseView(
        page=lines.page(
            request,
            path,
            (authority, Link(f"Ärende {label}")),
            demo=any(i.meeting.demo for i in items) or any(p.demo for p in papers),
            noindex=any(i.meeting.committee.noindex for i in items if i.meeting.committee),
        ),
        title=_title(items, papers),
        authority=authority,
        numbers=tuple((str(n.diary), n.printed) for n in numbers),
        steps=in_time_order([*map(item_step, items), *map(paper_step, papers)]),
        initiatives=tuple(dict.fromkeys(Link(title, f"{addresses.INITIATIVES}{slug}/") for title, slug in links)),
        contact=lines.contact(case.authority),
        feed_url=f"{path}rss/",
        same_number=_same_number(case),
        earlier=tuple(map(item_step, earlier)),
        later=tuple(map(item_step, later)),
    )


def _same_number(case: Case) -> tuple[Link, ...]:
    """Public cases of other diaries under the same number, each with its authority. Two queries."""
    return tuple(
        Link(
            f"{other.authority.title}, {', '.join(number.printed for number in other.numbers.all())}",
            addresses.of_record(other),
        )
        for other in same_number_elsewhere(case, public_cases())
        if other.authority.live
    )


def _title(items: list[AgendaItem], papers: list[Paper]) -> str:
    """The newest public title. Never the case's own: it may come from a record that is not public."""
    return items[-1].title if items else papers[-1].title
