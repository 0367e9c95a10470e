"""How documents and plans look in Tantivy: the schema, a document's fields, a plan's query."""

import re
from collections.abc import Collection
from dataclasses import replace
from importlib.metadata import version

import tantivy
from tantivy import Occur, Query

from search.core.analysis import KEYWORD_FIELDS, TEXT_FIELDS, Field, index_document, stamp
from search.core.document import SearchDocument, dump
from search.core.leaves import near_fields
from search.core.plan import ALL_WORDS, Between, FilterPlan, GroupPlan, Is, Leaf, Plan, Test
from search.core.query import FacetName
from search.engines.asking import Matching
from search.engines.base import facet_tags, sort_numbers
from search.engines.columns import (
    GROUP,
    NEWEST,
    OLDEST,
    SOURCE,
    WITH_POSITIONS,
    facet_column,
    facet_key,
    group_number,
)
from search.engines.embedded_newness import newness

_YEARS_AHEAD = 4
"""From the newest band on: this year and what is dated a little ahead. Later ones, nearly never any, are one range."""
_FACET_COLUMNS = tuple((name, facet_column(name)) for name in FacetName)


def schema_stamp() -> str:
    """Names everything that an index on disk depends on: layout, analysis, the library's version."""
    return f"{stamp()}-tantivy-{version('tantivy')}"


def build_schema() -> tantivy.Schema:
    """The schema. Text fields take terms joined by one space: the analysis is ours, Tantivy only splits at blanks."""
    builder = tantivy.SchemaBuilder()
    for field in TEXT_FIELDS:
        option = "position" if field in WITH_POSITIONS else "freq"
        builder.add_text_field(field.value, tokenizer_name="whitespace", index_option=option)
    for field in KEYWORD_FIELDS:
        builder.add_text_field(field.value, tokenizer_name="raw", index_option="basic")
    for name in FacetName:
        builder.add_text_field(facet_column(name), fast=True, tokenizer_name="raw", index_option="basic")
    for number in (Field.YEAR.value, Field.DAY.value):
        builder.add_integer_field(number, indexed=True, fast=True)
    for number in (NEWEST, OLDEST, GROUP):  # sorted and grouped by, never looked up: lists of them would be waste
        builder.add_integer_field(number, fast=True)
    builder.add_bytes_field(SOURCE, stored=True)
    return builder.build()


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    """A document's fields."""
    indexed = index_document(document)
    made = tantivy.Document()
    # A field is its name (StrEnum): asking forty times for `.value` costs as much as dumping the document.
    for field in TEXT_FIELDS:
        made.add_text(field, indexed.text[field])
    for field, values in indexed.keywords.items():
        for value in values:
            made.add_text(field, value)
    for name, column in _FACET_COLUMNS:
        for tag in facet_tags(document, name):
            made.add_text(column, facet_key(tag))
    if indexed.year is not None and indexed.day is not None:
        made.add_integer(Field.YEAR.value, indexed.year)
        made.add_integer(Field.DAY.value, indexed.day)
    newest, oldest = sort_numbers(document)
    made.add_integer(NEWEST, newest)
    made.add_integer(OLDEST, oldest)
    made.add_integer(GROUP, group_number(document))
    made.add_bytes(SOURCE, dump(document))
    return made


class QueryBuilder:
    """Plans as Tantivy queries over one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def build(self, matching: Matching, *, scored: bool, few: bool = False) -> Query:
        """The query of a matching. Without scores the boosts are left out: they never decide what a hit is.

        `few` says that it has few hits, and changes nothing but the time: Tantivy walks through every document of all
        optional parts of one query together, but jumps from hit to hit in a single one.
        """
        plan = matching.plan
        parts: list[tuple[Occur, Query]] = []
        if plan.groups:
            parts += self._groups(plan, matching.wanted, scored=scored)
        else:
            parts.append((Occur.Must, Query.const_score_query(Query.all_query(), 1.0)))
        parts += [(Occur.Must, Query.const_score_query(self._filter(one), 0.0)) for one in plan.filters]
        if scored:
            parts += [(Occur.Should, one) for one in self._better(plan)]
        parts += [(Occur.MustNot, self._leaf(leaf)) for leaf in plan.excluded]
        if matching.excluded:
            parts.append((Occur.MustNot, self.records(matching.excluded)))
        newer = self._newer(plan) if scored else []
        if not few:
            return Query.boolean_query([*parts, *((Occur.Should, one) for one in newer)])
        query = Query.boolean_query(parts)
        for one in newer:
            query = Query.boolean_query([(Occur.Must, query), (Occur.Should, one)])
        return query

    def _newer(self, plan: Plan) -> list[Query]:
        """What each year adds: bands of years would be looked up document by document, a year is a list of its own."""
        if not plan.recency:
            return []
        starts = [band.first for band, _ in plan.recency]
        years = [Between(Field.YEAR, year, year) for year in range(min(starts), max(starts) + _YEARS_AHEAD)]
        years.append(Between(Field.YEAR, max(starts) + _YEARS_AHEAD, plan.recency[0][0].last))
        return [Query.const_score_query(self._test(year), newness(plan.recency, year.first)) for year in years]

    def _better(self, plan: Plan) -> list[Query]:
        """What only adds to the score of a hit."""
        found = [self._scored(leaf) for leaf in plan.boosts]
        found += [self._group(group, scored=True) for group in plan.groups if group.optional]
        for tier in plan.first:
            every = _all([self._group(group, scored=False) for group in tier])
            found.append(Query.const_score_query(every, ALL_WORDS))
        return found

    def near(self, matching: Matching, word: str, distance: int) -> Query:
        """Documents with a word near to this one, among those that filters and exclusions leave."""
        alike = [
            Query.fuzzy_term_query(self._schema, field.value, value, distance=distance)
            for field, value in near_fields(word)
        ]
        rest = replace(matching, plan=replace(matching.plan, groups=()), wanted=0)
        return _all([self.build(rest, scored=False), _any(alike)])

    def beginning(self, wanted: Collection[str], excluded: Collection[str]) -> Query:
        """Documents that have for each of these a word in title or clauses that begins so."""
        field = Field.HEAD_EXACT.value
        parts = [(Occur.Must, Query.regex_query(self._schema, field, f"{re.escape(one)}.*")) for one in wanted]
        if excluded:
            parts.append((Occur.MustNot, self.records(excluded)))
        return Query.boolean_query(parts)

    def records(self, records: Collection[str]) -> Query:
        """The documents of these records."""
        return Query.term_set_query(self._schema, Field.RECORD.value, sorted(records))

    def _groups(self, plan: Plan, wanted: int, *, scored: bool) -> list[tuple[Occur, Query]]:
        groups = [self._group(group, scored=scored) for group in plan.counted]
        if wanted >= len(groups):
            return [(Occur.Must, group) for group in groups]
        some = Query.boolean_query([(Occur.Should, group) for group in groups], minimum_number_should_match=wanted)
        return [(Occur.Must, some)]

    def _group(self, group: GroupPlan, *, scored: bool) -> Query:
        if not scored:
            return _any([self._leaf(leaf) for leaf in group.leaves])
        return _any([self._scored(leaf) for leaf in (*group.leaves, *group.boosts)])

    def _scored(self, leaf: Leaf) -> Query:
        if leaf.field in KEYWORD_FIELDS or leaf.begun:
            return Query.const_score_query(self._leaf(leaf), leaf.weight)
        return Query.boost_query(self._leaf(leaf), leaf.weight)

    def _leaf(self, leaf: Leaf) -> Query:
        if leaf.apart:
            return _all([_any([self._term(field, value) for field in leaf.places]) for value in leaf.terms])
        if leaf.begun:
            return Query.regex_query(self._schema, leaf.field.value, f"{re.escape(leaf.terms[0])}.*")
        if len(leaf.terms) == 1:
            return self._term(leaf.field, leaf.terms[0])
        words: list[str | tuple[int, str]] = list(leaf.terms)
        return Query.phrase_query(self._schema, leaf.field.value, words)

    def _term(self, field: Field, value: str) -> Query:
        option = "position" if field in WITH_POSITIONS else "freq" if field in TEXT_FIELDS else "basic"
        return Query.term_query(self._schema, field.value, value, index_option=option)

    def _filter(self, one: FilterPlan) -> Query:
        return _any([_all([self._test(test) for test in option]) for option in one.options])

    def _test(self, test: Test) -> Query:
        if isinstance(test, Is):
            return self._term(test.field, test.value)
        if test.first == test.last:
            return Query.term_query(self._schema, test.field.value, test.first)
        return Query.range_query(self._schema, test.field.value, tantivy.FieldType.Integer, test.first, test.last)


def _any(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, one) for one in queries])


def _all(queries: list[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, one) for one in queries])
