"""What connects packages that do not know each other: a changed initiative is looked for with the search index.

`decisions` takes the finder as an argument; only here is it known that the finder is `search` (design.md §5).
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django_tasks import task

from decisions import services
from decisions.events import RecordKey, initiative_changed
from decisions.models import InitiativePage
from decisions.selectors import public_items, public_papers
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.index import searching

log = logging.getLogger(__name__)
_PAGE = 100


def find_candidates(names: Iterable[str]) -> Iterable[RecordKey]:
    """Public records that have every word of one of the names, in any form. All public records while search is down."""
    try:
        for name in names:
            yield from _with_words(name)
    except EngineUnavailable:
        log.warning("search is down: every public record is gone through")
        yield from (RecordKey("item", pk) for pk in public_items().values_list("pk", flat=True))
        yield from (RecordKey("paper", pk) for pk in public_papers().values_list("pk", flat=True))


def _with_words(name: str) -> Iterable[RecordKey]:
    words = " ".join("".join(c if c.isalnum() else " " for c in name).split())
    page = 1
    while True:
        try:
            found = searching.search(parse_query(words, page=page, page_size=_PAGE, facets=()))
        except QueryError:
            return
        for hit in found.page.hits:
            kind, _, pk = hit.document.record.partition("-")
            yield RecordKey("item" if kind == "item" else "paper", int(pk))
        if len(found.page.hits) + found.hidden < _PAGE:
            return
        page += 1


@task(queue_name="index")
def rescan(initiative: int) -> None:
    """Look for the links of one initiative. The argument is its primary key."""
    page = InitiativePage.objects.filter(pk=initiative).first()
    if page is not None:
        changed = services.rescan_initiative(page, find_candidates)
        log.info("initiative %s: links of %s records changed", initiative, changed)


@receiver(initiative_changed)
def rescan_after_commit(initiative: int, **_: Any) -> None:
    """Queue the look once the change is safe."""
    transaction.on_commit(lambda: rescan.enqueue(initiative))
