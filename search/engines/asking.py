"""What `answer` asks of an engine: the questions, and what they are about."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from search.core.document import SearchDocument
from search.core.plan import GroupPlan, Plan
from search.core.query import MAX_HITS_DEEP, FacetName, Sort
from search.core.results import FacetValue

GROUP_DEPTH = MAX_HITS_DEEP
"""Documents that are grouped: as far as one can page in them one by one."""
GROUP_HITS = 5
"""Documents of a group that are shown under its case."""
NEAR_DOCUMENTS = 50
"""Documents that are looked through for the words that stand near a misspelled one."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Which documents are meant: the plan, with `wanted` of its groups, without the records in `excluded`."""

    plan: Plan
    wanted: int
    excluded: Collection[str] = ()

    def without(self, facet: FacetName) -> "Matching":
        """The same without one facet's own filter: what the facet is counted over."""
        filters = tuple(one for one in self.plan.filters if one.facet is not facet)
        return replace(self, plan=replace(self.plan, filters=filters))

    def asking(self, *groups: GroupPlan) -> "Matching":
        """All of these groups and nothing else, under the same filters and exclusions; with none, everything there.

        A weak word is not counted among others; asked for by itself it is what is asked for.
        """
        wanted = tuple(replace(group, optional=False) for group in groups)
        plan = replace(self.plan, groups=wanted, doubled=(), recency=(), boosts=(), first=())
        return Matching(plan, len(wanted), self.excluded)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit before it is marked."""

    document: SearchDocument
    score: float


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """The documents of one case among the best ones: how many, and the first of them in the order asked for."""

    count: int
    first: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups in the order of their first document: all of them (`number`), and those of one page.

    `total` counts all matching documents, `within` those that were grouped (the first `GROUP_DEPTH` at most).
    """

    total: int
    within: int
    number: int
    page: tuple[RankedGroup, ...]


class Backend(Protocol):
    """The questions that an engine answers about a `Matching`, all from one state of its index."""

    def counts(self, matchings: Sequence[Matching]) -> list[int]:
        """Number of documents of each, in their order, asked all at once."""

    def top(self, matching: Matching, sort: Sort, first: int, size: int) -> tuple[int, list[Ranked]]:
        """Number of matching documents, and `size` of them from the `first` on (0 is the first)."""

    def grouped(self, matching: Matching, sort: Sort, first: int, size: int) -> Grouped:
        """As `top`, by group: `size` groups from the `first` on, each with its first `GROUP_HITS` documents."""

    def near(self, word: str, distance: int, matching: Matching) -> Collection[str]:
        """Words (exact forms) within that many edits of a word, out of documents that no filter and no exclusion hides.

        At most those of the first `NEAR_DOCUMENTS` such documents; `word` itself never.
        """

    def facets(self, matching: Matching, names: tuple[FacetName, ...]) -> Mapping[FacetName, list[FacetValue]]:
        """Values with counts among the matching documents, in any order."""
