"""What connects packages that do not know each other: a changed initiative is looked for with the search index.

`decisions` takes the finder as an argument; only here is it known that the finder is `search` (design.md §5).
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django_tasks import task

from decisions import services
from decisions.events import RecordKey, rescan_asked
from decisions.linking import telling_words
from decisions.selectors import public_items, public_papers
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.index import searching

log = logging.getLogger(__name__)
_PAGE = 100
SLICE = 20.0
"""Seconds that a rescan works before it lets the queue's other tasks come first."""


class IndexFinder:
    """Finds records in the search index. While it is down: everything by name, nothing by likeness.

    Whether they are public at this moment is not asked: `decisions` reads them as public records or not at all.
    """

    def named(self, names: Sequence[str]) -> Iterable[RecordKey]:
        """Public records that have every word of one of the names, in any form."""
        try:
            for name in names:
                yield from _matching(_words(name))
        except EngineUnavailable:
            log.warning("search is down: every public record is gone through")
            yield from (RecordKey("item", pk) for pk in public_items().values_list("pk", flat=True))
            yield from (RecordKey("paper", pk) for pk in public_papers().values_list("pk", flat=True))

    def like(self, text: str, limit: int) -> Iterable[RecordKey]:
        """The records that rank highest for the telling words of the text, any of them."""
        words = telling_words(text)
        try:
            yield from _matching(" OR ".join(words), limit) if words else ()
        except EngineUnavailable:
            return


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def _matching(query: str, limit: int | None = None) -> Iterator[RecordKey]:
    page = seen = 0
    while limit is None or seen < limit:
        page += 1
        try:
            asked = parse_query(query, page=page, page_size=_PAGE, facets=())
            found = searching.search_unchecked(replace(asked, bare=True))
        except QueryError:
            return
        for hit in found.hits:
            kind, _, pk = hit.document.record.partition("-")
            yield RecordKey("item" if kind == "item" else "paper", int(pk))
        seen += len(found.hits)
        if len(found.hits) < _PAGE or found.relaxed:  # what follows has only some of the words
            return


@task(queue_name="index")
def rescan(row: int) -> None:
    """Work on one rescan for a while. The argument is the primary key of its row, which holds everything else."""
    if services.run_rescan(row, IndexFinder(), slice_seconds=SLICE):
        rescan.enqueue(row)


@task(queue_name="index")
def look_for_rescans() -> None:
    """Take up what a killed worker left behind."""
    for row in services.unfinished_rescans():
        rescan.enqueue(row)


@receiver(rescan_asked)
def rescan_after_commit(**said: Any) -> None:
    """Queue the work once the row is safe."""
    transaction.on_commit(lambda: rescan.enqueue(said["rescan"]))
