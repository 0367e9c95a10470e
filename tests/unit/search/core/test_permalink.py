"""A query and its address are the same question."""

from dataclasses import replace
from datetime import date

import pytest

from search.core.errors import QueryError
from search.core.parse import parse_query
from search.core.permalink import MAX_VALUES, dump, load
from search.core.query import Case, Filters, Ident, Name, ParagraphMark, Sort, Years

FULL = replace(
    parse_query(
        'barn OR "unga vuxna" -skola',
        Filters(
            authorities=(Ident("vaxjo"), Name("Ljungby kommun"), Name("vaxjo")),
            committees=(Ident("vaxjo/kommunstyrelsen"),),
            years=(Years(2016, 2016), Years(2018, 2020)),
            before=date(2021, 1, 1),
            after=date(2010, 1, 1),
            initiatives=(Ident("barnens-bästa"),),
            document_kinds=(Ident("protokoll"),),
            matter_types=(Ident("motion"),),
            kinds=(Name("motion"),),
            outcomes=(Ident("approved"),),
            parties=(Ident("s-reservation"), Name("MP")),
            case_numbers=(Case("KS/2018:123", 2018, 123, "ks"),),
            paragraphs=(ParagraphMark("§ 12 a", "12a"),),
        ),
        sort=Sort.OLDEST,
        page=3,
        page_size=50,
    ),
    grouped=True,
)


def test_dumps_and_loads_everything() -> None:
    loaded = load(dump(FULL))
    assert loaded.query == FULL
    assert loaded.unknown == ()


def test_the_address_is_short_and_readable() -> None:
    query = parse_query("barn kommun:växjö", Filters(authorities=(Ident("vaxjo"),), years=(Years(2016, 2018),)))
    assert dump(query) == "q=barn&kommun=vaxjo&kommun=namn%3Av%C3%A4xj%C3%B6&ar=2016-2018"
    assert dump(parse_query("")) == ""


def test_leads_to_the_same_address_again() -> None:
    assert dump(load(dump(FULL)).query) == dump(FULL)
    assert dump(load("?q=barn&sida=1&sort=relevans&kommun=").query) == "q=barn"


def test_tells_unknown_parameters() -> None:
    loaded = load("q=barn&utm_source=brev&kommmun=x&utm_source=y")
    assert loaded.unknown == ("utm_source", "kommmun")
    assert loaded.query == parse_query("barn")


def test_an_id_has_no_capitals_and_no_blanks() -> None:
    filters = load("kommun=vaxjo&kommun=V%C3%A4xj%C3%B6&kommun=region+kronoberg&lansinitiativ=x").query.filters
    assert filters.authorities == (Ident("vaxjo"), Name("Växjö"), Name("region kronoberg"))
    assert filters.initiatives == (Ident("x"),)


def test_typed_operators_become_filters_of_the_address() -> None:
    assert dump(parse_query("år:2018 barn §:96 före:2019")) == "q=barn&ar=2018&fore=2019-01-01&paragraf=%C2%A7+96"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sida=0", "sida=0"),
        ("sida=-1", "heltal"),
        ("sida=1e3", "heltal"),
        ("sida=٣", "heltal"),
        ("antal=x", "heltal"),
        ("sort=bra", "relevans, nyast, aldst"),
        ("ar=x", "år:2016-2018"),
        ("fore=x", "datumet"),
        ("dnr=x", "diarienumret"),
        ("paragraf=x", "paragrafen"),
        ("&".join(f"kommun=k{n}" for n in range(MAX_VALUES + 1)), "högst"),
        ("&".join(f"x{n}=1" for n in range(1_001)), "för många delar"),
    ],
)
def test_says_which_value_cannot_be_read(address: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        load(address)
    assert said in caught.value.message


def test_facets_wanted_are_no_part_of_an_address() -> None:
    assert load(dump(replace(FULL, facets=()))).query == FULL


def test_groups_by_case_and_by_nothing_else() -> None:
    assert dump(replace(parse_query("barn"), grouped=True)) == "q=barn&gruppera=arende"
    assert not load("q=barn&gruppera=").query.grouped
    with pytest.raises(QueryError, match="grupperingen ”organ”"):
        load("q=barn&gruppera=organ")
