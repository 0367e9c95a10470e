from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from importers.readers import read
from importers.source import ReadError
from importers.tools.local import LocalTools
from tests.factories.pages import pdf as sheets


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


PROSE = (
    "Barn- och utbildningsnämnden beslutar att godkänna uppföljningen,",
    "och att uppdra åt förvaltningen att återkomma med förslag till",
    "åtgärder som håller budgeten för grundskolan och skolskjutsarna.",
)


def shifted(words):
    """As a font without a table of its letters gives it: each letter is another one."""
    return "".join(chr(ord(sign) - 29) if "a" <= sign <= "z" else sign for sign in words if sign.isascii())


def prose(change=str):
    return [line(50 + 14 * number, change(words), size=8) for number, words in enumerate(PROSE)]


def test_letters_that_make_no_words_are_refused():
    with pytest.raises(ReadError, match="typsnitten saknar uppgift om vilka bokstäver") as refused:
        read(pdf(prose(shifted), prose(shifted)), "a.pdf")
    assert refused.value.code == "no_letters"


def test_a_damaged_page_among_good_ones_is_told():
    document = read(pdf(prose(), prose(shifted), prose()), "a.pdf")

    assert [(notice.code, notice.message) for notice in document.notices] == [
        (
            "text_damaged",
            "Texten på sidan 2 går inte att lita på: tecknen är skadade i filen. Jämför med originalet.",
        )
    ]
    assert len(document.lines) == 9


@pytest.fixture(scope="module")
def photograph(tmp_path_factory):
    """A page of `PROSE` as a picture."""
    font = ImageFont.truetype("DejaVuSans.ttf", 42)
    image = Image.new("L", (1600, 2400), 255)
    for number, words in enumerate(PROSE):
        ImageDraw.Draw(image).text((90, 300 + 90 * number), words, font=font, fill=0)
    path = tmp_path_factory.mktemp("photograph") / "page.png"
    image.save(path)
    return path


def pictured(photograph, words, *, mode=0):
    """A good page, and one that is a picture with words upon it."""

    def good(page):
        page.lines(50, 60, PROSE, size=8)

    def drawn(page):
        page.canvas.drawImage(str(photograph), 0, 0, 400, 600)
        text = page.canvas.beginText(50, 570)
        text.setTextRenderMode(mode)
        text.setFont("Helvetica", 8)
        text.textLines("\n".join(words))
        page.canvas.drawText(text)

    return sheets(good, drawn)


def test_a_picture_with_a_stamp_is_read_by_machine(require_tool, photograph):
    require_tool("tesseract")
    document = read(pictured(photograph, ["Inkom 2031-03-05"]), "a.pdf", tools=LocalTools())
    words = " ".join(one.text for one in document.lines if one.page == 2)

    assert "Inkom 2031-03-05" in words
    assert "åtgärder som håller budgeten" in words
    assert [notice.code for notice in document.notices] == ["ocr"]


def test_the_bad_words_of_a_recognised_scan_are_read_anew(require_tool, photograph):
    require_tool("tesseract")
    data = pictured(photograph, [shifted(words) for words in PROSE * 2], mode=3)
    document = read(data, "a.pdf", tools=LocalTools())

    assert "åtgärder som håller budgeten" in " ".join(one.text for one in document.lines if one.page == 2)
    assert "text_damaged" not in {notice.code for notice in document.notices}


def test_the_good_words_of_a_recognised_scan_are_kept(photograph):
    document = read(pictured(photograph, PROSE * 2, mode=3), "a.pdf")

    assert [one.text for one in document.lines if one.page == 2] == [*PROSE * 2]
    assert document.notices == ()


def test_without_the_tool_a_picture_is_told(photograph):
    document = read(pictured(photograph, ["Inkom 2031-03-05"]), "a.pdf")

    assert [notice.message for notice in document.notices] == [
        "Sidan 2 är till största delen en bild. Ord som står i bilden lästes inte."
    ]


def test_a_line_is_placed_where_it_stands_whatever_the_order_of_drawing():
    lines = [line(300, "Beslutet skickas till"), line(100, "Beslut"), line(200, "Nämnden antar planen.")]

    assert [one.text for one in read(pdf(lines), "a.pdf").lines] == [
        "Beslut",
        "Nämnden antar planen.",
        "Beslutet skickas till",
    ]
