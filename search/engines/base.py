"""What every engine can do, and the one way in which an answer is put together from an engine's few primitives.

An engine never decides what a hit is: it carries out `search.core.plan.Plan`. So the third engine needs only `update`,
`rebuild`, `fingerprints`, `stats` and the three questions of `Backend`.
"""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from search.core.document import SearchDocument, Tag
from search.core.errors import QueryError
from search.core.highlight import Highlighter
from search.core.plan import Plan, make_plan
from search.core.query import MAX_HITS_DEEP, MAX_PAGE_SIZE, FacetName, SearchQuery, Sort
from search.core.results import Facet, FacetValue, Relaxed, ResultPage


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


@dataclass(frozen=True, slots=True)
class Matching:
    """Which documents are meant: the plan, with `wanted` of its groups, without the records in `excluded`."""

    plan: Plan
    wanted: int
    excluded: Collection[str] = ()

    def without(self, facet: FacetName) -> "Matching":
        """The same without one facet's own filter: what the facet is counted over."""
        filters = tuple(one for one in self.plan.filters if one.facet is not facet)
        return replace(self, plan=replace(self.plan, filters=filters))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit before it is marked."""

    document: SearchDocument
    score: float


class Backend(Protocol):
    """The questions that an engine answers about a `Matching`, all from one state of its index."""

    def count(self, matching: Matching) -> int: ...

    def top(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Ranked]]:
        """Number of matching documents, and `size` of them from the `first` on (0 is the first)."""

    def facets(self, matching: Matching, names: tuple[FacetName, ...]) -> Mapping[FacetName, list[FacetValue]]:
        """Values with counts among the matching documents, in any order."""


def answer(query: SearchQuery, backend: Backend, excluded: Collection[str]) -> ResultPage:
    """The result of a query: all words first, then as many as possible; facets each without its own filter."""
    began = time.perf_counter()
    check_page(query)
    plan = make_plan(query)
    matching = Matching(plan, len(plan.groups), excluded)
    first = (query.page - 1) * query.page_size
    total, ranked = backend.top(matching, query.sort, first, query.page_size)
    relaxed = None
    if total == 0 and len(plan.groups) > 0:
        relaxed = _relax(matching, backend)
        if relaxed is not None and relaxed.wanted:
            matching = replace(matching, wanted=relaxed.wanted)
            total, ranked = backend.top(matching, query.sort, first, query.page_size)
    highlighter = Highlighter(plan)
    hits = tuple(highlighter.hit(one.document, one.score) for one in ranked)
    facets = _facets(matching, query.facets, backend)
    return ResultPage(
        total=total,
        hits=hits,
        facets=facets,
        page=query.page,
        page_size=query.page_size,
        relaxed=relaxed,
        seconds=time.perf_counter() - began,
    )


def check_page(query: SearchQuery) -> None:
    """Raises QueryError for a page that no engine will go to."""
    if query.page < 1 or not 1 <= query.page_size <= MAX_PAGE_SIZE:
        raise QueryError(f"Sidan finns inte. Sidorna börjar på 1 och har högst {MAX_PAGE_SIZE} träffar.")
    if query.page * query.page_size > MAX_HITS_DEEP:
        raise QueryError(
            f"Det går att bläddra till träff {MAX_HITS_DEEP}. Begränsa sökningen med kommun, organ eller år i stället."
        )


def _relax(matching: Matching, backend: Backend) -> Relaxed | None:
    """How many of the words can be found together at most, and which are found nowhere."""
    groups = matching.plan.groups
    absent = tuple(
        group.label
        for group in groups
        if not backend.count(replace(matching, plan=replace(matching.plan, groups=(group,)), wanted=1))
    )
    low, high = 0, min(len(groups) - 1, len(groups) - len(absent))
    while low < high:  # the number of hits can only grow when fewer words are wanted
        middle = (low + high + 1) // 2
        if backend.count(replace(matching, wanted=middle)):
            low = middle
        else:
            high = middle - 1
    if low == 0 and not absent:
        return None
    return Relaxed(low, len(groups), absent)


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


def facet_tags(document: SearchDocument, name: FacetName) -> tuple[Tag, ...]:
    """The values that a document has in a facet, without aliases."""
    if name is FacetName.INITIATIVE:
        return tuple(Tag(tag.id, tag.name) for tag in document.initiatives)
    if name is FacetName.YEAR:
        return (Tag(str(document.year), str(document.year)),) if document.year is not None else ()
    tag: Tag | None = {
        FacetName.AUTHORITY: document.authority,
        FacetName.COMMITTEE: document.committee,
        FacetName.DOCUMENT_KIND: document.document_kind,
        FacetName.MATTER_TYPE: document.matter_type,
        FacetName.OUTCOME: document.outcome,
    }[name]
    return (Tag(tag.id, tag.name),) if tag is not None else ()
