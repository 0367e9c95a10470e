"""A närvarolista that is bound with the minutes: attendance where it says itself who served."""

import pytest

from importers.parsing import AttendanceRole

HEAD = "PROTOKOLL\n\nKommunstyrelsen\nSammanträdesdatum 2031-03-04\n\nBeslutande\n{present}\n\nParagrafer\n40–41\n\n"
MATTER = "§ 40 Plan\n\nBeslut\n\nPlanen antas.\n\n§ 41 Taxa\n\nBeslut\n\nTaxan antas.\n\n"
LIST = """\
Bilaga 1

Närvarolista

Ledamöter
Eva Exempel (S), ordförande
Nils Prov (M) §§ 40

Tjänstgörande ersättare
Siv Mönster (C) för Bo Test (C)

Ej tjänstgörande ersättare
Kaj Demo (V)

Övriga
Kommundirektör Ann Fiktiv
"""


def read(parse, listed: str = LIST, present: str = "Enligt bifogad närvarolista"):
    document = parse(HEAD.format(present=present) + MATTER + listed)
    return {(one.person.name, one.role.value) for one in document.front.attendance}


def test_its_labels_say_who_served(parse):
    roles = AttendanceRole
    assert read(parse) >= {
        ("Eva Exempel", roles.MEMBER.value),
        ("Nils Prov", roles.MEMBER.value),
        ("Siv Mönster", roles.SERVING_SUBSTITUTE.value),
        ("Kaj Demo", roles.SUBSTITUTE.value),
    }


def test_the_list_stays_a_paper_of_the_minutes(parse):
    document = parse(HEAD.format(present="Se bilaga 1") + MATTER + LIST)
    assert [paper.kind.value for paper in document.papers] == ["bilaga"]
    assert [item.number for item in document.items] == [40, 41]


def test_a_front_page_with_names_goes_first(parse):
    assert read(parse, present="Alva Framsida (L)\nTor Framsida (S)") == {
        ("Alva Framsida", "member"),
        ("Tor Framsida", "member"),
    }


@pytest.mark.parametrize(
    "listed",
    [
        "Bilaga 1\n\nNärvarolista\n\nEva Exempel (S)\nNils Prov (M)\nKaj Demo (V)\n",
        LIST.replace("Närvarolista", "Närvaro- och omröstningslista § 41"),
        LIST.replace("Närvarolista", "Reservation § 41"),
    ],
)
def test_a_list_that_does_not_say_it_gives_nobody(parse, listed):
    assert not {role for _, role in read(parse, listed)} & {"member", "serving_substitute"}


CALLED = (
    "PROTOKOLL\n\nLandstingsfullmäktige\nSammanträdesdatum 2031-03-04\n\n§ 40 Upprop\n\n"
    "Upprop förrättas av de valda ledamöterna, vilka är:\n\n"
    "Eva Exempel (S)\nNils Prov (M)\nAnn Fiktiv (C)\nBo Test (V)\nUlla Påhitt (S)\n\n{told}\n\n"
    "§ 41 Taxa\n\nBeslut\n\nTaxan antas."
)


@pytest.mark.parametrize(
    "told",
    [
        "Samtliga var närvarande förutom Nils Prov och Bo Test. För Nils Prov tjänstgjorde Siv Mönster (M).",
        "Alla ledamöter var närvarande utom Bo Test och Nils Prov. Siv Mönster (M) tjänstgjorde för Nils Prov.",
        "Närvarande var alla med undantag av Bo Test och Nils Prov. I stället för Nils Prov inträdde Siv Mönster (M).",
    ],
)
def test_who_was_away_by_the_sentence_below_the_roll_is_no_member_of_it(parse, told):
    found = {
        (one.person.name, one.role.value): one.replaces for one in parse(CALLED.format(told=told)).front.attendance
    }
    assert found == {
        ("Eva Exempel", "member"): None,
        ("Ann Fiktiv", "member"): None,
        ("Ulla Påhitt", "member"): None,
        ("Siv Mönster", "serving_substitute"): "Nils Prov",
    }


def test_who_was_there_for_a_part_stays_in_the_roll(parse):
    told = "Siv Mönster (M) tjänstgjorde för Nils Prov under § 41."
    found = {one.person.name for one in parse(CALLED.format(told=told)).front.attendance}
    assert {"Nils Prov", "Siv Mönster"} <= found
