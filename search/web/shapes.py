"""What the search templates are given: frozen values, ready to print. Templates hold no queries."""

from dataclasses import dataclass, field
from datetime import date

from search.core.results import Segment, Snippet


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that changes the search: its words, where it leads, whether it is in force, how many hits it has."""

    label: str
    url: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet: the values in sight, and those behind "fler"."""

    name: str
    title: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    active: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """A filter that the search box carries along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit as printed. `missing`: words of the query that it lacks."""

    url: str
    title: Snippet
    snippets: tuple[Snippet, ...]
    kind: str
    paragraph: Segment | None
    case_numbers: tuple[Segment, ...]
    committee: str
    authority: str
    date: date | None
    page: int
    missing: tuple[str, ...]
    demo: bool


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that a case number may mean."""

    url: str
    title: str
    numbers: str
    authority: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What the base template asks of every page."""

    address: str = ""
    demo: bool = False
    noindex: bool = True
    breadcrumbs: tuple[()] = ()
    words: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything that the search page prints. `error` is the person's mistake; then there are no hits."""

    page: PageInfo
    text: str = ""
    hidden: tuple[Hidden, ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()
    asked: bool = False
    total: int = 0
    number: int = 1
    pages: int = 1
    hits: tuple[HitLine, ...] = ()
    chips: tuple[Choice, ...] = ()
    facets: tuple[FacetBox, ...] = ()
    sorts: tuple[Choice, ...] = ()
    pagination: tuple[Choice, ...] = ()
    previous: str = ""
    following: str = ""
    relaxed: str = ""
    corrected: str = ""
    also: str = ""
    only_typed: str = ""
    cases: tuple[CaseChoice, ...] = ()
    permalink: str = ""
    feed: str = ""
    without_filters: str = ""
    ways_on: tuple[Choice, ...] = field(default=())
