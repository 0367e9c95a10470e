"""Places on a page."""

import pytest

from importers.readers.pdf_fragments import Box, Entry, Fragment, Frame, by_lines


@pytest.mark.parametrize(
    ("turns", "place", "size"),
    [(0, (10, 580), (400, 600)), (1, (20, 10), (600, 400)), (2, (390, 20), (400, 600)), (3, (580, 390), (600, 400))],
)
def test_a_place_on_a_turned_page(turns, place, size):
    frame = Frame(0, 0, 400, 600, turns)

    assert frame.point(10, 20) == place
    assert (frame.width, frame.height) == size
    box = frame.box(10, 20, 30, 60)
    assert (box.width, box.height) == ((20, 40) if turns % 2 == 0 else (40, 20))


def test_how_much_of_a_box_is_covered():
    assert Box(0, 0, 10, 10).covers(Box(5, 0, 15, 10)) == 0.5
    assert Box(0, 0, 10, 10).covers(Box(20, 0, 30, 10)) == 0
    assert Box(0, 0, 10, 10).covers(Box(5, 5, 5, 5)) == 0


def fragment(left, right, text, line=0):
    return Fragment(text, Box(left, 0, right, 12), 10, 10, False, False, line, -1, -1)


def test_a_gap_wider_than_a_space_is_a_tab():
    entry = Entry((fragment(0, 40, "Beslut"), fragment(53, 80, "antas"), fragment(200, 240, "sida 2")))

    assert entry.text == "Beslut antas\tsida 2"
    assert entry.box == Box(0, 0, 240, 12)


def test_fragments_of_one_line_are_together():
    first, second, other = fragment(0, 40, "a", 7), fragment(60, 90, "b", 7), fragment(0, 40, "c", 8)

    assert by_lines([first, other, second]) == [Entry((first, second)), Entry((other,))]
