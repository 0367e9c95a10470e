import zipfile
from io import BytesIO
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
    [
        ("EncryptedPackage", "encrypted"),
        ("Workbook", "spreadsheet"),
        ("PowerPoint Document", "slides"),
        ("", "unknown"),
    ],
)
def test_old_office_containers(stream, code):
    with pytest.raises(ReadError) as refused:
        detect(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + stream.encode("utf-16-le"))
    assert refused.value.code == code


def ole(flags: int) -> bytes:
    """The container of a Word 97 document, as far as its type goes; `flags` are the second byte of its flags."""
    head = b"\xec\xa5\xc1\x00" + b"\x00" * 7 + bytes([flags])
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + head + "WordDocument".encode("utf-16-le")


def test_old_word_and_its_password():
    assert detect(ole(0x12)) is FileType.DOC
    with pytest.raises(ReadError) as refused:
        detect(ole(0x13))
    assert refused.value.code == "encrypted"


def package(**members: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)
    return content.getvalue()


def odt(kind: str, manifest: str = "<manifest/>") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return package(**{"mimetype": mimetype, "META-INF/manifest.xml": manifest})


def test_open_documents():
    assert detect(odt("text")) is FileType.ODT
    assert detect(odt("text-template")) is FileType.ODT
    for data, code in [
        (odt("text", "<manifest:encryption-data/>"), "encrypted"),
        (odt("spreadsheet"), "spreadsheet"),
        (odt("presentation"), "slides"),
        (odt("graphics"), "unknown"),
    ]:
        with pytest.raises(ReadError) as refused:
            detect(data)
        assert refused.value.code == code


def test_word_with_macros():
    assert detect(package(**{"[Content_Types].xml": "", "word/vbaProject.bin": ""})) is FileType.DOCM


@pytest.mark.parametrize(
    ("data", "file_type"),
    [
        (b"{\\rtf1\\ansi Beslut}", FileType.RTF),
        (b"\xef\xbb\xbf\r\n {\\rtf1 Beslut}", FileType.RTF),
        (b"<!-- a --><!DOCTYPE html><p>Beslut", FileType.HTML),
        (b"<html><p>Beslut</html>", FileType.HTML),
        (b"\x89PNG\r\n\x1a\n\x00\x01", FileType.PNG),
        (b"\xff\xd8\xff\xe0\x00\x01", FileType.JPEG),
        (b"II*\x00\x01\x02", FileType.TIFF),
        (b"MM\x00*\x01\x02", FileType.TIFF),
    ],
)
def test_types_by_their_first_bytes(data, file_type):
    assert detect(data) is file_type


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"GIF89a\x01\x02\x00", "picture"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "markup"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "markup"),
        (b"7z\xbc\xaf\x01", "archive"),
    ],
)
def test_types_that_are_refused(data, code):
    with pytest.raises(ReadError) as refused:
        detect(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "file_type", "disagrees"),
    [
        ("a.docx", FileType.DOCX, False),
        ("A.DOCX", FileType.DOCX, False),
        ("a.doc", FileType.DOCX, True),
        ("a", FileType.TEXT, False),
        ("a.pdf", FileType.TEXT, True),
        ("a.doc", FileType.RTF, True),
        ("a.JPEG", FileType.JPEG, False),
    ],
)
def test_suffix(name, file_type, disagrees):
    assert suffix_disagrees(name, file_type) is disagrees
