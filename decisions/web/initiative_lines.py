"""Initiatives in lists: all of them, and those that an authority's or a committee's decisions belong to."""

from collections.abc import Sequence

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativePage,
)
from decisions.selectors import public_initiatives, public_items
from decisions.web import addresses, lines, matrix
from decisions.web.page_shapes import InitiativeIndexView
from decisions.web.shapes import InitiativeLine, Link


def _first_sentences(text: str) -> str:
    paragraph = text.strip().split("\n\n")[0]
    return paragraph if len(paragraph) <= 220 else f"{paragraph[:200].rpartition(' ')[0]} …"


def period_of(initiative: InitiativePage) -> str:
    """The years in which it was or is at work: "2016–2019", "2016–", or nothing."""
    start = str(initiative.period_from.year) if initiative.period_from else ""
    end = str(initiative.period_to.year) if initiative.period_to else ""
    if not start and not end:
        return ""
    return start if start == end else f"{start}–{end}"


def lead_of(initiative: InitiativePage) -> Link | None:
    """Who leads it: an authority of the site, or an organisation by its name alone."""
    if initiative.lead_authority and initiative.lead_authority.live:
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
    lead = lead_of(initiative)
    return InitiativeLine(
        url=addresses.of_initiative(initiative),
        title=initiative.title,
        summary=_first_sentences(initiative.description),
        period=period_of(initiative),
        lead=lead.text if lead else "",
        decided=len(decided & expected) if expected else len(decided),
        expected=len(expected),
        latest=max((link.item.meeting.date for link in links if link.item), default=None),
        demo=initiative.demo,
    )


def initiatives_of(items: QuerySet[AgendaItem]) -> tuple[Link, ...]:
    """The initiatives that these public §§ are linked to, each with how many of them and the latest. One query."""
    found = (
        InitiativeLink.objects.filter(
            status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives(), item__in=items
        )
        .order_by("initiative__title")
        .values_list("initiative__title", "initiative__slug")
        .annotate(count=Count("item", distinct=True), latest=Max("item__meeting__date"))
    )
    return tuple(
        Link(
            title,
            f"{addresses.INITIATIVES}{slug}/",
            f"{count} {'beslut' if count == 1 else 'beslut och ärenden'}, senast {latest.isoformat()}",
        )
        for title, slug, count, latest in found
    )


def index_view(index: InitiativeIndexPage, request: HttpRequest) -> InitiativeIndexView:
    """The list of initiatives."""
    return InitiativeIndexView(
        page=lines.page(request, addresses.INITIATIVES, (Link(index.title),)),
        title=index.title,
        introduction=index.introduction,
        initiatives=initiative_lines(public_items()),
    )
