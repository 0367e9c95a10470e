from lxml import etree

from importers.readers.styles import Styles
from importers.readers.tags import W


def styles(inner: str) -> Styles:
    return Styles(etree.fromstring(f'<w:styles xmlns:w="{W}">{inner}</w:styles>'))


def test_a_style_inherits_and_overrides():
    found = styles(
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
        "<w:rPr>"
        '<w:sz w:val="24"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Brand"/><w:basedOn w:val="N"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert (found.get("B").size, found.get("B").bold, found.get("B").num_id, found.get("B").num_level) == (
        12.0,
        True,
        "4",
        1,
    )
    assert found.get(None).name == "Normal"
    assert found.get("finns inte").bold is None


def test_a_circle_of_styles_ends():
    found = styles(
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert found.get("A").heading_level is None


def test_headings_by_name_in_swedish_and_english():
    found = styles(
        '<w:style w:styleId="1"><w:name w:val="Rubrik 3"/></w:style>'
        '<w:style w:styleId="2"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="3"><w:name w:val="Rubriktext"/></w:style>'
    )
    assert [found.get(one).heading_level for one in "123"] == [3, 0, None]


def test_headings_by_more_of_a_name_and_by_the_id_of_a_style_that_is_not_defined():
    found = styles('<w:style w:styleId="1"><w:name w:val="Rubrik 2 numrerad"/></w:style>')

    assert [found.get(one).heading_level for one in ("1", "Rubrik3", "Heading1", "Rubriktext")] == [2, 3, 1, None]


def test_a_level_is_tied_to_the_style_that_brings_the_number():
    found = styles(
        '<w:style w:styleId="P"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="E"><w:basedOn w:val="P"/></w:style>'
    )
    assert (found.get("E").num_id, found.get("E").num_level, found.get("E").identifier) == ("1", None, "P")
