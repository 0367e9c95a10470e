"""Adjusters whom only a § names; all names are invented."""

import pytest

FRONT = "PROTOKOLL 2030-10-10\n\nLandstingsstyrelsen\n\nNärvarande ledamöter\nAnna Ek (s)\nBo Al (m)\nEva Gy (kd)\n\n"
LAST = "\n\n§ 8 Taxa\n\nBeslut\n\nTaxan antas."


def page(parse, title, told, front=FRONT):
    return parse(f"{front}§ 7 {title}\n\n{told}{LAST}").front


@pytest.mark.parametrize(
    ("title", "told", "expected"),
    [
        ("Val av justerare", "Anna Ek (s) utses att jämte ordföranden justera dagens protokoll.", "Anna Ek (s)"),
        ("Val av protokolljusterare samt justeringsdatum",
         "Att jämte ordföranden justera dagens protokoll utsågs Bo Al.", "Bo Al"),
        ("Val av justeringsmän", "Fullmäktiges beslut:\n\natt utse Anna Ek (s) och Bo Al (m) att justera protokollet.",
         "Anna Ek (s) och Bo Al (m)"),
        ("Justering (ärende 3)", "Regionfullmäktige utser Bo Al (m) att justera protokollet.", "Bo Al (m)"),
        ("Protokollsjustering", "Till att justera protokollet valdes ledamoten Eva Gy (kd).", "Eva Gy (kd)"),
        ("Val av justeringsledamöter", "Beslut\n\nTill justeringsledamöter väljs Bo Al (m) och Eva Gy (kd).",
         "Bo Al (m) och Eva Gy (kd)"),
    ],
)  # fmt: skip
def test_who_is_chosen(parse, title, told, expected):
    assert [one.text for one in page(parse, title, told).adjusters] == [expected]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Justering", "Att jämte ordföranden justera protokollet utsågs förste och andre vice ordföranden."),
        ("Val av ombud", "Anna Ek (s) utses att justera planen."),
        ("Val av justerare", "Valet bordläggs."),
        ("Val av justerare", "Anna Ek (s) lämnar mötet. Att justera protokollet bordläggs."),
    ],
)
def test_nobody_is_guessed(parse, title, told):
    assert page(parse, title, told).adjusters == ()


def test_the_front_page_comes_first(parse):
    front = FRONT + "Utses att justera\nEva Gy (kd)\n\n"
    found = page(parse, "Val av justerare", "Bo Al (m) utses att justera protokollet.", front)

    assert [one.text for one in found.adjusters] == ["Eva Gy (kd)"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Justering av protokollet beslutades ske den 12 oktober 2030.", "2030-10-12"),
        ("Justeringen äger rum torsdagen den 17 oktober kl 15.", "2030-10-17"),
        ("Protokollet justeras 2030-10-14.", "2030-10-14"),
        ("Protokollet ska justeras senast den 20 oktober 2030.", None),
        ("Justeringen sker snarast.", None),
    ],
)
def test_when(parse, told, expected):
    found = page(parse, "Val av justerare", f"Bo Al (m) utses att justera protokollet.\n\n{told}")

    assert (found.adjusted_on.value.isoformat() if found.adjusted_on else None) == expected


@pytest.mark.parametrize(
    ("signed", "adjusters"),
    [
        ("Justerande\nBo Al\n\nJusterande\nEva Gy (kd)", ["Bo Al", "Eva Gy (kd)"]),
        ("Justerande:\t\tBo Al      Eva Gy", ["Bo Al", "Eva Gy"]),
        ("Justerande\t..........................", []),
        ("Justerande\tSe nästa sida", []),
    ],
)
def test_who_signs_as_adjuster_where_nothing_else_tells(parse, signed, adjusters):
    found = page(parse, "Val av ombud", "Anna Ek (s) utses.", f"{FRONT}Underskrifter\n\n{signed}\n\n")

    assert [one.text for one in found.adjusters] == adjusters
