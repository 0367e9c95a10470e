"""The one query model: what was asked, free of how it was typed, sent or answered."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

PAGE_SIZE = 20
MAX_PAGE_SIZE = 100
MAX_HITS_DEEP = 10_000
"""How far one may page, in hits: beyond it narrowing helps a reader more than another page."""


class FacetName(StrEnum):
    """What hits are counted and filtered by; the value is the parameter's name in addresses."""

    AUTHORITY = "kommun"
    COMMITTEE = "organ"
    YEAR = "ar"
    INITIATIVE = "initiativ"
    DOCUMENT_KIND = "handlingstyp"
    MATTER_TYPE = "arendetyp"
    OUTCOME = "utfall"
    PARTY = "parti"


class Sort(StrEnum):
    """Order of the hits; the value is the one in addresses."""

    RELEVANCE = "relevans"
    NEWEST = "nyast"
    OLDEST = "aldst"


@dataclass(frozen=True, slots=True)
class Word:
    """One typed word, as typed; the analysis decides what it matches."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in this order, as typed between quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case number typed among the words. `text` as typed, `diary` in lower case or ""."""

    text: str
    year: int
    number: int
    diary: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """A § typed among the words: `number` is "96" or "12 a", `prefix` what stood before ("Bu" or "")."""

    text: str
    number: str
    prefix: str = ""


Clause = Word | Phrase | Case | ParagraphMark


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of which one is enough (OR); usually there is only one."""

    options: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Ident:
    """The id of a tag, as facets give it."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a tag as a person typed it, or some words of it."""

    text: str


Choice = Ident | Name


@dataclass(frozen=True, slots=True)
class Years:
    """A span of years, both included. `Years(2016, 2016)` is one year."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on the documents' facts: values of one filter are alternatives, filters add up.

    `before` and `after` exclude the day itself. `kinds` are words for a document kind or a matter type, typed as
    `typ:` where people do not know which of the two they mean.
    """

    authorities: tuple[Choice, ...] = ()
    committees: tuple[Choice, ...] = ()
    years: tuple[Years, ...] = ()
    before: date | None = None
    after: date | None = None
    initiatives: tuple[Choice, ...] = ()
    document_kinds: tuple[Choice, ...] = ()
    matter_types: tuple[Choice, ...] = ()
    kinds: tuple[Name, ...] = ()
    outcomes: tuple[Choice, ...] = ()
    parties: tuple[Choice, ...] = ()
    case_numbers: tuple[Case, ...] = ()
    paragraphs: tuple[ParagraphMark, ...] = ()

    def __bool__(self) -> bool:
        return self != _NO_FILTERS

    def by_facet(self) -> tuple[tuple[FacetName, tuple[Choice, ...]], ...]:
        """What is chosen in each facet that holds names or ids, in the order of an address."""
        return (
            (FacetName.AUTHORITY, self.authorities),
            (FacetName.COMMITTEE, self.committees),
            (FacetName.INITIATIVE, self.initiatives),
            (FacetName.DOCUMENT_KIND, self.document_kinds),
            (FacetName.MATTER_TYPE, self.matter_types),
            (FacetName.OUTCOME, self.outcomes),
            (FacetName.PARTY, self.parties),
        )


_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked for. Every group must match (unless relaxed), nothing excluded may.

    `notes` tell the person what was read otherwise than typed (Swedish); they are no part of the question, so two
    queries that differ in notes only are equal. `explain` asks why each hit stands where it does; `bare` for hits
    without marks, as who only wants to know which records they are. Groups next to each other were typed so.
    `grouped`: the hits of one case stand together, and a page is `page_size` cases instead of documents.
    """

    groups: tuple[Group, ...] = ()
    excluded: tuple[Clause, ...] = ()
    filters: Filters = _NO_FILTERS
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    grouped: bool = False
    facets: tuple[FacetName, ...] = tuple(FacetName)
    notes: tuple[str, ...] = field(default=(), compare=False)
    explain: bool = field(default=False, compare=False)
    bare: bool = field(default=False, compare=False)

    @property
    def empty(self) -> bool:
        """Nothing asked at all: neither words nor filters."""
        return not self.groups and not self.excluded and not self.filters

    @property
    def only_case_number(self) -> Case | None:
        """The case number when the whole query is one: such a query goes to the case, not to a list of hits."""
        if self.excluded:
            return None
        if len(self.groups) == 1 and not self.filters and len(self.groups[0].options) == 1:
            clause = self.groups[0].options[0]
            return clause if isinstance(clause, Case) else None
        if not self.groups and self.filters == Filters(case_numbers=self.filters.case_numbers):
            return self.filters.case_numbers[0] if len(self.filters.case_numbers) == 1 else None
        return None
