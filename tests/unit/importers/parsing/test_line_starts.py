import pytest

from importers.parsing import line_starts


@pytest.mark.parametrize(
    ("above", "line", "opens"),
    [
        ("att planen redovisas före budgetbeslutet i november 2030", "Ekby den 20 mars 2031", True),
        ("att planen redovisas före budgetbeslutet", "Norra Ekby 2031-03-20", True),
        ("Nämnden behandlade ärendet vid sammanträdet i", "Ekby den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid sammanträdet", "onsdagen den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid sammanträdet", "Onsdagen den 20 mars 2031", False),
        ("Nämnden behandlade ärendet vid", "Ekby den 20 mars 2031 och beslutade", False),
        ("Kommun: Ekby", "Organ: Kulturnämnden", True),
        ("Det är bra för Ekby.", "Organ: Kulturnämnden", False),
        ("Kommun: Ekby", "och Norrby, i vilket ord som helst: här", False),
    ],
)
def test_lines_that_begin_by_their_words(above, line, opens):
    assert line_starts.opens(above, line) is opens
