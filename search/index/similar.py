"""More like this: public §§ of other authorities whose words are nearest to those of one §."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from search.core.document import SearchDocument, Tag
from search.core.likeness import Wording, likeness
from search.core.query import Filters, Group, Ident, SearchQuery, Word
from search.index.builders import ITEM_KIND
from search.index.engine import get_engine

CANDIDATES = 40
"""Documents that the engine is asked for; their texts are then compared word by word."""
NEAR = 0.3
"""Likeness from which a § is called alike: below it, what is shared is how all minutes are written."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is looked for: the texts of a §, the words that tell most of them, and where to look.

    `authorities` are the slugs of those whose §§ may be answered; `first` and `last` the days, both included. `empty`
    are words that never make two §§ alike.
    """

    record: str
    wording: Wording
    words: Sequence[str]
    authorities: Collection[str]
    first: date
    last: date
    empty: Collection[str] = ()


def nearest(sample: Sample, most: int) -> tuple[str, ...]:
    """Records (`item-12`) that are alike, nearest first, at most `most`. No query.

    They may be stale: whoever shows them asks the database. Raises EngineUnavailable.
    """
    words = tuple(Word(word) for word in sample.words)
    if not words or not sample.authorities:
        return ()
    query = SearchQuery(
        groups=(Group(words),),
        filters=Filters(
            authorities=tuple(Ident(slug) for slug in sorted(sample.authorities)),
            document_kinds=(Ident(ITEM_KIND.id),),
            after=date.fromordinal(sample.first.toordinal() - 1),
            before=date.fromordinal(sample.last.toordinal() + 1),
        ),
        page_size=CANDIDATES,
        facets=(),
    )
    hits = get_engine().search(query, excluded={sample.record}).hits
    documents = [hit.document for hit in hits]
    wordings = [Wording(one.title, one.clauses, one.body) for one in documents]
    ranked = sorted(
        zip(likeness(sample.wording, wordings, sample.empty), documents, strict=True),
        key=lambda pair: (-pair[0], pair[1].record),
    )
    near = [document for share, document in ranked if share >= NEAR]
    return tuple(one.record for one in _once(near))[:most]


def _once(documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """A matter goes through several bodies of one authority: the nearest of its §§ speaks for it."""
    seen: set[tuple[Tag | None, str]] = set()
    for one in documents:
        marks = {(one.authority, mark) for mark in (one.case, one.title.casefold()) if mark}
        if not marks & seen:
            yield one
        seen |= marks
