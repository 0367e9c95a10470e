"""Who served, where the rows of the front page do not say it; all names are invented."""

import pytest

from importers.parsing.result import AttendanceRole

HEAD = "Ekby kommun\nSAMMANTRÄDESPROTOKOLL\nKommunfullmäktige\n2006-06-14\n\n§ 1\nUpprop\n\n"
REST = "\n\n§ 2\nTaxa\n\nBeslut\nTaxan antas.\n"
ANN, BO, CIA = ("member", "Ann Ek", None), ("member", "Bo Al", None), ("serving_substitute", "Cia Do", "Eva Ro")


@pytest.mark.parametrize(
    ("roll", "told"),
    [
        (
            "Vid upprop antecknas följande närvarande:\nAnn Ek (S)\nBo Al (M), ordf.\nCia Do (V), ersätter Eva Ro (V)",
            [ANN, BO, CIA],
        ),
        (
            "Ledamöter: Ann Ek (S), Bo Al (M)\nTjänstgörande ersättare: Cia Do (V) för Eva Ro\nFrånvarande: Dan Fe",
            [ANN, BO, CIA],
        ),
        (
            "Namn\tParti\tNärvarande\nAnn Ek\tS\tx\nDan Fe\tC\t\nBo Al\tM\tx\nIda Jo\tV\tx",
            [ANN, BO, ("member", "Ida Jo", None)],
        ),
        ("Upprop förrättas.", []),
    ],
)
def test_a_roll_that_is_called_in_a_paragraph(parse, roll, told):
    document = parse(HEAD + roll + REST)

    assert [(one.role.value, one.person.name, one.replaces) for one in document.front.attendance] == told
    assert not [one for one in document.problems if one.code.startswith("attendance")]


def test_a_roll_in_a_paragraph_that_is_not_read_is_told(parse):
    document = parse(f"{HEAD}Vid uppropet var Ann Ek (S), Bo Al (M) och Cia Do (V) närvarande.{REST}")

    assert document.front.attendance == ()
    assert "attendance_unread" in [one.code for one in document.problems]


def test_the_front_page_goes_before_a_roll(parse):
    front = HEAD.replace("§ 1", "Beslutande\nEva Ro (S)\nDan Fe (M)\n\n§ 1")

    document = parse(f"{front}Närvarande:\nAnn Ek (S)\nBo Al (M)\nCia Do (V){REST}")

    assert [one.person.name for one in document.front.attendance] == ["Eva Ro", "Dan Fe"]


def test_a_constituency_lists_members_below_who_served_in_the_one_above(parse):
    roll = (
        "Företas upprop, varvid närvaro antecknas enligt följande:\n\nSödra valkretsen (Ekby kommun):\n\n"
        "Anna Ek (S), ordförande, Bo Al (M) och Cia Do (V)\n\nTjänstgörande ersättare: Dan Fe (M) för Kim Lo (M)\n\n"
        "Valkrets Norra (Ödeby kommun):\n\nEva Gy (S) och Ida Ro (C)"
    )
    text = f"PROTOKOLL\n\nFullmäktige\n\n§ 1 Upprop\n\n{roll}\n\n§ 2 Taxa\n\nBeslut\n\nTaxan antas."
    found = parse(text).front.attendance

    assert [one.person.name for one in found if one.role is AttendanceRole.MEMBER] == [
        "Anna Ek",
        "Bo Al",
        "Cia Do",
        "Eva Gy",
        "Ida Ro",
    ]
    assert [(one.person.name, one.replaces) for one in found if one.role is AttendanceRole.SERVING_SUBSTITUTE] == [
        ("Dan Fe", "Kim Lo")
    ]


LIST = "Ann Ek (S)\nBo Al (M) för Ida Ro (M) §§ 1–2\n\nÖstra valkretsen\nCia Do (V)\nDan Fe (C)"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Närvaroförteckning kommunfullmäktige", ["Ann Ek", "Bo Al", "Cia Do", "Dan Fe"]),
        ("Närvarolista:", ["Ann Ek", "Bo Al", "Cia Do", "Dan Fe"]),
        ("Uppropslista", []),  # it may list those who were away
    ],
)
def test_a_list_of_names_alone_before_the_first_paragraph(parse, head, names):
    front = "PROTOKOLL\n\nKommunfullmäktige\n\nBeslutande\nEnligt förteckning\n\nUtses att justera\nAnn Ek (S)"
    text = f"{front}\n\n{head}\n\n{LIST}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas."

    assert [one.person.name for one in parse(text).front.attendance] == names


FRONT = (
    "Ekby kommun\nSAMMANTRÄDESPROTOKOLL\nKommunfullmäktige\n2006-06-14\n\nBeslutande\nEnligt bilaga 1\n\n"
    "Paragrafer\n1\n\n"
    "Bilaga 1\n\n{title}Ann Ek (S), ordförande\nBo Al (M)\nIda Jo (V)\n\n{substitutes}\nCia Do (V) för Eva Ro (V)"
    "\n\n§ 1\nPlan\n\nBeslut\nPlanen antas.\n"
)


@pytest.mark.parametrize(
    ("title", "substitutes"),
    [
        ("Förteckning över närvarande ledamöter och ersättare", "Tjänstgörande ersättare"),
        ("Närvarolista", "Tjänstgörande ersättare"),
        ("NÄRVAROFÖRTECKNING", "Tjänstgörande ersättare:"),
    ],
)
def test_a_list_bound_before_the_first_paragraph(parse, title, substitutes):
    document = parse(FRONT.format(title=f"{title}\n\n", substitutes=substitutes))

    told = [(one.role.value, one.person.name, one.replaces) for one in document.front.attendance]
    assert told == [ANN, BO, ("member", "Ida Jo", None), CIA]
    assert not [one for one in document.problems if one.code.startswith("attendance")]


def test_without_a_title_only_the_labelled_are_told(parse):
    document = parse(FRONT.format(title="", substitutes="Tjänstgörande ersättare"))

    assert [one.person.name for one in document.front.attendance] == ["Cia Do"]
    assert "attendance_incomplete" in [one.code for one in document.problems]
