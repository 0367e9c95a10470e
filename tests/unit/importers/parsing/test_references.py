from datetime import date

import pytest

from importers.parsing import references
from importers.parsing.content import Part
from importers.parsing.headings import Heading
from importers.parsing.result import ReferenceKind, SectionKind


def listed(units_of, line):
    (one,) = references.listed(Part(Heading(SectionKind.DOCUMENTS), None, units_of(line)))
    return one


@pytest.mark.parametrize(
    ("line", "sender", "when", "title"),
    [
        ("- Förvaltningens tjänsteskrivelse, 2018-05-08.", "Förvaltningen", date(2018, 5, 8), None),
        ("Underlag från Region Kronoberg för politiska beslut.", "Region Kronoberg", None, None),
        (
            "Stadsledningskontorets tjänsteutlåtande den 25 januari 2024.",
            "Stadsledningskontoret",
            date(2024, 1, 25),
            None,
        ),
        (
            "Socialförvaltningens tjänsteskrivelse Plan för unga i kommunen, daterad 2017-03-07",
            "Socialförvaltningen",
            date(2017, 3, 7),
            "Plan för unga i kommunen",
        ),
        ('Rapport "Unga i länet", 2019-01-02', None, date(2019, 1, 2), "Unga i länet"),
    ],
)
def test_listed_papers(units_of, line, sender, when, title):
    one = listed(units_of, line)

    assert one.kind is ReferenceKind.PAPER
    assert (one.sender, one.dated, one.undated, one.title) == (sender, when, when is None, title)


@pytest.mark.parametrize(
    ("line", "body", "number"),
    [
        ("Arbetsutskottets förslag till beslut, 2018-05-16 § 72", "Arbetsutskottet", "72"),
        ("Arbetsutskottets protokoll den 7 oktober 2015, § 94", "Arbetsutskottet", "94"),
        ("Socialnämnden 2019-11-20 § 101", "Socialnämnden", "101"),
        ("KSAU § 12 a 2019-01-15", "KSAU", "12 a"),
    ],
)
def test_listed_earlier_instances(units_of, line, body, number):
    one = listed(units_of, line)

    assert one.kind is ReferenceKind.EARLIER_INSTANCE
    assert (one.body, one.paragraph) == (body, number)
    assert one.dated is not None


def test_proposing_sentences_and_their_place(units_of):
    units = units_of("Frågan är gammal. Förvaltningen föreslår att nämnden antar planen. Den är klar.")
    (one,) = references.proposals((Part(Heading(SectionKind.SUMMARY), None, units),))

    assert one.by == "förvaltningen"
    assert one.text.text == "Förvaltningen föreslår att nämnden antar planen."
    assert (one.text.start, one.text.end) == (18, 66)


def test_nobody_in_particular_proposes_nothing(units_of):
    units = units_of("Det man föreslår är en plan. Anna Berg (S) föreslår en annan.")

    assert references.proposals((Part(Heading(SectionKind.SUMMARY), None, units),)) == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Bygg- och miljönämnden vill höja taxan, se nämndens beslut 2030-05-18 § 61.", "Bygg- och miljönämnden"),
        ("Enligt bygg- och miljönämndens beslut 2030-05-18 § 61.", "bygg- och miljönämnden"),
        ("Kommunstyrelsen har ordet. Nämndens beslut 2030-05-18 § 61 gäller.", "Nämnden"),
    ],
)
def test_the_body_that_a_bare_word_means_within_its_sentence(parse, text, body):
    (found,) = parse(f"§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\nBakgrund\n\n{text}").items[0].references

    assert (found.body, found.paragraph) == (body, "61")


def test_minutes_from_a_body(units_of):
    found = listed(units_of, "- Protokollsutdrag från arbetsutskottet 2030-05-02 § 71")

    assert (found.kind, found.body, found.paragraph) == (ReferenceKind.EARLIER_INSTANCE, "arbetsutskottet", "71")


def test_who_dealt_with_the_matter_before_is_an_earlier_instance(units_of):
    told = "Arbetsutskottet har behandlat ärendet 2030-05-02, § 71. Planen antogs av kommunfullmäktige 2024-01-02, § 4."
    found = references.mentioned(units_of(told))

    assert [(one.kind, one.body, one.paragraph) for one in found] == [
        (ReferenceKind.EARLIER_INSTANCE, "Arbetsutskottet", "71"),
        (ReferenceKind.PARAGRAPH, "kommunfullmäktige", "4"),
    ]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Protokollsutdrag regionstyrelsen 2023-10-31 § 165", "regionstyrelsen"),
        ("Utdrag ur kommunstyrelsens protokoll 2023-10-31 § 165", "kommunstyrelsen"),
        ("Beslut i kommunstyrelsen den 31 oktober 2023, § 165", "kommunstyrelsen"),
        ("Protokollsutdrag KS 2023-10-31 § 165", "KS"),
        ("PM 2023-10-31 § 165", None),
        ("Utdrag: kommunstyrelsen, socialnämnden 2023-10-31 § 165", None),
    ],
)
def test_the_only_body_that_a_listed_extract_names(units_of, line, body):
    one = listed(units_of, line)

    assert (one.body, one.paragraph, one.dated) == (body, "165", date(2023, 10, 31))


@pytest.mark.parametrize("verb", ["föreslår", "tillstyrker motionen", "föreslog", "avstyrker förslaget"])
def test_what_an_earlier_instance_proposes_on_its_day(parse, verb):
    said = f"Kommunstyrelsen {verb} den 25 maj 2030, § 81, med hänsyn till kostnaden."
    (item,) = parse(f"PROTOKOLL\n\n§ 5 Bokslut\n\nBakgrund\n\n{said}\n\nBeslut\n\nDet godkänns.").items
    kinds = [(one.kind, one.body, one.paragraph) for one in item.references]

    assert kinds == [(ReferenceKind.EARLIER_INSTANCE, "Kommunstyrelsen", "81")]
