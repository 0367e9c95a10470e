import pytest

from importers.parsing import elected


def named(found):
    return [(one.name, one.party) for one in found.persons], [one.name for one in found.parties], found.clean


@pytest.mark.parametrize(
    ("text", "persons", "parties", "clean"),
    [
        ("Anna Ek (S), tjänstgörande ersättarna Bo Al (V) och Nina von Mis (M) samt ordföranden Cia Do (S) ",
         [("Anna Ek", "S"), ("Bo Al", "V"), ("Nina von Mis", "M"), ("Cia Do", "S")], [], True),
        ("Därefter har Anna Ek (S) och Bo Al (M) ", [("Anna Ek", "S"), ("Bo Al", "M")], [], True),
        ("bifall och Bo Al (M) ", [("Bo Al", "M")], [], True),
        ("förslaget från Bo Al (M) och Cia Do (V) ", [("Cia Do", "V")], [], False),
        ("Anna Ek (S) m.fl. ", [("Anna Ek", "S")], [], False),
        ("Anna Ek (s) samt Per-Olof de la Ro (fp) ", [("Anna Ek", "s"), ("Per-Olof de la Ro", "fp")], [], True),
        ("Anna Ek (nb) och Bo Al (m) ", [("Anna Ek", "nb"), ("Bo Al", "m")], [], True),
        ("Anna E. Ek (-) ", [("Anna E. Ek", "-")], [], True),
        ("Ek (S), Al (M) ", [("Ek", "S"), ("Al", "M")], [], True),
        ("Anna Ek (S, ordf), Bo Al (M), tjg ers för Eva Ro (M) ", [("Anna Ek", "S"), ("Bo Al", "M")], [], True),
        ("Representanterna från V, S och MP ", [], ["V", "S", "MP"], True),
        ("Socialdemokraterna (S) ", [], ["Socialdemokraterna"], True),
        ("Vänsterpartiet genom Anna Ek (V) ", [("Anna Ek", "V")], [], True),
        ("Kommunstyrelsen ", [], [], True),
        ("AB ", [], [], True),
    ],
)  # fmt: skip
def test_the_list_before_a_verb(text, persons, parties, clean):
    assert named(elected.before(text, 0, len(text))) == (persons, parties, clean)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Anna Ek (S), Bo Al (M) och Cia Do (V) till förmån för eget yrkande", ["Anna Ek", "Bo Al", "Cia Do"]),
        ("Anna Ek (S)\nBo Al (M)\nKommunstyrelsen beslutar", ["Anna Ek", "Bo Al"]),
        ("Anna Ek (S) Bo Al (M) Cia Do (V) (7)", ["Anna Ek", "Bo Al", "Cia Do"]),
        ("bifall till förslaget från Anna Ek (S)", []),
    ],
)
def test_the_list_behind_a_label(text, persons):
    assert [one.name for one in elected.behind(text, 0, len(text)).persons] == persons


@pytest.mark.parametrize("text", ["(S)", "SD", "AA", "ALT", "-", "fp", "Kd", "(Fp)", "Sverigedemokraterna", "partilös"])
def test_parties(text):
    assert elected.is_party(text)


@pytest.mark.parametrize("text", ["Ja", "Anna", "X", "ordförande", "KS", "", "12", "Kommunen"])
def test_what_is_no_party(text):
    assert not elected.is_party(text)


def test_titles_are_no_part_of_a_name():
    text = "Ordföranden Anna Ek (S) och Kommunstyrelsens Bo Al (M)"

    assert [(one.name, text[one.start : one.end]) for one in elected.mentions(text)] == [
        ("Anna Ek", "Anna Ek (S)"),
        ("Bo Al", "Bo Al (M)"),
    ]


def test_a_party_behind_a_comma_is_one_in_brackets():
    assert elected.bracketed("Anna Ek, s, yrkar bifall. Bo Al, M, och Cia Do, kd.") == (
        "Anna Ek(s), yrkar bifall. Bo Al(M), och Cia Do(kd)."
    )
    assert elected.bracketed("Anna Ek, s 4, och Bo Al, s. k. vilde") == "Anna Ek, s 4, och Bo Al, s. k. vilde"


def test_a_party_in_brackets_behind_a_comma_goes_with_its_name():
    text = elected.bracketed("Anna Ek, (s), yrkar bifall. Bo von Al, (fp), reserverar sig, (bilaga 2).")

    assert len(text) == len("Anna Ek, (s), yrkar bifall. Bo von Al, (fp), reserverar sig, (bilaga 2).")
    assert [(one.name, one.party) for one in elected.mentions(text)] == [("Anna Ek", "s"), ("Bo von Al", "fp")]
    assert "sig, (bilaga 2)" in text


def test_a_first_name_that_ends_like_a_company_is_one():
    assert [one.name for one in elected.mentions("Zeinab Ek (S) och Bostads-AB Bo Al (V)")] == ["Zeinab Ek", "Bo Al"]


def test_a_party_behind_and_others():
    (one,) = elected.mentions("Anna Ek m.fl. (S) yrkar bifall")

    assert (one.name, one.party) == ("Anna Ek", "S")
    assert [who.name for who in elected.behind("Anna Ek m fl (S) och Bo Al (M)", 0, 30).persons] == ["Anna Ek", "Bo Al"]
