"""Who adjusts, from the rows of a front page; all names are invented."""

import pytest

FRONT = """Ekby kommun
SAMMANTRÄDESPROTOKOLL
Socialnämnden
Plats och tid\tKommunhuset den 4 maj 2021 kl 9.00
Beslutande\tAnna Ek (S)
\tBo Al (M)
{row}
Paragrafer\t§§ 1-2

§ 1
Taxa

Beslut
Nämnden godkänner taxan.
"""


@pytest.mark.parametrize(
    ("row", "adjusters"),
    [
        ("Utses justera\tBo Al, ers Ida Jo", ["Bo Al"]),
        ("Utses att justera\tBo Al (M) med Ida Jo (S) som ersättare", ["Bo Al (M)"]),
        ("Justerare\tBo Al (M) (ersättare: Ida Jo (S))", ["Bo Al (M)"]),
        ("Justerare\tBo Al (M)\n\tErsättare: Ida Jo (S)", ["Bo Al (M)"]),
        ("Utsedd att justera\tBo Al, suppleant Ida Jo", ["Bo Al"]),
        ("Justerare\tOrdföranden och Bo Al (M)", ["Bo Al (M)"]),
        ("Justering\tOrdföranden samt Bo Al (M)", ["Bo Al (M)"]),
        ("Justering\tBo Al och Ida Jo", ["Bo Al och Ida Jo"]),
        ("Justering\tKommunhuset i Ekby 2021-05-10", []),
    ],
)
def test_those_alone_who_adjust(parse, row, adjusters):
    assert [one.text for one in parse(FRONT.format(row=row)).front.adjusters] == adjusters


@pytest.mark.parametrize(
    "row",
    [
        "Protokollet justerat\t2021-05-10\noch anslaget\t2021-05-11",
        "Protokollet justerat\t2021-05-10 och anslaget 2021-05-11",
        "Justerat den 10 maj 2021 och anslaget den 11 maj 2021",
        "Justerat\t2021-05-10\nProtokollet anslås\t2021-05-11",
        "Justerat\t2021-05-10\nProtokollet anslogs\t2021-05-11",
    ],
)
def test_the_day_of_adjustment_beside_that_of_the_notice(parse, row):
    front = parse(FRONT.format(row=row)).front

    assert front.adjusted_on.value.isoformat() == "2021-05-10"
    assert front.announced_on.value.isoformat() == "2021-05-11"


@pytest.mark.parametrize(
    "told",
    [
        "Anna Ek utsågs att jämte ordförande justera dagens protokoll.",
        "Anna Ek (S) utses att justera protokollet.",
        "Till att justera protokollet valdes Anna Ek.",
    ],
)
def test_who_was_chosen_by_a_sentence_before_the_first_paragraph(parse, told):
    text = f"PROTOKOLL\n\nKommunstyrelsen\n\nA  Öppnande\n\n{told}\n\n§ 7 Taxa\n\nBeslut\n\nTaxan antas."

    assert [one.text.split(" (")[0] for one in parse(text).front.adjusters] == ["Anna Ek"]
