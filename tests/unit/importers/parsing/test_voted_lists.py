"""Attendance by a list of votes for the whole meeting; all names are invented."""

import pytest

from importers.parsing.result import AttendanceRole as R

FRONT = "PROTOKOLL 2030-05-22\n\nKommunfullmäktige\n\nBeslutande\nSe förteckningen nedan\n\n"
HEAD = f"{FRONT}Ersättare\nMy Ås (S)\nPia Al (M)\n\n"
VOTE = "\n\nVid omröstningen avges 2 ja-röster och 2 nej-röster.\n\nBeslut\n\nTaxan antas."
ITEM = f"\n\n§ 15\n\nTaxa{VOTE}"
HEADS = "Namn\tParti\t§ 15 Ja\t§ 15 Nej"
ROWS = ["Anna Ek, ordförande\tS\tX\t", "Bo Al\tM\t\tX", "*Dan Fe\tM\t\tX", "Eva Gy\tC\t\t", "Ida Ro*\tC\tX\t"]
SUM = "Summa\t\t2\t2"
LEGEND = "* tjänstgörande ersättare"


def there(parse, *lines):
    found = parse(HEAD + "\n".join(lines) + ITEM).front.attendance
    return [(one.person.name, one.person.party, one.role) for one in found if one.role is not R.SUBSTITUTE]


def test_who_voted_was_there_and_a_star_tells_who_substitutes(parse):
    assert there(parse, HEADS, *ROWS, SUM, "", LEGEND) == [
        ("Anna Ek", "S", R.MEMBER),
        ("Bo Al", "M", R.MEMBER),
        ("Dan Fe", "M", R.SERVING_SUBSTITUTE),
        ("Ida Ro", "C", R.SERVING_SUBSTITUTE),
    ]


def test_who_is_listed_on_the_front_page_stays(parse):
    found = parse(HEAD + "\n".join([HEADS, *ROWS, SUM, "", LEGEND]) + ITEM).front.attendance

    assert [one.person.name for one in found if one.role is R.SUBSTITUTE] == ["My Ås", "Pia Al"]


@pytest.mark.parametrize(
    "lines",
    [
        (HEADS, *ROWS, SUM),
        (HEADS, *ROWS, "Summa\t\t3\t2", "", LEGEND),
        (HEADS, *ROWS, "", LEGEND),
        (HEADS, *ROWS, "Bo Al\tM\t\tX", "Summa\t\t2\t3", "", LEGEND),
    ],
    ids=["nothing explains the star", "the sum differs", "no sum", "twice"],
)
def test_a_list_that_nothing_confirms_stays_text(parse, lines):
    assert there(parse, *lines) == []


def test_the_votes_have_the_names_behind_the_stars(parse):
    (vote,) = parse(HEAD + "\n".join([HEADS, *ROWS, SUM, "", LEGEND]) + ITEM).items[0].votes

    assert [one.person.name for one in vote.voters] == ["Anna Ek", "Bo Al", "Dan Fe", "Ida Ro"]


MARKS = "Ledamöter\tParti\tTjänstgörande ersättare\tJa\tNej\tAvst"
LIST = ["Anna Ek, ordf\ts\t\tx\t\t", "Bo Al\tm\t\t\tx\t", "Cia Do\tc\tDan Fe\t\tx\t", "Eva Gy\tv\t\tx\t\t"]
COUNT = "SUMMA\t\t\t2\t2\t0"


@pytest.mark.parametrize("above", ["Omröstning § 15", "Votering § 15", "Omröstningslista § 15 Taxa"])
def test_the_line_above_a_list_may_say_of_which_paragraph_it_is(parse, above):
    titled = f"{HEAD}NÄRVAROLISTA OCH OMRÖSTNINGSLISTA\n\n{above}\n\n"
    document = parse(titled + "\n".join([MARKS, *LIST, COUNT]) + ITEM)
    found = [one for one in document.front.attendance if one.role is not R.SUBSTITUTE]

    assert [(one.person.name, one.person.party, one.role, one.replaces) for one in found] == [
        ("Anna Ek", "s", R.MEMBER, None),
        ("Bo Al", "m", R.MEMBER, None),
        ("Dan Fe", "c", R.SERVING_SUBSTITUTE, "Cia Do"),
        ("Eva Gy", "v", R.MEMBER, None),
    ]
    (vote,) = document.items[0].votes
    assert [one.person.name for one in vote.voters] == ["Anna Ek", "Bo Al", "Dan Fe", "Eva Gy"]


@pytest.mark.parametrize(
    ("above", "count"),
    [("Omröstning", COUNT), ("Se § 15.", COUNT), ("Omröstning § 15", "SUMMA\t\t\t3\t2\t0")],
    ids=["no paragraph", "no vote", "the sum differs"],
)
def test_without_its_paragraph_or_its_sum_a_list_stays_text(parse, above, count):
    document = parse(f"{HEAD}{above}\n\n" + "\n".join([MARKS, *LIST, count]) + ITEM)

    assert not [one for one in document.front.attendance if one.role is R.SERVING_SUBSTITUTE]
    assert [vote.voters for vote in document.items[0].votes] == [()]
