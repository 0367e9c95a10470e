"""Counties in texts, and which are an initiative's own."""

from datetime import date

import pytest

from decisions.linking import Alias, InitiativeProfile, PaperDescription
from decisions.linking._counties import is_own, key_of, named, named_behind, own_counties


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Region Söderhavs förslag", ["soderhav"]),
        ("Länsstyrelsen i Sjöstads län", ["sjostad"]),
        ("i Västra Götalands län", ["vastra gotaiand"]),
        ("kommunerna i Norrvala läns norra del", ["norrvaia"]),
        ("REMISS FRÅN REGION FJÄLLMO", ["fjaiimo"]),
        ("en konferens i Skåne", ["skane"]),
        ("en konferens i Uppsala", []),  # the town
        ("i hela län och i HELA LÄN", []),
        ("regionen och länet", []),
        ("Region\n\nÖvrigt", []),
        ("på halland", []),
    ],
)
def test_counties_that_a_text_names(text: str, keys: list[str]) -> None:
    assert [one.key for one in named(text)] == keys


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (" i Söderhavs län", True),
        ("! – i Söderhavs län", True),
        (" (Söderhavs län)", True),
        (", Region Söderhav", True),
        (" i Dalarna", True),
        (" och andra kommuner i Söderhavs län", False),
        ("\n\nSöderhavs län", False),
        ("", False),
    ],
)
def test_county_right_behind_a_name(behind: str, found: bool) -> None:
    assert (named_behind(f"Namnet{behind}", len("Namnet")) is not None) is found


NAMES = (Alias("Hand i hand"),)


@pytest.mark.parametrize(
    ("profile", "own"),
    [
        (InitiativeProfile("x", (Alias("Hand i hand – i Norrsjö län"),)), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Region Norrsjö"), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Samordningsförbundet Norrsjö"), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Länsstyrelsen i Norrsjö län"), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Region Kronoberg"), {"kronoberg", "smaiand"}),
        (
            InitiativeProfile("x", NAMES, papers=(PaperDescription("Remiss", date(2020, 1, 1), "Region Norrsjö"),)),
            {"norrsjo"},
        ),
        (InitiativeProfile("x", NAMES, county="Norrsjö län"), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Region Norrsjö", county="Åsmarks län"), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, description="Kommunerna i Norrsjö län."), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Region Norrsjö", description="Som i Åsmarks län."), {"norrsjo"}),
        (InitiativeProfile("x", NAMES, led_by="Växthuset"), set()),
    ],
)
def test_counties_of_an_initiative(profile: InitiativeProfile, own: set[str]) -> None:
    assert own_counties(profile) == own


def test_a_misread_county_is_still_the_own() -> None:
    assert is_own(key_of("Kronobcrgs"), {key_of("Kronoberg")})
    assert is_own(key_of("NORRVALA"), {key_of("Norrvalas")})
    assert not is_own(key_of("Kalmar"), {key_of("Kronoberg")})
    assert not is_own(key_of("Kalm"), {key_of("Halm")})
