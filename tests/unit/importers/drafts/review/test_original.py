"""The original in stretches: nothing lost, marks and places where they belong."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from importers.drafts.review import places
from importers.drafts.review.original import Mark, Stretch, stretches
from importers.drafts.review.places import Place
from importers.parsing import DocumentKind, Furniture, FurnitureKind, Located, ParsedDocument, Span
from importers.pipeline import read_and_parse
from importers.source import FileType

TEXT = "Protokoll\n\n§ 1\nTaxa för torghandel\nDnr 2031/14\n\nBeslut\nKommunstyrelsen antar taxan.\n"


def plain(text: str, *pages: int) -> ParsedDocument:
    return ParsedDocument(FileType.TEXT, DocumentKind.OTHER, kind_inferred=True, text=text, page_starts=pages)


RANGES = st.tuples(st.integers(-3, 60), st.integers(-3, 60))


@given(st.text(max_size=50), st.lists(RANGES, max_size=8), st.lists(RANGES, max_size=8))
def test_joined_together_it_is_the_text(text: str, some: list[tuple[int, int]], marked: list[tuple[int, int]]) -> None:
    found = stretches(
        plain(text, 0, 7),
        [Place(f"k{n}", start, end) for n, (start, end) in enumerate(some)],
        [Mark("problem", start, end, f"a{n}") for n, (start, end) in enumerate(marked)],
    )
    assert "".join(one.text for one in found) == text
    assert sorted(a for one in found for a in one.anchors) == sorted(f"a{n}" for n in range(len(marked)))
    at = 0
    for one in found:
        inside = {f"k{n}" for n, (start, end) in enumerate(some) if start < end and start <= at < end}
        assert not one.text or set(one.keys) == inside
        at += len(one.text)


def test_overlapping_places_keep_all_their_keys() -> None:
    found = stretches(plain("abcdef"), [Place("whole", 0, 6), Place("part", 2, 4)])
    assert [(one.text, one.keys) for one in found if one.text] == [
        ("ab", ("whole",)),
        ("cd", ("whole", "part")),
        ("ef", ("whole",)),
    ]


def test_a_page_begins_where_it_does() -> None:
    found = stretches(plain("aabb", 0, 2))
    assert [(one.page, one.text) for one in found if one.text] == [(1, "aa"), (2, "bb")]


def test_a_mark_at_the_end_has_its_anchor() -> None:
    found = stretches(plain("ab"), [], [Mark("problem", 2, 2, "here")])
    assert found[-1] == Stretch("", anchors=("here",), start=2)


def test_places_of_a_paragraph() -> None:
    document = read_and_parse(TEXT.encode(), "protokoll.txt")
    found = places.of_document(document, [("item-0", document.items[0])])

    def words(key: str) -> list[str]:
        return [document.text[one.start : one.end] for one in found if one.key == key]

    assert words("item-0-title") == ["Taxa för torghandel"]
    assert words("item-0-dnrs") == ["2031/14"]
    assert words("item-0-clauses") == ["Kommunstyrelsen antar taxan."]
    assert words("item-0-s0") == ["Beslut"]
    assert words("item-0")[0].startswith("§ 1")


def test_words_that_nobody_sees_on_paper_are_marked_as_such() -> None:
    hidden = Furniture(FurnitureKind.HIDDEN, Located("ab", (Span(0, 2),)))
    head = Furniture(FurnitureKind.PAGE_HEAD, Located("cd", (Span(2, 4),)))
    found = stretches(replace(plain("abcd"), furniture=(hidden, head)))
    assert [(one.text, one.marks) for one in found] == [("ab", ("hidden",)), ("cd", ("furniture",))]
