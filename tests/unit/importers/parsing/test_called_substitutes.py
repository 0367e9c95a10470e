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
        ("Närvarande", "Bo Al (V), ersättare, Norrby kommun", R.SUBSTITUTE),
        ("Närvarande", "Bo Al (V) ersättare", R.SUBSTITUTE),
        ("Beslutande", "Bo Al (V) ersättare", R.SERVING_SUBSTITUTE),
    ],
)
def test_whoever_is_called_a_substitute_serves(parse, label, line, role):
    rows = f"{label}\nAnna Ek (S), ordförande, Söderby kommun\n{line}\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}").front.attendance

    assert [(one.person.name, one.role) for one in found] == [("Anna Ek", R.MEMBER), ("Bo Al", role)]


STARRED = ["Anna Ek (S), ordförande", "*Bo Al (V)", "* Eva Gy (M)", "Ida Ro (C)*"]


@pytest.mark.parametrize(
    ("below", "roles"),
    [
        ("* = tjänstgörande ersättare", [R.MEMBER, *[R.SERVING_SUBSTITUTE] * 3]),
        ("Ola Ny (S) istf Kim Lo (S)", [R.MEMBER, R.MEMBER, R.MEMBER, R.MEMBER, R.SERVING_SUBSTITUTE]),
    ],
)
def test_a_star_means_what_the_list_says(parse, below, roles):
    rows = "\n".join(["Beslutande", *STARRED, below, "", "Paragrafer", "1"])
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}")

    assert [one.role for one in found.front.attendance] == roles


def test_whose_star_nothing_explains_is_nobody_and_somebody_is_told_so(parse):
    rows = "\n".join(["Beslutande", "Anna Ek (S), ordförande", "*Bo Al (V)", "Ida Ro (C)", "", "Paragrafer", "1"])
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}")

    assert [one.person.name for one in found.front.attendance] == ["Anna Ek", "Ida Ro"]
    assert any(one.code == "attendance_incomplete" and "Bo Al" in one.message for one in found.problems)


def test_whoever_is_listed_as_a_substitute_too_is_no_member(parse):
    rows = "Beslutande\nAnna Ek (S), ordförande\nBo Al (V)\n\nErsättare\nBo Al (V)\nIda Ro (C)\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}").front.attendance

    assert [(one.person.name, one.role) for one in found] == [
        ("Anna Ek", R.MEMBER),
        ("Bo Al", R.SERVING_SUBSTITUTE),
        ("Bo Al", R.SUBSTITUTE),
        ("Ida Ro", R.SUBSTITUTE),
    ]


def test_an_office_that_nobody_holds_is_not_that_of_the_one_above(parse):
    rows = "Närvarande\nOrdförande\tAnna Ek (S)\n1:e vice ordförande\t- (S)\nLedamöter\tBo Al (V)\n\nParagrafer\n1"
    found = parse(f"PROTOKOLL\nLönenämnden\n2030-05-22\n\n{rows}{ITEM}").front.attendance

    assert "1:e vice ordförande" not in {one.office for one in found}
    assert [one.person.name for one in found] == ["Anna Ek", "Bo Al"]
