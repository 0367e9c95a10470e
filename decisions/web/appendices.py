"""Papers that belong to a §: the bilaga under its §, the § on the page of the bilaga."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from decisions.models import AgendaItem, Paper, PaperItem
from decisions.web.lines import item_link, paper_link
from decisions.web.shapes import Link


def of_item(item: AgendaItem, papers: QuerySet[Paper]) -> tuple[Link, ...]:
    """The public papers that say that they belong to this §. One query; `papers` are the public ones."""
    return of_items([item], papers).get(item.pk, ())


def of_items(items: Sequence[AgendaItem], papers: QuerySet[Paper]) -> Mapping[int, tuple[Link, ...]]:
    """The same for many §§, by their keys. One query."""
    rows = PaperItem.objects.filter(item__in=[item.pk for item in items], paper__in=papers)
    found: dict[int, dict[Link, None]] = {}
    for row in rows.select_related("paper").order_by("item", "paper__start", "paper"):
        if row.item_id is not None:
            found.setdefault(row.item_id, {})[paper_link(row.paper)] = None
    return {key: tuple(links) for key, links in found.items()}


def of_paper(paper: Paper, items: QuerySet[AgendaItem]) -> tuple[Link, ...]:
    """The §§ that this paper says that it belongs to: a link where it is public, else as printed. One query.

    A § that we hold but that is not public reads as one that is not here.
    """
    rows = list(paper.about.all())
    keys = [row.item_id for row in rows if row.item_id]
    related = items.filter(pk__in=keys).select_related("meeting__committee__authority")
    shown = {item.pk: item for item in related} if keys else {}
    return tuple(item_link(shown[row.item_id]) if row.item_id in shown else Link(str(row)) for row in rows)
