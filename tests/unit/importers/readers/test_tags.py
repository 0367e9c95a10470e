import pytest
from lxml import etree

from importers.readers.tags import alternative, flag, is_on, value, whole
from tests.factories.word_files import NAMES


def element(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:a {NAMES}>{inner}</w:a>")


@pytest.mark.parametrize(
    ("text", "expected"), [("7", 7), ("-3", -3), (None, 5), ("x", 5), ("9" * 30, 5), ("9" * 5000, 5), ("1000001", 5)]
)
def test_numbers_that_no_document_needs_count_as_the_default(text, expected):
    assert whole(text, 5) == expected


def test_values_and_toggles():
    given = element('<w:b/><w:i w:val="0"/><w:numPr><w:numId w:val="4"/></w:numPr>')

    assert value(given, "w:numPr/w:numId") == "4"
    assert value(given, "w:x") is None
    assert value(None, "w:x") is None
    assert (flag(given, "b"), flag(given, "i"), flag(given, "u")) == (True, False, None)
    assert (is_on(given[0]), is_on(given[1])) == (True, False)


@pytest.mark.parametrize(
    ("choice", "fallback", "expected"),
    [
        ("<w:t>a</w:t>", "<w:t>b</w:t>", "Choice"),
        ("", "<w:t>b</w:t>", "Fallback"),
        ("", "", "Choice"),
        ("", "<w:delText>b</w:delText>", "Fallback"),
    ],
)
def test_the_branch_with_words(choice, fallback, expected):
    given = element(f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>")
    chosen = alternative(given)

    assert chosen is not None
    assert etree.QName(chosen).localname == expected
    assert alternative(element("")) is None
