"""Searching as pages do it: the engine's answer without what waits for the index, checked against the database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from decisions.selectors import Fixed, public_items, public_papers
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


_PUBLIC_ITEMS = Fixed(lambda keys: public_items().filter(pk__in=keys).order_by().values_list("pk"))
_PUBLIC_PAPERS = Fixed(lambda keys: public_papers().filter(pk__in=keys).order_by().values_list("pk"))


def _public_records(records: Iterable[str]) -> set[str]:
    items, papers = split(records)
    public = {f"item-{pk}" for (pk,) in _PUBLIC_ITEMS.rows(items)} if items else set()
    return public | {f"paper-{pk}" for (pk,) in _PUBLIC_PAPERS.rows(papers)} if papers else public
