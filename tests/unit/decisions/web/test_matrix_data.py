"""The matrix as data: no cell is a formula for a spreadsheet."""

import pytest

from decisions.web.matrix_data import safe_cell


@pytest.mark.parametrize("value", ["=1+1", "+46", "-cmd", "@SUM(A1)", "\tx", "\r=1", "  =1", '=HYPERLINK("x")'])
def test_what_begins_like_a_formula_begins_with_an_apostrophe(value) -> None:
    assert safe_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "Kommunstyrelsen", "§ 96", "2018-05-22", "a=b", "”Trygga torg”"])
def test_what_is_text_stays(value) -> None:
    assert safe_cell(value) == value
