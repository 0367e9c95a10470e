"""Marks stand exactly on what matched, and a snippet shows the best piece."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.core.document import CaseNumber, SearchDocument
from search.core.highlight import SNIPPET_CHARACTERS, Highlighter, cut
from search.core.parse import parse_query
from search.core.plan import make_plan
from search.core.recent import RecentWords
from search.core.results import Match


def highlighter(query: str) -> Highlighter:
    return Highlighter(make_plan(parse_query(query)))


def marked(query: str, text: str) -> list[tuple[str, Match]]:
    return [(text[mark.start : mark.end], mark.match) for mark in highlighter(query).marks(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("avgift", "En avgift och avgiften", [("avgift", Match.EXACT), ("avgiften", Match.STEM)]),
        ("avgift", "bygglovsavgift", [("bygglovsavgift", Match.PART)]),
        ("AVGIFT", "Avgift", [("Avgift", Match.EXACT)]),
        ("länsgemensam", "läns gemensam", [("läns gemensam", Match.STEM)]),
        ("läns-gemensam", "länsgemensam", [("länsgemensam", Match.EXACT)]),
        ('"en avgift"', "en avgift, avgift en, en avgift", [("en avgift", Match.PHRASE), ("en avgift", Match.PHRASE)]),
        ('"en avgift"', "en hög avgift", []),
        ("2018/234", "Se dnr KS 2018/0234.", [("KS 2018/0234", Match.NUMBER)]),
        ("§ 96", "enligt § 96 och § 9", [("§ 96", Match.NUMBER)]),
        ("-avgift taxa", "avgift taxa", [("taxa", Match.EXACT)]),
        ("kommun:växjö taxa", "Växjö taxa", [("taxa", Match.EXACT)]),
        ("kaffe", "kaféer", []),
        ("får", "far", []),
        ("", "allt", []),
    ],
)
def test_marks(query: str, text: str, expected: list[tuple[str, Match]]) -> None:
    assert marked(query, text) == expected


def test_one_highlighter_marks_texts_whose_words_were_never_met_before() -> None:
    marks = highlighter("torgtaxa").marks
    for number, text in enumerate(("En taxa x17q", "torgtaxans x18q", "x19q om torgtaxorna", "En taxa x17q")):
        found = [text[mark.start : mark.end] for mark in marks(text)]
        assert found == [[], ["torgtaxans"], ["torgtaxorna"], []][number]


@pytest.mark.parametrize("query", ["taxa", '"en taxa"', "skolskjuts"])
def test_marks_are_the_same_when_all_kept_words_are_forgotten_in_the_midst_of_a_document(
    monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    document = SearchDocument("item-1", "item-1", "item", "/", "En taxa", "Skjuts för skola", "Om en taxa. " * 3)
    expected = highlighter(query).hit(document, 1.0)
    monkeypatch.setattr("search.core.highlight.recent_words", RecentWords(kept_words=1))
    assert highlighter(query).hit(document, 1.0) == expected


def test_overlapping_marks_become_one() -> None:
    assert marked('"en avgift" avgift', "en avgift") == [("en avgift", Match.PHRASE)]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), query=st.text(max_size=20))
def test_segments_joined_are_the_text(text: str, query: str) -> None:
    document = SearchDocument("item-1", "item-1", "item", "/", text)
    hit = highlighter(query).hit(document, 1.0)
    assert hit.title.text == text
    marks = highlighter(query).marks(text)
    assert all(first.end <= second.start for first, second in pairwise(marks))


def test_a_snippet_shows_the_piece_with_most_different_words() -> None:
    text = "avgift " + "x " * 300 + "taxa och avgift " + "y " * 300 + "avgift avgift avgift avgift"
    snippet = cut(text, highlighter("taxa avgift").marks(text), SNIPPET_CHARACTERS)
    assert "taxa och avgift" in snippet.text
    assert snippet.cut_before
    assert snippet.cut_after
    assert len(snippet.text) <= SNIPPET_CHARACTERS
    assert snippet.text in text


def test_a_short_text_is_shown_whole() -> None:
    snippet = cut("kort text", (), SNIPPET_CHARACTERS)
    assert (snippet.text, snippet.cut_before, snippet.cut_after) == ("kort text", False, False)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="ab taxa\n", max_size=800), length=st.integers(40, 200))
def test_a_snippet_is_a_piece_of_the_text(text: str, length: int) -> None:
    snippet = cut(text, highlighter("taxa").marks(text), length)
    assert snippet.text in text
    assert len(snippet.text) <= max(length, len(text) if len(text) <= length else 0)


def test_a_hit_without_marks_shows_the_beginning() -> None:
    document = SearchDocument("item-1", "item-1", "item", "/", "Rubrik", clauses="att anta.", body="Bakgrund.")
    hit = highlighter("").hit(document, 1.0)
    assert [snippet.text for snippet in hit.snippets] == ["att anta."]


def test_marks_own_numbers_also_when_a_filter_asked_for_them() -> None:
    numbers = (CaseNumber("2018/0234", 2018, 234), CaseNumber("2019/1", 2019, 1))
    document = SearchDocument("item-1", "item-1", "item", "/", "Rubrik", paragraph="96", case_numbers=numbers)
    for query in ("2018/234", "dnr:2018/234"):
        assert [one.marked for one in highlighter(query).hit(document, 1.0).case_numbers] == [True, False], query
    for query in ("§ 96", "§:96"):
        paragraph = highlighter(query).hit(document, 1.0).paragraph
        assert paragraph is not None
        assert paragraph.marked, query


def test_names_the_words_that_are_missing() -> None:
    document = SearchDocument("item-1", "item-1", "item", "/", "Taxa för torghandel", paragraph="96")
    hit = highlighter('taxa § 96 flygplats "en fras" a1 OR b2').hit(document, 1.0)
    assert hit.missing == ("flygplats", "”en fras”", "a1 eller b2")
