"""Lines that make one entry of a list of people."""

import pytest

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
