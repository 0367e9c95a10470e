"""Lines of a page as pdfium gives them: place, size, turned pages and words, characters as they are printed."""

import pytest

from importers.readers import pdf_page, read
from tests.factories.pages import pdf


def lines(*draw, **options):
    return read(pdf(*draw, **options), "a.pdf").lines


def test_the_size_is_that_of_the_letters_as_shown():
    def drawn(page):
        page.canvas.scale(0.5, 0.5)
        page.canvas.setFont("Helvetica", 20)
        page.canvas.drawString(100, 900, "Beslut")

    (line,) = lines(drawn)
    assert (line.size, line.left) == (10.0, 50.0)


def test_a_page_that_is_shown_turned_is_read_upright():
    def drawn(page):
        page.canvas.setPageRotation(90)
        page.canvas.translate(400, 0)
        page.canvas.rotate(90)
        page.canvas.drawString(50, 380, "Beslut i ärendet")
        page.canvas.drawString(50, 350, "Nämnden antar planen.")

    first, second = lines(drawn)
    assert (first.text, second.text) == ("Beslut i ärendet", "Nämnden antar planen.")
    assert first.left == second.left == 50.0
    assert second.top - first.top == pytest.approx(30, abs=0.2)
    assert first.right > first.left + 60


def test_text_that_lies_on_its_side_is_read_as_it_stands():
    def drawn(page):
        page.canvas.translate(400, 0)
        page.canvas.rotate(90)
        page.canvas.drawString(50, 380, "Beslut i ärendet")
        page.canvas.drawString(50, 350, "Nämnden antar planen.")

    first, second = lines(drawn)
    assert second.top - first.top == pytest.approx(30, abs=0.2)


def test_words_up_the_margin_come_last():
    def drawn(page):
        page.canvas.saveState()
        page.canvas.translate(20, 100)
        page.canvas.rotate(90)
        page.canvas.drawString(0, 0, "Signerat av Maja Lind")
        page.canvas.restoreState()
        for number in range(6):
            page.text(50, 100 + 14 * number, f"Rad {number} i protokollet med ord")

    assert lines(drawn)[-1].text == "Signerat av Maja Lind"


def test_a_line_whose_last_word_stands_far_away_is_one_line():
    def drawn(page):
        page.text(50, 100, "Val av ordförande")
        page.text(350, 100, "7")

    assert [line.text for line in lines(drawn)] == ["Val av ordförande\t7"]


def test_bold_is_a_line_that_is_wholly_bold():
    def drawn(page):
        page.text(50, 100, "Beslut:", bold=True)
        page.text(90, 100, "antas")
        page.text(50, 120, "Beslut", bold=True)

    assert [line.bold for line in lines(drawn)] == [False, True]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("o\ufb03cer", "officer"),
        ("\uf0b7 att anta", "• att anta"),
        ("fo\u0308rslag", "förslag"),
        ("kl.\u00a013.00", "kl. 13.00"),
        ("skol\u00adskjuts", "skolskjuts"),
        ("upphand\u00ad", "upphand-"),
        ("noll\u200bbredd", "nollbredd"),
    ],
)
def test_characters_as_they_are_seen(stored, printed):
    assert pdf_page.as_printed(stored) == printed


def test_places_are_counted_from_the_visible_part_of_the_sheet():
    def drawn(page):
        page.canvas.setCropBox((40, 0, 400, 560))
        page.canvas.drawString(50, 500, "Beslut i ärendet")

    (line,) = lines(drawn)
    assert line.left == 10.0
    assert 40 < line.top < 60
