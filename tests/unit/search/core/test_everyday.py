"""The words that nobody means to demand: sound data."""

from search.core.everyday import FUNCTION_WORDS, WEAK


def test_words_are_in_lower_case_and_in_one_list() -> None:
    assert all(word == word.casefold() and word.isalpha() for word in FUNCTION_WORDS | WEAK)
    assert not FUNCTION_WORDS & WEAK
