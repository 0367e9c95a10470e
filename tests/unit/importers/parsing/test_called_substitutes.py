"""Substitutes among those who decide; all names are invented."""

import pytest

from importers.parsing.result import AttendanceRole as R

ITEM = "\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas."


@pytest.mark.parametrize(
    ("label", "line", "role"),
    [
        ("Beslutande ledamöter", "Bo Al (V), ersättare, Norrby kommun", R.SERVING_SUBSTITUTE),
        ("Beslutande", "Bo Al (V), ersättare", R.SERVING_SUBSTITUTE),
        ("Beslutande", "Bo Al (V), ersättare § 1", R.SERVING_SUBSTITUTE),
        ("Beslutande", "Bo Al (V), Norrby kommun", R.MEMBER),
        ("Närvarande", "Bo Al (V), ersättare, Norrby kommun", R.MEMBER),
    ],
)
def test_whoever_is_called_a_substitute_serves(parse, label, line, role):
    rows = f"{label}\nAnna Ek (S), ordförande, Söderby kommun\n{line}\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}").front.attendance

    assert [(one.person.name, one.role) for one in found] == [("Anna Ek", R.MEMBER), ("Bo Al", role)]
