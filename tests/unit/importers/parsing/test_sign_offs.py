"""Lines above who signs."""

import pytest

from importers.parsing import sign_offs


@pytest.mark.parametrize(
    "line",
    [
        "Detta dokument är elektroniskt undertecknat av",
        "Dokumentet är digitalt signerat",
        "Signerat digitalt av:",
        "Underskrifter",
        "Ansvariga",
        "Elektronisk underskrift",
        "Med vänliga hälsningar",
        "Ekby dag som ovan",
        "På kommunstyrelsens vägnar",
        "För direktionen",
        "För Ekby kommun",
        "För miljökontoret",
    ],
)
def test_whoever_signs_stands_below(line):
    assert sign_offs.opens(line)


@pytest.mark.parametrize("line", ["För kännedom", "För skolan", "Trafikverket", "Signerat avtal", "Underskriftslista"])
def test_other_lines_open_no_signatures(line):
    assert not sign_offs.opens(line)
    assert sign_offs.signers(line) == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Signerat av Eva Ek", ["Eva Ek"]),
        ("Digitalt signerad av Eva Ek, kommunchef 2030-05-04 kl. 10.12", ["Eva Ek, kommunchef"]),
        ("Beslutet är elektroniskt undertecknat av Eva Ek, jurist, och Bo Al", ["Eva Ek, jurist", "Bo Al"]),
        ("Undertecknat av parterna", []),
    ],
)
def test_who_signs_on_the_line_itself(line, told):
    assert [line[slice(*one)] for one in sign_offs.signers(line)] == told


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Dokumentet är digitalt undertecknat.", True),
        ("Detta dokument är elektroniskt signerat och saknar därför namnteckning.", True),
        ("Dokumentet är digitalt undertecknat av Anna Ek", False),
        ("Avtalet är undertecknat av båda parter.", False),
    ],
)
def test_a_line_that_says_how_a_paper_was_signed(line, says):
    assert sign_offs.says_how(line) is says


def test_who_signs_above_such_a_line_below_recipients(parse):
    paper = parse(
        "Tjänsteskrivelse\n\nNy station\n\nFörslag till beslut\n\n1. Stationen byggs.\n\nBeslut skickas till\n"
        "Regionfastigheter\n\nREGIONLEDNINGSKONTORET\n\nLovisa Ek\nRegiondirektör\n\nJohan Brand\nEkonomidirektör\n\n"
        "Dokumentet är digitalt undertecknat.\n\nRegion Sjöby | Box 210, 381 20 Sjöby | www.region.example\n"
    ).papers[0]

    assert [one.name.text for one in paper.signatures] == ["Lovisa Ek", "Johan Brand"]
