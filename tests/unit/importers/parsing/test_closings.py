"""What closes an extract below its §§."""

from datetime import date

import pytest

ONE = (
    "PROTOKOLLSUTDRAG\n\nKommunstyrelsen\n2030-05-22\n\n§ 41 Taxa\n\nBeslut\n\nTaxan antas.\n\n"
    "Utdrag till\n\nRevisorerna\n\n"
)
TWO = ONE.replace("§ 41", "§ 40 Plan\n\nBeslut\n\nPlanen antas.\n\n§ 41")


@pytest.mark.parametrize("extract", [ONE, TWO])
@pytest.mark.parametrize(
    "line",
    [
        "Protokollet justerat 2030-05-28, anslaget 2030-05-29.",
        "Protokollet justerades den 28 maj 2030 och anslogs den 29 maj 2030.",
        "Justerat 2030-05-28. Anslaget 2030-05-29.",
        "Justerat 2030-05-28 Anslaget 2030-05-29",
        "Protokollet justerat: 2030-05-28. Anslaget: 2030-05-29.",
        "Justeringsdatum: 2030-05-28, anslagsdatum: 2030-05-29",
        "Protokollet justerat 28 maj 2030, tillkännagivet 29 maj 2030",
    ],
)
def test_a_line_tells_when_it_was_adjusted_and_announced(parse, extract, line):
    document = parse(f"{extract}{line}\n\nRätt utdraget intygar\n\nAnn Ek\n")

    assert (document.front.adjusted_on.value, document.front.announced_on.value) == (
        date(2030, 5, 28),
        date(2030, 5, 29),
    )
    assert [one.printed.text for one in document.items[-1].recipients] == ["Revisorerna"]


def test_a_paragraph_of_several_tells_its_own_adjustment(parse):
    document = parse(f"{TWO}Denna paragraf justerades 2030-05-22 och anslogs 2030-05-23.\n")

    assert document.front.adjusted_on is None


@pytest.mark.parametrize(
    "line",
    [
        "Detta protokoll är justerat digitalt",
        "Signerat dokument: Justerat digitalt",
        "Dokumentet är elektroniskt signerat",
        "Protokollet har justerats digitalt",
    ],
)
def test_how_it_was_signed_is_no_recipient(parse, line):
    assert [one.printed.text for one in parse(f"{ONE}{line}\n").items[-1].recipients] == ["Revisorerna"]


MINUTES = "PROTOKOLL\n\nRegionstyrelsen\n2030-05-22\n\n§ 19 Anmälan\n\nBeslut\n\nAnmälan läggs till handlingarna.\n\n"


@pytest.mark.parametrize(
    "opening",
    [
        "Digital justering",
        "Elektroniska underskrifter",
        "E-signering",
        "Justering och underskrifter",
        "Protokollet har justerats digitalt av nedanstående personer.",
        "Protokollet justeras elektroniskt av följande ledamöter:",
        "Följande personer har digitalt undertecknat protokollet",
        "Nedanstående har justerat detta protokoll elektroniskt.",
    ],
)
def test_who_signed_below_the_last_paragraph_is_none_of_its_decision(parse, opening):
    signed = "Ordförande\nEva Ek\n\nJusterare\nBo Al\n\nSekreterare\nIda Jo\n"
    document = parse(f"{MINUTES}{opening}\n\n{signed}")

    assert [one.text.text for one in document.items[0].clauses] == ["Anmälan läggs till handlingarna."]
    assert [one.text for one in document.front.adjusters] == ["Bo Al"]


@pytest.mark.parametrize(
    "clause",
    [
        "Digital justering av protokoll införs.",
        "Protokollet ska från och med i höst justeras digitalt av ordföranden.",
        "Följande personer har rätt att underteckna handlingar: Eva Ek.",
    ],
)
def test_a_decision_about_signing_stays_one(parse, clause):
    document = parse(f"{MINUTES.replace('Anmälan läggs till handlingarna.', clause)}")

    assert [one.text.text for one in document.items[0].clauses] == [clause]


@pytest.mark.parametrize("label", ["Dag för justering", "Datum för justering", "Justeringsdag", "Justeringsdatum:"])
def test_the_day_of_adjustment_below_its_label_ends_the_last_paragraph(parse, label):
    recipients = "Skickas till\n\nEkonomienheten\n\n"
    document = parse(f"{MINUTES}{recipients}{label}\n2030-05-14\n\nVid protokollet\n\nIda Jo\n")

    assert [one.printed.text for one in document.items[0].recipients] == ["Ekonomienheten"]
    assert document.front.adjusted_on.value == date(2030, 5, 14)


def test_a_paragraph_about_such_a_day_goes_on(parse):
    document = parse(f"{MINUTES}Dag för justering av taxan\n\nTaxan justeras varje år.\n\nBeslut\n\nDen antas.\n")

    assert [one.text.text for one in document.items[0].clauses][-1] == "Den antas."
