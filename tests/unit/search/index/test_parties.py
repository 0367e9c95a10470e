"""Parties as facet values: what they did, under one code, and nothing that may be a person."""

import pytest

from decisions.selectors import ItemFacets
from search.index.parties import party_tags


def ids(**parties: tuple[str, ...]) -> list[str]:
    return [tag.id for tag in party_tags(ItemFacets("motion", **parties))]


def test_says_what_each_party_did() -> None:
    tags = party_tags(ItemFacets("motion", voted=("M", "S"), moved=("S",), reserved=("S",), submitted=("V",)))
    assert [(tag.id, tag.name) for tag in tags] == [
        ("s-reservation", "S: reservation"),
        ("s-yrkande", "S: yrkande"),
        ("v-fraga", "V: motion eller fråga"),
        ("m-omrostning", "M: omröstning"),
        ("s-omrostning", "S: omröstning"),
    ]
    assert "socialdemokraterna" in tags[0].aliases


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("s", "s-reservation"),
        ("Socialdemokraterna", "s-reservation"),
        ("(S)", "s-reservation"),
        ("ALT", "alt-reservation"),
        ("SjvP", "sjvp-reservation"),
        ("Alternativet", "alternativet-reservation"),
        ("Vägvalspartiet", "vägvalspartiet-reservation"),
    ],
)
def test_a_party_is_known_however_it_is_printed(printed: str, found: str) -> None:
    assert ids(reserved=(printed,)) == [found]


def test_one_party_under_two_spellings_is_one_value() -> None:
    assert ids(reserved=("S", "Socialdemokraterna", "s")) == ["s-reservation"]


@pytest.mark.parametrize(
    "printed", ["Eva", "Eva Exempelsson", "-", "–", "", "ordförande", "<b>S</b>", "E. Exempelsson"]
)
def test_what_may_be_a_person_is_no_party(printed: str) -> None:
    assert ids(reserved=(printed,), voted=(printed,)) == []
