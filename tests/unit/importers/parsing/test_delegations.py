"""To which meeting a list of delegates' decisions is reported."""

from datetime import date

import pytest

from importers import parsing
from importers.source import Cell, FileType, SourceDocument, SourceLine

LIST = (
    "Miljöförbundet Norra Åsbygden\n\nDelegationsbeslut\n\nBeslut fattade under tiden 2031-08-15–2031-09-09\n\n{}\n\n"
    "Dnr\tFastighet\tBeslutsdatum\tBeslut\n2031-914\tTorp 1:8\t2031-08-17\tTillstånd\n\n2031-08-30\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Anmäls till: Förbundsdirektionen 2031-09-22",
        "Anmäls vid direktionens sammanträde den 22 september 2031",
        "Redovisas för direktionen 2031-09-22",
        "Till direktionens sammanträde 2031-09-22",
    ],
)
def test_the_meeting_to_which_decisions_are_reported(parse, line):
    assert parse(LIST.format(line)).front.meeting_date.value == date(2031, 9, 22)


@pytest.mark.parametrize("line", ["Anmälda beslut under perioden 2031-08-15–2031-09-09", "Handläggare: Ann Ek"])
def test_days_of_decisions_are_of_no_meeting(parse, line):
    assert parse(LIST.format(line)).front.meeting_date is None


@pytest.mark.parametrize(
    "head",
    [
        "Nämnd\nKulturnämnden\n\nSammanträde\n2031-09-22\n\nPeriod\naugusti 2031",
        "Nämnd: Kulturnämnden\n\nSammanträdesdatum: 22 september 2031",
        "Redovisas: 2031-09-22",
    ],
)
def test_a_row_names_the_meeting_to_which_decisions_are_reported(parse, head):
    assert parse(LIST.format(head)).front.meeting_date.value == date(2031, 9, 22)


def test_a_table_of_labels_above_the_list_is_no_row_of_it():
    def cell(text, table, row, column):
        return SourceLine(text, cell=Cell(table, row, column))

    head = (("Nämnd", "Kulturnämnden"), ("Sammanträde", "2031-09-22"), ("Delegat", "Ann Ek, rektor"))
    rows = (("Nr", "Datum", "Ärende"), ("1", "2031-08-17", "Bidrag"), ("2", "2031-08-19", "Tillstånd"))
    lines = [SourceLine("Ekby kommun"), SourceLine("Anmälan av delegationsbeslut")]
    lines += [cell(text, 0, at, column) for at, row in enumerate(head) for column, text in enumerate(row)]
    lines += [SourceLine("Besluten:")]
    lines += [cell(text, 1, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)]
    page = parsing.parse(SourceDocument(tuple(lines), FileType.DOCX)).front

    assert (page.body.text, page.meeting_date.value) == ("Kulturnämnden", date(2031, 9, 22))


def test_the_number_of_the_list_is_not_of_what_it_lists(parse):
    paper = parse(
        "Delegationslista\n\nTekniska nämnden\n\nDnr: TN 2031/2\n\nTN 2031/14, 2031-01-14 Upplåtelse av torget, som "
        "beviljades i sin helhet.\n\nTN 2031/17, 2031-01-21 Lokal trafikföreskrift, som beslutades.\n\nKarl Ås\n"
    ).papers[0]
    assert [one.key for one in paper.dnrs] == ["2031/2"]


@pytest.mark.parametrize(
    "line", ["Redovisas vid nämndens sammanträde den 22 september 2031", "Besluten anmäls i direktionen 2031-09-22"]
)
def test_a_sentence_below_the_rows_tells_the_meeting(parse, line):
    assert parse(f"{LIST.format('Handläggare: Ann Ek')}\n{line}\n").front.meeting_date.value == date(2031, 9, 22)


@pytest.mark.parametrize("line", ["Redovisningsdatum: 2031-09-22", "Anmälningsdatum\n2031-09-22"])
def test_the_day_of_reporting_is_of_the_meeting(parse, line):
    assert parse(LIST.format(line)).front.meeting_date.value == date(2031, 9, 22)


@pytest.mark.parametrize(
    "rows",
    [
        "Delegat    Datum        Beslut\nIda Jo     2031-02-05   Bidrag beviljas\nBo Al      2031-02-12   Tillstånd",
        "§ 12 Bidrag\nBeslutsfattare: Ida Jo\nDatum: 2031-02-05\n\n§ 13 Tillstånd\nBeslutsfattare: Bo Al",
    ],
)
def test_the_day_of_the_first_decision_is_of_no_meeting(parse, rows):
    page = parse(f"Ekbro kommun\n\nDelegationslista\n\nSocialnämnden\n\nPeriod: februari 2031\n\n{rows}\n").front

    assert (page.body.text, page.meeting_date) == ("Socialnämnden", None)
