"""Citizens' words: data that must stay sound, and where they are never used."""

from pathlib import Path

import pytest

import search.core.synonyms as synonyms_module
from decisions.vocabulary.swedish import stem
from search.core.analysis import terms
from search.core.everyday import FUNCTION_WORDS
from search.core.parse import parse_query
from search.core.plan import make_plan
from search.core.results import Match
from search.core.synonyms import (
    MOST,
    MOST_COMPOUNDS,
    Compound,
    _key,
    _pairs,
    compound_synonyms,
    phrase_synonyms,
    synonyms,
)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("dagis", "förskola"), ("Sopor", "avfall"), ("soptunnor", "avfallskärl"), ("komvux", "vuxenutbildning"),
     ("vuxenutbildningen", "komvux"), ("sfi", "svenska för invandrare")],
)  # fmt: skip
def test_finds_the_official_word(typed: str, other: str) -> None:
    assert other in synonyms(typed)


@pytest.mark.parametrize("typed", ["barn", "kommun", "", "§", "2018/234", "ledamot"])
def test_leaves_other_words_alone(typed: str) -> None:
    assert synonyms(typed) == ()


def test_equal_words_find_each_other_and_wider_ones_are_not_led_back() -> None:
    assert "dagis" in synonyms("förskola")
    assert "fritidshem" in synonyms("barnomsorg")
    assert "barnomsorg" not in synonyms("fritidshem")


def test_every_line_of_the_data_is_used() -> None:
    pairs = list(_pairs())
    assert len(pairs) > 2_000
    for typed, other, _ in pairs:
        assert _key(typed), f"{typed} is no word"
        assert _key(other) or any(char.isdigit() for char in other), f"{other} is no word"
        if " " not in typed:
            assert 0 < len(synonyms(typed)) <= MOST, typed


def test_no_word_stands_for_itself() -> None:
    for line in _lines():
        keys = [_key(word.strip()) for side in line.replace(">", "=").split("=") for word in side.split(",")]
        assert len(keys) == len(set(keys)), line


def _lines() -> list[str]:
    text = (Path(synonyms_module.__file__).with_name("synonyms.txt")).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("typed", "count", "other"),
    [
        ("särskilt boende för dementa", 2, "äldreboende"),
        ("vård och omsorgsboende", 3, "äldreboende"),
        ("ekonomiskt bistånd", 2, "socialbidrag"),
        ("våld i nära relationer", 4, "kvinnofrid"),
    ],
)
def test_a_phrase_is_known_by_its_words(typed: str, count: int, other: str) -> None:
    found, others = phrase_synonyms(typed.split())
    assert found == count
    assert other in others


@pytest.mark.parametrize("typed", ["boende särskilt", "särskilt", "ekonomiskt", "barn och unga"])
def test_other_words_are_no_phrase(typed: str) -> None:
    assert phrase_synonyms(typed.split()) == (0, ())


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("sophämtningstaxa", Compound("avfall taxa", ("avfall", "tax"))),
        ("dagisplats", Compound("förskola plats", ("förskol", "plats"))),
    ],
)
def test_a_compound_is_met_by_one_of_other_halves(typed: str, made: Compound) -> None:
    assert made in compound_synonyms(typed)
    assert len(compound_synonyms(typed)) <= MOST_COMPOUNDS


@pytest.mark.parametrize("typed", ["dagis", "vargskydd", "kommunstyrelse", "2018/234", ""])
def test_other_words_make_no_compounds(typed: str) -> None:
    assert compound_synonyms(typed) == ()


def also(text: str) -> list[tuple[str, ...]]:
    return [group.also for group in make_plan(parse_query(text)).groups]


def test_a_word_is_looked_for_by_its_other_words_with_less_weight() -> None:
    (group,) = make_plan(parse_query("sopor")).groups
    assert group.also[:3] == ("avfallshämtning", "avfall", "renhållning")
    weights = {leaf.weight for leaf in group.leaves if leaf.match is Match.SYNONYM}
    assert max(weights) < min(leaf.weight for leaf in group.leaves if leaf.match in {Match.EXACT, Match.STEM})


@pytest.mark.parametrize("text", ['"sopor"', "Park Sopor", "Sopor Park", "-sopor"])
def test_never_inside_phrases_and_names(text: str) -> None:
    assert not any(also(text))


def test_never_what_was_typed_itself() -> None:
    assert also("taxa avgift") == [(), ()]
    assert also("avgift -taxa") == [()]


def test_a_phrase_is_met_as_a_whole_and_its_words_are_not() -> None:
    first, last = make_plan(parse_query("särskilt boende")).groups
    assert first.of == "särskilt boende"
    assert "äldreboende" in first.also
    assert last.also == ()
    others = [{leaf for leaf in group.leaves if leaf.match is Match.SYNONYM} for group in (first, last)]
    assert others[0] == others[1] != set()
    assert not any(also('"särskilt boende"'))


def test_the_other_words_of_a_phrase_weigh_once() -> None:
    groups = make_plan(parse_query("särskilt boende")).groups
    (alone,) = make_plan(parse_query("äldreboende")).groups
    weights = [
        {leaf.terms: leaf.weight for leaf in one.leaves if leaf.match is Match.SYNONYM and not leaf.apart}
        for one in groups
    ]
    assert sum(one["servicehus",] for one in weights) == pytest.approx(
        max(leaf.weight for leaf in alone.leaves if leaf.match is Match.SYNONYM and not leaf.apart)
    )


def test_an_s_that_begins_the_next_word_of_a_compound_stays() -> None:
    assert [one.parts for one in compound_synonyms("brottsofferstöd")] == [("brott", "utsatt", "stöd")]
    assert ("avfall", "tax") in [one.parts for one in compound_synonyms("sophämtningstaxa")]


def test_however_much_is_typed_a_word_has_few_other_words() -> None:
    for group in make_plan(
        parse_query("dagis sophämtningstaxa simhall badhus äldreboende särskilt boende snöröjning")
    ).groups:
        assert len(group.also) <= MOST + MOST_COMPOUNDS


def test_a_process_can_read_them_before_its_first_query() -> None:
    tables = (synonyms_module._table, synonyms_module._by_parts)
    for table in tables:
        table.cache_clear()
    synonyms_module.read_ahead()
    assert all(table.cache_info().currsize for table in tables)


@pytest.mark.parametrize("word", ["förskolor", "a" * 60, "VA", "åäö", "2018", "läns-gemensam", "ﬁskars", "\ufe70", "½"])
def test_a_key_is_what_the_analysis_says(word: str) -> None:
    found = terms(word)
    alone = len(found) == 1 and found[0].kind == "word"
    assert synonyms_module._key(word) == ((found[0].stem,) if alone else ())


def test_no_word_of_the_list_has_the_stem_of_one_that_holds_a_sentence_together() -> None:
    """Else every document has it: villa had the stem of vill."""
    holding = {stem(word) for word in FUNCTION_WORDS}
    sides = {side for one, other, _ in _pairs() for side in (one, other) if " " not in side}
    assert len(sides) > 1_000
    assert {side for side in sides if stem(side) in holding} == set()
