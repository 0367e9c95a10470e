"""Bodies that took over from each other: whose decision answers for whom. Pure, but for the rows that it is given."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from decisions.models import CommitteePage

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Succession:
    """Which body took over from which. `ended` are committees with a `successor`, loaded with it."""

    ended: tuple[CommitteePage, ...] = ()

    @classmethod
    def of(cls, ended: Iterable[CommitteePage]) -> "Succession":
        """From rows of committees that have a successor."""
        return cls(tuple(ended))

    def after(self, body: CommitteePage) -> tuple[CommitteePage, ...]:
        """The bodies that took over from this one, nearest first."""
        heirs = {one.pk: one.successor for one in self.ended}
        chain: list[CommitteePage] = []
        seen, at = {body.pk}, body.pk
        while len(chain) < _LONGEST_CHAIN and (heir := heirs.get(at)) is not None and heir.pk not in seen:
            chain.append(heir)
            seen.add(heir.pk)
            at = heir.pk
        return tuple(chain)

    def before(self, body: int) -> frozenset[int]:
        """The bodies that this one has taken over from, however long ago."""
        found: set[int] = set()
        waiting = [body]
        while waiting:
            at = waiting.pop()
            earlier = {one.pk for one in self.ended if one.successor_id == at} - found - {body}
            found |= earlier
            waiting += earlier
        return frozenset(found)

    def stands_for(self, body: CommitteePage, awaited: Collection[int]) -> tuple[int, ...]:
        """The bodies whose cell a decision of `body` fills, where the bodies of `awaited` are expected to decide.

        Its own, when it is expected itself or nobody of its line is. A successor answers for every expected body that
        it took over from; a predecessor for the expected successor, unless that one took over from others too: one of
        three cannot have decided for all.
        """
        if body.pk in awaited:
            return (body.pk,)
        earlier = sorted(self.before(body.pk) & set(awaited))
        if earlier:
            return tuple(earlier)
        for heir in self.after(body):
            if sum(one.successor_id == heir.pk for one in self.ended) > 1:
                break
            if heir.pk in awaited:
                return (heir.pk,)
        return (body.pk,)
