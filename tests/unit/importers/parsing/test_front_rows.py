"""Rows of a front page, however they are printed."""

import pytest

from importers.parsing import FrontField

ITEM = "\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas."
ROWS = (
    ("Plats och tid", "Kommunhuset, 2030-05-22"),
    ("Beslutande", "Ann Ek (S)"),
    ("Utses att justera", "Bo Al"),
    ("Justeringens plats och tid", "Kansliet 2030-05-28"),
    ("Paragrafer", "1"),
)


@pytest.mark.parametrize("glue", ["\t", ": ", "\n", "   ", " "])
def test_label_and_value(parse, glue):
    document = parse("PROTOKOLL\n\n" + "\n\n".join(glue.join(row) for row in ROWS) + ITEM)
    front = document.front

    assert [row.field for row in front.rows] == [
        FrontField.PLACE_TIME, FrontField.PRESENT, FrontField.ADJUSTERS, FrontField.ADJUSTMENT, FrontField.PARAGRAPHS,
    ]  # fmt: skip
    assert front.meeting_date.value.isoformat() == "2030-05-22"
    assert front.adjusted_on.value.isoformat() == "2030-05-28"
    assert [one.text for one in front.adjusters] == ["Bo Al"]


def test_signatures_with_the_paragraphs_among_them(parse):
    document = parse("PROTOKOLL\n\nUnderskrifter Sekreterare Ann Ek\nParagrafer 1-4\nOrdförande Bo Al" + ITEM)

    assert [(one.first, one.last) for one in document.front.paragraphs_covered] == [(1, 4)]


def test_lost_figures_do_not_swallow_the_next_label(parse):
    document = parse("PROTOKOLL\n\nPlats och tid\nSalen\n\nParagrafer  Underskrifter\n\nSekreterare\nAnn Ek" + ITEM)

    assert document.front.paragraphs_covered == ()
    assert len(document.items) == 1


@pytest.mark.parametrize(
    "first",
    ["Plats och tid\nSalen, 2030-05-22 kl. 18", "Sammanträdesplats och datum\nSalen, 2030-05-22"],
)
def test_the_notice_may_stand_first(parse, first):
    notice = (
        "Anslag\n\nSammanträdesdatum: 2030-05-22\n\nAnslaget sätts upp: 2030-05-29\n\nAnslaget tas ned: 2030-06-20\n\n"
    )
    rest = (
        f"{first}\n\nBeslutande\nAnn Ek (S)\nBo Al (M)\n\nUtses att justera\nBo Al (M)\n\n"
        "Paragrafer\n§§ 1–3, varav § 2 omfattas av sekretess\n\nJusteringens plats och tid\nSalen, 2030-05-28"
    )
    front = parse(f"PROTOKOLL\n\n{notice}{rest}{ITEM}").front

    assert [one.text for one in front.adjusters] == ["Bo Al (M)"]
    assert [(one.first, one.last) for one in front.paragraphs_secret] == [(2, 2)]
    assert front.adjusted_on.value.isoformat() == "2030-05-28"
    assert front.announced_on.value.isoformat() == "2030-05-29"


def test_what_was_covered_in_the_notice_stays_there(parse):
    text = "PROTOKOLL\n\nPlats och tid\nSalen\n\nBeslutande\nAnn Ek (S)\n\nANSLAG\n\nJusterade paragrafer\n1–4"
    front = parse(text + ITEM).front

    assert [row.field for row in front.rows][-1] is FrontField.NOTICE


def test_justerande_above_all_signatures_says_who_adjusts(parse):
    text = (
        "PROTOKOLL\n\nNämnden\n2030-05-22\n\nPlats och tid\tSalen\nBeslutande\tAnn Ek (S), Bo Al (M)\n"
        "Justerande\tBo Al (M)\nPlats och tid\tKansliet, 2030-05-29\nUnderskrifter\nSekreterare\tEva Gy\n"
        "Ordförande\tAnn Ek (S)\nJusterande\tBo Al (M)"
    )
    front = parse(text + ITEM).front

    assert [one.text for one in front.adjusters] == ["Bo Al (M)"]
    assert front.meeting_date.value.isoformat() == "2030-05-22"
    assert front.adjusted_on.value.isoformat() == "2030-05-29"


def test_a_label_of_people_that_is_not_known_lists_no_members(parse):
    text = "PROTOKOLL\n\nBeslutande\tAnn Ek (S)\nBo Al (M)\nErsättare som lyssnar på länk\tIda Jo (V)\nKim Lo (L)"
    front = parse(text + ITEM).front

    assert [one.person.name for one in front.attendance] == ["Ann Ek", "Bo Al"]


@pytest.mark.parametrize("label", ["Förvaringsplats för protokoll", "Förvaringsplats av protokollet"])
def test_where_the_minutes_are_kept(parse, label):
    assert parse(f"PROTOKOLL\n\nANSLAG\n\n{label}\tKansliet{ITEM}").front.kept_at.text == "Kansliet"


def test_signatures_side_by_side_are_no_adjusters(parse):
    text = (
        "PROTOKOLL\n\nJusterare:\tBo Al\n\nEva Gy\tAnn Ek\tBo Al\nsekreterare\tordförande\tjusterare\n\n"
        "Bevis / Anslag\nOrgan\tNämnden\nProtokollet är anslaget\t2030-05-30 -- 2030-06-21"
    )
    front = parse(text + ITEM).front

    assert [one.text for one in front.adjusters] == ["Bo Al"]
    assert front.announced_on.value.isoformat() == "2030-05-30"
    assert front.removed_on.value.isoformat() == "2030-06-21"


def test_one_day_of_a_notice_is_not_its_end_too(parse):
    front = parse(f"PROTOKOLL\n\nANSLAG\n\nProtokollet är anslaget\t2030-05-30{ITEM}").front

    assert (front.announced_on.value.isoformat(), front.removed_on) == ("2030-05-30", None)


def test_who_adjusts_instead_is_no_substitute_at_the_meeting(parse):
    text = "PROTOKOLL\n\nBeslutande\tAnn Ek (S)\nUtses att justera\tBo Al (M)\nErsättare\tEva Gy (V)"

    assert [one.person.name for one in parse(text + ITEM).front.attendance] == ["Ann Ek"]


def test_covered_beside_a_signature(parse):
    text = "PROTOKOLL\n\nUnderskrifter\nSekreterare\t..........\tProtokollet omfattar §§ 13-15\nEva Gy"

    assert [(one.first, one.last) for one in parse(text + ITEM).front.paragraphs_covered] == [(13, 15)]


def test_a_cell_that_says_who_was_away_begins_no_row(parse):
    listed = "Ledamöter\nAnna Ek (S)\nfrånvarande\nBo Al (M)\n\nFrånvarande\nIda Ro (V)"
    page = parse(f"PROTOKOLL\n\nNämnden\n\n{listed}\n\n§ 1 Taxa\n\nBeslut\n\nDen antas.").front

    assert [(row.label.text, [line.text for line in row.lines]) for row in page.rows] == [
        ("Ledamöter", ["Anna Ek (S)", "frånvarande", "Bo Al (M)"]),
        ("Frånvarande", ["Ida Ro (V)"]),
    ]


def test_where_they_adjust_stands_below_the_heading_of_it(parse):
    listed = "Beslutande\nAnna Ek (S)\n\nJustering\nJusterare\tAnna Ek (S)\nPlats och tid\tKansliet den 10 maj 2007"
    page = parse(f"PROTOKOLL\n\nNämnden\n\n{listed}\n\n§ 1 Taxa\n\nBeslut\n\nDen antas.").front

    assert (page.place_time, page.adjusted_on.value.isoformat()) == (None, "2007-05-10")


@pytest.mark.parametrize(
    "present",
    [
        "Närvarande\nOrdförande\nAnn Ek (S)\nVice ordförande\nBo Al (M)\nLedamöter\nCia Do (V)",
        "Närvarande\nOrdförande: Ann Ek (S)\nVice ordförande: Bo Al (M)\nLedamöter: Cia Do (V)",
        "Närvarande ledamöter\tOrdförande Ann Ek (S)\n\tVice ordförande Bo Al (M)\n\tCia Do (V)",
    ],
)
def test_the_chair_leads_those_present_and_signs_below(parse, present):
    signed = "Underskrifter\nOrdförande ....................\nAnn Ek"
    front = parse(f"PROTOKOLL\n\nNämnden\n\n{present}\n{signed}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front

    assert [(one.person.name, one.office) for one in front.attendance] == [
        ("Ann Ek", "ordförande"),
        ("Bo Al", "vice ordförande"),
        ("Cia Do", None),
    ]
    assert sum(row.field is FrontField.SIGNATURES for row in front.rows) == 2


@pytest.mark.parametrize("attested", ["Utdragets riktighet bestyrks 2030-06-14", "Rätt utdraget intygas"])
def test_who_attests_an_extract_adjusts_nothing(parse, attested):
    head = "UTDRAG UR PROTOKOLL\n\nFörbundsstyrelsen 2030-05-22\n\nJusterare: Ann Ek"

    document = parse(f"{head}{ITEM}\n\n{attested}\n\nBo Al\n")

    assert [one.text for one in document.front.adjusters] == ["Ann Ek"]
