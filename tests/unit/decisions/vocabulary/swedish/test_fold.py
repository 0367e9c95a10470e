import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import swedish
from decisions.vocabulary.swedish._fold import MAX_BYTES, limit


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Kommunstyrelsen", "kommunstyrelsen"),
        ("ÅÄÖ", "åäö"),
        ("a\u030aa\u0308o\u0308", "åäö"),
        ("kommittén", "kommitten"),
        ("Müller", "muller"),
        ("läns-gemensam", "länsgemensam"),
        ("för\u00adslag", "förslag"),
        ("ﬁnans", "finans"),
        ("Ｖäxjö", "växjö"),
        ("Øresund", "öresund"),
        ("İstanbul", "istanbul"),
        ("—", ""),
        ("", ""),
    ],
)
def test_fold(word, folded):
    assert swedish.fold(word) == folded


@given(st.text(max_size=40))
def test_fold_twice_is_fold_once_and_holds_only_letters_and_digits(text):
    folded = swedish.fold(text)
    assert swedish.fold(folded) == folded
    assert not folded or folded.isalnum()


@given(st.text(max_size=120))
def test_limit_cuts_at_whole_characters(text):
    cut = limit(text)
    assert len(cut.encode("utf-8", "ignore")) <= MAX_BYTES
    assert limit("ö" * 300) == "ö" * 100
    assert text.encode("utf-8", "ignore").decode().startswith(cut.encode("utf-8", "ignore").decode())
