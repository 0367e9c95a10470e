"""Clauses against a reference decision: wording alone, spelling signs aside."""

import pytest

from decisions.web.comparison import compare, normal

REFERENCE = ("Att anta planen.", "Att avsätta 100 tkr.")


@pytest.mark.parametrize(
    ("clauses", "words"),
    [
        (REFERENCE, "Samma beslutspunkter"),
        (("att avsätta 100 tkr", "att anta  planen"), "Samma beslutspunkter"),
        (("Att anta planen.",), "1 punkt lika, 1 saknas"),
        (("Att anta planen.", "Att avsätta 200 tkr."), "1 punkt lika, 1 saknas, 1 med annan lydelse eller ny"),
        (("Att anta planen.", "Att anta planen."), "1 punkt lika, 1 saknas, 1 med annan lydelse eller ny"),
        ((), "2 saknas"),
        (("Att avslå.",), "2 saknas, 1 med annan lydelse eller ny"),
    ],
)
def test_the_verdict_counts_wordings(clauses, words) -> None:
    assert compare(REFERENCE, clauses).text == words


def test_a_clause_that_stands_twice_in_the_reference_is_wanted_twice() -> None:
    assert compare(("Att a.", "Att a."), ("Att a.",)).text == "1 punkt lika, 1 saknas"


def test_quotes_and_dashes_do_not_change_a_clause_but_words_do() -> None:
    assert normal("– Att ställa sig bakom ”Trygga torg” – i länet, samt") == normal(
        'att ställa sig bakom "trygga torg" i länet'
    )
    assert normal("Att inte anta planen.") != normal("Att anta planen.")
