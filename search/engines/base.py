"""What every engine can do, and the one way in which an answer is put together from an engine's few primitives.

An engine never decides what a hit is: it carries out `search.core.plan.Plan`. So the third engine needs only `update`,
`rebuild`, `fingerprints`, `stats` and the three questions of `Backend`.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Protocol

from search.core.document import SearchDocument, Tag
from search.core.errors import QueryError
from search.core.explain import explain
from search.core.highlight import Highlighter
from search.core.plan import make_plan
from search.core.query import MAX_HITS_DEEP, MAX_PAGE_SIZE, FacetName, SearchQuery, Sort
from search.core.results import AlsoFor, Correction, Facet, FacetValue, Hit, Relaxed, ResultPage
from search.engines import ahead, widening
from search.engines.asking import Backend, Grouped, Matching, Ranked, RankedGroup
from search.engines.grouping import hit_groups


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds: documents, bytes on disk (0 in memory), when it was built (a generation's name)."""

    engine: str
    documents: int
    bytes: int
    generation: str


class Engine(Protocol):
    """A search engine over `SearchDocument`s. Every method may raise EngineUnavailable; `search` also QueryError."""

    name: str

    def search(self, query: SearchQuery, excluded: Collection[str] = ()) -> ResultPage:
        """The page of hits asked for. Documents of the records in `excluded` take no part: no hit, no count."""

    def beginning(
        self, wanted: Sequence[str], number: int, excluded: Collection[str] = ()
    ) -> tuple[SearchDocument, ...]:
        """At most `number` documents, the newest, that have in title or clauses for each of these a word beginning so.

        `wanted` as `search.core.analysis.beginnings` gives it. None of the records in `excluded`.
        """

    def update(self, documents: Iterable[SearchDocument], removed: Collection[str] = ()) -> int:
        """In one commit, replace all documents of the records in `documents` and remove those of `removed`.

        Returns the number of documents written. Visible to searches that begin after the return.
        """

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a new index of exactly these documents beside the old one and swap. Returns their number.

        When `documents` raises, the old index stays in use.
        """

    def discard_old(self) -> None:
        """Delete at once what earlier indices left behind. After a rebuild nothing of removed text is left then.

        An update only marks removed documents: their text stays in the engine's files until those are merged.
        """

    def fingerprints(self) -> Iterator[tuple[str, str, str]]:
        """Key, record and fingerprint of every document held, for `verify`."""

    def stats(self) -> Stats: ...


def answer(query: SearchQuery, backend: Backend, excluded: Collection[str], today: date | None = None) -> ResultPage:
    """The result of a query: all words first; too few of those are followed by what lacks some of them.

    A word that stands nowhere is taken for the nearest one that does when there is no hit without it, and offered
    otherwise. Facets are counted each without its own filter. `today` (now when left out) sets what counts as new.
    """
    began = time.perf_counter()
    check_page(query)
    year = (today or date.today()).year  # noqa: DTZ011 - the server's day will do to tell this year from the last
    plan = make_plan(query, year if query.sort is Sort.RELEVANCE else None)
    matching = Matching(plan, len(plan.needed), excluded)
    # Counted while the hits are ranked, read and marked: the engines work outside of Python's lock.
    counted = ahead.begin(_facets, matching, query.facets, backend)
    found = _ask(query, matching, backend)
    relaxed: Relaxed | None = None
    corrections: tuple[Correction, ...] = ()
    if plan.groups and widening.too_few(query, found.total):
        widened = widening.widen(query, matching, backend, found.total, year)
        relaxed, corrections = widened.relaxed, widened.corrections
        if widened.matching != matching:
            matching = widened.matching
            counted = ahead.begin(_facets, matching, query.facets, backend)
            found = _ask(query, matching, backend)
    highlighter = Highlighter(replace(matching.plan, groups=()) if query.bare else matching.plan)
    hits = tuple(highlighter.hit(one.document, one.score) for group in found.page for one in group.first)
    if query.explain:
        hits = tuple(_explained(hit, matching, corrected=any(one.used for one in corrections)) for hit in hits)
    return ResultPage(
        total=found.total,
        hits=hits,
        facets=counted(),
        page=query.page,
        page_size=query.page_size,
        relaxed=relaxed,
        seconds=time.perf_counter() - began,
        also=tuple(AlsoFor(group.of or group.label, group.also) for group in matching.plan.groups if group.also),
        corrections=corrections,
        groups=hit_groups(found, hits) if query.grouped else (),
        group_total=found.number if query.grouped else 0,
        grouped=found.within if query.grouped else 0,
    )


def _explained(hit: Hit, matching: Matching, *, corrected: bool) -> Hit:
    why = explain(hit.document, hit.score, matching.plan, matching.wanted, corrected=corrected)
    return replace(hit, explanation=why)


def _ask(query: SearchQuery, matching: Matching, backend: Backend) -> Grouped:
    """The page's documents; not grouped they are one group."""
    first = (query.page - 1) * query.page_size
    if query.grouped:
        return backend.grouped(matching, query.sort, first, query.page_size)
    total, ranked = backend.top(matching, query.sort, first, query.page_size)
    return Grouped(total, 0, 0, (RankedGroup(total, tuple(ranked)),))


def check_page(query: SearchQuery) -> None:
    """Raises QueryError for a page that no engine will go to."""
    if query.page < 1 or not 1 <= query.page_size <= MAX_PAGE_SIZE:
        raise QueryError(f"Sidan finns inte. Sidorna börjar på 1 och har högst {MAX_PAGE_SIZE} träffar.")
    if query.page * query.page_size > MAX_HITS_DEEP:
        raise QueryError(
            f"Det går att bläddra till träff {MAX_HITS_DEEP}. Begränsa sökningen med kommun, organ eller år i stället."
        )


def _facets(matching: Matching, names: tuple[FacetName, ...], backend: Backend) -> tuple[Facet, ...]:
    filtered = {one.facet for one in matching.plan.filters}
    shared = tuple(name for name in names if name not in filtered)
    counted = dict(backend.facets(matching, shared)) if shared else {}
    for name in names:
        if name in filtered:
            counted.update(backend.facets(matching.without(name), (name,)))
    return tuple(Facet(name, _in_order(name, counted[name])) for name in names)


def _in_order(name: FacetName, values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    merged: dict[str, FacetValue] = {}
    for value in values:  # a tag that was renamed a moment ago may stand there under both names
        known = merged.get(value.value)
        if known is not None:
            label = value.label if value.count > known.count else known.label
            value = FacetValue(value.value, label, value.count + known.count)  # noqa: PLW2901 - the sum of both
        merged[value.value] = value
    values = merged.values()
    if name is FacetName.YEAR:
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: (-one.count, one.label, one.value)))


def sort_numbers(document: SearchDocument) -> tuple[int, int]:
    """Two integers to sort by: descending for newest first, ascending for oldest first.

    Within a day the §§ follow each other in both; documents without a date come last in both.
    """
    digits = "".join(char for char in document.paragraph if char.isdigit())
    suffix = document.paragraph.lower().lstrip("0123456789 ")[:1]
    place = min(int(digits or document.page or 0), 0x7FFF) << 5 | (ord(suffix) - 96 if "a" <= suffix <= "z" else 0)
    if document.date is None:
        return -place, (1 << 62) + place
    day = document.date.toordinal() << 24
    return day - place, day + place


def newest_first(document: SearchDocument) -> tuple[int, str]:
    """What to sort documents by, as the order "newest" does."""
    return -sort_numbers(document)[0], document.key


def facet_tags(document: SearchDocument, name: FacetName) -> tuple[Tag, ...]:
    """The values that a document has in a facet, without aliases."""
    if name is FacetName.YEAR:
        return _year_tags(document.year) if document.year is not None else ()
    if name is FacetName.INITIATIVE:
        return tuple(map(_without_aliases, document.initiatives))
    if name is FacetName.PARTY:
        return tuple(map(_without_aliases, document.parties))
    tag: Tag | None = _TAG_OF[name](document)
    return (_without_aliases(tag),) if tag is not None else ()


_TAG_OF = {
    FacetName.AUTHORITY: attrgetter("authority"),
    FacetName.COMMITTEE: attrgetter("committee"),
    FacetName.DOCUMENT_KIND: attrgetter("document_kind"),
    FacetName.MATTER_TYPE: attrgetter("matter_type"),
    FacetName.OUTCOME: attrgetter("outcome"),
}


@lru_cache(maxsize=500)
def _year_tags(year: int) -> tuple[Tag, ...]:
    return (Tag(str(year), str(year)),)


def _without_aliases(tag: Tag) -> Tag:
    return Tag(tag.id, tag.name) if tag.aliases else tag


__all__ = [
    "Backend",
    "Engine",
    "Matching",
    "Ranked",
    "Stats",
    "answer",
    "check_page",
    "facet_tags",
    "newest_first",
    "sort_numbers",
]
