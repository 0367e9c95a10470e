"""Lines that make one entry of a list of people."""

import pytest

from importers import parsing
from importers.source import Cell, FileType, SourceDocument, SourceLine

PAGE = "PROTOKOLL\n\nSocialnämnden\n\nPlats och tid\nKansliet 2030-05-22\n\nBeslutande\nAnn Ek (S)\nBo Al (M)\n\n"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            "Kommundirektör Ida Jo, kommunsekreterare Linn\nModig, ekonomichef Eva Gy",
            ["Ida Jo", "Linn Modig", "Eva Gy"],
        ),
        ("Ordföranden i bygg- och miljönämnden Sofia\nHell (S) § 1", ["Sofia Hell"]),
        ("Ida Jo, kommunchef, och Eva\nGy, sekreterare", ["Ida Jo", "Eva Gy"]),
        ("Ida Jo, kommunchef i Hallarp\nEva Gy, sekreterare", ["Ida Jo", "Eva Gy"]),
    ],
)
def test_a_name_that_a_line_end_broke(parse, lines, names):
    found = parse(f"{PAGE}Övriga\n{lines}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front.attendance

    assert [one.person.name for one in found if one.role.value == "other"] == names


@pytest.mark.parametrize("lines", ["Ida Jo /KD/\nEva Gy /V/", "Ida Jo, V\nEva Gy (S) för Kim Lo (S)"])
def test_a_party_ends_an_entry(parse, lines):
    found = parse(f"{PAGE}{lines}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front.attendance

    assert [one.person.name for one in found] == ["Ann Ek", "Bo Al", "Ida Jo", "Eva Gy"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            ("Stadsdirektör Leif Rönn, stadssekreterare Petra", "Ahl, ekonomichef Eva Gy § 7"),
            ["Leif Rönn", "Petra Ahl", "Eva Gy"],
        ),
        (("Ida Jo, kommunchef, Eva", "Gy, sekreterare"), ["Ida Jo", "Eva Gy"]),
        (("Ida Jo, kommunchef, Eva Gy, ekonom, och Bo", "Al, rektor"), ["Ida Jo", "Eva Gy", "Bo Al"]),
        (("Ida Jo, rektor, Norrby", "Eva Gy, sekreterare"), ["Ida Jo", "Eva Gy"]),
        (("Ida Jo, rektor, Norrby", "Ekonomichef, Eva Gy"), ["Ida Jo"]),
    ],
)
def test_a_name_that_the_width_of_its_cell_broke(lines, names):
    cells = [SourceLine("PROTOKOLL"), SourceLine("Socialnämnden")]
    rows = (("Beslutande", "Ann Ek (S)", "Bo Al (M)"), ("Övriga", *lines))
    for number, (label, *values) in enumerate(rows):
        cells += [SourceLine(label, cell=Cell(0, number, 0))]
        cells += [SourceLine(value, cell=Cell(0, number, 1)) for value in values]
    cells += [SourceLine(text) for text in ("§ 1 Taxa", "Beslut", "Taxan antas.")]
    page = parsing.parse(SourceDocument(tuple(cells), FileType.PDF, wrapped=True)).front

    assert [one.person.name for one in page.attendance if one.role.value == "other"] == names
