"""Joint bodies whose names end with a place."""

import pytest

FRONT = (
    "PROTOKOLL\n\n{}\n\nBeslutande\nAnna Ek (S), ordförande\nBo Al (M)\n\nParagrafer\n§§ 1-2\n\n"
    "§ 1 Taxa\n\nBeslut\n\nTaxan antas.\n"
)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Överförmyndarnämnden Bergsån", "Överförmyndarnämnden Bergsån"),
        ("Miljönämnden Västra Ekby", "Miljönämnden Västra Ekby"),
        ("Socialnämnden\tSammanträdesprotokoll", "Socialnämnden"),
        ("Socialnämnden\tProtokoll Nr", "Socialnämnden"),
        ("Socialnämnden", "Socialnämnden"),
        ("Socialnämnden\tEkby kommun", "Socialnämnden"),
    ],
)
def test_a_place_is_part_of_the_name_where_the_line_has_nothing_else(parse, line, body):
    assert parse(FRONT.format(line)).front.body.text == body


def test_the_row_that_names_the_body_tells_its_place(parse):
    text = FRONT.format("Räddningsnämnden").replace("Paragrafer\n", "Nämnd\tRäddningsnämnden Dala Mitt\n\nParagrafer\n")

    assert parse(text).front.body.text == "Räddningsnämnden Dala Mitt"
