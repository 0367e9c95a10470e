"""How many documents a matching can have at most, told by the index's dictionary without looking at a document."""

import tantivy

from search.core.leaves import Leaf
from search.core.plan import GroupPlan
from search.engines.asking import Matching

FEW_SHARE = 0.05
"""Share of all documents, summed over the ways to meet a word, up to which it is faster to jump from hit to hit.

Measured at 10⁶ documents: even at about 20,000 hits, and a hit is met in two or three ways.
"""
_MORE_ASKED = 2
"""How many times as often a word may stand there where a filter or another word leaves fewer hits."""


def has_few(searcher: tantivy.Searcher, matching: Matching) -> bool:
    """Whether what is asked for stands in few documents, as far as the frequencies of its words tell."""
    frequencies = sorted(_group(searcher, group) for group in matching.plan.needed)
    if not frequencies or not matching.wanted:
        return False
    # What has so many of the groups has at least one of those that remain without the commonest.
    rarest = frequencies[: max(len(frequencies) - matching.wanted + 1, 1)]
    asked = matching.wanted + len(matching.plan.filters)
    return sum(rarest) <= FEW_SHARE * (_MORE_ASKED if asked > 1 else 1) * searcher.num_docs


def _group(searcher: tantivy.Searcher, group: GroupPlan) -> int:
    return sum(_leaf(searcher, leaf) for leaf in group.leaves)


def _leaf(searcher: tantivy.Searcher, leaf: Leaf) -> int:
    if leaf.begun:
        return sum(count for _, count in searcher.terms_with_prefix(leaf.field.value, leaf.terms[0]))
    fields = leaf.places if leaf.apart else (leaf.field,)
    return min(sum(searcher.doc_freq(field.value, term) for field in fields) for term in leaf.terms)
