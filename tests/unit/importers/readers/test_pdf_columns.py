"""Running text in columns is read column by column, and nothing else is taken for columns."""

from importers.readers import pdf_columns, read
from importers.readers.pdf_fragments import Box, Fragment
from tests.factories.pages import LEFT_COLUMN, RIGHT_COLUMN, pdf


def texts(*draw, **options):
    return [line.text for line in read(pdf(*draw, **options), "a.pdf").lines]


def fragment(x, y, text, line, size=10):
    return Fragment(text, Box(x, y - size, x + 0.5 * size * len(text), y + 2), y, size, False, False, line, -1, -1)


def row_by_row(page):
    """Two columns as some programs draw them: the left line, the right line, the next left line."""
    page.text(40, 60, "Tjänsteskrivelse om skolskjutsar i kommunens östra delar", size=12, bold=True)
    for number, (left, right) in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
        page.text(40, 100 + 12 * number, left, size=7.5)
        page.text(215, 100 + 12 * number, right, size=7.5)
    page.text(
        40, 220, "Förvaltningen föreslår att nämnden godkänner genomgången och lägger den till handlingarna.", size=8
    )


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other():
    lines = texts(row_by_row)

    assert lines[0].startswith("Tjänsteskrivelse")
    assert lines[1:8] == list(LEFT_COLUMN)
    assert lines[8:15] == list(RIGHT_COLUMN)
    assert lines[15].startswith("Förvaltningen föreslår")


def test_columns_that_are_drawn_one_by_one_stay_so():
    def drawn(page):
        page.lines(40, 100, LEFT_COLUMN, size=7.5)
        page.lines(215, 100, RIGHT_COLUMN, size=7.5)

    assert texts(drawn) == [*LEFT_COLUMN, *RIGHT_COLUMN]


def test_three_columns():
    words = ["gatan fick en ny", "cykelväg som går", "längs hela bäcken", "och vidare mot ån"]
    columns = [[f"{word} {letter}" for word in words] for letter in "abc"]
    fragments = [
        fragment(40 + 125 * column, 100 + 12 * row, columns[column][row], row)
        for row in range(4)
        for column in range(3)
    ]
    groups = pdf_columns.in_columns(fragments)

    assert [[one.text for one in group] for group in groups] == columns


def test_a_table_of_short_words_is_no_columns():
    fragments = [
        fragment(x, 100 + 12 * row, words, row) for row in range(6) for x, words in ((40, "Förskola"), (240, "81,4"))
    ]
    assert pdf_columns.in_columns(fragments) is None


def test_names_side_by_side_are_no_columns():
    fragments = [
        fragment(x, 100 + 12 * row, words, row)
        for row in range(8)
        for x, words in ((40, "Maja Lindkvist (S), ordförande"), (240, "Oskar Forsberg (M), ersättare"))
    ]
    assert pdf_columns.in_columns(fragments) is None


def test_labels_beside_values_are_no_columns():
    values = (
        "Kommunhuset i Ekhult, sal Eken, klockan 13.00 till",
        "15.40 med paus",
        "Maja Lind (S)",
        "och andra",
        "95–97",
    )
    labels = ("Plats och tid för nämndens möte", "", "Beslutande ledamöter", "", "Paragrafer i protokollet")
    fragments = [
        fragment(x, 100 + 12 * row, words, row)
        for row, pair in enumerate(zip(labels, values, strict=True))
        for x, words in zip((40, 200), pair, strict=True)
        if words
    ]
    assert pdf_columns.in_columns(fragments) is None
