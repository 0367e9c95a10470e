from pathlib import Path

import pytest

from importers.readers.detect import detect, suffix_disagrees
from importers.source import FileType, ReadError

GOLDEN = Path(__file__).parents[3] / "golden/seed_000"


@pytest.mark.parametrize(
    ("name", "file_type"),
    [("input.txt", FileType.TEXT), ("styles.docx", FileType.DOCX), ("page.pdf", FileType.PDF)],
)
def test_type_is_the_content(name, file_type):
    assert detect((GOLDEN / name).read_bytes()) is file_type


def test_text_that_begins_like_something_else_is_text():
    assert detect("BM i hela länet: barnens mål".encode()) is FileType.TEXT
    assert detect(b"MZ och annat") is FileType.TEXT


def test_pdf_with_something_before_it():
    assert detect(b"\r\n\x00junk" + (GOLDEN / "page.pdf").read_bytes()) is FileType.PDF


@pytest.mark.parametrize(
    ("stream", "code"),
    [("EncryptedPackage", "encrypted"), ("Workbook", "spreadsheet"), ("WordDocument", "doc"), ("", "doc")],
)
def test_old_office_containers(stream, code):
    with pytest.raises(ReadError) as refused:
        detect(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + stream.encode("utf-16-le"))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "file_type", "disagrees"),
    [
        ("a.docx", FileType.DOCX, False),
        ("A.DOCX", FileType.DOCX, False),
        ("a.doc", FileType.DOCX, True),
        ("a", FileType.TEXT, False),
        ("a.pdf", FileType.TEXT, True),
    ],
)
def test_suffix(name, file_type, disagrees):
    assert suffix_disagrees(name, file_type) is disagrees
