import pytest

from importers.parsing import tallies
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import VoteChoice
from importers.parsing.stretches import Grid

Y, N, A = VoteChoice.YES, VoteChoice.NO, VoteChoice.ABSTAINED


def grid(*rows):
    """Cells as text; each stands somewhere of its own in the document."""
    return Grid(
        tuple(
            tuple(
                (Passage(cell, (Segment(0, 1000 * number + 50 * column, len(cell)),)),) if cell else ()
                for column, cell in enumerate(row)
            )
            for number, row in enumerate(rows)
        )
    )


def told(tally):
    return {person.name: choice for person, choice in tally.choices}


def test_groups_of_columns_are_votes_with_what_stands_above_them():
    first, second = tallies.read(
        grid(
            ("Ledamöter", "Parti", "Närv", "Omröstning § 12", "", "Omröstning § 15", ""),
            ("", "", "", "Ja", "Nej", "Ja", "Nej"),
            ("Anna Ek, ordförande", "S", "X", "X", "", "", "X"),
            ("Bo Al", "V", "/", "", "/", "", "/"),
            ("Eva Gy", "C", "", "", "", "", ""),
            ("Summa", "", "2", "1", "1", "0", "2"),
        )
    )

    assert (first.label, told(first), first.totals) == ("Omröstning § 12", {"Anna Ek": Y, "Bo Al": N}, {Y: 1, N: 1})
    assert (second.label, told(second), second.totals) == ("Omröstning § 15", {"Anna Ek": N, "Bo Al": N}, {Y: 0, N: 2})
    assert first.clean
    assert first.choices[1][0].party == "V"


@pytest.mark.parametrize(
    "row", [("Anna Ek", "S", "X", "X"), ("N+N", "S", "X", ""), ("Anna Ek", "S", "kanske", ""), ("", "", "X", "")]
)
def test_a_row_that_is_not_understood_spoils_the_table(row):
    (tally,) = tallies.read(grid(("Namn", "Parti", "Ja", "Nej"), ("Bo Al", "V", "", "X"), row))

    assert not tally.clean


@pytest.mark.parametrize(
    "rows",
    [
        (("Nämnd", "2030", "2031"), ("Skola", "12", "14"), ("Vård", "9", "8")),
        (("Fråga", "Svar"), ("Är planen klar", "Ja"), ("Är den dyr", "Nej")),
        (("Anna Ek", "S"), ("Bo Al", "V")),
        ((), ()),
    ],
)
def test_other_tables(rows):
    assert tallies.read(grid(*rows)) == ()


def test_heads_that_come_again_over_the_next_group_spoil_nothing():
    (vote,) = tallies.read(
        grid(
            ["Ledamöter", "Tjg", "§ 4 Ja", "§ 4 Nej"],
            ["Anna Ek (S)", "X", "X", ""],
            ["Ersättare", "Tjg", "§ 4 Ja", "§ 4 Nej"],
            ["Bo Al (M)", "X", "", "X"],
        )
    )

    assert vote.clean
    assert told(vote) == {"Anna Ek": Y, "Bo Al": N}


PARTIES = (["Parti", "Ja", "Nej", "Avstår"], ["Socialdemokraterna", "8", "0", ""], ["Moderaterna", "0", "4", "1"])


def test_a_table_by_party_has_totals_and_no_names():
    (vote,) = tallies.read(grid(*PARTIES, ["Norrbys bästa", "–", "1", "0"], ["Totalt", "8", "5", "1"]))

    assert (vote.totals, vote.choices) == ({Y: 8, N: 5, A: 1}, [])


@pytest.mark.parametrize(
    "last", [["Totalt", "8", "6", "1"], ["Norrbys bästa", "0", "1", "0"], ["Totalt", "8", "fem", "1"]]
)
def test_a_table_by_party_that_does_not_add_up_is_none(last):
    assert tallies.read(grid(*PARTIES, ["Centerpartiet", "0", "1", "0"], last)) == ()


def broken(*lines):
    """A cell with a name that its narrow column broke into several printed lines."""
    return tuple(Passage(line, (Segment(0, 9000 + 40 * place, len(line)),)) for place, line in enumerate(lines))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("Birgitta Nyrén", "Falk"), "Birgitta Nyrén Falk"),
        (("Gunvor", "Hellström Ås"), "Gunvor Hellström Ås"),
        (("Olle", "Drakenstig för", "Karin Myrstedt"), "Olle Drakenstig"),
        (("Göran", "Adelgren, 2:e", "vice", "ordförande"), "Göran Adelgren"),
        (("Eva Ek", "Ersättare"), "Eva Ek"),
        (("Eva Ek", "Ekonomichef"), "Eva Ek"),
        (("Eva Ek,", "§§ 94–100"), "Eva Ek"),
    ],
)
def test_a_name_that_a_narrow_column_broke(lines, name):
    plain = grid(("Beslutande", "Parti", "Ja", "Nej"), ("Bo Al", "V", "", "X"), ("x", "C", "X", ""))
    rows = (*plain.rows[:2], (broken(*lines), *plain.rows[2][1:]))
    (vote,) = tallies.read(Grid(rows))

    assert told(vote) == {"Bo Al": N, name: Y}
