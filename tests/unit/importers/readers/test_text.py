import pytest

from importers.readers import read, text
from importers.source import ReadError

SWEDISH = "Nämnden beslutar att införa höjd avgift på färjan enligt § 96 – se bilaga ”Å”."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_encodings(encoding):
    document = read(SWEDISH.encode(encoding), "a.txt")

    assert [line.text for line in document.lines] == [SWEDISH]


def test_dos_swedish():
    words = "Nämnden beslutar att införa höjd avgift på färjan."
    assert read(words.encode("cp850"), "a.txt").lines[0].text == words


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize("words", ["Årsmöte", "Är", "PROTOKOLL FRÅN ÖVERFÖRMYNDARNÄMNDEN", "Ärende 5 på ön", "Café Ån"])
def test_few_letters_are_enough(encoding, words):
    assert read(words.encode(encoding), "a.txt").lines[0].text == words


def test_the_section_sign_of_dos():
    lines = read("KS \x15 12 Val\n\x15\x15 12-13 och \x1512".encode("cp437"), "a.txt").lines

    assert [line.text for line in lines] == ["KS § 12 Val", "§§ 12-13 och §12"]


def test_what_is_not_utf8_is_said():
    assert [notice.code for notice in read(SWEDISH.encode("cp1252"), "a.txt").notices] == ["encoding"]
    assert read(SWEDISH.encode(), "a.txt").notices == ()


def test_line_ends_of_all_systems():
    document = read("a\r\nb\rc\nd\u2028e\x85f".encode(), "a.txt")

    assert [line.text for line in document.lines] == list("abcdef")
    assert {line.page for line in document.lines} == {None}


def test_form_feeds_are_page_breaks():
    lines = read("Sida ett\n\fSida två\fSida tre".encode(), "a.txt").lines

    assert [(line.text, line.page) for line in lines] == [("Sida ett", 1), ("", 1), ("Sida två", 2), ("Sida tre", 3)]


def test_blank_lines_are_kept():
    assert [line.text for line in read(b"a\n\n\nb\n", "a.txt").lines] == ["a", "", "", "b"]


@pytest.mark.parametrize("data", [b"\xff\xfe" + b"a\x00" * 4 + b"b", bytes(range(1, 32)) * 10])
def test_broken_text_is_refused(data):
    with pytest.raises(ReadError):
        text.read(data)
