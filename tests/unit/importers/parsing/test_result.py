from pathlib import Path

from importers.parsing import (
    DocumentKind,
    ListBlock,
    ListItem,
    Located,
    ParagraphBlock,
    ParsedDocument,
    ParsedItem,
    ParsedProposal,
    Quote,
    Section,
    SectionKind,
    Span,
    pieces,
)
from importers.parsing.result import owned_spans
from importers.pipeline import read_and_parse
from importers.source import FileType

GOLDEN = Path(__file__).parents[3] / "golden"


def test_pieces_are_the_owners_with_their_paths_and_no_quotes():
    text = Located("a b", (Span(0, 1), Span(5, 6)))
    item = ParsedItem(
        number=1,
        suffix="",
        prefix=None,
        printed=Quote("§", (Span(0, 1),)),
        title=text,
        proposals=(ParsedProposal("förvaltningen", Quote("b", (Span(5, 6),))),),
        sections=(
            Section(SectionKind.OTHER, None, (ListBlock((ListItem(text, marker=Located("-", (Span(8, 9),))),)),)),
        ),
    )
    document = ParsedDocument(
        FileType.TEXT, DocumentKind.OTHER, kind_inferred=True, text="", items=(item,), unparsed=(text,)
    )

    assert [(piece.path, piece.start, piece.end) for piece in pieces(document)] == [
        ("items[0].title", 0, 1),
        ("items[0].title", 5, 6),
        ("items[0].sections[0].blocks[0].items[0].text", 0, 1),
        ("items[0].sections[0].blocks[0].items[0].text", 5, 6),
        ("items[0].sections[0].blocks[0].items[0].marker", 8, 9),
        ("unparsed[0]", 0, 1),
        ("unparsed[0]", 5, 6),
    ]


def test_words_know_their_ends():
    words = ParagraphBlock(Located("a b", (Span(3, 4), Span(9, 12)))).text

    assert (words.start, words.end) == (3, 12)


def test_owned_spans_are_those_of_the_pieces_on_every_golden_document():
    sources = sorted(GOLDEN.glob("*/*.txt"))
    assert len(sources) > 20
    for source in sources:
        document = read_and_parse(source.read_bytes(), source.name)
        owned = sorted((span.start, span.end) for span in owned_spans(document))
        assert owned == sorted((piece.start, piece.end) for piece in pieces(document))
