"""How like two decisions are, by their words."""

import pytest

from search.core.likeness import Wording, likeness

ONE = Wording("Regler för skolskjuts i Exempelkommun", "att anta reglerna för skolskjuts.")
OTHERS = (
    Wording("Regler för skolskjuts i Provköping", "att anta regler för skolskjutsar."),
    Wording("Taxa för torghandel", "att anta taxan."),
    Wording("", ""),
)


def test_the_same_question_elsewhere_is_nearer_than_another() -> None:
    alike, other, nothing = likeness(ONE, OTHERS)
    assert 0 <= other < 0.3 < alike <= 1
    assert nothing == 0


def test_a_text_is_as_like_itself_as_can_be() -> None:
    assert likeness(ONE, (ONE, OTHERS[1]))[0] == pytest.approx(1)


def test_parts_of_compounds_count() -> None:
    joined, other = likeness(Wording("Skolskjutsregler"), (Wording("Regler för skolskjuts"), Wording("Detaljplan")))
    assert joined > 0.3
    assert other == 0


def test_empty_words_make_nothing_alike() -> None:
    one, two = Wording("Information från förvaltningen"), Wording("Förvaltningens information")
    assert likeness(one, (two,))[0] > 0.5
    assert likeness(one, (two,), ("information", "förvaltning", "från"))[0] == 0


def test_a_word_of_the_title_counts_more_than_one_of_the_body() -> None:
    titled, mentioned = likeness(
        Wording("Skolskjuts och busskort"), (Wording("Skolskjuts"), Wording("Taxa", body="skolskjuts"))
    )
    assert titled > mentioned
