"""The best hits when newness counts: ranked without it, the years of the best are looked up and added afterwards.

Tantivy would look for every hit in the lists of eleven years, which takes longer than to find and rank the hits. But
newness adds little: nearly never could a hit come onto the page that is not among the few hundred that are best
without it. Where one could, nothing is told, and the whole has to be asked.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from struct import Struct
from typing import Any

import tantivy

from search.core.analysis import Field
from search.core.plan import Between

SPARE = 300
"""Hits that are looked at beyond the last one wanted. Of the benchmark's questions the one whose hits are most alike
needs 241, in an index of 2·10⁵ documents five times over."""
DEEPEST = 1_000
"""Hits down to which this is faster: with more of them to read the years costs as much as it saves."""

_SINGLE = Struct("f")

Hit = tuple[Any, tantivy.DocAddress]


def newness(recency: Iterable[tuple[Between, float]], year: float | None) -> float:
    """What a document of this year scores more; nothing where it has none."""
    return sum(more for band, more in recency if year is not None and band.first <= year <= band.last)


def best_with_newness(
    searcher: tantivy.Searcher, query: tantivy.Query, recency: Sequence[tuple[Between, float]], last: int
) -> tuple[int, list[Hit]] | None:
    """Number of all hits, and the `last` best ones, scored as by a query that asks for the years too.

    `query` is without them. None where a hit that was not looked at might be among the best, or `last` lies too deep.
    """
    if last > DEEPEST:
        return None
    found = searcher.search(query, limit=last + SPARE)
    hits = found.hits
    total = int(found.count)  # type: ignore[attr-defined]  # Tantivy's stub leaves it out
    years = searcher.fast_field_values(Field.YEAR.value, [address for _, address in hits])
    # Tantivy adds up single floats: the same sums are made here, so that what scores the same does so here, too.
    more = {year: _single(newness(recency, year)) for year in set(years)}
    scores = [_single(score + more[year]) for (score, _), year in zip(hits, years, strict=True)]
    # What scores the same stays in the order of the index, as the whole query has it.
    ranked = sorted(zip(scores, hits, strict=True), key=itemgetter(0), reverse=True)[:last]
    if total > len(hits) and _single(hits[-1][0] + _single(sum(most for _, most in recency))) >= ranked[-1][0]:
        return None
    return total, [(score, address) for score, (_, address) in ranked]


def _single(value: float) -> float:
    return _SINGLE.unpack(_SINGLE.pack(value))[0]  # type: ignore[no-any-return]
