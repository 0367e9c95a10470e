"""What an engine answers: hits with marked text, facets with counts, and what was done to the query."""

from dataclasses import dataclass
from enum import StrEnum

from search.core.analysis import Field
from search.core.document import SearchDocument
from search.core.query import FacetName


class Match(StrEnum):
    """Why a piece of text is marked, strongest first."""

    PHRASE = "phrase"
    NUMBER = "number"
    NAME = "name"
    EXACT = "exact"
    STEM = "stem"
    PART = "part"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of plain text, marked or not. Templates escape `text`; nothing here is markup."""

    text: str
    match: Match | None = None

    @property
    def marked(self) -> bool:
        return self.match is not None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a document's text. The segments joined are the text; `cut_before`/`cut_after`: more text there."""

    segments: tuple[Segment, ...]
    cut_before: bool = False
    cut_after: bool = False

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def marked(self) -> bool:
        return any(segment.marked for segment in self.segments)


class Step(StrEnum):
    """How far the query had been widened when this hit was found."""

    ALL = "all"
    CORRECTED = "corrected"
    APART = "apart"
    FEWER = "fewer"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was asked for and is there.

    `asked` is it as typed; `terms` stand `times` times in `field`. `weight` multiplies what the engine gives for a
    word that rare in a field that long; where `fixed`, it is the score itself.
    """

    asked: str
    match: Match
    field: Field
    terms: tuple[str, ...]
    times: int
    weight: float
    fixed: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of a hit's score: `score` = `fixed` + `by_text`.

    `fixed` is what `recency` (the band of `recency_years`, None for an older document), `steps_score` (for having all
    that was typed, where less is enough) and the fixed reasons give. `wanted` of `total` words had to be there;
    `doubled`: those in title or decision count twice.
    """

    score: float
    step: Step
    wanted: int
    total: int
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    recency: float
    recency_years: int | None
    steps_score: float
    fixed: float
    by_text: float
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found, with the words that found it.

    `case_numbers` and `paragraph` hold the document's own numbers, marked where the query asked for them. `missing`
    are the words of the query that this document lacks (only after relaxing). `explanation` where it was asked for.
    """

    document: SearchDocument
    title: Snippet
    snippets: tuple[Snippet, ...]
    case_numbers: tuple[Segment, ...]
    paragraph: Segment | None
    missing: tuple[str, ...]
    score: float
    explanation: Explanation | None = None

    @property
    def key(self) -> str:
        return self.document.key


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to narrow by: its id in addresses, its name, and how many hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet among the hits, counted without the facet's own filter so that one can widen again.

    Most frequent first, then by label; years newest first. Values without hits are left out.
    """

    name: FacetName
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """How far a query with too few hits was relaxed: hits hold at least `wanted` of the `total` words.

    `absent` are the words that occur in no document under the filters in force. `complete` hits hold all words as
    typed; they come first, unless they are `mixed` with the others, as for a question. `apart` are the compounds that
    are also met by their parts, wherever these stand. `doubled`: a word in title or decision counts twice.
    """

    wanted: int
    total: int
    absent: tuple[str, ...]
    complete: int = 0
    apart: tuple[str, ...] = ()
    mixed: bool = False
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A typed word, and the nearest one that stands in public documents.

    `used`: the typed word stands nowhere, and the hits are those of `nearest`. Otherwise the typed word stands in
    hardly any document and `nearest` in very many: it is only offered, and the hits are those of what was typed.
    """

    typed: str
    nearest: str
    used: bool


@dataclass(frozen=True, slots=True)
class AlsoFor:
    """Other words that a typed word was looked for by."""

    typed: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one case. `case` is its path, "" for a record without a case; `keys` name hits of the page.

    `count` is how many documents of the case match; of many only the best are among the hits.
    """

    case: str
    count: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of the answer. `total` counts documents; `page` starts at 1; `seconds` is the engine's time.

    `also` and `corrections` say what else was looked for than what was typed. A grouped answer has `groups` too, of
    which `group_total` were found among the first `grouped` documents; pages are then counted in groups.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    page: int
    page_size: int
    relaxed: Relaxed | None
    seconds: float
    also: tuple[AlsoFor, ...] = ()
    corrections: tuple[Correction, ...] = ()
    groups: tuple[HitGroup, ...] = ()
    group_total: int = 0
    grouped: int = 0

    @property
    def pages(self) -> int:
        return -(-(self.group_total if self.grouped else self.total) // self.page_size)

    def facet(self, name: FacetName) -> Facet | None:
        return next((facet for facet in self.facets if facet.name == name), None)
