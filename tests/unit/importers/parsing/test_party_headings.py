"""Parties on a line of their own above the names; all names are invented."""

import pytest

ITEM = "\n\nParagrafer\n1\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas."


def parties(parse, rows):
    found = parse(
        f"PROTOKOLL\nKommunfullmäktige\n2030-05-22\n\nPlats och tid\nKommunhuset\n\n{rows}{ITEM}"
    ).front.attendance
    return [(one.person.name, one.person.party) for one in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Socialdemokraterna", "Moderaterna", ("Socialdemokraterna", "Moderaterna")),
        ("Socialdemokraterna:", "Ekbypartiet:", ("Socialdemokraterna", "Ekbypartiet")),
        ("Socialdemokraterna (S)", "Moderaterna (M)", ("S", "M")),
        ("För Centerpartiet", "För Liberalerna", ("Centerpartiet", "Liberalerna")),
    ],
)
def test_a_party_heads_the_names_below_it(parse, one, other, expected):
    found = parties(parse, f"Beslutande\n{one}\nAnna Ek, ordförande\nBo Al\n{other}\nIda Jo")

    assert found == [("Anna Ek", expected[0]), ("Bo Al", expected[0]), ("Ida Jo", expected[1])]


@pytest.mark.parametrize(
    "lines",
    [
        "Anna Ek\nBo Al\nModeraterna\nIda Jo\nVänsterpartiet",  # each ends the line above it
        "Moderaterna\nAnna Ek\nBo Al\nVänsterpartiet",
        "Moderaterna\nVänsterpartiet\nAnna Ek\nBo Al",
        "Anna Ek\nModeraterna\nBo Al",
    ],
)
def test_nobody_has_the_party_of_a_line_that_may_be_of_others(parse, lines):
    assert {party for _, party in parties(parse, f"Beslutande\n{lines}")} == {None}


def test_the_party_behind_a_name_is_the_one_that_counts(parse):
    found = parties(parse, "Beslutande\nAlliansen\nModeraterna\nAnna Ek (M)\nBo Al (C)\nIda Jo (L)")

    assert found == [("Anna Ek", "M"), ("Bo Al", "C"), ("Ida Jo", "L")]


def test_a_row_of_its_own_begins_anew(parse):
    found = parties(parse, "Beslutande\nModeraterna\nAnna Ek\n\nErsättare\nVänsterpartiet\nBo Al")

    assert found == [("Anna Ek", "Moderaterna"), ("Bo Al", "Vänsterpartiet")]


def test_a_short_name_with_a_colon_leads_its_line(parse):
    assert parties(parse, "Beslutande\nModeraterna: Anna Ek, Bo Al\nSD: Ida Jo") == [
        ("Anna Ek", "Moderaterna"),
        ("Bo Al", "Moderaterna"),
        ("Ida Jo", "SD"),
    ]
