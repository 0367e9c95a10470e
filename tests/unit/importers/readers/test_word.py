"""Word files built part by part, so that each test holds just what it is about."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from importers.readers import read
from importers.source import ReadError, Region
from tests.factories.word_files import NAMES, STRICT, W, part, word_file
from tests.factories.word_files import paragraph as p

GOLDEN = Path(__file__).parents[3] / "golden"


def lines(body: str, **parts: str):
    return read(word_file(body, **parts), "a.docx").lines


def texts(body: str, **parts: str):
    return [line.text for line in lines(body, **parts)]


def test_runs_tabs_breaks_and_special_characters():
    body = (
        "<w:p><w:r><w:t>Dnr</w:t><w:tab/><w:t>2018</w:t></w:r><w:r><w:br/><w:t>IT</w:t><w:noBreakHyphen/><w:t>system</w:t>"
        '<w:sym w:char="F0B7"/></w:r><w:hyperlink><w:r><w:t> länk</w:t></w:r></w:hyperlink></w:p>'
    )
    assert texts(body) == ["Dnr\t2018", "IT-system• länk"]


def test_looks_from_runs_and_styles():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="R1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="Rubrik 2"/><w:basedOn w:val="R1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="E"><w:name w:val="Egen"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
        "</w:style>"
        "</w:styles>"
    )
    body = (
        p("Ett", '<w:pStyle w:val="R1"/>')
        + p("Två", '<w:pStyle w:val="R2"/>', '<w:b w:val="0"/>')
        + p("Tre", '<w:pStyle w:val="E"/>', '<w:b/><w:i/><w:sz w:val="28"/>')
        + p("Fyra")
    )
    assert [(one.heading_level, one.bold, one.italic, one.size) for one in lines(body, styles=styles)] == [
        (1, True, False, 11.0),
        (2, False, False, 11.0),
        (3, True, True, 14.0),
        (None, False, False, 11.0),
    ]


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride>"
    '</w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def item(text: str, num: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_automatic_numbers_are_printed_ones():
    body = (
        item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 1) + item("e", 1) + item("f", 1, 1)
        + item("g", 2) + item("h", 3) + item("", 3) + item("i", 3) + item("j", 4) + item("k", 0)
    )  # fmt: skip
    found = lines(body, numbering=NUMBERING)

    assert [line.text for line in found] == [
        "1. a", "2. b", "2a) c", "2b) d", "3. e", "3a) f", "• g", "1. h", "2.", "3. i", "IV j", "k",
    ]  # fmt: skip
    assert [(line.marker, line.list_level) for line in found[2:4]] == [("2a)", 1), ("2b)", 1)]


def test_tracked_changes_are_read_as_accepted_and_said():
    body = (
        "<w:p><w:r><w:t>Att </w:t></w:r><w:del><w:r><w:delText>inte </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>alltid </w:t></w:r></w:ins><w:r><w:t>bifalla</w:t></w:r></w:p>"
    )
    document = read(word_file(body), "a.docx")

    assert [(line.region, line.text) for line in document.lines] == [
        (Region.BODY, "Att alltid bifalla"),
        (Region.DELETED, "inte "),
    ]
    assert [notice.code for notice in document.notices] == ["tracked_changes"]


def test_comments_notes_headers_and_footers_have_their_regions():
    body = p("Beslut") + '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    document = read(
        word_file(
            body,
            header1=f"<w:hdr {NAMES}>{p('Ekhults kommun')}</w:hdr>",
            footer1=f"<w:ftr {NAMES}>{p('Justerandes sign')}</w:ftr>",
            comments=f"<w:comments {NAMES}><w:comment>{p('Stämmer det?')}</w:comment></w:comments>",
            footnotes=(
                f'<w:footnotes {NAMES}><w:footnote w:type="separator">{p("x")}</w:footnote>'
                f"<w:footnote>{p('Se bilaga')}</w:footnote></w:footnotes>"
            ),
        ),
        "a.docx",
    )
    assert [(line.region, line.text) for line in document.lines] == [
        (Region.HEADER, "Ekhults kommun"),
        (Region.BODY, "Beslut"),
        (Region.FOOTER, "Justerandes sign"),
        (Region.FOOTNOTE, "Se bilaga"),
        (Region.COMMENT, "Stämmer det?"),
    ]
    assert [notice.code for notice in document.notices] == ["comments"]


def test_text_boxes_are_read_once():
    box = "<w:txbxContent>" + p("I rutan") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Stycke</w:t><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [(line.region, line.text) for line in lines(body)] == [(Region.BODY, "Stycke"), (Region.TEXTBOX, "I rutan")]


def test_tables_with_merged_cells_headers_and_nesting():
    inner = f"<w:tbl><w:tr><w:tc>{p('inre')}</w:tc></w:tr></w:tbl>"
    body = (
        p("före")
        + f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('År')}</w:tc>"
        f"<w:tc>{p('Kr')}</w:tc></w:tr><w:tr><w:tc>{p('2018')}{p('prognos')}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
        + p("efter")
    )
    found = lines(body)

    assert [line.text for line in found] == ["före", "År", "Kr", "2018", "prognos", "inre", "efter"]
    assert [(line.cell.table, line.cell.row, line.cell.column, line.cell.header) for line in found[1:6]] == [
        (0, 0, 0, True), (0, 0, 2, True), (0, 1, 0, False), (0, 1, 0, False), (1, 0, 0, False),
    ]  # fmt: skip
    assert found[0].cell is None


def test_content_controls_and_hidden_text():
    body = (
        f"<w:sdt><w:sdtContent>{p('i en kontroll')}</w:sdtContent></w:sdt>" + p("dold", run="<w:vanish/>") + p("synlig")
    )
    document = read(word_file(body), "a.docx")

    assert [(line.region, line.text) for line in document.lines] == [
        (Region.BODY, "i en kontroll"),
        (Region.BODY, ""),
        (Region.BODY, "synlig"),
        (Region.HIDDEN, "dold"),
    ]
    assert [notice.code for notice in document.notices] == ["hidden_text"]


def test_strict_variant():
    data = word_file(p("Beslut", '<w:pStyle w:val="R"/>'), styles=f'<w:styles xmlns:w="{STRICT}"/>')
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(content, "w") as new:
        for member in old.namelist():
            new.writestr(member, old.read(member).replace(W.encode(), STRICT.encode()))

    assert [line.text for line in read(content.getvalue(), "a.docx").lines] == ["Beslut"]


def test_properties_are_read():
    properties = read((GOLDEN / "seed_000" / "styles.docx").read_bytes(), "a.docx").properties

    assert properties.title == ""
    assert properties.created.startswith("20")


@pytest.mark.parametrize("part", ["styles", "numbering", "comments", "footnotes"])
def test_a_broken_side_part_does_not_hide_the_text(part):
    assert texts(p("Beslut"), **{part: "<w:broken"}) == ["Beslut"]


def test_a_document_of_mere_pictures_is_not_called_empty():
    with pytest.raises(ReadError) as refused:
        read(word_file("<w:p><w:r><w:drawing/></w:r></w:p>"), "a.docx")
    assert refused.value.code == "no_words"


@pytest.mark.parametrize("name", ["mall.dotx", "protokoll.docm", "mall.dotm"])
def test_templates_and_macro_files_are_word_files(name):
    extra = {"word/vbaProject.bin": "x"} if name.endswith("m") else {}
    document = read(word_file(p("Beslut"), extra=extra), name)

    assert [line.text for line in document.lines] == ["Beslut"]
    assert [notice.code for notice in document.notices] == (["macros"] if extra else [])


def test_headers_and_footers_of_all_sections_each_once():
    body = (
        p("Ett", '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:headerReference r:id="header2"/>'
          '</w:sectPr>')
        + p("Två")
        + '<w:sectPr><w:headerReference w:type="even" r:id="header3"/><w:headerReference r:id="header2"/></w:sectPr>'
    )  # fmt: skip
    found = lines(body, **{f"header{n}": part("hdr", p(f"Huvud {n}")) for n in (1, 2, 3)})

    assert [line.text for line in found] == ["Huvud 1", "Huvud 2", "Huvud 3", "Ett", "Två"]


def test_comments_carry_their_authors():
    comments = part("comments", f'<w:comment w:author="Anna Exempel">{p("Stämmer det?")}{p("Fråga Bo.")}</w:comment>')
    document = read(word_file(p("Beslut"), comments=comments), "a.docx")

    assert [line.text for line in document.lines] == ["Beslut", "Anna Exempel: Stämmer det?", "Fråga Bo."]
    assert [one.value for one in document.properties.others] == ["Anna Exempel"]


def test_page_breaks_where_word_has_stored_them():
    broken = "<w:p><w:r><w:t>slut</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t> och fortsättning</w:t></w:r></w:p>"
    cell = "<w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>cell</w:t></w:r></w:p></w:tc>"
    body = p("ett") + broken + p("två") + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + p("tre")
    footer = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    found = lines(body + footer, header1=part("hdr", p("huvud")), footer1=part("ftr", p("fot")))

    assert [(line.text, line.page) for line in found] == [
        ("huvud", 1), ("ett", 1), ("slut och fortsättning", 1), ("två", 2), ("cell", 3), ("cell", 3), ("tre", 3),
        ("fot", None),
    ]  # fmt: skip
    assert {line.page for line in lines(p("ett") + p("två"))} == {None}


PICTURE = '<w:drawing><wp:inline><wp:extent cx="{x}" cy="{y}"/></wp:inline></w:drawing>'


def test_large_pictures_and_embedded_objects_are_told_with_their_places():
    logo = f"<w:p><w:r>{PICTURE.format(x=720_000, y=720_000)}</w:r></w:p>"
    page = f"<w:p><w:r>{PICTURE.format(x=5_760_000, y=7_200_000)}</w:r></w:p>"
    vml = (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;width:400pt;height:12cm"><v:imagedata/></v:shape></w:pict>'
        "</w:r></w:p>"
    )
    sheet = '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    header = part("hdr", page)
    document = read(
        word_file(
            p("Beslut") + logo + page + vml + sheet + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
            header1=header,
        ),
        "a.docx",
    )
    told = {notice.code: notice for notice in document.notices}
    assert told.keys() == {"pictures", "embedded"}
    assert "(2 st)" in told["pictures"].message
    assert told["pictures"].line == 3
    assert "Excel.Sheet.12" in told["embedded"].message
    assert told["embedded"].line == 5


def test_words_of_diagrams_are_text():
    diagram = (
        '<w:p><w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="data1"/></a:graphicData></a:graphic>'
        "</w:drawing></w:r></w:p>"
    )
    data = f"<dgm:dataModel {NAMES}><a:p><a:r><a:t>Fullmäk</a:t></a:r><a:r><a:t>tige</a:t></a:r></a:p></dgm:dataModel>"

    assert [(line.region, line.text) for line in lines(p("Organisation") + diagram, data1=data)][-1] == (
        Region.TEXTBOX,
        "Fullmäktige",
    )


def test_foreign_content_is_told():
    document = read(word_file(p("Beslut") + '<w:altChunk r:id="x"/>'), "a.docx")

    assert [notice.code for notice in document.notices] == ["foreign_content"]
