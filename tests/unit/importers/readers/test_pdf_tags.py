"""Tagged files as office programs write them: headings, tables, page heads."""

import json
import shutil
import subprocess

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from importers.readers import read
from importers.source import Region
from tests.factories.pages import LEFT_COLUMN, RIGHT_COLUMN

pytestmark = pytest.mark.libreoffice
BUDGET = (("Verksamhet", "Budget"), ("Förskola", "81,4"), ("Grundskola med fritidshem", "143,9"))


def columns(section, count):
    element = section._sectPr.find(qn("w:cols"))
    if element is None:
        element = OxmlElement("w:cols")
        section._sectPr.append(element)
    element.set(qn("w:num"), str(count))
    element.set(qn("w:space"), "500")


def minutes():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ekhults kommun\tProtokoll"
    document.sections[0].footer.paragraphs[0].text = "Justerandes sign"
    document.add_heading("Bu § 95", 1)
    document.add_heading("Ekonomisk uppföljning", 2)
    document.add_paragraph("Nämnden beslutar att godkänna uppföljningen.")
    table = document.add_table(rows=0, cols=2)
    for row in BUDGET:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("Beslutet skickas till ekonomichefen.")
    return document


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """A Word document as a PDF, tagged or not."""
    office = shutil.which("soffice")
    folder = tmp_path_factory.mktemp("office")

    def converted(document, *, tagged):
        source = folder / "a.docx"
        document.save(str(source))
        options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return read((folder / "a.pdf").read_bytes(), "a.pdf")

    return converted


@pytest.fixture(scope="module")
def tagged(convert):
    return convert(minutes(), tagged=True)


@pytest.fixture(scope="module")
def untagged(convert):
    return convert(minutes(), tagged=False)


def test_headings_have_their_level(tagged, untagged):
    levels = {line.text: line.heading_level for line in tagged.lines if line.heading_level}

    assert levels == {"Bu § 95": 1, "Ekonomisk uppföljning": 2}
    assert not any(line.heading_level for line in untagged.lines)


def test_page_heads_and_feet_are_known(tagged, untagged):
    regions = {line.text.split("\t")[0]: line.region for line in tagged.lines}

    assert (regions["Ekhults kommun"], regions["Justerandes sign"]) == (Region.HEADER, Region.FOOTER)
    assert {line.region for line in untagged.lines} == {Region.BODY}


def test_a_table_is_the_same_with_and_without_tags(tagged, untagged):
    for document in (tagged, untagged):
        cells = [(line.cell.row, line.cell.column, line.text) for line in document.lines if line.cell is not None]
        assert cells == [(row, column, BUDGET[row][column]) for row in range(3) for column in range(2)]


def test_the_words_are_the_same_with_and_without_tags(tagged, untagged):
    assert [line.text for line in tagged.lines] == [line.text for line in untagged.lines]


def test_two_columns_of_an_office_program(convert):
    document = docx.Document()
    document.add_heading("Skolskjutsar i öster", 1)
    columns(document.sections[0], 1)
    from docx.enum.section import WD_SECTION

    columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    document.add_paragraph(" ".join(LEFT_COLUMN))
    document.add_paragraph(" ".join(RIGHT_COLUMN))
    columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    document.add_paragraph("Förvaltningen föreslår att nämnden godkänner genomgången.")
    found = convert(document, tagged=False)

    assert found.lines[0].text == "Skolskjutsar i öster"
    words = " ".join(line.text for line in found.lines[1:]).replace("- ", "")
    expected = " ".join((*LEFT_COLUMN, *RIGHT_COLUMN)).replace("- ", "")
    assert words == f"{expected} Förvaltningen föreslår att nämnden godkänner genomgången."
    assert len({round(line.left) for line in found.lines[1:-1]}) == 2
