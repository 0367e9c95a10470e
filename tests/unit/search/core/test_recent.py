"""Analyses that are kept for a while."""

from concurrent.futures import ThreadPoolExecutor

from decisions.vocabulary.swedish import Columns
from search.core.analysis import words
from search.core.document import SearchDocument, dump
from search.core.recent import ReadText, RecentWords, Vocabulary, recent_document

TEXTS = [f"Taxa {n} för torghandel, dnr KS 2018/{n}." for n in range(200)]


def same(one: ReadText, other: Columns) -> bool:
    entries = [one.entry(place) for place in range(len(one.numbers))]
    return (list(one.starts), list(one.ends), entries) == (other.starts, other.ends, other.entries)


def test_it_gives_what_words_gives_also_the_second_time() -> None:
    recent = RecentWords()
    for text in (*TEXTS, *TEXTS, ""):
        assert same(recent(text), words(text))
    assert recent(TEXTS[0]) is recent(TEXTS[0])


def test_it_keeps_no_more_than_it_may_and_those_asked_for_last() -> None:
    recent = RecentWords(sum(map(len, TEXTS[:10])))
    recent(TEXTS[0])
    kept = recent(TEXTS[0])
    for text in TEXTS[1:100]:
        assert recent(TEXTS[0]) is kept  # asked for again and again
        recent(text)
    assert recent._held <= recent._most
    assert recent._held == sum(map(len, recent._texts))
    assert 5 < len(recent._texts) <= 10
    long = "ord " * 20_000
    assert recent(long) is not recent(long)
    assert recent(TEXTS[0]) is kept


def test_many_threads_may_ask() -> None:
    recent = RecentWords(2_000, kept_words=100)
    with ThreadPoolExecutor(8) as threads:
        for text, found in zip(TEXTS * 20, threads.map(recent, TEXTS * 20), strict=True):
            assert same(found, words(text))
    assert recent._held == sum(map(len, recent._texts)) <= recent._most


def test_a_word_has_one_number_and_is_found_by_its_form_stem_and_parts() -> None:
    vocabulary = Vocabulary()
    entries = words("Barnkonventionen, taxan och barnkonventionen").entries
    assert vocabulary.numbers(entries) == (0, 1, 2, 0)
    assert vocabulary.numbers(entries) == (0, 1, 2, 0)
    assert vocabulary.having(["barn"]) == (3, {0})
    assert vocabulary.having(["taxan", "och", "hus"]) == (3, {1, 2})
    assert vocabulary.having([entries[0][1]]) == (3, {0})


def test_with_too_many_words_everything_is_read_anew() -> None:
    recent = RecentWords(kept_words=20)
    kept = recent("taxa för torghandel")
    assert recent("taxa för torghandel") is kept
    numbers = recent("Taxa").vocabulary
    recent(" ".join(f"ord{n}" for n in range(30)))
    again = recent("taxa för torghandel")
    assert again is not kept
    assert again.vocabulary is not numbers
    assert same(again, words("taxa för torghandel"))
    assert same(kept, words("taxa för torghandel"))
    assert recent._held == sum(map(len, recent._texts))


def test_a_document_is_read_as_it_was_stored_also_the_second_time_and_when_it_is_long() -> None:
    for body in ("Taxa för torghandel", "Taxa för torghandel " * 5_000):
        document = SearchDocument(key="a/1", record="a", kind="item", url="/a/", title="Taxa", body=body)
        stored = dump(document)
        assert recent_document(stored) == recent_document(bytes(bytearray(stored))) == document
