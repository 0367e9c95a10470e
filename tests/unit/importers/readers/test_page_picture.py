"""Pages as pictures, and marks on them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, PngImagePlugin

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


def file_of(image: Image.Image, kind: str = "PNG", **more) -> bytes:
    content = BytesIO()
    image.save(content, kind, **more)
    return content.getvalue()


def with_spot(width: int = 1654, height: int = 2339, mode: str = "L", paper: object = 255) -> Image.Image:
    """An A4 sheet at 200 dots per inch, dark in its upper left corner."""
    image = Image.new(mode, (width, height), paper)
    image.paste(Image.new(mode, (200, 200), 0), (0, 0))
    return image


def shade(image: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """The colour at so large a share of the width and the height."""
    return image.getpixel((int(across * (image.width - 1)), int(down * (image.height - 1))))


PAPER, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file_is_drawn_as_large_as_a_page(kind):
    sheet = drawn(1, data=file_of(with_spot(), kind, dpi=(200, 200)))
    assert (sheet.format, sheet.mode) == ("PNG", "RGB")
    assert sheet.size == pytest.approx((1012, 1431), abs=2)
    assert (shade(sheet, 0.02, 0.02), shade(sheet, 0.9, 0.9)) == (BLACK, PAPER)


def test_a_large_sheet_is_made_smaller_and_a_small_one_never_larger():
    assert max(drawn(1, data=file_of(with_spot(5000, 9000), dpi=(100, 100))).size) == 2400
    assert drawn(1, data=file_of(with_spot(400, 500))).size == (400, 500)


def test_places_on_a_picture_file_are_in_points():
    data = file_of(with_spot(), dpi=(200, 200))
    plain, told = drawn(1, data=data), drawn(1, data=data, boxes=[(100.0, 50.0, 200.0, 60.0)])
    box = ImageChops.difference(plain, told).getbbox()
    assert box == pytest.approx((170, 85, 340, 102), abs=4)


@pytest.mark.parametrize(("turn", "corner"), [(0, (0.02, 0.02)), (90, (0.98, 0.02)), (180, (0.98, 0.98))])
def test_a_page_stands_as_it_was_read(turn, corner):
    sheet = drawn(1, data=file_of(with_spot(), dpi=(200, 200)), turn=turn)
    assert (sheet.width > sheet.height) is (turn == 90)
    assert shade(sheet, *corner) == BLACK


def test_a_turned_page_of_a_pdf_has_its_places_on_the_turned_page():
    plain, told = drawn(turn=90), drawn(turn=90, boxes=[(700.0, 50.0, 800.0, 60.0)])
    assert plain.width > plain.height
    box = ImageChops.difference(plain, told).getbbox()
    assert box is not None
    assert box[0] == pytest.approx(1190, abs=4)


def test_a_photo_is_shown_as_the_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert shade(drawn(1, data=file_of(with_spot(), "JPEG", exif=exif)), 0.98, 0.02) == BLACK


def test_each_page_of_a_tiff_is_drawn():
    data = file_of(with_spot(), "TIFF", save_all=True, append_images=[Image.new("L", (1654, 2339), 255)])
    assert [shade(drawn(number, data=data), 0.02, 0.02) for number in (1, 2)] == [BLACK, PAPER]
    with pytest.raises(ReadError):
        drawn(3, data=data)


@pytest.mark.parametrize(
    "image",
    [
        Image.new("1", (600, 800), 1),
        Image.new("L", (600, 800), 255).convert("P"),
        Image.new("LA", (600, 800), (255, 0)),
        Image.new("RGBA", (600, 800), (0, 0, 0, 0)),
        Image.new("I;16", (600, 800), 65535),
    ],
)
def test_every_kind_of_picture_is_shown_on_white_paper(image):
    sheet = drawn(1, data=file_of(image))
    assert shade(sheet, 0.5, 0.5) == PAPER


def test_nothing_goes_along_but_what_is_seen():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Hemlig Person")
    data = file_of(with_spot(), pnginfo=notes, icc_profile=b"Hemlig Person" * 20, exif=b"Exif\x00\x00Hemlig Person")
    sheet = page_picture.png(data, 1)
    assert b"Hemlig" in data
    assert b"Hemlig" not in sheet
    assert Image.open(BytesIO(sheet)).info == {}


@pytest.mark.parametrize("data", [file_of(with_spot())[:300], b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50])
def test_a_broken_picture_is_refused(data):
    with pytest.raises(ReadError):
        drawn(1, data=data)
