"""Ranked documents → groups of one case: the part that every engine shares.

An engine gives the group of each of its best documents in order; only those that are shown are loaded.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from search.core.results import Hit, HitGroup
from search.engines.asking import GROUP_HITS, Grouped, Ranked, RankedGroup

Address = TypeVar("Address")


def group(
    ranked: Sequence[tuple[Hashable, Address]],
    total: int,
    first: int,
    size: int,
    load: Callable[[Sequence[Address]], Sequence[Ranked | None]],
) -> Grouped:
    """Groups of documents in the order of the best of each. `ranked` holds group and address, best first.

    `load` gives the documents of some addresses, in their order (None for one that is gone); it is called once, with
    those of the page.
    """
    members: dict[Hashable, list[Address]] = {}
    for key, address in ranked:
        members.setdefault(key, []).append(address)
    page = [*members.values()][first : first + size]
    loaded = iter(load([address for one in page for address in one[:GROUP_HITS]]))
    groups = []
    for one in page:
        shown = [next(loaded) for _ in one[:GROUP_HITS]]
        kept = tuple(document for document in shown if document is not None)
        if kept:
            groups.append(RankedGroup(len(one), kept))
    return Grouped(total, len(ranked), len(members), tuple(groups))


def hit_groups(grouped: Grouped, hits: Sequence[Hit]) -> tuple[HitGroup, ...]:
    """The groups of a page with their hits, which stand in `hits` one group after the other."""
    found, place = [], 0
    for one in grouped.page:
        own = hits[place : place + len(one.first)]
        place += len(own)
        found.append(HitGroup(own[0].document.case, one.count, tuple(hit.key for hit in own)))
    return tuple(found)
