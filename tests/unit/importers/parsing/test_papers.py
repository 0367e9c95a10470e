from datetime import date

import pytest

from importers.parsing.result import Basis, DocumentKind, ReferenceStatus

REPORT = (
    "TJÄNSTESKRIVELSE\nDatum 2019-02-01\nDnr SN 2019/12\nSocialförvaltningen\n\nPlan för unga i kommunen\n\n"
    "Sammanfattning\n\nPlanen är klar.\n\nFörslag till beslut\n\nSocialnämnden beslutar att anta planen.\n\n"
    "Eva Ek\nSocialchef\n\nBeslutet skickas till\n\n- Kommunstyrelsen\n"
)
LETTER = (
    "\n2019/12\n\n2019-01-15\n\nOla Nord\n\nBegäran om plan för unga\n\nSammanfattning\n\nRegionen vill ha en plan.\n\n"
    "Förslag till beslut\n\nNämnden antar planen.\n"
)


def test_report(parse):
    document = parse(REPORT)
    (paper,) = document.papers

    assert (document.kind, document.kind_inferred) == (DocumentKind.REPORT, False)
    assert paper.title.text == "Plan för unga i kommunen"
    assert (paper.dated.value, paper.dated.basis) == (date(2019, 2, 1), Basis.STATED)
    assert (paper.sender, paper.addressed_to) == ("Socialförvaltningen", "Socialnämnden")
    assert [(one.prefix, one.key) for one in paper.dnrs] == [("SN", "2019/12")]
    assert [(one.name.text, one.role.text) for one in paper.signatures] == [("Eva Ek", "Socialchef")]


def test_letter_behind_it_is_a_paper_of_its_own(parse):
    outer, letter = parse(REPORT + LETTER).papers

    assert letter.parent == 0
    assert (letter.title.text, letter.dated.value) == ("Begäran om plan för unga", date(2019, 1, 15))
    assert letter.contact.text == "Ola Nord"
    assert [one.name for one in outer.recipients] == [None]
    assert [one.key for one in letter.receiver_dnrs] == ["2019/12"]


def test_another_case_on_the_letter_is_its_own(parse):
    letter = parse(REPORT + LETTER.replace("2019/12", "2019/7")).papers[1]

    assert (letter.receiver_dnrs, [one.key for one in letter.dnrs]) == ((), ["2019/7"])


@pytest.mark.parametrize(
    "missing", ["Sammanfattning\n\nRegionen vill ha en plan.\n\nFörslag till beslut\n\nNämnden antar planen."]
)
def test_numbers_without_a_new_beginning_are_no_letter(parse, missing):
    assert len(parse(REPORT + LETTER.replace(missing, "")).papers) == 1


def test_a_part_that_was_not_there_before_opens_no_letter(parse):
    assert len(parse(REPORT + "\n2019/12\n\n2019-01-15\n\nOla Nord\n\nBakgrund\n\nText.\n").papers) == 1


def test_listing_resolves_only_what_fits(parse):
    underlag = (
        "\nBeslutsunderlag\n\n- Socialförvaltningens tjänsteskrivelse Plan för unga i kommunen, daterad 2019-02-01\n"
        "- Regionens skrivelse, daterad 2019-01-15\n- Rapport, daterad 2018-12-01\n"
    )
    text = REPORT.replace("\nEva Ek", underlag + "\nEva Ek")
    references = parse(text + LETTER).papers[0].references

    assert [(one.status, one.target) for one in references] == [
        (ReferenceStatus.WITHIN_FILE, 0),
        (ReferenceStatus.WITHIN_FILE, 1),
        (ReferenceStatus.UNRESOLVED, None),
    ]


def test_a_date_of_another_day_is_not_the_papers_own(parse):
    underlag = "\nBeslutsunderlag\n\n- Socialförvaltningens tjänsteskrivelse, daterad 2018-11-30\n"
    (paper,) = parse(REPORT.replace("\nEva Ek", underlag + "\nEva Ek")).papers

    assert paper.references[0].status is ReferenceStatus.UNRESOLVED
    assert paper.dated.value == date(2019, 2, 1)


def test_proposals_to_each_instance_under_one_heading(parse):
    text = (
        "Tjänsteutlåtande\n\nTill Kommunstyrelsens arbetsutskott\n\nPlan för laddplatser\n\nFörslag till beslut\n\n"
        "Kommunstyrelsens förslag till kommunfullmäktige\n\n1. Planen antas.\n\n"
        "Kommunstyrelsen beslutar för egen del\n\n1. Avtal tecknas."
    )
    (paper,) = parse(text).papers

    assert [one.text.text for one in paper.proposed_clauses] == ["Planen antas.", "Avtal tecknas."]
    assert paper.addressed_to == "Kommunstyrelsens arbetsutskott"


def test_the_last_line_of_a_sentence_begins_no_letter(parse):
    text = REPORT.replace(
        "Planen är klar.",
        "Planen är klar och ska vara hos regionen för yttrande senast den 30 september\n2019.\n\nBakgrund\n\nEtt.",
    ).replace("Förslag till beslut", "Beslutsunderlag\n\nRemiss 2019-01-01\n\nFörslag till beslut", 1)
    assert len(parse(text).papers) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "KALLELSE\n2030-05-01\n\nKulturnämnden\n\nOnsdagen den 8 maj 2030, kl. 13.00\n\nÄrenden\n\n1. Upprop",
            "2030-05-08",
        ),
        (
            "Kungörelse\nTryckt 2030-04-20\n\nKulturnämnden sammanträder 2030-05-08 09:00.\n\n1. Justering 2030-06-01",
            "2030-05-08",
        ),
    ],
)
def test_the_day_to_which_a_summons_calls(parse, text, day):
    front = parse(text).front
    assert front.meeting_date.value.isoformat() == day
    assert front.adjusted_on is None


def test_who_closes_a_letter_above_its_enclosures_signs_it(parse):
    text = "BREV\n\nSkolverket\n\nLäsning i skolan\n\nVi har ett yttrande.\n\nIda Malm\n\nBilagor:\n1. Yttrande"
    assert [one.name.text for one in parse(text).papers[0].signatures] == ["Ida Malm"]


@pytest.mark.parametrize("title", ["Ärendelista 7 maj 2030", "Föredragningslista 2030-05-07"])
def test_the_day_in_the_name_of_a_list_of_matters(parse, title):
    front = parse(f"Kulturnämnden\n\n{title}\n\n1. Upprop\n2. Budget").front
    assert front.meeting_date.value.isoformat() == "2030-05-07"


def test_whom_an_extract_is_for_may_stand_below_who_attests_it(parse):
    document = parse(
        "PROTOKOLLSUTDRAG\nKulturnämnden\n2030-05-07\n\n§ 7\tKN 2030/12\t610\n\nTaxa för torget\n\n"
        "Beslut\n\nTaxan antas.\n\nJusteringen anslagen 2030-05-15\n\n"
        "Rätt utdraget intygar:\nEva Ask\n\nExpediering:\nTorghandlarna\nGatukontoret"
    )
    (item,) = document.items
    assert [one.printed.text for one in item.recipients] == ["Torghandlarna", "Gatukontoret"]
    assert [clause.text.text for clause in item.clauses] == ["Taxan antas."]
    assert document.front.announced_on.value.isoformat() == "2030-05-15"


@pytest.mark.parametrize("heading", ["Exp. den 15 maj 2030", "Expedierat 2030-05-15"])
def test_the_day_on_which_an_extract_was_sent_heads_whom_it_is_for(parse, heading):
    (item,) = parse(
        "PROTOKOLLSUTDRAG\nKulturnämnden\n2030-05-07\n\n§ 7 Taxa för torget\n\nBeslut\n\nTaxan antas.\n\n"
        f"Rätt utdraget intygar\n\nEva Ask\n\n{heading}\n\nTorghandlarna\n\nGatukontoret"
    ).items
    assert [one.printed.text for one in item.recipients] == ["Torghandlarna", "Gatukontoret"]


def test_the_earlier_instance_of_an_extract_below_its_title(parse):
    (item,) = parse(
        "PROTOKOLLSUTDRAG\nKulturnämnden\n2030-05-07\n\nKN § 84\n\nScen på Hamntorget\n\nAU § 31\n\nKN2030/0212-26\n\n"
        "Föreningen Dyningen har ansökt om en scen.\n\nKulturnämndens beslut\n\n- Scenen får byggas.\n"
    ).items
    assert (item.prefix, item.number, item.title.text) == ("KN", 84, "Scen på Hamntorget")
    assert [(one.body, one.paragraph) for one in item.references] == [("AU", "31")]
    assert [one.key for one in item.dnrs] == ["2030/212"]


BOARD_LETTER = (
    "Ekhults kommun\nKOMMUNSTYRELSEN\n\nSvar på motion om gratis fritidsbank (KSN-2030-0417)\n\nKommunfullmäktige\n\n"
    "Förslag till beslut\n\nKommunstyrelsen föreslår kommunfullmäktige besluta\n\natt avslå motionen.\n\n"
    "Ekhult den 3 juni 2030\n\nPå kommunstyrelsens vägnar\n\nMaj Asp/Rut Lindmo\n\n"
    "Dessutom närvarande: Siv Alm (c).\n\nÄrendet\n\nEn motion har väckts.\n\n"
    + "Föredragning\n\nFörslaget kostar pengar.\n\n"
    * 6
)


def test_what_a_board_writes_to_the_council_is_a_letter(parse):
    document = parse(BOARD_LETTER)
    paper = document.papers[0]
    assert (document.kind, paper.addressed_to) == (DocumentKind.LETTER, "Kommunfullmäktige")
    assert paper.title.text == "Svar på motion om gratis fritidsbank"
    assert [one.key for one in paper.dnrs] == ["2030/417"]
    assert [one.name.text for one in paper.signatures] == ["Maj Asp", "Rut Lindmo"]
    assert paper.dated.value == date(2030, 6, 3)
    assert document.unparsed == ()


def test_what_an_office_writes_with_the_same_proposal_is_for_the_board(parse):
    document = parse(BOARD_LETTER.replace("På kommunstyrelsens vägnar\n\nMaj Asp/Rut Lindmo\n\n", ""))
    assert (document.kind, document.papers[0].addressed_to) == (DocumentKind.REPORT, "Kommunstyrelsen")


def test_the_number_of_whoever_asked_stays_in_the_title(parse):
    text = "BREV\n\nDnr KS 2030/12\n\nSkolverket\n\nYttrande om läsning (SV 2030/700)\n\nVi tillstyrker det.\n"
    paper = parse(text).papers[0]
    assert paper.title.text == "Yttrande om läsning (SV 2030/700)"
    assert "2030/12" in [one.key for one in paper.dnrs]


def test_a_name_alone_below_the_day_of_sending_is_no_recipient(parse):
    (item,) = parse(
        "PROTOKOLLSUTDRAG\nKulturnämnden\n2030-05-07\n\n§ 7 Taxa för torget\n\nBeslut\n\nTaxan antas.\n\n"
        "Rätt utdraget intygar\n\nEva Ask\n\nExp. 2030-05-15\n\nRut Lindmo\n"
    ).items
    assert item.recipients == ()


@pytest.mark.parametrize(("number", "goes_on"), [(" (KS/117/2030)", False), (" (del 2)", True)])
def test_a_title_ends_with_the_case_number_in_brackets_behind_it(parse, number, goes_on):
    (item,) = parse(
        f"PROTOKOLLSUTDRAG\nKulturnämnden\n2030-05-07\n\n§ 7 Taxa för torget{number}\nI Hamnen och Staden\n\n"
        "Beslut\n\nTaxan antas.\n"
    ).items
    assert item.title.text.endswith("Staden") is goes_on


def test_a_summons_that_leaves_the_decision_empty_proposes_nothing(parse):
    paper = parse(
        "KALLELSE\n\nByggnadsnämnden\n\nTid: 2031-11-18 kl. 09.00\n\n1 Budget\n\nByggnadsnämndens beslut\n\n"
        "2 Brygga vid Marby 4:12\n\nAnsökan avser en brygga.\n\nByggnadsnämndens beslut\n"
    ).papers[0]

    assert paper.proposed_clauses == ()


def test_an_earlier_instance_alone_on_its_line_with_the_paragraph_first(parse):
    items = parse(
        "Protokollsutdrag\nKommunfullmäktige\n2031-02-26\n\nKF § 14\n\nNytt regelverk för vägar\n\n"
        "KS § 9, 2031-02-06\n\nFrågan är utredd.\n\nBeslut\n\nRegelverket antas.\n"
    ).items

    assert [(one.kind.value, one.body, one.paragraph) for one in items[0].references] == [
        ("earlier_instance", "KS", "9")
    ]
    assert items[0].matter_type.value == "styrdokument"


def test_a_sentence_below_an_extract_tells_when_it_was_adjusted(parse):
    document = parse(
        "Utdrag ur protokoll\nKommunfullmäktige\n2031-11-25\n\nKF § 21\n\nMotion om båtar\n\nBeslut\n\n"
        "Motionen avslås.\n\nUtdrag till\n\nTekniska nämnden\n\n"
        "Protokollet är justerat 2031-12-02. "
        "Justeringen har tillkännagivits på kommunens anslagstavla 2031-12-04.\n\nRätt utdraget intygar\n\nAnn Ek\n"
    )

    assert (document.front.adjusted_on.value, document.front.announced_on.value) == (
        date(2031, 12, 2),
        date(2031, 12, 4),
    )
    assert [one.printed.text for one in document.items[0].recipients] == ["Tekniska nämnden"]


def test_the_body_whose_chair_signs_sends_the_letter(parse):
    paper = parse(
        "Ulvsjö kommun\nKommunstyrelsen\n\n2031-09-10\n\nVägverket Region Mitt\n\nYttrande över förstudie\n\n"
        "Kommunen tillstyrker att vägen läggs om enligt förslaget.\n\nKarl Ek\nKommunstyrelsens ordförande\n"
    ).papers[0]

    assert paper.addressed_to == "Vägverket Region Mitt"


def test_the_number_of_a_paragraph_behind_that_of_its_meeting(parse):
    document = parse(
        "Ekhults kommun\n\nProtokollsutdrag\n\nPlanutskottet\n2031-03-11\n\nPLU § 3:6\n\nDetaljplan för bryggan\n\n"
        "Beslut\n\nPlanen godkänns för samråd.\n\nBakgrund\n\nKommunstyrelsen behandlade ärendet 2030-10-14, § 9:4.\n"
    )

    assert [(one.number, one.prefix) for one in document.items] == [(6, "PLU")]
    assert [one.paragraph for one in document.items[0].references] == ["4"]


def test_the_number_with_its_class_alone_below_the_label(parse):
    (item,) = parse(
        "Ekhults kommun\n\nProtokollsutdrag\n\nKommunfullmäktige\n2031-03-11\n\nKF § 3\n\nKS/2030:298 - 822\n\n"
        "Motion om bryggan\n\nBeslut\n\nMotionen avslås.\n"
    ).items

    assert (item.title.text, [one.key for one in item.dnrs]) == ("Motion om bryggan", ["2030/298"])


@pytest.mark.parametrize("word", ["Beslutsunderlag", "Förslag till beslut", "BESLUTSUNDERLAG"])
def test_a_heading_on_top_names_the_kind_though_whose_paper_it_is_stands_below(parse, word):
    head = f"{word}\n\nEkbro kommun\nTekniska förvaltningen\n\nDatum 2019-02-20\n\nDnr TN 2019/231\n\n"
    (paper,) = parse(
        f"{head}Till kommunstyrelsen\n\nTaxa för vatten\n\nSammanfattning\n\nKontoret har räknat om kostnaderna.\n\n"
        "Förvaltningens förslag\n\n1. Taxan antas.\n"
    ).papers

    assert (paper.title.text, [one.key for one in paper.dnrs]) == ("Taxa för vatten", ["2019/231"])
