import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from importers.readers import CONVERTED, converted, messages, read
from importers.source import FileType, Picture, ReadError

WORD = (Path(__file__).parents[3] / "golden/seed_000/styles.docx").read_bytes()


class Made:
    """A LibreOffice that always makes the same file."""

    pages = 1

    def __init__(self, made: bytes) -> None:
        self.made = made
        self.suffixes: list[str] = []

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        raise AssertionError

    def orientation(self, picture: Picture) -> int:
        raise AssertionError

    def convert(self, data: bytes, suffix: str) -> bytes:
        self.suffixes.append(suffix)
        return self.made


@pytest.mark.parametrize(("file_type", "suffix"), converted.SUFFIXES.items())
def test_the_lines_are_those_of_the_word_file_and_the_type_is_the_delivered_one(file_type, suffix):
    tools = Made(WORD)
    document = converted.read(b"x", file_type, tools)

    assert tools.suffixes == [suffix]
    assert suffix in CONVERTED
    assert document.file_type is file_type
    assert document.lines == read(WORD, "a.docx").lines
    assert document.notices[0].code == "converted"
    assert "Jämför med det" in document.notices[0].message


@pytest.mark.parametrize("file_type", converted.SUFFIXES)
def test_without_libreoffice_each_format_has_its_message(file_type):
    with pytest.raises(ReadError, match=r"\.docx eller PDF"):
        converted.read(b"x", file_type, None)


@pytest.mark.parametrize("made", [b"", b"PK\x03\x04", b"Beslut", WORD[: len(WORD) // 2]])
def test_what_is_no_word_file_was_not_converted(made):
    with pytest.raises(ReadError) as refused:
        converted.read(b"x", FileType.DOC, Made(made))
    assert refused.value.message == messages.MESSAGES["office_failed"]


def test_macros_are_told():
    content = BytesIO(WORD)
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("word/vbaProject.bin", b"Sub AutoOpen")
    document = read(content.getvalue(), "a.docm")

    assert document.file_type is FileType.DOCM
    assert [notice.code for notice in document.notices] == ["macros"]
    assert document.lines == read(WORD, "a.docx").lines
