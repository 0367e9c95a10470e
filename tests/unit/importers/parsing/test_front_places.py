"""Where and when the meeting was, and where its minutes are kept."""

import pytest

from importers import parsing
from importers.source import Cell, FileType, SourceDocument, SourceLine


def test_the_heads_of_a_register_are_neither_place_nor_time(parse):
    head = "SAMMANTRÄDESDATUM\tDIARIENUMMER\tSIDA\n11 maj 2030\tKS-2030/31\t1 (1)\n\nPlats\tSessionssalen"
    page = parse(f"PROTOKOLL\n\nNämnden\n\n{head}\n\nBeslutande\nAnna Ek (S)\n\n§ 1 Taxa\n\nBeslut\n\nDen antas.").front

    assert page.place_time.text == "Sessionssalen"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("Salen, onsdagen den 18 september", "2030 kl 18.00–20.45"),
            "Salen, onsdagen den 18 september 2030 kl 18.00–20.45",
        ),
        (("Salen, onsdagen den 18", "september 2030 kl 18.00"), "Salen, onsdagen den 18 september 2030 kl 18.00"),
        (("Salen, onsdagen", "den 18 september 2030"), "Salen, onsdagen den 18 september 2030"),
        (("Kommunhuset i", "Ekby, kl", "18.00–20.45"), "Kommunhuset i Ekby, kl 18.00–20.45"),
        (("Salen, kl 18.00–", "20.45", "Ajournering kl 19.00"), "Salen, kl 18.00–20.45"),
        (("Salen, kl 18.00–20.45", "Ajournering kl 19.00"), "Salen, kl 18.00–20.45"),
        (("Salen, 18 september 2030", "kl 18.00"), "Salen, 18 september 2030 kl 18.00"),
        (("Salen", "2030-09-18 kl 18.00"), "Salen"),
    ],
)
def test_a_place_goes_on_in_the_next_line_where_the_first_breaks_off(lines, said):
    cells = [SourceLine("PROTOKOLL"), SourceLine("Nämnden"), SourceLine("Plats och tid", cell=Cell(0, 0, 0))]
    cells += [SourceLine(line, cell=Cell(0, 0, 1)) for line in lines]
    cells += [SourceLine("Beslutande", cell=Cell(0, 1, 0)), SourceLine("Anna Ek (S)", cell=Cell(0, 1, 1))]
    cells += [SourceLine(text) for text in ("§ 1 Taxa", "Beslut", "Den antas.")]
    page = parsing.parse(SourceDocument(tuple(cells), FileType.PDF, wrapped=True)).front

    assert page.place_time.text == said
