"""Titles above the label of their §; the whole of the minutes decides."""

import pytest

FRONT = "PROTOKOLL\n\nTekniska nämnden\n2030-05-04\n\nBeslutande\tAnna Ek (S), ordförande\nParagrafer\t11-13\n\n"
MATTERS = (("Godkännande av dagordning", ""), ("Taxa för vatten", "  Dnr TN 2030/7"), ("Information från chefen", ""))
REST = "Beslut\n\nDet godkänns.\n\nSkickas till\n\nKommunstyrelsen"


def titles(parse, text):
    return [one.title.text if one.title else None for one in parse(FRONT + text).items]


def written(pattern, rest=REST):
    return "\n\n".join(
        pattern.format(number=number, title=title, dnr=dnr, rest=rest)
        for number, (title, dnr) in enumerate(MATTERS, start=11)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "{title}\n\n§ {number}{dnr}\n\n{rest}",
        "{title}\n§ {number}{dnr}\n{rest}",
        "**{title}**\n\n§ {number}{dnr}\n\n{rest}",
    ],
)
def test_a_title_above_every_label_is_that_of_its_paragraph(parse, pattern):
    document = parse(FRONT + written(pattern))

    assert [one.title.text for one in document.items] == [title for title, _ in MATTERS]
    assert [[one.key for one in item.dnrs] for item in document.items] == [[], ["2030/7"], []]
    assert all([one.printed.text for one in item.recipients] == ["Kommunstyrelsen"] for item in document.items)
    assert document.unparsed == ()


def test_below_the_label_it_stands_where_it_stood(parse):
    assert titles(parse, written("§ {number}{dnr}\n\n{title}\n\n{rest}")) == [title for title, _ in MATTERS]


@pytest.mark.parametrize(
    "pattern",
    ["Till handlingarna.\n\n§ {number}{dnr}\n\n{rest}", "§ {number}{dnr}\n\n{rest}", "Bo Al\n\n§ {number}\n\n{rest}"],
)
def test_a_line_that_ends_what_stands_before_it_is_no_title(parse, pattern):
    assert titles(parse, written(pattern, "Beslut\n\nDet godkänns.")) == [None, None, None]


def test_one_such_line_proves_nothing(parse):
    first = "§ 11 Val\n\nBeslut\n\nBo utses.\n\n§ 12 Taxa\n\nBeslut\n\nDen antas.\n\n"
    text = f"{first}Norra skolan\n\n§ 13\n\nBeslut\n\nDet noteras."

    assert titles(parse, text) == ["Val", "Taxa", None]


def test_running_text_below_the_label_is_no_title(parse):
    prose = "Förvaltningen har berett ärendet och redovisar vad taxan kostar i en skrivelse till nämnden."
    text = written(f"{{title}}\n\n§ {{number}}{{dnr}}\n\n{prose}\n\n{{rest}}")

    assert titles(parse, text) == [title for title, _ in MATTERS]


EXTRACT = "Ekby kommun\n\nTekniska nämnden\n\nUtdrag ur protokoll\n\nSammanträdesdatum: 2020-05-04\n\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Taxa för vatten\n\n", "Taxa för vatten"),
        ("", None),
        ("Tekniska nämnden\n\n", None),
        ("Protokollsutdrag\n\n", None),
        ("Plats: Kommunhuset\n\n", None),
    ],
)
def test_the_only_label_of_an_extract_takes_what_is_no_letterhead(parse, above, title):
    (item,) = parse(f"{EXTRACT}{above}§ 14, 1412/20\n\n{REST}").items

    assert (item.number, item.title and item.title.text) == (14, title)
    assert [one.key for one in item.dnrs] == ["2020/1412"]
