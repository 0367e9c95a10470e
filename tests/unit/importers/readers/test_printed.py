"""Characters as they are seen, in every kind of file but PDF, whose reader has its own tests of the same."""

import unicodedata

import pytest

from importers.pipeline import read_and_parse
from importers.readers import printed
from importers.source import SourceLine
from tests.factories.word_files import paragraph, word_file

TEXT = (
    "Ekbro kommun\n\nSocialnämnden\n\nPROTOKOLL 2030-03-12\n\n§ 7   Dnr SN 2030/12\n\nTaxa för hemtjänsten\n\n"
    "Beslut\n\n1. Socialnämnden antar taxan.\n\nBeslutet skickas till\n\nEkonomienheten\n"
)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("§\u00a07", "§ 7"),
        ("1\u202f000 kr", "1 000 kr"),
        ("barn\u00adkonsekvens", "barnkonsekvens"),
        ("KS\u20112030", "KS-2030"),
        ("\ufeffProtokoll\u200b", "Protokoll"),
        ("a\u030a a\u0308 o\u0308", "å ä ö"),
        ("o\ufb03ciell", "officiell"),
        ("\uf0b7 Punkt", "• Punkt"),
        ("Tab\tstår", "Tab\tstår"),
    ],
)
def test_a_character_is_what_is_seen(written, seen):
    assert printed.as_seen(written) == seen


def test_a_marker_stays_the_beginning_of_its_line():
    one = printed.line(SourceLine("§\u00a07 Taxa", marker="§\u00a07"))

    assert (one.text, one.marker) == ("§ 7 Taxa", "§ 7")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("§ ", "§\u00a0").replace("Dnr SN ", "Dnr\u00a0SN\u00a0"),
        lambda text: text.replace("nämnden", "nämn\u00adden"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("-", "\u2011"),
    ],
)
def test_the_same_is_read_whatever_a_program_wrote(change):
    files = [(TEXT, "a.txt"), (change(TEXT), "b.txt")]
    documents = [read_and_parse(text.encode(), name) for text, name in files]
    documents.append(read_and_parse(_word(change(TEXT)), "c.docx"))

    for document in documents:
        (item,) = document.items
        assert document.front.body.text == "Socialnämnden"
        assert (item.number, item.title.text) == (7, "Taxa för hemtjänsten")
        assert [(one.key, one.prefix) for one in item.dnrs] == [("2030/12", "SN")]
        assert [one.text.text for one in item.clauses] == ["Socialnämnden antar taxan."]


def _word(text):
    return word_file("".join(paragraph(one) for one in text.split("\n") if one))
