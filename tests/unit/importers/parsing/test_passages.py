from importers.parsing.passages import Passage, Segment, join
from importers.parsing.result import Located, Quote, Span

# "läns-" on one line and "gemensam modell" on the next: the hyphen is printed and not read.
BROKEN = Passage("länsgemensam modell", (Segment(0, 10, 4, tail=1), Segment(4, 16, 15)), page=3)


def test_owner_covers_the_printed_hyphen():
    assert BROKEN.located() == Located("länsgemensam modell", (Span(10, 15), Span(16, 31)), 3)


def test_quote_over_the_break_and_beside_it():
    assert BROKEN.quote(0, 12) == Quote("länsgemensam", (Span(10, 15), Span(16, 24)), 3)
    assert BROKEN.quote(12) == Quote("modell", (Span(25, 31),), 3)
    assert BROKEN.quote(0, 4) == Quote("läns", (Span(10, 14),), 3)


def test_part_leaves_out_white_space_around_it():
    assert BROKEN.part(11, 14).text == "m m"
    assert BROKEN.part(12, 13).text == ""


def test_join_keeps_the_places():
    one = Passage("Motion", (Segment(0, 0, 6),))
    both = join((one, BROKEN))

    assert both.text == "Motion länsgemensam modell"
    assert both.located().spans == (Span(0, 6), Span(10, 15), Span(16, 31))
    assert both.quote(7, 19).spans == (Span(10, 15), Span(16, 24))


def test_marks_around_words_are_owned_and_not_read():
    line = Passage("## Beslut ##", (Segment(0, 5, 12),))
    heading = line.without_marks(3, 9)

    assert heading.located() == Located("Beslut", (Span(5, 17),))
    assert heading.quote(0, 6).spans == (Span(5, 17),)
    assert heading.quote(1, 3).spans == (Span(9, 11),)
