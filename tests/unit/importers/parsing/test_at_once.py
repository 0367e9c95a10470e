"""Some §§ adjusted at the meeting and the rest later; all names are invented."""

from datetime import date

import pytest

from importers.parsing import Basis

PAGE = "PROTOKOLL\n\nKommunfullmäktige\n\nPlats och tid\tSalen 2030-05-06\n\nBeslutande\nAnna Ek (S)\nBo Al (M)\n\n{}\n"
ITEMS = "\n§ 12 Taxa\n\nBeslut\n\nTaxan antas.\n\n§ 13 Plan\n\nBeslut\n\nPlanen antas."
BEHIND = (
    "Utses att justera Bo Al (M). Paragraf 12 justeras omedelbart, övriga paragrafer justeras den 14 maj kl. 09.00."
)


@pytest.mark.parametrize(
    "row",
    [
        "Justeringens plats och tid\n§ 12 justeras omedelbart, i övrigt den 14 maj",
        "Justeringens plats och tid\nSalen, § 12 justeras omedelbart den 6 maj, övriga paragrafer 2030-05-14",
        "Justering\t§ 12 omedelbart den 6 maj 2030, §§ 13-14 den 14 maj 2030 kl. 10",
        "Justering\t§ 12 omedelbart den 6 maj 2030\nÖvriga paragrafer den 14 maj 2030",
        BEHIND,
    ],
)
def test_the_rest_is_adjusted_on_its_own_day(parse, row):
    document = parse(PAGE.format(row) + ITEMS)

    assert document.front.adjusted_on.value == date(2030, 5, 14)
    assert [item.immediately_adjusted for item in document.items] == [True, False]


def test_the_notice_tells_of_both(parse):
    notice = "ANSLAG\n§ 12 justerades omedelbart 2030-05-06, i övrigt 2030-05-14\nAnslaget sätts upp 2030-05-15"
    front = parse(PAGE.format("Paragrafer\t12-13") + ITEMS + f"\n\n{notice}").front

    assert (front.adjusted_on.value, front.announced_on.value) == (date(2030, 5, 14), date(2030, 5, 15))


def test_a_day_of_the_notice_is_none_of_adjustment(parse):
    row = "Justering\t§ 12 justeras omedelbart den 6 maj. Justeringen tillkännages genom anslag 2030-05-15"

    assert parse(PAGE.format(row) + ITEMS).front.adjusted_on.value == date(2030, 5, 6)


def test_all_that_is_adjusted_at_once(parse):
    document = parse(PAGE.format("Justering\t§ 12, § 13 justeras omedelbart 2030-05-06") + ITEMS)

    assert document.front.adjusted_on.value == date(2030, 5, 6)
    assert [item.immediately_adjusted for item in document.items] == [True, True]


def test_the_sentence_behind_who_adjusts_is_none_of_the_name(parse):
    front = parse(PAGE.format(BEHIND) + ITEMS).front

    assert [one.text for one in front.adjusters] == ["Bo Al (M)"]
    assert front.paragraphs_covered == ()


def test_a_row_that_says_only_that_it_was_at_the_meeting(parse):
    front = parse(PAGE.format("Justeringens plats och tid\tOmedelbar justering") + ITEMS).front

    assert (front.adjusted_on.value, front.adjusted_on.basis) == (date(2030, 5, 6), Basis.INFERRED)


def test_the_paragraph_behind_the_words(parse):
    document = parse(PAGE.format("Paragrafer\t12-13") + ITEMS + "\n\nANSLAG\nOmedelbar justering, § 12.")

    assert [item.immediately_adjusted for item in document.items] == [True, False]
