"""A document survives being stored, and its fingerprint sees every change."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import fields, replace

from search.core.document import CaseNumber, SearchDocument, Tag, dump, fingerprint, load

FULL = SearchDocument(
    key="paper-5-p3",
    record="paper-5",
    kind="paper",
    url="/x/#sida-3",
    title='Rubrik med "citat" & å\u2028ä',
    clauses="att anta.",
    body="Text\nmed rader",
    authority=Tag("vaxjo", "Växjö kommun"),
    committee=Tag("vaxjo/ks", "Kommunstyrelsen", ("KS",)),
    date=date(2018, 5, 22),
    paragraph="12 a",
    paragraph_prefix="Ks",
    case_numbers=(CaseNumber("KS 2018/0234", 2018, 234, "ks"),),
    document_kind=Tag("bilaga", "Bilaga"),
    matter_type=Tag("motion", "Motion"),
    outcome=Tag("approved", "Bifall"),
    initiatives=(Tag("a", "A", ("B",)), Tag("c", "C")),
    parties=(Tag("s-reservation", "S: reservation", ("S",)),),
    case="vaxjo/arenden/2018-234",
    page=3,
    demo=True,
)
BARE = SearchDocument("item-1", "item-1", "item", "/y/", "Rubrik")


@pytest.mark.parametrize("document", [FULL, BARE])
def test_loads_what_it_dumped(document: SearchDocument) -> None:
    assert load(dump(document)) == document


@pytest.mark.parametrize("stored", [b"", b"{}", b"[1]", dump(FULL)[:-1], dump(FULL).replace(b"05-22", b"05-32")])
def test_what_it_did_not_dump_is_refused(stored: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        load(stored)


@pytest.mark.parametrize("name", [field.name for field in fields(SearchDocument)])
def test_the_fingerprint_sees_every_field(name: str) -> None:
    """A field that `dump` forgot would neither be stored nor noticed by `verify`."""
    other = getattr(BARE, name)
    value = getattr(FULL, name)
    assert value != other
    assert fingerprint(replace(FULL, **{name: other})) != fingerprint(FULL)


def test_a_case_number_has_one_key_for_every_spelling() -> None:
    assert CaseNumber("2018/0234", 2018, 234).key == CaseNumber("KS/2018:234", 2018, 234, "ks").key == "2018/234"


def test_the_year_is_the_dates() -> None:
    assert (FULL.year, BARE.year) == (2018, None)
