"""Links that narrow, widen, sort and page: each is the address of another query."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

from search.core import permalink
from search.core.document import CaseNumber
from search.core.query import (
    MAX_HITS_DEEP,
    PAGE_SIZE,
    Case,
    Choice,
    FacetName,
    Filters,
    Ident,
    SearchQuery,
    Sort,
    Years,
)
from search.core.results import Facet, FacetValue, ResultPage
from search.web import shapes
from search.web.histogram import histogram

IN_SIGHT = 7
"""Values of a facet that are shown at once."""
LISTED = 100
"""Values of a facet that are listed at all: a county has more bodies than anybody reads through."""

TITLES = {
    FacetName.AUTHORITY: "Kommun eller region",
    FacetName.COMMITTEE: "Organ",
    FacetName.YEAR: "År",
    FacetName.INITIATIVE: "Länsgemensamt initiativ",
    FacetName.DOCUMENT_KIND: "Handlingstyp",
    FacetName.MATTER_TYPE: "Ärendetyp",
    FacetName.OUTCOME: "Utfall",
    FacetName.PARTY: "Parti",
}
_FIELDS = {
    FacetName.AUTHORITY: "authorities",
    FacetName.COMMITTEE: "committees",
    FacetName.YEAR: "years",
    FacetName.INITIATIVE: "initiatives",
    FacetName.DOCUMENT_KIND: "document_kinds",
    FacetName.MATTER_TYPE: "matter_types",
    FacetName.OUTCOME: "outcomes",
    FacetName.PARTY: "parties",
}
_SORTS = {Sort.RELEVANCE: "Bäst träff", Sort.NEWEST: "Nyast först", Sort.OLDEST: "Äldst först"}


def address(query: SearchQuery) -> str:
    """The address of the search page for a query."""
    parameters = permalink.dump(query)
    page = _page(get_script_prefix())
    return f"{page}?{parameters}" if parameters else page


@lru_cache(maxsize=8)
def _page(prefix: str) -> str:  # noqa: ARG001 - addresses begin with where the site is mounted
    """The search page, which a hundred links of each page lead to."""
    page: str = reverse("search_web:search")
    return page


def feed_address(query: SearchQuery) -> str:
    """The address of the feed of a query."""
    parameters = permalink.dump(replace(query, page=1, sort=Sort.RELEVANCE, grouped=False))
    feed: str = reverse("search_web:feed")
    return f"{feed}?{parameters}" if parameters else feed


def in_order(query: SearchQuery) -> SearchQuery:
    """The query with an order that means something: without words nothing is a better match, so newest first."""
    return query if query.groups or query.sort is not Sort.RELEVANCE else replace(query, sort=Sort.NEWEST)


def facet_boxes(query: SearchQuery, page: ResultPage) -> tuple[shapes.FacetBox, ...]:
    """The facets that can narrow this result; one without values is left out."""
    return tuple(_box(query, _told_apart(facet, page)) for facet in page.facets if facet.values)


def _told_apart(facet: Facet, page: ResultPage) -> Facet:
    """Committees with their authority's name, where those of several authorities are listed: many share a name."""
    owners = {value.value.partition("/")[0] for value in facet.values}
    if facet.name is not FacetName.COMMITTEE or len(owners) < 2:
        return facet
    names = {one.value: one.label for other in page.facets if other.name is FacetName.AUTHORITY for one in other.values}
    values = []
    for value in facet.values:
        owner = value.value.partition("/")[0]
        values.append(replace(value, label=f"{value.label}, {names.get(owner, owner)}"))
    return replace(facet, values=tuple(values))


def _box(query: SearchQuery, facet: Facet) -> shapes.FacetBox:
    chosen = _chosen(query.filters, facet.name)
    links = [_toggle(query, facet.name, value, chosen) for value in facet.values]
    first = [link for place, link in enumerate(links) if place < IN_SIGHT or link.active]
    more = [link for link in links[IN_SIGHT:] if not link.active]
    return shapes.FacetBox(
        name=facet.name.value,
        title=TITLES[facet.name],
        first=tuple(first),
        more=tuple(more[: LISTED - IN_SIGHT]),
        active=bool(chosen),
        left_out=max(0, len(more) - LISTED + IN_SIGHT),
        histogram=histogram(facet, query.filters.years) if facet.name is FacetName.YEAR else None,
    )


def _chosen(filters: Filters, name: FacetName) -> tuple[Any, ...]:
    return tuple(getattr(filters, _FIELDS[name]))


def _toggle(query: SearchQuery, name: FacetName, value: FacetValue, chosen: tuple[Any, ...]) -> shapes.Choice:
    """The link that takes a value into the filter, or out of it."""
    one: Choice | Years = Ident(value.value)
    if name is FacetName.YEAR:
        one = Years(int(value.value), int(value.value))
    active = one in chosen
    left = tuple(other for other in chosen if other != one) if active else (*chosen, one)
    key = f"{name.value}-{value.value}".replace("/", "--")
    return shapes.Choice(value.label, address(_with(query, name, left)), active, value.count, key)


def _with(query: SearchQuery, name: FacetName, chosen: tuple[Any, ...]) -> SearchQuery:
    changed: dict[str, Any] = {_FIELDS[name]: chosen}
    return replace(query, filters=replace(query.filters, **changed), page=1)


def chips(query: SearchQuery, page: ResultPage | None) -> tuple[shapes.Choice, ...]:
    """Every filter in force, each a link that takes it away. Names come from the facets where they are known."""
    labels = {(facet.name, one.value): one.label for facet in (page.facets if page else ()) for one in facet.values}
    found: list[shapes.Choice] = []
    for name, field in _FIELDS.items():
        for one in getattr(query.filters, field):
            label = _label(one) if not isinstance(one, Ident) else labels.get((name, one.value), one.value)
            left = tuple(other for other in getattr(query.filters, field) if other != one)
            found.append(shapes.Choice(f"{TITLES[name]}: {label}", address(_with(query, name, left)), True))
    return (*found, *_other_chips(query))


def _label(one: Choice | Years) -> str:
    if isinstance(one, Years):
        return f"{one.first}–{one.last}" if one.first != one.last else str(one.first)
    return one.value if isinstance(one, Ident) else one.text


def _other_chips(query: SearchQuery) -> tuple[shapes.Choice, ...]:
    filters = query.filters
    found: list[tuple[str, dict[str, Any]]] = []
    if filters.after:
        found.append((f"Efter {filters.after.isoformat()}", {"after": None}))
    if filters.before:
        found.append((f"Före {filters.before.isoformat()}", {"before": None}))
    for field, title in (("case_numbers", "Diarienummer"), ("paragraphs", ""), ("kinds", "Typ")):
        for one in getattr(filters, field):
            left = tuple(other for other in getattr(filters, field) if other != one)
            found.append((f"{title}: {one.text}" if title else one.text, {field: left}))
    return tuple(
        shapes.Choice(label, address(replace(query, filters=replace(filters, **changed), page=1)), True)
        for label, changed in found
    )


def sorts(query: SearchQuery) -> tuple[shapes.Choice, ...]:
    """The orders to choose from. Without words there is no best match."""
    offered = [sort for sort in Sort if query.groups or sort is not Sort.RELEVANCE]
    return tuple(
        shapes.Choice(_SORTS[sort], address(replace(query, sort=sort, page=1)), sort is query.sort) for sort in offered
    )


def arrangements(query: SearchQuery) -> tuple[shapes.Choice, ...]:
    """Hits one by one, or the hits of a case together."""
    return tuple(
        shapes.Choice(label, address(replace(query, grouped=grouped, page=1)), query.grouped is grouped)
        for label, grouped in (("Träff för träff", False), ("Ärende för ärende", True))
    )


def of_case(query: SearchQuery, number: CaseNumber, authority: str) -> str:
    """The address of the hits of one case: those of its number within its authority, one by one."""
    case = Case(number.printed, number.year, number.number, number.diary)
    filters = replace(query.filters, case_numbers=(case,), authorities=(Ident(authority),) if authority else ())
    return address(replace(query, filters=filters, grouped=False, page=1))


def export_address(query: SearchQuery, form: str) -> str:
    """The address of the whole result as a file; `form` is "csv" or "json"."""
    parameters = permalink.dump(replace(query, page=1, page_size=PAGE_SIZE, grouped=False))
    file: str = reverse("search_web:export", args=[form])
    return f"{file}?{parameters}" if parameters else file


def pagination(query: SearchQuery, page: ResultPage) -> tuple[shapes.Choice, ...]:
    """Links to the pages around this one, the first and the last; a gap is a choice without address."""
    last = min(page.pages, MAX_HITS_DEEP // page.page_size)
    if last < 2:
        return ()
    near = {1, last, *range(max(1, page.page - 2), min(last, page.page + 2) + 1)}
    found: list[shapes.Choice] = []
    before = 0
    for number in sorted(near):
        if number > before + 1:
            found.append(shapes.Choice("…", ""))
        found.append(shapes.Choice(str(number), address(replace(query, page=number)), number == page.page))
        before = number
    return tuple(found)


def hidden(query: SearchQuery) -> tuple[shapes.Hidden, ...]:
    """The filters and the order, for the form of the search box."""
    return tuple(
        shapes.Hidden(name, value) for name, value in permalink.pairs(replace(query, page=1)) if name != permalink.TEXT
    )
