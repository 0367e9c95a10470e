from io import BytesIO

import pytest
from PIL import Image

from importers.readers import pictures, read
from importers.source import FileType, Picture, ReadError


class Seen:
    """A Tesseract that says one word in the corner and remembers what it was shown."""

    def __init__(self, pages: int = 5) -> None:
        self.pages = pages
        self.shown: list[tuple[int, int, int]] = []

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        width, height = (int(number) for number in picture.content[:40].split(b"\n")[0].split()[1:3])
        assert len(picture.content.split(b"\n", 1)[1]) == width * height
        self.shown.append((width, height, picture.dpi))
        return (
            "<html><div class='ocr_carea'><span class='ocr_line' title='bbox 300 300 600 340; "
            "baseline 0 -8; x_size 40'>"
            "<span class='ocrx_word' title='bbox 300 300 600 340; x_wconf 95'>Beslut</span></span></div></html>"
        )

    def orientation(self, picture: Picture) -> int:
        return 0

    def convert(self, data: bytes, suffix: str) -> bytes:
        raise AssertionError


def picture(width: int, height: int, kind: str = "PNG", frames: int = 1, mode: str = "L", **more) -> bytes:
    content = BytesIO()
    sheets = [Image.new(mode, (width, height), "white") for _ in range(frames)]
    if frames > 1:
        more |= {"save_all": True, "append_images": sheets[1:]}
    sheets[0].save(content, kind, **more)
    return content.getvalue()


def test_places_are_in_points():
    (line,) = read(picture(2480, 3508, dpi=(300, 300)), "a.png", tools=Seen()).lines

    assert (line.text, line.page, line.left, line.size) == ("Beslut", 1, 72.0, 9.5)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (picture(2480, 3508, dpi=(300, 300)), (2480, 3508, 300)),
        (picture(1654, 2339, dpi=(200, 200)), (2481, 3508, 300)),  # enlarged to what suits Tesseract
        (picture(1654, 2339), (2481, 3509, 300)),  # no word about its size: an A4 sheet
        (picture(4960, 7016, dpi=(600, 600)), (2480, 3508, 300)),
        (picture(1654, 2339, "JPEG", mode="RGB", dpi=(200, 200)), (2481, 3508, 300)),
        (picture(2480, 3508, "TIFF", mode="1", dpi=(300, 300)), (2480, 3508, 300)),
    ],
)
def test_the_picture_is_shown_in_grey_at_a_good_size(data, shown):
    tools = Seen()
    read(data, "a", tools=tools)

    for value, wanted in zip(tools.shown[0], shown, strict=True):
        assert value == pytest.approx(wanted, abs=2)


def test_each_frame_of_a_tiff_is_a_page():
    document = read(picture(800, 1100, "TIFF", frames=3), "a.tif", tools=Seen())

    assert [line.page for line in document.lines] == [1, 2, 3]
    assert document.properties.pages == 3
    assert document.file_type is FileType.TIFF
    assert document.notices[0].message.startswith("Sidorna 1–3 är bilder av text")


def test_a_photo_stands_as_the_camera_says():
    tools = Seen()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned a quarter
    read(picture(1100, 800, "JPEG", exif=exif), "a.jpg", tools=tools)

    assert tools.shown[0][0] < tools.shown[0][1]


def test_broken_words_of_the_camera_leave_the_picture_as_it_is():
    tools = Seen()
    assert read(picture(1100, 800, "PNG", exif=b"Exif\x00\x00nonsense"), "a.png", tools=tools).lines
    assert tools.shown[0][0] > tools.shown[0][1]


class Lying(Seen):
    """A sheet that lies on its side: what is read of it runs downwards, until it is turned."""

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        read = super().recognise(picture)
        return (
            read if len(self.shown) % 2 == 0 else read.replace("300 300 600 340; x_wconf", "300 300 340 600; x_wconf")
        )

    def orientation(self, picture: Picture) -> int:
        return 90


def test_what_was_turned_to_be_read_is_told():
    assert read(picture(800, 1100), "a.png", tools=Seen()).turns == ()
    assert read(picture(1100, 800, "TIFF", frames=2), "a.tif", tools=Lying()).turns == (90, 90)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (picture(800, 1100)[:200], "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 50, "damaged"),
        (picture(800, 1100, "TIFF", frames=6), "too_many_pictures"),
    ],
)
def test_refused(data, code):
    with pytest.raises(ReadError) as refused:
        read(data, "a", tools=Seen())
    assert refused.value.code == code


def test_without_a_program_a_picture_is_refused():
    with pytest.raises(ReadError) as refused:
        read(picture(800, 1100), "a.png")
    assert refused.value.code == "picture"


def test_a_gigantic_picture_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "_LARGEST", 500_000)
    with pytest.raises(ReadError) as refused:
        read(picture(800, 1100), "a.png", tools=Seen())
    assert refused.value.code == "too_complex"
