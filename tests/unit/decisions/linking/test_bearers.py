"""Whose a name is, by the words around it."""

import pytest

from decisions.linking._bearers import Bearer, bearer, is_a_firms, is_quoted_on

OWN_WORDS = frozenset({"silvermo", "region", "stig", "granvik"})


def whose(text: str, name: str, alias: str) -> Bearer:
    start = text.index(name)
    return bearer(text, start, start + len(name), alias, OWN_WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anslutning till Åldrika", Bearer.OWN),
        ("projektet Åldrika följs upp", Bearer.OWN),
        ("Åldrika Silvermo följs upp", Bearer.OWN),
        ("Åldrika-projektets rapport", Bearer.OWN),
        ("ÅTERRAPPORT OM ÅLDRIKA REGIONEN", Bearer.OWN),
        ("att Teatergruppen Åldrika får bidrag", Bearer.OTHER),
        ("Restaurang ”Åldrika” får tillstånd", Bearer.OTHER),
        ("Caféet Åldrika, bygglov", Bearer.OTHER),
        ("kvarteret Åldrika", Bearer.OTHER),
        ("Åldrika AB, borgen", Bearer.OTHER),
        ("Åldrika Hemtjänst AB", Bearer.OTHER),
        ("Åldrika, Stiftelsen Gammelgården", Bearer.OTHER),
        ("Val efter Åldrika (KD)", Bearer.OTHER),
        ("Detaljplan för Åldrika 1:23", Bearer.OTHER),
        ("Åldrika IF, lotteritillstånd", Bearer.OTHER),
        ("att gångbron ges namnet Åldrika", Bearer.OTHER),
        ("Dansbandet Åldrika spelar", Bearer.OTHER),
        ("förslaget Åldrika antas", Bearer.OWN),
        ("regeringens satsning Åldrika", Bearer.UNSURE),
        ("Lövberga kommuns projekt Åldrika", Bearer.UNSURE),
        ("Lövberga kommuns arbete med Åldrika", Bearer.OWN),
        ("länsstyrelsens satsning Åldrika", Bearer.OWN),
        ("Åldrika förskola byggs till", Bearer.UNSURE),
        ("Tävlingen Åldrika", Bearer.UNSURE),
        ("journalsystem Åldrika", Bearer.UNSURE),
        ("Åldrika-dagen i parken", Bearer.UNSURE),
        ("Åldrika Björklund får bidrag", Bearer.UNSURE),
        ("och Anna Åldrika får bidrag", Bearer.UNSURE),
    ],
)
def test_words_around_a_name(text: str, expected: Bearer) -> None:
    name = "ÅLDRIKA" if "ÅLDRIKA" in text else "Åldrika"
    assert whose(text, name, "Åldrika") is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Lägesrapport för STIG Granvik", "STIG Granvik", Bearer.OWN),
        ("Avsägelse: ledamot i STIG Granviks styrgrupp", "STIG Granvik", Bearer.OWN),
        ("Avsägelse, Stig Granvik", "Stig Granvik", Bearer.OTHER),
        ("Stig Granvik ansöker om bygglov", "Stig Granvik", Bearer.OTHER),
        ("AVSÄGELSE, STIG GRANVIK", "STIG GRANVIK", Bearer.OTHER),
        ("LÄGESRAPPORT FÖR STIG GRANVIK", "STIG GRANVIK", Bearer.UNSURE),
    ],
)
def test_an_abbreviation_that_is_a_persons_name(text: str, name: str, expected: Bearer) -> None:
    assert whose(text, name, "STIG Granvik") is expected


def test_an_abbreviation_that_is_no_given_name_may_stand_in_other_letters() -> None:
    assert whose("Årsrapport för Samla Granvik", "Samla Granvik", "SAMLA Granvik") is Bearer.OWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mat som räcker i Silvermo följs upp", Bearer.OWN),
        ("Mat som räcker i Lövberga följs upp", Bearer.UNSURE),
        ("Mat som räcker i kommunen följs upp", Bearer.OWN),
    ],
)
def test_a_name_of_several_words_that_is_said_of_another_place(text: str, expected: Bearer) -> None:
    assert whose(text, "Mat som räcker", "Mat som räcker") is expected


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Motion ”Hand i hand i Lövberga” från C", True),
        ("Motion ”Hand i hand” från C", False),
        ("Hand i hand i ”Lövberga”", False),
        ('Motion "Hand i hand för alla"', True),
    ],
)
def test_a_name_that_begins_a_longer_quotation(text: str, on: bool) -> None:
    start = text.index("Hand i hand")
    assert is_quoted_on(text, start, start + len("Hand i hand")) is on


def test_a_firm_has_the_name_however_long_it_is() -> None:
    assert is_a_firms("Borgen för Matpakten Ljungfjärd AB", len("Borgen för Matpakten"))
    assert not is_a_firms("Matpakten och Ljungfjärd AB", len("Matpakten"))
