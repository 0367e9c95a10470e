"""What one body means by its own headings, and that nobody else is touched by it."""

import pytest

from importers import parsing
from importers.isolation import ReaderProcess
from importers.parsing import HeadingRule, NoHeading, Profile, SectionKind, pieces
from importers.parsing import profile as profiles
from importers.parsing.profile import normalised
from importers.pipeline import read_and_parse

TEXT = """\
Protokoll

Kommunstyrelsen
Sammanträdesdatum 2031-03-04

§ 12
Taxa för torghandel
Dnr 2031/14

## Bakgrund
Taxan är från 2019.

## Saken i stora drag
Torghandeln behöver en ny taxa.

## Så blev det
Kommunstyrelsen antar taxan.

## Skickas till
Tekniska kontoret
"""


def parse(*rules: HeadingRule) -> parsing.ParsedDocument:
    return read_and_parse(TEXT.encode(), "protokoll.txt", profile=Profile(rules))


def kinds(document: parsing.ParsedDocument) -> dict[str, SectionKind]:
    return {s.heading.text: s.kind for s in document.items[0].sections if s.heading}


def test_unknown_heading_gets_the_bodys_meaning() -> None:
    assert kinds(parse())["Saken i stora drag"] is SectionKind.OTHER
    told = parse(HeadingRule("saken i stora drag", SectionKind.SUMMARY))
    assert kinds(told)["Saken i stora drag"] is SectionKind.SUMMARY


def test_heading_that_means_decision_gives_clauses() -> None:
    assert parse().items[0].clauses == ()
    told = parse(HeadingRule("så blev det", SectionKind.DECISION))
    assert [c.text.text for c in told.items[0].clauses] == ["Kommunstyrelsen antar taxan."]


def test_the_bodys_meaning_wins_over_the_common_one() -> None:
    told = parse(HeadingRule("skickas till", SectionKind.HANDLING))
    assert told.items[0].recipients == ()
    assert parse().items[0].recipients != ()


def test_no_heading_is_text_of_the_part_above() -> None:
    told = parse(HeadingRule("saken i stora drag", NoHeading.TEXT))
    assert "Saken i stora drag" not in kinds(told)
    place = told.text.index("Saken i stora drag")
    (owner,) = (piece.path for piece in pieces(told) if piece.start <= place < piece.end)
    assert owner.startswith("items[0].sections[0].blocks")


def test_line_of_the_sheet_leaves_the_text() -> None:
    told = parse(HeadingRule("saken i stora drag", NoHeading.SHEET))
    assert [f.text.text for f in told.furniture] == ["## Saken i stora drag"]


@pytest.mark.parametrize("meaning", [*SectionKind, *NoHeading])
def test_nothing_is_lost_whatever_a_heading_means(meaning: profiles.Meaning) -> None:
    told = parse(HeadingRule("saken i stora drag", meaning), HeadingRule("så blev det", meaning))
    owned = [0] * len(told.text)
    for piece in pieces(told):
        for place in range(piece.start, piece.end):
            owned[place] += 1
    wrong = [place for place, sign in enumerate(told.text) if not sign.isspace() and owned[place] != 1]
    assert not wrong


def test_profile_of_one_document_is_gone_for_the_next() -> None:
    before = parse()
    parse(HeadingRule("saken i stora drag", SectionKind.DECISION))
    assert parse() == before


def test_last_rule_for_a_heading_holds() -> None:
    first, last = HeadingRule("så blev det", SectionKind.OTHER), HeadingRule("så blev det", SectionKind.SUMMARY)
    assert Profile((first,)).with_rules(last).meanings() == {"så blev det": SectionKind.SUMMARY}


@pytest.mark.parametrize(
    ("printed", "heading"),
    [("3. Ärendet i  korthet:", "ärendet i korthet"), ("**ÄRENDET**", "ärendet"), ("a) Så blev det", "så blev det")],
)
def test_normalised(printed: str, heading: str) -> None:
    assert normalised(printed) == heading


def test_concerns_only_texts_with_the_heading() -> None:
    profile = Profile((HeadingRule("ärendet i korthet", SectionKind.SUMMARY),))
    assert profile.concerns("§ 1\nÄRENDET\nI KORTHET\nText")
    assert not profile.concerns("§ 1\nÄrendet\nText")


def test_profile_reaches_the_reader_process() -> None:
    profile = Profile((HeadingRule("så blev det", SectionKind.DECISION),))
    assert profiles.from_json(profiles.to_json(profile)) == profile
    process = ReaderProcess()
    try:
        assert process.read(TEXT.encode(), "protokoll.txt", profile=profile) == read_and_parse(
            TEXT.encode(), "protokoll.txt", profile=profile
        )
    finally:
        process.close()
