import pytest

from importers.parsing import units
from importers.parsing.result import Span
from importers.source import Cell, FileType, SourceDocument, SourceLine


def texts(found):
    return [unit.text for unit in found]


def test_text_that_is_not_wrapped_keeps_its_lines(units_of):
    assert texts(units_of("PO Johansson\nFörvaltningschef\n\nBeslut")) == ["PO Johansson", "Förvaltningschef", "Beslut"]


def test_wrapped_lines_become_paragraphs(units_of):
    text = (
        "Kommunstyrelsen har i flera år följt frågan om trygga skolvägar i kommunens\n"
        "tätorter. Förslaget innebär att hållplatserna får belysning.\n"
        "En ny mening på en egen rad är ett nytt stycke.\n"
        "\n"
        "Nästa stycke."
    )
    assert texts(units_of(text, wrapped=True)) == [
        (
            "Kommunstyrelsen har i flera år följt frågan om trygga skolvägar i kommunens tätorter. Förslaget innebär "
            "att hållplatserna får belysning."
        ),
        "En ny mening på en egen rad är ett nytt stycke.",
        "Nästa stycke.",
    ]


def test_att_lines_and_headings_begin_anew(units_of):
    text = "Nämnden beslutar\natt anta planen, och\natt skicka den vidare till kommunstyrelsen\nBakgrund\nText."
    assert texts(units_of(text, wrapped=True)) == [
        "Nämnden beslutar",
        "att anta planen, och",
        "att skicka den vidare till kommunstyrelsen",
        "Bakgrund",
        "Text.",
    ]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("en länsgemen-\nsam modell", "en länsgemensam modell"),
        ("en läns-\ngemensam modell, läns-gemensam", "en läns-gemensam modell, läns-gemensam"),
        ("hälso-\noch sjukvård", "hälso- och sjukvård"),
        ("nya IT-\nsystem köps in", "nya IT-system köps in"),
        ("mellan 2016-\n2018 års nivå", "mellan 2016-2018 års nivå"),
    ],
)
def test_words_broken_at_a_line_end(lines, read, units_of):
    first, second = lines.split("\n")
    filler = "Detta är en rad som är lika lång som de andra raderna i stycket, "
    (unit,) = units_of(f"{filler}{first}\n{second} och mer text som följer här på den raden i stycket.", wrapped=True)

    assert read in unit.text
    assert len(unit.located().spans) == 2


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- Att godkänna", "-", "Att godkänna"),
        ("• Att godkänna", "•", "Att godkänna"),
        ("1. Taxan antas", "1.", "Taxan antas"),
        ("b) Taxan antas", "b)", "Taxan antas"),
        ("2017. 235", None, "2017. 235"),
        ("-inte", None, "-inte"),
    ],
)
def test_markers_stand_apart(line, marker, text, units_of):
    (unit,) = units_of(line)

    assert (unit.marker.text if unit.marker else None) == marker
    assert unit.text == text


def test_places_are_those_of_the_document():
    source = SourceDocument((SourceLine(""), SourceLine("  Ett  "), SourceLine("två")), FileType.TEXT)
    lines = units.numbered_lines(source)

    assert units.document_text(source) == "\n  Ett  \ntvå"
    assert [(line.start, line.end, line.gap) for line in lines] == [(3, 6, True), (9, 12, False)]


def test_table_cells_keep_their_places():
    def cell(row, column, text, *, header=False):
        return SourceLine(text, cell=Cell(0, row, column, header))

    source = SourceDocument(
        (cell(0, 0, "År", header=True), cell(0, 2, "Kr", header=True), cell(1, 0, "2018"), cell(1, 0, "(prognos)")),
        FileType.DOCX,
    )
    lines = units.numbered_lines(source)
    (unit,) = units.group(lines, units.Width(lines, wrapped=False))

    assert [[[line.text for line in one] for one in row] for row in unit.table.rows] == [
        [["År"], [], ["Kr"]],
        [["2018", "(prognos)"], [], []],
    ]
    assert unit.table.header_rows == 1
    assert unit.table.rows[1][0][1].spans == (Span(11, 20),)
    assert texts(units.flatten(unit)) == ["År", "Kr", "2018", "(prognos)"]


def test_sentence_goes_on_over_a_page_and_a_new_one_does_not():
    def on_page(number, text):
        return SourceLine(text, page=number, left=50.0, right=50.0 + 5 * len(text), top=100.0, size=10)

    full = "Nämnden har följt frågan i flera år och ser att behovet av insatser ökar för varje"
    for second, count in (("år som går.", 1), ("År 2018 ökade det.", 2)):
        source = SourceDocument((on_page(1, full), on_page(2, second)), FileType.PDF, wrapped=True)
        lines = units.numbered_lines(source)
        assert len(units.group(lines, units.Width(lines, wrapped=True))) == count


def test_printed_lines_of_a_cell_are_joined_where_one_goes_on_in_the_next():
    values = (
        "Kommunhuset, kl.",
        "13.00",
        "Salen, klockan",
        "13.15–16.40",
        "Bo Ek",
        "(S)",
        "Eva Alm (M), tjänstgörande",
        "ersättare",
        "Ada Berg (C)",
    )
    source = SourceDocument(
        tuple(
            SourceLine(text, page=1, left=200.0, right=200.0 + 5 * len(text), top=100.0 + 12 * n, cell=Cell(0, 0, 1))
            for n, text in enumerate(values)
        ),
        FileType.PDF,
        wrapped=True,
    )
    lines = units.numbered_lines(source)
    (unit,) = units.group(lines, units.Width(lines, wrapped=True))

    assert [part.text for part in unit.table.rows[0][1]] == [
        "Kommunhuset, kl. 13.00",
        "Salen, klockan 13.15–16.40",
        "Bo Ek (S)",
        "Eva Alm (M), tjänstgörande ersättare",
        "Ada Berg (C)",
    ]


def test_the_party_of_a_name_that_a_line_end_cut_off_is_no_marker(units_of):
    text = (
        "att till ledamot i styrelsen för återstoden av mandatperioden utse Ann-Mari Ekvall\n"
        "(s) efter Bo Al, och att kalla henne till nästa sammanträde som hålls i maj nästa år\n"
        "\n"
        "Alternativen är\n(m) markera\n(s) sätta upp"
    )
    found = units_of(text, wrapped=True)

    assert "utse Ann-Mari Ekvall (s) efter Bo Al" in found[0].text
    assert [unit.marker.text.strip() for unit in found if unit.marker] == ["(m)", "(s)"]


def test_a_figure_that_is_waited_for_goes_on_over_the_page():
    lines = (
        SourceLine("att återremittera ärendet för att föreningens bokslut för", page=1),
        SourceLine("2031 ska kunna bifogas de handlingar som nämnden har fått", page=2),
        SourceLine("1 200 kronor är en ny rad som ingenting på sidan väntar på", page=3),
    )
    numbered = units.numbered_lines(SourceDocument(lines, FileType.PDF))
    found = units.group(numbered, units.Width(numbered, wrapped=True))

    assert [unit.text.split()[0] for unit in found] == ["att", "1"]


def test_a_sentence_further_out_than_the_item_above_it_begins_anew():
    def lines(left):
        texts = (
            "1. Planen för stränder och bryggor i hela kommunen gäller från nyår.",
            "Styrelsen ser gärna att alla följer den:",
        )
        return tuple(
            SourceLine(text, page=1, left=edge, right=400.0, top=top, size=10.0)
            for text, edge, top in zip(texts, (80.0, left), (100.0, 112.0), strict=True)
        )

    def read(left):
        numbered = units.numbered_lines(SourceDocument(lines(left), FileType.PDF, wrapped=True))
        return [unit.text for unit in units.group(numbered, units.Width(numbered, wrapped=True))]

    assert len(read(70.0)) == 2
    assert len(read(95.0)) == 1


def test_numbered_att_is_a_marker(units_of):
    found = units_of("att1 bygga skolan\n\natt2 riva den gamla\n\natt bygga")
    assert [(unit.marker and unit.marker.text, unit.text) for unit in found] == [
        ("att1", "bygga skolan"),
        ("att2", "riva den gamla"),
        (None, "att bygga"),
    ]


def test_the_word_for_minutes_is_a_line_of_its_own(units_of):
    text = "Gemensamma nämnden för familjerätt i norra länet\nSammanträdesprotokoll\nonsdagen den 15 mars 2023"

    assert [unit.text for unit in units_of(text, wrapped=True)] == text.split("\n")


def test_the_party_that_a_line_end_cut_off_goes_on_with_its_name(units_of):
    text = (
        "Tilda Eken (V), Marko Jelin (V) och Sigvard Ahlin\n(MP) reserverar sig mot beslutet som fattades av\n"
        "kommunfullmäktige den dagen, och lämnade in skälen\ntill detta skriftligt samma kväll till kansliet.\n"
    )
    assert len(units_of(text, wrapped=True)) == 1


@pytest.mark.parametrize(
    ("top", "header_rows"),
    [(("Part", "2030", "2031"), 1), (("Post", "2030, tkr", "Summa"), 1), (("Väg", "12 tkr", "14 tkr"), 0)],
)
def test_years_may_head_columns_and_amounts_do_not(top, header_rows):
    rows = (top, ("Bro", "5 000", "4 000"), ("Tunnel", "2 500", "2 000"))
    cells = [SourceLine(one, cell=Cell(0, row, at)) for row, texts in enumerate(rows) for at, one in enumerate(texts)]
    lines = units.numbered_lines(SourceDocument(tuple(cells), FileType.PDF))
    (unit,) = units.group(lines, units.Width(lines, wrapped=False))

    assert unit.table.header_rows == header_rows
