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
