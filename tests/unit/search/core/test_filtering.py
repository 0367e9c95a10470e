"""What filters ask for."""

from search.core.analysis import Field
from search.core.filtering import Between, Is, filter_plans
from search.core.parse import parse_query
from search.core.query import FacetName


def test_filters_know_the_facet_that_counts_without_them() -> None:
    query = parse_query("kommun:växjö år:2016-2018 före:2018-05-22 efter:2017 utfall:avslag typ:motion")
    plans = tuple(filter_plans(query.filters))
    by_facet = {one.facet: one.options for one in plans if one.facet}
    assert by_facet[FacetName.AUTHORITY] == ((Is(Field.AUTHORITY, "växjö"),),)
    assert by_facet[FacetName.YEAR] == ((Between(Field.YEAR, 2016, 2018),),)
    days = [test for one in plans for option in one.options for test in option if test.field is Field.DAY]
    assert len(days) == 1
    assert set(by_facet) == {FacetName.AUTHORITY, FacetName.YEAR, FacetName.OUTCOME}
