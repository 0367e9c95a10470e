"""The day of a meeting on fronts and in summonses, beside other days and under other labels."""

import pytest

FRONT = (
    "Ekbro kommun\n\nSAMMANTRÄDESPROTOKOLL\n\n{}\n\nPlats och tid: Kommunhuset, Ekbro, kl. 13.00–15.10\n\nBeslutande: "
    "Bo Ek (S), ordförande\nAnn Al (M)\n\nUtses att justera: Ann Al\n\nJusteringens plats och tid: Kommunhuset "
    "2019-03-15\n\nParagrafer: 40\n\n§ 40 Taxa\n\nKommunstyrelsens beslut\n\nKommunstyrelsen beslutar att anta taxan.\n"
)
SUMMONS = (
    "Ekbro kommun\n\nKALLELSE\n\nKommunstyrelsen\n\n{}\n\n1. Upprop\n\n2. Val av justerare\n\n3. Taxa för vatten\n"
)


def met(document):
    found = document.front.meeting_date
    return found.value.isoformat() if found is not None else None


@pytest.mark.parametrize(
    "head",
    [
        "Organ\tSammanträdesdatum\tSida\nKommunstyrelsen\t2019-03-12\t4 (12)",
        "Nämnd/styrelse\tSammanträdesdatum\tSida nr\nKommunstyrelsen\t2019-03-12\t1",
        "Organ\tDatum\tBlad\tParagraf\nKommunstyrelsen\t2019-03-12\t1\t§ 40",
        "Kommunstyrelsen\tDatum: 2019-03-12",
        "Ekbro kommun\tDatum: 12 mars 2019\nKommunstyrelsen",
        "Nämnd: Kommunstyrelsen\tMötesdatum: 2019-03-12",
        "Kommunstyrelsen\n\n2019 03 12",
        "Kommunstyrelsen\t20190312",
        "Kommunstyrelsen\n\nSammanträdesdatum 20190312",
        "Kommunstyrelsen\n\nSammanträdesdatum\t12/3-2019",
        "Kommunstyrelsen\n\n12 mars -19",
    ],
)
def test_on_the_front_of_minutes(parse, head):
    document = parse(FRONT.format(head))

    assert (met(document), document.front.body.text) == ("2019-03-12", "Kommunstyrelsen")


@pytest.mark.parametrize(
    "head",
    [
        "Datum 2019-03-01\n\nSammanträdesdatum: tisdagen den 12 mars 2019",
        "Datum 2019-03-01\n\nPlats och tid: Kommunhuset, tisdagen den 12 mars 2019 kl. 13.00",
        "Datum 2019-03-01\n\nTisdagen den 12 mars 2019",
        "2019-03-01\n\nTisdagen den 12 mars 2019",
        "2019-03-12 klockan 13.00, Kommunhuset",
        "Tisdagen den 12 mars 2019\nPlats: Kommunhuset\n\nGruppmöte: 2019-03-11 kl. 16.00",
        "Tisdagen den 12 mars 2019\nPlats: Kommunhuset\n\nAnmäl förhinder senast 2019-03-08 till Lisa Kvist.",
        "Tisdagen den 12 mars 2019\nPlats: Kommunhuset\n\nUtskriftsdatum 2019-03-01",
    ],
)
def test_in_a_summons_beside_other_days(parse, head):
    assert met(parse(SUMMONS.format(head))) == "2019-03-12"


@pytest.mark.parametrize("line", ["Gruppmöte: 2019-03-11 kl. 16.00", "Anmäl förhinder senast 2019-03-08 till Lisa Ek."])
def test_no_other_day_is_of_the_meeting(parse, line):
    assert met(parse(SUMMONS.format(f"Plats: Kommunhuset\n\n{line}"))) is None


@pytest.mark.parametrize("title", ["Tilläggslista", "Kompletterande kallelse", "Tilläggskallelse"])
def test_what_comes_behind_a_summons_is_one(parse, title):
    document = parse(SUMMONS.replace("KALLELSE", title).format("Sammanträdesdatum: 2019-03-12"))

    assert (document.kind.value, met(document)) == ("kallelse", "2019-03-12")
