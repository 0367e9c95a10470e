"""Tables with drawn lines, their heads, and frames that are no tables."""

from importers.readers import pdf_tables, read
from importers.readers.pdf_fragments import Rule
from tests.factories.pages import LEFT_COLUMN, pdf

ROWS = (("Nämnd", "Ram"), ("Socialnämnden", "310"), ("Tekniska nämnden", "95"))


def grid(page, columns, rows):
    for x in columns:
        page.line(x, rows[0], x, rows[-1])
    for y in rows:
        page.line(columns[0], y, columns[-1], y)


def cells(*draw):
    lines = read(pdf(*draw), "a.pdf").lines
    return [(line.cell.row, line.cell.column, line.cell.header, line.text) for line in lines if line.cell is not None]


def test_two_rows_are_a_table_where_lines_are_drawn():
    def drawn(page):
        grid(page, (48, 180, 260), (88, 104, 120))
        page.rows(100, ROWS[:2], (50, 185))

    assert [cell[:2] for cell in cells(drawn)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_words_close_to_a_line_are_parted_by_it():
    def drawn(page):
        grid(page, (48, 118, 260), (88, 104, 120, 136))
        page.rows(100, (("Nämnd", "Ram"), ("Socialnämnden", "310 tkr"), ("Kulturnämnden", "95 tkr")), (50, 120))

    assert [cell[3] for cell in cells(drawn)] == ["Nämnd", "Ram", "Socialnämnden", "310 tkr", "Kulturnämnden", "95 tkr"]


def test_a_bold_first_row_is_the_head():
    def drawn(page):
        grid(page, (48, 180, 260), (88, 104, 120, 136))
        page.text(50, 100, "Nämnd", bold=True)
        page.text(185, 100, "Ram", bold=True)
        page.rows(116, ROWS[1:], (50, 185))

    assert [header for _, _, header, _ in cells(drawn)] == [True, True, False, False, False, False]


def test_cells_that_are_drawn_column_by_column_are_read_row_by_row():
    def drawn(page):
        grid(page, (48, 180, 260), (88, 104, 120, 136))
        page.lines(50, 100, [row[0] for row in ROWS], step=16)
        page.lines(185, 100, [row[1] for row in ROWS], step=16)

    assert [cell[3] for cell in cells(drawn)] == [words for row in ROWS for words in row]


def test_rows_are_parted_by_lines_though_their_cells_wrap():
    def drawn(page):
        for y in (88, 104, 132, 160):
            page.line(48, y, 350, y)
        page.rows(
            100,
            (("Åtgärd", "Klart"), ("Se över", "2031"), ("Avtalet", ""), ("Bjud in", "2032"), ("Alla", "")),
            (50, 200),
            step=14,
        )

    assert [(row, text) for row, column, _, text in cells(drawn) if column == 0] == [
        (0, "Åtgärd"), (1, "Se över"), (1, "Avtalet"), (2, "Bjud in"), (2, "Alla"),
    ]  # fmt: skip


def test_a_frame_around_text_is_no_table():
    def drawn(page):
        grid(page, (38, 360), (80, 300))
        page.lines(50, 100, LEFT_COLUMN)

    assert cells(drawn) == []


def test_stretches_of_one_line_are_one():
    rules = [Rule(100, 10, 50), Rule(100.5, 51, 90), Rule(140, 10, 50)]

    assert pdf_tables.merged(rules) == [Rule(100, 10, 90), Rule(140, 10, 50)]


def test_tables_are_numbered_through_the_file():
    def first(page):
        page.rows(100, (("Ett", "1"), ("Två", "2"), ("Tre", "3")), (50, 200))

    def second(page):
        page.rows(300, (("Fyra", "4"), ("Fem", "5"), ("Sex", "6")), (50, 200))

    lines = read(pdf(first, second), "a.pdf").lines
    assert [line.cell.table for line in lines] == [0] * 6 + [1] * 6
