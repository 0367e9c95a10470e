import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decisions.vocabulary import swedish
from decisions.vocabulary.swedish import _analysis, _entries

PIECES = (
    *("Beslutet", "läns-gemensam", "social-", "barn‑", "omsorgsnämnden", "och", "samt", "och/eller", "16:00", "A.B."),
    *("2018-05-16", "KS 2018/234", "§ 96", "§§ 64–66", "SFS 2017:725", "5", "-", "–", "kafe\u0301er", "\u00adord"),
    *(" ", " ", " ", "\n", "\n  ", ",", ".", "(", ")", "_", "\1", "\0", "\u00a0", "\u2028", "\x1c"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@given(st.one_of(TEXTS, st.text(max_size=60)))
@example("komm-\nun/fler-\ngångar- och annat")
@example("komm-\nun- \nslut -\n\nhus-,\nbåt")
@example("social- 2018-05-16 och omsorgsnämnden, hälso- \1 och sjukvård")
@example("vård-, skol- och omsorgs-\nnämnden (2018-05-16–2018-05-17).")
def test_the_same_as_with_places(text):
    assert swedish.entries(text) == swedish.columns(text).entries
    assert swedish.entries(text) == swedish.columns(text).entries  # once more, now that all is known


@pytest.mark.parametrize("memo", ["_single", "_several"])
def test_the_memo_is_bounded(monkeypatch, memo):
    monkeypatch.setattr(_analysis, "_CACHE_SIZE", 100)
    swedish.entries(" ".join(f"(ord{number})" for number in range(1000)))
    swedish.entries(" ".join(f"ord{number}/och" for number in range(1000)))
    assert 0 < len(getattr(_entries, memo)) <= 100
