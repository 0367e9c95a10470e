"""A sieved pattern finds what the pattern finds: the words that it is asked by stand in every match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsing import decision_verbs, matters, words
from importers.parsing.sieve import Sieved, fold, words_of

PATTERNS = [
    *(rf"\b(?:{'|'.join(verbs)})" for verbs, _, _ in decision_verbs.DECISION_VERBS),
    *(pattern for pattern, _ in (*matters.MATTERS, *matters.DECIDED, *words.STEPS)),
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b(?:utgår\b|utgå\b|avskrivs\b)", {"utgå", "avskrivs"}),
        (r"\b(?:utgår\b|utgå\b|utgick\b)", {"utg"}),
        (r"(?:anses?|förklaras?)[^.]{0,40}?\bbesvara(?:d|t)\b", {"besvara"}),
        (r"(?:motion )?svar(?: på)?", {"svar"}),
        (r"(?:Svar){1,2}", {"svar"}),
        (r"(?:svar)?\s+\d+", set()),
        (r"svar|[a-z]+", set()),
        (r"(?!svar)\w+", set()),
        (r"(?i:Svar)", set()),
        (r"§", set()),
    ],
)
def test_the_words_that_a_pattern_cannot_match_without(pattern: str, needed: set[str]) -> None:
    assert words_of(pattern) == needed


def test_letters_that_a_pattern_takes_for_others_are_no_hindrance() -> None:
    for text in ("Avſlag", "UTGICK", "utgıck"):
        assert Sieved(r"\bavslag|\butgick").search(text)


@given(
    st.lists(st.sampled_from([*" .,\n-", *sorted({w for p in PATTERNS for w in words_of(p)})]), max_size=12).map(
        "".join
    )
)
def test_nothing_is_missed(text: str) -> None:
    for pattern in PATTERNS:
        sieved, plain = Sieved(pattern), re.compile(pattern, re.IGNORECASE)
        expected = [one.span() for one in plain.finditer(text)]
        assert [one.span() for one in sieved.finditer(text)] == expected
        assert sieved.may(fold(text)) or not expected
        assert (sieved.search(text) is None) == (not expected)
