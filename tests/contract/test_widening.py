"""What is looked for, and what comes first, where all the words have few hits: the same on every engine."""

from datetime import date

from search.core.parse import parse_query
from search.engines.base import Engine
from tests.contract.documents import item

MENTION = "I en bilaga nämns både kranarna och kajerna bland mycket annat."


def test_headings_with_most_words_come_before_texts_that_mention_all(engine: Engine) -> None:
    engine.update([item(20 + number, "Sammanträdesdagar", body=MENTION) for number in range(6)])
    engine.update([item(30, "Kajernas framtid: kajerna rustas, kajerna breddas")])
    page = engine.search(parse_query("kranar kajer"))
    assert page.hits[0].key == "item-30"
    assert page.relaxed is not None
    assert (page.relaxed.complete, page.relaxed.mixed) == (6, True)


def test_headings_with_all_words_are_enough(engine: Engine) -> None:
    engine.update([item(20 + number, "Kranar och kajer", body=MENTION) for number in range(6)])
    engine.update([item(30, "Kajernas framtid: kajerna rustas, kajerna breddas")])
    page = engine.search(parse_query("kranar kajer"))
    assert page.relaxed is None
    assert page.total == 6


def test_a_number_is_one_thing_with_the_word_beside_it(engine: Engine) -> None:
    engine.update([item(21, "Förteckning", body="Inkommen handling H 2025 nr 7115, till nämnden.")])
    engine.update([item(22, "Antal handlingar 2025", body="Nr 3 av listan. Det inkom 7115 stycken.")])
    assert engine.search(parse_query("handling 2025 nr 7115")).hits[0].key == "item-21"


def test_the_year_in_a_heading_comes_before_the_year_of_the_meeting(engine: Engine) -> None:
    engine.update([item(21, "Fiskeplan för år 2016", date=date(2015, 10, 1))])
    engine.update([item(22, "Fiskeplan för år 2017", date=date(2016, 10, 1))])
    assert [hit.key for hit in engine.search(parse_query("fiskeplan 2016")).hits][:2] == ["item-21", "item-22"]


def test_another_word_in_a_heading_comes_before_a_mention_of_what_was_typed(engine: Engine) -> None:
    engine.update([item(21, "Nya förskolor", body="Staden bygger."), item(22, "Sammanträdesdagar", body="Ett dagis.")])
    engine.update([item(23, "Ett nytt dagis", body="Staden bygger.")])
    found = [hit.key for hit in engine.search(parse_query("dagis")).hits]
    assert [key for key in found if key != "item-3"] == ["item-23", "item-21", "item-22"]


def test_no_word_is_taken_for_an_abbreviation_or_for_one_that_begins_otherwise(engine: Engine) -> None:
    engine.update([item(21 + number, "LSS och tråkigare dagar") for number in range(3)])
    for typed in ("loss", "bråkiga"):
        page = engine.search(parse_query(typed))
        assert page.corrections == (), typed
        assert page.hits == (), typed
