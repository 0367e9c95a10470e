"""Notes, form fields, enclosed files, signatures, properties."""

from io import BytesIO

import pypdf
import pytest
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, TextStringObject

from importers.readers import read
from importers.source import Property, Region
from tests.factories.pages import pdf

SEEN = "Nämnden beslutar enligt förslaget."


@pytest.fixture
def writer():
    return pypdf.PdfWriter(clone_from=BytesIO(pdf(lambda page: page.text(50, 60, SEEN))))


def document(writer):
    content = BytesIO()
    writer.write(content)
    return read(content.getvalue(), "a.pdf")


def comments(found):
    return [(line.text, line.page) for line in found.lines if line.region is Region.COMMENT]


def test_notes_are_comments_with_their_writer(writer):
    writer.add_annotation(0, Text(text="Stryk det här\noch det här", rect=(50, 500, 70, 520), title_bar="Maja Lind"))
    writer.add_annotation(0, FreeText(text="Utkast", rect=(50, 400, 90, 420)))

    found = document(writer)
    assert comments(found) == [("Maja Lind: Stryk det här", 1), ("och det här", 1), ("Utkast", 1)]
    assert [line.text for line in found.lines if line.region is Region.BODY] == [SEEN]


def test_filled_fields_are_comments():
    def drawn(page):
        page.text(50, 60, SEEN)
        page.canvas.acroForm.textfield(name="Diarienummer", value="KS 2031/12", x=50, y=400, width=200, height=20)
        page.canvas.acroForm.textfield(name="Tomt", value="", x=50, y=300, width=200, height=20)

    assert comments(read(pdf(drawn), "a.pdf")) == [("Diarienummer: KS 2031/12", None)]


def test_enclosed_files_are_told(writer):
    writer.add_attachment("lista över elever.xlsx", b"x")
    found = document(writer)

    assert [notice.message for notice in found.notices] == [
        (
            "I PDF-filen ligger en annan fil: ”lista över elever.xlsx”. Innehållet lästes inte. "
            "Lämna in det som egna filer om det ska med."
        )
    ]
    assert Property("bifogad fil", "lista över elever.xlsx") in found.properties.others


def test_a_signature_is_told(writer):
    value = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Sig"),
            NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
            NameObject("/Contents"): ByteStringObject(b"0" * 16),
        }
    )
    signature = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Underskrift"),
            NameObject("/V"): writer._add_object(value),
        }
    )
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(signature)])})
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)

    (notice,) = document(writer).notices
    assert notice.code == "signed"
    assert notice.message.startswith("PDF-filen har en elektronisk underskrift.")


def test_properties(writer):
    writer.add_metadata({"/Title": "Protokoll", "/Author": "Maja Lind", "/Keywords": "skolskjuts", "/Subject": ""})
    found = document(writer).properties

    assert (found.title, found.author, found.pages) == ("Protokoll", "Maja Lind", 1)
    assert Property("nyckelord", "skolskjuts") in found.others
    assert "ämne" not in {one.name for one in found.others}
