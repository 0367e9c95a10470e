"""Clauses against a reference decision: wording alone, spelling signs aside; amended words are marked."""

import pytest

from decisions.web.comparison import Likeness, Piece, compare, normal

REFERENCE = ("Att anta planen.", "Att avsätta 100 tkr.")


@pytest.mark.parametrize(
    ("clauses", "likeness", "words"),
    [
        (REFERENCE, Likeness.SAME, "Samma beslutspunkter"),
        (("att avsätta 100 tkr", "att anta  planen"), Likeness.SAME, "Samma beslutspunkter"),
        (("Att anta planen.",), Likeness.AMENDED, "1 punkt lika, 1 saknas"),
        (("Att anta planen.", "Att avsätta 200 tkr."), Likeness.AMENDED, "1 punkt lika, 1 med ändrade ord"),
        (("Att anta planen.", "Att anta planen."), Likeness.AMENDED, "1 punkt lika, 1 saknas, 1 annan"),
        ((), Likeness.OTHER, "2 saknas"),
        (("Att avslå.", "Att lägga ned.", "Att vila."), Likeness.OTHER, "2 saknas, 3 andra"),
    ],
)
def test_the_verdict_counts_wordings(clauses, likeness, words) -> None:
    verdict = compare(REFERENCE, clauses).verdict
    assert (verdict.likeness, verdict.text) == (likeness, words)


def test_a_clause_that_stands_twice_in_the_reference_is_wanted_twice() -> None:
    assert compare(("Att a.", "Att a."), ("Att a.",)).verdict.text == "1 punkt lika, 1 saknas"


def test_the_words_of_an_amended_clause_are_marked() -> None:
    found = compare(REFERENCE, ("Att inte anta planen.", "Att avsätta 200 tkr."))
    assert [clause.pieces for clause in found.clauses] == [
        (Piece("Att"), Piece("inte", "added"), Piece("anta planen.")),
        (Piece("Att avsätta"), Piece("100", "removed"), Piece("200", "added"), Piece("tkr.")),
    ]
    assert [clause.against for clause in found.clauses] == [1, 2]


def test_an_equal_clause_is_never_taken_for_an_amended_one() -> None:
    """The nearest clause comes first in the other decision, the equal one last: the equal one has it."""
    found = compare(("Att anta planen nu.",), ("Att anta planen då.", "Att anta planen nu."))
    assert [clause.likeness for clause in found.clauses] == [Likeness.OTHER, Likeness.SAME]


def test_what_is_only_in_the_reference_is_named() -> None:
    assert compare(REFERENCE, ("Att anta planen.",)).missing == ("Att avsätta 100 tkr.",)


def test_quotes_and_dashes_do_not_change_a_clause_but_words_do() -> None:
    assert normal("– Att ställa sig bakom ”Trygga torg” – i länet, samt") == normal(
        'att ställa sig bakom "trygga torg" i länet'
    )
    assert normal("Att inte anta planen.") != normal("Att anta planen.")


@pytest.mark.parametrize(
    "clause",
    [
        "Regionstyrelsen ställer sig bakom planen",
        "Barn- och utbildningsnämnden ställer sig bakom planen.",
        "Nämnden för arbete och välfärd ställer sig bakom planen",
        "Kommunstyrelsens arbetsutskott beslutar att ställa sig bakom planen",
        "Kommunfullmäktige beslutar ställa sig bakom planen, samt",
    ],
)
def test_who_decides_is_no_part_of_the_point(clause: str) -> None:
    assert normal(clause) == normal("att ställa sig bakom planen")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunstyrelsen får i uppdrag att bygga", "Socialnämnden får i uppdrag att bygga"),
        ("Att nämnden godkänner planen", "Att styrelsen godkänner planen"),
        ("Ordföranden i nämnden godkänner planen", "Nämnden godkänner planen"),
        ("Nämnden ställer sig inte bakom planen", "att ställa sig bakom planen"),
        ("Nämnden avslår planen", "Nämnden godkänner planen"),
    ],
)
def test_who_is_a_part_of_what_is_decided_stays(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_it_loses_no_word_of_either_side() -> None:
    reference, other = (
        "Att kommunen avsätter 1 200 tkr för 2019 och 2020",
        "Att nämnden avsätter 900 tkr för 2019 och 2021",
    )
    (clause,) = compare((reference,), (other,)).clauses
    assert " ".join(p.text for p in clause.pieces if p.mark != "removed") == other
    assert " ".join(p.text for p in clause.pieces if p.mark != "added") == reference
