"""What is told of the pages of a PDF."""

from importers.readers import pdf_notices
from importers.readers.pdf_hidden import Reason


def test_nothing_is_told_of_nothing():
    assert [*pdf_notices.unread([], without_tool=True), *pdf_notices.damaged([]), *pdf_notices.pictured([])] == []
    assert list(pdf_notices.hidden([])) == []


def test_many_pages_are_cut_short():
    (notice,) = pdf_notices.damaged(range(1, 20))

    assert notice.message == (
        "Texten på sidorna 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 … går inte att lita på: tecknen är skadade i filen. "
        "Jämför med originalet."
    )


def test_it_is_said_that_the_program_is_missing():
    (notice,) = pdf_notices.unread([3], without_tool=True)

    assert notice.message == (
        "Sidan 3 har ingen text som går att läsa: tom eller inskannad. "
        "Programmet för textigenkänning (Tesseract) finns inte här."
    )


def test_a_page_that_is_a_picture():
    (notice,) = pdf_notices.pictured([2, 4])

    assert notice.message == "Sidorna 2, 4 är till största delen en bild. Ord som står i bilden lästes inte."


def test_hidden_text_is_pointed_out_twenty_times():
    told = list(pdf_notices.hidden([(line, 1, Reason.PALE) for line in range(25)]))

    assert [notice.line for notice in told] == [*range(20), 24]
    assert told[-1].message == "Dold text finns på ytterligare 5 ställen i PDF-filen."
