"""Ranges of §§ as a registrar writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import ranges

PAIRS = st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda p: (min(p), max(p))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("64–66, 68", ((64, 66), (68, 68))), ("§§ 64-66 och 68", ((64, 66), (68, 68))), ("§ 7", ((7, 7),)), ("", ()),
    ],
)  # fmt: skip
def test_ranges_are_read(text: str, found: ranges.Ranges) -> None:
    assert ranges.parse(text) == found


@pytest.mark.parametrize("text", ["alla", "66–64", "ej § 7", "kl 9.00"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        ranges.parse(text)


@given(PAIRS)
def test_what_is_spelled_is_read_back(pairs: list[tuple[int, int]]) -> None:
    assert ranges.parse(ranges.spell(pairs)) == tuple(pairs)


def test_both_ends_belong_to_a_range() -> None:
    assert [ranges.holds(((3, 5), (8, 8)), n) for n in range(2, 10)] == [
        False,
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]
