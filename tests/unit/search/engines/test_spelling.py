"""Edits between two words, and the words near to one."""

import pytest

from search.engines.spelling import edits, near_words


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("skola", "skola", 0), ("skola", "skoal", 1), ("skola", "skolan", 1), ("skola", "kola", 1), ("skola", "stola", 1),
     ("förskola", "forskola", 1), ("förskola", "fröskoal", 2), ("skola", "vård", 3)],
)  # fmt: skip
def test_counts_edits_up_to_a_bound(one: str, other: str, number: int) -> None:
    assert edits(one, other, 2) == number
    assert edits(other, one, 2) == number


def test_words_near_to_another_one() -> None:
    texts = ("Förskolan och förskola, § 96", "fröskola fritidshem 2018/234")
    assert near_words(texts, "förskola", 1) == {"förskolan", "fröskola"}
    assert near_words(texts, "förskolla", 1) == {"förskola", "förskolan"}


def test_another_form_of_the_right_word_is_near_and_short_stems_are_not() -> None:
    assert near_words(("Kryssningsturismen ökar",), "kryssningsturrism", 1) == {"kryssningsturismen"}
    assert near_words(("flera hundrastgårdar",), "hundrastgard", 1) == {"hundrastgårdar"}
    assert near_words(("valen och vadet",), "vaderna", 1) == set()
