"""What §§ are tied to by references: earlier and later instances, beyond the case number."""

from collections.abc import Collection

from decisions.models import AgendaItem, Policy, Reference, ReferenceKind, ReferenceStatus
from decisions.selectors.public import public_items

_MOST = 100


def earlier_and_later(items: Collection[int]) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """The public §§ that these (primary keys) name as an earlier instance, and those that so name one of these.

    What a body that publishes only decisions refers to is not told. A council's § that lists a numbered handling counts
    as a later instance of the § that was sent on as it. Oldest first, at most a hundred of each. Three queries.
    """
    kinds = (ReferenceKind.EARLIER_INSTANCE, ReferenceKind.PAPER)
    tied = Reference.objects.filter(status=ReferenceStatus.RESOLVED, kind__in=kinds, target_item__isnull=False)
    tied = tied.filter(item__meeting__committee__policy=Policy.FULL).order_by()
    days = ("item__meeting__date", "target_item__meeting__date")
    found: set[tuple[int, bool]] = set()
    for target, day, targets_day in tied.filter(item__in=items).values_list("target_item", *days):
        found.add((target, targets_day <= day))
    for owner, owners_day, day in tied.filter(target_item__in=items).values_list("item", *days):
        found.add((owner, owners_day < day))
    keys = [other for other, _ in found if other not in set(items)]
    rows = public_items().filter(pk__in=keys).select_related("meeting__committee__authority")
    public = list(rows.order_by("meeting__date", "sort_order", "number"))
    earlier = [item for item in public if (item.pk, True) in found]
    later = [item for item in public if (item.pk, False) in found and (item.pk, True) not in found]
    return earlier[:_MOST], later[:_MOST]
