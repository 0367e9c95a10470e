"""When too little is found: a misspelled word is taken for its neighbour, then fewer of the words are asked for.

Both are said on the page, never done in silence (design.md §7).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from search.core.analysis import Field
from search.core.leaves import APART, HEAD_FIELDS, Leaf, apart_leaves, longer_leaf, two_halves
from search.core.plan import GroupPlan, Plan, as_typed, is_question, is_sentence, make_plan, put_together
from search.core.query import Case, ParagraphMark, SearchQuery, Sort, Word
from search.core.results import Correction, Match, Relaxed
from search.engines import spelling
from search.engines.asking import Backend, Matching

ENOUGH = spelling.RARE
"""Hits below which it is looked for more; for several words `_FEW`, for a question in many `_WIDE_ENOUGH`."""
_FEW = 5
_WIDE_ENOUGH = 10
"""Hits that are aimed at when fewer words are asked for: half a page."""
_COMMON, _COMMON_SHARE = 100, 0.1
"""Documents, and share of all, beyond which a word tells too little to be counted among those that a hit must have."""
_MOST_TELLING = 5
"""Words of a long question that are counted: its rarest ones."""
_INSTEAD = 3.0
"""How many times more the other words count of one that stands nowhere, or hardly."""
_NONE: Mapping[str, Leaf] = {}


@dataclass(frozen=True, slots=True)
class Widened:
    """What is asked instead, and how to say so."""

    matching: Matching
    relaxed: Relaxed | None = None
    corrections: tuple[Correction, ...] = ()


def too_few(query: SearchQuery, total: int) -> bool:
    """Whether to look for more. Who asks for a case or a § by its number wants that one, or none."""
    options = [option for group in query.groups for option in group.options]
    if any(isinstance(option, Case | ParagraphMark) for option in options):
        return total < 1
    return total < _WIDE_ENOUGH


def widen(query: SearchQuery, matching: Matching, backend: Backend, total: int, year: int) -> Widened:
    """What to ask when all words have only `total` hits. Each step only where there is too little still.

    A misspelled word is taken for its neighbour; a rare word is met by longer ones that begin so, compounds by their
    parts wherever in a document they stand; then fewer of the words are asked for.
    """
    matching = _by_meaning(matching, backend)
    apart = len(query.groups) > 1 or _complete(matching, backend, total) < ENOUGH
    wider = _with_apart(query, matching) if apart else matching
    counts = backend.counts(_each(wider))
    longer = _longer(query, wider, backend, counts)
    if longer:
        wider = _with_apart(query, matching, longer, apart=apart)
        counts = backend.counts(_each(wider))
    absent = _absent(matching, counts)
    corrections: tuple[Correction, ...] = ()
    if absent and not total:
        parted = _parted(query, matching, backend, absent)
        query, corrections = spelling.correct(
            query, matching, backend, tuple(one for one in absent if one not in parted)
        )
        if corrections:
            plan = make_plan(query, year if query.sort is Sort.RELEVANCE else None)
            matching = replace(matching, plan=plan, wanted=len(plan.needed))
        if corrections or parted:
            wider = _with_apart(query, matching, {**parted, **longer})
            total, *counts = backend.counts([matching, *_each(wider)])
    elif total and not is_question(query):
        corrections = spelling.offered(query, matching, backend, counts)
    matching, relaxed = _steps(query, matching, wider, backend, total, counts)
    return Widened(matching, relaxed, corrections)


def _steps(
    query: SearchQuery, typed: Matching, wider: Matching, backend: Backend, total: int, counts: list[int]
) -> tuple[Matching, Relaxed | None]:
    """The steps behind the spelling. `typed` asks for what was typed and has `total` hits, `wider` also for parts."""
    groups = typed.plan.groups
    absent = _absent(typed, counts)
    matching, found = typed, total
    apart: tuple[str, ...] = ()
    several = len(groups) > 1 and not is_question(query)
    scattered = several and _FEW <= total < _WIDE_ENOUGH and _headed(typed, backend) < ENOUGH
    alone = len(groups) == 1 and total >= ENOUGH
    first = () if alone else _tiers(query, typed.plan, headed=scattered)
    if wider is not typed and too_few(query, total) and (found := _one(wider, backend)) > total:
        apart = tuple(old.label for old, new in zip(groups, wider.plan.groups, strict=True) if old.leaves != new.leaves)
        matching = replace(wider, plan=replace(wider.plan, first=first))
    if too_few(query, found) and len(groups) > 1 and (scattered or found < _FEW or not several):
        telling = _telling(matching, backend, counts)
        present = [group for group, count in zip(telling.plan.groups, counts, strict=True) if count]
        low = _fewer(telling, backend, sum(not group.optional for group in present))
        if low and _one(replace(telling, wanted=low), backend) > found:
            doubled = _doubled(query, matching.plan) if is_question(query) else ()
            fewer = replace(telling, wanted=low, plan=replace(telling.plan, first=first, doubled=doubled))
            complete = _complete(typed, backend, total)
            mixed = complete > 0 and (scattered or not first)
            return fewer, Relaxed(low, len(groups), absent, complete, apart, mixed, low > 1 and bool(doubled))
    if apart:
        return matching, Relaxed(len(groups), len(groups), absent, _complete(typed, backend, total), apart)
    return typed, Relaxed(0, len(groups), absent) if absent and not total else None


def _tiers(query: SearchQuery, plan: Plan, *, headed: bool) -> tuple[tuple[GroupPlan, ...], ...]:
    """What comes first where less is enough: all that was typed; then all of it, be it by other words.

    Nothing for a sentence, and only what was typed for many words: long lists of reports have each of them, somewhere.
    Nor for a number beside a word: each alone proves little. `headed`: at least one word in title or decision.
    """
    if is_sentence(query) or _is_numbered(plan):
        return ()
    typed = as_typed(plan.groups)
    tiers = (typed,) if is_question(query) or typed == plan.needed else (typed, plan.needed)
    return tuple(_in_head(tier, plan.boosts) if headed or tier is not typed else tier for tier in tiers)


def _is_numbered(plan: Plan) -> bool:
    """Whether a number stands beside a word ("nr 115")."""
    return any(leaf.match is Match.NUMBER for leaf in plan.boosts)


def _headed(typed: Matching, backend: Backend) -> int:
    """How many documents have all the words, at least one of them in title or decision."""
    groups = _in_head(typed.plan.needed, typed.plan.boosts)
    return _one(typed.asking(*groups), backend)


def _in_head(tier: tuple[GroupPlan, ...], whole: tuple[Leaf, ...]) -> tuple[GroupPlan, ...]:
    """The same, with at least one of the words in title or decision: long lists have all words, somewhere."""
    boosts = (*(leaf for group in tier for leaf in group.boosts), *whole)
    heads = tuple(leaf for leaf in dict.fromkeys(boosts) if leaf.field in HEAD_FIELDS)
    return (*tier, GroupPlan("", heads)) if heads and len(tier) > 1 else tier


def _complete(typed: Matching, backend: Backend, total: int) -> int:
    """How many documents have all that was typed, none of it by another word: those that come first."""
    groups = as_typed(typed.plan.groups)
    if not total or groups == typed.plan.needed:
        return total
    return _one(typed.asking(*groups), backend)


def _with_apart(
    query: SearchQuery, matching: Matching, parted: Mapping[str, Leaf] = _NONE, *, apart: bool = True
) -> Matching:
    """The same, with each compound also met by its parts wherever they stand; itself where no compound was typed.

    `parted`: by label what it is also met by where only the record's words tell that it is a compound, or part of one.
    """
    options = [group.options[0] for group in query.groups if len(group.options) == 1]
    by_label = {
        one.text: (*(apart_leaves(one) if apart else ()), *([parted[one.text]] if one.text in parted else ()))
        for one in options
    }
    groups = tuple(
        replace(group, leaves=(*group.leaves, *by_label.get(group.label, ()))) for group in matching.plan.groups
    )
    return matching if groups == matching.plan.groups else replace(matching, plan=replace(matching.plan, groups=groups))


def _by_meaning(matching: Matching, backend: Backend) -> Matching:
    """The same, with the other words of a word that stands nowhere counting for more: they are all there is of it.

    Beside other words also of one that stands hardly anywhere; asked for alone that one comes first.
    """
    groups = matching.plan.groups
    typed = as_typed(groups)
    changed = [group for group, bare in zip(matching.plan.needed, typed, strict=True) if group.leaves != bare.leaves]
    bare = [one for one, group in zip(typed, matching.plan.needed, strict=True) if group in changed and one.leaves]
    counts = backend.counts([matching.asking(one) for one in bare])
    limit = ENOUGH if len(typed) > 1 else 1
    rare = {one.label for one, count in zip(bare, counts, strict=True) if count < limit}
    if not rare:
        return matching
    made = tuple(_more(group) if group.label in rare and not group.optional else group for group in groups)
    return replace(matching, plan=replace(matching.plan, groups=made))


def _more(group: GroupPlan) -> GroupPlan:
    def twice(leaves: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
        return tuple(
            replace(leaf, weight=leaf.weight * _INSTEAD) if leaf.match is Match.SYNONYM else leaf for leaf in leaves
        )

    return replace(group, leaves=twice(group.leaves), boosts=twice(group.boosts))


def _longer(query: SearchQuery, matching: Matching, backend: Backend, counts: list[int]) -> dict[str, Leaf]:
    """For words that stand in hardly any document: by label the longer words that begin so, if there are any."""
    few = ENOUGH if len(query.groups) > 1 else _WIDE_ENOUGH
    rare = {group.label for group, count in zip(matching.plan.groups, counts, strict=True) if count < few}
    options = [group.options[0] for group in query.groups if len(group.options) == 1]
    leaves = {one.text: leaf for one in options if one.text in rare and (leaf := longer_leaf(one)) is not None}
    found = backend.counts([matching.asking(GroupPlan(label, (leaf,))) for label, leaf in leaves.items()])
    return {label: leaf for (label, leaf), count in zip(leaves.items(), found, strict=True) if count}


def _parted(query: SearchQuery, matching: Matching, backend: Backend, absent: tuple[str, ...]) -> dict[str, Leaf]:
    """For words that stand nowhere and are put together of two that do, as tågtunnel is: these two, by label.

    Of several ways to part a word the one whose rarer half stands in most documents.
    """
    words = {group.options[0].text for group in query.groups if group.options and isinstance(group.options[0], Word)}
    found: dict[str, Leaf] = {}
    for label in (one for one in absent[: spelling.MOST] if one in words):
        ways = two_halves(label)
        halves = list(dict.fromkeys(half for way in ways for half in way))
        counts = dict(zip(halves, backend.counts([_half(matching, half) for half in halves]), strict=True))
        way = max(ways, key=lambda way: min(counts[half] for half in way), default=None)
        if way and min(counts[half] for half in way) >= ENOUGH:
            found[label] = Leaf(Field.PART, way, APART, Match.PART, apart=True)
    return found


def _half(matching: Matching, half: str) -> Matching:
    leaves = tuple(Leaf(field, (half,), 1.0, Match.PART) for field in (Field.STEM, Field.PART))
    return matching.asking(GroupPlan(half, leaves))


def _each(matching: Matching) -> list[Matching]:
    """Each group by itself."""
    return [matching.asking(group) for group in matching.plan.groups]


def _absent(matching: Matching, counts: list[int]) -> tuple[str, ...]:
    """The words that stand in no document, of those that a hit must have."""
    groups = zip(matching.plan.groups, counts, strict=True)
    return tuple(group.label for group, count in groups if not count and not group.optional)


def _one(matching: Matching, backend: Backend) -> int:
    return backend.counts([matching])[0]


def _telling(matching: Matching, backend: Backend, counts: list[int]) -> Matching:
    """The same, with only the rarest words counted: to have one that stands in very many documents proves nothing."""
    everything = _one(matching.asking(), backend)
    needed = sorted(count for group, count in zip(matching.plan.groups, counts, strict=True) if not group.optional)
    limit = max(_COMMON_SHARE * everything, _COMMON)
    if len(needed) > _MOST_TELLING:
        limit = min(limit, max(needed[_MOST_TELLING - 1], 1))
    if all(count > limit for count in needed if count):
        return matching
    groups = tuple(
        replace(group, optional=group.optional or count > limit)
        for group, count in zip(matching.plan.groups, counts, strict=True)
    )
    return replace(matching, plan=replace(matching.plan, groups=groups))


def _doubled(query: SearchQuery, plan: Plan) -> tuple[GroupPlan, ...]:
    """What counts once more of a question's words: a typed one in title or decision, two that make one compound there.

    A long report has some words of any question, somewhere; the title that answers it is often made of one of them,
    be it a common word. Not where a number stands beside a word: each alone proves little.
    """
    if _is_numbered(plan):
        return ()
    found = []
    for group in plan.needed:
        typed = (leaf for leaf in group.boosts if leaf.field in HEAD_FIELDS and leaf.match is not Match.SYNONYM)
        if heads := tuple(replace(leaf, weight=0.0) for leaf in dict.fromkeys(typed)):
            found.append(GroupPlan("", heads))
    together = put_together(query)
    return (*found, GroupPlan("", together)) if together else tuple(found)


def _fewer(matching: Matching, backend: Backend, present: int) -> int:
    """How many of the words to ask for: as many as give hits enough, at least some of them."""
    total = len(matching.plan.needed)
    # A long question is not answered by one of its words; of two words one is better than nothing.
    optional = total < len(matching.plan.groups)
    low, high = min(math.ceil(total * 0.4), present), min(total if optional else total - 1, present)
    steps = range(max(min(low, 1), 0), high + 1)
    found = dict(zip(steps, backend.counts([replace(matching, wanted=step) for step in steps]), strict=True))
    enough = [step for step in steps if step >= low and found[step] >= _WIDE_ENOUGH]
    if enough:
        return max(enough)
    # Hardly a hit with some of the words: better a page of those with one, if there are so many, than nothing.
    poor = found.get(low, 0) < _FEW and (found.get(1, 0) >= _WIDE_ENOUGH or not found.get(low))
    return 1 if low > 1 and poor else low
