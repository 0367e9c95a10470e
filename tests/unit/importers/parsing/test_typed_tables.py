"""Tables that are typed with tabs or blanks: what is one, and what only looks like one."""

import pytest

from importers import parsing
from importers.parsing import ParsedItem, TableBlock
from importers.source import FileType, Region, SourceDocument, SourceLine


def _item(parse, lines: str) -> ParsedItem:
    return parse(f"PROTOKOLL\n\n§ 1 Ramar\n\nBakgrund\n\nNämnden har räknat.\n\n{lines}\n\nSå blev det.").items[0]


def _tables(parse, lines: str) -> list[TableBlock]:
    return [one for section in _item(parse, lines).sections for one in section.blocks if isinstance(one, TableBlock)]


def _texts(table: TableBlock) -> list[list[str]]:
    return [[" ".join(line.text for line in cell) for cell in row] for row in table.rows]


def _typed(*rows: str) -> str:
    """Rows with a bar between cells, typed with tabs."""
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)


BUDGET = ("Nämnd|Ram 2030|Ram 2031", "Kommunstyrelsen|82,0|82,5", "Socialnämnden|124,7|-", "Summa|206,7|82,5")


def test_rows_typed_with_tabs(parse):
    (table,) = _tables(parse, _typed(*BUDGET))

    assert _texts(table) == [row.split("|") for row in BUDGET]
    assert table.header_rows == 1


INDENTED = "            Tkr\n    Mark  1 200\n    Hus  14 800"


@pytest.mark.parametrize("typed", [_typed(*BUDGET), INDENTED])
def test_every_cell_keeps_its_place(parse, typed):
    document = parse(f"PROTOKOLL\n\n§ 1 Ramar\n\nBakgrund\n\n{typed}\n")
    (table,) = (one for one in document.items[0].sections[0].blocks if isinstance(one, TableBlock))
    cells = [line for row in table.rows for cell in row for line in cell]

    assert [document.text[one.start : one.end] for one in cells] == [one.text for one in cells]
    assert not document.unparsed


def test_figures_set_to_the_right_below_heads_with_nothing_above_the_labels(parse):
    (table,) = _tables(
        parse,
        "                                   Budget        Utfall\n"
        "                                     2030      jan-juni\n"
        "Förskola                           81 400        40 950\n"
        "Grundskola och fritidshem         143 900        72 100\n"
        "Summa                             225 300       113 050",
    )

    assert table.header_rows == 2
    assert _texts(table)[1:3] == [["", "2030", "jan-juni"], ["Förskola", "81 400", "40 950"]]


def test_a_single_head_above_the_figures(parse):
    (table,) = _tables(
        parse, "                    Belopp, tkr\nMark                      1 200\nByggnad                  14 800"
    )

    assert _texts(table) == [["", "Belopp, tkr"], ["Mark", "1 200"], ["Byggnad", "14 800"]]


def test_more_tabs_than_columns(parse):
    """Tabs were pressed until the columns stood below each other on paper."""
    (table,) = _tables(
        parse, "Förening\t\t\tSökt\tBeviljat\nSim\t\t\t\t40 000\t20 000\nTeater Kajen\t\t310 000\t225 000"
    )

    assert _texts(table)[1:] == [["Sim", "40 000", "20 000"], ["Teater Kajen", "310 000", "225 000"]]


def test_a_cell_is_missing_in_the_row_of_the_sum(parse):
    (table,) = _tables(parse, _typed("Åtgärd|Beräkning|Kronor", "Bygglov|39 × 0,8 × 44|15 101", "Summa||15 101"))

    assert _texts(table)[2] == ["Summa", "", "15 101"]


def test_a_cell_is_missing_in_a_row_set_with_blanks(parse):
    (table,) = _tables(
        parse,
        "Åtgärd         Beräkning        Kronor\n"
        "Bygglov        39 × 0,8 × 44    15 101\n"
        "Startbesked    13 × 0,8 × 44     5 034\n"
        "Summa                           20 135",
    )

    assert _texts(table)[3] == ["Summa", "", "20 135"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Plats|Avgift per dag|Avgift per år", "Liten|45 kr|1 230 kr", "Stor|130 kr|3 450 kr"),
        ("Kommun|Andel|Avgift", "Kornby|52,0 %|21 528:-", "Åby|48,0 %|19 872:-"),
        ("Skola|Kvot|Förändring", "Norra|0,35|+0,02", "Södra|0,41|-0,01"),
        ("Projekt|2030|2031|Summa", "Brovaktens förskola|3,0|5,4|8,4"),
        ("Årskurs|Gräns", "F–3|2 km", "4–6|4 km"),
        ("Lokaler|12 500 tkr", "Personal|98 250 tkr", "Övrigt|4 100 tkr"),
        ("Ledning|12", "Personal|98", "Totalt|110"),
    ],
)
def test_fees_shares_quotas_and_sums(parse, rows):
    (table,) = _tables(parse, _typed(*rows))

    assert _texts(table) == [row.split("|") for row in rows]


def test_a_head_and_rows_with_blank_lines_between(parse):
    (table,) = _tables(parse, _typed(*BUDGET).replace("\n", "\n\n"))

    assert len(table.rows) == 4


def test_two_tables_below_each_other(parse):
    tables = _tables(parse, f"{_typed(*BUDGET)}\n\n{_typed('Skola|Elever', 'Norra|88', 'Södra|11')}")

    assert [len(one.rows) for one in tables] == [4, 3]


@pytest.mark.parametrize(
    "rows",
    [
        ("Ledamot|Ja|Nej", "Anna Ek (S)|1|", "Bo Al (M)||1", "Summa|1|1"),
        ("Förslag|Röster", "Anna Ek|23", "Bo Al|12"),
        ("Namn|Parti|Närvaro", "Anna Ek|S|1", "Bo Al|M|1"),
        ("Namn|Parti|Antal", "Anna Ek|S|1", "Bo Al|M|1"),
        ("Ordförande|Arvode", "Anna Ek (S)|4 000", "Bo Al (M)|4 000"),
        ("Ja-röster|12", "Nej-röster|5", "Avstår|3"),
        ("Ärende|Sida", "Budget|3", "Taxa|4"),
        ("Budget|3", "Taxa|4", "Val|4"),
        ("Datum:|2030-05-01", "Antal sidor:|12", "Bilagor:|3"),
        ("Kommunstyrelsen|Protokoll|Sida 1 (4)", "Datum|2030-05-01|"),
        ("Delegat|Beslut|Datum", "Rektor|Avslag|2030-05-01", "Chef|Bifall|2030-05-02"),
        ("Ordförande|Anna Ek", "Justerare|Bo Al", "Paragrafer|1-12"),
        ("Nr|Punkt|Beslut", "1|3.1|Bifall", "2|4.7|Avslag"),
        ("Projekt|Belopp", "Bron|3,0"),  # one row of two cells
    ],
)
def test_what_is_no_table(parse, rows):
    assert _tables(parse, _typed(*rows)) == []


def test_rows_with_more_columns_than_paper_holds_are_no_table(parse):
    assert _tables(parse, _typed("År" + "|tkr" * 60, "2030" + "|12" * 60, "2031" + "|14" * 60)) == []


def test_prose_with_double_blanks_is_no_table(parse):
    lines = "Nämnden fick  120 000 kronor\nför åtgärder.  År 2030 kom  45 000\nkronor till.  Resten är 75 000"

    assert _tables(parse, lines) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("Nämnd|Belopp", "Förskola|12 000 tkr", "Skola|14 000 tkr", "Äldre samt|vårdnämnden"),
        ("Upplysningar|till tabellen", "Nämnd|Belopp", "Förskola|12 000 tkr", "Anna|Bo", "Skola|14 000 tkr"),
        ("Insats|2029|2030", "Unga (inkl.|447|476 gränsgångare)", "Vuxna|357|376"),
    ],
)
def test_a_block_that_is_a_table_in_part_stays_lines(parse, rows):
    """A row broken over two lines would tear the table in two, or has words of the next line in its cells."""
    assert _tables(parse, _typed(*rows)) == []
    assert _tables(parse, _typed(*rows).replace("\n", "\n\n")) == []


def test_paragraphs_of_word_with_tab_stops(parse):
    lines = [SourceLine(one, style="Normal") for one in _typed(*BUDGET).split("\n")]
    above = [SourceLine(one, style="Normal") for one in ("PROTOKOLL", "§ 1 Ramar", "Bakgrund")]
    document = parsing.parse(SourceDocument((*above, *lines), FileType.DOCX))
    (table,) = document.items[0].sections[0].blocks

    assert isinstance(table, TableBlock)
    assert len(table.rows) == 4


def test_text_boxes_hold_no_rows():
    lines = [SourceLine(one, region=Region.TEXTBOX) for one in _typed(*BUDGET).split("\n")]
    above = [SourceLine(one) for one in ("PROTOKOLL", "§ 1 Ramar", "Bakgrund")]
    document = parsing.parse(SourceDocument((*above, *lines), FileType.DOCX))

    assert not any(isinstance(one, TableBlock) for one in document.items[0].sections[0].blocks)


def test_labels_above_the_first_item_stay_lines(parse):
    front = _typed("Nämnd|Antal", "Kommunstyrelsen|12", "Socialnämnden|14")
    document = parse(f"PROTOKOLL\n\n{front}\n\n§ 1 Ramar\n\nBeslut\n\nRamarna antas.")

    assert not [value for value in parsing.pieces(document) if "TableBlock" in str(value)]


def test_a_letter_keeps_its_table(parse):
    document = parse(
        "TJÄNSTESKRIVELSE\n\nKornby kommun\n\nDatum 2030-05-01\nDnr KS 2030/12\n\nTill kommunstyrelsen\n\n"
        f"Ramar 2031\n\nSammanfattning\n\nSå här.\n\n{_typed(*BUDGET)}\n\nFörslag till beslut\n\nRamarna antas."
    )
    blocks = [block for section in document.papers[0].sections for block in section.blocks]

    assert [len(one.rows) for one in blocks if isinstance(one, TableBlock)] == [4]
