"""The cells and rows of the report."""

import csv

import pytest

from importers.drafts.delivery.report import COLUMNS, Row, _runs, as_csv, safe
from importers.drafts.models import FileState


def row(path: str, why: str = "") -> Row:
    return Row(path, FileState.REVIEW, why, "protokoll", "", "", "", "1–2", 2, 0, 0, 0, 10, "00ff")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\u00a0@"])
def test_what_begins_like_a_formula_is_text(begin):
    assert safe(f"{begin}cmd|' /C calc'!A0") == f"'{begin}cmd|' /C calc'!A0"


@pytest.mark.parametrize("value", ["protokoll.docx", "§§ 1–4", "1–2", "å-ä=ö", "", 12, -1])
def test_everything_else_is_left_alone(value):
    assert safe(value) == value


def test_swedish_letters_semicolons_and_line_breaks_survive():
    text = "".join(as_csv([row("mapp/åäö; nr 1.docx", "Besked\nmed rad"), row("b.txt")]))
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == 3
    found = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), delimiter=";"))
    assert found[0] == list(COLUMNS)
    assert found[1][:3] == ["mapp/åäö; nr 1.docx", "Att granska", "Besked\nmed rad"]
    assert [len(line) for line in found] == [len(COLUMNS)] * 3


def test_a_long_report_comes_in_parts_and_whole():
    parts = list(as_csv(row(f"{n}.txt") for n in range(5000)))
    assert len(parts) > 2
    assert len("".join(parts).splitlines()) == 5001


def test_numbers_become_runs():
    assert _runs([3, 1, 2, 7, 9, 8, 2]) == [(1, 3), (7, 9)]
    assert _runs([]) == []
