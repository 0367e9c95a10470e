"""Whose body is named, by the form of the words alone."""

import pytest

from decisions.vocabulary.owners import OwnedBody, owned_body_before, owner_before, same_authority, split


@pytest.mark.parametrize(
    ("printed", "owner", "body"),
    [
        ("Växjö kommunfullmäktige", "Växjö", "kommunfullmäktige"),
        ("Kommunfullmäktige i Växjö", "Växjö", "Kommunfullmäktige"),
        ("kommunfullmäktige i Växjö kommun", "Växjö kommun", "kommunfullmäktige"),
        ("Växjö kommuns kommunstyrelse", "Växjö kommun", "kommunstyrelse"),
        ("Region Kronobergs regionstyrelse", "Region Kronoberg", "regionstyrelse"),
        ("Regionstyrelsen, Region Kronoberg", "Region Kronoberg", "Regionstyrelsen"),
        ("Ljungby barn- och utbildningsnämnd", "Ljungby", "barn- och utbildningsnämnd"),
        ("Växjö kommun KS", "Växjö kommun", "KS"),
        ("Göteborgs stads kommunstyrelse", "Göteborgs stad", "kommunstyrelse"),
        ("Exempelkommuns kommunfullmäktige", "Exempelkommun", "kommunfullmäktige"),
    ],
)
def test_the_owner_is_named(printed: str, owner: str, body: str) -> None:
    assert split(printed) == OwnedBody(owner, body)


@pytest.mark.parametrize(
    "printed",
    [
        "Barn- och utbildningsnämnden", "Sociala utskottet", "Tekniska nämnden", "Kommunstyrelsens arbetsutskott",
        "Enligt kommunfullmäktige", "Protokoll kommunstyrelsen", "Miljö och byggnadsnämnden", "Gemensam nämnd",
        "Nämnden för arbete och välfärd", "Överförmyndarnämnden i östra Kronoberg", "KS", "Dåvarande kommunstyrelsen",
    ],
)  # fmt: skip
def test_what_looks_like_an_owner_and_is_none(printed: str) -> None:
    assert split(printed) == OwnedBody("", printed)


@pytest.mark.parametrize(
    ("printed", "title", "same"),
    [
        ("Växjö", "Växjö kommun", True),
        ("växjö kommun", "Växjö kommun", True),
        ("Region Kronobergs", "Region Kronoberg", True),
        ("Göteborg", "Göteborgs Stad", True),
        ("Exempelkommun", "Exempelkommun", True),
        ("Kronoberg", "Region Kronoberg", False),  # the county is not the region
        ("Landstinget Kronoberg", "Region Kronoberg", False),  # for the authority's own list
        ("Växjö kommun", "Växjö kommunalförbund", False),
        ("Växjö", "Alvesta kommun", False),
        ("", "Växjö kommun", False),
    ],
)
def test_same_authority(printed: str, title: str, same: bool) -> None:
    assert same_authority(printed, title) is same


@pytest.mark.parametrize(
    ("before", "name", "found"),
    [
        ("Växjö kommunfullmäktige den ", "kommunfullmäktige", "Växjö kommunfullmäktige"),
        ("därför beslutade Växjö kommuns kommunfullmäktige ", "kommunfullmäktige", "Växjö kommuns kommunfullmäktige"),
        ("Enligt Växjö kommunfullmäktige ", "kommunfullmäktige", "Växjö kommunfullmäktige"),
        ("kommunfullmäktige i Växjö den ", "kommunfullmäktige", "kommunfullmäktige i Växjö"),
        ("Enligt kommunfullmäktige ", "kommunfullmäktige", "kommunfullmäktige"),
        ("Region Kronoberg har sänt det till kommunstyrelsen ", "kommunstyrelsen", "kommunstyrelsen"),
        ("Det gäller Växjö. Kommunstyrelsen ", "Kommunstyrelsen", "Kommunstyrelsen"),
    ],
)
def test_owned_body_before(before: str, name: str, found: str) -> None:
    start = before.index(name)
    assert owned_body_before(before, start, start + len(name)) == found


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Region Kronobergs skrivelse 2017-02-24, dnr ", "Region Kronoberg"),
        ("Skrivelse från Region Kronoberg (dnr ", "Region Kronoberg"),
        ("Region Kronobergs remiss den 24 februari 2017, dnr ", "Region Kronoberg"),
        ("Region Kronoberg har hört av sig. Ärende dnr ", ""),
        ("Region Kronoberg och kommunen, dnr ", ""),
        ("Yttrande till Region Kronoberg, dnr ", ""),  # our own number
        ("Kommunens yttrande, dnr ", ""),
    ],
)
def test_owner_before(text: str, owner: str) -> None:
    assert owner_before(text) == owner
