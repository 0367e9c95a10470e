"""Where a row prints the party: before the names or behind them; all names are invented."""

import pytest

from importers.parsing import party_places
from importers.parsing.party_places import Order


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (("Anna Ek (S)", "Bo Al (M)"), Order.BEHIND),
        (("(S) Anna Ek", "(M) Bo Al"), Order.BEFORE),
        (("(S) Anna Ek för Kim Lo (S)", "(M) Bo Al"), Order.BEFORE),
        (("Moderaterna: Anna Ek", "Ekbylistan: Bo Al"), Order.BEFORE),
        (("Anna Ek (S), Bo Al", "(M), Cia Do", "(V)"), Order.BEHIND),
        (("Anna Ek", "(S) Bo Al", "(M) Cia Do"), Order.UNCLEAR),
        (("(S) Anna Ek", "Bo Al (M)"), Order.UNCLEAR),
        (("(S)", "Anna Ek", "Bo Al", "(M)", "Cia Do"), Order.UNCLEAR),
        (("Vakant (S)", "Bo Al (M)"), Order.BEHIND),
        (("Anna Ek", "Bo Al"), Order.BEHIND),
    ],
)
def test_order_of_a_row(lines, order):
    assert party_places.of_row(lines) is order


def test_people_of_an_entry_with_the_party_before_each():
    text = "(S) Anna Ek, (M) Bo Al"

    assert [(party, text[start:end]) for party, start, end in party_places.people(text, Order.BEFORE)] == [
        ("S", "Anna Ek,"),
        ("M", "Bo Al"),
    ]


def test_only_repeated_known_parties_are_no_initials():
    assert party_places.are_bare(["S  Anna Ek", "M  Bo Al", "V  Cia Do"])
    assert not party_places.are_bare(["A Ek Ås", "B Al Ås", "G Do Ås"])
