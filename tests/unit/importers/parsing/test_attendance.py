"""Who was there, from rows in every shape; all names are invented."""

import pytest

from importers.parsing import attendance, units
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import AttendanceRole, FrontField, ParagraphRange
from importers.source import Cell, FileType, SourceDocument, SourceLine

R = AttendanceRole
COVERED = (ParagraphRange(60, 160),)


def read(field, *rows, label=None):
    """The people of one row of the front page; a row is a line, or a tuple of cells."""
    lines = []
    for number, row in enumerate(rows):
        if isinstance(row, str):
            lines.append(SourceLine(row, style="Normal"))
        else:
            lines += [SourceLine(text, cell=Cell(0, number, column)) for column, text in enumerate(row) if text]
    source = SourceDocument(tuple(lines), FileType.DOCX)
    numbered = units.numbered_lines(source)
    grouped = units.group(numbered, units.Width(numbered, wrapped=False))
    values = [part for unit in grouped for member in units.flatten(unit) for part in member.passages]
    head = Passage(label, (Segment(0, 0, len(label)),)) if label else None
    return attendance.read([(field, head, values)], grouped, COVERED)


def told(found):
    return [(one.person.name, one.person.party, one.role, one.office, one.replaces) for one in found]


ANNA = ("Anna Ek", "S", R.MEMBER, "ordförande", None)
BO = ("Bo Al", "M", R.MEMBER, "1:e vice ordförande", None)
CIA = ("Cia Do", "ALT", R.MEMBER, None, None)
IDA = ("Ida Jo", "L", R.SERVING_SUBSTITUTE, None, "Kim Lo")


@pytest.mark.parametrize(
    "rows",
    [
        ("Anna Ek (S), ordf.", "Bo Al (M), 1:e vice ordförande", "Cia Do (ALT)", "Ida Jo (L) tjänstgör för Kim Lo (L)"),
        ("Anna Ek (S), ordf, Bo Al (M), förste vice ordförande, Cia Do (ALT) och Ida Jo (L), tjg. ers för Kim Lo (L)",),
        ("Ordförande Anna Ek (S)", "1:e v. ordf. Bo Al (M)", "Cia Do (ALT)", "Ida Jo (L) ersätter Kim Lo (L)"),
        ("Anna Ek (S) ordförande", "Bo Al (M) 1:e v ordf", "Cia Do (ALT)", "Ida Jo (L) tj. ersättare för Kim Lo"),
        ("Anna Ek (S) ordförande", "Bo Al (M) 1:e v ordf", "Cia Do (ALT)", "Ida Jo (L), i st f Kim Lo (L)"),
        ("Anna Ek S ordförande", "Bo Al M 1:e vice ordförande", "Cia Do (ALT)", "Ida Jo L", "ersättare för Kim Lo"),
        (("Anna Ek", "S", "ordförande"), ("Bo Al", "M", "1:e vice ordförande"), ("Cia Do", "ALT"),
         ("Ida Jo", "L", "för Kim Lo (L)")),
        ("Anna Ek (S), ordförande, Bo Al (M), 1:e vice ordförande, Cia", "Do (ALT),", "Ida Jo (L) istället för Kim Lo"),
    ],
)  # fmt: skip
def test_members_with_office_and_serving_substitutes(rows):
    assert told(read(FrontField.PRESENT, *rows)) == [ANNA, BO, CIA, IDA]


def test_presence_by_paragraphs():
    found = read(
        FrontField.PRESENT,
        "Anna Ek (S), §§ 64, 68",
        "Bo Al (M), ej § 147",
        "Cia Do (V)",
        "fr.o.m. § 98",
        "Eva Gy (C) 71",
    )

    assert [([(r.first, r.last) for r in one.present], [(r.first, r.last) for r in one.absent]) for one in found] == [
        ([(64, 64), (68, 68)], []),
        ([], [(147, 147)]),
        ([(98, 160)], []),
        ([(71, 71)], []),
    ]
    assert [one.note.text for one in found] == ["§§ 64, 68", "ej § 147", "fr.o.m. § 98", "71"]


def test_substitutes_and_those_who_served_in_part():
    found = read(FrontField.SUBSTITUTES, "Anna Ek (S)", "Bo Al (M) §§ 61-65, tjänstgörande § 66")

    assert [(one.person.name, one.role, [(r.first, r.last) for r in one.present]) for one in found] == [
        ("Anna Ek", R.SUBSTITUTE, []),
        ("Bo Al", R.SERVING_SUBSTITUTE, [(66, 66)]),
        ("Bo Al", R.SUBSTITUTE, [(61, 65)]),
    ]


def test_whom_a_colon_names_depends_on_the_row():
    serving = told(read(FrontField.SUBSTITUTES_SERVING, "Ida Jo (L), ers: Kim Lo (L)", "Bo Al (M) för Dan Fe (M)"))
    beside = told(read(FrontField.PRESENT, "Kim Lo (L), ers: Ida Jo (L)"))

    assert serving == [IDA, ("Bo Al", "M", R.SERVING_SUBSTITUTE, None, "Dan Fe")]
    assert beside == [IDA]


def test_officials_count_by_title_party_or_label():
    rows = (
        "Rolf Fe, kommunchef",
        "Nämndsekreterare Cia Tä",
        "Eva-Lena Mo, miljöchef, § 100",
        "Tf ekonomichef Ola Ny § 64",
    )
    found = read(FrontField.OTHERS, *rows, "Pia Ka (S), insynsplats", "Sten Vik", label="Övriga deltagande")

    assert [(one.person.name, one.office) for one in found] == [
        ("Rolf Fe", "kommunchef"),
        ("Cia Tä", "nämndsekreterare"),
        ("Eva-Lena Mo", "miljöchef"),
        ("Ola Ny", "tf ekonomichef"),
        ("Pia Ka", None),
    ]
    assert [one.person.name for one in read(FrontField.OTHERS, "Bea Ce, Vision", label="Personalföreträdare")] == [
        "Bea Ce"
    ]


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        (("Se närvarolista på sidan 2",), "Beslutande"),
        (("Ledamöter enligt bilaga 1",), "Beslutande"),
        (("12",), "Åhörare"),
        (("Karl Persson, elev",), "Åhörare"),
        (("-",), "Ersättare"),
    ],
)
def test_what_names_nobody(rows, label):
    assert read(FrontField.PRESENT, *rows, label=label) == ()


def test_what_looks_like_a_name_among_members_with_parties_is_none():
    mixed = read(FrontField.PRESENT, "Anna Ek (S)", "Stora Salen", "Bo Al (M)", "Cia Do, ordförande")
    bare = read(FrontField.PRESENT, "Anna Ek", "Bo Al")

    assert [one.person.name for one in mixed] == ["Anna Ek", "Bo Al", "Cia Do"]
    assert [one.person.name for one in bare] == ["Anna Ek", "Bo Al"]


def test_the_party_before_the_name():
    rows = ("M  Anna Ek, ordförande", "KD  Cia Do, tjänstgör för Kim Lo (M)", "ÅBP  Bo Al", "S  Eva Ro")

    assert told(read(FrontField.PRESENT, *rows)) == [
        ("Anna Ek", "M", R.MEMBER, "ordförande", None),
        ("Cia Do", "KD", R.SERVING_SUBSTITUTE, None, "Kim Lo"),
        ("Bo Al", "ÅBP", R.MEMBER, None, None),
        ("Eva Ro", "S", R.MEMBER, None, None),
    ]


EVA = ("Eva Ro", "V", R.MEMBER, None, None)


@pytest.mark.parametrize(
    "rows",
    [
        ("(S) Anna Ek, ordförande", "(M) Bo Al, 1:e vice ordförande", "(ALT) Cia Do", "(V) Eva Ro"),
        ("(S) Anna Ek, ordf, (M) Bo Al, 1:e vice ordf,", "(ALT) Cia Do och (V) Eva Ro"),
        ("(S) Anna Ek (ordf)\t(M) Bo Al, 1:e v ordf", "(ALT) Cia Do\t(V) Eva Ro"),
        ("[S] Anna Ek ordf", "[M] Bo Al 1:e v ordf", "[ALT] Cia Do", "[V] Eva Ro"),
        ("Anna Ek (S), ordf", "Bo Al", "(M), 1:e v ordf", "Cia Do (ALT)", "Eva Ro", "(V)"),
    ],
)
def test_the_whole_row_decides_whether_parties_stand_before_or_behind(rows):
    assert told(read(FrontField.PRESENT, *rows)) == [ANNA, BO, CIA, EVA]


def test_small_letters_in_brackets_before_names_are_no_points_of_a_list():
    found = read(FrontField.PRESENT, "(s) Anna Ek", "(m) Bo Al", "(v) Eva Ro, ersätter Kim Lo", "(kd) Vakant")

    assert [(one.person.name, one.person.party, one.replaces) for one in found] == [
        ("Anna Ek", "s", None),
        ("Bo Al", "m", None),
        ("Eva Ro", "v", "Kim Lo"),
    ]


def test_a_party_before_whom_somebody_serves_for():
    found = read(FrontField.PRESENT, "(S) Anna Ek", "(M) Bo Al för (M) Kim Lo", "(L) Ida Jo ersätter (C) Dan Fo")

    assert [(one.person.name, one.person.party, one.replaces) for one in found] == [
        ("Anna Ek", "S", None),
        ("Bo Al", "M", "Kim Lo"),
        ("Ida Jo", "L", "Dan Fo"),
    ]


def test_one_party_before_several_names():
    found = read(FrontField.PRESENT, "Socialdemokraterna: Anna Ek, Bo Al", "Ekbypartiet: Cia Do")

    assert [(one.person.name, one.person.party) for one in found] == [
        ("Anna Ek", "Socialdemokraterna"),
        ("Bo Al", "Socialdemokraterna"),
        ("Cia Do", "Ekbypartiet"),
    ]


def test_nobody_is_told_where_each_party_may_belong_to_the_name_before_or_behind():
    assert read(FrontField.PRESENT, "Anna Ek", "(S) Bo Al", "(M) Cia Do", "(V) Eva Ro") == ()


@pytest.mark.parametrize(
    "rows",
    [
        ("Anna Ek, ordf (s)", "Bo Al, v ordf (v)", "Cia Do (kd)"),
        ("Anna Ek, ordförande (s), Bo Al, vice ordf (v) och Cia Do (kd)",),
        ("Anna Ek (ordf) (s)", "Bo Al (vice ordf) (v)", "Cia Do (kd)"),
        ("Anna Ek ordf (s)", "Bo Al v ordf (v)", "Cia Do (kd)"),
        ("Anna Ek (ordf, s)", "Bo Al (v ordf, v)", "Cia Do (kd)"),
        ("Anna Ek, ordförande, s", "Bo Al, v ordf, v", "Cia Do, kd"),
    ],
)
def test_the_party_behind_the_office(rows):
    assert told(read(FrontField.PRESENT, *rows)) == [
        ("Anna Ek", "s", R.MEMBER, "ordförande", None),
        ("Bo Al", "v", R.MEMBER, "vice ordförande", None),
        ("Cia Do", "kd", R.MEMBER, None, None),
    ]


def test_v_ordf_is_no_party():
    assert told(read(FrontField.PRESENT, "Anna Ek, v ordf")) == [("Anna Ek", None, R.MEMBER, "vice ordförande", None)]


def test_where_somebody_is_from_stands_between_name_and_party():
    rows = ("Anna Ek, Norrby (S), ordf", "Bo Al, Västra Ekby (M)", "Cia Do, Åsele (V), ersätter Kim Lo")

    assert told(read(FrontField.PRESENT, *rows)) == [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Bo Al", "M", R.MEMBER, None, None),
        ("Cia Do", "V", R.SERVING_SUBSTITUTE, None, "Kim Lo"),
    ]
    two = read(FrontField.PRESENT, "Anna Ek, ordf, Eva Ro (S)", "Bo Al, v ordf, Ida Jo (M)")
    assert [one.person.name for one in two] == ["Anna Ek", "Eva Ro", "Bo Al", "Ida Jo"]


def test_a_title_with_a_capital_and_no_comma():
    found = read(FrontField.OTHERS, "Anna Ek Förvaltningschef § 93", "Bo Al Nämndsekreterare")

    assert [(one.person.name, one.office) for one in found] == [
        ("Anna Ek", "förvaltningschef"),
        ("Bo Al", "nämndsekreterare"),
    ]


@pytest.mark.parametrize("away", ["ej närvarande", "frånvarande", "anmält förhinder", "(förhindrad)"])
def test_who_was_away_did_not_attend(away):
    found = read(FrontField.PRESENT, "Anna Ek (S)", f"Bo Al (M), {away}", "Cia Do (ALT)")

    assert [one.person.name for one in found] == ["Anna Ek", "Cia Do"]


def test_those_whom_all_but_names_were_away():
    assert read(FrontField.PRESENT, "Samtliga ledamöter utom", "Anna Ek", "Bo Al") == ()


def test_unions_speak_by_office():
    found = read(FrontField.OTHERS, "Anna Ek, Vision", "Bo Al, Ekbacken")

    assert [one.person.name for one in found] == ["Anna Ek"]


@pytest.mark.parametrize(
    "said",
    [
        "Anna Ek, Brandmännens Riksförbund",
        "Anna Ek (Kommunal)",
        "Anna Ek, facklig representant",
        "Anna Ek, personalföreträdare Kommunal",
        "Anna Ek, § 41",
        "Anna Ek, Ekkonsult §§ 41-42",
    ],
)
def test_somebody_among_the_others(said):
    assert [one.person.name for one in read(FrontField.OTHERS, said, "Bo Al, ekonom")] == ["Anna Ek", "Bo Al"]


def test_serving_for_a_part_of_the_meeting_and_nothing_else_told():
    found = read(FrontField.SUBSTITUTES, "Ida Jo (L), tjänstgörande för Kim Lo (L) §§ 61-65")

    assert told(found) == [IDA]


@pytest.mark.parametrize("stacked", [True, False])
def test_substitutes_named_among_the_others(stacked):
    rows = ["Ersättare:", "Ida Jo (L)", "Anna Ek, förvaltningschef", "Bo Al, Vårdförbundet", "Cia Do, ekonom, § 90"]
    found = read(FrontField.OTHERS, *rows) if stacked else read(FrontField.OTHERS, ("\n".join(rows),))

    assert [(one.person.name, one.role, one.office) for one in found if stacked] == (
        [
            ("Ida Jo", R.SUBSTITUTE, None),
            ("Anna Ek", R.OTHER, "förvaltningschef"),
            ("Bo Al", R.OTHER, None),
            ("Cia Do", R.OTHER, "ekonom"),
        ]
        if stacked
        else []
    )


def test_an_official_below_members_with_parties_is_no_member():
    found = read(FrontField.PRESENT, "Anna Ek (S), ordf.", "Bo Al (M)", "Cia Do, sekreterare", "Dan Fe, kommunalråd")

    assert [(one.person.name, one.role) for one in found] == [
        ("Anna Ek", R.MEMBER),
        ("Bo Al", R.MEMBER),
        ("Cia Do", R.OTHER),
    ]


def test_members_without_parties_may_have_other_work():
    found = read(FrontField.PRESENT, "Anna Ek, ordf.", "Bo Al, rektor", "Cia Do")

    assert {one.role for one in found} == {R.MEMBER}


def test_the_last_name_first():
    rows = ("1:e vice ordf", "Ek, Anna (s)", "2:e vice ordf", "Al, Bo (m)", "Do, Cia Maria (v)", "Fe-Ny, Dan (kd)")
    found = read(FrontField.PRESENT, *rows)

    assert [(one.person.name, one.person.party) for one in found] == [
        ("Anna Ek", "s"),
        ("Bo Al", "m"),
        ("Cia Maria Do", "v"),
        ("Dan Fe-Ny", "kd"),
    ]
    assert [one.person.printed.text for one in found][:2] == ["Ek, Anna (s)", "Al, Bo (m)"]


def test_two_people_on_a_line_are_not_turned():
    found = read(FrontField.PRESENT, "Anna Ek, Bo Al (m)", "Cia Do (v)", "Dan Fe (kd)")

    assert "Bo Al" in [one.person.name for one in found]


def test_a_vacant_seat_is_nobody():
    found = read(FrontField.PRESENT, "Anna Ek (S)", "Vakant (M)", "Ersättare saknas (KD)")

    assert [one.person.name for one in found] == ["Anna Ek"]


def test_rank_with_a_hyphen():
    found = read(FrontField.PRESENT, "Anna Ek (S) 1-e vice ordförande", "Bo Al (M) 2:a vice ordf")

    assert [one.office for one in found] == ["1:e vice ordförande", "2:e vice ordförande"]


def test_where_somebody_is_from_is_no_part_of_the_next_name():
    rows = ("Anna Ek (S), ordförande, Norrby", "Bo Al (M), Söderby", "Cia Maria Do (V), Norrby", "Dan Fe (KD)")
    found = read(FrontField.PRESENT, *rows)

    assert [one.person.name for one in found] == ["Anna Ek", "Bo Al", "Cia Maria Do", "Dan Fe"]


@pytest.mark.parametrize("label", ["Anmält förhinder", "Frånvarande", "Ej närvarande ledamöter", "Förhinder"])
def test_who_was_away_does_not_attend(label):
    assert read(FrontField.OTHERS, "Anna Ek (S)", "Bo Al (M)", label=label) == ()


def test_a_party_between_name_and_office():
    found = read(FrontField.PRESENT, "Anna Ek, s vice ordförande", "Bo Al, m 2:e vice ordf", "Cia Do, kd")

    assert [(one.person.party, one.office) for one in found] == [
        ("s", "vice ordförande"),
        ("m", "2:e vice ordförande"),
        ("kd", None),
    ]


def test_whom_a_substitute_serves_for_stands_in_a_column_of_its_own(parse):
    text = (
        "PROTOKOLL 2031-03-04\n\nTekniska nämnden\n\nBeslutande\tTjänstgör för\nAsta Ek (S) ordförande\t\n"
        "Bo Alm (C)\tDan Fe (C)\n\nPersonalföreträdare\n\nEva Gy, Lärarnas Riksförbund\n\n"
        "Utses att justera\n\nBo Alm\n\n§ 1 Taxa\n\nBeslut\n\nAntas.\n\n§ 2 Väg\n\nBeslut\n\nAvslås.\n"
    )
    found = parse(text).front.attendance

    assert [(one.role.value, one.person.name, one.replaces) for one in found] == [
        ("member", "Asta Ek", None),
        ("serving_substitute", "Bo Alm", "Dan Fe"),
        ("other", "Eva Gy", None),
    ]


@pytest.mark.parametrize("said", ["tj. ersättare", "tj ers", "tjg. ersättare", "tjänstg. ersättare"])
def test_who_serves_without_a_word_for_whom(said):
    found = read(FrontField.PRESENT, "Anna Ek (S) ordförande", f"Ida Jo (L) {said}")

    assert told(found) == [
        ("Anna Ek", "S", R.MEMBER, "ordförande", None),
        ("Ida Jo", "L", R.SERVING_SUBSTITUTE, None, None),
    ]


def test_who_does_not_serve_among_those_who_decide():
    found = read(FrontField.PRESENT, "Anna Ek (S)", "Ida Jo (L) ej tjänstgörande")

    assert [(one.person.name, one.role) for one in found] == [("Anna Ek", R.MEMBER), ("Ida Jo", R.SUBSTITUTE)]


@pytest.mark.parametrize(
    ("row", "there"),
    [("Sekreterare\nEva Gy", ["Eva Gy"]), ("Sekreterare\n........ Eva Gy", []), ("Sekreterare\nBo Al", [])],
)
def test_who_took_the_minutes_by_a_row_above_the_signatures(parse, row, there):
    page = f"PROTOKOLL\n\nSocialnämnden\n\nBeslutande\nAnn Ek (S)\nBo Al (M)\n\n{row}\n\nOrdförande\n........\nAnn Ek"
    found = parse(f"{page}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas.").front.attendance

    assert [one.person.name for one in found if one.office == "sekreterare"] == there


@pytest.mark.parametrize(
    "line",
    [
        "Ida Jo (L), ersättare",
        "Ersättare: Ida Jo (L) samt socialchef Eva Gy",
        "Eva Gy, socialchef och Ida Jo (L), ersättare",
    ],
)
def test_substitutes_among_the_others(line):
    found = read(FrontField.OTHERS, line)

    assert [one.person.name for one in found if one.role is R.SUBSTITUTE] == ["Ida Jo"]


def test_a_party_of_three_small_letters():
    assert told(read(FrontField.PRESENT, "Åke Wenn (vpk)", "Bo Al (s)"))[0][:2] == ("Åke Wenn", "vpk")


def test_the_office_of_somebody_who_was_away_is_not_of_who_serves_instead():
    found = read(FrontField.PRESENT, "Anna Ek (V) tjänstgör för Bo Al, vice ordförande (V)", "Ida Jo (ö), ordförande")

    assert told(found) == [
        ("Anna Ek", "V", R.SERVING_SUBSTITUTE, None, "Bo Al"),
        ("Ida Jo", "ö", R.MEMBER, "ordförande", None),
    ]


def test_officials_in_the_row_of_members_where_those_who_adjust_have_parties(parse):
    front = "Beslutande\tEnligt förteckning\n\tAnna Ek, kommundirektör § 1\nUtses att justera\t{}"
    text = f"PROTOKOLL\n\nFullmäktige\n\n{front}\n\n§ 1 Taxa\n\nBeslut\n\nTaxan antas."

    (here,) = parse(text.format("Bo Al (M)")).front.attendance
    (elsewhere,) = parse(text.format("Bo Al")).front.attendance

    assert (here.role, here.office) == (R.OTHER, "kommundirektör")
    assert elsewhere.role is R.MEMBER  # a board may have a director among its members


def test_where_an_official_works_is_no_party():
    found = read(FrontField.OTHERS, "Anna Ek, KVK, enhetschef", "Bo Al, S&P, nämndsekr.", "Cia Do, KVK", "Ida Jo, S")

    assert [(one.person.name, one.person.party, one.office) for one in found] == [
        ("Anna Ek", None, "enhetschef"),
        ("Bo Al", None, "nämndsekr"),
        ("Ida Jo", "S", None),
    ]


def test_the_party_in_a_column_behind_the_office():
    found = read(
        FrontField.PRESENT,
        "Anna Ek (ordförande)\tS\tÅby",
        "Bo Al\tM\tNorrby",
        "Cia Do\tV\tÅby\ttjänstgör för Kim Lo (V)",
    )

    assert [(one.person.name, one.person.party, one.replaces) for one in found] == [
        ("Anna Ek", "S", None),
        ("Bo Al", "M", None),
        ("Cia Do", "V", "Kim Lo"),
    ]


def test_an_asterisk_before_a_name_and_another_short_word_for_instead():
    found = read(FrontField.PRESENT, "*Anna Ek (S)", "Ida Jo (L) istf Kim Lo", "Bo Al (M) i st f Dan Fe (M)")

    assert [(name, role, whom) for name, _, role, _, whom in told(found)] == [
        ("Anna Ek", R.MEMBER, None),
        ("Ida Jo", R.SERVING_SUBSTITUTE, "Kim Lo"),
        ("Bo Al", R.SERVING_SUBSTITUTE, "Dan Fe"),
    ]


def test_a_local_party_of_small_letters_and_a_vacant_seat_that_is_served_for():
    found = read(FrontField.PRESENT, "Anna Ek (skä)", "Bo Al (C), ersättare för Vakant (C)", "Ida Jo (mfl)")

    assert told(found)[:2] == [
        ("Anna Ek", "skä", R.MEMBER, None, None),
        ("Bo Al", "C", R.SERVING_SUBSTITUTE, None, None),
    ]
    assert [one.person.party for one in found if one.person.name == "Ida Jo"] != ["mfl"]


def test_members_with_numbers():
    found = read(FrontField.PRESENT, ("1. Anna Ek (S)",), ("2. Bo Al (M)",))

    assert [one.person.name for one in found] == ["Anna Ek", "Bo Al"]
