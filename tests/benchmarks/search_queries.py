"""The fixed list of questions that searching is measured by, in four bands, and how its figures are told.

A question's band is the share of documents that have its commonest word (in any form that the search takes for it):
below 0.1 %, to 1 %, to 10 %, and above. `check` says where a question has left its band with another corpus.
"""

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from search.core.parse import parse_query
from search.core.query import FacetName, Group, SearchQuery

BANDS = ("< 0,1 %", "0,1–1 %", "1–10 %", "> 10 %")
LIMITS = (0.0, 0.001, 0.01, 0.1, 1.01)
GOALS = {200_000: (5.0, 5.0, 10.0, 40.0), 1_000_000: (10.0, 10.0, 30.0, 100.0)}
"""Milliseconds of the 95th percentile by band, at that many documents (design.md §13)."""
QUERIES: tuple[tuple[str, ...], ...] = (
    (
        *("solceller", "cykelparkering", "laddstolpar", "skolbibliotek", "lekplatser", "torghandel"),
        *("läromedel", "reningsverk år:2010-2026", "färdtjänst", "ishall"),
    ),
    (
        *("skolskjuts", "dagvatten skyfall", "kamerabevakning", "ordningsvakter OR narkotika", "simhall"),
        *("markanvisning", "barnkonventionen", "vindkraft kommun:provregionen", "friluftsliv", "kulturhuvudstad"),
    ),
    (
        *("museum", "äldreomsorg", "detaljplan bostäder", "upphandling", "trygghet utfall:avslag"),
        *("val av ledamot", "klimat energi", "hamn OR arvode", "energi år:2018-2022 -gymnasium", "revision"),
    ),
    (
        *("beslut", "kommunstyrelsen", "skola", "motion om förskola", "yrkande avslag", "bilaga kommun:provregionen"),
        *("förslag till beslut", "stadsledningskontoret uppdrag"),
        *('"enligt kommunstyrelsens förslag"', '"förslag till beslut"'),
    ),
)
"""Ten questions a band, two phrases of frequent words in the last."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A question, its hits and its milliseconds, round by round."""

    text: str
    band: int
    hits: int
    rounds: tuple[float, ...]


def all_queries() -> Iterable[tuple[int, str, SearchQuery]]:
    """Band, text and question of each; with every facet."""
    for band, texts in enumerate(QUERIES):
        for text in texts:
            yield band, text, replace(parse_query(text), facets=tuple(FacetName))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def measure(ask: Callable[[SearchQuery], tuple[int, float]], rounds: int) -> list[Timed]:
    """Every question in turn, `rounds` times, after a round that does not count. `ask` gives hits and milliseconds."""
    queries = list(all_queries())
    taken: list[list[float]] = [[] for _ in queries]
    hits = [ask(query)[0] for _, _, query in queries]
    for _ in range(rounds):
        for place, (_, _, query) in enumerate(queries):
            taken[place].append(ask(query)[1])
    return [Timed(text, band, hits[place], tuple(taken[place])) for place, (band, text, _) in enumerate(queries)]


def table(found: Sequence[Timed], documents: int) -> Iterable[str]:
    """Lines of Markdown: p50 and p95 of each band over all rounds of its questions, beside the goal."""
    goals = GOALS.get(documents)
    yield "| band | p50, ms | p95, ms | worst question (median), ms | goal, p95 |"
    yield "|---|---|---|---|---|"
    for band, name in enumerate(BANDS):
        own = [one for one in found if one.band == band]
        every = [value for one in own for value in one.rounds]
        slowest = max(own, key=lambda one: statistics.median(one.rounds))
        goal = f"{goals[band]:.0f}" if goals else "–"
        yield (
            f"| {name} | {percentile(every, 0.5):.1f} | {percentile(every, 0.95):.1f}"
            f" | {statistics.median(slowest.rounds):.1f} (`{slowest.text}`) | {goal} |"
        )


def outside(count: Callable[[SearchQuery], int], documents: int) -> Iterable[str]:
    """The questions whose commonest word is not as common as their band says."""
    known: dict[Group, float] = {}
    for band, text, query in all_queries():
        for group in query.groups:
            if group not in known:
                known[group] = count(SearchQuery(groups=(group,), facets=(), page_size=1)) / documents
        words = [known[group] for group in query.groups if len(query.groups) == 1 or len(group.options[0].text) > 3]
        share = max(words)
        phrase = text.startswith('"')
        if not phrase and not LIMITS[band] <= share < LIMITS[band + 1]:
            yield f"`{text}`: {share:.2%}"
