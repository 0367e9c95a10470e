"""Pictured pages through Tesseract itself: golden minutes, printed, scanned askew with noise, and read."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from importers.pipeline import read_and_parse
from importers.readers import read, scans
from importers.source import Picture, ReadError, SourceLine
from importers.tools.local import LocalTools
from tests.factories.scanned import picture, scanned

GOLDEN = Path(__file__).parents[3] / "golden"
PAGE = (GOLDEN / "council_12a" / "page.pdf").read_bytes()


@pytest.fixture(scope="module")
def tools(require_tool):
    require_tool("tesseract")
    return LocalTools()


@pytest.fixture(scope="module")
def scan(tools):
    return read_and_parse(scanned(PAGE), "protokoll.pdf", tools=tools)


def test_every_paragraph_is_found_with_its_number_and_case(scan):
    original = read_and_parse(PAGE, "protokoll.pdf")

    assert [f"{item.number}{item.suffix}" for item in scan.items] == ["11", "12", "12a", "13"]
    assert [item.dnrs[0].printed.text for item in scan.items] == [item.dnrs[0].printed.text for item in original.items]
    assert [item.title.text for item in scan.items] == [item.title.text for item in original.items]


def test_clauses_are_those_of_the_original(scan):
    original = read_and_parse(PAGE, "protokoll.pdf")

    assert [item.outcome for item in scan.items] == [item.outcome for item in original.items]
    assert [len(item.clauses) for item in scan.items] == [len(item.clauses) for item in original.items]


def test_it_is_said_that_the_text_was_read_by_machine(scan):
    (said,) = [problem.message for problem in scan.problems if problem.code == "ocr"]

    assert said.startswith("Sidorna 1–2 är bilder av text och lästes maskinellt, med 9")
    assert "Jämför med originalet" in said


def test_lines_have_places_as_on_paper(tools):
    lines = read(scanned(PAGE, pages=1), "a.pdf", tools=tools).lines
    printed = [line for line in read(PAGE, "a.pdf").lines if line.page == 1]
    once = Counter(line.text for line in printed)
    original = {line.text: line for line in printed if once[line.text] == 1}
    both = [(line, original[line.text]) for line in lines if line.text in original]

    assert len(both) >= 20
    for line, true in both:
        assert line.left == pytest.approx(true.left, abs=12)
        assert line.top == pytest.approx(true.top, abs=12)
        assert line.size == pytest.approx(true.size, rel=0.25)


def test_a_page_on_its_side_is_turned(tools):
    document = pdfium.PdfDocument(PAGE)
    document[0].set_rotation(90)
    content = BytesIO()
    document.save(content)
    lines = read(scanned(content.getvalue(), pages=1, skew=0), "a.pdf", tools=tools).lines

    assert "Motion om fria resor för unga" in {line.text for line in lines}


def test_only_the_pictured_page_of_a_good_file_is_read(tools):
    good, pictured = pdfium.PdfDocument(PAGE), pdfium.PdfDocument(scanned(PAGE, pages=1))
    mixed = pdfium.PdfDocument.new()
    mixed.import_pages(good, [1])
    mixed.import_pages(pictured, [0])
    content = BytesIO()
    mixed.save(content)
    document = read(content.getvalue(), "a.pdf", tools=tools)

    assert [notice.message.split(" är ")[0] for notice in document.notices if notice.code == "ocr"] == ["Sidan 2"]
    assert [line.text for line in document.lines if line.page == 1] == [
        line.text for line in read(PAGE, "a.pdf").lines if line.page == 2
    ]


def test_a_picture_file_is_read_like_a_scan(tools):
    for kind, more in [("PNG", {}), ("JPEG", {"quality": 70}), ("TIFF", {"save_all": True})]:
        content = BytesIO()
        picture(PAGE).save(content, kind, dpi=(200, 200), **more)
        document = read(content.getvalue(), f"a.{kind.lower()}", tools=tools)

        assert "KF § 12 Dnr 2019/KS 0412 049" in {line.text for line in document.lines}, kind
        assert [notice.code for notice in document.notices][:1] == ["ocr"]


def test_more_pictured_pages_than_may_be_read_are_refused(tools):
    with pytest.raises(ReadError, match="2 inskannade sidor, och högst 1") as refused:
        read(scanned(PAGE), "a.pdf", tools=LocalTools(pages=1))
    assert refused.value.code == "too_many_pictures"


def test_without_tesseract_the_message_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "/finns-inte")
    with pytest.raises(ReadError, match="tesseract-ocr-swe") as refused:
        read(scanned(PAGE, pages=1), "a.pdf", tools=LocalTools())
    assert refused.value.code == "no_ocr"


def test_a_page_that_takes_too_long_is_unread(require_tool):
    require_tool("tesseract")
    with pytest.raises(ReadError) as refused:
        read(scanned(PAGE, pages=1), "a.pdf", tools=LocalTools(page_seconds=0.05))
    assert refused.value.code == "no_text"


class Told:
    """What Tesseract could have said: words with confidences, one below the other."""

    pages = 5

    def __init__(self, *words: tuple[str, int]) -> None:
        self.words = words

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        lines = "".join(
            f"<span class='ocr_line' title='bbox 100 {100 * n} 400 {100 * n + 40}; baseline 0 -8; x_size 40'>"
            f"<span class='ocrx_word' title='bbox 100 {100 * n} 400 {100 * n + 40}; x_wconf {confidence}'>{word}</span>"
            "</span>"
            for n, (word, confidence) in enumerate(self.words, start=1)
        )
        return f"<html><div class='ocr_carea'>{lines}</div></html>"

    def orientation(self, picture: Picture) -> int:
        return 0

    def convert(self, data: bytes, suffix: str) -> bytes:
        raise AssertionError


def drawn(_turn: int) -> scans.Drawn:
    return scans.Drawn(Picture(b"P5 1000 2000 255\n" + b"\xff" * 2_000_000, 300), 0.24)


def test_doubtful_words_are_told_and_kept():
    scan = scans.read_drawn(drawn, 7, Told(("Nämnden", 96), ("Rntidsplan", 31), ("antas", 90), ("~", 5)))
    said = list(scans.notices([scan], [40]))

    assert [line.text for line in scan.lines] == ["Nämnden", "Rntidsplan", "antas", "~"]
    assert isinstance(scan.lines[0], SourceLine)
    assert [(notice.code, notice.line) for notice in said] == [("ocr", 40), ("ocr_doubtful", 41)]
    assert said[0].message.startswith("Sidan 7 är en bild av text och lästes maskinellt, med 56 procents säkerhet")
    assert said[1].message == "Osäkert läst på sidan 7: ”Rntidsplan”."


def test_many_doubtful_lines_are_told_together():
    scan = scans.read_drawn(drawn, 1, Told(*((f"ord{n}", 20) for n in range(15))))
    said = list(scans.notices([scan], [0]))

    assert len(said) == 1 + 8 + 1
    assert said[-1].message == "Ytterligare 7 rader på sidan 1 har osäkert lästa ord."


def test_runs_of_pages_are_joined():
    pages = [scans.Scan(number, (), 90.0, ()) for number in (1, 2, 3, 5, 8, 9)]
    (said,) = scans.notices(pages, [0] * 6)

    assert said.message.startswith("Sidorna 1–3, 5, 8–9 är bilder")
