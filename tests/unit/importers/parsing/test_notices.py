from datetime import date

import pytest

from importers.parsing import DocumentKind

PROSE = (
    "Tillkännagivande\n\nNorrviks kommun\n\nSocialnämndens protokoll från sammanträdet den 5 oktober 2021 justerades "
    "den 11 oktober 2021.\n\nTillkännagivandet publicerades den 12 oktober 2021 och tas bort den 3 november 2021.\n\n"
    "Protokollet förvaras på Socialkontoret, Nygatan 14.\n"
)
SIDE_BY_SIDE = (
    "Anslag\n\nÖverförmyndarnämnden\tSammanträdesdatum 2024-01-23\n\n"
    "Anslagsdatum\t2024-01-31\tAnslaget till och med\t2024-02-22\n"
)


def test_each_day_of_a_sentence_is_told_by_the_words_before_it(parse):
    page = parse(PROSE).front

    assert page.meeting_date.value == date(2021, 10, 5)
    assert page.adjusted_on.value == date(2021, 10, 11)
    assert (page.announced_on.value, page.removed_on.value) == (date(2021, 10, 12), date(2021, 11, 3))
    assert page.kept_at.text == "Socialkontoret, Nygatan 14"
    assert (page.body.text, page.authority.text) == ("Socialnämnden", "Norrviks kommun")


def test_two_rows_beside_each_other_are_two(parse):
    page = parse(SIDE_BY_SIDE).front

    assert (page.announced_on.value, page.removed_on.value) == (date(2024, 1, 31), date(2024, 2, 22))


@pytest.mark.parametrize("between", [" – ", " till och med "])
def test_a_span_of_days_is_put_up_and_taken_down(parse, between):
    page = parse(f"Anslag\n\nProtokollet är justerat.\n\nAnslaget 2024-01-31{between}2024-02-22\n").front

    assert (page.announced_on.value, page.removed_on.value) == (date(2024, 1, 31), date(2024, 2, 22))


def test_the_label_of_the_signature_keeps_nothing(parse):
    page = parse(
        "BEVIS\n\nProtokollet är justerat den 7 maj 2030\n\nAnslaget tas ner den 4 juni 2030\n\n"
        "Den som vill läsa protokollet kan kontakta\tKulturkontoret, Ågatan 1\n\n"
        "Protokollet finns även på webbplatsen\n\nUnderskrift"
    ).front
    assert page.kept_at.text == "Kulturkontoret, Ågatan 1"


def test_the_office_that_keeps_the_minutes_is_no_sender(parse):
    (paper,) = parse(
        "ANSLAG - BEVIS\n\nOrgan\tKulturnämnden\n"
        "Förvaringsplats för protokollet\tKulturkontoret\nJusterat\t2030-05-07\nAnslaget uppsatt\t2030-05-08"
    ).papers
    assert paper.sender is None


@pytest.mark.parametrize("label", ["Paragrafer", "Paragrafnummer", "Justerade paragrafer"])
def test_a_label_alone_above_the_paragraphs(parse, label):
    page = parse(f"ANSLAG/BEVIS\n\nProtokollet är justerat.\n\n{label}\n84 – 97\n\nOrgan\nSocialnämnden\n").front

    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(84, 97)]


def test_a_day_without_a_year_is_of_the_year_of_the_meeting(parse):
    page = parse(
        "TILLKÄNNAGIVANDE\n\nProtokoll från Tekniska nämndens sammanträde den 4 september 2030 är justerat den 11 "
        "september.\n\nAnslaget den 12 september 2030. Anslaget nedtages den 4 oktober 2030."
    ).front

    assert page.adjusted_on.value == date(2030, 9, 11)


@pytest.mark.parametrize("label", ["Tidigast datum för anslagets nedtagande", "Sista dag för anslagets nedtagande"])
def test_more_labels_of_the_day_when_a_notice_is_taken_down(parse, label):
    text = f"PROTOKOLLSUTDRAG\n\n§ 1 Vägen\n\nBeslut\n\nVägen byggs.\n\nBEVIS OM ANSLAG\n\n{label}: 2030-06-30"
    assert parse(text).front.removed_on.value == date(2030, 6, 30)


def test_a_sentence_that_names_the_meeting_before_the_adjustment(parse):
    page = parse(
        "BEVIS\n\nJustering av nämndens protokoll för den 18 mars 2030, §§ 41-60, har ägt rum den 25 mars 2030.\n\n"
        "Justeringen har den 26 mars 2030 tillkännagivits på kommunens anslagstavla.\n\n"
        "Anslaget har nedtagits den 16 april 2030.\n"
    ).front

    assert (page.meeting_date.value, page.adjusted_on.value) == (date(2030, 3, 18), date(2030, 3, 25))
    assert (page.announced_on.value, page.removed_on.value) == (date(2030, 3, 26), date(2030, 4, 16))


@pytest.mark.parametrize(
    "told",
    [
        "Justerat\t2030-05-07\n\nAnslaget uppsatt\t2030-05-06",
        "Kallelsen anslogs den 4 maj 2030.\n\nProtokollet justerades den 7 maj 2030.",
    ],
)
def test_no_day_before_the_adjustment_is_that_of_the_notice(parse, told):
    page = parse(f"Anslag\n\nOrgan\tKulturnämnden\n\n{told}\n").front

    assert page.adjusted_on.value == date(2030, 5, 7)
    assert page.announced_on is None


@pytest.mark.parametrize(
    "told", ["Paragrafer\t§§ 104–121, varav sekretess §§ 112–113", "Paragrafer\t§§ 104–121. §§ 112–113 är sekretess"]
)
def test_which_paragraphs_a_notice_calls_secret(parse, told):
    page = parse(f"Anslag\n\nOrgan\tNämnden\n\n{told}\n\nJusterat\t2030-11-20\n\nAnslaget uppsatt\t2030-11-21\n").front

    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(104, 121)]
    assert [(one.first, one.last) for one in page.paragraphs_secret] == [(112, 113)]


IN_MORE_WORDS = (
    """Justeringen av socialnämndens protokoll den 12 mars 2030 §§ 40–42 har den 18 mars 2030 tillkännagivits på
    kommunens anslagstavla. Protokollet justerades den 15 mars 2030.|Anslaget får tas ned den 9 april 2030.""",
    """Protokollet från den 12 mars 2030, §§ 40–42, är justerat den 15 mars 2030.|Anslag om justeringen sattes upp på
    socialnämndens anslagstavla den 18 mars 2030.|Anslaget tas ner den 9 april 2030.""",
    """Socialnämnden|Sammanträde 2030-03-12|Paragraferna 40–42|Protokollet justerades 2030-03-15.|Anslås under tiden
    2030-03-18 – 2030-04-09.""",
    """Organ: Socialnämnden|Sammanträdesdatum: 2030-03-12|Protokollet omfattar: § 40 - § 42|Justerat: 2030-03-15|
    Anslagstid från: 2030-03-18|Anslagstid till: 2030-04-09""",
    """Organ: Socialnämnden|Sammanträdesdatum: 20300312|Omfattar: §§ 40 till 42|Justerat: 20300315|Anslaget
    fr.o.m.|20300318|Anslaget t.o.m.|20300409""",
)


@pytest.mark.parametrize("told", IN_MORE_WORDS)
def test_days_and_paragraphs_in_more_words(parse, told):
    lines = [" ".join(line.split()) for line in told.split("|")]
    page = parse("\n\n".join(("Ekbro kommun", "BEVIS", *lines))).front

    days = (page.meeting_date, page.adjusted_on, page.announced_on, page.removed_on)
    assert [one.value.isoformat() for one in days] == ["2030-03-12", "2030-03-15", "2030-03-18", "2030-04-09"]
    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(40, 42)]
    assert page.body.text.lower() == "socialnämnden"


@pytest.mark.parametrize(
    "told",
    [
        "Kan överklagas till och med: 2030-04-08",
        "Överklagandetid t.o.m.\n2030-04-08",
        "Beslut kan överklagas under perioden 2030-03-18 till och med 2030-04-08.",
    ],
)
@pytest.mark.parametrize("title", ["Bevis om anslag", "Justerat protokoll", "Digital anslagstavla"])
def test_the_last_day_to_appeal_is_not_when_the_notice_is_taken_down(parse, title, told):
    document = parse(
        f"Ekbro kommun\n\n{title}\n\nProtokoll från Socialnämndens sammanträde 2030-03-12\n\nJusteringsdatum: "
        f"2030-03-15\n\nAnslagsdatum: 2030-03-18\n\nParagrafer: 40–42\n\n{told}\n\n"
        "Protokollet förvaras: Kommunkansliet\n"
    )

    assert document.kind is DocumentKind.NOTICE
    assert document.front.appeal_until.value == date(2030, 4, 8)
    assert document.front.removed_on is None


FRONT = (
    "Ekbro kommun\n\nSAMMANTRÄDESPROTOKOLL\n\nSocialnämnden\n\nSammanträdesdatum 2030-03-12\n\nBeslutande: Bo Ek (S), "
    "ordförande\nAnn Al (M)\n\nUtses att justera: Ann Al\n\n"
)
NOTICE = (
    "ANSLAG/BEVIS\n\nProtokollet är justerat.\n\nOrgan\tSocialnämnden\n\nSammanträdesdatum\t2030-03-12\n\n"
    "{}\t2030-03-15\n\n{}\t2030-03-18\n\n{}\t2030-04-09\n\n{}\t2030-04-08\n\n{}\tKommunkansliet, Ekbro\n\n"
    "Underskrift\n\n"
)
ITEM = "§ 40 Taxa\n\nSocialnämndens beslut\n\nSocialnämnden beslutar att anta taxan.\n\n"


@pytest.mark.parametrize(
    "labels",
    [
        ("Datum för justering", "Publicerad", "Avpubliceringsdatum", "Sista överklagandedag", "Förvaras"),
        ("Dag för justering", "Datum för publicering", "Slutdatum för anslag", "Besvärstiden utgår", "Förvaras hos"),
        ("Justering", "Datum för anslag", "Anslagstid till", "Sista besvärsdag", "Var protokollet finns"),
    ],
)
@pytest.mark.parametrize("text", [FRONT + NOTICE + ITEM, FRONT + ITEM + NOTICE])
def test_a_notice_on_minutes_tells_under_any_of_its_labels(parse, text, labels):
    page = parse(text.format(*labels)).front

    days = (page.adjusted_on, page.announced_on, page.removed_on, page.appeal_until)
    assert [one.value.isoformat() for one in days] == ["2030-03-15", "2030-03-18", "2030-04-09", "2030-04-08"]
    assert page.kept_at.text == "Kommunkansliet, Ekbro"


def test_the_days_of_the_rest_of_a_front_page_are_none_of_the_notice(parse):
    page = parse(
        "Ekbro kommun\n\nPROTOKOLL\n\nANSLAG/BEVIS\n\nProtokollet är justerat.\n\nOrgan\tSocialnämnden\n\nBeslutande: "
        f"Bo Ek (S)\nAnn Al (M)\n\nGruppmöte publicerat den 3 mars 2030\n\n{ITEM}"
    ).front

    assert page.announced_on is None
