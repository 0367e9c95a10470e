"""Lines of text ↔ what elected people did."""

import pytest

from importers.drafts.review.voice_lines import Ballot, Person, Stand, ballots, person, stands


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Anna Exempel (S)", "Anna Exempel", "S"),
        ("  Anna   Exempel  (S) ", "Anna Exempel", "S"),
        ("Anna Exempel", "Anna Exempel", ""),
        ("(SD)", "", "SD"),
        ("–", "", ""),
    ],
)
def test_person(text: str, name: str, party: str) -> None:
    assert person(text) == Person(name, party)
    assert person(str(person(text))) == Person(name, party)


def test_a_person_with_two_brackets_is_refused() -> None:
    with pytest.raises(ValueError, match="Anna Exempel"):
        person("Anna (S) och Bo (M)")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reservation: Anna Exempel (S)", "reserved"),
        ("yrkande: Anna Exempel (S)", "moved"),
        ("Jäv: Anna Exempel (S)", "disqualified"),
        ("Särskilt yttrande: (S)", "statement"),
        ("Deltar inte i beslutet: Anna Exempel (S)", "not_taking_part"),
    ],
)
def test_stand(line: str, kind: str) -> None:
    (found,) = stands([line])
    assert found.kind == kind
    assert stands([str(found)]) == (found,)


@pytest.mark.parametrize("line", ["Anna Exempel (S)", "Bifall: Anna Exempel (S)", ""])
def test_a_line_that_names_no_deed_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="Yrkande"):
        stands([line])


def test_ballot_with_counts_and_names() -> None:
    block = "Ja 2, Nej 1, Frånvarande 1\nJa: Anna Exempel (S), Bo Påhittad (M)\nNej: Cecilia Uppdiktad (V)"
    (found,) = ballots([block])
    assert dict(found.counts) == {"yes": 2, "no": 1, "absent": 1}
    assert [choice for choice, _ in found.voters] == ["yes", "yes", "no"]
    assert str(found) == block
    assert found.consistent


def test_the_words_of_the_minutes_are_taken_for_sides() -> None:
    (found,) = ballots(["Ja-röster 2, nej-röster 1\nJa-röster: Anna Exempel (S), Bo Påhittad (M)\nNejröster: (V)"])
    assert dict(found.counts) == {"yes": 2, "no": 1}
    assert [choice for choice, _ in found.voters] == ["yes", "yes", "no"]


def test_ballot_of_text_only() -> None:
    (found,) = ballots(["bara text"])
    assert found == Ballot()
    assert not found.consistent
    assert str(found) == "Bara text"


def test_names_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="summan är 3 men namnen är 2"):
        ballots(["Ja 3\nJa: Anna Exempel (S), Bo Påhittad (M)"])


def test_a_choice_that_is_only_counted_needs_no_names() -> None:
    (found,) = ballots(["Ja 3, Nej 1\nNej: Cecilia Uppdiktad (V)"])
    assert dict(found.counts) == {"yes": 3, "no": 1}


@pytest.mark.parametrize("block", ["Ja många", "Ja 3 och lite till", "Kanske 3"])
def test_a_line_that_counts_nothing_is_refused(block: str) -> None:
    with pytest.raises(ValueError, match="Ja 7, Nej 4"):
        ballots([block])


def test_comma_inside_brackets_parts_no_names() -> None:
    (found,) = ballots(["Ja: Anna Exempel (S, ordf.), Bo Påhittad (M)"])
    assert [one.party for _, one in found.voters] == ["S, ordf.", "M"]


def test_stand_without_a_person() -> None:
    assert stands([str(Stand("moved", Person()))]) == (Stand("moved", Person()),)
