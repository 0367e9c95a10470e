"""Which findings need a person before a run publishes."""

from msgspec.structs import replace

from importers.drafts.review import findings, needs
from importers.parsing import NO_PROFILE, ParsedDocument, Problem, Severity
from importers.pipeline import read_and_parse

TEXT = """\
Protokoll

Kommunstyrelsen
Sammanträdesdatum 2031-03-04
Justeringens datum 2031-03-06

§ 12
Taxa för torghandel

## Beslut
Kommunstyrelsen antar taxan.

## Så blev det
En text.
"""


def parsed(text: str = TEXT) -> ParsedDocument:
    return read_and_parse(text.encode(), "protokoll.txt")


def test_an_unknown_heading_needs_nobody() -> None:
    found = [one for one in findings.of(parsed(), NO_PROFILE, (), {}) if one.code == findings.HEADING]
    assert found
    assert not any(needs.a_person(one) for one in found)


def test_what_the_rule_does_not_name_needs_a_person_whatever_its_weight() -> None:
    for severity in Severity:
        assert needs.a_person(Problem("something_new", severity, "Nytt."))


def test_a_personal_number_words_without_a_place_and_a_gap_need_a_person() -> None:
    text = TEXT.replace("En text.", "Kalle, 19121212-1212, bor här.") + "\n§ 15\nSkolskjuts\n\n## Beslut\nBifalls.\n"
    asking = {one.code for one in findings.of(parsed(text), NO_PROFILE, (), {}) if needs.a_person(one)}
    assert {"personal_number", "paragraph_gap"} <= asking


def test_a_stated_adjustment_settles_what_the_document_is() -> None:
    assert "kind_inferred" in needs.settled(parsed())
    assert not needs.settled(parsed(TEXT.replace("Justeringens datum 2031-03-06\n", "")))
    letter = "Tjänsteskrivelse\n\nTaxa för torget\n\nFörslag till beslut\n\nNämnden antar taxan."
    assert not needs.settled(parsed(letter))


def test_only_what_needs_a_person_is_counted() -> None:
    problems = (Problem("no_decision", Severity.INFO, "x"), Problem("paragraph_gap", Severity.WARNING, "y"))
    assert needs.count(replace(parsed(), problems=problems)) == 1


def test_personal_data_is_counted_where_the_reader_found_nothing() -> None:
    text = TEXT.replace("En text.", "Kalle, 19121212-1212, kalle.exempel@gmail.com.")
    assert needs.count(replace(parsed(text), problems=())) == 2
