"""Hits grouped by case, and the parties' facet: the same on every engine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from search.core.document import SearchDocument, Tag
from search.core.parse import parse_query
from search.core.query import FacetName, SearchQuery, Sort
from search.core.results import ResultPage
from search.engines import asking
from search.engines.base import Engine
from tests.contract.documents import item, page

FIRST_DAY = date(2020, 1, 7)


def record() -> tuple[SearchDocument, ...]:
    """Three cases of 7, 2 and 1 documents, and one paper of three pages that belongs to none."""
    of_case = [
        item(
            number, f"Simhall etapp {number}", case=case, date=FIRST_DAY + timedelta(days=number), paragraph=str(number)
        )
        for number, case in enumerate(("a/1",) * 7 + ("b/2",) * 2 + ("c/3",), start=1)
    ]
    loose = [page(50, place, "Ritning av simhall", body="Simhall.", date=date(2019, 5, 2)) for place in (1, 2, 3)]
    return (*of_case, *loose, item(99, "Något annat", case="a/1", date=FIRST_DAY))


@pytest.fixture
def ask(empty_engine: Engine) -> Callable[..., ResultPage]:
    empty_engine.rebuild(record())
    return lambda query, **more: empty_engine.search(replace(query, grouped=True, **more))


def simhall(**more: object) -> SearchQuery:
    return replace(parse_query("simhall"), **more)  # type: ignore[arg-type]


def test_groups_stand_in_the_order_of_their_first_hit(ask: Callable[..., ResultPage]) -> None:
    found = ask(simhall(sort=Sort.NEWEST))
    assert [(group.case, group.count) for group in found.groups] == [("c/3", 1), ("b/2", 2), ("a/1", 7), ("", 3)]
    assert (found.total, found.group_total, found.grouped, found.pages) == (13, 4, 13, 1)
    assert found.groups[2].keys == ("item-7", "item-6", "item-5", "item-4", "item-3")
    assert [hit.key for hit in found.hits] == [key for group in found.groups for key in group.keys]
    assert all(hit.title.marked for hit in found.hits)
    oldest = ask(simhall(sort=Sort.OLDEST))
    assert [group.case for group in oldest.groups] == ["", "a/1", "b/2", "c/3"]


def test_pages_are_counted_in_groups(ask: Callable[..., ResultPage]) -> None:
    pages = [ask(simhall(sort=Sort.NEWEST), page=number, page_size=3) for number in (1, 2, 3)]
    assert [[group.case for group in one.groups] for one in pages] == [["c/3", "b/2", "a/1"], [""], []]
    assert {one.pages for one in pages} == {2}


def test_by_relevance_every_group_comes_once(ask: Callable[..., ResultPage]) -> None:
    found = ask(simhall())
    assert sorted((group.case, group.count) for group in found.groups) == [("", 3), ("a/1", 7), ("b/2", 2), ("c/3", 1)]
    scores = {hit.key: hit.score for hit in found.hits}
    best = [scores[group.keys[0]] for group in found.groups]
    assert best == sorted(best, reverse=True)


def test_facets_and_counts_stay_those_of_documents(ask: Callable[..., ResultPage]) -> None:
    years = ask(simhall()).facet(FacetName.YEAR)
    assert years is not None
    assert [(value.value, value.count) for value in years.values] == [("2020", 10), ("2019", 3)]


def test_what_waits_for_the_index_takes_no_part(empty_engine: Engine) -> None:
    empty_engine.rebuild(record())
    found = empty_engine.search(simhall(grouped=True), excluded={"item-8", "item-9", "paper-50"})
    assert sorted((group.case, group.count) for group in found.groups) == [("a/1", 7), ("c/3", 1)]


def test_says_how_many_documents_were_grouped(ask: Callable[..., ResultPage], monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in ("memory", "embedded", "elastic"):
        monkeypatch.setattr(f"search.engines.{engine}.GROUP_DEPTH", 4)
    found = ask(simhall(sort=Sort.NEWEST))
    assert [(group.case, group.count) for group in found.groups] == [("c/3", 1), ("b/2", 2), ("a/1", 1)]
    assert (found.total, found.grouped) == (13, 4)
    assert asking.GROUP_DEPTH > 4


def test_parties_are_counted_and_narrow(empty_engine: Engine) -> None:
    reserved = Tag("s-reservation", "S: reservation", ("S", "Socialdemokraterna"))
    moved = Tag("mp-yrkande", "MP: yrkande", ("MP",))
    empty_engine.rebuild([item(1, "Taxa ett", parties=(reserved, moved)), item(2, "Taxa två", parties=(moved,))])
    facet = empty_engine.search(parse_query("taxa")).facet(FacetName.PARTY)
    assert facet is not None
    assert [(value.value, value.label, value.count) for value in facet.values] == [
        ("mp-yrkande", "MP: yrkande", 2),
        ("s-reservation", "S: reservation", 1),
    ]
    for text in ("parti:s", "parti:socialdemokraterna", "taxa parti:S"):
        assert [hit.key for hit in empty_engine.search(parse_query(text)).hits] == ["item-1"], text
    assert empty_engine.search(parse_query("parti:c")).total == 0
