"""Why a hit stands where it stands: for staff who ask (`?forklara=1`), the same whichever engine answered.

Read from the document and the plan alone. An engine adds one number: its score, of which everything is known here
but how much the words in running text gave (BM25, which depends on all the other documents).
"""

from collections.abc import Iterator

from search.core.analysis import KEYWORD_FIELDS, IndexedDocument, index_document
from search.core.document import SearchDocument
from search.core.leaves import Leaf
from search.core.plan import ALL_WORDS, BANDS, GroupPlan, Plan
from search.core.results import Explanation, Reason, Step


def explain(document: SearchDocument, score: float, plan: Plan, wanted: int, *, corrected: bool) -> Explanation:
    """The explanation of a hit of this plan. `corrected`: a word of it was taken for another."""
    indexed = index_document(document)
    reasons = tuple(_reasons(plan, indexed))
    satisfied = [group for group in plan.groups if _satisfied(group, indexed)]
    tiers = [all(_satisfied(group, indexed) for group in tier) for tier in plan.first]
    bands = [
        (years, more)
        for (years, _), (band, more) in zip(BANDS, plan.recency, strict=False)
        if indexed.year is not None and band.first <= indexed.year <= band.last
    ]
    recency, steps_score = sum(more for _, more in bands), ALL_WORDS * sum(tiers)
    fixed = recency + steps_score + sum(one.weight for one in reasons if one.fixed)
    step = _step(complete=all(tiers[:1]), every=len(satisfied) == len(plan.groups), corrected=corrected)
    return Explanation(
        score=score,
        step=step,
        wanted=wanted,
        total=len(plan.groups),
        reasons=reasons,
        missing=tuple(group.label for group in plan.groups if group not in satisfied),
        recency=recency,
        recency_years=min((years for years, _ in bands), default=None),
        steps_score=steps_score,
        fixed=fixed,
        by_text=score - fixed,
        doubled=bool(plan.doubled) and wanted > 1,
    )


def _step(*, complete: bool, every: bool, corrected: bool) -> Step:
    if corrected:
        return Step.CORRECTED
    if complete:
        return Step.ALL
    return Step.APART if every else Step.FEWER


def _reasons(plan: Plan, indexed: IndexedDocument) -> Iterator[Reason]:
    """What matched: group by group, the weightiest first; at the end what the query as a whole was better for."""
    for group in plan.groups:
        found = [_reason(group.label, leaf, indexed) for leaf in (*group.leaves, *group.boosts)]
        yield from sorted((one for one in found if one.times), key=lambda one: -one.weight)
    whole = " ".join(group.label for group in plan.groups)
    more = (*plan.boosts, *(leaf for group in plan.doubled for leaf in group.leaves if leaf.weight))
    yield from (one for leaf in more if (one := _reason(whole, leaf, indexed)).times)


def _reason(asked: str, leaf: Leaf, indexed: IndexedDocument) -> Reason:
    fixed = leaf.begun or leaf.field in KEYWORD_FIELDS
    return Reason(asked, leaf.match, leaf.field, leaf.terms, _times(leaf, indexed), leaf.weight, fixed)


def _satisfied(group: GroupPlan, indexed: IndexedDocument) -> bool:
    return any(_times(leaf, indexed) for leaf in group.leaves)


def _times(leaf: Leaf, indexed: IndexedDocument) -> int:
    """How often the document has what a leaf asks for."""
    if leaf.field in KEYWORD_FIELDS:
        return int(leaf.terms[0] in indexed.keywords[leaf.field])
    if leaf.apart:
        both = [indexed.sequence(field) for field in leaf.places]
        return min(sum(field.count(term) for field in both) for term in leaf.terms)
    field, length = indexed.sequence(leaf.field), len(leaf.terms)
    if leaf.begun:
        return sum(word.startswith(leaf.terms[0]) for word in field)
    if length == 1:
        return field.count(leaf.terms[0])
    return sum(field[place : place + length] == leaf.terms for place in range(len(field) - length + 1))


__all__ = ["Explanation", "Reason", "Step", "explain"]
