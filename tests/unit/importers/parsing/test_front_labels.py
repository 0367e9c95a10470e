"""Labels of a front page."""

import pytest

from importers.parsing import FrontField, front_labels
from importers.parsing.passages import Passage, Segment

SEEN = frozenset((FrontField.PLACE_TIME,))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Plats och tid Kommunhuset", FrontField.PLACE_TIME),
        ("Beslutande och tjänstgörande ersättare:", FrontField.PRESENT),
        ("Justering/Justerare\tAnn Ek", FrontField.ADJUSTERS),
        ("Justerade paragrafer §§ 2–4", FrontField.PARAGRAPHS),
        ("Protokollet omfattar §§ 8–27", FrontField.PARAGRAPHS),
        ("Ej tjänstgörande ersättare", FrontField.SUBSTITUTES),
        ("Ledamöter, beslutande", FrontField.PRESENT),
        ("Närvarande och tjänstgörande", FrontField.PRESENT),
        ("Deltagare", FrontField.PRESENT),
        ("Närvarande ej beslutande", FrontField.SUBSTITUTES),
        ("Ersättare, beslutande", FrontField.SUBSTITUTES_SERVING),
        ("ande", FrontField.PRESENT),
        ("Beslutanda", FrontField.PRESENT),
        ("Justeringens plats ocb tid", FrontField.ADJUSTMENT),
    ],
)
def test_label(text, field):
    assert front_labels.label(text, notice=False, seen=SEEN).field is field


@pytest.mark.parametrize("text", ["Ordförande i nämnden är Ann", "Ann Ek (S)", "Landet", "Kommunhuset, sal Eken"])
def test_no_label(text):
    assert front_labels.label(text, notice=False, seen=SEEN) is None


def test_a_damaged_label_is_the_next_that_has_no_row():
    later = SEEN | {FrontField.PRESENT}

    assert front_labels.label("ande", notice=False, seen=later).field is not FrontField.PRESENT
    assert front_labels.label("ande", notice=False) is None


def test_two_pairs_on_one_line():
    text = "Datum för anslags uppsättande 2030-05-29 Datum för anslags nedtagande 2030-06-20"
    parts = front_labels.split(Passage(text, (Segment(0, 0, len(text)),)))

    assert [one.text for one in parts] == [text[:40], text[41:]]


@pytest.mark.parametrize("line", ["Sekreterare Bo Al          Paragraf 17–25", "............ Paragraf 45 - 52"])
def test_the_paragraphs_beside_the_signature_of_the_secretary(line):
    assert [one.text.strip()[:8] for one in front_labels.split(Passage(line, (Segment(0, 0, len(line)),)))][1:] == [
        "Paragraf"
    ]
