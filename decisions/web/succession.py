"""Bodies that took over from each other: whose decision answers for whom. Pure: keys in, keys out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Succession:
    """Which body took over from which: `heirs` names each ended body's successor, by primary keys."""

    heirs: Mapping[int, int] = field(default_factory=dict)

    def after(self, body: int) -> tuple[int, ...]:
        """The bodies that took over from this one, nearest first."""
        chain = [body]
        while (heir := self.heirs.get(chain[-1])) is not None and heir not in chain:
            chain.append(heir)
        return tuple(chain[1:])

    def before(self, body: int) -> frozenset[int]:
        """The bodies that this one has taken over from, however long ago."""
        found: set[int] = set()
        waiting = [body]
        while waiting:
            at = waiting.pop()
            earlier = {old for old, heir in self.heirs.items() if heir == at} - found - {body}
            found |= earlier
            waiting += earlier
        return frozenset(found)

    def stands_for(self, body: int, awaited: Collection[int]) -> tuple[int, ...]:
        """The bodies whose cell a decision of `body` fills, where the bodies of `awaited` are expected to decide.

        Its own, when it is expected itself or nobody of its line is. A successor answers for every expected body that
        it took over from; a predecessor for the expected successor, unless that one took over from others too: one of
        three cannot have decided for all.
        """
        if body in awaited:
            return (body,)
        earlier = sorted(self.before(body) & set(awaited))
        if earlier:
            return tuple(earlier)
        for heir in self.after(body):
            if sum(one == heir for one in self.heirs.values()) > 1:
                break
            if heir in awaited:
                return (heir,)
        return (body,)
