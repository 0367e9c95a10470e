"""More like this: public §§ of other authorities whose words are nearest to those of one §."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from search.core.likeness import Wording, likeness
from search.core.query import Filters, Group, Ident, SearchQuery, Word
from search.index import outbox
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
    """Records (`item-12`) that are alike, nearest first, at most `most`. One query, for what waits for the index.

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
    hits = get_engine().search(query, excluded={*outbox.pending(), sample.record}).hits
    documents = [hit.document for hit in hits]
    wordings = [Wording(one.title, one.clauses, one.body) for one in documents]
    ranked = sorted(
        zip(likeness(sample.wording, wordings, sample.empty), documents, strict=True),
        key=lambda pair: (-pair[0], pair[1].record),
    )
    near = [document for share, document in ranked if share >= NEAR]
    # A matter goes through several bodies of one authority: the nearest of them speaks for it.
    once = {(one.authority, one.case or one.title.casefold()): one.record for one in reversed(near)}
    kept = set(once.values())
    return tuple(one.record for one in near if one.record in kept)[:most]
