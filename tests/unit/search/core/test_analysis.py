"""Which terms of a document go to which field."""

from datetime import date

from msgspec import structs

from decisions.vocabulary.swedish import Term
from search.core.analysis import (
    BOUNDARY,
    Field,
    fact_keys,
    id_key,
    index_document,
    name_keys,
    span_term,
    stamp,
    tag_keys,
    terms,
    words,
)
from search.core.document import CaseNumber, SearchDocument, Tag

DOCUMENT = SearchDocument(
    "item-1",
    "item-1",
    "item",
    "/",
    "Barnkonventionen",
    clauses="att anta",
    body="Se dnr 2018/0234 och KS 2019/1",
    committee=Tag("vaxjo/bun", "Barn- och utbildningsnämnden", ("BUN",)),
    date=date(2018, 5, 22),
    paragraph="12 A",
    paragraph_prefix="Bu",
    case_numbers=(CaseNumber("KS 2018/0234", 2018, 234, "ks"), CaseNumber("2019/1", 2019, 1)),
)


def indexed_text(document: SearchDocument = DOCUMENT) -> dict[Field, tuple[str, ...]]:
    """The terms of each text field."""
    indexed = index_document(document)
    return {field: indexed.sequence(field) for field in indexed.text}


def test_zones_are_parted_so_that_no_phrase_crosses() -> None:
    text = indexed_text()
    assert text[Field.EXACT][:4] == ("barnkonventionen", BOUNDARY, "att", "anta")
    assert text[Field.EXACT].count(BOUNDARY) == text[Field.STEM].count(BOUNDARY) == 3
    assert text[Field.EXACT][-1] == text[Field.STEM][-1] == BOUNDARY
    assert len(text[Field.EXACT]) == len(text[Field.STEM])
    title = ("barnkonventionen", BOUNDARY)
    assert text[Field.HEAD_EXACT] == (*title, *title, "att", "anta", BOUNDARY)


def test_parts_have_a_field_of_their_own() -> None:
    text = indexed_text()
    title = ("barn", "konvention", "barn+konvention")
    assert text[Field.HEAD_PART] == (*title, *title, BOUNDARY)
    assert set(text[Field.PART]) == {
        "barn",
        "konvention",
        "barn+konvention",
        "dnr:?/2018/234",
        "dnr:ks/2019/1",
        BOUNDARY,
    }


def test_no_term_holds_white_space() -> None:
    text = indexed_text()
    assert all(not any(char.isspace() for char in term) for field in text.values() for term in field)


def test_case_numbers_have_a_key_with_and_without_diary() -> None:
    assert index_document(DOCUMENT).keywords[Field.CASE_NUMBER] == (
        "dnr:2018/234",
        "dnr:ks/2018/234",
        "dnr:2019/1",
        "dnr:?/2019/1",
    )


def test_paragraphs_have_a_key_with_and_without_prefix() -> None:
    assert index_document(DOCUMENT).keywords[Field.PARAGRAPH] == ("12a", "bu 12a")


def test_a_tag_is_found_by_id_words_aliases_and_without_dots() -> None:
    keys = set(tag_keys(Tag("vaxjo", "Växjö kommun", ("Växjö stad",))))
    for name in ("växjö", "VÄXJÖ KOMMUN", "vaxjo", "växjö stad"):
        assert keys.issuperset(name_keys(name)), name
    assert id_key("vaxjo") in keys
    assert not keys.issuperset(name_keys("ljungby"))
    assert set(name_keys("utbildningsnämnd")) <= set(index_document(DOCUMENT).keywords[Field.COMMITTEE])
    assert set(name_keys("bun")) <= set(index_document(DOCUMENT).keywords[Field.COMMITTEE])


def test_a_name_is_never_taken_for_an_id() -> None:
    assert id_key("kommun") not in tag_keys(Tag("vaxjo", "kommun"))
    assert all(not key.startswith("=") for key in name_keys("=vaxjo"))


def test_terms_keep_their_places() -> None:
    text = "Se dnr 2018/0234."
    assert [text[term.start : term.end] for term in terms(text)] == ["Se", "dnr", "2018/0234"]


def test_the_stamp_stays_the_same_within_a_version() -> None:
    assert stamp() == stamp()
    assert stamp().startswith("5-")


def test_a_compound_inside_of_a_longer_one_has_a_term() -> None:
    parts = indexed_text(structs.replace(DOCUMENT, title="Äldreomsorgsnämnden"))[Field.HEAD_PART]
    assert span_term(("älder", "omsorg")) in parts
    assert span_term(("omsorg", "nämnd")) in parts
    assert span_term(("älder", "nämnd")) not in parts


def test_columns_hold_what_terms_give() -> None:
    text = "Se dnr 2018/0234 och social- och omsorgsnämnden, den 16 maj 2018."
    found = words(text)
    places = zip(found.starts, found.ends, found.entries, strict=True)
    assert tuple(Term(start, end, *entry) for start, end, entry in places) == terms(text)


def test_facts_are_the_documents_own_names_and_day() -> None:
    bun = Tag("vaxjo/bun", "Barn- och utbildningsnämnden", ("BUN",))
    document = structs.replace(
        DOCUMENT, committee=bun, date=date(2018, 5, 22), initiatives=(Tag("b", "Barnens bästa", ("GIRFEC",)),)
    )
    facts = set(fact_keys(document))
    assert {"bun", "2018-05-22", "2018", "girfec"} <= facts
    assert "ks" not in facts
    assert not {"barnen", "bäst"} & facts
