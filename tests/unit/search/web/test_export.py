"""Cells of a file: text stays text in every spreadsheet."""

import pytest

from search.web.export import cell


@pytest.mark.parametrize("value", ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＠x"])
def test_what_begins_like_a_formula_gets_an_apostrophe(value: str) -> None:
    assert cell(value) == "'" + value


@pytest.mark.parametrize("value", ["", "Taxa = avgift", "§ 96", "2018/234", "1-2", "å"])
def test_all_else_stays_as_it_is(value: str) -> None:
    assert cell(value) == value
