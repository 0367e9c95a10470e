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
