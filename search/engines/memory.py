"""The reference engine: plain loops over everything. The oracle for hits, counts and marks, never for order."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.core.analysis import TEXT_FIELDS, Field, IndexedDocument, has_beginnings, index_document
from search.core.document import SearchDocument, Tag, fingerprint
from search.core.plan import ALL_WORDS, Between, FilterPlan, GroupPlan, Is, Leaf, Test
from search.core.query import FacetName, SearchQuery, Sort
from search.core.results import FacetValue, ResultPage
from search.engines.asking import GROUP_DEPTH, Grouped, Matching, Ranked
from search.engines.base import Stats, answer, facet_tags, newest_first, sort_numbers
from search.engines.grouping import group
from search.engines.spelling import near_words


@dataclass(frozen=True, slots=True)
class _Entry:
    document: SearchDocument
    indexed: IndexedDocument
    sequences: Mapping[Field, tuple[str, ...]]
    words: Mapping[Field, frozenset[str]]


class MemoryEngine:
    """Holds documents in a dictionary of this process. For tests, and for reading what a hit should be."""

    name = "memory"

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}

    def search(self, query: SearchQuery, excluded: Collection[str] = ()) -> ResultPage:
        return answer(query, self, frozenset(excluded))

    def beginning(
        self, wanted: Sequence[str], number: int, excluded: Collection[str] = ()
    ) -> tuple[SearchDocument, ...]:
        found = [
            entry.document
            for entry in self._entries.values()
            if entry.document.record not in excluded and has_beginnings(entry.words[Field.HEAD_EXACT], wanted)
        ]
        return tuple(sorted(found, key=newest_first))[:number]

    def update(self, documents: Iterable[SearchDocument], removed: Collection[str] = ()) -> int:
        documents = tuple(documents)
        replaced = {document.record for document in documents} | set(removed)
        kept = {key: one for key, one in self._entries.items() if one.document.record not in replaced}
        self._entries = kept | {document.key: _entry(document) for document in documents}
        return len(documents)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        self._entries = {document.key: _entry(document) for document in documents}
        return len(self._entries)

    def discard_old(self) -> None:
        """Nothing is left behind here."""

    def fingerprints(self) -> Iterator[tuple[str, str, str]]:
        for key, entry in self._entries.items():
            yield key, entry.document.record, fingerprint(entry.document)

    def stats(self) -> Stats:
        return Stats(self.name, len(self._entries), 0, "memory")

    def counts(self, matchings: Sequence[Matching]) -> list[int]:
        return [sum(1 for _ in self._matching(matching)) for matching in matchings]

    def top(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Ranked]]:
        found = [Ranked(entry.document, _score(entry, matching)) for entry in self._matching(matching)]
        found.sort(key=lambda one: one.document.key)
        if sort is Sort.RELEVANCE:
            found.sort(key=lambda one: -one.score)
        elif sort is Sort.NEWEST:
            found.sort(key=lambda one: -sort_numbers(one.document)[0])
        else:
            found.sort(key=lambda one: sort_numbers(one.document)[1])
        return len(found), found[first : first + size]

    def grouped(self, matching: Matching, sort: Sort, first: int, size: int) -> Grouped:
        total, ranked = self.top(matching, sort, 0, GROUP_DEPTH)
        return group([(one.document.group, one) for one in ranked], total, first, size, list)

    def near(self, word: str, distance: int, matching: Matching) -> Collection[str]:
        found: set[str] = set()
        everything = replace(matching, plan=replace(matching.plan, groups=()), wanted=0)
        for entry in self._matching(everything):
            document = entry.document
            found |= near_words((document.title, document.clauses, document.body), word, distance)
        return found

    def facets(self, matching: Matching, names: tuple[FacetName, ...]) -> Mapping[FacetName, list[FacetValue]]:
        counts: dict[FacetName, Counter[Tag]] = {name: Counter() for name in names}
        for entry in self._matching(matching):
            for name in names:
                counts[name].update(set(facet_tags(entry.document, name)))
        return {
            name: [FacetValue(tag.id, tag.name, count) for tag, count in counter.items()]
            for name, counter in counts.items()
        }

    def _matching(self, matching: Matching) -> Iterator[_Entry]:
        plan = matching.plan
        for entry in self._entries.values():
            if (
                entry.document.record not in matching.excluded
                and all(_passes(entry, one) for one in plan.filters)
                and not any(_has(entry, leaf) for leaf in plan.excluded)
                and sum(_satisfies(entry, group) for group in plan.counted) >= matching.wanted
            ):
                yield entry


def _entry(document: SearchDocument) -> _Entry:
    indexed = index_document(document)
    sequences = {field: indexed.sequence(field) for field in TEXT_FIELDS}
    words = {field: frozenset(values) for field, values in {**sequences, **indexed.keywords}.items()}
    return _Entry(document, indexed, sequences, words)


def _has(entry: _Entry, leaf: Leaf) -> bool:
    if leaf.apart:
        return all(any(term in entry.words[field] for field in leaf.places) for term in leaf.terms)
    if leaf.begun:
        return any(word.startswith(leaf.terms[0]) for word in entry.words[leaf.field])
    if not entry.words[leaf.field].issuperset(leaf.terms):
        return False
    if len(leaf.terms) == 1:
        return True
    sequence, length = entry.sequences[leaf.field], len(leaf.terms)
    if length == 2:
        return leaf.terms in set(pairwise(sequence))
    return any(sequence[place : place + length] == leaf.terms for place in range(len(sequence) - length + 1))


def _satisfies(entry: _Entry, group: GroupPlan) -> bool:
    return any(_has(entry, leaf) for leaf in group.leaves)


def _passes(entry: _Entry, one: FilterPlan) -> bool:
    return any(all(_holds(entry, test) for test in option) for option in one.options)


def _holds(entry: _Entry, test: Test) -> bool:
    if isinstance(test, Is):
        return test.value in entry.words[test.field]
    assert isinstance(test, Between)
    value = entry.indexed.year if test.field is Field.YEAR else entry.indexed.day
    return value is not None and test.first <= value <= test.last


def _score(entry: _Entry, matching: Matching) -> float:
    plan = matching.plan
    leaves = (leaf for group in (*plan.groups, *plan.doubled) for leaf in (*group.leaves, *group.boosts))
    score = sum(leaf.weight for leaf in leaves if _has(entry, leaf))
    score += sum(more for band, more in matching.plan.recency if _holds(entry, band))
    score += sum(leaf.weight for leaf in matching.plan.boosts if _has(entry, leaf))
    return score + sum(ALL_WORDS for tier in matching.plan.first if all(_satisfies(entry, one) for one in tier))
