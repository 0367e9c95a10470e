from datetime import date

import pytest

ITEM = "\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas."


def front(parse, text):
    return parse(text + ITEM).front


def test_rows_and_their_readings(parse):
    page = front(
        parse,
        "Ekhults kommun\nSAMMANTRÄDESPROTOKOLL\nSocialnämnden\n\nPlats och tid\nKommunhuset 2019-04-02 kl. 13\n\n"
        "Beslutande\nLo Vik (S), ordförande\nMats Ås (M)\n\nUtses att justera: Mats Ås\n\n"
        "Justeringens plats och tid\nKansliet 2019-04-08\n\nParagrafer 1–3, 7",
    )
    assert page.title.text == "SAMMANTRÄDESPROTOKOLL"
    assert (page.authority.text, page.body.text) == ("Ekhults kommun", "Socialnämnden")
    assert page.meeting_date.value == date(2019, 4, 2)
    assert page.adjusted_on.value == date(2019, 4, 8)
    assert [one.text for one in page.present] == ["Lo Vik (S), ordförande", "Mats Ås (M)"]
    assert [one.text for one in page.adjusters] == ["Mats Ås"]
    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(1, 3), (7, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "PROTOKOLLSUTDRAG\nSammanträdesdatum: 2018-05-22\nSocialnämnden",
        "PROTOKOLLSUTDRAG\nSammanträdesdatum\n2018-05-22\nSocialnämnden",
        "PROTOKOLL\nSocialnämnden\n2018-05-22",
        "PROTOKOLL\nSocialnämnden\nTid och plats: den 22 maj 2018 kl. 13.00, Kommunhuset",
    ],
)
def test_meeting_date_where_it_is_stated(parse, text):
    page = front(parse, text)

    assert page.meeting_date.value == date(2018, 5, 22)
    assert page.body.text == "Socialnämnden"
    assert page.earliest_date is None


def test_nothing_is_guessed(parse):
    page = front(parse, "Socialnämnden")

    assert (page.meeting_date, page.earliest_date, page.authority, page.adjusted_on) == (None, None, None, None)


def test_notice_behind_the_last_paragraph(parse):
    document = parse(
        "Socialnämnden" + ITEM + "\n\nANSLAG/BEVIS\n\nOrgan\nSocialnämnden\n\nDatum för anslags uppsättande\n2019-04-09"
    )
    assert document.front.announced_on.value == date(2019, 4, 9)
    assert document.front.meeting_date is None
    assert len(document.items[0].sections) == 1


def test_body_out_of_the_decisions_when_the_head_does_not_say(parse):
    document = parse("§ 1\n\nTaxa\n\nBeslut\n\nSocialnämnden beslutar att anta taxan.")

    assert document.front.body.text == "Socialnämnden"
    assert document.text[document.front.body.start : document.front.body.end] == "Socialnämnden"


def test_years_behind_the_range_and_secret_paragraphs_behind_varav(parse):
    page = front(parse, "SAMMANTRÄDESPROTOKOLL\n\nParagrafer: §§ 12–18/19, varav §§ 14-15 sekretess")

    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(12, 18)]
    assert [(one.first, one.last) for one in page.paragraphs_secret] == [(14, 15)]


def test_rows_of_a_notice_in_other_words(parse):
    page = front(
        parse,
        "PROTOKOLL\n\nNämnd\nKommunstyrelsen\n\nDag: 2030-05-22\n\nDigital justering: 2030-05-25\n\n"
        "Tillkännagivet på anslagstavlan\n2030-05-27\n\nSista dag att överklaga\n2030-06-17\n\n"
        "Tas bort från anslagstavlan\n2030-06-18",
    )

    assert page.body.text == "Kommunstyrelsen"
    assert page.meeting_date.value == date(2030, 5, 22)
    assert page.adjusted_on.value == date(2030, 5, 25)
    assert page.announced_on.value == date(2030, 5, 27)
    assert page.appeal_until.value == date(2030, 6, 17)
    assert page.removed_on.value == date(2030, 6, 18)


def test_the_day_to_which_a_summons_calls(parse):
    page = parse(
        "KUNGÖRELSE\n\nKommunfullmäktige kallas till sammanträde måndagen den 25 mars 2030 kl. 18.30.\n\n"
        "Tid\n\nKS beslut 2030-03-05"
    ).front

    assert page.meeting_date.value == date(2030, 3, 25)


def test_the_day_of_adjustment_among_the_signatures(parse):
    page = parse(
        "PROTOKOLL 1978-11-09\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\nJusteras den 16 november 1978:\nBo Al"
    ).front

    assert page.adjusted_on.value == date(1978, 11, 16)


def test_the_body_behind_its_authority_with_its_capital(parse):
    front = parse(
        "Föredragningslista\n\nExempelköpings kommun, socialnämnden\n\nSocialnämnden kallas till möte den 19 maj."
    ).front

    assert front.body.text == "Socialnämnden"
    assert front.authority.text == "Exempelköpings kommun"


def test_below_the_adjusters_plats_och_tid_is_theirs(parse):
    page = front(
        parse,
        "SAMMANTRÄDESPROTOKOLL\nSocialnämnden\n\nPlats och tid: Kommunhuset 2019-04-02 kl. 13\n\n"
        "Beslutande: Lo Vik (S)\n\nJusterare: Mats Ås\n\nPlats och tid: Kansliet 2019-04-08\n\n"
        "Justerare: ..................... Mats Ås",
    )
    assert page.adjusted_on.value == date(2019, 4, 8)
    assert [one.text for one in page.adjusters] == ["Mats Ås"]


def test_who_was_chosen_to_adjust_is_told_in_a_sentence(parse):
    page = front(
        parse,
        "SAMMANTRÄDESPROTOKOLL\nDirektionen\n2019-04-02\n\nJustering och sekreterare\n"
        "Att jämte ordföranden Lo Vik justera protokollet valdes Mats Ås (M). Sekreterare är Eva Ek.",
    )
    assert [one.text for one in page.adjusters] == ["Mats Ås (M)"]


def test_a_list_of_those_present_behind_the_notice(parse):
    page = front(
        parse,
        "SAMMANTRÄDESPROTOKOLL\nSocialnämnden\n2019-04-02\n\nBeslutande: Se deltagarlista\n\nANSLAG/BEVIS\n"
        "Tid för anslag: 2019-04-09 – 2019-05-02\n\nDeltagarlista\n\nBeslutande: Lo Vik (S)\n\nErsättare: Mats Ås (M)",
    )
    assert [one.person.name for one in page.attendance] == ["Lo Vik", "Mats Ås"]
    assert (page.announced_on.value, page.removed_on.value) == (date(2019, 4, 9), date(2019, 5, 2))


def test_notice_in_the_perfect_tense(parse):
    page = front(
        parse,
        "PROTOKOLL\nSocialnämnden\n\nUtses justera\nBo Al\n\nBEVIS/ANSLAG\n\nAnslaget har satts upp\n2019-04-09\n\n"
        "Anslaget har tagits ner\n2019-05-02",
    )

    assert [one.text for one in page.adjusters] == ["Bo Al"]
    assert (page.announced_on.value, page.removed_on.value) == (date(2019, 4, 9), date(2019, 5, 2))


def test_a_sentence_below_the_adjusters_is_none_of_them(parse):
    page = front(parse, "PROTOKOLL\nSocialnämnden\n\nJusterare\tBo Al (M)\nProtokollet justerades den 9 april 2019.")

    assert [one.text for one in page.adjusters] == ["Bo Al (M)"]


def test_the_authority_in_a_page_head_with_wide_gaps_and_where_the_minutes_are_kept(parse):
    head = "EKHULTS KOMMUN            PROTOKOLL\nTekniska nämnden          2007-03-06\n\n"
    first = (
        "Närvarande\nBo Al (s)\n\nUtses att justera\nBo Al\n\nAnslag/Bevis\n\nFörvaring av protokollet\tKontoret\n\n"
    )
    taxa, road = "§ 1 Taxa\n\nBeslut\n\nAntas.\n\n", "§ 2 Väg\n\nBeslut\n\nAvslås.\n"
    page = parse(
        "".join(f"Sida {number} (3)\n{head}{part}" for number, part in enumerate((first, taxa, road), 1))
    ).front

    assert page.authority.text == "EKHULTS KOMMUN"
    assert page.kept_at.text == "Kontoret"


def test_the_day_of_an_extract_beside_the_number_of_its_page(parse):
    page = front(parse, "Ekhults kommun\n\nProtokollsutdrag\n\nSocialnämnden 1995-11-07          4 (18)")

    assert page.meeting_date.value == date(1995, 11, 7)


def test_the_last_day_of_appeal_is_no_day_of_the_notice(parse):
    page = front(
        parse,
        "PROTOKOLL\nLönenämnden\n2030-05-22\n\nANSLAG\n\nDatum för anslags uppsättande\n2030-05-28\n\n"
        "Datum för överklagan till och med\n2030-06-18\n\nDatum för anslags nedtagande\n2030-06-19",
    )

    days = (page.announced_on, page.appeal_until, page.removed_on)
    assert [one.value for one in days] == [date(2030, 5, 28), date(2030, 6, 18), date(2030, 6, 19)]


def test_what_the_minutes_hold_below_its_label(parse):
    page = front(parse, "PROTOKOLL\nLönenämnden\n2030-05-22\n\nProtokollet innehåller paragraferna\n§§ 1–4")

    assert [(one.first, one.last) for one in page.paragraphs_covered] == [(1, 4)]


def test_a_line_to_sign_on_is_no_part_of_a_name(parse):
    page = front(parse, "PROTOKOLL\nLönenämnden\n2030-05-22\n\nJusterare\n____________ Mats Ås\n\nParagrafer\n1–4")

    assert [one.text for one in page.adjusters] == ["Mats Ås"]


def test_the_last_day_to_appeal_in_a_sentence(parse):
    notice = "ANSLAG/BEVIS\n\nBeslutet kan överklagas under perioden 2030-05-28 till och med 2030-06-18.\n\n"

    assert front(parse, f"PROTOKOLL\n\nSocialnämnden\n\n{notice}").appeal_until.value == date(2030, 6, 18)


def test_a_place_that_goes_on_below_its_comma(parse):
    page = front(
        parse,
        "PROTOKOLL\n\nSocialnämnden\n\nPlats och tid\nKommunhuset, sal Ek,\n2030-05-22 kl. 9\n\nBeslutande\nLo Vik (S)",
    )

    assert page.place_time.text == "Kommunhuset, sal Ek, 2030-05-22 kl. 9"


def test_a_line_of_the_contents_names_nobody_who_adjusts(parse):
    contents = "Val av justerare\nAnmälan av motioner 5\nSvar på motion 7"
    page = f"PROTOKOLL\n\nSocialnämnden\n\n{contents}\n\nJusterare\nLo Vik (S)"
    assert [one.text for one in front(parse, page).adjusters] == ["Lo Vik (S)"]


def test_a_notice_in_sentences(parse):
    notice = "Anslås under tiden 2030-11-22 – 2030-12-14\nProtokollet förvaras på kansliet, Folkets Park, Ekby"
    page = front(parse, f"PROTOKOLL\n\nSocialnämnden\n2030-11-14\n\nANSLAG/BEVIS\n\n{notice}")

    assert page.removed_on.value == date(2030, 12, 14)
    assert page.kept_at.text == "kansliet, Folkets Park, Ekby"


def test_place_and_time_below_the_contents_are_those_of_the_meeting(parse):
    contents = "Tid: Måndagen den 17 juni 2030 kl 18\n\nVal av justerare\nMotion 5\nTaxa 7"
    rows = "Plats och tid\nKommunhuset den 17 juni 2030\n\nBeslutande\nLo Vik (S)"

    assert front(parse, f"PROTOKOLL\n\nSocialnämnden\n\n{contents}\n\n{rows}").adjusted_on is None


NOTICED = (
    "PROTOKOLL\n\nMiljönämnden\n2030-03-04\n\nBeslutande\nAnna Ek (S), ordförande\nBo Al (M)\n\nAnslag/bevis\n{}\n\n{}"
)


@pytest.mark.parametrize(
    ("told", "announced", "removed", "kept"),
    [
        ("Anslaget från och med\t2030-03-11\nAnslaget till och med\t2030-04-02", "2030-03-11", "2030-04-02", None),
        ("Anslagstid: 2030-03-11--2030-04-02", "2030-03-11", "2030-04-02", None),
        ("Protokollet anslås 2030-03-11 – 2030-04-02\nÖverklagas t.o.m. 2030-04-01", "2030-03-11", "2030-04-02", None),
        ("Anslaget på tavlan under tiden 2030-03-11 t.o.m. 2030-04-02", "2030-03-11", "2030-04-02", None),
        ("Justeringen har tillkännagivits på tavlan 2030-03-11. Anslaget tas ned 2030-04-02.",
         "2030-03-11", "2030-04-02", None),
        ("Protokollet, som blivit underskrivet, finns tillgängligt i Kommunhuset, Storgatan 5, Ekby.",
         None, None, "Kommunhuset, Storgatan 5, Ekby"),
        ("Protokollet kan läsas på miljökontoret.", None, None, "miljökontoret"),
    ],
)  # fmt: skip
def test_days_and_place_of_a_notice_in_other_words(parse, told, announced, removed, kept):
    page = parse(NOTICED.format(told, "§ 1 Taxa\n\nBeslut\n\nTaxan antas.")).front

    assert page.adjusted_on is None
    assert [one and one.value.isoformat() for one in (page.announced_on, page.removed_on)] == [announced, removed]
    assert (page.kept_at.text if page.kept_at else None) == kept


def test_place_and_time_below_the_time_of_a_register(parse):
    text = (
        "Protokoll kommunfullmäktige\n\nTid: Måndagen den 17 juni 2019 kl 18:30\nPlats: Bruksteatern\n\n"
        "Plats och tid\tBruksteatern, måndagen den 17 juni 2019, kl 18:30–21:50\nBeslutande\tAnn Ek (S)\n\n"
        "§ 1 Taxa\n\nBeslut\n\nTaxan antas."
    )

    assert parse(text).front.place_time.text == "Bruksteatern, måndagen den 17 juni 2019, kl 18:30–21:50"


def test_sentences_below_a_label_of_the_notice_that_tell_other_days(parse):
    notice = (
        "Justeringen har anslagits på kommunens anslagstavla\nNämnden har sammanträtt den\t11 maj 2030\n"
        "Protokollet har justerats den\t18 maj 2030\nAnslaget sattes upp den\t19 maj 2030\n"
        "Anslaget tas ner den\t9 juni 2030\n"
        "Den som vill överklaga ett beslut måste göra det senast den 8 juni 2030"
    )
    page = parse(NOTICED.format(notice, "§ 1 Taxa\n\nBeslut\n\nTaxan antas.")).front
    days = (page.adjusted_on, page.announced_on, page.removed_on, page.appeal_until)

    assert [one.value.isoformat() for one in days] == ["2030-05-18", "2030-05-19", "2030-06-09", "2030-06-08"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Tid: Måndag 26 augusti kl 13.30 – 16.00", date(2030, 8, 26)),
        ("Tid: Tisdag 26 augusti kl 13.30 – 16.00", None),  # another year's
        ("Tid: Måndag 26 augusti", None),
        ("Tid: 16 augusti kl 13.30", None),  # before the letter
    ],
)
def test_the_day_of_a_summons_without_its_year(parse, row, expected):
    page = parse(
        "KALLELSE\n\nEkby 2030-08-17\n\nDirektionen för Ekbydalens kommunalförbund\n\n"
        f"Härmed kallas till sammanträde\n\n{row}\n\nPlats: Salen\n\n"
        "Förslag till dagordning:\n1. Val av justerare\n2. Budget\n"
    ).front

    assert (page.meeting_date.value if page.meeting_date else None) == expected
    assert (page.body.text, page.authority.text) == ("Direktionen", "Ekbydalens kommunalförbund")


def test_a_body_in_a_sentence_ends_before_its_authority(parse):
    text = "PROTOKOLL\n\nSammanträde med direktionen för Ekbydalens räddningstjänstförbund den 26 maj 2030\n\n"
    page = parse(f"{text}§ 1\n\nTaxa\n\nBeslut\n\nDirektionen antar taxan.\n\n").front

    assert page.body.text.lower() == "direktionen"


def test_a_day_below_a_sentence_of_its_own_is_not_the_day_of_the_notice(parse):
    notice = (
        "Justeringen har anslagits på kommunens anslagstavla\n\nNämnden har sammanträtt den\n\n11 maj 2030\n\n"
        "Protokollet har justerats den\n\n18 maj 2030\n\nAnslaget sattes upp den\n\n19 maj 2030\n"
    )
    page = parse(NOTICED.format(notice, "§ 1 Taxa\n\nBeslut\n\nTaxan antas.")).front

    assert page.announced_on is None or page.announced_on.value == date(2030, 5, 19)


def test_nothing_is_announced_before_it_is_adjusted(parse):
    text = "Justerat 2030-05-18\n\nAnslag sattes upp 2030-05-11"
    page = parse(NOTICED.format(text, "§ 1 Taxa\n\nBeslut\n\nTaxan antas.")).front

    assert (page.adjusted_on.value, page.announced_on) == (date(2030, 5, 18), None)


def test_a_summons_is_dated_by_its_own_day_and_calls_to_another(parse):
    document = parse(
        "KALLELSE\nDatum\n2031-04-03\n\nKommunstyrelsens arbetsutskott\n\nSammanträde\n"
        "Onsdagen den 9 april 2031, kl 08:30, Salen\n\nÄrendelista\n\n1. Val av justerare\n2. Bidrag\n"
    )

    assert document.front.meeting_date.value == date(2031, 4, 9)
