"""When too little is found: a misspelled word is taken for its neighbour, then fewer of the words are asked for.

Both are said on the page, never done in silence (design.md §7). What stands near a misspelled word is read out of
documents that are public now, never out of the engine's dictionary, in which a removed word lives on.
"""

import math
from dataclasses import dataclass, replace

from search.core.analysis import Field, terms
from search.core.plan import GroupPlan, Leaf, make_plan
from search.core.query import Case, Group, ParagraphMark, SearchQuery, Sort, Word
from search.core.results import Correction, Match, Relaxed
from search.engines.asking import Backend, Matching

ENOUGH = 3
"""Hits below which it is looked for more."""
_WIDE_ENOUGH = 10
"""Hits that are aimed at when fewer words are asked for: half a page."""
_SHORTEST = 4
"""Letters of the shortest word that is taken for another: "val" and "vad" are both right."""
_MOST_CORRECTED = 3


@dataclass(frozen=True, slots=True)
class Widened:
    """What is asked instead, and how to say so."""

    matching: Matching
    relaxed: Relaxed | None = None
    corrections: tuple[Correction, ...] = ()


def too_few(query: SearchQuery, total: int) -> bool:
    """Whether to look for more. Who asks for a case or a § by its number wants that one, or none."""
    precise = any(isinstance(option, Case | ParagraphMark) for group in query.groups for option in group.options)
    return total < (1 if precise else ENOUGH)


def widen(query: SearchQuery, matching: Matching, backend: Backend, total: int, year: int) -> Widened:
    """What to ask when all words have only `total` hits."""
    if total and len(matching.plan.groups) < 2:
        return Widened(matching)  # nothing to correct, no word to leave out: no question to the engine
    counts = [backend.count(_alone(matching, group)) for group in matching.plan.groups]
    absent = [place for place, count in enumerate(counts) if not count]
    corrections: tuple[Correction, ...] = ()
    if absent and not total:
        corrected, corrections = _correct(query, matching, backend, absent)
        if corrections:
            plan = make_plan(corrected, year if query.sort is Sort.RELEVANCE else None)
            matching = replace(matching, plan=plan, wanted=len(plan.groups))
            total = backend.count(matching)
            counts = [backend.count(_alone(matching, group)) for group in plan.groups]
    if not too_few(query, total) or len(matching.plan.groups) < 2:
        named = tuple(group.label for group, count in zip(matching.plan.groups, counts, strict=True) if not count)
        relaxed = Relaxed(0, len(counts), named) if named and not total else None
        return Widened(matching, relaxed, corrections)
    fewer, relaxed = _relax(matching, backend, total, counts)
    return Widened(fewer, relaxed, corrections)


def _alone(matching: Matching, group: GroupPlan) -> Matching:
    return replace(matching, plan=replace(matching.plan, groups=(group,), recency=()), wanted=1)


def _relax(matching: Matching, backend: Backend, total: int, counts: list[int]) -> tuple[Matching, Relaxed | None]:
    """As many of the words as give hits enough, at least some of them; the same where nothing is won by it."""
    groups = matching.plan.groups
    absent = tuple(group.label for group, count in zip(groups, counts, strict=True) if not count)
    present = len(groups) - len(absent)
    # A long question is not answered by one of its words; of two words one is better than nothing.
    fewest = min(math.ceil(len(groups) * 0.4), present)
    low, high = fewest, min(len(groups) - 1, present)
    while low < high:  # the number of hits can only grow when fewer words are wanted
        middle = (low + high + 1) // 2
        if backend.count(replace(matching, wanted=middle)) >= _WIDE_ENOUGH:
            low = middle
        else:
            high = middle - 1
    found = backend.count(replace(matching, wanted=low)) if low else 0
    if not found and low > 1:
        low, found = 1, backend.count(replace(matching, wanted=1))
    if found <= total:
        return matching, Relaxed(0, len(groups), absent) if absent and not total else None
    return replace(matching, wanted=low), Relaxed(low, len(groups), absent, complete=total)


def _correct(
    query: SearchQuery, matching: Matching, backend: Backend, absent: list[int]
) -> tuple[SearchQuery, tuple[Correction, ...]]:
    """The query with each absent word that has a neighbour replaced by it."""
    labels = {matching.plan.groups[place].label for place in absent[:_MOST_CORRECTED]}
    corrections: list[Correction] = []
    groups: list[Group] = []
    for group in query.groups:
        option = group.options[0]
        if len(group.options) == 1 and isinstance(option, Word) and option.text in labels:
            nearest = _nearest(option.text, matching, backend)
            if nearest:
                corrections.append(Correction(option.text, nearest, used=True))
                group = Group((Word(nearest),))  # noqa: PLW2901 - the corrected one
        groups.append(group)
    return replace(query, groups=tuple(groups)), tuple(corrections)


def _nearest(typed: str, matching: Matching, backend: Backend) -> str:
    """The word nearest to a typed one that stands in most documents; "" where none is near."""
    found = terms(typed)
    if len(found) != 1 or found[0].kind != "word" or len(found[0].exact) < _SHORTEST:
        return ""
    word = found[0].exact
    for distance in (1, 2) if len(word) > 5 else (1,):
        near = sorted(backend.near(word, distance, matching))
        # The first letter is seldom wrong: what shares it comes first.
        near.sort(key=lambda other: (other[0] != word[0], -backend.count(_word(matching, other)), other))
        if near:
            return near[0]
    return ""


def _word(matching: Matching, word: str) -> Matching:
    leaf = Leaf(Field.EXACT, (word,), 1.0, Match.EXACT)
    return _alone(matching, GroupPlan(word, (leaf,)))


def edits(one: str, other: str, most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words; `most + 1` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def near_words(texts: tuple[str, ...], word: str, distance: int) -> set[str]:
    """The words of some texts within that many edits of a word, without itself."""
    seen = {term.exact for text in texts for term in terms(text) if term.kind == "word"}
    return {other for other in seen if other != word and edits(word, other, distance) <= distance}
