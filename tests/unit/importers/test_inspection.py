"""What is said of a file before it leaves the house: everything that it holds is looked through."""

import pytest

from importers.inspection import Weight, inspect, masked
from importers.pipeline import read_and_parse
from tests.factories.word_files import paragraph, part, word_file

NUMBER = "19121212-1212"  # the published test number (domain.md §5)
MINUTES = "".join(
    paragraph(line)
    for line in (
        "Ekhults kommun", "Kommunstyrelsen", "Sammanträdesprotokoll", "Sammanträdesdatum 2018-05-16",
        "§ 12", "Budget 2019", "Beslut", "Kommunstyrelsen beslutar", "att anta budgeten.",
    )
)  # fmt: skip


TWO_CELLS = (
    f"<w:tbl><w:tr><w:tc>{paragraph('Personnummer')}</w:tc><w:tc>{paragraph('19121212')}</w:tc>"
    f"<w:tc>{paragraph('1212')}</w:tc></w:tr></w:tbl>"
)


def looked_at(body: str, name: str = "protokoll.docx", **parts):
    return inspect(read_and_parse(word_file(body, **parts), name), name)


def of_code(inspection, code: str):
    return [one for one in inspection.findings if one.code == code]


def margin(kind: str, text: str) -> dict[str, str]:
    return {f"{kind}1": part("hdr", paragraph(text))}


@pytest.mark.parametrize(
    ("body", "parts", "name", "where"),
    [
        (paragraph(f"Eleven {NUMBER} har sökt."), {}, "p.docx", "§ 12"),
        ('<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', margin("header", f"Akt {NUMBER}"), "p.docx",
         "sidhuvud"),
        ('<w:sectPr><w:footerReference r:id="footer1"/></w:sectPr>', margin("footer", f"Akt {NUMBER}"), "p.docx",
         "sidfot"),
        ("", {"comments": part("comments", f"<w:comment>{paragraph(f'Är det {NUMBER}?')}</w:comment>")}, "p.docx",
         "kommentar"),
        ("", {"footnotes": part("footnotes", f"<w:footnote>{paragraph(f'Se {NUMBER}')}</w:footnote>")}, "p.docx",
         "fotnot"),
        (f"<w:p><w:del><w:r><w:delText>Eleven {NUMBER}</w:delText></w:r></w:del></w:p>", {}, "p.docx",
         "borttagen text (spårad ändring)"),
        (paragraph(f"Eleven {NUMBER}", run="<w:vanish/>"), {}, "p.docx", "dold text"),
        ("", {}, f"beslut_{NUMBER}.docx", "filens namn"),
        ("", {}, "beslut_191212121212_slutlig.docx", "filens namn"),
        ("", {"extra": {"docProps/core.xml": f'<a xmlns:d="urn:d"><d:title>{NUMBER}</d:title></a>'}}, "p.docx",
         "filens egenskaper (titel)"),
        ("", {"extra": {"docProps/core.xml": f'<a xmlns:d="urn:d"><d:keywords>{NUMBER}</d:keywords></a>'}}, "p.docx",
         "filens egenskaper (nyckelord)"),
        (TWO_CELLS, {}, "p.docx", "§ 12"),
    ],
)  # fmt: skip
def test_a_personal_number_stops_wherever_it_is(body, parts, name, where):
    found = looked_at(MINUTES + body, name, **parts)
    stopping = [one for one in found.findings if one.weight is Weight.STOPS]

    assert [(one.code, one.place.where) for one in stopping] == [("personal_number", where)]
    assert found.needs_a_look
    said = repr(found).replace(repr(found.name), "")
    assert "1212-1212" not in said
    assert "12121212" not in said.replace("19121212", "")


def test_contact_data_by_whose_it_looks_to_be():
    found = looked_at(MINUTES + paragraph("Sökande: 070-174 06 05") + paragraph("Skickas till kommunen@ekhult.se"))

    told = [one for one in found.findings if one.code.endswith(("phone", "email"))]
    assert [(one.code, one.weight, one.place.where) for one in told] == [
        ("private_phone", Weight.LOOK, "§ 12"), ("office_email", Weight.NOTE, "§ 12"),
    ]  # fmt: skip


def test_hidden_things_properties_and_headings_are_listed():
    found = looked_at(
        MINUTES
        + paragraph("Barnkonsekvens\u00adpröv", '<w:outlineLvl w:val="2"/>')
        + paragraph("Barn berörs.")
        + paragraph("hemligt", run="<w:vanish/>"),
        comments=part("comments", f'<w:comment w:author="Anna Exempel">{paragraph("Hm?")}</w:comment>'),
    )

    assert [(one.kind, one.text) for one in found.hidden] == [
        ("kommentar", "Anna Exempel: Hm?"), ("dold text", "hemligt"),
    ]  # fmt: skip
    assert [(one.name, one.value) for one in found.properties] == [
        ("spårad ändring eller kommentar av", "Anna Exempel")
    ]
    assert [(one.number, one.title) for one in found.paragraphs] == [("12", "Budget 2019")]
    assert "Barnkonsekvenspröv" in found.unknown_headings


def test_nothing_to_look_at():
    found = looked_at(MINUTES)

    assert found.kind == "protokoll"
    assert [one for one in found.findings if one.weight is not Weight.NOTE] == []
    assert not found.needs_a_look


def test_problems_have_their_places():
    found = looked_at(MINUTES + paragraph("§ 14") + paragraph("Val av ombud"))

    assert [one.place.where for one in of_code(found, "paragraph_gap")] == ["§ 14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("f. 121212-1212, 19121212 1212", "f. 121212-••••, 19121212 ••••"), ("2018-05-16", "2018-05-16"), ("", "")],
)
def test_masked(text, expected):
    assert masked(text) == expected
