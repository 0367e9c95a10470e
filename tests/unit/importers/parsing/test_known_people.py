"""Whom a § names as an elected one; all names are invented."""

import pytest

from importers.parsing.known_people import KnownPeople
from importers.parsing.passages import Passage
from importers.parsing.result import SectionKind
from importers.parsing.stretches import Stretch


def known(text, title=None):
    return KnownPeople([Stretch(SectionKind.OTHER, None, Passage(text, ()))], title and Passage(title, ()), ()).parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I debatten yttrade sig landstingsrådet Anna Ek och Bo Al.", {"Anna Ek": None}),
        ("Kommunalrådet Anna Ek (S) och oppositionsrådet Dan Fe svarade.", {"Anna Ek": "S", "Dan Fe": None}),
        ("Ledamoten Ida Jo och ersättaren Kim Lo frågade.", {"Ida Jo": None, "Kim Lo": None}),
        ("Sökanden Kalle Ny har överklagat.", {}),
        ("Landstingsrådet svarade.", {}),
    ],
)
def test_by_party_or_office(text, expected):
    assert known(text) == expected


def test_by_the_title():
    assert known("Ärendet bereds.", "Motion av Anna Ek (MP) om mat") == {"Anna Ek": "MP"}
