"""Headings in the margin."""

import pytest

from importers import parsing
from importers.parsing import SectionKind
from importers.source import Cell, FileType, SourceDocument, SourceLine


def test_heading_and_text_on_one_line(parse):
    document = parse("PROTOKOLL\n\n§ 1 Taxa\n\nBeslut\tTaxan antas.\n\nBakgrund\tTaxan är gammal.")

    assert [clause.text.text for clause in document.items[0].clauses] == ["Taxan antas."]
    assert [one.kind for one in document.items[0].sections] == [SectionKind.DECISION, SectionKind.BACKGROUND]


def test_blanks_as_columns(parse):
    document = parse("PROTOKOLL\n\n§ 1 Taxa\n\nBeslut            Taxan antas.")

    assert [clause.text.text for clause in document.items[0].clauses] == ["Taxan antas."]


def test_heading_over_two_lines(parse):
    document = parse(
        "PROTOKOLL\n\n§ 1 Taxa\n\nBeslut\tTaxan antas.\n"
        "Sammanfattning\tTaxan är gammal och behöver\nav ärendet\tskrivas om."
    )
    sections = document.items[0].sections
    assert [one.heading.text for one in sections] == ["Beslut", "Sammanfattning av ärendet"]
    assert len(document.items[0].clauses) == 1


@pytest.mark.parametrize("line", ["Verksamhet\tBudget", "Plats och tid\tKommunhuset", "Beslutet\toch mer text"])
def test_other_columns_stay(parse, line):
    document = parse(f"PROTOKOLL\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.\n\nBakgrund\n\n{line}")
    printed = [document.text[one.start : one.end] for one in parsing.pieces(document)]

    assert line in printed or line.split("\t")[0] in printed


def test_a_printed_table_of_headings_is_none():
    def line(text: str, row: int, column: int) -> SourceLine:
        return SourceLine(
            text, page=1, top=100.0 + 14 * row, left=60.0 + 130 * column, right=400.0, cell=Cell(0, row, column)
        )

    lines = (
        SourceLine("PROTOKOLL", page=1, top=40.0, left=60.0, right=120.0),
        SourceLine("§ 1 Taxa", page=1, top=70.0, left=60.0, right=120.0),
        line("Beslut", 0, 0),
        line("Taxan antas.", 0, 1),
        line("Sammanfattning av", 1, 0),
        line("Taxan är gammal och", 1, 1),
        line("ärendet", 2, 0),
        line("behöver skrivas om.", 2, 1),
    )
    document = parsing.parse(SourceDocument(lines, FileType.PDF, wrapped=True))

    assert [one.heading.text for one in document.items[0].sections] == ["Beslut", "Sammanfattning av ärendet"]
    assert [clause.text.text for clause in document.items[0].clauses] == ["Taxan antas."]


def test_the_head_of_a_list_is_no_heading_of_the_margin(parse):
    rows = "Beslut\tVem\nBygglov för garage\tHandläggaren\nRivning av skjul\tChefen\n\n"
    told = f"§ 3 Delegation\n\n{rows}Nämndens beslut\n\nListan noteras.\n"
    margin = "§ 3 Delegation\n\nBeslut\tNämnden noterar\nSkickas till\tRevisorerna\nBilaga\tLista\n"

    assert [one.text.text for one in parse(told).items[0].clauses] == ["Listan noteras."]
    assert [one.text.text for one in parse(margin).items[0].clauses] == ["Nämnden noterar"]


def test_a_numbered_heading_of_the_margin(parse):
    document = parse("PROTOKOLL\n\n§ 1 Taxa\n\n1. Bakgrund\tTaxan är gammal.\n\n2. Beslut\tTaxan antas.")

    assert [clause.text.text for clause in document.items[0].clauses] == ["Taxan antas."]


def test_what_stands_below_a_list_is_no_more_of_a_heading_in_the_margin(parse):
    rows = "Delegat\tBeslut\tDatum\nRektor Ek\tAvtal om mat\t2030-05-01\nChefen\tAvslag\t2030-05-02\n\n"
    item = parse(f"PROTOKOLL\n\n§ 3 Delegation\n\n{rows}Nämndens beslut\n\n- att notera listan.\n").items[0]

    assert [one.heading.text for one in item.sections if one.heading] == ["Nämndens beslut"]
    assert [one.level_body for one in item.clauses] == ["Nämnden"]


def test_the_head_of_a_table_is_no_heading_of_the_margin(parse):
    rows = "Alternativ\tKostnad\tPris\nEgen regi\thög\tlåg\nBolag\tlåg\thög\n\n"
    item = parse(f"PROTOKOLL\n\n§ 3 Drift\n\n{rows}Beslut\n\nÄrendet återremitteras.\n").items[0]

    assert [one.heading.text for one in item.sections if one.heading] == ["Beslut"]
