"""Rows of a list that a narrow column broke."""

import pytest

from importers.parsing import broken_rows
from importers.parsing.passages import Passage, Segment
from importers.parsing.stretches import Grid


def grid(*rows):
    return Grid(
        tuple(
            tuple(
                (Passage(cell, (Segment(0, 1000 * number + 50 * column, len(cell)),)),) if cell else ()
                for column, cell in enumerate(row)
            )
            for number, row in enumerate(rows)
        )
    )


def texts(found):
    return [[" ".join(one.text for one in cell) for cell in row] for row in found.rows]


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("Hanna", "Modigh (S)", "Hanna Modigh (S)"),
        ("Hanna Modigh", "(S)", "Hanna Modigh (S)"),
        ("Hanna Modigh,", "ordförande", "Hanna Modigh, ordförande"),
    ],
)
def test_the_rest_of_a_name_and_of_what_stands_beside_it(upper, lower, name):
    rows = [[upper, "Ekhults", "X", ""], [lower, "kommun", "", ""], ["Bo Al (M)", "Norrby", "", "X"]]

    assert texts(broken_rows.mended(grid(*rows))) == [[name, "Ekhults kommun", "X", ""], rows[2]]


@pytest.mark.parametrize(
    "lower",
    [
        ["Bo Al (M)", "", "", ""],
        ["Modigh (S)", "", "X", ""],
        ["Modigh (S)", "", "", "X"],
        ["Modigh", "Bo Al (M)", "", ""],
        ["Modigh", "", "F", ""],
    ],
    ids=["somebody else", "a mark", "a mark elsewhere", "somebody beside", "a letter that marks"],
)
def test_a_row_of_its_own_stays(lower):
    rows = [["Hanna", "Ida Ro (C)", "X", ""], lower]

    assert texts(broken_rows.mended(grid(*rows))) == rows
