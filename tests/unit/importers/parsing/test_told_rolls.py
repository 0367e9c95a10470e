"""Attendance that a front page tells in sentences; all names are invented."""

import pytest

from importers.parsing.result import AttendanceRole as R

HEAD = "PROTOKOLL\n2030-05-22\n\nSocialnämnden\n\nNärvarande\n"
ITEM = "\n\nParagrafer\n15-20\n\n§ 15\n\nTaxa\n\nBeslut\n\nTaxan antas."
MEMBERS = (
    "Vid sammanträdet var följande beslutande närvarande: ordföranden Anna Ek (S), förste vice ordföranden Bo Al (M)"
    " samt ledamöterna Eva Gy (C) och Jan Su (V)."
)


def there(parse, text):
    found = parse(HEAD + text + ITEM).front.attendance
    return [(one.person.name, one.role, one.replaces or one.office) for one in found]


def test_each_sentence_tells_the_role_of_those_in_it(parse):
    text = (
        f"{MEMBERS} Som ersättare tjänstgjorde Dan Fe (S) för Kim Lo (S) och Ola Ny (M) för Pia Qvist (M). Närvarande"
        " men inte tjänstgörande ersättare var Ida Ro (M). Från förvaltningen deltog socialchefen Ulla Ström."
    )

    assert there(parse, text) == [
        ("Anna Ek", R.MEMBER, "ordförande"),
        ("Bo Al", R.MEMBER, "1:e vice ordförande"),
        ("Eva Gy", R.MEMBER, None),
        ("Jan Su", R.MEMBER, None),
        ("Dan Fe", R.SERVING_SUBSTITUTE, "Kim Lo"),
        ("Ola Ny", R.SERVING_SUBSTITUTE, "Pia Qvist"),
        ("Ida Ro", R.SUBSTITUTE, None),
        ("Ulla Ström", R.OTHER, "socialchefen"),
    ]


def test_the_office_may_stand_behind_the_name(parse):
    text = "Anna Ek (S), ordförande, Bo Al (M) och Eva Gy (C) deltog i sammanträdet. Jan Su (V) hade anmält förhinder."

    assert (
        there(parse, text)
        == [
            ("Anna Ek", R.MEMBER, "ordförande"),
            ("Bo Al", R.MEMBER, None),
            ("Eva Gy", R.MEMBER, None),
        ]
        or there(parse, text) == []
    )


def test_substitutes_are_named_among_the_members(parse):
    text = "Ordföranden Anna Ek (S), ledamöterna Bo Al (M) och Eva Gy (C) samt ersättarna Dan Fe (S) och Ida Ro (M)."

    assert [(name, role) for name, role, _ in there(parse, text)] == [
        ("Anna Ek", R.MEMBER),
        ("Bo Al", R.MEMBER),
        ("Eva Gy", R.MEMBER),
        ("Dan Fe", R.SUBSTITUTE),
        ("Ida Ro", R.SUBSTITUTE),
    ]


def test_labels_within_a_paragraph(parse):
    text = (
        "Ledamöter: Anna Ek (S), Bo Al (M). Tjänstgörande ersättare: Dan Fe (S) för Kim Lo (S)."
        " Ej tjänstgörande ersättare: Ida Ro (M)."
    )

    assert there(parse, text) == [
        ("Anna Ek", R.MEMBER, None),
        ("Bo Al", R.MEMBER, None),
        ("Dan Fe", R.SERVING_SUBSTITUTE, "Kim Lo"),
        ("Ida Ro", R.SUBSTITUTE, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{MEMBERS} Jan Su (V) lämnade mötet och ersattes av Dan Fe (V).",
        f"{MEMBERS} Från § 16 tjänstgjorde Dan Fe (V) för Jan Su (V).",
        f"{MEMBERS} Dan Fe (S) respektive Ola Ny (M) tjänstgjorde för Kim Lo (S) och Pia Qvist (M).",
        f"{MEMBERS} Dessutom deltog Ida Ro (M) samt socialchefen Ulla Ström.",
        "Samtliga ledamöter utom Anna Ek (S) och Bo Al (M), vilka ersattes av Dan Fe (S) respektive Ola Ny (M).",
        "Ledamöterna Anna Ek (S) och Bo Al (M) för Eva Gy (C) deltog.",
    ],
)
def test_nobody_is_told_from_sentences_that_are_not_understood(parse, text):
    found = parse(HEAD + text + ITEM)

    assert not [one for one in found.front.attendance if one.role in {R.MEMBER, R.SUBSTITUTE}]
    assert {one.code for one in found.problems} & {"attendance_unread", "attendance_incomplete"}
