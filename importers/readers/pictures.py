"""Picture files of scanned pages: PNG, JPEG, and TIFF with one or many pages."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from importers.readers import messages, scans
from importers.source import FileProperties, FileType, Picture, SourceDocument, SourceLine, Tools

_A4_INCHES = 8.27
_LIKELY = range(90, 1201)  # dots per inch that a file may say of itself and be believed
_LARGEST = 200_000_000  # pixels before the picture is made smaller
_FORMATS = ("PNG", "JPEG", "TIFF")


def read(data: bytes, file_type: FileType, tools: Tools | None) -> SourceDocument:
    """The lines that Tesseract sees in the picture. Raises `ReadError`."""
    if tools is None:
        raise messages.error("picture")
    with _distrusted():
        pages = _pages(data, tools)
    lines: list[SourceLine] = []
    before: list[int] = []
    for scan in pages:
        before.append(len(lines))
        lines += scan.lines
    if not lines:
        raise messages.error("ocr_failed")
    said = tuple(scans.notices(pages, before))
    return SourceDocument(
        tuple(lines),
        file_type,
        wrapped=True,
        properties=FileProperties(pages=len(pages)),
        notices=said,
        turns=scans.turns(pages, len(pages)),
    )


def page(data: bytes, number: int, turn: int = 0) -> tuple[Image.Image, float]:
    """A page (from 1) as it is looked at, turned clockwise by `turn` degrees, and how many points one pixel of it is.

    Raises `ReadError` for what is no picture, or has no such page.
    """
    with _distrusted():
        image = Image.open(BytesIO(data), formats=_FORMATS)
        if not 1 <= number <= getattr(image, "n_frames", 1):
            raise messages.error("damaged")
        image.seek(number - 1)
        if image.width * image.height > _LARGEST:
            raise messages.error("too_complex")
        points = 72 / _dpi(image)
        upright = _upright(image)
        upright.load()
        return (upright.rotate(-turn, expand=True) if turn else upright), points


@contextmanager
def _distrusted() -> Iterator[None]:
    """Whatever Pillow throws at a picture that is none becomes a message."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
    ) as problem:
        raise messages.error("damaged") from problem


def _pages(data: bytes, tools: Tools) -> list[scans.Scan]:
    image = Image.open(BytesIO(data), formats=_FORMATS)
    count = getattr(image, "n_frames", 1)
    if count > tools.pages:
        raise messages.error("too_many_pictures", count=count, limit=tools.pages)
    return [
        scans.read_drawn(_Drawing(frame).draw, number, tools)
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1)
    ]


class _Drawing:
    """A picture in grey, upright by what the camera says, in the size that suits Tesseract."""

    def __init__(self, frame: Image.Image) -> None:
        if frame.width * frame.height > _LARGEST:
            raise messages.error("too_complex")
        dpi = _dpi(frame)
        grey = _upright(frame).convert("L")
        wanted = min(scans.DPI / dpi, (scans.MAX_PIXELS / (grey.width * grey.height)) ** 0.5)
        if not 0.8 < wanted < 1.2:
            dpi *= wanted
            size = (max(1, round(grey.width * wanted)), max(1, round(grey.height * wanted)))
            grey = grey.resize(size, Image.Resampling.LANCZOS)
        self._grey, self._dpi = grey, dpi

    def draw(self, turn: int) -> scans.Drawn:
        """The picture turned clockwise by so many degrees."""
        image = self._grey.rotate(-turn, expand=True) if turn else self._grey
        content = b"P5 %d %d 255\n%s" % (image.width, image.height, image.tobytes())
        return scans.Drawn(Picture(content, round(self._dpi)), 72 / self._dpi)


def _upright(frame: Image.Image) -> Image.Image:
    """As the camera says that it stands, where its words can be read."""
    try:
        return ImageOps.exif_transpose(frame) or frame
    except (SyntaxError, ValueError):
        return frame


def _dpi(frame: Image.Image) -> float:
    said = frame.info.get("dpi", (0, 0))
    if int(said[0]) in _LIKELY:
        return float(said[0])
    return min(frame.width, frame.height) / _A4_INCHES
