"""Papers that belong to a §: the bilaga under its §, the § on the page of the bilaga."""

from collections.abc import Mapping, Sequence

from decisions.models import AgendaItem, Paper, PaperItem
from decisions.selectors import Fixed, listed_items, public_items, public_papers, rows_below
from decisions.web.lines import item_link, paper_link
from decisions.web.shapes import Link

_OF_ITEMS = Fixed(
    lambda items: (
        PaperItem.objects.filter(item__in=items, paper__in=public_papers())
        .select_related("paper")
        .only("item", "paper__path", "paper__kind", "paper__title", "paper__date")
        .order_by("item", "paper__start", "paper")
    )
)
_ITEMS = Fixed(lambda keys: listed_items(public_items()).filter(pk__in=keys).order_by())


def of_item(item: AgendaItem) -> tuple[Link, ...]:
    """The public papers that say that they belong to this §. One query."""
    return of_items([item]).get(item.pk, ())


def of_items(items: Sequence[AgendaItem]) -> Mapping[int, tuple[Link, ...]]:
    """The same for many §§, by their keys. One query."""
    found: dict[int, dict[Link, None]] = {}
    for row in _OF_ITEMS.records([item.pk for item in items]) if items else ():
        found.setdefault(row.item_id, {})[paper_link(row.paper)] = None
    return {key: tuple(links) for key, links in found.items()}


def of_paper(paper: Paper) -> tuple[Link, ...]:
    """The §§ that this paper says that it belongs to: a link where it is public, else as printed. One query.

    A § that we hold but that is not public reads as one that is not here.
    """
    rows = rows_below(paper, "about")
    keys = [row.item_id for row in rows if row.item_id]
    shown = {item.pk: item for item in _ITEMS.records(keys)} if keys else {}
    return tuple(item_link(shown[row.item_id]) if row.item_id in shown else Link(str(row)) for row in rows)
