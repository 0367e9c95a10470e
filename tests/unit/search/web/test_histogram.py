"""Columns over the years: in place, in proportion, never more than are seen apart."""

from search.core.query import FacetName, Years
from search.core.results import Facet, FacetValue
from search.web.histogram import HEIGHT, WIDTH, histogram


def years(**counts: int) -> Facet:
    values = tuple(FacetValue(name[1:], name[1:], count) for name, count in counts.items())
    return Facet(FacetName.YEAR, values)


def test_a_year_without_hits_keeps_its_place() -> None:
    drawn = histogram(years(y2018=10, y2016=5), ())
    assert drawn is not None
    first, last = drawn.bars
    assert (first.x, last.x) == (0, 2 * (WIDTH // 3))
    assert (first.height, last.height) == (HEIGHT // 2, HEIGHT)
    assert (first.y, last.y) == (HEIGHT // 2, 0)
    assert drawn.label == ("Träffar per år från 2016 till 2018, flest 2018: 10. Åren står i listan under bilden.")


def test_one_year_is_no_comparison() -> None:
    assert histogram(years(y2018=10), ()) is None
    assert histogram(years(), ()) is None


def test_few_hits_are_seen_beside_many() -> None:
    drawn = histogram(years(y2016=1, y2017=10_000), ())
    assert drawn is not None
    assert drawn.bars[0].height >= 2


def test_chosen_years_are_told_apart() -> None:
    drawn = histogram(years(y2015=1, y2016=1, y2017=1), (Years(2016, 2018),))
    assert drawn is not None
    assert [bar.chosen for bar in drawn.bars] == [False, True, True]


def test_centuries_are_drawn_in_few_columns() -> None:
    drawn = histogram(years(y1800=1, y1999=3, y2199=2), ())
    assert drawn is not None
    assert drawn.width <= WIDTH
    assert all(bar.width >= 1 and bar.x + bar.width <= drawn.width for bar in drawn.bars)
    assert (drawn.first, drawn.last) == ("1800", "2199")
