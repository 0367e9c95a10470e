"""References resolved within the record: found, several possible, or not here yet. Tried again as records arrive.

What is meant is for `reference_rules` to say; here is what it is given of the record, for many references at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from decisions.models import (
    AgendaItem,
    AuthorityPage,
    Case,
    CommitteePage,
    ItemRecipient,
    Paper,
    Reference,
    ReferenceKind,
    ReferenceStatus,
)
from decisions.selectors import Fixed
from decisions.services import bulk
from decisions.services.cases import key_numbers
from decisions.services.recipients import note_recipients, waiting_for
from decisions.services.reference_lookup import look_up
from decisions.services.reference_rules import Chosen, handling_key, sent_as

_AT_ONCE = 200
Record = AgendaItem | Paper


def _waiting() -> QuerySet[Reference]:
    return Reference.objects.exclude(status=ReferenceStatus.RESOLVED).filter(within_file=False).order_by()


_DATED = Fixed(lambda day, numbers: _waiting().filter(date=day, paragraph_number__in=numbers).values_list("pk"))
_UNDATED = Fixed(
    lambda numbers: _waiting().filter(date=None, paragraph_number__in=numbers).exclude(body="").values_list("pk")
)
_NUMBERED = Fixed(lambda keys: _waiting().filter(dnr_key__in=keys).values_list("pk"))
_LETTERS = Fixed(lambda day: _waiting().filter(kind=ReferenceKind.PAPER, date=day).values_list("pk"))


def resolve(record: Record) -> None:
    """Try every reference of this record that is not yet resolved. References within the file are left as they are."""
    resolve_all([record])


def resolve_all(records: Sequence[Record]) -> None:
    """`resolve` of many records. A constant number of queries for those of one authority."""
    _note_handlings(records)
    for authority, own in _by_authority(records).items():
        held = _held(own)
        if held is None:
            waiting = list(_waiting().filter(_of(own)))
        else:
            waiting = [one for one in held if one.status != ReferenceStatus.RESOLVED and not one.within_file]
        _settle(waiting, authority)


def retry_towards(records: Sequence[Record], cases: Iterable[Case]) -> None:
    """Try the waiting references elsewhere that may mean these newly published records or one of their `cases`.

    A constant number of queries for the records of one day and authority.
    """
    numbers = key_numbers(cases)
    for authority, own in _by_authority(records).items():
        # Another authority's record is only meant where a body's owner or a sender is named.
        theirs = Q(item__meeting__committee__authority=authority) | Q(paper__authority=authority)
        naming = ~Q(sender="") | (~Q(body="") & ~Q(paragraph_number=None))
        meaning = _may_mean(own, numbers)
        if not meaning:
            continue
        waiting = Reference.objects.filter(theirs | naming, pk__in=meaning)
        whose = waiting.annotate(whose=Coalesce("item__meeting__committee__authority", "paper__authority"))
        groups: dict[int, list[Reference]] = defaultdict(list)
        for reference in whose:
            groups[reference.whose].append(reference)
        for asking, some in groups.items():
            _settle(some, asking)


def retry_recipients(page: CommitteePage | AuthorityPage) -> None:
    """Look again for the recipients that may be this body or authority, which is new or has another name now."""
    for authority, some in waiting_for(page).items():
        _settle(some, authority)


def _by_authority(records: Iterable[Record]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        item = isinstance(record, AgendaItem)
        found[record.meeting.committee.authority_id if item else record.authority_id].append(record)
    return found


def _of(records: Iterable[Record]) -> Q:
    items, papers = _parted(records)
    return Q(item__in=[one.pk for one in items]) | Q(paper__in=[one.pk for one in papers])


def _parted(records: Iterable[Record]) -> tuple[list[AgendaItem], list[Paper]]:
    chosen = list(records)
    return [one for one in chosen if isinstance(one, AgendaItem)], [one for one in chosen if isinstance(one, Paper)]


def _may_mean(records: Sequence[Record], numbers: Collection[str]) -> set[int]:
    """Keys of the waiting references with the day of one of these records, or one of these case numbers.

    Each is looked up by an index of its own: what waits in a county's record is far too much to be gone through for
    every § that is published. (`status` is no help: nearly everything waits.)
    """
    items, papers = _parted(records)
    days: dict[Any, set[int]] = defaultdict(set)
    for item in items:
        days[item.meeting.date].add(item.number)
    rows = [row for day, paragraphs in days.items() for row in _DATED.rows(day, paragraphs)]
    if days:
        rows += _UNDATED.rows({number for paragraphs in days.values() for number in paragraphs})
    held = _held(records)
    if held is None:
        handlings = Reference.objects.filter(_of(records), dnr_key__startswith="h").order_by()
        numbers = {*numbers, *handlings.values_list("dnr_key", flat=True)}
    else:
        numbers = {*numbers, *(one.dnr_key for one in held if one.dnr_key.startswith("h"))}
    for day in {paper.date for paper in papers if paper.date}:
        rows += _LETTERS.rows(day)
    if numbers:
        rows += _NUMBERED.rows(numbers)
    return {pk for (pk,) in rows}


def possible(reference: Reference) -> tuple[Record | Case, ...]:
    """What an ambiguous reference may mean: the list that is shown instead of a guess. Show of it what is public."""
    found: list[Record | Case] = []
    for model in (AgendaItem, Paper, Case):
        keys = [pk for name, pk in reference.candidates if name == model._meta.model_name]
        found += model.objects.in_bulk(keys).values() if keys else ()
    return tuple(found)


def _note_handlings(records: Iterable[Record]) -> None:
    """Give what names a numbered handling ("2024 nr 87") a key to be found by; a § that is sent on as one, a row."""
    items, papers = _parted(records)
    held = _held(items) if not papers else None
    listing = held
    if listing is None:
        named = Reference.objects.filter(_of(records), kind=ReferenceKind.PAPER, dnr_key="")
        listing = list(named.filter(printed__contains=" nr ").order_by())
    changed = []
    for reference in listing:
        if reference.kind == ReferenceKind.PAPER and not reference.dnr_key:
            reference.dnr_key = handling_key(reference.printed)
            if reference.dnr_key:
                changed.append(reference)
    Reference.objects.bulk_update(changed, ["dnr_key"], batch_size=_AT_ONCE)
    sent = _sent_to(items)
    made = note_recipients(
        {one.pk: one.meeting.committee.authority_id for one in items},
        {one.pk: one.authority_id for one in papers},
        sent,
        held,
    )
    made += _note_sent(items, sent, held)
    if held is not None:
        _hold_too(items, made)


def _sent_to(items: Sequence[AgendaItem]) -> list[ItemRecipient]:
    """The recipients of these §§ as they are saved; of §§ that hold their references they are at hand (`_held`)."""
    if _held(items) is None:
        return list(ItemRecipient.objects.filter(item__in=[one.pk for one in items]))
    return [row for one in items for row in one.recipients.all()]


def _note_sent(
    items: Sequence[AgendaItem], sent: Iterable[ItemRecipient], held: Sequence[Reference] | None
) -> list[Reference]:
    """Give a § that is sent on as a numbered handling a reference with its key. Returns the new ones."""
    keys = {(row.item_id, key): str(row) for row in sent if (key := sent_as(str(row)))}
    if not keys:
        return []
    if held is None:
        keyed = Reference.objects.filter(_of(items), dnr_key__in={key for _, key in keys})
        there = set(keyed.values_list("item", "dnr_key"))
    else:
        there = {(one.item_id or 0, one.dnr_key) for one in held}
    fresh = [
        Reference(item_id=item, kind=ReferenceKind.PAPER, printed=printed, dnr_key=key)
        for (item, key), printed in keys.items()
        if (item, key) not in there
    ]
    return Reference.objects.bulk_create(fresh)


def _held(records: Iterable[Record]) -> list[Reference] | None:
    """All references of these records, where all of them hold theirs (`bulk.hold`) as the caller has inserted them."""
    chosen = list(records)
    if not chosen or not all(bulk.is_held(one, "references") for one in chosen):
        return None
    return [reference for one in chosen for reference in one.references.all()]


def _hold_too(items: Iterable[AgendaItem], made: Iterable[Reference]) -> None:
    """Let these §§ hold these new references of theirs as well."""
    of_item: dict[int | None, list[Reference]] = defaultdict(list)
    for reference in made:
        of_item[reference.item_id].append(reference)
    for item in items:
        if item.pk in of_item:
            bulk.hold(item, "references", [*item.references.all(), *of_item[item.pk]])


_TARGETS: dict[type[Any], str] = {
    AgendaItem: "target_item",
    Paper: "target_paper",
    Case: "target_case",
    CommitteePage: "target_committee",
    AuthorityPage: "target_authority",
}


def _settle(waiting: Sequence[Reference], authority: int) -> None:
    """Look up these references of one authority's records, and save those that are otherwise now."""
    found = look_up(waiting, authority)
    changed: dict[str, list[Reference]] = defaultdict(list)
    for reference in waiting:
        model, chosen = found.get(reference.pk, (AgendaItem, Chosen()))
        name, candidates = _TARGETS[model], []
        status = ReferenceStatus.RESOLVED
        if chosen.meant is None:
            status = ReferenceStatus.AMBIGUOUS if chosen.possible else ReferenceStatus.UNRESOLVED
            candidates = [[model._meta.model_name, pk] for pk in chosen.possible]
        now = (reference.status, getattr(reference, f"{name}_id"), reference.candidates)
        if now != (status, chosen.meant, candidates):
            reference.status, reference.candidates = status, candidates
            setattr(reference, f"{name}_id", chosen.meant)
            changed[name].append(reference)
    for name, some in changed.items():
        Reference.objects.bulk_update(some, ["status", "candidates", name], batch_size=_AT_ONCE)
