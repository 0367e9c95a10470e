"""The query that goes to Elasticsearch, without a server."""

from search.core.parse import parse_query
from search.core.plan import make_plan
from search.engines import elastic_query
from search.engines.base import Matching


def body(text: str, *, scored: bool = True, wanted: int | None = None, excluded: set[str] | None = None) -> dict:
    plan = make_plan(parse_query(text))
    matching = Matching(plan, len(plan.groups) if wanted is None else wanted, excluded or set())
    return elastic_query.build(matching, scored=scored).to_dict()["bool"]


def test_a_word_scores_by_form_stem_and_part() -> None:
    (group,) = body("skolan")["must"]
    should = group["bool"]["should"]
    assert {"term": {"exact": {"value": "skolan", "boost": 0.4}}} in should
    assert {"term": {"part": {"value": "skol", "boost": 0.35}}} in should
    assert {"term": {"head_exact": {"value": "skolan", "boost": 0.8}}} in should


def test_what_is_not_scored_only_filters() -> None:
    made = body("skolan -budget år:2018", scored=False)
    assert "must" not in made
    group, year = made["filter"]
    assert "head" not in str(group)
    assert year == {"range": {"year": {"gte": 2018, "lte": 2018}}}
    assert {"term": {"stem": {"value": "budget", "boost": 1.0}}} in made["must_not"]


def test_a_case_number_scores_more_than_any_mention() -> None:
    (group,) = body("KS 2018/234")["must"]
    own = [one["constant_score"]["boost"] for one in group["bool"]["should"] if "constant_score" in one]
    assert sorted(own) == [60.0, 70.0]


def test_phrases_keep_their_order() -> None:
    (group,) = body('"bakom förslaget"')["must"]
    wanted = {"match_phrase": {"exact": {"query": "bakom förslaget", "boost": 2.0}}}
    assert wanted in group["bool"]["should"]


def test_fewer_words_may_be_enough() -> None:
    (some,) = body("skola budget cykelväg", wanted=2)["must"]
    assert some["bool"]["minimum_should_match"] == 2
    assert len(some["bool"]["should"]) == 3


def test_an_empty_query_asks_for_everything() -> None:
    assert body("") == {"must": [{"match_all": {}}]}


def test_more_records_than_the_server_takes_are_parted() -> None:
    unwanted = body("", excluded={f"item-{number}" for number in range(130_000)})["must_not"]
    assert [len(one["terms"]["record"]) for one in unwanted] == [60_000, 60_000, 10_000]
