import pytest

from importers.parsing import columns

SPACED = """Ledamot            Parti   Ja    Nej   Avst
Anna Ek            S       X
Bo Al              ALT           X
Dan Fe (M)                             1
Summa                      1     1     1"""
TABBED = "Ledamot\tParti\tJa\tNej\tAvst\nAnna Ek\tS\tX\nBo Al\tALT\t\tX\nDan Fe (M)\t\t\t\t1\nSumma\t\t1\t1\t1"


@pytest.mark.parametrize("text", [SPACED, TABBED])
def test_marks_stand_in_the_column_of_the_nearest_head(units_of, text):
    lines = [line for unit in units_of(text) for line in unit.lines]

    rows = [["".join(one.text for one in cell) for cell in row] for row in columns.grid(lines).rows]

    assert rows == [
        ["", "", "Ja", "Nej", "Avst"],
        ["Anna Ek", "S", "X", "", ""],
        ["Bo Al", "ALT", "", "X", ""],
        ["Dan Fe (M)", "", "", "", "1"],
        ["Summa", "", "1", "1", "1"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ek   Ja\nBo Al   Nej",
        "Ledamot   Ja   Nej\nVi tackar för i dag",
        "Ja   Nej\nX\n   X",
        "Ledamot Ja Nej\nAnna X\nBo X",
        "",
    ],
)
def test_what_is_set_in_no_columns(units_of, text):
    assert columns.grid([line for unit in units_of(text) for line in unit.lines]) is None
