"""Words out of letters: gaps, spread words, lost spaces."""

from importers.readers import pdf_spacing, read
from importers.readers.pdf_spacing import Letter
from tests.factories.pages import pdf


def letters(*words, gap, size=10.0, between=0.0):
    """Letters of `size` / 2 width; `gap` between words, `between` between letters."""
    made, x = [], 0.0
    for word in words:
        for character in word:
            made.append(Letter(character, len(made), x, x + size / 2))
            x += size / 2 + between
        x += gap - between
    return made


def texts(all_letters, **options):
    return [part.text for part in pdf_spacing.parts(all_letters, 10, **options)]


def test_a_wide_gap_parts_a_line():
    assert texts(letters("Datum", "2031", gap=30)) == ["Datum", "2031"]
    assert texts(letters("Datum", "2031", gap=4)) == ["Datum 2031"]


def test_a_drawn_line_parts_words_that_stand_close():
    assert texts(letters("Ram", "310", gap=5), cuts=[17.5]) == ["Ram", "310"]


def test_a_lost_space_is_put_back():
    assert texts(letters("ordföranden", "finner", gap=2)) == ["ordföranden finner"]


def test_letters_that_stand_as_usual_are_one_word():
    assert texts(letters("upphandling", gap=0, between=0.3)) == ["upphandling"]


def test_spread_words_are_drawn_together():
    spread = letters("PROTOKOLL", "FRÅN", gap=22, between=6)

    assert texts(spread) == ["PROTOKOLL FRÅN"]


def test_a_spread_heading_in_a_file():
    def drawn(page):
        text = page.canvas.beginText(50, 500)
        text.setFont("Helvetica", 12)
        text.setCharSpace(5)
        text.textLine("SAMMANTRÄDESPROTOKOLL")
        page.canvas.drawText(text)

    assert [line.text for line in read(pdf(drawn), "a.pdf").lines] == ["SAMMANTRÄDESPROTOKOLL"]


def test_spaces_that_are_only_gaps_are_there():
    def drawn(page):
        x = 50
        for word in ("Nämnden", "beslutar", "att", "anta", "planen."):
            page.text(x, 100, word)
            x += page.canvas.stringWidth(word, "Helvetica", 10) + 2.2

    assert [line.text for line in read(pdf(drawn), "a.pdf").lines] == ["Nämnden beslutar att anta planen."]


def test_a_tab_that_is_no_wider_than_a_hair_parts_words():
    assert texts(letters("Organ", "Socialnämnden", gap=0.9)) == ["Organ Socialnämnden"]
    assert texts(letters("organ", "isation", gap=0.9)) == ["organisation"]
