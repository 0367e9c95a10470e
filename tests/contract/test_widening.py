"""What is looked for, and what comes first, where all the words have few hits: the same on every engine."""

from datetime import date

from search.core.parse import parse_query
from search.core.results import ResultPage
from search.engines.base import Engine
from tests.contract.documents import item

MENTION = "I en bilaga nämns både kranarna och kajerna bland mycket annat."


def keys(page: ResultPage) -> set[str]:
    return {hit.key for hit in page.hits}


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
    for typed in ("loss", "bråkiga", "stråkigare"):
        page = engine.search(parse_query(typed))
        assert page.corrections == (), typed
        assert page.hits == (), typed


def test_a_rare_word_is_met_by_longer_ones_that_begin_so(engine: Engine) -> None:
    engine.update([item(21, "Xylofonverkstadens takbyte")])
    page = engine.search(parse_query("xylofonen"))
    assert [hit.key for hit in page.hits] == ["item-21"]
    assert page.relaxed is not None
    assert page.relaxed.apart == ("xylofonen",)
    assert page.corrections == ()
    assert [segment.text for segment in page.hits[0].title.segments if segment.marked] == ["Xylofonverkstadens"]


def test_a_compound_with_known_parts_is_also_parted_elsewhere(engine: Engine) -> None:
    """Its parts, cykelpilot and område, stand nowhere; cykel and pilotområde do."""
    engine.update([item(21 + number, "Pausa pilotområde cykel") for number in range(3)])
    assert keys(engine.search(parse_query("cykelpilotområde"))) == {"item-21", "item-22", "item-23"}


def test_a_verb_with_its_particle_is_one_word_in_minutes(engine: Engine) -> None:
    engine.update([item(21, "Nedmontering av xylofonen"), item(22, "Montera upp en marimba")])
    page = engine.search(parse_query("montera ner xylofonen"))
    assert page.hits[0].key == "item-21"
    assert page.hits[0].missing == ()
    assert page.relaxed is None or page.relaxed.complete == 1


def test_words_that_tell_something_only_together_are_not_looked_for_one_by_one(engine: Engine) -> None:
    engine.update([item(21, "Rådet för marimba"), item(22, "Marimba och ekonomisk utsatthet")])
    page = engine.search(parse_query("vem har inte råd med marimba"))
    assert page.hits[0].key == "item-22"
    assert ("har inte råd", ("ekonomisk utsatthet", "fattigdom", "ekonomiskt bistånd")) in [
        (one.typed, one.others) for one in page.also
    ]


def test_the_other_words_of_a_word_that_stands_nowhere_are_as_good_as_it(engine: Engine) -> None:
    engine.update([item(21, "Marimba"), item(22, "Nya lekplatser")])
    page = engine.search(parse_query("lekparkens marimba"))
    assert [hit.key for hit in page.hits] == ["item-22", "item-21"]


def test_a_word_with_few_hits_is_also_met_by_longer_ones_behind_them(engine: Engine) -> None:
    engine.update([item(21 + number, "Xylofon") for number in range(3)])
    engine.update([item(31, "Xylofonverkstadens takbyte")])
    page = engine.search(parse_query("xylofonen"))
    assert [hit.key for hit in page.hits] == ["item-21", "item-22", "item-23", "item-31"]


def test_a_title_that_has_one_word_of_a_question_answers_it_too(engine: Engine) -> None:
    """Long reports have two words of any question, somewhere; the title that is about it has perhaps one."""
    report = "Nämnden får simning och lov att gå ihop."
    engine.update([item(20 + number, "Årsrapport", body=f"{report} Del {number}.") for number in range(10)])
    engine.update([item(40, "Öppettider på stadens badhus")])
    page = engine.search(parse_query("När öppnar badhuset för simning under lovet?"))
    assert "item-40" in keys(page)
    assert page.relaxed is not None
    assert page.relaxed.doubled
    assert page.relaxed.wanted > 1


def test_two_words_of_a_question_that_make_one_compound(engine: Engine) -> None:
    engine.update([item(20 + number, f"Skolan i del {number}", body="Skolan är en skola.") for number in range(12)])
    engine.update([item(40, "Senarelagd skolstart", body="Utreds.")])
    page = engine.search(parse_query("Varför har skolan inte fått en annan start på dagen?"))
    assert page.hits[0].key == "item-40"


def test_two_slips_in_a_short_word_make_another_word(engine: Engine) -> None:
    engine.update([item(21 + number, "Sänkning av en avgift") for number in range(3)])
    assert engine.search(parse_query("sökningen")).corrections == ()
    engine.update([item(31 + number, "Kollektivtrafiken") for number in range(3)])
    assert [one.nearest for one in engine.search(parse_query("kolektivtraffiken")).corrections] == ["kollektivtrafiken"]


def test_the_words_of_another_phrase_may_stand_apart_in_a_title_but_not_in_a_text(engine: Engine) -> None:
    engine.update([item(21, "Föreskrifter för stadens avfallshantering", body="Antas.")])
    engine.update([item(22, "Sammanträdesdagar", body="Föreskrifter antas. Senare talas om avfallshantering.")])
    page = engine.search(parse_query("sopregler"))
    assert keys(page) == {"item-21"}
    title = page.hits[0].title
    assert [segment.text for segment in title.segments if segment.marked] == ["Föreskrifter", "avfallshantering"]


def test_a_compound_whose_hits_are_all_by_other_words_is_also_met_by_its_own_parts(engine: Engine) -> None:
    engine.update([item(20 + number, "Stöd till brottsutsatta", body="Antas.") for number in range(4)])
    engine.update([item(30, "Ökat stöd till brottsoffer", body="Antas.")])
    page = engine.search(parse_query("brottsofferstöd"))
    assert page.hits[0].key == "item-30"
    assert page.relaxed is not None
    assert page.relaxed.apart == ("brottsofferstöd",)


def test_all_parts_in_a_title_come_before_all_parts_somewhere_in_a_text(engine: Engine) -> None:
    mention = "Investeringar nämns. Senare nämns en arena, ännu en arena och fler investeringar."
    engine.update([item(20 + number, "Sammanträdesdagar", body=mention) for number in range(3)])
    engine.update([item(30, "Vilka investeringar som behövs i stadens arenor", body="Antas.")])
    assert engine.search(parse_query("arenainvesteringar")).hits[0].key == "item-30"


def test_a_latin_word_is_misspelled_rather_than_the_beginning_of_a_longer_one(engine: Engine) -> None:
    engine.update([item(21, "Samverkan med Universeum"), item(22, "Samverkan med universitetet")])
    page = engine.search(parse_query("universium"))
    assert [(one.typed, one.nearest) for one in page.corrections] == [("universium", "universeum")]
    assert keys(page) == {"item-21"}
