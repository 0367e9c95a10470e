"""Which §§ the front page counts."""

import pytest


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Protokollet upptar\t§§ 61–67", [(61, 67)]),
        ("Upptagna paragrafer\t94 – 102", [(94, 102)]),
        ("Omfattar: § 21 till och med § 27", [(21, 27)]),
        ("Sekreterare .................... §§ 14-20", [(14, 20)]),
    ],
)
def test_what_the_minutes_hold_in_other_words(parse, row, expected):
    front = parse(
        f"Protokoll\n\nSocialnämnden\n\nPlats och tid\tKansliet 2030-05-22\n{row}\n\n§ 61 Budget\n\nAntas."
    ).front

    assert [(one.first, one.last) for one in front.paragraphs_covered] == expected


@pytest.mark.parametrize("head", ["PROTOKOLL\tSocialnämnden §§ 61-67", "Socialnämnden §§ 61–67"])
def test_what_the_head_of_every_page_counts(parse, head):
    page = f"{head}\nEkhults kommun\tSida "
    text = f"{page}1\n\nPlats och tid\tKansliet 2030-05-22\n\n§ 61 Budget\n\nAntas.\f{page}2\n\n§ 62 Taxa\n\nAntas."

    assert [(one.first, one.last) for one in parse(text).front.paragraphs_covered] == [(61, 67)]


def test_a_head_that_names_other_paragraphs_counts_none(parse):
    page = "Bilaga till kommunstyrelsens beslut §§ 61-67\nSida "
    text = f"{page}1\n\nPROTOKOLL\n\nSocialnämnden\n\n§ 5 Budget\n\nAntas.\f{page}2\n\n§ 6 Taxa\n\nAntas."

    assert parse(text).front.paragraphs_covered == ()


def test_secret_paragraphs_in_a_sentence_of_their_own(parse):
    row = "Paragrafer\t§§ 24–33. §§ 30–31 omfattas av sekretess och återges inte."
    front = parse(
        f"Protokoll\n\nSocialnämnden\n\nPlats och tid\tKansliet 2030-05-22\n{row}\n\n§ 24 Budget\n\nAntas."
    ).front

    assert [(one.first, one.last) for one in front.paragraphs_covered] == [(24, 33)]
    assert [(one.first, one.last) for one in front.paragraphs_secret] == [(30, 31)]


def test_the_number_of_the_paragraphs_beside_a_signature(parse):
    text = "PROTOKOLL\n\nNämnden\n\nSekreterare\tAnn Ek\tParagrafer Nr 24-39\n\n§ 24 Taxa\n\nBeslut\n\nAntas."

    (covered,) = parse(text).front.paragraphs_covered

    assert (covered.first, covered.last) == (24, 39)
