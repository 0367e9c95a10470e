from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from importers.readers import read
from importers.source import ReadError


def pdf(*pages, encrypt=None) -> bytes:
    """A PDF; a page is a list of (x, y from above, font, size, text)."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=(400, 600), encrypt=encrypt, invariant=1)
    for page in pages:
        for x, y, font, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(x, 600 - y, text)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def line(y, text, *, x=50, font="Helvetica", size=10):
    return x, y, font, size, text


def test_lines_with_place_size_and_weight():
    document = read(
        pdf([line(50, "Beslut", font="Helvetica-Bold", size=14), line(80, "Nämnden antar planen.", x=70)]), "a.pdf"
    )
    heading, text = document.lines

    assert (heading.text, heading.bold, heading.size, heading.page) == ("Beslut", True, 14.0, 1)
    assert (text.text, text.bold, text.size) == ("Nämnden antar planen.", False, 10.0)
    assert 30 < heading.top < 50 < text.top < 80
    assert (heading.left, text.left) == (50.0, 70.0)
    assert text.right == pytest.approx(70 + 100, abs=15)
    assert document.wrapped


def test_a_hyphen_at_a_line_end_is_kept_as_printed():
    document = read(pdf([line(50, "en stor läns-"), line(62, "gemensam modell")]), "a.pdf")

    assert [one.text for one in document.lines] == ["en stor läns-", "gemensam modell"]


def test_page_feet_that_are_drawn_first_come_last():
    document = read(
        pdf([line(580, "Justerandes sign"), line(50, "Beslut"), line(80, "Antas."), line(20, "Ekhults kommun")]),
        "a.pdf",
    )
    assert [one.text for one in document.lines] == ["Ekhults kommun", "Beslut", "Antas.", "Justerandes sign"]


def test_pages_without_text_are_said():
    document = read(pdf([line(50, "Beslut i ärendet")], [], [line(50, "Mer text här")], []), "a.pdf")

    assert [one.page for one in document.lines] == [1, 3]
    assert [notice.message for notice in document.notices] == [
        "Sidorna 2, 4 har ingen text som går att läsa: tom eller inskannad."
    ]
    assert document.properties.pages == 4


def test_only_pictures_are_refused():
    with pytest.raises(ReadError, match="bara bilder av text") as refused:
        read(pdf([], []), "a.pdf")
    assert refused.value.code == "no_text"


def test_password_is_refused_and_mere_restrictions_are_not():
    from reportlab.lib.pdfencrypt import StandardEncryption

    page = [line(50, "Beslut i ärendet")]
    with pytest.raises(ReadError, match="spara en kopia utan lösenord"):
        read(pdf(page, encrypt="hemligt"), "a.pdf")
    restricted = pdf(page, encrypt=StandardEncryption("", ownerPassword="x", canModify=0))
    assert read(restricted, "a.pdf").lines[0].text == "Beslut i ärendet"
