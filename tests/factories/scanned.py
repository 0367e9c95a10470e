"""A PDF as an office scanner gives it back: grey pictures, a little askew, with noise and JPEG's traces, no text."""

import random
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter


def scanned(
    data: bytes,
    *,
    dpi: int = 200,
    skew: float = 1.0,
    noise: float = 30,
    quality: int = 60,
    seed: int = 1,
    pages: int = 0,
) -> bytes:
    """The pages (the first ones, where `pages` is given) as pictures in a PDF; each time the same for the same seed.

    `skew` is the largest angle in degrees, `noise` the standard deviation in shades of grey, `quality` JPEG's.
    """
    chance = random.Random(seed)
    document = pdfium.PdfDocument(data)
    try:
        count = min(pages, len(document)) if pages else len(document)
        sheets = [_sheet(document[number], dpi, skew, noise, quality, chance) for number in range(count)]
    finally:
        document.close()
    content = BytesIO()
    sheets[0].save(content, "PDF", save_all=True, append_images=sheets[1:], resolution=dpi, quality=quality)
    return content.getvalue()


def picture(data: bytes, *, dpi: int = 200, page: int = 0, turn: int = 0) -> Image.Image:
    """A page of a PDF as a clean grey picture, turned clockwise by so many degrees."""
    document = pdfium.PdfDocument(data)
    try:
        return document[page].render(scale=dpi / 72, rotation=turn, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def _sheet(
    page: pdfium.PdfPage, dpi: int, skew: float, noise: float, quality: int, chance: random.Random
) -> Image.Image:
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(chance.uniform(-skew, skew), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    grain = Image.frombytes("L", (256, 256), bytes(_grain(chance, noise) for _ in range(65_536)))
    sheet = Image.new("L", image.size)
    for left in range(0, image.width, 256):
        for top in range(0, image.height, 256):
            sheet.paste(grain, (left, top))
    content = BytesIO()
    ImageChops.add(image, sheet, 1, -128).save(content, "JPEG", quality=quality)
    return Image.open(BytesIO(content.getvalue()))


def _grain(chance: random.Random, noise: float) -> int:
    return min(255, max(0, round(chance.gauss(128, noise))))
