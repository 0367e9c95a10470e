"""Paragraphs and tables: numbers, tracked paragraphs, layout tables."""

import pytest

from importers.readers import read
from importers.source import Region
from tests.factories.word_files import paragraph as p
from tests.factories.word_files import part, word_file

BODY = Region.BODY


def lines(body: str, **parts: str):
    return read(word_file(body, **parts), "a.docx").lines


def texts(body: str, **parts: str):
    return [line.text for line in lines(body, **parts)]


def level(place: int, text: str, form: str = "decimal", more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{inner}</w:lvl>'


def numbering(*levels: str, instances: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{instances}')


def item(text: str, level: int | None = 0, num: int | None = 1, style: str = "") -> str:
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if num is None else f'<w:numId w:val="{num}"/>'
    return p(text, f'<w:pStyle w:val="{style}"/><w:numPr>{inner}</w:numPr>' if style else f"<w:numPr>{inner}</w:numPr>")


def test_numbers_of_paragraphs_are_printed_with_their_sign():
    found = lines(item("Val av justerare") + item("Budget"), numbering=numbering(level(0, "§ %1")))

    assert [(line.text, line.marker) for line in found] == [("§ 1 Val av justerare", "§ 1"), ("§ 2 Budget", "§ 2")]


def test_an_empty_numbered_paragraph_prints_its_number_but_an_empty_bullet_nothing():
    assert texts(item("") + item("Budget"), numbering=numbering(level(0, "§ %1"))) == ["§ 1", "§ 2 Budget"]
    assert texts(item("") + item("a"), numbering=numbering(level(0, "\uf0b7", "bullet"))) == ["", "• a"]


def test_three_levels_with_and_without_restart():
    levels = (level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))
    body = (
        item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g") + item("h", 2)
    )

    assert [line.marker for line in lines(body, numbering=numbering(*levels))] == [
        "1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2", "2.1.1",
    ]  # fmt: skip
    never = (level(0, "%1"), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert [line.marker for line in lines(body, numbering=numbering(*never))] == ["1", "(1)", "2", "(2)"]


def test_legal_numbers_and_what_stands_behind_a_number():
    levels = (level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert [line.marker for line in lines(item("a") + item("b", 1), numbering=numbering(*levels))] == ["I", "1.1"]
    tight = numbering(level(0, "%1)", more='<w:suff w:val="nothing"/>'))
    assert texts(item("att"), numbering=tight) == ["1)att"]
    assert texts(item("Karta"), numbering=numbering(level(0, "Bilaga", "none"))) == ["Bilaga Karta"]


def test_lists_go_on_begin_anew_and_replace_levels():
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="95"/>'
        '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, '%1 §')}</w:lvlOverride></w:num>"
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    given = numbering(level(0, "§ %1"), level(1, "%2."), instances=instances)
    body = (
        item("a") + item("b", num=2) + item("c", num=3) + item("d", num=3) + item("e", num=4)
        + item("f", num=5) + item("g", 1, num=5) + item("h", num=5) + item("i", 1, num=5)
    )  # fmt: skip

    assert [line.marker for line in lines(body, numbering=given)] == [
        "§ 1", "§ 2", "§ 95", "§ 96", "97 §", "§ 98", "7.", "§ 99", "7.",
    ]  # fmt: skip


def test_numbers_that_come_with_a_style():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = part(
        "styles",
        f'<w:style w:styleId="P1"><w:name w:val="Paragraf"/>{numbered}</w:style>'
        f'<w:style w:styleId="P2"><w:name w:val="Punkt"/>{numbered}</w:style>'
        '<w:style w:styleId="P3"><w:name w:val="Egen"/><w:basedOn w:val="P2"/></w:style>',
    )
    given = numbering(
        level(0, "§ %1", more='<w:pStyle w:val="P1"/>'), level(1, "%2.", more='<w:pStyle w:val="P2"/>'), level(2, "–")
    )
    body = (
        p("Budget", '<w:pStyle w:val="P1"/>') + p("att ett", '<w:pStyle w:val="P2"/>')
        + p("två", '<w:pStyle w:val="P3"/>')
        + item("del", 2, None, "P2") + item("utan", None, 0, "P2")
    )  # fmt: skip

    assert texts(body, styles=styles, numbering=given) == ["§ 1 Budget", "1. att ett", "2. två", "– del", "utan"]


def tracked(kind: str, inner: str) -> str:
    return f'<w:{kind} w:author="Anna Exempel">{inner}</w:{kind}>'


def test_a_removed_paragraph_mark_joins_two_paragraphs():
    mark = "<w:rPr><w:del/></w:rPr>"
    body = p("Kommunstyrelsen ", mark) + p("beslutar") + p("sist", mark)

    assert texts(body) == ["Kommunstyrelsen beslutar", "sist"]


def test_a_paragraph_that_was_taken_out_leaves_nothing_and_no_number():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        + tracked("del", "<w:r><w:delText>Struken punkt</w:delText></w:r>")
        + "</w:p>"
    )
    found = lines(item("ett") + gone + item("två"), numbering=numbering(level(0, "%1.")))

    assert [(line.region, line.text) for line in found] == [
        (BODY, "1. ett"), (BODY, "2. två"), (Region.DELETED, "Struken punkt"),
    ]  # fmt: skip


def test_moved_words_stand_where_they_went():
    run = "<w:r><w:t>flyttat</w:t></w:r>"
    body = f"<w:p>{tracked('moveFrom', run)}</w:p><w:p>{tracked('moveTo', run)}</w:p>"

    assert [(line.region, line.text) for line in lines(body)] == [
        (BODY, ""), (BODY, "flyttat"), (Region.DELETED, "flyttat"),
    ]  # fmt: skip


def test_rows_and_cells_that_were_taken_out():
    def row(text: str, properties: str = "", cell: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{p(text)}</w:tc></w:tr>"

    body = (
        f"<w:tbl>{row('kvar')}{row('rad', '<w:del/>')}{row('cell', cell='<w:cellDel/>')}{row('ny', '<w:ins/>')}</w:tbl>"
    )

    assert [(line.region, line.text) for line in lines(body) if line.text] == [
        (BODY, "kvar"), (BODY, "ny"), (Region.DELETED, "rad"), (Region.DELETED, "cell"),
    ]  # fmt: skip


def cell(*content: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(content)}</w:tc>'


def test_figures_within_a_page_laid_out_as_a_table_keep_their_rows():
    inner = (
        f"<w:tbl><w:tr>{cell(p('2018'))}{cell(p('100'))}</w:tr><w:tr>{cell(p('2019'))}{cell(p('120'))}</w:tr></w:tbl>"
    )
    body = (
        f"<w:tbl><w:tr>{cell(p('§ 1'))}{cell(p('Budget'), inner, p('efter'))}</w:tr>"
        f"<w:tr>{cell(p('§ 2'))}{cell(p('Val'))}</w:tr></w:tbl>"
    )
    found = {line.text: (line.cell.table, line.cell.row, line.cell.column) for line in lines(body)}

    assert found == {
        "§ 1": (0, 0, 0), "Budget": (0, 0, 1),
        "2018": (1, 0, 0), "100": (1, 0, 1), "2019": (1, 1, 0), "120": (1, 1, 1),
        "efter": (2, 0, 1), "§ 2": (2, 1, 0), "Val": (2, 1, 1),
    }  # fmt: skip


def test_columns_count_what_is_left_out_before_and_merged_cells():
    body = (
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell(p("c"))}</w:tr>'
        f"<w:tr>{cell(p('a'), span=2)}<w:sdt><w:sdtContent>{cell(p('d'))}</w:sdtContent></w:sdt></w:tr>"
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("v") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + cell(p("w")) + "</w:tr></w:tbl>"
    )
    found = {line.text: (line.cell.row, line.cell.column) for line in lines(body) if line.text}

    assert found == {"c": (0, 2), "a": (1, 0), "d": (1, 2), "v": (2, 0), "w": (3, 1)}


def test_text_boxes_stay_in_their_cell_and_headers_in_the_header():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('ruta')}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = (
        f"<w:tbl><w:tr>{cell(f'<w:p>{box}</w:p>')}</w:tr></w:tbl>"
        '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    )
    found = lines(body, header1=part("hdr", f"<w:p>{box}</w:p>"))

    assert [(line.region, line.text, line.cell is None) for line in found if line.text] == [
        (Region.HEADER, "ruta", True), (Region.TEXTBOX, "ruta", False),
    ]  # fmt: skip


@pytest.mark.parametrize("wrapper", ["sdt><w:sdtContent", "customXml", "smartTag", "okänt"])
def test_unknown_wrappers_swallow_nothing(wrapper):
    opened, closed = f"<w:{wrapper}>", "".join(f"</{name}>" for name in f"w:{wrapper}".split("><")[::-1])

    assert texts(opened + p("Beslut") + closed) == ["Beslut"]


def test_words_without_a_paragraph_are_not_lost():
    assert texts("<w:r><w:t>lös</w:t></w:r>" + p("fast")) == ["lös", "fast"]
