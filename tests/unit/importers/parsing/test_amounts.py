"""Figures of tables."""

import pytest

from importers.parsing import amounts

FIGURES = [
    "0",
    "81,4",
    "1 240 000",
    "3.210.000",
    "-6 350",
    "+5,5",
    "55 %",
    "8 500:-",
    "131 dagar",
    "28 032 tkr",
    "71 öre/kWh",
]


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure(text):
    assert amounts.AMOUNT.fullmatch(text)


@pytest.mark.parametrize(
    "text", ["13.10", "3.1", "2030-05-01", "12/99", "1-12", "16 juni", "x", "-", "12 000 tkr nämnden"]
)
def test_no_figure(text):
    assert not amounts.AMOUNT.fullmatch(text)


def test_columns_of_figures():
    assert amounts.are_all("12 500\t13 100  -20")
    assert not amounts.are_all("12 500\tkronor")
