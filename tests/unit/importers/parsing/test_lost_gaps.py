from datetime import date

import pytest

from importers.parsing import lost_gaps


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        ("Ekby kommun TJÄNSTESKRIVELSE", ["Ekby kommun", "TJÄNSTESKRIVELSE"]),
        ("Vårdförvaltningen Tjänsteutlåtande 2030-05-15", ["Vårdförvaltningen", "Tjänsteutlåtande", "2030-05-15"]),
        ("Om hur man skriver en TJÄNSTESKRIVELSE", ["Om hur man skriver en TJÄNSTESKRIVELSE"]),
        ("Datum Dnr\n\n2030-04-11 56/2030", ["Datum", "Dnr", "2030-04-11", "56/2030"]),
        (
            "Fritidskontoret Datum Diarienr\n\nMia Alm 2030-02-03 KFN 2030/17",
            ["Fritidskontoret", "Datum", "Diarienr", "Mia Alm", "2030-02-03", "KFN 2030/17"],
        ),
        ("Mia Alm 2030-02-03 KFN 2030/17", ["Mia Alm 2030-02-03 KFN 2030/17"]),
        ("Datum Dnr\n\nMellan 2030-02-03 och 2030-02-05", ["Datum", "Dnr", "Mellan 2030-02-03 och 2030-02-05"]),
        ("Datum\tDnr\n\n2030-04-11\t56/2030", ["Datum\tDnr", "2030-04-11\t56/2030"]),
    ],
)
def test_columns_that_ran_together(units_of, lines, parted):
    assert [unit.text for unit in lost_gaps.parted(units_of(lines))] == parted


def test_a_letterhead_that_ran_together_is_read(parse):
    paper = parse(
        "Ekby kommun TJÄNSTESKRIVELSE\n\nFritidskontoret Datum Diarienr\n\nMia Alm, tel 0500-00 00 00 2030-02-03 "
        "KFN 2030/17\n\nFritidsnämnden\n\nNytt bidrag\n\nFörslag till beslut\n\n1. Bidraget beviljas.\n"
    ).papers[0]

    assert (paper.dated.value, paper.authority.text, paper.sender) == (
        date(2030, 2, 3),
        "Ekby kommun",
        "Fritidskontoret",
    )
    assert [one.key for one in paper.dnrs] == ["2030/17"]
