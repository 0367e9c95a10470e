"""Corrected minutes."""

import pytest

from importers.parsing import DocumentKind

ITEM = "\n\n§ 101 Bidrag\n\nBeslut\n\nBidraget är 45 000 kronor."


@pytest.mark.parametrize(
    "title", ["Rättelse av protokoll", "RÄTTELSE", "Rättad § 101", "Rättelse av kommunstyrelsens protokoll 2031-06-04"]
)
def test_kind(parse, title):
    assert parse(f"Kolmby kommun\n\n{title}{ITEM}").kind is DocumentKind.CORRECTION


def test_what_is_replaced(parse):
    document = parse(
        "Kommunstyrelsen\n\nRättelse av protokoll\n\nBeloppet var fel. Rättelsen ersätter § 101 i protokollet "
        f"2031-06-04.{ITEM}"
    )
    paper = document.papers[0]
    assert paper.kind is DocumentKind.CORRECTION
    assert paper.title.text == "Rättelse av protokoll"
    assert paper.replaces.text == "Rättelsen ersätter § 101 i protokollet 2031-06-04."
    assert paper.about == ("101",)
    assert [clause.text.text for clause in document.items[0].clauses] == ["Bidraget är 45 000 kronor."]


def test_without_items(parse):
    paper = parse(
        "Rättelse av protokoll\n\nI § 7 i protokollet den 3 mars 2031 ska det stå 2032. Det rättas nu."
    ).papers[0]

    assert paper.kind is DocumentKind.CORRECTION
    assert paper.about == ("7",)
    assert "§ 7" in paper.replaces.text


def test_ordinary_minutes_are_none(parse):
    document = parse("PROTOKOLL\n\n§ 1 Rättelse av delegationsordning\n\nBeslut\n\nOrdningen antas.")

    assert document.kind is DocumentKind.MINUTES


def test_the_title_says_what_is_corrected(parse):
    document = parse(
        "Rättelse av § 77 i nämndens protokoll från den 18 november 2030\n\nTexten nedan ersätter § 77 i protokollet "
        "från den 18 november 2030.\n\nRättad text\n\n§ 77 KFN 2030-0215-805\n\nBidrag\n\nBeslut\n\nBidraget beviljas."
    )

    assert document.papers[0].title.text == "Rättelse av § 77 i nämndens protokoll från den 18 november 2030"
    assert [(one.title.text, one.dnrs[0].key) for one in document.items] == [("Bidrag", "2030/215")]


def test_who_signs_the_correction_is_no_part_of_the_corrected_paragraph(parse):
    text = (
        "Rättelse av protokoll\n\nParagrafen ersätter § 9 i nämndens protokoll 2016-01-20.\n\n§ 9\n\nTaxa\n\nBeslut\n\n"
        "Taxan antas.\n\nBeslutet skickas till\n\nEkonomienheten\n\nFör nämnden\n\nEva Ek\n\nOrdförande\n"
    )
    document = parse(text)

    assert [one.name.text for one in document.papers[0].signatures] == ["Eva Ek"]
    assert [one.name for one in document.items[0].recipients] == [None]


def test_a_list_of_misprints_corrects_without_a_paragraph(parse):
    text = "Rättelseblad\n\nTill nämndens protokoll 2027-03-02\n\n§ 31 Bokslut\n\nStår: 12 mkr.\n\nSka stå: 21 mkr.\n"
    document = parse(text)

    assert (document.items, document.papers[0].about) == ((), ())
    assert "2027-03-02" in document.papers[0].replaces.text


def test_rows_say_what_is_corrected_and_the_kind_is_the_title(parse):
    paper = parse(
        "Norrby kommun\nSkolnämnden\n\nRättelse av beslut i protokoll\n\nDatum: 2031-06-11\n\n"
        "Rättelsen avser: § 47 i skolnämndens protokoll 2031-05-21\n\nÄrende: Bidrag till förskolor\n\n"
        "Skäl för rättelsen\n\nAv bilaga 2031-05-06 framgår beloppen. De rättas därför enligt 36 § förvaltningslagen.\n"
    ).papers[0]

    assert (paper.title.text, paper.about) == ("Rättelse av beslut i protokoll", ("47",))


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Paragrafen ersätter § 9 i socialnämndens protokoll från sammanträdet den 20 januari 2030.", "2030-01-20"),
        ("Paragrafen ersätter § 9 i protokollet 2030-01-20, som justerades den 27 januari 2030.", "2030-01-20"),
        ("Paragrafen ersätter § 9 i det protokoll som justerades den 27 januari 2030.", None),
        ("Rättelse av § 9. I protokollet står att avgiften gäller från den 1 mars 2029.", None),
        ("Rättelse av § 9 i protokoll 2030-01-20 och i protokoll 2030-02-20.", None),
    ],
)
def test_the_meeting_is_that_whose_minutes_are_corrected(parse, told, day):
    head = "Ekby kommun\nSocialnämnden\n2030-02-10\n\nRättelse av protokoll"
    document = parse(f"{head}\n\n{told}\n\n§ 9 Taxa\n\nBeslut\n\nTaxan antas.")
    met = document.front.meeting_date

    assert document.kind is DocumentKind.CORRECTION
    assert (met.value.isoformat() if met else None) == day
    assert (day is None) is ("meeting_date_missing" in [one.code for one in document.problems])


def test_what_a_body_decided_is_what_is_corrected_where_no_minutes_are_named(parse):
    paper = parse(
        "Norrby kommun\nByggnadsnämnden\n\n2031-12-02\n\nBeslut om rättelse\n\nÄrende\n\n"
        "Byggnadsnämnden beslutade 2031-11-18, § 203, om avgift för bygglov.\n\nRättelse\n\nAvgiften är 7 140 kronor.\n"
    ).papers[0]

    assert paper.about == ("203",)


@pytest.mark.parametrize("row", ["Sammanträdesdag: 27 november 2030", "Protokoll från: 2030-11-27", "Möte\t2030-11-27",
                                 "Berört protokoll: Kulturnämnden 2030-11-27 § 118"])  # fmt: skip
def test_the_row_of_the_meeting_whose_minutes_are_corrected(parse, row):
    page = parse(
        f"Ekby kommun\n\nDatum 2030-12-17\n\nRÄTTELSE AV PROTOKOLL\n\nOrgan: Kulturnämnden\n\n{row}\n\nI det justerade "
        "protokollet har på grund av skrivfel § 118 fått felaktig lydelse.\n\nDet har rättats."
    ).front
    assert page.meeting_date.value.isoformat() == "2030-11-27"


def test_the_day_of_the_decision_that_is_corrected_where_no_minutes_are_named(parse):
    page = parse(
        "Ekby kommun\n\nByggnadsnämnden\n\nDatum: 2030-06-20\n\nRättelse av beslut BN § 77, 2030-06-12\n\n"
        "Byggnadsnämnden beslutade 2030-06-12, BN § 77, att bevilja bygglov. Det ska rätteligen vara Ek 1:21.\n"
    ).front
    assert page.meeting_date.value.isoformat() == "2030-06-12"


@pytest.mark.parametrize(
    ("text", "about"), [("I § 71 har fel nummer angetts.", ("71",)), ("I § 71 och § 74 är det fel.", ())]
)
def test_the_only_paragraph_that_a_correction_names(parse, text, about):
    paper = parse(f"Ekby kommun\n\nRättelse av nämndens protokoll den 13 april 2031\n\n{text} Så är det.\n").papers[0]

    assert paper.about == about


def test_the_paragraphs_of_a_table_of_errors_and_the_day_of_the_correction_below_that_of_the_meeting(parse):
    paper = parse(
        "Region Ekby\n\nRättelse av nämndens protokoll 2031-02-14\n\nSammanträde\n\n2031-02-14\n\n"
        "Datum för rättelsen\n\n2031-03-07\n\nSkrivfelen rättas med stöd av 36 § förvaltningslagen.\n\n"
        "Paragraf\tFelaktig text\tRättad text\n\n"
        "§ 9\t1 127 ärenden\t1 172 ärenden\n\n§ 13\tden 12 september\tden 19 september\n\nBeslutet ändras inte.\n"
    ).papers[0]

    assert paper.about == ("9", "13")
    assert paper.dated.value.isoformat() == "2031-03-07"


@pytest.mark.parametrize(
    "row",
    ["Ersätter: {}", "Ersätter\n{}", "Ersätter\t{}", "Ersätter handling: {}", "Ersätter tidigare version\n{}",
     "Denna rättelse ersätter: {}"],
)  # fmt: skip
def test_a_row_says_what_is_replaced(parse, row):
    what = "Tjänsteskrivelse daterad 2030-02-02"
    paper = parse(
        f"Ekby kommun\n\nRÄTTELSE\n\nDatum: 2030-02-19\n\n{row.format(what)}\n\nAvgifter för larm\n\n"
        "I skrivelsen har två belopp kastats om.\n\nEva Ek\nNämndsekreterare\n"
    ).papers[0]

    assert paper.replaces.text == what


def test_a_label_with_nothing_behind_it_replaces_nothing(parse):
    paper = parse(
        "Ekby kommun\n\nRÄTTELSE\n\nErsätter\n\nDatum\n\n2030-02-19\n\nTvå belopp i tabellen har kastats om.\n"
    ).papers[0]

    assert paper.replaces is None
