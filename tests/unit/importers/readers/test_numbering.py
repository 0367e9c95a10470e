import pytest
from lxml import etree

from importers.readers.numbering import Numbering
from importers.readers.tags import W


def numbering(form: str, text: str = "%1") -> Numbering:
    xml = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        "</w:numbering>"
    )
    return Numbering(etree.fromstring(xml))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1", "2", "3", "4"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("lowerLetter", ["a", "b", "c", "d"]),
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("ordinalText", ["1", "2", "3", "4"]),
        ("none", ["", "", "", ""]),
    ],
)
def test_forms(form, expected):
    numbers = numbering(form)

    assert [numbers.marker("1", 0).text for _ in expected] == expected


def test_letters_go_on_behind_z():
    numbers = numbering("lowerLetter")

    assert [numbers.marker("1", 0).text for _ in range(28)][-3:] == ["z", "aa", "bb"]


def test_what_is_not_defined_prints_nothing():
    assert numbering("decimal").marker("9", 0).text == ""
    assert numbering("decimal").marker("1", 5).text == ""
    assert Numbering(None).marker("1", 0).text == ""
