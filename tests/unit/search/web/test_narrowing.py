"""Links that narrow, widen, sort and page."""

from search.core.parse import parse_query
from search.core.permalink import load
from search.core.query import FacetName, Filters, Ident, SearchQuery, Sort, Years
from search.core.results import Facet, FacetValue, ResultPage
from search.web import narrowing

YEARS = Facet(FacetName.YEAR, tuple(FacetValue(str(year), str(year), 1) for year in range(2020, 2005, -1)))
AUTHORITIES = Facet(FacetName.AUTHORITY, (FacetValue("vaxjo", "Växjö kommun", 3), FacetValue("alvesta", "Alvesta", 1)))


def answer(query: SearchQuery, total: int = 100) -> ResultPage:
    return ResultPage(total, (), (AUTHORITIES, YEARS), query.page, query.page_size, None, 0.0)


def asked(address: str) -> SearchQuery:
    return load(address.partition("?")[2]).query


def test_a_value_is_taken_in_and_out_again() -> None:
    query = parse_query("taxa", page=3)
    authorities = narrowing.facet_boxes(query, answer(query))[0]
    link = authorities.first[0]
    assert (link.label, link.count, link.active, authorities.active) == ("Växjö kommun", 3, False, False)
    narrowed = asked(link.url)
    assert narrowed == parse_query("taxa", Filters(authorities=(Ident("vaxjo"),)))
    box = narrowing.facet_boxes(narrowed, answer(narrowed))[0]
    assert box.first[0].active
    assert box.active
    assert asked(box.first[0].url) == parse_query("taxa")
    both = asked(box.first[1].url)
    assert both.filters.authorities == (Ident("vaxjo"), Ident("alvesta"))


def test_chosen_values_are_in_sight_though_many_come_before() -> None:
    query = parse_query("", Filters(years=(Years(2006, 2006),)))
    years = narrowing.facet_boxes(query, answer(query))[1]
    assert len(years.first) == narrowing.IN_SIGHT + 1
    assert years.first[-1].label == "2006"
    assert len(years.first) + len(years.more) == 15


def test_every_filter_in_force_is_a_chip_that_takes_it_away() -> None:
    query = parse_query(
        "taxa kommun:växjö år:2016-2018 före:2020 efter:2010 dnr:2018/1 §:5 typ:motion organ:ks",
        Filters(authorities=(Ident("vaxjo"),)),
    )
    chips = narrowing.chips(query, answer(query))
    assert [chip.label for chip in chips] == [
        "Kommun eller region: Växjö kommun",
        "Kommun eller region: växjö",
        "Organ: ks",
        "År: 2016–2018",
        "Efter 2010-12-31",
        "Före 2020-01-01",
        "Diarienummer: 2018/1",
        "§ 5",
        "Typ: motion",
    ]
    for chip in chips:
        left = asked(chip.url)
        assert left != query
        assert len(narrowing.chips(left, None)) == len(chips) - 1


def test_offers_orders_that_mean_something() -> None:
    assert [sort.label for sort in narrowing.sorts(parse_query("taxa"))] == ["Bäst träff", "Nyast först", "Äldst först"]
    assert [sort.label for sort in narrowing.sorts(parse_query("", sort=Sort.NEWEST))] == ["Nyast först", "Äldst först"]


def test_pages_around_this_one_with_gaps() -> None:
    query = parse_query("taxa", page=6)
    labels = [one.label for one in narrowing.pagination(query, answer(query, 400))]
    assert labels == ["1", "…", "4", "5", "6", "7", "8", "…", "20"]
    assert narrowing.pagination(query, answer(query, 20)) == ()
    deep = narrowing.pagination(query, answer(query, 10**6))
    assert deep[-1].label == "500", "further than anybody may page is no link"


def test_the_search_box_carries_filters_but_not_the_page() -> None:
    query = parse_query("taxa", Filters(authorities=(Ident("vaxjo"),)), page=3, sort=Sort.NEWEST)
    assert [(one.name, one.value) for one in narrowing.hidden(query)] == [("kommun", "vaxjo"), ("sort", "nyast")]


def test_a_feed_is_of_the_search_whatever_page_and_order() -> None:
    query = parse_query("taxa", page=3, sort=Sort.OLDEST)
    assert narrowing.feed_address(query) == "/sok/rss/?q=taxa"
