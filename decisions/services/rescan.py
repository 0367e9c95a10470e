"""When an initiative changes, the record is gone through again: candidates from a finder, never everything."""

from collections.abc import Callable, Iterable

from decisions.events import RecordKey
from decisions.models import AgendaItem, InitiativePage, NameKind, Paper
from decisions.selectors import public_items, public_papers
from decisions.services import links

Finder = Callable[[Iterable[str]], Iterable[RecordKey]]
"""Given names, the keys of public records that may mention one of them (too many is fine, too few is not)."""

BATCH = 200


def rescan_initiative(page: InitiativePage, finder: Finder) -> int:
    """Bring the links of one initiative up to date everywhere; returns how many records had a change.

    Goes through what the finder names, what is linked already, and what has one of the initiative's case numbers.
    A person's confirmation or rejection is never touched (services.links).
    """
    names = page.names.exclude(kind=NameKind.LOOKALIKE).filter(distinctive=True).values_list("name", flat=True)
    keys = {*finder(names), *_linked(page), *_of_known_cases(page)}
    count = 0
    ordered = sorted(keys, key=str)
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        items = [key.pk for key in some if key.kind == "item"]
        papers = [key.pk for key in some if key.kind == "paper"]
        count += links.rescan(public_items().filter(pk__in=items).select_related("meeting__committee__authority"))
        count += links.rescan(public_papers().filter(pk__in=papers).select_related("committee__authority"))
    return count


def _linked(page: InitiativePage) -> Iterable[RecordKey]:
    for item, paper in page.links.values_list("item", "paper"):
        yield RecordKey("item", item) if item else RecordKey("paper", paper)


def _of_known_cases(page: InitiativePage) -> Iterable[RecordKey]:
    for known in page.known_cases.all():
        printed = {"dnrs__case__authority": known.authority_id, "dnrs__case__numbers__printed": known.dnr}
        yield from (RecordKey("item", pk) for pk in AgendaItem.objects.filter(**printed).values_list("pk", flat=True))
        yield from (RecordKey("paper", pk) for pk in Paper.objects.filter(**printed).values_list("pk", flat=True))
