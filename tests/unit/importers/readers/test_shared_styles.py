"""Styles that files have in common: read once, and nothing of one file is seen in the next."""

import pytest

from importers.readers import shared_styles, word
from importers.readers.package import Package
from tests.factories.word_files import paragraph, part, word_file


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(shared_styles, "_kept", {})


def named(identifier: str, name: str) -> str:
    return part("styles", f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>')


def file(name: str, text: str = "Ord") -> bytes:
    return word_file(paragraph(text, '<w:pStyle w:val="S"/>'), styles=named("S", name))


def levels(data: bytes) -> list[int | None]:
    return [line.heading_level for line in word.read(data).lines]


def test_files_with_the_same_styles_are_read_alike_and_others_by_their_own():
    assert levels(file("heading 2")) == [2]
    assert levels(file("heading 2", "Andra ord")) == [2]
    assert levels(file("heading 3")) == [3]
    assert levels(file("Brödtext")) == [None]
    assert len(shared_styles._kept) == 3


def test_a_part_is_read_once():
    data = file("heading 2")
    first, second = (shared_styles.styles_of(Package(data), "word/styles.xml") for _ in range(2))
    assert second._elements is first._elements


def test_what_a_document_asks_for_is_not_kept():
    data = file("heading 2")
    shared_styles.styles_of(Package(data), "word/styles.xml").get("ett eget namn")
    (kept,) = shared_styles._kept.values()
    assert not kept._known


def test_few_and_small_parts_are_kept(monkeypatch):
    for number in range(9):
        levels(file(f"heading {number + 1}"))
    assert len(shared_styles._kept) == 4
    monkeypatch.setattr(shared_styles, "_LARGEST", 10)
    assert levels(file("Rubrik 7")) == [7]
    assert len(shared_styles._kept) == 4


def test_a_missing_part_has_plain_styles():
    assert levels(word_file(paragraph("Ord"))) == [None]
    assert not shared_styles._kept
