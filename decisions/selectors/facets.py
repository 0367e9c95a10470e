"""What a § can be narrowed by beside its own fields: parties of elected people, as votes and positions name them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decisions.models import AgendaItem, Position, PositionKind, Submitter, VoteEvent
from decisions.selectors.public import full_text_is_public


@dataclass(frozen=True, slots=True)
class ItemFacets:
    """Parties as printed, each once, in alphabetical order; a dash for no party is left out.

    `matter_type` is a `MatterType` value. The parties are empty for a body that publishes only its decisions.
    """

    matter_type: str
    voted: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    submitted: tuple[str, ...] = ()


def facets_of(items: Iterable[AgendaItem]) -> Mapping[int, ItemFacets]:
    """The facets of each §, by key, in four queries however many there are.

    `items` are public ones with `meeting__committee` selected: nothing is filtered here but by the body's policy.
    """
    rows = list(items)
    shown = [item.pk for item in rows if full_text_is_public(item.meeting.committee)]
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for event in VoteEvent.objects.filter(item__in=shown, consistent=True).prefetch_related("votes"):
        if event.adds_up():
            found["voted", event.item_id].update(vote.party for vote in event.votes.all())
    kinds = (PositionKind.MOVED, PositionKind.RESERVED)
    positions = Position.objects.filter(item__in=shown, kind__in=kinds).order_by()
    for key, kind, party in positions.values_list("item", "kind", "party").distinct():
        found[kind, key].add(party)
    for key, party in Submitter.objects.filter(item__in=shown).order_by().values_list("item", "party").distinct():
        found["submitted", key].add(party)
    return {item.pk: ItemFacets(item.matter_type, *(_listed(found[name, item.pk]) for name in _NAMES)) for item in rows}


_NAMES = ("voted", "moved", "reserved", "submitted")


def _listed(parties: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(party for party in parties if party.strip("-– ")))
