"""Whom "han", "hon" and "de" mean where somebody is disqualified; all names are invented."""

import pytest

from importers.parsing.result import PositionKind

ANNA, BO = "Anna Ek", "Bo Al"


@pytest.fixture
def told(parse):
    """What stands under a heading → who is disqualified, and whether somebody is told that a name is missing."""

    def read(said, heading="Jäv"):
        document = parse(
            f"PROTOKOLL\n\nByggnadsnämnden 2016-06-15\n\n§ 48\n\nAvlopp\n\n{heading}\n\n{said}\n\nBeslut\n\n"
            "Ärendet bordläggs.\n\n§ 49\n\nAnnat\n\nBeslut\n\nInformationen noteras."
        )
        found = [one for one in document.items[0].positions if one.kind is PositionKind.DISQUALIFIED]
        unnamed = [one for one in document.problems if one.code == "disqualified_unnamed"]
        return [one.person.name for one in found], [document.text[one.start : one.end] for one in unnamed]

    return read


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Anna Ek (S) äger en av fastigheterna. Hon anmäler jäv och lämnar rummet.", [ANNA]),
        ("Anna Ek (s) är ledamot i styrelsen för Ekby Bostads AB. Hon anmälde därför jäv.", [ANNA]),
        ("Anna Ek (S) är kassör i föreningen.\n\nHon har anmält jäv.", [ANNA]),
        ("Anna Ek (S) bor på Norra Vägen 3. Hon är även kassör i föreningen. Hon anmäler jäv.", [ANNA]),
        ("Anna Ek (S) bor granne med sökanden. På grund av jäv deltar hon inte i handläggningen.", [ANNA]),
        ("Anna Ek (S) bor granne med sökanden. Hon deltar inte i handläggningen på grund av jäv.", [ANNA]),
        ("Anna Ek (S) bor granne med sökanden. Hon anmäler att hon är jävig.", [ANNA]),
        ("Anna Ek (S) är kassör. Därför anmäler hon jäv.", [ANNA]),
        ("Eftersom Bo Al (V) är kassör anmäler han jäv.", [BO]),
        ("Bo Al (V) är ledamot i styrelsen, varför han anmäler jäv.", [BO]),
        ("Bo Al (V) är ordförande i föreningen. Han anmäler jäv.", [BO]),
        ("Anna Ek (S) och Bo Al (V) sitter i bolagets styrelse. De anmäler jäv.", [ANNA, BO]),
        ("Anna Ek (S) och Bo Al (V) sitter i styrelsen. Båda anmäler jäv och lämnar salen.", [ANNA, BO]),
    ],
)
@pytest.mark.parametrize("heading", ["Jäv", "Ärendebeskrivning", "Deltar inte på grund av jäv"])
def test_the_subject_of_the_sentence_before(told, said, expected, heading):
    assert told(said, heading) == (expected, [])


@pytest.mark.parametrize(
    "said",
    [
        "Anna Ek (S) är gift med handläggaren Karl Persson. Han anmäler jäv.",
        "Anna Ek (S) frågar Bo Al (V) om avtalet. Han anmäler jäv.",
        "Anna Ek (S) är gift med Bo Al (V), varför hon anmäler jäv.",
        "Anna Ek (S) yttrar sig. Karl Persson äger marken. Han anmäler jäv.",
        "Anna Ek (S) och Bo Al (V) yttrar sig. Hon anmäler jäv.",
        "Anna Ek (S) yttrar sig. De anmäler jäv.",
        "Anna Ek (S) lämnar klubban till vice ordföranden. Han anmäler jäv.",
        "Sökande är Karl Persson. Han anmäler jäv.",
        "Karl Persson äger marken. Han anmäler jäv.",
        "Anna Ek (S)\n\nHon anmäler jäv.",
        "Anna Ek (S) är kassör. Under ärendet anmäler hon jäv.",
        "Ledamoten anmäler jäv och lämnar rummet.",
    ],
)
def test_where_another_may_be_meant_nobody_is_taken_and_somebody_told(told, said):
    names, problems = told(said, "Ärendebeskrivning")

    assert names == []
    assert len(problems) == 1
    assert "jäv" in problems[0]


@pytest.mark.parametrize("said", ["Ingen anmäler jäv.", "Frågan om jäv prövas. Han yrkar bifall.", "Jäv anmäls inte."])
def test_where_nobody_is_disqualified_nothing_is_told(told, said):
    assert told(said) == ([], [])


def test_the_evidence_begins_with_the_sentence_that_names(parse):
    document = parse("§ 5 Lov\n\nAnna Ek (S) äger marken. Hon anmäler jäv.\n\nBeslut\n\nLov ges.")
    (position,) = document.items[0].positions

    assert position.text.text == "Anna Ek (S) äger marken. Hon anmäler jäv."
