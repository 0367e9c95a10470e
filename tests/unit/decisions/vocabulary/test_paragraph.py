import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.vocabulary import paragraph
from decisions.vocabulary.paragraph import ParagraphNumber


def _found(text):
    return [
        (str(mention.first), str(mention.last) if mention.last != mention.first else "", mention.year)
        for mention in paragraph.find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 54", [("§ 54", "", None)]),
        ("§54", [("§ 54", "", None)]),
        ("KF § 102", [("KF § 102", "", None)]),
        ("Kf 71", [("Kf § 71", "", None)]),
        ("Ks 157", [("Ks § 157", "", None)]),
        ("BIN 60", [("BIN § 60", "", None)]),
        ("Bu § 96", [("Bu § 96", "", None)]),
        ("AU 57", [("AU § 57", "", None)]),
        ("KSAU 130/2014", [("KSAU § 130", "", 2014)]),
        ("AU § 57/18", [("AU § 57", "", 2018)]),
        ("AU § 57/98", [("AU § 57", "", 1998)]),
        ("KS 75/2013", [("KS § 75", "", 2013)]),
        ("KS 353/2008", [("KS § 353", "", 2008)]),
        ("§ 12 a", [("§ 12 a", "", None)]),
        ("§§ 12–14", [("§ 12", "§ 14", None)]),
        ("Paragrafer 102–119", [("§ 102", "§ 119", None)]),
        ("§§ 64, 68 och 70-72", [("§ 64", "", None), ("§ 68", "", None), ("§ 70", "§ 72", None)]),
        ("§97 RSAU", [("RSAU § 97", "", None)]),
        ("Kf 73 Ks 94 dnr 127/2011", [("Kf § 73", "", None), ("Ks § 94", "", None)]),
        ("arbetsutskottets protokoll den 7 oktober 2015, § 94", [("§ 94", "", None)]),
        ("2018-05-16 § 72", [("§ 72", "", None)]),
        ("se § 5 och § 7", [("§ 5", "", None), ("§ 7", "", None)]),
        ("§ 5, 2018", [("§ 5", "", None)]),
        ("§ 5 – 12 november", [("§ 5", "", None)]),
        ("§ 12 att anta", [("§ 12", "", None)]),
    ],
)
def test_mentions(text, expected):
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["enligt 5 kap. 67 § kommunallagen", "2 kap. § 5", "26 § förvaltningslagen", "KS 2018/124", "KS 2018",
     "Kap 12", "XYZ 12", "§ 0", "sidan 12", "i 12"],
)  # fmt: skip
def test_what_is_no_mention(text):
    assert _found(text) == []


def test_the_authority_may_know_other_abbreviations():
    assert paragraph.find("XYZ 12", frozenset({"xyz"}))[0].first == ParagraphNumber("XYZ", 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("96", "§ 96"),
        ("§ 96", "§ 96"),
        ("Bu § 96", "Bu § 96"),
        ("12 a", "§ 12 a"),
        ("§12A", "§ 12 a"),
        ("Ks 157", "Ks § 157"),
    ],
)
def test_parse(text, expected):
    assert str(paragraph.parse(text)) == expected


@pytest.mark.parametrize("text", ["", "§", "a", "KS 2018", "0", "12345", "12 x y"])
def test_parse_refuses(text):
    assert paragraph.parse(text) is None


def test_order_and_key():
    numbers = [
        ParagraphNumber("", 13),
        ParagraphNumber("", 12, "b"),
        ParagraphNumber("Ks", 12),
        ParagraphNumber("", 12, "a"),
    ]
    assert [number.key for number in sorted(numbers, key=lambda number: number.sort_key)] == ["12", "12a", "12b", "13"]


@given(st.text(alphabet="§ 0123456789aKSks,–-/.\nochparagraf", max_size=60))
def test_spans(text):
    end = 0
    for mention in paragraph.find(text):
        assert text[mention.start : mention.end] == mention.printed
        assert mention.start >= end
        assert mention.first.sort_key <= mention.last.sort_key
        end = mention.end
