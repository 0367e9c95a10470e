import json
import zlib
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from importers import readers
from importers.parsing import (
    AttendanceRole,
    Basis,
    DocumentKind,
    FormatError,
    ListBlock,
    ListItem,
    Located,
    ParagraphBlock,
    ParagraphRange,
    ParsedAttendance,
    ParsedDate,
    ParsedDocument,
    ParsedFront,
    ParsedItem,
    ParsedPerson,
    ParsedPosition,
    ParsedVote,
    ParsedVoter,
    PositionKind,
    Quote,
    Section,
    SectionKind,
    Span,
    TableBlock,
    VoteChoice,
    from_json,
    lines_from_bytes,
    lines_to_bytes,
    to_json,
)
from importers.source import FileProperties, FileType

GOLDEN = Path(__file__).parents[3] / "golden" / "seed_000"
WORDS = Located("ord", (Span(0, 3), Span(9, 12)), page=2)
DOCUMENT = ParsedDocument(
    file_type=FileType.PDF,
    kind=DocumentKind.MINUTES,
    kind_inferred=True,
    text="ord 'åäö' § ord",
    page_starts=(0, 8),
    front=ParsedFront(meeting_date=ParsedDate(date(2018, 5, 22), Basis.STATED, Quote("ord", (Span(0, 3),)))),
    items=(
        ParsedItem(
            number=None,
            suffix="",
            prefix=None,
            printed=None,
            title=None,
            sections=(
                Section(
                    SectionKind.OTHER,
                    None,
                    (
                        ParagraphBlock(WORDS),
                        ListBlock((ListItem(WORDS, WORDS, 1),)),
                        TableBlock((((WORDS,), ()), ((), (WORDS, WORDS))), header_rows=1),
                    ),
                ),
            ),
        ),
    ),
    properties=FileProperties(title="t", pages=3),
)


def test_round_trip_is_exact():
    again = from_json(to_json(DOCUMENT))

    assert again == DOCUMENT
    assert type(again.items[0].sections[0].blocks[2]) is TableBlock
    assert again.front.meeting_date.value == date(2018, 5, 22)


@pytest.mark.parametrize("change", [{"text": "en halv \ud83d bokstav"}, {"page_starts": (0, 10**30)}])
def test_what_a_broken_file_may_hold_comes_back_exactly(change):
    document = replace(DOCUMENT, **change)

    assert from_json(to_json(document)) == document


def test_json_is_plain_and_keeps_swedish_letters():
    raw = json.loads(to_json(DOCUMENT))

    assert "åäö" in to_json(DOCUMENT)
    assert raw["kind"] == "protokoll"
    assert [block["type"] for block in raw["items"][0]["sections"][0]["blocks"]] == [
        "ParagraphBlock",
        "ListBlock",
        "TableBlock",
    ]
    assert raw["front"]["meeting_date"]["value"] == "2018-05-22"


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.update(format_version=0),
        lambda raw: raw.update(surprise=1),
        lambda raw: raw["properties"].update(surprise=1),
        lambda raw: raw["items"][0]["sections"][0]["blocks"][0].update(surprise=1),
        lambda raw: raw["items"][0]["sections"][0]["blocks"][0].pop("type"),
        lambda raw: raw.pop("text"),
        lambda raw: raw.update(text=None),
        lambda raw: raw.update(text=3),
        lambda raw: raw.update(kind="nonsens"),
        lambda raw: raw["items"][0]["sections"][0]["blocks"][0].update(type="Nonsens"),
        lambda raw: raw["front"]["meeting_date"].update(value="2018-02-30"),
    ],
)
def test_anything_else_is_refused(change):
    raw = json.loads(to_json(DOCUMENT))
    change(raw)

    with pytest.raises(FormatError):
        from_json(json.dumps(raw))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3"])
def test_what_is_no_result_is_refused(text):
    with pytest.raises(FormatError):
        from_json(text)


def test_what_people_did_comes_back_exactly():
    quote = Quote("ord", (Span(0, 3),))
    person = ParsedPerson("Anna Ek", "S", quote)
    item = ParsedItem(
        1,
        "",
        None,
        None,
        None,
        votes=(ParsedVote(quote, yes=1, no=0, yes_rejects=True, voters=(ParsedVoter(person, VoteChoice.YES),)),),
        positions=(ParsedPosition(PositionKind.RESERVED, None, "M", quote),),
        submitters=(person,),
    )
    there = ParsedAttendance(person, AttendanceRole.MEMBER, "ordförande", present=(ParagraphRange(1, 2),))
    document = replace(DOCUMENT, items=(item,), front=ParsedFront(attendance=(there,)))

    assert from_json(to_json(document)) == document


def test_a_result_from_before_a_field_was_there_still_loads():
    raw = json.loads(to_json(DOCUMENT))
    for field in ("votes", "positions", "submitters"):
        del raw["items"][0][field]
    del raw["front"]["attendance"]

    assert from_json(json.dumps(raw)) == DOCUMENT


@pytest.mark.parametrize("name", ["page.pdf", "styles.docx", "input.txt"])
def test_lines_are_the_same_after_being_kept(name):
    source = readers.read((GOLDEN / name).read_bytes(), name)
    assert lines_from_bytes(lines_to_bytes(source)) == source


@pytest.mark.parametrize("packed", [b"", b"x", zlib.compress(b"[]"), zlib.compress(b'{"lines": 1}')])
def test_what_are_no_lines_is_refused(packed):
    with pytest.raises(FormatError):
        lines_from_bytes(packed)
