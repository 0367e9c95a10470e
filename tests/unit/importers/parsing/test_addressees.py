"""Recipients in one running line; all names are invented."""

import pytest

from importers.parsing import addressees, recipients
from importers.parsing.result import SectionKind

ITEM = "PROTOKOLL\nKommunstyrelsen\n2030-05-22\n\n§ 1\n\nTaxa\n\nBeslut\n\nTaxan antas.\n\n{}\n\n§ 2\n\nPlan"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kommunfullmäktige, Tekniska nämnden, akten", ["Kommunfullmäktige", "Tekniska nämnden", "akten"]),
        ("Kommunchefen; Ekonomikontoret och Tekniska nämnden", ["Kommunchefen", "Ekonomikontoret", "Tekniska nämnden"]),
        ("Sökanden; Anna Ek, rektor; akten", ["Sökanden", "Anna Ek, rektor", "akten"]),
        ("KS, akt", ["KS", "akt"]),
        ("KF, KS/akt", ["KF", "KS", "akt"]),
        ("Kommunstyrelsen, revisorerna, hamnverket", ["Kommunstyrelsen", "revisorerna", "hamnverket"]),
        ("Kommunfullmäktige / akten", ["Kommunfullmäktige", "akten"]),
        ("Kommunstyrelsen och kommunfullmäktige", ["Kommunstyrelsen", "kommunfullmäktige"]),
        ("Bygg- och miljönämnden samt akten", ["Bygg- och miljönämnden", "akten"]),
        ("Ekonomi, Kommunchef, Räddningstjänsten", ["Ekonomi", "Kommunchef", "Räddningstjänsten"]),
        ("Miljönämnden, Anna Ek, förvaltningschef", ["Miljönämnden", "Anna Ek, förvaltningschef"]),
        ("Kommunens nämnder och bolag, akten", ["Kommunens nämnder och bolag", "akten"]),
        ("Nämnden för arbete och välfärd och Revisionen", ["Nämnden för arbete och välfärd", "Revisionen"]),
        ("Arkivnämnden för Region Ekby och Norrby kommun", ["Arkivnämnden för Region Ekby och Norrby kommun"]),
        ("Stiftelsen Olof och Maj Eks fond", ["Stiftelsen Olof och Maj Eks fond"]),
        ("Ekby Energi AB och Ekvatten AB genom kansliet", ["Ekby Energi AB och Ekvatten AB genom kansliet"]),
        ("Kommunstyrelsen och dess förvaltning", ["Kommunstyrelsen och dess förvaltning"]),
        ("Rektor, Anna Ek, kurator", ["Rektor, Anna Ek, kurator"]),
        ("Anna Ek, Storgatan 1, Ekby", ["Anna Ek, Storgatan 1, Ekby"]),
    ],
)  # fmt: skip
def test_a_running_line_is_several_recipients(units_of, line, expected):
    assert [one.printed.text for one in recipients.listed(units_of(line))] == expected


def test_a_line_that_breaks_off_within_a_recipient_goes_on(units_of):
    found = recipients.listed(units_of("Ekby Hamn AB, Tekniska\nnämnden, akten"))

    assert [one.role_or_organisation for one in found] == ["Ekby Hamn AB", "Tekniska nämnden", "akten"]


@pytest.mark.parametrize("line", ["Rätt utdraget bestyrks, Ekby 2030-05-04", "Vid protokollet", "Dag för justering"])
def test_who_signs_an_extract_gets_nothing(units_of, line):
    assert len(recipients.listed(units_of(f"Akten\n{line}\nMaj Ask"))) == 1


def test_running_text_below_recipients_is_none():
    text = "Nämnden har behandlat frågan i två ärenden, och kommunen äger marken. Därför begär kontoret att få köpa."

    assert addressees.closes(text)
    assert not addressees.closes(text[:40])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Delges Kommunfullmäktige, Ekonomikontoret", ["Kommunfullmäktige", "Ekonomikontoret"]),
        ("Beslutet expedieras till Kommunfullmäktige och akten.", ["Kommunfullmäktige", "akten"]),
        ("Protokollsutdrag till Norra nämnden samt akten", ["Norra nämnden", "akten"]),
        ("Exp. till: Bygg- och miljönämnden, akten", ["Bygg- och miljönämnden", "akten"]),
        ("Exp: KS, akt", ["KS", "akt"]),
        ("Beslutet skickas till berörda när det är klart.", []),
    ],
)
def test_recipients_behind_the_words_that_send(parse, line, expected):
    item = parse(ITEM.format(line)).items[0]

    assert [one.role_or_organisation for one in item.recipients] == expected
    assert [one.text.text for one in item.clauses] == ["Taxan antas."] + ([] if expected else [line])


def test_an_extract_among_the_papers_is_one_of_them(parse):
    item = parse(ITEM.format("Beslutsunderlag\n\nSkrivelse 2030-03-01\n\nProtokollsutdrag till Norra nämnden")).items[0]

    assert item.recipients == ()
    assert SectionKind.RECIPIENTS not in {section.kind for section in item.sections}
