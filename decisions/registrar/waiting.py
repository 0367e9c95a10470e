"""What waits for a registrar, committee by committee."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from decisions import selectors
from decisions.models import AgendaItem, CommitteePage, ErrorReport, InitiativeLink, LinkStatus, Paper, Publication


@dataclass(frozen=True, slots=True)
class Waiting:
    """One committee with its counts."""

    committee: CommitteePage
    draft_items: int
    published_items: int
    draft_papers: int
    suggestions: int
    reports: int


def _count(rows: QuerySet[Any], path: str) -> Coalesce:
    """How many of `rows` belong to the committee of the outer query."""
    counted = rows.filter(**{path: OuterRef("pk")}).order_by().values(path).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def by_committee(user: Any) -> tuple[Waiting, ...]:
    """The committees that this person handles, by authority and name. One query."""
    items = AgendaItem.objects.order_by()
    suggested = InitiativeLink.objects.filter(status=LinkStatus.SUGGESTED)
    committees = (
        selectors.editable_committees(user)
        .select_related("authority")
        .order_by("authority__title", "title")
        .annotate(
            n_drafts=_count(items.filter(publication=Publication.DRAFT), "meeting__committee"),
            n_published=_count(items.filter(publication=Publication.PUBLISHED), "meeting__committee"),
            n_papers=_count(Paper.objects.filter(publication=Publication.DRAFT), "committee"),
            n_items_linked=_count(suggested, "item__meeting__committee"),
            n_papers_linked=_count(suggested, "paper__committee"),
            n_reports=_count(ErrorReport.objects.filter(handled_at=None), "committee"),
        )
    )
    return tuple(
        Waiting(c, c.n_drafts, c.n_published, c.n_papers, c.n_items_linked + c.n_papers_linked, c.n_reports)
        for c in committees
    )
