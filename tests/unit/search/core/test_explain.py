"""Why a hit stands where it stands."""

from dataclasses import replace
from datetime import date

from msgspec import structs

from search.core.analysis import Field
from search.core.document import SearchDocument
from search.core.explain import explain
from search.core.parse import parse_query
from search.core.plan import GroupPlan, make_plan, put_together
from search.core.results import Explanation, Step

DOCUMENT = SearchDocument(
    "item-1", "item-1", "item", "/", "Taxa för avfall", body="Taxan höjs. Taxan gäller avfall.", date=date(2024, 5, 2)
)


def why(text: str, year: int = 2024) -> Explanation:
    plan = make_plan(parse_query(text), year)
    return explain(DOCUMENT, 10.0, plan, len(plan.needed), corrected=False)


def test_counts_how_often_a_word_stands_in_which_field() -> None:
    times = {(one.asked, one.field): one.times for one in why("taxan avfall").reasons}
    assert times["taxan", Field.EXACT] == 2
    assert times["taxan", Field.STEM] == 3
    assert times["taxan", Field.HEAD_STEM] == 2, "the title counts twice"


def test_the_fixed_parts_and_the_text_make_the_score() -> None:
    found = why("avfall 2024")
    assert found.fixed == found.recency + sum(one.weight for one in found.reasons if one.fixed) > 0
    assert found.fixed + found.by_text == 10.0


def test_names_the_narrowest_band_of_years() -> None:
    assert [why("avfall", year).recency_years for year in (2024, 2026, 2031, 2040)] == [1, 3, 7, None]
    assert why("avfall", 2040).recency == 0


def test_names_what_is_missing() -> None:
    assert why("avfall hamn").missing == ("hamn",)
    assert why("avfall").step is Step.ALL


def test_says_that_a_title_counts_twice_and_names_the_compound() -> None:
    query = parse_query("när höjs en taxa som är för avfall och slam")
    plan = make_plan(query, 2024)
    together = GroupPlan("", put_together(query))
    document = structs.replace(DOCUMENT, title="Avfallstaxa")
    found = explain(document, 10.0, replace(plan, doubled=(together,)), 2, corrected=False)
    assert found.doubled
    assert any(one.terms == ("avfall+tax",) and one.times for one in found.reasons)
    assert not explain(document, 10.0, plan, 2, corrected=False).doubled
