"""Attendance by marks in columns; all names are invented."""

import pytest

from importers.parsing import marked_lists
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import AttendanceRole as R
from importers.parsing.stretches import Grid

HEAD = "PROTOKOLL 2030-05-22\n\nKommunfullmäktige\n\nNÄRVAROLISTA\n\n"
ITEM = "\n\n§ 15\n\nTaxa\n\nBeslut\n\nTaxan antas."
LIST = [
    "Ledamöter\tParti\tNärv.\t§ 15 Ja\t§ 15 Nej",
    "Anna Ek, ordförande\tS\tX\tX\t",
    "Bo Al\tM\tX\t\tX",
    "Dan Fe\tM\tX\t\tX",
    "Eva Gy\tC\t–\t\t",
    "Tjänstgörande ersättare\t\t\t\t",
    "Ida Ro för Eva Gy\tC\tX\tX\t",
]


def there(parse, lines):
    found = parse(HEAD + "\n".join(lines) + ITEM).front.attendance
    return [(one.person.name, one.person.party, one.role, one.office, one.replaces) for one in found]


def test_who_has_a_mark_was_there(parse):
    assert there(parse, [*LIST, "Summa\t\t4\t2\t2"]) == [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Bo Al", "M", R.MEMBER, None, None),
        ("Dan Fe", "M", R.MEMBER, None, None),
        ("Ida Ro", "C", R.SERVING_SUBSTITUTE, None, "Eva Gy"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [*LIST, "Summa\t\t5\t2\t2"],  # the sum differs
        [*LIST, "Okänd\t\tX\t\t"],  # a marked row that names nobody
        [*LIST[:3], "Dan FeM\t\tX\t\tX", *LIST[4:]],  # name and party ran together
        LIST[:3],  # too few marks to tell a column by
    ],
    ids=["sum", "row", "together", "few"],
)
def test_a_list_that_is_not_understood_stays_text(parse, lines):
    assert there(parse, lines) == []


def test_a_substitute_in_a_column_of_their_own(parse):
    lines = [
        "Ledamot\tParti\tTjänstgörande ersättare\tNärvarande",
        "Anna Ek\tS\t\tX",
        "Bo Al\tM\tIda Ro (M)\tX",
        "Dan Fe\tM\t\tX",
        "Eva Gy\tC\t\t",
    ]

    assert there(parse, lines) == [
        ("Anna Ek", "S", R.MEMBER, None, None),
        ("Ida Ro", "M", R.SERVING_SUBSTITUTE, None, "Bo Al"),
        ("Dan Fe", "M", R.MEMBER, None, None),
    ]


def test_columns_for_a_vote_give_its_names(parse):
    vote = "\n\nOmröstning\n\nMed 2 ja-röster mot 2 nej-röster antas taxan."
    (read,) = parse(HEAD + "\n".join(LIST) + ITEM + vote).items[0].votes

    assert [(one.person.name, one.choice.value) for one in read.voters] == [
        ("Anna Ek", "yes"),
        ("Bo Al", "no"),
        ("Dan Fe", "no"),
        ("Ida Ro", "yes"),
    ]


@pytest.mark.parametrize("serving", ["Tjg", "Tjänstgörande", "Beslutande"])
def test_columns_of_who_serves_and_who_does_not(parse, serving):
    lines = [
        f"Ordinarie ledamöter\t{serving}\tEj tjg\t§ 15 Ja\t§ 15 Nej",
        "Anna Ek (S)\tX\t\tX\t",
        "Bo Al (M)\tX\t\t\tX",
        "Eva Gy (C)\t\t\t\t",
        f"Ersättare\t{serving}\tEj tjg\t§ 15 Ja\t§ 15 Nej",
        "Dan Fe (C)\tX\t\t\tX",
        "Ida Ro (M)\t\tX\t\t",
        "Kim Lo (S)\t\t\t\t",
    ]

    assert [(name, role) for name, _, role, _, _ in there(parse, lines)] == [
        ("Anna Ek", R.MEMBER),
        ("Bo Al", R.MEMBER),
        ("Dan Fe", R.SERVING_SUBSTITUTE),
        ("Ida Ro", R.SUBSTITUTE),
    ]


def test_a_mark_for_being_there_does_not_say_that_a_substitute_serves(parse):
    lines = ["Namn\tNärv.", "Anna Ek (S)\tX", "Bo Al (M)\tX", "Ersättare\tNärv.", "Ida Ro (M)\tX"]

    assert [role for _, _, role, _, _ in there(parse, lines)] == [R.MEMBER, R.MEMBER, R.SUBSTITUTE]


def test_crosses_below_heads_that_are_not_known_list_nobody(parse):
    lines = [
        "LEDAMÖTER\t\tJa\tNej\tTid Kl. 09.00-12.00",
        "Anna Ek, ordf\tm\tx",
        "Bo Al\tm\tx",
        "Dan Fe\tc\tx",
        "Eva Gy\ts",
        "ERSÄTTARE:",
        "Ida Ro\tm\tx",
        "Kim Lo\ts",
    ]

    assert there(parse, lines) == []


def test_names_behind_the_marks_and_rows_that_end_early(parse):
    lines = ["Närv.\tNamn", "X\tAnna Ek (S)", "X\tBo Al (M)", "X", "X\tDan Fe (C)", "–\tEva Gy (V)"]

    assert there(parse, lines) == []


NOTED = [
    "Namn\tParti\tNärvaro\tAnmärkning",
    "Ledamöter (3)",
    "Anna Ek\tS\t1\tOrdförande",
    "Bo Al\tM\t1\tPå distans",
    "Dan Fe\tM\t-",
    "Ersättare (3)",
    "Ida Ro\tM\t1\tTjänstgör för Dan Fe (M)",
]


def test_a_note_says_for_whom_somebody_serves(parse):
    assert there(parse, NOTED) == [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Bo Al", "M", R.MEMBER, None, None),
        ("Ida Ro", "M", R.SERVING_SUBSTITUTE, None, "Dan Fe"),
    ]


def test_a_note_that_names_somebody_else_leaves_the_list_text(parse):
    assert there(parse, [*NOTED, "Ove Sjö\tS\t1\tMy Ås (S)"]) == []


def cells(page, *rows):
    """A table whose cells stand on that page."""
    return Grid(
        tuple(
            tuple((Passage(text, (Segment(0, 0, len(text)),), page),) if text else () for text in row) for row in rows
        )
    )


def test_a_name_that_its_column_broke_is_whole_again():
    table = cells(
        1,
        ("Namn", "Parti", "Närv"),
        ("Hanna", "M", "1"),
        ("Sjöö", "", ""),
        ("Bo Al", "S", "1"),
        ("Dan", "V", "1"),
        ("Fe", "", ""),
    )
    layout = marked_lists._headed(table)

    mended = marked_lists._mended(table, layout)

    assert [marked_lists._text(row[0]) for row in mended.rows] == ["Namn", "Hanna Sjöö", "Bo Al", "Dan Fe"]


MARKED = (("Namn", "§ 5 Ja", "§ 5 Nej"), ("Anna Ek", "X", ""), ("Bo Al", "", "X"), ("Dan Fe", "", "X"))


@pytest.mark.parametrize(
    ("later", "goes_on"),
    [
        (cells(2, ("Eva Gy", "X", ""), ("Summa", "2", "2")), True),
        (cells(1, ("Eva Gy", "X", "")), False),
        (cells(2, ("Nr", "Ärende", "Dag"), ("1", "Taxa", "X")), False),
        (cells(2, ("Eva Gy", "X")), False),
    ],
    ids=["over the page", "on the same page", "another table", "of another width"],
)
def test_a_list_goes_on_over_the_page(later, goes_on):
    assert marked_lists._is_rest(later, cells(1, *MARKED)) is goes_on


def test_two_people_in_a_row_with_a_mark_each(parse):
    lines = [
        "Kommun\tLedamot\tNärv\tErsättare\tNärv",
        "Ekby\tAnna Ek (S), ordförande\tX\tIda Ro (M)\tX",
        "Ekby\tBo Al (M)\tF\tEva Gy (M)\tT, ersätter Bo Al",
        "Norrby\tDan Fe (M)\tX\tMy Ås (C)\tF",
        "Norrby\tPia Al (V)\tX\tKim Lo (L)\tX",
    ]

    assert there(parse, lines) == [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Dan Fe", "M", R.MEMBER, None, None),
        ("Pia Al", "V", R.MEMBER, None, None),
        ("Ida Ro", "M", R.SUBSTITUTE, None, None),
        ("Eva Gy", "M", R.SERVING_SUBSTITUTE, None, "Bo Al"),
        ("Kim Lo", "L", R.SUBSTITUTE, None, None),
    ]


def test_a_member_who_was_there_beside_a_substitute_who_serves_is_not_understood(parse):
    lines = [
        "Ledamot\tNärv\tTjänstgörande ersättare",
        "Anna Ek (S)\tX\t",
        "Bo Al (M)\tX\tIda Ro (M)",
        "Dan Fe (M)\tX\t",
    ]

    assert there(parse, lines) == []


def test_groups_with_heads_of_their_own_and_a_column_of_times(parse):
    heads = "NAMN\tPARTI\tNÄRVARO N\tF\tTID"
    lines = [
        "LEDAMÖTER", heads, "Anna Ek, ordf\ts\tx", "Bo Al\tm\t\tx", "Dan Fe\tnb\tx\t\t13.15-15.10", "Pia Al\tv\tx",
        "ERSÄTTARE", heads, "Ida Ro\tm\tx\t\tTjg § 1", "Kim Lo\tc\tx", "My Ås\tc\t\tx", "NÄRVARO TOTALT\t\t5\t2",
    ]  # fmt: skip

    assert [(name, party, role) for name, party, role, *_ in there(parse, lines)] == [
        ("Anna Ek", "s", R.MEMBER),
        ("Dan Fe", "nb", R.MEMBER),
        ("Pia Al", "v", R.MEMBER),
        ("Ida Ro", "m", R.SERVING_SUBSTITUTE),
        ("Kim Lo", "c", R.SUBSTITUTE),
    ]


def test_a_column_that_says_who_serves_and_who_was_away(parse):
    members = ["Ledamöter", "Namn\tKommun\tTjänstgör", "Anna Ek (S), ordförande\tNorrby\tja", "Bo Al (M)\tSörby\tja"]
    members += ["Dan Fe (M)\tSörby\tja", "Eva Gy (C)\tNorrby\tfrånvarande"]
    others = [
        "Ersättare",
        "Namn\tKommun\tTjänstgör",
        "Ida Ro (C)\tNorrby\tja, för Eva Gy (C)",
        "Kim Lo (S)\tSörby\tnej",
    ]
    expected = [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Bo Al", "M", R.MEMBER, None, None),
        ("Dan Fe", "M", R.MEMBER, None, None),
        ("Ida Ro", "C", R.SERVING_SUBSTITUTE, None, "Eva Gy"),
        ("Kim Lo", "S", R.SUBSTITUTE, None, None),
    ]

    assert there(parse, [*members, *others]) == expected


def test_people_behind_a_colon_below_a_list_are_no_part_of_it(parse):
    found = there(parse, [*LIST, "", "Ersättare: Kim Lo (S), Liv Mo (M)"])

    assert [one[0] for one in found if one[2] is R.SUBSTITUTE] == ["Kim Lo", "Liv Mo"]


def test_a_row_of_the_front_page_that_begins_with_two_labels_is_no_list_with_marks(parse):
    rows = "Beslutande\tLedamöter:\n\tAnn Ek (S), ordförande\n\tBo Al (M), tjg ersättare\n\tErsättare:\n\tCia Do (V)"
    front = parse(f"PROTOKOLL\n\nNämnden\n\n{rows}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front

    assert [(one.person.name, one.role.value) for one in front.attendance] == [
        ("Ann Ek", "member"),
        ("Bo Al", "serving_substitute"),
        ("Cia Do", "substitute"),
    ]


def test_columns_for_who_served_tell_more_than_one_for_who_was_there(parse):
    heads = "Närvaro\tTjg\tEj tjg"
    rows = [f"Ordinarie ledamöter\t{heads}", "Anna Ek (S)\tX\tX\t", "Bo Al (M)\tX\tX\t", "Dan Fe (M)\t-\t-\t"]
    rows += [f"Ersättare\t{heads}", "Ida Ro (C)\tX\tX\t", "Kim Lo (S)\tX\t\tX", "Liv Mo (M)\t-\t\t"]

    assert [one[::2] for one in there(parse, rows)] == [
        ("Anna Ek", R.MEMBER, None),
        ("Bo Al", R.MEMBER, None),
        ("Ida Ro", R.SERVING_SUBSTITUTE, None),
        ("Kim Lo", R.SUBSTITUTE, None),
    ]


@pytest.mark.parametrize("head", ["Deltar", "Deltog", "Närvarande"])
def test_who_takes_part_is_there(parse, head):
    rows = [f"Ledamot\tParti\t{head}", "Anna Ek\tS\tJa", "Bo Al\tM\tJa", "Cia Do\tC\tNej", "Dan Fe\tV\tJa"]

    assert [name for name, *_ in there(parse, rows)] == ["Anna Ek", "Bo Al", "Dan Fe"]
