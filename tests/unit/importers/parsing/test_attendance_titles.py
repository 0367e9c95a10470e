"""Titles that no comma parts from the name, and who sends a guest."""

import pytest

from importers.parsing import attendance
from importers.parsing.passages import Passage, Segment
from importers.parsing.result import AttendanceRole


def told(text):
    entry = Passage(text, (Segment(0, 0, len(text)),))
    return [(one.person.name, one.office) for one in attendance.people(entry, AttendanceRole.OTHER, ())]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Anna Ek Teknisk chef", "Anna Ek", "teknisk chef"),
        ("Anna Ek Ekonom, §§ 62-63", "Anna Ek", "ekonom"),
        ("Anna Ek Energi- och klimatrådgivare, § 64", "Anna Ek", "energi- och klimatrådgivare"),
        ("Anna Ek Enhetschef gata, §§ 65-66", "Anna Ek", "enhetschef gata"),
        ("Anna Maria Ek Ekonomichef", "Anna Maria Ek", "ekonomichef"),
        ("Bo von Al Tf förvaltningschef", "Bo von Al", "tf förvaltningschef"),
        ("Anna Ek Biträdande rektor", "Anna Ek", "biträdande rektor"),
        ("Anna Ek Medicinskt ansvarig sjuksköterska", "Anna Ek", "medicinskt ansvarig sjuksköterska"),
        ("Anna Ek IT-chef", "Anna Ek", "IT-chef"),
        ("Anna Ek, miljöchef t o m § 108", "Anna Ek", "miljöchef"),
        ("Anna Ek, HR-chef och chef verksamhetsstöd", "Anna Ek", "HR-chef"),
        ("Bo Fransisk, chef", "Bo Fransisk", "chef"),
        ("Bo Fransisk chef", "Bo Fransisk", "chef"),
    ],
)
def test_a_title_with_a_capital_letter_is_no_part_of_the_name(text, name, office):
    assert told(text) == [(name, office)]


@pytest.mark.parametrize("by", ["Ekby Energi AB", "AB Ekbybostäder", "från Ekby kommun", "Polismyndigheten"])
def test_whom_a_company_or_an_authority_sends_is_there_by_office(by):
    assert told(f"Anna Ek, {by}, § 145") == [("Anna Ek", None)]


@pytest.mark.parametrize("by", ["Ekby villaägareförening", "boende i Ekby", "Ekby"])
def test_a_visitor_is_no_data(by):
    assert told(f"Anna Ek, {by}") == []
