"""What the search templates are given: frozen values, ready to print. Templates hold no queries."""

from dataclasses import dataclass
from datetime import date

from search.core.results import Segment, Snippet


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that changes the search: its words, where it leads, whether it is in force, how many hits it has.

    `key` names it within the page, so that the focus finds it again when the hits are replaced.
    """

    label: str
    url: str
    active: bool = False
    count: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a histogram, in the units of its drawing; `y` counts from the top."""

    x: int
    y: int
    width: int
    height: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """Hits over the years as a drawing. `label` says in words what it shows; the years themselves stand in a list."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    first: str
    last: str
    label: str


@dataclass(frozen=True, slots=True)
class FacetBox:
    """A facet: the values in sight, those behind "fler", and how many rarer ones are not listed at all."""

    name: str
    title: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    active: bool
    left_out: int = 0
    histogram: "Histogram | None" = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """A filter that the search box carries along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a hit stands where it stands: its score, and what it is made of, a sentence each."""

    score: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HitLine:
    """One hit as printed. `missing`: words of the query that it lacks. `why` only where staff asked for it."""

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
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that a case number may mean."""

    url: str
    title: str
    numbers: str
    authority: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The hits of one case. Without `case` it is a record that belongs to none that is public.

    `more` leads to those of the `count` hits that are not listed, "" where all are or no number names them.
    """

    case: CaseChoice | None
    count: int
    hits: tuple[HitLine, ...]
    more: str = ""


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
    """Everything that the search page prints. `error` is the person's mistake; then there are no hits.

    `heading` says how many hits there are; `beyond` leads to the last page when this one lies behind it.
    `export_most` is how many hits a file has at most; `export_bound` says that it lacks some, "" where it has all.
    """

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
    groups: tuple[GroupLine, ...] = ()
    heading: str = ""
    beyond: str = ""
    chips: tuple[Choice, ...] = ()
    facets: tuple[FacetBox, ...] = ()
    sorts: tuple[Choice, ...] = ()
    arrangements: tuple[Choice, ...] = ()
    pagination: tuple[Choice, ...] = ()
    previous: str = ""
    following: str = ""
    relaxed: str = ""
    corrected: str = ""
    meant: tuple[Choice, ...] = ()
    also: str = ""
    only_typed: str = ""
    cases: tuple[CaseChoice, ...] = ()
    permalink: str = ""
    feed: str = ""
    csv: str = ""
    json: str = ""
    export_most: str = ""
    export_bound: str = ""
    without_filters: str = ""
