import pytest

from importers.readers import signs
from importers.readers.hocr import Box, ReadLine, Word


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
    ],
)
def test_a_sign_is_taken_where_the_rest_agrees(first, second, text):
    assert texts(signs.corrected([line(*first)], [line(*second)])) == text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([("841", 0, 40)], [("§", 0, 10), ("44", 15, 40)]),  # another number
        ([("844", 0, 40)], [("§", 0, 10)]),  # the number is not seen
        ([("8", 0, 10)], [("8", 0, 10)]),
        ([("8", 0, 10)], [("§", 200, 210)]),  # elsewhere
        ([("avsnitt", 0, 60)], [("§", 0, 60)]),  # a word
        ([("2018", 0, 40)], [("§", 0, 40)]),  # four digits are no sign
    ],
)
def test_the_first_reading_stays_where_the_second_does_not_prove_it(first, second):
    assert texts(signs.corrected([line(*first)], [line(*second)])) == [word for word, _, _ in first]


def test_a_contradiction_is_doubtful():
    (read,) = signs.corrected([line(("841", 0, 40))], [line(("§", 0, 10), ("44", 15, 40))])

    assert [word.confidence for word in read.words] == [0]


def test_a_second_reading_is_wanted_only_for_odd_signs():
    assert signs.are_wanted([line(("KF", 0, 20), ("&", 25, 30), ("12", 35, 50))])
    assert signs.are_wanted([line(("841-43", 0, 60))])
    assert not signs.are_wanted([line(("Nämnden", 0, 60), ("beslutar", 70, 120))])
