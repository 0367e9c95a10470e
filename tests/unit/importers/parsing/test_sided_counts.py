"""Votes that are told by what each side wanted, without ja and nej."""

import pytest

ITEM = "PROTOKOLL\n\n§ 5 Ordning\n\nBeslut\n\nPlanen antas.\n\nOmröstning\n\n{}"
ORDER = "Ja = avgöras idag\n\nNej = återremiss\n\n"


def votes(parse, told):
    return [(one.yes, one.no) for one in parse(ITEM.format(told)).items[0].votes]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (ORDER + "Vid omröstningen avges 24 röster för att ärendet ska avgöras idag och 7 röster för återremiss.",
         [(24, 7)]),
        (ORDER + "Vid omröstningen avges 7 röster för återremiss och 24 röster för att ärendet avgöras.", [(24, 7)]),
        ("Omröstning begärs. Vid omröstningen röstade 12 ledamöter för förslaget och 9 emot.", [(12, 9)]),
        ("Omröstning begärs. Sju röster avges för förslaget och fyra mot.", [(7, 4)]),
        ("Omröstning begärs. Vid omröstningen avges sju röster för förslaget mot fyra röster emot.", [(7, 4)]),
    ],
)  # fmt: skip
def test_sides(parse, told, expected):
    assert [one for one in votes(parse, told) if one != (None, None)] == expected


@pytest.mark.parametrize(
    "told",
    [
        ORDER + "Vid omröstningen avges 24 röster för det ena och 7 röster för det andra.",
        "Omröstning begärs. Vid omröstningen avges 12 röster för Anna Eks förslag och 9 röster för Bo Als förslag.",
    ],
)
def test_a_doubt_gives_no_count(parse, told):
    assert votes(parse, told) == [(None, None)]


def test_who_speaks_for_something_has_not_voted(parse):
    text = "PROTOKOLL\n\n§ 5 Plan\n\nBeslut\n\nPlanen antas.\n\nÄrendet\n\nFem remissvar är för planen och tre emot."

    assert parse(text).items[0].votes == ()
