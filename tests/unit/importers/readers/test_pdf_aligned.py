"""Tables without drawn lines."""

import pytest

from importers.readers import read
from tests.factories.pages import pdf

BUDGET = (
    ("Verksamhet", "Budget", "Prognos"),
    ("Förskola", "81,4", "81,0"),
    ("Grundskola", "143,9", "145,5"),
    ("Gymnasieskola", "60,2", "59,8"),
)
FRONT = (
    ("Plats och tid", "Kommunhuset i Ekhult, kl. 13.00–15.40"),
    ("Beslutande", "Maja Lind (S), ordförande"),
    ("", "Oskar Fors (M)"),
    ("", "Sara Ek (C)"),
    ("Utses att justera", "Oskar Fors"),
    ("Paragrafer", "95–97"),
)


def cells(*draw):
    lines = read(pdf(*draw), "a.pdf").lines
    return [(line.cell.row, line.cell.column, line.text) for line in lines if line.cell is not None]


def plain(*draw):
    document = read(pdf(*draw), "a.pdf")
    assert all(line.cell is None for line in document.lines)
    return [line.text for line in document.lines]


def test_a_budget_stays_a_table():
    found = cells(lambda page: page.rows(100, BUDGET, (50, 200, 300)))

    assert found == [(row, column, BUDGET[row][column]) for row in range(4) for column in range(3)]


def test_amounts_that_end_at_one_place_are_a_column():
    def drawn(page):
        for number, (name, amount) in enumerate((("Intäkter", "1 250"), ("Kostnader", "-980"), ("Resultat", "270"))):
            page.text(50, 100 + 14 * number, name)
            page.text(300, 100 + 14 * number, amount, right=True)

    assert cells(drawn) == [
        (0, 0, "Intäkter"), (0, 1, "1 250"), (1, 0, "Kostnader"), (1, 1, "-980"), (2, 0, "Resultat"), (2, 1, "270"),
    ]  # fmt: skip


def test_labels_of_a_front_page_stay_beside_their_values():
    assert cells(lambda page: page.rows(100, FRONT, (50, 180), step=13)) == [
        (0, 0, "Plats och tid"), (0, 1, "Kommunhuset i Ekhult, kl. 13.00–15.40"),
        (1, 0, "Beslutande"), (1, 1, "Maja Lind (S), ordförande"), (1, 1, "Oskar Fors (M)"), (1, 1, "Sara Ek (C)"),
        (2, 0, "Utses att justera"), (2, 1, "Oskar Fors"),
        (3, 0, "Paragrafer"), (3, 1, "95–97"),
    ]  # fmt: skip


def test_a_label_of_two_lines_is_one_label():
    rows = (*FRONT, ("Förvaringsplats för", "Utbildningsförvaltningen"), ("protokollet", ""))
    found = cells(lambda page: page.rows(100, rows, (50, 180), step=13))

    assert found[-3:] == [(4, 0, "Förvaringsplats för"), (4, 0, "protokollet"), (4, 1, "Utbildningsförvaltningen")]


def test_a_wrapped_cell_stays_in_its_row():
    rows = (
        ("Åtgärd", "Ansvarig", "Klart"),
        ("Se över avtalet om", "Förvaltningen", "2031"),
        ("skolskjuts i öster", "", ""),
        ("Bjud in föräldrar", "Rektorerna", "2032"),
    )
    found = cells(lambda page: page.rows(100, rows, (50, 200, 300), step=12))

    assert [(row, text) for row, column, text in found if column == 0] == [
        (0, "Åtgärd"), (1, "Se över avtalet om"), (1, "skolskjuts i öster"), (2, "Bjud in föräldrar"),
    ]  # fmt: skip


def test_lines_that_begin_with_a_marker_are_a_list():
    def drawn(page):
        for number, words in enumerate(("att anta planen,", "att avsluta uppdraget,", "att tacka arbetsgruppen.")):
            page.text(50, 100 + 14 * number, f"{number + 1}.")
            page.text(80, 100 + 14 * number, words)

    assert next(words.split() for words in plain(drawn)) == ["1.", "att", "anta", "planen,"]


def test_contents_are_read_line_by_line():
    rows = [(f"§ {number}", "Fastställande av dagordning", str(number)) for number in range(8, 13)]

    assert len(plain(lambda page: page.rows(100, rows, (50, 90, 330)))) == 5


@pytest.mark.parametrize("rows", [BUDGET[:2], FRONT[:2]], ids=["budget", "front"])
def test_two_rows_are_no_table(rows):
    plain(lambda page: page.rows(100, rows, (50, 200, 300)[: len(rows[0])]))


def test_a_letterhead_is_no_table():
    rows = (
        ("Ekhults kommun", "Datum", "Diarienummer"),
        ("Kommunledningen", "2031-03-05", "KL 2031/12"),
        ("Eva Sand", "", ""),
    )

    plain(lambda page: page.rows(60, rows, (50, 200, 300), step=13))


def test_a_heading_below_a_table_is_not_of_it():
    def drawn(page):
        page.rows(100, BUDGET, (50, 200, 300))
        page.text(50, 190, "Beslut", bold=True)
        page.text(50, 206, "Nämnden godkänner uppföljningen och lägger den till handlingarna.")

    lines = read(pdf(drawn), "a.pdf").lines
    assert next(line.text for line in lines if line.cell is None) == "Beslut"


def test_a_name_that_is_wrapped_in_its_cell_stays_in_its_row():
    def drawn(page):
        for number, (first, last, mark) in enumerate(
            (("Ingmar", "Fält", "X"), ("Amira", "Holst", ""), ("Claes", "Ödman", "X"), ("Nils", "Alm", "X"))
        ):
            page.text(50, 100 + 35 * number, first)
            page.text(50, 113 + 35 * number, last)
            page.text(110, 100 + 35 * number, "C")
            page.text(200, 100 + 35 * number, mark)

    assert [(row, text) for row, column, text in cells(drawn) if column == 0] == [
        (0, "Ingmar"), (0, "Fält"), (1, "Amira"), (1, "Holst"), (2, "Claes"), (2, "Ödman"), (3, "Nils"), (3, "Alm"),
    ]  # fmt: skip


def test_a_label_that_goes_on_beside_a_value_is_one_label():
    rows = (
        ("Plats och tid", "Kommunhuset, kl. 13.00"),
        ("Beslutande och tjänstgörande", "Maja Lind (S)"),
        ("ersättare", "Oskar Fors (M)"),
        ("Paragrafer", "95–97"),
    )
    found = cells(lambda page: page.rows(100, rows, (50, 200), step=13))

    assert [text for row, column, text in found if row == 1] == [
        "Beslutande och tjänstgörande", "ersättare", "Maja Lind (S)", "Oskar Fors (M)",
    ]  # fmt: skip


def test_a_number_on_the_next_line_of_a_value_is_of_that_value():
    rows = (
        ("Plats och tid", "Kommunhuset, kl."),
        ("", "16.30"),
        ("Utses att justera", "Oskar Fors"),
        ("Paragrafer", "7"),
    )
    found = cells(lambda page: page.rows(100, rows, (50, 200), step=13))

    assert [(row, text) for row, column, text in found if column == 1] == [
        (0, "Kommunhuset, kl."), (0, "16.30"), (1, "Oskar Fors"), (2, "7"),
    ]  # fmt: skip


def test_ranges_of_paragraphs_beside_a_label_are_a_value():
    rows = (("Beslutande", "Maja Lind (S)"), ("Paragrafer", "§§ 251–254"), ("Utses att justera", "Oskar Fors"))

    assert len(cells(lambda page: page.rows(100, rows, (50, 200), step=13))) == 6


ROLL = (("Anna Ek", "S", "X", ""), ("Bo Al,", "M", "", "X"), ("Eva Gy", "C", "X", ""), ("Ida Jo", "V", "", "X"))
COLUMNS = (50, 150, 200, 250)


@pytest.mark.parametrize("told", ["§§ 94–100", "§ 94", "§§ 94 och 96"])
def test_for_which_paragraphs_somebody_was_there_ends_no_roll(told):
    def drawn(page):
        page.rows(100, ROLL[:2], COLUMNS, step=20)
        page.text(50, 133, told)
        page.rows(153, ROLL[2:], COLUMNS, step=20)

    found = cells(drawn)
    assert [(row, column) for row, column, text in found if text in {"Bo Al,", told}] == [(1, 0), (1, 0)]
    assert max(row for row, *_ in found) == 3


@pytest.mark.parametrize("below", [("§ 94", "S", "X", ""), ("§ 94 Upprop", "", "", ""), ("§ 94 Taxa", "M", "", "X")])
def test_a_paragraph_among_rows_is_no_table(below):
    assert "§ 94" in " ".join(plain(lambda page: page.rows(100, (*ROLL[:2], below, *ROLL[2:]), COLUMNS)))


def test_a_paragraph_below_a_value_is_of_it():
    rows = (("Plats", "Kommunhuset"), ("Beslutande", "Anna Ek (S) fr o m"), ("", "§ 43/22"), ("Justerare", "Anna Ek"))

    assert (1, 1, "§ 43/22") in cells(lambda page: page.rows(100, rows, (50, 180), step=13))
