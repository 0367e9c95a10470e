"""Pages as pictures, and marks on them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from importers.readers import page_picture
from importers.source import ReadError

DATA = (Path(__file__).parents[3] / "golden" / "paragrafordet" / "page.pdf").read_bytes()


def drawn(page: int = 2, *, data: bytes = DATA, **marks) -> Image.Image:
    return Image.open(BytesIO(page_picture.png(data, page, **marks)))


def marked(**marks) -> tuple[int, int, int, int] | None:
    """The box around everything that the marks change, in pixels."""
    return ImageChops.difference(drawn(), drawn(**marks)).getbbox()


def test_a_page_is_drawn_large_enough_to_be_read():
    page = drawn()
    assert page.format == "PNG"
    assert page.width >= 1000


def test_words_are_marked_where_they_stand_however_they_are_broken():
    one = marked(words="Motionen avslås.")
    broken = marked(words="belysning vid\n  Kvarn stigen")
    assert one is not None
    assert broken is not None
    assert broken[1] < one[1], "the title stands above the proposal"
    assert 15 < one[3] - one[1] < 40, "one line"
    assert 40 < broken[3] - broken[1] < 100, "two lines"


def test_the_place_is_told_by_how_often_the_words_come_before():
    first, second = marked(words="godkänns."), marked(words="godkänns.", nth=1)
    assert first is not None
    assert second is not None
    assert second[1] > first[3]


@pytest.mark.parametrize("words", ["", "  \n", "Det här står inte på sidan", "Paragraf 16"])
def test_words_that_are_not_there_mark_nothing(words):
    assert marked(words=words) is None


def test_boxes_are_marked_in_points_from_the_upper_left():
    box = marked(boxes=[(100.0, 50.0, 200.0, 60.0)])
    assert box is not None
    assert box[0] == pytest.approx(170, abs=4)
    assert box[1] == pytest.approx(85, abs=4)


def test_what_is_dark_stays_dark():
    whole = drawn(boxes=[(0.0, 0.0, 600.0, 842.0)])
    assert min(pixel[0] for _, pixel in whole.getcolors(100_000)) < 10


@pytest.mark.parametrize("page", [0, 99, -1])
def test_a_page_that_there_is_not_is_refused(page):
    with pytest.raises(ReadError):
        drawn(page)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 nonsense", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(ReadError):
        drawn(1, data=data)
