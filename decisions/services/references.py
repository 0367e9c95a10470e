"""References resolved within the record: found, several possible, or not here yet. Tried again as records arrive."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from decisions.models import (
    AgendaItem,
    Case,
    CaseNumber,
    CommitteePage,
    Paper,
    Reference,
    ReferenceKind,
    ReferenceStatus,
)
from decisions.services.cases import key_numbers
from decisions.vocabulary import bodies

_TARGETS = {
    ReferenceKind.PARAGRAPH: "target_item",
    ReferenceKind.EARLIER_INSTANCE: "target_item",
    ReferenceKind.PAPER: "target_paper",
    ReferenceKind.DNR: "target_case",
}
Record = AgendaItem | Paper


def resolve(record: Record) -> None:
    """Try every reference of this record that is not yet resolved. References within the file are left as they are."""
    resolve_all([record])


def resolve_all(records: Sequence[Record]) -> None:
    """`resolve` of many records. A constant number of queries for those of one authority."""
    for authority, own in _by_authority(records).items():
        _settle(_waiting().filter(_of(own)), authority)


def retry_towards(records: Sequence[Record], cases: Iterable[Case]) -> None:
    """Try the waiting references elsewhere that may mean these newly published records or one of their `cases`.

    A constant number of queries for the records of one day and authority.
    """
    numbers = key_numbers(cases)
    for authority, own in _by_authority(records).items():
        # No reference is ever resolved to another authority's record: theirs need not be looked at.
        theirs = Q(item__meeting__committee__authority=authority) | Q(paper__authority=authority)
        _settle(Reference.objects.filter(theirs, pk__in=_may_mean(own, numbers)), authority)


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


def _waiting() -> QuerySet[Reference]:
    return Reference.objects.exclude(status=ReferenceStatus.RESOLVED).filter(within_file=False).order_by()


def _may_mean(records: Iterable[Record], numbers: Collection[str]) -> set[int]:
    """Keys of the waiting references with the day of one of these records, or one of these case numbers.

    Each is looked up by an index of its own: what waits in a county's record is far too much to be gone through for
    every § that is published. (`status` is no help: nearly everything waits.)
    """
    items, papers = _parted(records)
    days: dict[Any, set[int]] = defaultdict(set)
    for item in items:
        days[item.meeting.date].add(item.number)
    wanted = [Q(date=day, paragraph_number__in=paragraphs) for day, paragraphs in days.items()]
    dated = {paper.date for paper in papers if paper.date}
    if dated:
        wanted.append(Q(kind=ReferenceKind.PAPER, date__in=dated))
    if numbers:
        wanted.append(Q(dnr_key__in=numbers))
    return {pk for one in wanted for pk in _waiting().filter(one).values_list("pk", flat=True)}


def _settle(waiting: QuerySet[Reference], authority: int) -> None:
    """Look these references up in one authority's records, kind by kind, and save those that are otherwise now."""
    by_kind: dict[str, list[Reference]] = defaultdict(list)
    for reference in waiting.defer("printed"):
        by_kind[reference.kind].append(reference)
    for kinds, look in (
        ((ReferenceKind.PARAGRAPH, ReferenceKind.EARLIER_INSTANCE), _items),
        ((ReferenceKind.PAPER,), _papers),
        ((ReferenceKind.DNR,), _cases),
    ):
        references = [one for kind in kinds for one in by_kind[kind]]
        if references:
            _keep(references, look(references, authority))


def _keep(references: Iterable[Reference], found: dict[int, list[int]]) -> None:
    changed: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        targets, field = found.get(reference.pk, []), _TARGETS[ReferenceKind(reference.kind)]
        status = ReferenceStatus.RESOLVED
        if len(targets) != 1:
            status = ReferenceStatus.AMBIGUOUS if targets else ReferenceStatus.UNRESOLVED
        target = targets[0] if len(targets) == 1 else None
        if (reference.status, getattr(reference, f"{field}_id")) != (status, target):
            reference.status = status
            setattr(reference, f"{field}_id", target)
            changed[field].append(reference)
    for field, some in changed.items():
        Reference.objects.bulk_update(some, ["status", field], batch_size=200)


def _items(references: Iterable[Reference], authority: int) -> dict[int, list[int]]:
    """The §§ that each of these may mean: of that day and number, of the body that it names, if it names one."""
    wanted = [one for one in references if one.paragraph_number and one.date]
    if not wanted:
        return {}
    rows = AgendaItem.objects.filter(
        meeting__committee__authority=authority,
        meeting__date__in={one.date for one in wanted},
        number__in={one.paragraph_number for one in wanted},
    ).order_by("pk").values_list("pk", "meeting__date", "number", "suffix", "meeting__committee")  # fmt: skip
    there: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for pk, day, number, suffix, committee in rows:
        there[day, number, suffix].append((pk, committee))
    committees = CommitteePage.objects.in_bulk({committee for found in there.values() for _, committee in found})
    return {
        one.pk: [
            pk
            for pk, committee in there[one.date, one.paragraph_number, one.paragraph_suffix]
            if pk != one.item_id and (not one.body or committees[committee].is_called(one.body))
        ]
        for one in wanted
    }


def _papers(references: Iterable[Reference], authority: int) -> dict[int, list[int]]:
    """The papers of that day with that title or, where none is told, of that sender."""
    wanted = [one for one in references if one.date and (one.title or one.sender)]
    if not wanted:
        return {}
    rows = Paper.objects.filter(authority=authority, date__in={one.date for one in wanted}).order_by("pk")
    titled, sent = defaultdict[Hashable, list[int]](list), defaultdict[Hashable, list[int]](list)
    for pk, day, title, sender in rows.values_list("pk", "date", "title", "sender"):
        titled[day, title.casefold()].append(pk)
        sent[day, sender.casefold()].append(pk)
    return {
        one.pk: [
            pk
            for pk in (
                titled[one.date, one.title.casefold()]
                if one.title
                else sent[one.date, bodies.nominative(one.sender).casefold()]
            )
            if pk != one.paper_id
        ]
        for one in wanted
    }


def _cases(references: Iterable[Reference], authority: int) -> dict[int, list[int]]:
    """The cases of that number, in any diary of the authority."""
    keys = {one.pk: tuple(map(int, one.dnr_key.split("/"))) for one in references if one.dnr_key}
    if not keys:
        return {}
    rows = CaseNumber.objects.filter(
        case__authority=authority, year__in={key[0] for key in keys.values()}, number__in={k[1] for k in keys.values()}
    ).values_list("year", "number", "case")  # fmt: skip
    there: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for year, number, case in rows:
        there[year, number].add(case)
    return {pk: sorted(there[key]) for pk, key in keys.items()}
