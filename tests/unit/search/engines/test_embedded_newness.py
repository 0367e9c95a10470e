"""That the years of the best hits, added afterwards, give what asking for every year gives."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tantivy
from msgspec import structs

from search.core.document import SearchDocument
from search.core.parse import parse_query
from search.core.plan import Plan, make_plan
from search.core.query import Sort
from search.engines.asking import Matching
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded_newness import DEEPEST, SPARE, best_with_newness
from tests.contract.documents import documents

ONE = next(iter(documents()))
MANY = 2 * SPARE


def made(number: int) -> SearchDocument:
    """One of many: all have a word of equal weight ("ärende"), and each a number of times another one ("vatten")."""
    body = "ärende " + "vatten " * (number % 59 + 1) + "grus " * (60 - number % 59)
    day = None if number % 41 == 0 else date(2000 + number * 7 % 35, 5, 6)
    return structs.replace(ONE, key=f"d{number}", record=f"r{number}", title="", clauses="", body=body, date=day)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    engine = EmbeddedEngine(Path(tmp_path_factory.mktemp("index")) / "index")
    engine.rebuild(made(number) for number in range(MANY))
    return engine


def asked(engine: EmbeddedEngine, text: str) -> tuple[tantivy.Searcher, Plan, tantivy.Query, tantivy.Query]:
    """The plan of a text, its query without the years and with them."""
    reader, plan = engine._reader(), make_plan(parse_query(text), 2026)
    whole, alike = Matching(plan, 1), Matching(replace(plan, recency=()), 1)
    return reader.searcher, plan, reader._builder.build(alike, scored=True), reader._builder.build(whole, scored=True)


def places(hits: list[tuple[float, tantivy.DocAddress]]) -> list[tuple[float, int, int]]:
    return [(score, address.segment_ord, address.doc) for score, address in hits]


@pytest.mark.parametrize("last", [1, 7, 40])
def test_the_best_are_those_of_the_whole_query_to_the_last_bit(engine: EmbeddedEngine, last: int) -> None:
    searcher, plan, alike, whole = asked(engine, "vatten")
    found = best_with_newness(searcher, alike, plan.recency, last)
    assert found is not None
    assert found[0] == MANY
    assert places(found[1]) == places(searcher.search(whole, limit=last).hits)


def test_nothing_is_told_where_others_might_be_better(engine: EmbeddedEngine) -> None:
    """All of these score alike without their years, and only some of them are looked at."""
    searcher, plan, alike, _ = asked(engine, "ärende")
    assert best_with_newness(searcher, alike, plan.recency, 20) is None
    assert best_with_newness(searcher, alike, plan.recency, MANY - SPARE) is not None  # these are all


def test_nothing_is_told_that_lies_too_deep(engine: EmbeddedEngine) -> None:
    searcher, plan, alike, _ = asked(engine, "vatten")
    assert best_with_newness(searcher, alike, plan.recency, DEEPEST) is not None
    assert best_with_newness(searcher, alike, plan.recency, DEEPEST + 1) is None


@pytest.mark.parametrize("text", ["vatten", "ärende", "vatten ärende", "elcykel"])
@pytest.mark.parametrize(("first", "size"), [(0, 20), (20, 20), (MANY - 10, 20), (MANY, 20)])
def test_a_page_is_that_of_the_whole_query(engine: EmbeddedEngine, text: str, first: int, size: int) -> None:
    reader, plan = engine._reader(), make_plan(parse_query(text), 2026)
    matching = Matching(plan, len(plan.needed))
    total, ranked = reader.top(matching, Sort.RELEVANCE, first, size)
    whole = reader._builder.build(matching, scored=True, few=True)  # which adds a hit's year last
    result = reader.searcher.search(whole, limit=size, offset=first)
    assert total == (0 if text == "elcykel" else MANY)
    assert [(one.document, one.score) for one in ranked] == [
        (one.document, one.score) for one in reader._load(result.hits)
    ]
