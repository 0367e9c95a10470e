"""Initiatives in lists: all of them, and those that an authority's or a committee's decisions belong to."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    ExpectedBody,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativePage,
)
from decisions.selectors import Fixed, lay_below, public_initiatives, public_items, rows_below
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


_INITIATIVES = Fixed(lambda: public_initiatives().select_related("lead_authority").order_by("title"))
_EXPECTED = Fixed(lambda pages: ExpectedBody.objects.filter(page__in=pages))
_LINKS = Fixed(
    lambda initiatives: (
        InitiativeLink.objects.filter(
            initiative__in=initiatives, status__in=PUBLIC_LINK_STATUSES, item__in=public_items()
        )
        .select_related("item__meeting__committee")
        .only("relation", "initiative", "item__meeting__date", "item__meeting__committee__preparatory")
        .order_by()
    )
)


def initiative_lines() -> tuple[InitiativeLine, ...]:
    """All public initiatives by title, each with how many bodies have decided. Three queries."""
    initiatives = _INITIATIVES.records()
    keys = [i.pk for i in initiatives]
    if not keys:
        return ()
    lay_below(initiatives, "expected_bodies", _EXPECTED.records(keys))
    links = _LINKS.records(keys)
    return tuple(_line(i, [link for link in links if link.initiative_id == i.pk]) for i in initiatives)


def _line(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> InitiativeLine:
    expected = {e.committee_id for e in rows_below(initiative, "expected_bodies")}
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


def counted_initiatives(items: QuerySet[AgendaItem]) -> QuerySet[InitiativeLink, Any]:
    """The initiatives that these public §§ are linked to: title, slug, how many of the §§, the day of the latest."""
    return (
        InitiativeLink.objects.filter(
            status__in=PUBLIC_LINK_STATUSES, initiative__in=public_initiatives(), item__in=items
        )
        .order_by("initiative__title")
        .values_list("initiative__title", "initiative__slug")
        .annotate(count=Count("item", distinct=True), latest=Max("item__meeting__date"))
    )


def initiative_links(counted: Iterable[tuple[Any, ...]]) -> tuple[Link, ...]:
    """Links to what `counted_initiatives` gives."""
    return tuple(
        Link(
            title,
            f"{addresses.INITIATIVES}{slug}/",
            f"{count} {'beslut' if count == 1 else 'beslut och ärenden'}, senast {latest.isoformat()}",
        )
        for title, slug, count, latest in counted
    )


def index_view(index: InitiativeIndexPage, request: HttpRequest) -> InitiativeIndexView:
    """The list of initiatives."""
    return InitiativeIndexView(
        page=lines.page(request, addresses.INITIATIVES, (Link(index.title),)),
        title=index.title,
        introduction=index.introduction,
        initiatives=initiative_lines(),
    )
