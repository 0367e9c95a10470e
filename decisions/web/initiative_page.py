"""The pages of county-wide initiatives: the list, and one initiative with its matrix, timeline and comparison."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativePage,
    LinkEvent,
    Minutes,
    NameKind,
    Paper,
    Publication,
)
from decisions.selectors import public_initiatives, public_items, public_meetings, public_papers
from decisions.web import addresses, lines, matrix
from decisions.web.case_page import in_time_order, item_step, paper_step
from decisions.web.comparison import compare
from decisions.web.dates import long_date
from decisions.web.page_shapes import InitiativeIndexView, InitiativeView
from decisions.web.shapes import CaseStep, ComparedText, Comparison, Contact, InitiativeLine, Link


def _first_sentences(text: str) -> str:
    paragraph = text.strip().split("\n\n")[0]
    return paragraph if len(paragraph) <= 220 else f"{paragraph[:200].rpartition(' ')[0]} …"


def _period(initiative: InitiativePage) -> str:
    start = str(initiative.period_from.year) if initiative.period_from else ""
    end = str(initiative.period_to.year) if initiative.period_to else ""
    if not start and not end:
        return ""
    return start if start == end else f"{start}–{end}"


def _lead(initiative: InitiativePage) -> Link | None:
    if initiative.lead_authority:
        return lines.authority_link(initiative.lead_authority)
    return Link(initiative.lead_organisation) if initiative.lead_organisation else None


def initiative_lines(items: QuerySet[AgendaItem]) -> tuple[InitiativeLine, ...]:
    """All public initiatives by title, each with how many bodies have decided. Three queries.

    `items` are the public §§.
    """
    initiatives = list(
        public_initiatives().select_related("lead_authority").prefetch_related("expected_bodies").order_by("title")
    )
    links = list(
        InitiativeLink.objects.filter(
            initiative__in=[i.pk for i in initiatives], status__in=PUBLIC_LINK_STATUSES, item__in=items
        ).select_related("item__meeting__committee")
    )
    return tuple(_line(i, [link for link in links if link.initiative_id == i.pk]) for i in initiatives)


def _line(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> InitiativeLine:
    expected = {e.committee_id for e in initiative.expected_bodies.all()}
    decided = {link.item.meeting.committee_id for link in links if link.item and matrix.is_decision(link)}
    lead = _lead(initiative)
    return InitiativeLine(
        url=addresses.of_initiative(initiative),
        title=initiative.title,
        summary=_first_sentences(initiative.description),
        period=_period(initiative),
        lead=lead.text if lead else "",
        decided=len(decided & expected) if expected else len(decided),
        expected=len(expected),
        latest=max((link.item.meeting.date for link in links if link.item), default=None),
        demo=initiative.demo,
    )


def index_view(index: InitiativeIndexPage, request: HttpRequest) -> InitiativeIndexView:
    """The list of initiatives."""
    return InitiativeIndexView(
        page=lines.page(request, addresses.INITIATIVES, (Link(index.title),)),
        title=index.title,
        introduction=index.introduction,
        initiatives=initiative_lines(public_items()),
    )


def public_item_links(initiative: InitiativePage, items: QuerySet[AgendaItem]) -> list[InitiativeLink]:
    """The public links to public §§, with what matrix, timeline and comparison need. Two queries."""
    return list(
        initiative.links.filter(status__in=PUBLIC_LINK_STATUSES, item__in=items)
        .select_related("item__meeting__committee__authority")
        .prefetch_related("item__clauses")
        .order_by("item__meeting__date", "item__sort_order", "pk")
    )


def public_paper_links(initiative: InitiativePage, papers: QuerySet[Paper]) -> list[InitiativeLink]:
    """The public links to public papers. One query."""
    return list(
        initiative.links.filter(status__in=PUBLIC_LINK_STATUSES, paper__in=papers)
        .select_related("paper__committee__authority")
        .order_by("paper__date", "pk")
    )


def initiative_view(initiative: InitiativePage, request: HttpRequest) -> InitiativeView:
    """Everything that the page of this initiative shows."""
    items = public_items()
    links = public_item_links(initiative, items)
    paper_links = public_paper_links(initiative, public_papers())
    steps = list(initiative.steps.all())
    expected = list(initiative.expected_bodies.select_related("committee__authority"))
    built = matrix.build(
        steps, expected, links, _covered([*(e.committee_id for e in expected), *_committee_ids(links)])
    )
    path = addresses.of_initiative(initiative)
    return InitiativeView(
        page=lines.page(
            request,
            path,
            (Link("Länsgemensamma initiativ", addresses.INITIATIVES), Link(initiative.title)),
            demo=initiative.demo,
        ),
        title=initiative.title,
        introduction=initiative.description,
        aliases=_aliases(initiative),
        period=_period(initiative),
        lead=_lead(initiative),
        website=initiative.website,
        steps=tuple(step.title for step in steps),
        matrix=built.groups,
        decided=built.decided,
        expected=built.expected,
        timeline=_timeline(links, paper_links),
        comparison=_comparison(initiative, links),
        papers=_papers(initiative, paper_links),
        related=_related(initiative),
        removed=_removed(initiative, items),
        contact=_contact(initiative),
        feed_url=f"{path}rss/",
    )


def _aliases(initiative: InitiativePage) -> tuple[str, ...]:
    names = [n.name for n in initiative.names.all() if n.kind != NameKind.LOOKALIKE]
    return tuple(name for name in names if name != initiative.title)


def _committee_ids(links: Sequence[InitiativeLink]) -> list[int]:
    return [link.item.meeting.committee_id for link in links if link.item and link.item.meeting.committee_id]


def _covered(committees: Sequence[int]) -> dict[int, date]:
    """The last meeting with published minutes of each committee. One query."""
    has_minutes = Minutes.objects.filter(meeting=OuterRef("pk"), publication=Publication.PUBLISHED)
    rows = (
        public_meetings()
        .filter(Exists(has_minutes), committee__in=committees)
        .order_by()
        .values_list("committee")
        .annotate(latest=Max("date"))
    )
    return dict(rows)


def _timeline(links: Sequence[InitiativeLink], papers: Sequence[InitiativeLink]) -> tuple[CaseStep, ...]:
    steps = [replace(item_step(link.item), status=matrix.status_of(link)) for link in links if link.item]
    steps += [paper_step(link.paper) for link in papers if link.paper]
    return in_time_order(steps)


def _compared(link: InitiativeLink, reference: Sequence[str]) -> ComparedText:
    assert link.item is not None
    clauses = tuple(clause.text for clause in link.item.clauses.all())
    committee = link.item.meeting.committee
    authority = committee.authority.title if committee and committee.authority else ""
    return ComparedText(
        body=Link(f"{committee.title if committee else ''}, {authority}"),
        item=Link(f"{link.item.paragraph}, {long_date(link.item.meeting.date)}", addresses.of_record(link.item)),
        clauses=clauses,
        verdict=compare(reference, clauses).text,
    )


def _comparison(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> Comparison | None:
    """Decisions of the same step against the named reference decision; None where none is named or public."""
    named = next((link for link in links if link.item_id == initiative.reference_item_id), None)
    if named is None or named.item is None:
        return None
    reference = [clause.text for clause in named.item.clauses.all()]
    others = [link for link in links if link.pk != named.pk and link.step == named.step and matrix.is_decision(link)]
    if not reference or not others:
        return None
    return Comparison(_compared(named, reference), tuple(_compared(link, reference) for link in others))


def _papers(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> tuple[Link, ...]:
    """Public papers, then papers that are known to belong here but are not on the site."""
    shown = [lines.paper_link(link.paper) for link in links if link.paper]
    held = {(link.paper.title.casefold(), link.paper.date) for link in links if link.paper}
    known = [
        Link(p.title, "", ", ".join(filter(None, [p.sender, long_date(p.date) if p.date else "odaterad",
                                                  "finns inte på webbplatsen"])))
        for p in initiative.known_papers.all()
        if (p.title.casefold(), p.date) not in held
    ]  # fmt: skip
    return (*shown, *known)


def _related(initiative: InitiativePage) -> tuple[Link, ...]:
    """Initiatives before, after and beside this one. One query for those beside."""
    before = [initiative.preceded_by] if initiative.preceded_by and initiative.preceded_by.live else []
    beside = list(initiative.related.filter(live=True).order_by("title"))
    return (
        *(Link(i.title, addresses.of_initiative(i), "föregick detta") for i in before),
        *(Link(i.title, addresses.of_initiative(i)) for i in beside),
    )


def _removed(initiative: InitiativePage, items: QuerySet[AgendaItem]) -> tuple[str, ...]:
    """One dated line for each public link that was taken away from a § that is still public. One query."""
    events = (
        LinkEvent.objects.filter(link__initiative=initiative, before__in=PUBLIC_LINK_STATUSES, link__item__in=items)
        .exclude(after__in=PUBLIC_LINK_STATUSES)
        .exclude(link__status__in=PUBLIC_LINK_STATUSES)
        .select_related("link__item__meeting__committee__authority")
        .order_by("-at")
    )
    return tuple(
        f"{long_date(timezone.localtime(event.at).date())}: kopplingen till "
        f"{lines.item_link(event.link.item).text} togs bort."
        for event in events
        if event.link.item
    )


def _contact(initiative: InitiativePage) -> Contact | None:
    lead = _lead(initiative)
    if not initiative.contact and lead is None:
        return None
    return Contact(lead.text if lead else "Länsredaktionen", initiative.contact)
