"""That what is told by a few letters about heads and parts of compounds leaves none of them out."""

import pytest

from decisions.vocabulary.swedish import parts, stem
from decisions.vocabulary.swedish._compound import _PARTS
from decisions.vocabulary.swedish._stem import _IRREGULAR, beginnings


@pytest.mark.parametrize("word", ["skolan", "städer", "böcker", "års", "museet", "utredde", "ledamöterna"])
def test_a_form_begins_as_its_stem_says(word: str) -> None:
    assert word[:3] in beginnings({stem(word)})


def test_a_listed_form_begins_as_its_stem_where_it_ends_longer_words() -> None:
    """So two letters before it are followed by the same third one in the word and in its stem."""
    assert [form for form, target in _IRREGULAR.items() if form[0] not in {"=", target[0]}] == []


def test_few_letters_begin_a_head() -> None:
    assert "för" not in beginnings({stem("skolan"), stem("städer")})


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("skolskjuts", "skol"),
        ("elförsörjning", "el"),  # two letters
        ("remissvar", "remis"),  # one s of three is not written
        ("arbetsmarknadsnämnd", "arbetsmarknads"),
    ],
)
def test_a_first_part_may_end_where_it_does(word: str, first: str) -> None:
    assert parts(word)
    ends = _PARTS.ends(word, 0)
    assert len(first) in ends
    assert ends == sorted(ends, reverse=True)
    assert ends[0] <= len(word) - 3
