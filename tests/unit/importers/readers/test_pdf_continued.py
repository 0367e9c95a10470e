"""Tables without lines that go on over a page break; words and figures are invented."""

import pytest

from importers.readers import read
from tests.factories.pages import pdf

ROWS = (
    ("Verksamhet", "Budget", "Prognos"),
    ("Förskola", "81,4", "81,0"),
    ("Grundskola", "143,9", "145,5"),
    ("Gymnasieskola", "60,2", "59,8"),
    ("Musikskola", "12,5", "12,4"),
    ("Fritidshem", "22,0", "22,1"),
)
PLACES = (50, 200, 300)
HEAD, FOOT = "Norrby kommun", "Justerandes signatur"


def page(rows, *below, shift=0, top=80):
    def draw(sheet):
        sheet.text(50, 30, HEAD)
        sheet.rows(top, rows, [place + shift for place in PLACES])
        sheet.lines(50, top + 16 * len(rows) + 20, below)
        sheet.text(50, 590, FOOT)

    return draw


def cells(*pages):
    """(table, row, column, text) of the cells of the last page."""
    lines = read(pdf(*pages), "a.pdf").lines
    return [
        (line.cell.table, line.cell.row, line.cell.column, line.text)
        for line in lines
        if line.cell is not None and line.page == len(pages)
    ]


@pytest.mark.parametrize("cut", [4, 5])
def test_rows_below_the_break_are_of_the_table_above_it(cut):
    found = cells(page(ROWS[:cut]), page(ROWS[cut:], "Nämnden har sett över saken."))

    assert found == [(0, row, column, ROWS[row][column]) for row in range(cut, len(ROWS)) for column in range(3)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (page(ROWS[:5], "Mer text om saken."), page(ROWS[5:])),  # the table has ended
        (page(ROWS[:5]), page(ROWS[5:], shift=30)),  # other places
        (page(ROWS[:5]), page((("§ 4", "22,0", "22,1"),))),  # a §
        (page(ROWS[:5]), page((("Fritidshem", "", ""),))),  # one part
        (page(ROWS[:2]), page(ROWS[5:])),  # no table above
    ],
)
def test_other_lines_below_the_break_stay_lines(above, below):
    assert cells(above, below) == []


def test_tables_below_are_counted_on():
    found = cells(page(ROWS[:5]), page((ROWS[5], *(("", "", ""),) * 8, *ROWS[:4])))

    assert {table for table, *_ in found} == {0, 1}
    assert found[0] == (0, 5, 0, "Fritidshem")
    assert (1, 0, 0, "Verksamhet") in found


def test_a_cell_goes_on_below_its_row():
    rows = (("Plats", "Salen"), ("Beslutande", "Anna Ek (S)"), ("", "Bo Al (M)"), ("Justerare", "Bo Al"), ("Tid", "13"))
    below = (("Övriga", "Ida Jo, sekreterare"), ("", "Eva Ro, ekonom"), ("Paragrafer", "1-4"))

    def draw(some):
        return lambda sheet: sheet.rows(80, some, (50, 200))

    assert cells(draw(rows), draw(below)) == [
        (0, 4, 0, "Övriga"),
        (0, 4, 1, "Ida Jo, sekreterare"),
        (0, 4, 1, "Eva Ro, ekonom"),
        (0, 5, 0, "Paragrafer"),
        (0, 5, 1, "1-4"),
    ]
