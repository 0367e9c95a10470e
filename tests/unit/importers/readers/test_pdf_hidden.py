"""Text that is in the file and not to be seen on it."""

import pytest
from PIL import Image

from importers.readers import read
from importers.source import Region
from tests.factories.pages import pdf

SEEN = "Nämnden beslutar enligt förslaget."
GONE = "Ärendet rör Ada Beckman"


def hidden(draw):
    """(hidden words, message) of a page on which `SEEN` is seen."""

    def drawn(page):
        page.text(50, 60, SEEN)
        draw(page)

    document = read(pdf(drawn), "a.pdf")
    seen = [line.text for line in document.lines if line.region is Region.BODY]
    assert seen[0] == SEEN
    places = {notice.line: notice.message for notice in document.notices if notice.code == "hidden_text"}
    return seen[1:], [(document.lines[line].text, message) for line, message in places.items()]


def white(page):
    page.canvas.setFillGray(1)
    page.text(50, 100, GONE)


def invisible(page):
    text = page.canvas.beginText(50, 500)
    text.setTextRenderMode(3)
    text.textLine(GONE)
    page.canvas.drawText(text)


def outside(page):
    page.text(-300, 100, GONE)


def tiny(page):
    page.text(50, 100, GONE, size=0.5)


def under_a_box(page):
    page.text(50, 100, GONE)
    page.box(45, 85, 250, 105)


def under_a_note(page):
    page.text(50, 100, GONE)
    page.canvas.highlightAnnotation("", Rect=(0, 0, 1, 1))  # a note elsewhere changes nothing
    page.box(45, 85, 250, 105, grey=1)


@pytest.mark.parametrize(
    ("draw", "why"),
    [
        (white, "i samma färg som bakgrunden"),
        (invisible, "osynlig"),
        (outside, "utanför sidans kant"),
        (tiny, "för liten för att synas"),
        (under_a_box, "täckt av en ruta"),
        (under_a_note, "täckt av en ruta"),
    ],
)
def test_what_cannot_be_seen_is_no_text_of_the_document(draw, why):
    seen, ((words, message),) = hidden(draw)

    assert (seen, words) == ([], GONE)
    assert message.startswith(f"På sidan 1 finns text som är {why}. Den följer med om PDF-filen publiceras.")


def test_only_the_words_under_a_box_are_hidden():
    def drawn(page):
        page.text(50, 100, "Sökande är Ada Beckman, bosatt i kommunen.")
        wide = page.canvas.stringWidth
        left = 50 + wide("Sökande är ", "Helvetica", 10)
        page.box(left - 1, 88, left + wide("Ada Beckman", "Helvetica", 10) + 1, 104)

    seen, ((words, _),) = hidden(drawn)
    assert words == "Ada Beckman"
    assert " ".join(seen[0].split()) == "Sökande är , bosatt i kommunen."


def test_white_words_on_a_dark_ground_are_seen():
    def drawn(page):
        page.box(45, 85, 250, 105)
        page.canvas.setFillGray(1)
        page.text(50, 100, "Verksamhet och budget")

    assert hidden(drawn) == (["Verksamhet och budget"], [])


def test_a_ground_that_is_drawn_before_the_words_hides_nothing():
    def drawn(page):
        page.box(45, 85, 250, 105, grey=0.9)
        page.text(50, 100, "Verksamhet och budget")

    assert hidden(drawn) == (["Verksamhet och budget"], [])


def test_a_marking_that_shines_through_hides_nothing():
    def drawn(page):
        page.text(50, 100, "Verksamhet och budget")
        page.canvas.setFillAlpha(0.4)
        page.box(45, 85, 250, 105, grey=0.5)

    assert hidden(drawn) == (["Verksamhet och budget"], [])


def test_the_invisible_words_of_a_recognised_scan_are_its_text(tmp_path):
    picture = tmp_path / "scan.png"
    Image.new("L", (400, 600), 250).save(picture)

    def drawn(page):
        page.canvas.drawImage(str(picture), 0, 0, 400, 600)
        for number in range(5):
            text = page.canvas.beginText(50, 500 - 14 * number)
            text.setTextRenderMode(3)
            text.textLine(f"Nämnden beslutar enligt förslaget i punkt {number + 1}.")
            page.canvas.drawText(text)

    document = read(pdf(drawn), "a.pdf")
    assert len(document.lines) == 5
    assert {line.region for line in document.lines} == {Region.BODY}
    assert document.notices == ()
