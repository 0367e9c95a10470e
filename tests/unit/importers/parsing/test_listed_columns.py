import pytest

from importers import parsing
from importers.parsing import listed_columns
from importers.parsing.result import AttendanceRole
from importers.source import Cell, FileType, SourceDocument, SourceLine

_FRONT = ("Ekby kommun", "Protokoll", "Kommunstyrelsen", "Sammanträdesdatum 2030-03-12")
_BELOW = ("Utses att justera: Cia Dal (C)", "§ 40 Taxa", "Beslut", "Taxan antas.")


def _rows(cells, *, table=0):
    return [
        SourceLine(text, cell=Cell(table, row, column), style="Normal")
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
        for text in cell.split("\n")
    ]


def _plain(lines, *, style=""):
    return [SourceLine(text, style=style) for text in lines]


def _told(document):
    return {(one.role, one.person.name, one.person.party) for one in document.front.attendance}


_EXPECTED = {
    (AttendanceRole.MEMBER, "Anna Ek", "S"),
    (AttendanceRole.MEMBER, "Bo Al", "M"),
    (AttendanceRole.MEMBER, "Cia Dal", "C"),
    (AttendanceRole.SUBSTITUTE, "Disa Ro", "V"),
}


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Beslutande", "Ej tjänstgörande ersättare"),
            ("Anna Ek (S), ordförande\nBo Al (M)\nCia Dal (C)", "Disa Ro (V)"),
        ),
        (
            ("Beslutande", "Ersättare"),
            ("Anna Ek (S), ordförande", "Disa Ro (V)"),
            ("Bo Al (M)", ""),
            ("Cia Dal (C)", ""),
        ),
        (
            ("Plats", "Kommunhuset, kl. 13.00"),
            ("Närvarande ledamöter", "Närvarande ersättare"),
            ("Anna Ek (S)\nBo Al (M)", "Disa Ro (V)"),
            ("Cia Dal (C)", ""),
            ("Paragrafer", "40"),
        ),
    ],
)
def test_lists_beside_each_other_in_a_table(rows):
    source = SourceDocument(
        (*_plain(_FRONT, style="Normal"), *_rows(rows), *_plain(_BELOW, style="Normal")), FileType.DOCX
    )
    assert _told(parsing.parse(source)) == _EXPECTED


def test_lists_beside_each_other_between_tabs(parse):
    lines = ("Beslutande\tEj tjänstgörande ersättare", "Anna Ek (S)\tDisa Ro (V)", "Bo Al (M)", "Cia Dal (C)")
    assert _told(parse("\n".join((*_FRONT, "", *lines, "", *_BELOW)))) == _EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Övriga deltagande\tErsättare:\n\tDisa Ro (V)\n\tEva Ny, kommunchef",  # a label and its value, in a PDF
        "Ledamöter\tErsättare\nAnna Ek (S)\tDisa Ro (V)",  # who of the two was there?
        "Beslutande\tAnna Ek (S)\nErsättare\tDisa Ro (V)",
    ],
)
def test_other_lines_stay_as_they_are(units_of, text):
    made = units_of(text)
    assert listed_columns.parted(made) == made


def test_what_no_label_heads_ends_the_lists():
    rows = (
        ("Beslutande", "Ersättare"),
        ("Anna Ek (S)\nBo Al (M)\nCia Dal (C)", "Disa Ro (V)"),
        ("Övriga deltagande", "Eva Ny, kommunchef"),
    )
    source = SourceDocument((*_plain(_FRONT, style="Normal"), *_rows(rows), *_plain(_BELOW)), FileType.DOCX)
    assert _told(parsing.parse(source)) == {*_EXPECTED, (AttendanceRole.OTHER, "Eva Ny", None)}


def test_name_party_and_office_in_cells():
    rows = (
        ("Beslutande", "Anna Ek", "(S)", "ordförande"),
        ("", "Bo Al", "(M)", "vice ordförande"),
        ("", "Cia Dal", "(C)", ""),
        ("Ersättare", "Disa Ro", "(V)", ""),
        ("Utses att justera", "Cia Dal", "C", ""),
    )
    source = SourceDocument((*_plain(_FRONT, style="Normal"), *_rows(rows), *_plain(_BELOW[1:])), FileType.DOCX)
    document = parsing.parse(source)
    assert _told(document) == _EXPECTED
    assert [one.text for one in document.front.adjusters] == ["Cia Dal"]
