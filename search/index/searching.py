"""Searching as pages do it: the engine's answer without what waits for the index, checked against the database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from decisions.models import AgendaItem, Paper
from decisions.selectors import public_items, public_papers
from search.core.analysis import beginnings, has_beginnings, words
from search.core.document import SearchDocument
from search.core.query import SearchQuery
from search.core.results import Hit, ResultPage
from search.engines.base import Engine
from search.index import outbox
from search.index.builders import split
from search.index.engine import get_engine

_LOOKED_THROUGH = 100


@dataclass(frozen=True, slots=True)
class Found:
    """The engine's answer with only those hits that the database calls public now.

    `hidden` says how many hits of this page were left out: more than zero means that the index lags behind.
    """

    page: ResultPage
    hidden: int


def search(query: SearchQuery, engine: Engine | None = None) -> Found:
    """Answer a query for the public, by the site's engine or another. Raises QueryError and EngineUnavailable."""
    page = search_unchecked(query, engine)
    hits = still_public(page.hits)
    return Found(replace(page, hits=hits), len(page.hits) - len(hits))


def search_unchecked(query: SearchQuery, engine: Engine | None = None) -> ResultPage:
    """The engine's answer as it is: for a caller who asks the database for each record himself, and shows nothing."""
    # The outbox first, then the index: a row is deleted only after its change is in the index.
    return (engine or get_engine()).search(query, excluded=outbox.pending())


def complete(typed: str, number: int) -> tuple[SearchDocument, ...]:
    """At most `number` public documents, the newest, in whose title each typed word begins a word.

    Looked through are the hundred newest with such words in title or clauses. Raises EngineUnavailable.
    """
    wanted = beginnings(typed)
    if not wanted:
        return ()
    found = get_engine().beginning(wanted, _LOOKED_THROUGH, excluded=outbox.pending())
    titled = [one for one in found if has_beginnings([entry[0] for entry in words(one.title).entries], wanted)][:number]
    public = _public_records(document.record for document in titled)
    return tuple(document for document in titled if document.record in public)


def still_public(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Those hits whose record is public in the database at this moment. At most two queries."""
    public = _public_records(hit.document.record for hit in hits)
    return tuple(hit for hit in hits if hit.document.record in public)


def _public_records(records: Iterable[str]) -> set[str]:
    items, papers = split(records)
    public_item, public_paper = _questions(timezone.localdate())
    public = {f"item-{pk}" for pk in public_item.filter(pk__in=items).values_list("pk", flat=True)} if items else set()
    if papers:
        public |= {f"paper-{pk}" for pk in public_paper.filter(pk__in=papers).values_list("pk", flat=True)}
    return public


@lru_cache(maxsize=1)
def _questions(today: date) -> tuple[QuerySet[AgendaItem], QuerySet[Paper]]:  # noqa: ARG001 - they depend on the day
    """What to ask the database by, put together once a day: to do so takes a third of the time of asking.

    Never evaluated themselves, so they hold no answer: each search asks anew.
    """
    return public_items().order_by(), public_papers().order_by()
