"""Pages of results count what they hold."""

from search.core.query import FacetName
from search.core.results import Facet, Match, ResultPage, Segment, Snippet


def page(total: int, size: int = 20) -> ResultPage:
    facets = (Facet(FacetName.YEAR, ()),)
    return ResultPage(total, (), facets, 1, size, None, 0.0)


def test_counts_pages() -> None:
    assert [page(total).pages for total in (0, 1, 20, 21, 40, 41)] == [0, 1, 1, 2, 2, 3]


def test_finds_a_facet_by_name() -> None:
    assert page(0).facet(FacetName.YEAR) is not None
    assert page(0).facet(FacetName.AUTHORITY) is None


def test_a_snippet_is_its_segments() -> None:
    snippet = Snippet((Segment("en "), Segment("taxa", Match.EXACT)))
    assert (snippet.text, snippet.marked) == ("en taxa", True)
    assert not Snippet((Segment("en"),)).marked
