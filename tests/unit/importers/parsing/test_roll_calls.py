import pytest

from importers.parsing import roll_calls
from importers.parsing.passages import Passage, Segment


def passage(text):
    return Passage(text, (Segment(0, 100, len(text)),))


@pytest.mark.parametrize(
    ("text", "name", "party", "printed"),
    [
        ("Anna Ek S 25 Ledamot", "Anna Ek", "S", "Anna Ek S"),
        ("Bo Al ALT 2:e v Ordf", "Bo Al", "ALT", "Bo Al ALT"),
        ("Ek, Anna (S)", "Anna Ek", "S", "Ek, Anna (S)"),
        ("Per-Olof de la Ro -", "Per-Olof de la Ro", "-", "Per-Olof de la Ro -"),
        ("Eva Gy tjänstgörande ersättare", "Eva Gy", None, "Eva Gy"),
    ],
)
def test_a_record_is_name_party_seat_and_function(text, name, party, printed):
    person = roll_calls.person(passage(text))

    assert (person.name, person.party, person.printed.text) == (name, party, printed)
    assert person.printed.spans[0].start == 100


@pytest.mark.parametrize(
    "text", ["", "Ledamot", "12 (40)", "Kommunstyrelsen beslutar", "Anna", "N+N M", "Ordföranden Ek"]
)
def test_what_is_no_record(text):
    assert roll_calls.person(passage(text)) is None


def test_three_lines_make_a_roll_call(units_of):
    lines = [
        line for unit in units_of("Resultat\n\nAnna Ek S Ja\n\nBo Al V Nej\n\nDan Fe Avstår") for line in unit.lines
    ]

    grid = roll_calls.grid(lines)

    assert [[[one.text for one in cell] for cell in row] for row in grid.rows] == [
        [["Anna Ek"], ["S"], ["Ja"]],
        [["Bo Al"], ["V"], ["Nej"]],
        [["Dan Fe"], [], ["Avstår"]],
    ]
    assert roll_calls.grid(lines[:-1]) is None


def test_two_records_that_ran_together_are_none():
    assert roll_calls.person(passage("Anna Ek SD Bo Al M 16 Ledamot")) is None
