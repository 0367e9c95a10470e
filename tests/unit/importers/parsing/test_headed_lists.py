"""Attendance by tables whose heads say what each column tells; all names are invented."""

import pytest

from importers.parsing import attendance_columns
from importers.parsing.result import AttendanceRole as R

HEAD = "PROTOKOLL 2030-05-22\n\nSocialnämnden\n\nNÄRVAROLISTA\n\n"
ITEM = "\n\nUtses att justera\tBo Al (M)\n\nParagrafer\t§§ 15-20\n\n§ 15\n\nTaxa\n\nBeslut\n\nTaxan antas."
BY_FUNCTION = [
    "Namn\tParti\tFunktion\tNärvarande\tErsätter",
    "Anna Ek\tS\tOrdförande\tJa\t",
    "Bo Al\tM\t1:e vice ordförande\tJa\t",
    "Eva Gy\tC\tLedamot\tNej\t",
    "Dan Fe\tC\tTjänstgörande ersättare\tJa\tEva Gy (C)",
    "Ida Ro\tM\tErsättare\tJa\t",
    "Jan Su\tM\tErsättare\tNej\t",
]
BY_HEADS = [
    "Ledamöter\tParti\tAnmärkning",
    "Anna Ek, ordförande\tS\t",
    "Bo Al\tM\tEj § 16 på grund av jäv",
    "Kim Lo\tV\tFrånvarande",
    "Tjänstgörande ersättare\tParti\tErsätter",
    "Dan Fe\tC\tEva Gy (C)",
    "Ej tjänstgörande ersättare\tParti\t",
    "Ida Ro\tM\t",
]


def document(parse, lines):
    return parse(HEAD + "\n".join(lines) + ITEM)


def there(parse, lines):
    found = document(parse, lines).front.attendance
    return [(one.person.name, one.person.party, one.role, one.replaces) for one in found]


def test_a_column_of_functions_tells_the_role(parse):
    assert there(parse, BY_FUNCTION) == [
        ("Anna Ek", "S", R.MEMBER, None),
        ("Bo Al", "M", R.MEMBER, None),
        ("Dan Fe", "C", R.SERVING_SUBSTITUTE, "Eva Gy"),
        ("Ida Ro", "M", R.SUBSTITUTE, None),
    ]


def test_heads_tell_the_role_of_those_below_them(parse):
    assert there(parse, BY_HEADS) == [
        ("Anna Ek", "S", R.MEMBER, None),
        ("Bo Al", "M", R.MEMBER, None),
        ("Dan Fe", "C", R.SERVING_SUBSTITUTE, "Eva Gy"),
        ("Ida Ro", "M", R.SUBSTITUTE, None),
    ]
    found = document(parse, BY_HEADS).front.attendance
    assert [(one.office, [part.first for part in one.absent]) for one in found[:2]] == [
        ("ordförande", []),
        (None, [16]),
    ]


@pytest.mark.parametrize(
    "head",
    ["Tjänstgör för", "Tjg för", "Ers. för", "Ersätter ledamot", "I stället för", "Tjänstgörande ersättare för"],
)
def test_other_heads_for_whom_somebody_serves(parse, head):
    lines = [f"Namn\tParti\tUppdrag\tNärvaro\t{head}", *BY_FUNCTION[1:4], "Dan Fe\tC\tErsättare\tX\tEva Gy (C)"]

    assert there(parse, lines)[-1] == ("Dan Fe", "C", R.SERVING_SUBSTITUTE, "Eva Gy")


def test_a_column_for_who_was_there_and_one_for_who_served(parse):
    lines = [
        "Ledamöter\tParti\tNärvarande\tTjänstgör\tErsätter",
        "Anna Ek\tS\tX\tX\t",
        "Bo Al\tM\tX\tX\t",
        "Eva Gy\tC\t\t\t",
        "Ersättare",
        "Dan Fe\tC\tX\tX\tEva Gy (C)",
        "Jan Su\tV\tX\tX\t",
        "Ida Ro\tM\tX\t\t",
    ]

    assert [(name, role) for name, _, role, _ in there(parse, lines)] == [
        ("Anna Ek", R.MEMBER),
        ("Bo Al", R.MEMBER),
        ("Dan Fe", R.SERVING_SUBSTITUTE),
        ("Jan Su", R.SERVING_SUBSTITUTE),
        ("Ida Ro", R.SUBSTITUTE),
    ]


def test_paragraphs_in_place_of_marks(parse):
    lines = [
        "Ledamöter\tParti\tNärvarande §§\tErsätter",
        "Anna Ek\tS\t15-20\t",
        "Bo Al\tM\t15-18\t",
        "Dan Fe\tM\t19-20\tBo Al (M)",
    ]
    found = document(parse, lines).front.attendance

    assert [(one.role, one.replaces, one.present[0].first, one.present[0].last) for one in found] == [
        (R.MEMBER, None, 15, 20),
        (R.MEMBER, None, 15, 18),
        (R.SERVING_SUBSTITUTE, "Bo Al", 19, 20),
    ]


def test_two_lists_beside_each_other(parse):
    lines = ["Närvarande ledamöter\tEj tjänstgörande ersättare", "Anna Ek (S)\tIda Ro (M)", "Bo Al (M)\t"]

    assert [(name, role) for name, _, role, _ in there(parse, lines)] == [
        ("Anna Ek", R.MEMBER),
        ("Ida Ro", R.SUBSTITUTE),
        ("Bo Al", R.MEMBER),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [*BY_FUNCTION, "Kim Lo\tV\tLedamot\tNej\tOla Ny (V)"],  # away, and serving?
        [*BY_FUNCTION, "Kim Lo\tV\tLedamot\tJa\tOla Ny (V)"],  # a member in the place of another one
        [*BY_FUNCTION, "Kim Lo\tV\tLedamot\tkanske\t"],  # a mark that says nothing
        [*BY_FUNCTION, "Kim Lo\tV\t\tJa\t"],  # nothing tells the role
        [*BY_FUNCTION, "Kim Lo\tV\tErsättare\tJa\tx"],  # for whom?
        [*BY_FUNCTION, "Kim LoV\t12 %\tLedamot\tJa\t"],  # the cells ran together
        [f"{BY_FUNCTION[0]}\tKallad", *(f"{line}\tx" for line in BY_FUNCTION[1:])],  # a column that nobody knows
        ["Ledamöter\tErsättare", "Anna Ek (S)\tIda Ro (S)", "Bo Al (M)\tDan Fe (M)", "Eva Gy (C)\tKim Lo (C)"],
        ["Ledamot\tParti\tErsättare", "Anna Ek\tS\t", "Bo Al\tM\tDan Fe (M)", "Eva Gy\tC\t"],  # who of them was there?
    ],
)
def test_nobody_is_told_from_a_list_that_is_not_understood(parse, lines):
    found = document(parse, lines)

    assert not [one for one in found.front.attendance if one.role is not R.OTHER]
    assert "attendance_unread" in {one.code for one in found.problems}


@pytest.mark.parametrize(
    "heads",
    [
        ("Namn", "Parti", "Ja", "Nej"),  # votes
        ("Plats och tid", "Parti"),
        ("Beslutande", "Ledamöter"),  # the first row of a front page
        ("Ledamöter",),
        ("Parti", "Namn"),
    ],
)
def test_no_heads_of_such_a_list(heads):
    assert attendance_columns.read(heads) is None


def test_a_row_with_fewer_cells_than_the_heads_breaks_nothing(parse):
    lines = ["Namn\tParti\tNärvaro", "Ledamöter", "Anna Ek\tS\tN", "Bo Al\tM\tN", "Eva Gy\tC\tJ", "Ida Ro\tC\tJ"]

    assert not [one for one in there(parse, lines) if one[2] is not R.OTHER]


def test_a_secretary_of_a_list_elsewhere_only_signs(parse):
    rows = "Beslutande\nSe närvarolista\n\nParagrafer\n15\n\nSekreterare\nUlla Ny\n\nOrdförande\nAnna Ek\n\n"
    found = parse(f"PROTOKOLL 2030-05-22\n\nSocialnämnden\n\n{rows}" + "\n".join(BY_FUNCTION) + ITEM)

    assert "Ulla Ny" not in {one.person.name for one in found.front.attendance}


def test_nobody_is_told_from_a_list_whose_columns_are_lost(parse):
    words = (
        "Namn Parti Funktion Närvarande Ersätter Anna Ek (S) Ordförande Ja Bo Al (M) Ledamot Nej Ida Ro (C) Ledamot Ja"
    )
    found = parse(f"PROTOKOLL 2030-05-22\n\nSocialnämnden\n\nBeslutande\n{words}\n\nParagrafer\n15{ITEM}")

    assert not [one for one in found.front.attendance if one.role is not R.OTHER]
    assert "attendance_unread" in {one.code for one in found.problems}
