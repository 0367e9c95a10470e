"""Substitutes and for whom they serve, in few letters or in a column of its own; all names are invented."""

import pytest

from importers.pipeline import read_and_parse
from tests.factories.pages import pdf


@pytest.mark.parametrize(
    "words", ["istf", "i st f", "i st.f.", "i.s.f.", "ers för", "ers. f.", "tjg ers för", "tj ers för", "i stället för"]
)
def test_instead_of_whom_in_short(parse, words):
    rows = f"Beslutande\nAnna Ek (S)\nBo Al (M) {words} Eva Ro (M)\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nNämnden\n2030-05-22\n\n{rows}\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.").front.attendance

    assert [(one.person.name, one.replaces) for one in found] == [("Anna Ek", None), ("Bo Al", "Eva Ro")]


COLUMNS = (
    ("Plats och tid", "Kommunhuset 2030-05-22", ""),
    ("Beslutande", "Anna Ek (S)", "ordförande"),
    ("", "Bo Al (M)", "istf Eva Ro (M)"),
    ("", "Ida Jo (C)", ""),
    ("", "Ulf By (V)", "tjg ers för Mia Ro (V)"),
    ("Utses att justera", "Bo Al", ""),
    ("Paragrafer", "1", ""),
)


def test_instead_of_whom_in_a_column_of_its_own():
    def draw(page):
        page.text(50, 60, "PROTOKOLL")
        page.rows(100, COLUMNS, (50, 150, 260))
        page.lines(50, 300, ("§ 1 Taxa", "", "Beslut", "", "Taxan antas."))

    found = read_and_parse(pdf(draw), "a.pdf").front.attendance

    assert [(one.person.name, one.office, one.replaces) for one in found] == [
        ("Anna Ek", "ordförande", None),
        ("Bo Al", None, "Eva Ro"),
        ("Ida Jo", None, None),
        ("Ulf By", None, "Mia Ro"),
    ]


def test_the_words_between_two_columns_of_names(parse):
    rows = "Beslutande\nAnna Ek (S)\nUlf By (V)\ti st f\tMia Ro (V)\nBo Al (M)\tersättare\tIda Jo (C)\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nNämnden\n2030-05-22\n\n{rows}\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.").front.attendance

    assert {one.person.name: one.replaces for one in found} == {
        "Anna Ek": None, "Ulf By": "Mia Ro", "Bo Al": None, "Ida Jo": None
    }  # fmt: skip
