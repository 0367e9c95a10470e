from importers import parsing
from importers.parsing import FurnitureKind
from importers.source import Cell, FileType, Region, SourceDocument, SourceLine


def test_pages_begin_where_their_first_line_stands():
    lines = (SourceLine("Ett", page=1), SourceLine("två", page=1), SourceLine("tre", page=3))
    document = parsing.parse(SourceDocument(lines, FileType.PDF))

    assert document.text == "Ett\ntvå\ntre"
    assert document.page_starts == (0, 8, 8)


def test_an_empty_document_is_a_document():
    document = parsing.parse(SourceDocument((), FileType.TEXT))

    assert (document.text, document.items, document.papers) == ("", (), ())


def test_body_and_date_out_of_the_page_head_of_word():
    lines = (
        SourceLine("Ekhults kommun", region=Region.HEADER),
        SourceLine("Socialnämnden", region=Region.HEADER),
        SourceLine("Sammanträdesdatum 2019-04-02", region=Region.HEADER),
        SourceLine("§ 7", heading_level=1, style="Rubrik 1"),
        SourceLine("Taxa", heading_level=2, style="Rubrik 2"),
        SourceLine("Beslut", heading_level=3, style="Rubrik 3"),
        SourceLine("Taxan antas.", style="Normal"),
    )
    document = parsing.parse(SourceDocument(lines, FileType.DOCX))

    assert document.front.body.text == "Socialnämnden"
    assert document.front.authority.text == "Ekhults kommun"
    assert document.front.meeting_date.value.isoformat() == "2019-04-02"
    assert [one.kind for one in document.furniture] == [FurnitureKind.PAGE_HEAD] * 3


def test_head_of_a_paragraph_in_a_table():
    lines = (
        SourceLine("Bu § 96", cell=Cell(0, 0, 0)),
        SourceLine("2018/0234", cell=Cell(0, 0, 1)),
        SourceLine("Taxa för måltider"),
        SourceLine("Beslut", bold=True),
        SourceLine("Taxan antas."),
    )
    (item,) = parsing.parse(SourceDocument(lines, FileType.DOCX)).items

    assert (item.number, item.title.text, item.dnrs[0].key) == (96, "Taxa för måltider", "2018/234")


def test_a_table_of_a_decision_stays_a_table():
    lines = (
        SourceLine("§ 1"),
        SourceLine("Budget"),
        SourceLine("Beslut"),
        SourceLine("Nämnden fastställer följande ramar:"),
        SourceLine("Skola", cell=Cell(0, 0, 0)),
        SourceLine("145", cell=Cell(0, 0, 1)),
    )
    (item,) = parsing.parse(SourceDocument(lines, FileType.DOCX)).items
    (table,) = item.sections[0].blocks

    assert [[cell[0].text for cell in row] for row in table.rows] == [["Skola", "145"]]
    assert item.lead_in[0].text == "Nämnden fastställer följande ramar:"


def test_body_by_the_headings_of_its_decisions(parse):
    head = "PROTOKOLL 2030-01-30\n\nNorra kommunalförbundet\n\n"
    text = head + "§ 1 Dagordning\n\nDirektionen beslutar\n\natt fastställa den."

    assert parse(text).front.body.text == "Direktionen"


def test_a_body_that_a_title_writes_small_by_its_decisions(parse):
    title = "Protokoll från landstingsfullmäktiges sammanträde den 15 juni 2010"
    text = f"{title}\n\n§ 1 Taxa\n\nLandstingsfullmäktige beslutar\n\natt anta taxan."

    assert parse(text).front.body.text == "Landstingsfullmäktige"
    assert parse(text.replace("Landstingsfullmäktige b", "Patientnämnden b")).front.body.text == "landstingsfullmäktige"
