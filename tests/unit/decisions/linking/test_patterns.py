"""Which phrases are everyone's, and what of a name is its county."""

import pytest

from decisions.linking import is_everyday
from decisions.linking._patterns import compile_alias, county_of, letters_of, lowered, match, plain, split_county


@pytest.mark.parametrize(
    "phrase", ["barnens bästa", "Barnens  Bästa", "Barnets bästa", "läns-gemensam", "HVB", "ab", ""]
)
def test_everyday(phrase: str) -> None:
    assert is_everyday(phrase)


@pytest.mark.parametrize("phrase", ["Barnens bästa gäller", "GIRFEC", "Kronobarnsmodellen", "BIC"])
def test_not_everyday(phrase: str) -> None:
    assert not is_everyday(phrase)


@pytest.mark.parametrize(
    ("name", "core", "county"),
    [
        ("Barnens bästa gäller! – i Kronobergs län", "Barnens bästa gäller", "kronoberg"),
        ("Barnens bästa gäller – Kronobergs län", "Barnens bästa gäller", "kronoberg"),
        ("Barnens bästa gäller (Kronobergs län)", "Barnens bästa gäller", "kronoberg"),
        ("Barnens bästa gäller i Kronoberg", "Barnens bästa gäller", "kronoberg"),
        ("God hälsa för alla i Skåne län", "God hälsa för alla", "skåne"),
        # the whole name is needed
        ("Barnens bästa i Kronobergs län", "Barnens bästa i Kronobergs län", "kronoberg"),
        ("Hälsolyftet i Kronobergs län", "Hälsolyftet i Kronobergs län", "kronoberg"),
        ("Folkhälsoplan för Kronobergs län", "Folkhälsoplan för Kronobergs län", "kronoberg"),
        ("Plan för kultur i Kronobergs län", "Plan för kultur", "kronoberg"),
        ("En god kultur för Kronobergs län", "En god kultur för Kronobergs län", "kronoberg"),
        # no county
        ("Sammanhållna stråk i länet", "Sammanhållna stråk i länet", ""),
        ("Gröna Kronoberg", "Gröna Kronoberg", ""),
    ],
)
def test_county_at_the_end_of_a_name(name: str, core: str, county: str) -> None:
    assert split_county(name) == (core, county)


@pytest.mark.parametrize(
    ("organisation", "county"), [("Region Kronoberg", "kronoberg"), ("Kommunförbundet", ""), ("Region", "")]
)
def test_county_of_a_region(organisation: str, county: str) -> None:
    assert county_of(organisation) == county


def test_lower_case_keeps_every_place() -> None:
    assert len(lowered("İÅÄÖẞ")) == 5


def test_letters_and_plain_words() -> None:
    assert letters_of("Läns-gemensam\n modell!") == letters_of("la\u0308nsgemensam modell") == "länsgemensammodell"
    assert plain("”A –  B”") == plain("a - b") != plain("a b")


def test_name_without_letters_has_no_pattern() -> None:
    assert compile_alias(" – ! ") is None


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("Hand i hand", "han"),
        ("e-tjänsten", "e tj"),
        ("I rätt tid", "i ra"),
        ("Vi är ett", "vi a"),
        ("A b c", "a b c"),
        ("RH", "rh"),
    ],
)
def test_opening_of_a_name_keeps_where_its_words_end(name: str, opening: str) -> None:
    pattern = compile_alias(name)
    assert pattern is not None
    assert pattern.opening == opening


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Kulturlyft", "ku1turlyft", True),
        ("Kulturlyft", "ku1tur1yft", True),
        ("Kulturlyft", "kulturlyft", True),
        ("Kulturlyft", "ku!turlyft", False),
        ("Vattenlyft", "vättenlyft", False),
        ("Fjällvind", "fjällv1nd", True),
        ("Fjällvind", "fjallv1nd", True),  # of a word that is none the marks as well
        ("Fjällvind", "fjällvand", False),
    ],
)
def test_a_single_word_is_known_with_digits_for_its_letters(name: str, text: str, found: bool) -> None:
    pattern = compile_alias(name)
    assert pattern is not None
    assert (match(pattern.any, text, 0) is not None) is found
