import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.vocabulary import swedish
from decisions.vocabulary.swedish import _analysis


def _terms(text):
    return {(term.exact, term.stem, term.parts) for term in swedish.analyse(text)}


def _all(text):
    return {string for term in swedish.analyse(text) for string in (term.stem, *term.parts)}


def test_closed_and_hyphenated_words_are_one():
    assert (
        _terms("länsgemensam") == _terms("läns-gemensam") == _terms("Läns\u2011gemensam") == _terms("läns-\ngemensam")
    )
    assert _terms("kommunstyrelsen") == _terms("kommun-styrelsen")


def test_two_words_meet_the_compound_through_its_parts():
    (term,) = swedish.analyse("länsgemensam")
    groups = swedish.variants(term)
    assert groups == (("länsgemensam",), ("län", "gemensam"))
    assert set(groups[1]) <= _all("en läns gemensam organisering")
    assert set(groups[1]) <= _all("länets gemensamma arbete")
    assert not set(groups[1]) <= _all("en gemensam organisering")


def test_coordinated_words_get_the_head_they_share():
    social, _, omsorg = swedish.analyse("social- och omsorgsnämnden")
    assert (social.exact, social.stem, social.parts) == ("social", "socialnämnd", ("social", "nämnd"))
    assert social.stem == swedish.stem("socialnämnden")
    assert omsorg.parts == ("omsorg", "nämnd")
    stems = [term.stem for term in swedish.analyse("Kultur-, fritids- och turistnämndens")]
    assert stems == ["kulturnämnd", "fritidsnämnd", "och", "turistnämnd"]


def test_a_hyphen_without_coordination_is_only_a_hyphen():
    assert [term.exact for term in swedish.analyse("social- och så vidare")] == ["social", "och", "så", "vidare"]
    assert [term.exact for term in swedish.analyse("- ")] == []


@pytest.mark.parametrize(
    ("text", "exact", "parts", "kind"),
    [
        ("2018/0234", "dnr:2018/234", (), "dnr"),
        ("KS/2018:234", "dnr:2018/234", ("dnr:ks/2018/234",), "dnr"),
        ("§ 96", "§96", (), "paragraph"),
        ("§ 12 a", "§12a", (), "paragraph"),
        ("§§ 12–14", "§12", ("§13", "§14"), "paragraph"),
        ("2017:725", "sfs:2017:725", (), "law"),
        ("16 maj 2018", "2018-05-16", ("2018", "2018-05", "maj"), "date"),
        ("2018-05-16", "2018-05-16", ("2018", "2018-05", "maj"), "date"),
        ("1250", "1250", (), "number"),
        ("3,5", "3.5", (), "number"),
    ],
)
def test_canonical_terms(text, exact, parts, kind):
    (term,) = swedish.analyse(text)
    assert (term.exact, term.stem, term.parts, term.kind) == (exact, exact, parts, kind)
    assert text[term.start : term.end] == text


def test_words_around_canonical_terms_stay():
    terms = swedish.analyse("Ks § 94, dnr KS 2018/124 den 16 maj 2018 enligt kommunallagen (2017:725)")
    assert [term.exact for term in terms] == [
        "ks", "§94", "dnr", "dnr:2018/124", "den", "2018-05-16", "enligt", "kommunallagen", "sfs:2017:725",
    ]  # fmt: skip
    assert terms[1].parts == ("ks§94",)


def test_all_ways_to_print_a_case_number_are_one_term():
    ways = ["KS 2018/0234", "KS/2018:234", "KS-2018-00234"]
    assert len({swedish.analyse(f"Ärende {way} idag")[1].exact for way in ways}) == 1


def test_a_long_range_of_paragraphs_is_bounded():
    (term,) = swedish.analyse("§§ 1–9999")
    assert len(term.parts) <= 61
    assert "§9999" in term.parts


@pytest.mark.parametrize(
    ("text", "exacts"),
    [
        ("EU:s regler", ["eus", "regler"]),
        ("och.Sedan", ["och", "sedan"]),
        ("HVB-placeringar", ["hvbplaceringar"]),
        ("7-9", ["7", "9"]),
        ("och/eller", ["och", "eller"]),
        ("cafe\u0301", ["cafe"]),
        ("Förslag\u00adet", ["förslaget"]),
        ("under_streck", ["under", "streck"]),
        ("1:a", ["1a"]),
        ("kl. 13.30", ["kl", "13.30"]),
    ],
)
def test_tokens(text, exacts):
    assert [term.exact for term in swedish.analyse(text)] == exacts


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_is_safe(text):
    end = 0
    for term in swedish.analyse(text):
        assert 0 <= end <= term.start < term.end <= len(text)
        end = term.end
        assert term.exact
        assert term.stem
        assert term.kind in {"word", "number", "dnr", "paragraph", "law", "date"}
        for string in (term.exact, term.stem, *term.parts):
            assert string
            assert not any(character.isspace() for character in string)
            assert len(string.encode("utf-8", "surrogatepass")) <= 200


@given(st.text(alphabet="aåsk- ,\n\u00ad\u0301§2018/:.och", max_size=50))
def test_answers_do_not_depend_on_the_memo(text):
    warm = swedish.analyse(text)
    _analysis._memo.clear()
    assert swedish.analyse(text) == warm


def test_the_memo_is_bounded(monkeypatch):
    monkeypatch.setattr(_analysis, "_CACHE_SIZE", 100)
    swedish.analyse(" ".join(f"ord{number}" for number in range(1000)))
    assert len(_analysis._memo) <= 100


def test_a_very_long_word_is_cut():
    (term,) = swedish.analyse("ö" * 10_000)
    assert len(term.exact.encode()) <= 200
    assert term.end == 10_000
