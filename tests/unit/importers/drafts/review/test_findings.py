"""One list of what a person should look at, with keys that last."""

from importers.drafts.review import findings
from importers.parsing import NO_PROFILE, HeadingRule, ParsedDocument, Profile, SectionKind, Severity
from importers.pipeline import read_and_parse

TEXT = """\
Protokoll

Kommunstyrelsen
Sammanträdesdatum 2031-03-04

§ 12
Taxa för torghandel

## Beslut
Kommunstyrelsen antar taxan.

## Så blev det
En text.

§ 13
Klagomål på torget

## Beslut
Kommunstyrelsen lägger klagomålet till handlingarna. Den som klagar nås på 070-174 06 35.

## Så blev det
En annan text.
"""


def parsed(text: str = TEXT) -> ParsedDocument:
    return read_and_parse(text.encode(), "protokoll.txt")


def of(document: ParsedDocument, profile: Profile = NO_PROFILE, **handled: str) -> tuple[findings.Finding, ...]:
    parts = [(f"item-{n}", item.span.start, item.span.end) for n, item in enumerate(document.items)]
    return findings.of(document, profile, parts, handled)


def test_an_unknown_heading_is_asked_about_once_for_the_file() -> None:
    (found,) = (one for one in of(parsed()) if one.code == findings.HEADING)
    assert found.quote == "Så blev det"
    assert "2 gånger" in found.message
    assert found.part == "item-0"


def test_a_heading_that_the_body_knows_is_not_asked_about() -> None:
    profile = Profile((HeadingRule("så blev det", SectionKind.SUMMARY),))
    assert not [one for one in of(parsed(), profile) if one.code == findings.HEADING]


def test_private_contact_data_is_warned_of_in_its_paragraph() -> None:
    (found,) = (one for one in of(parsed()) if one.code == "private_contact")
    assert (found.severity, found.part, found.quote) == (Severity.WARNING, "item-1", "070-174 06 35")


def test_a_valid_personal_number_comes_first() -> None:
    found = of(parsed(TEXT.replace("070-174 06 35", "070-174 06 35, 19121212-1212")))
    assert found[0].code == "personal_number"
    assert found[0].severity is Severity.ERROR


def test_keys_are_the_same_next_time_and_all_different() -> None:
    keys = [one.key for one in of(parsed())]
    assert keys == [one.key for one in of(parsed())]
    assert len(set(keys)) == len(keys)


def test_a_finding_that_is_ticked_off_says_so() -> None:
    first = of(parsed())[0]
    again = findings.of(parsed(), NO_PROFILE, (), {first.key: "seen"})
    assert [one.key for one in again if one.handled] == [first.key]


def test_what_is_answered_is_no_finding() -> None:
    codes = {one.code for one in of(parsed())}
    assert "adjustment_unknown" in codes
    left = findings.of(parsed(), NO_PROFILE, (), {}, frozenset({"adjustment_unknown"}))
    assert "adjustment_unknown" not in {one.code for one in left}


def test_only_the_first_line_of_a_whole_paragraph_is_marked() -> None:
    text = TEXT.replace("## Beslut\nKommunstyrelsen antar taxan.\n", "En text utan beslut. " * 20)
    document = parsed(text)
    found = next(one for one in of(document) if one.code == "decision_missing")
    assert found.mark is not None
    assert document.text[found.mark.start : found.mark.end].strip() == "§ 12"
