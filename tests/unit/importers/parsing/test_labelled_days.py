from datetime import date

import pytest

from importers.parsing import labelled_days


@pytest.mark.parametrize(
    "row",
    [
        "Sammanträdesdag: 27 november 2030",
        "Sammanträdesdatum\t2030-11-27",
        "Sammanträde\n2030-11-27",
        "Nämndens sammanträde: den 27 november 2030, § 118",
        "Kulturnämndens sammanträde\tonsdagen den 27 november 2030 kl. 13.00",
        "Protokoll från: 2030-11-27",
        "Datum för sammanträde: 2030-11-27",
        "Anmäls i nämnden: 2030-11-27",
        "Mötesdag   2030-11-27",
    ],
)
def test_the_row_of_the_meeting(units_of, row):
    found = labelled_days.of_meeting(units_of(f"Ekby kommun\n\nDatum: 2030-12-17\n\n{row}\n\nOrgan: Kulturnämnden"))
    assert found.value == date(2030, 11, 27)


@pytest.mark.parametrize(
    "row",
    [
        "Justeringsdag: 2030-11-27",
        "Datum: 2030-11-27",
        "Period\t2030-11-27",
        "Sammanträdesdatum: 2030-11-27--30 i Ekby",
        "Sammanträde: tidigast 2030-11-27",
    ],
)
def test_rows_of_other_days(units_of, row):
    assert labelled_days.of_meeting(units_of(row)) is None
