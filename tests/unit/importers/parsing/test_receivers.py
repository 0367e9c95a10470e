"""Whom a letter may be for."""

import pytest

from importers.parsing import receivers


@pytest.mark.parametrize(
    "line",
    [
        "Kommunfullmäktige i Ekby, Norrby och Sjöby kommuner",
        "Kommunfullmäktige i Ekby kommun och Norrby kommun",
        "Kommunfullmäktige i respektive medlemskommun",
        "Kommunfullmäktige i förbundets medlemskommuner",
        "Kommunstyrelserna i Ekby, Norrby och Sjöby",
        "Regionstyrelsen, Region Ekby",
        "Förbundets medlemskommuner",
        "Samtliga kommuner i Ekby län",
        "Ekby kommun och Norrby kommun",
        "Socialnämndens ledamöter och ersättare",
        "Samtliga ledamöter i socialnämnden",
        "Ledamöter och ersättare i kommunfullmäktige",
        "Kommunstyrelsens presidium",
        "kommunstyrelsens ordförande",
    ],
)
def test_bodies_and_authorities(line):
    assert receivers.is_any(line)


@pytest.mark.parametrize(
    "line",
    [
        "Samverkan mellan Ekby och Norrby",
        "Ekby och Norrby",
        "Kommunerna växer",
        "Vägar i Ekby, Norrby och Sjöby",
        "Kommunfullmäktige i respektive",
        "Föreningens ledamöter",
        "Nya ledamöter i årets kör",
        "Arvode till nämndens ledamöter",
    ],
)
def test_other_lines_name_nobody(line):
    assert not receivers.is_any(line)


@pytest.mark.parametrize("way", ["{}", "Till {}", "Till:\n{}", "Mottagare\n{}"])
def test_whom_a_federation_writes_to(parse, way):
    receiver = "Kommunfullmäktige i Ekby, Norrby och Sjöby kommuner"
    paper = parse(
        "Kommunalförbundet Älvdalarnas räddningstjänst\n\nMISSIV\n\n2031-05-29\n\nDnr 2031/132\n\n"
        f"{way.format(receiver)}\n\nReviderad förbundsordning\n\n"
        "Direktionen hemställer att kommunfullmäktige i respektive medlemskommun beslutar\n\n"
        "att godkänna förbundsordningen\n\nFör direktionen\n\nBo Ek\nOrdförande\n"
    ).papers[0]

    assert (paper.addressed_to, paper.title.text) == (receiver, "Reviderad förbundsordning")
    assert paper.sender == paper.authority.text == "Kommunalförbundet Älvdalarnas räddningstjänst"
