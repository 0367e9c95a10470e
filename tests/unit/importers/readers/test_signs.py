import pytest

from importers.readers import signs
from importers.readers.hocr import Box, ReadLine, Word
from importers.readers.signs import Strip
from importers.source import Picture

HERE = Strip(Picture(b"", 300), ((0, 1000, 0, 0),))  # a strip that lies where the page lay


def line(*words: tuple[str, int, int], confidence: int = 90) -> ReadLine:
    """A line of (text, left, right)."""
    made = tuple(Word(text, Box(left, 0, right, 20), confidence) for text, left, right in words)
    return ReadLine(made, Box(0, 0, 500, 20), 1, 20, 0.0, 18)


def texts(lines) -> list[str]:
    return [word.text for one in lines for word in one.words]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ([("8", 0, 10)], [("§", 0, 10)], ["§"]),
        ([("$&", 0, 12)], [("§", 0, 11)], ["§"]),
        ([("88", 0, 20)], [("§§", 0, 20)], ["§§"]),
        ([("812", 0, 30)], [("§12", 0, 30)], ["§12"]),
        ([("844", 0, 40)], [("§", 0, 10), ("44", 15, 40)], ["§ 44"]),
        ([("8841-43", 0, 70)], [("§§41-43", 0, 70)], ["§§41-43"]),
        ([("&", 0, 10)], [("§11Dnr2", 0, 90)], ["§"]),
        ([("84", 0, 20)], [("§4Dnr", 0, 60)], ["§4"]),
        ([("338", 0, 40)], [("33", 0, 20), ("§", 28, 40)], ["33 §"]),
        ([("3538", 0, 40)], [("35", 0, 20), ("§", 28, 40)], ["35 §"]),
        ([("228", 0, 40)], [("22§", 0, 40)], ["22 §"]),
    ],
)
def test_a_sign_is_taken_where_the_rest_agrees(first, second, text):
    assert texts(signs.corrected([line(*first)], [line(*second)], HERE)) == text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([("841", 0, 40)], [("§", 0, 10), ("44", 15, 40)]),  # another number
        ([("844", 0, 40)], [("§", 0, 10)]),  # the number is not seen
        ([("8", 0, 10)], [("8", 0, 10)]),
        ([("8", 0, 10)], [("§", 200, 210)]),  # elsewhere
        ([("avsnitt", 0, 60)], [("§", 0, 60)]),  # a word
        ([("338", 0, 40)], [("32", 0, 20), ("§", 28, 40)]),
        ([("2018", 0, 40)], [("§", 0, 40)]),  # four digits are no sign
    ],
)
def test_the_first_reading_stays_where_the_second_does_not_prove_it(first, second):
    assert texts(signs.corrected([line(*first)], [line(*second)], HERE)) == [word for word, _, _ in first]


def test_a_contradiction_is_doubtful():
    (read,) = signs.corrected([line(("841", 0, 40))], [line(("§", 0, 10), ("44", 15, 40))], HERE)

    assert [word.confidence for word in read.words] == [0]


def test_only_odd_signs_are_cut_out():
    page = Picture(b"P5 600 100 255\n" + b"\x00" * 60_000, 300)
    lines = [line(("KF", 0, 20), ("&", 45, 55), ("12", 70, 90)), line(("Nämnden", 0, 60))]
    cut = signs.strip(lines, page)

    assert cut is not None
    (place,) = cut.places
    assert place == (40, 72, 33 - 12, -40)  # rows in the strip; how far right and down on the page
    head, rows = cut.picture.content.split(b"\n", 1)
    assert head == b"P5 900 112 255"
    assert len(rows) == 900 * 112
    black = rows[900 * 50 : 900 * 51]
    assert (black.index(b"\x00"), black.count(b"\x00")) == (12, 55 + 260 - 33)
    assert signs.strip(lines[1:], page) is None


def test_what_is_seen_in_the_strip_is_moved_to_its_place():
    strip = Strip(Picture(b"", 300), ((40, 80, 100, 500),))
    first = ReadLine((Word("&", Box(120, 545, 130, 565), 80),), Box(120, 545, 130, 565), 1, 20, 0.0, 563)
    second = ReadLine((Word("§", Box(20, 45, 30, 65), 90),), Box(20, 45, 30, 65), 1, 20, 0.0, 63)

    assert texts(signs.corrected([first], [second], strip)) == ["§"]


def test_a_mark_that_no_quotation_closes_is_a_bullet():
    lines = [
        line(("«", 0, 10), ("Rapport", 20, 90)),
        line(("«", 0, 10), ("ord", 20, 40), ("»", 45, 50)),
        line(("«", 0, 10)),
    ]
    assert [one.words[0].text for one in signs.with_bullets(lines)] == ["•", "«", "«"]
