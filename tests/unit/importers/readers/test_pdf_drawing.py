"""What a page draws besides text."""

import pypdfium2 as pdfium
import pytest
from PIL import Image

from importers.readers import pdf_drawing
from importers.readers.pdf_fragments import Frame
from tests.factories.pages import HEIGHT, WIDTH, pdf


def drawing(draw):
    document = pdfium.PdfDocument(pdf(draw))
    try:
        return pdf_drawing.read(document[0], Frame(0, 0, WIDTH, HEIGHT))
    finally:
        document.close()


def test_drawn_lines():
    found = drawing(lambda page: (page.line(50, 100, 250, 100), page.line(60, 100, 60, 180)))
    (across,), (upright,) = found.across, found.upright

    assert (across.at, across.start, across.end) == pytest.approx((100, 50, 250), abs=1)
    assert (upright.at, upright.start, upright.end) == pytest.approx((60, 100, 180), abs=1)
    assert found.covers == ()


def test_a_flat_box_is_a_line():
    (rule,) = drawing(lambda page: page.box(50, 100, 250, 101)).across

    assert (rule.start, rule.end) == pytest.approx((50, 250), abs=1)


def test_the_edges_of_a_drawn_box_are_lines():
    found = drawing(lambda page: page.canvas.rect(50, 400, 200, 100, stroke=1, fill=0))

    assert sorted(round(rule.at) for rule in found.across) == [100, 200]
    assert sorted(round(rule.at) for rule in found.upright) == [50, 250]


def test_a_filled_box_covers():
    (cover,) = drawing(lambda page: page.box(50, 100, 250, 130)).covers

    assert (cover.box.top, cover.box.bottom) == pytest.approx((100, 130), abs=1)


def test_pictures(tmp_path):
    Image.new("L", (40, 60), 100).save(tmp_path / "p.png")
    found = drawing(lambda page: page.canvas.drawImage(str(tmp_path / "p.png"), 50, 400, 200, 100))

    assert [(box.left, box.top, box.right, box.bottom) for box in found.pictures] == [(50, 100, 250, 200)]
    assert (found.count, found.heavy) == (1, False)


def test_text_is_not_drawn():
    assert drawing(lambda page: page.text(50, 100, "Beslut")).count == 0
