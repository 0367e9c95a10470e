"""The order of a page's lines."""

from importers.readers import pdf_layout
from importers.readers.pdf_fragments import Box, Drawing, Entry, Fragment, Place, Tag
from importers.readers.pdf_layout import Edges
from importers.source import Cell, Region


def fragment(x, y, text, line, tag=None):
    return Fragment(text, Box(x, y - 10, x + 5 * len(text), y + 2), y, 10, False, False, line, -1, -1, tag)


def arranged(*fragments, edges=None):
    return [entry.text for entry in pdf_layout.arrange(fragments, Drawing(), edges or Edges())]


def test_lines_below_each_other_are_read_from_above():
    assert arranged(fragment(50, 200, "b", 0), fragment(50, 100, "a", 1), fragment(50, 300, "c", 2)) == ["a", "b", "c"]


def test_lines_side_by_side_keep_the_order_of_drawing():
    right, left = fragment(300, 100, "höger", 0), fragment(50, 100, "vänster", 1)
    below = [fragment(50, 150 + 20 * number, f"rad {number}", 2 + number) for number in range(6)]

    assert arranged(right, left, *below)[:2] == ["höger", "vänster"]


def test_a_stamp_that_is_drawn_last_stands_beside_the_head():
    head, stamp = fragment(50, 40, "Ekhults kommun", 0), fragment(300, 46, "Dnr 2031/12", 9)
    below = [fragment(50, 100 + 20 * number, f"rad {number}", 1 + number) for number in range(8)]

    assert arranged(head, *below, stamp)[:2] == ["Ekhults kommun", "Dnr 2031/12"]


def test_a_foot_of_two_lines_that_is_drawn_first_comes_last():
    feet = [fragment(50, 560, "Justerandes sign", 0), fragment(300, 572, "2031-03-05", 1), fragment(390, 572, "3", 1)]
    body = [fragment(50, 100 + 20 * number, f"rad {number}", 2 + number) for number in range(8)]

    assert arranged(*feet, *body)[-2:] == ["Justerandes sign", "2031-03-05\t3"]


def test_known_edges_stand_first_and_last():
    body = [fragment(50, 100, "a", 0), fragment(50, 120, "b", 1)]
    edges = Edges(frozenset({3}), frozenset({2}))

    assert arranged(*body, fragment(50, 130, "fot", 2), fragment(50, 90, "huvud", 3), edges=edges) == [
        "huvud", "a", "b", "fot",
    ]  # fmt: skip


def test_a_line_as_readers_give_it():
    heading = Entry((fragment(50, 100, "Beslut", 0, Tag(level=2)),), Place(3, 1, 0, header=True))
    line = pdf_layout.source_line(heading, 7)

    assert (line.text, line.page, line.heading_level, line.region) == ("Beslut", 7, 2, Region.BODY)
    assert line.cell == Cell(3, 1, 0, header=True)
    assert (line.left, line.top, line.right, line.size) == (50, 90, 80, 10)
    assert (
        pdf_layout.source_line(Entry((fragment(50, 20, "x", 0, Tag(region=Region.HEADER)),)), 1).region is Region.HEADER
    )
