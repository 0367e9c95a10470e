"""A `Matching` as an Elasticsearch query, without a server: the twin of `embedded_schema.QueryBuilder`."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl import query as q
from elasticsearch.dsl.query import Query

from search.core.analysis import KEYWORD_FIELDS, Field
from search.core.leaves import near_fields
from search.core.plan import ALL_WORDS, FilterPlan, GroupPlan, Is, Leaf, Plan, Test
from search.core.query import Sort
from search.engines.asking import Matching
from search.engines.columns import KEY, NEWEST, OLDEST

_TERMS_AT_ONCE = 60_000
"""Elasticsearch refuses more than 65,536 values in one `terms`."""


def build(matching: Matching, *, scored: bool) -> Query:
    """The query of a matching. Without scores the boosts are left out: they never decide what a hit is."""
    plan = matching.plan
    filters = [_filter(one) for one in plan.filters]
    unwanted = [_leaf(leaf, 1.0) for leaf in plan.excluded]
    if matching.excluded:
        unwanted += records(matching.excluded)
    groups = _groups(plan, matching.wanted, scored=scored)
    if not scored:
        return q.Bool(filter=[*groups, *filters], must_not=unwanted)
    better: list[Query] = [q.ConstantScore(filter=_test(band), boost=score) for band, score in plan.recency]
    better += [_leaf(leaf, leaf.weight) for leaf in plan.boosts]
    better += [_group(group, scored=True) for group in plan.groups if group.optional]
    for tier in plan.first:
        every = q.Bool(filter=[_group(group, scored=False) for group in tier])
        better.append(q.ConstantScore(filter=every, boost=ALL_WORDS))
    return q.Bool(must=groups or [q.MatchAll()], should=better, filter=filters, must_not=unwanted)


def ordered(matching: Matching, sort: Sort) -> Search:
    """The search of a matching in an order, with the number of all hits.

    Equal ones are ordered by key, so that paging neither repeats nor leaves out a hit.
    """
    order: tuple[Any, ...] = {
        Sort.RELEVANCE: ({"_score": "desc"}, {KEY: "asc"}),
        Sort.NEWEST: ({NEWEST: "desc"}, {KEY: "asc"}),
        Sort.OLDEST: ({OLDEST: "asc"}, {KEY: "asc"}),
    }[sort]
    search = Search().query(build(matching, scored=sort is Sort.RELEVANCE))
    return search.sort(*order).extra(track_total_hits=True)


def keys(wanted: Collection[str]) -> Query:
    """The documents with these keys."""
    return q.Q("terms", **{KEY: sorted(wanted)})


def near(matching: Matching, word: str, distance: int) -> Query:
    """Documents with a word near to this one, among those that filters and exclusions leave."""
    alike: list[Query] = [
        q.Fuzzy(**{field.value: {"value": value, "fuzziness": distance, "max_expansions": 50}})
        for field, value in near_fields(word)
    ]
    rest = replace(matching, plan=replace(matching.plan, groups=()), wanted=0)
    return q.Bool(must=[_any(alike)], filter=[build(rest, scored=False)])


def beginning(wanted: Collection[str], excluded: Collection[str]) -> Search:
    """The newest documents that have for each of these a word in title or clauses that begins so."""
    needed: list[Query] = [q.Prefix(**{Field.HEAD_EXACT.value: {"value": one}}) for one in wanted]
    search = Search().query(q.Bool(filter=needed, must_not=records(excluded)))
    order: tuple[Any, ...] = ({NEWEST: "desc"}, {KEY: "asc"})
    return search.sort(*order).extra(track_total_hits=False)


def records(wanted: Collection[str]) -> list[Query]:
    """The documents of these records, in as many queries as the server's limit asks for."""
    ordered = sorted(wanted)
    return [
        q.Q("terms", **{Field.RECORD.value: ordered[start : start + _TERMS_AT_ONCE]})
        for start in range(0, len(ordered), _TERMS_AT_ONCE)
    ]


def _groups(plan: Plan, wanted: int, *, scored: bool) -> list[Query]:
    groups = [_group(group, scored=scored) for group in plan.counted]
    if wanted >= len(groups):
        return groups
    return [q.Bool(should=groups, minimum_should_match=wanted)] if wanted else []


def _group(group: GroupPlan, *, scored: bool) -> Query:
    leaves = (*group.leaves, *group.boosts) if scored else group.leaves
    return _any([_leaf(leaf, leaf.weight) for leaf in leaves])


def _leaf(leaf: Leaf, weight: float) -> Query:
    field = leaf.field.value
    if leaf.apart:
        return q.Bool(must=[_any([_one(at, term, weight) for at in leaf.places]) for term in leaf.terms])
    if leaf.field in KEYWORD_FIELDS:
        return q.ConstantScore(filter=q.Term(**{field: {"value": leaf.terms[0]}}), boost=weight)
    if leaf.begun:
        return q.ConstantScore(filter=q.Prefix(**{field: {"value": leaf.terms[0]}}), boost=weight)
    if len(leaf.terms) == 1:
        return _one(leaf.field, leaf.terms[0], weight)
    return q.MatchPhrase(**{field: {"query": " ".join(leaf.terms), "boost": weight}})


def _one(field: Field, term: str, weight: float) -> Query:
    return q.Term(**{field.value: {"value": term, "boost": weight}})


def _filter(one: FilterPlan) -> Query:
    return _any([_all([_test(test) for test in option]) for option in one.options])


def _test(test: Test) -> Query:
    if isinstance(test, Is):
        return q.Term(**{test.field.value: {"value": test.value}})
    return q.Range(**{test.field.value: {"gte": test.first, "lte": test.last}})


def _any(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else q.Bool(should=list(queries), minimum_should_match=1)


def _all(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else q.Bool(filter=list(queries))
