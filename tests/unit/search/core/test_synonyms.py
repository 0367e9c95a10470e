"""Citizens' words: data that must stay sound, and where they are never used."""

import pytest

from search.core.parse import parse_query
from search.core.plan import make_plan
from search.core.results import Match
from search.core.synonyms import MOST, _pairs, synonyms


@pytest.mark.parametrize(
    ("typed", "other"),
    [("dagis", "förskola"), ("Sopor", "avfall"), ("soptunnor", "avfall"), ("komvux", "vuxenutbildning"),
     ("vuxenutbildningen", "komvux"), ("sfi", "svenska för invandrare")],
)  # fmt: skip
def test_finds_the_official_word(typed: str, other: str) -> None:
    assert other in synonyms(typed)


@pytest.mark.parametrize("typed", ["förskola", "barn", "", "§", "2018/234", "avfall"])
def test_leaves_other_words_alone(typed: str) -> None:
    assert "dagis" not in synonyms(typed)
    assert "sopor" not in synonyms(typed)


def test_every_line_of_the_data_is_used() -> None:
    pairs = list(_pairs())
    assert len(pairs) > 150
    for typed, _ in pairs:
        assert 0 < len(synonyms(typed)) <= MOST, typed


def also(text: str) -> list[tuple[str, ...]]:
    return [group.also for group in make_plan(parse_query(text)).groups]


def test_a_word_is_looked_for_by_its_other_words_with_less_weight() -> None:
    (group,) = make_plan(parse_query("sopor")).groups
    assert group.also == ("avfall", "hushållsavfall", "renhållning")
    weights = {leaf.weight for leaf in group.leaves if leaf.match is Match.SYNONYM}
    assert max(weights) < min(leaf.weight for leaf in group.leaves if leaf.match in {Match.EXACT, Match.STEM})


@pytest.mark.parametrize("text", ['"sopor"', "Park Sopor", "Sopor Park", "-sopor"])
def test_never_inside_phrases_and_names(text: str) -> None:
    assert not any(also(text))


def test_never_what_was_typed_itself() -> None:
    assert also("taxa avgift") == [(), ()]
    assert also("avgift -taxa") == [()]
