"""References resolved within the record: found, several possible, or not here yet. Tried again as records arrive."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from decisions.models import AgendaItem, Case, CommitteePage, Paper, Reference, ReferenceKind, ReferenceStatus
from decisions.vocabulary import bodies


def resolve(record: AgendaItem | Paper) -> None:
    """Try every reference of this record that is not yet resolved. References within the file are left as they are."""
    waiting = record.references.filter(within_file=False).exclude(status=ReferenceStatus.RESOLVED)
    committee = record.meeting.committee if isinstance(record, AgendaItem) else record.committee
    for reference in waiting:
        _try(reference, committee)


def retry_towards(record: AgendaItem | Paper, cases: Iterable[Case]) -> None:
    """Try the waiting references elsewhere that may mean this newly published record or one of its cases."""
    # No reference is ever resolved to another authority's record: theirs need not be looked at.
    authority = record.meeting.committee.authority_id if isinstance(record, AgendaItem) else record.authority_id
    own = Q(item__meeting__committee__authority=authority) | Q(paper__authority=authority)
    waiting = Reference.objects.filter(own, pk__in=_may_mean(record, cases))
    for reference in waiting.select_related("item__meeting__committee__authority", "paper__committee__authority"):
        owner = reference.item.meeting.committee if reference.item else reference.paper.committee  # type: ignore[union-attr]
        _try(reference, owner)


def _may_mean(record: AgendaItem | Paper, cases: Iterable[Case]) -> set[int]:
    """Keys of the waiting references with the day of this record, or a number of one of its cases.

    Each is looked up by an index of its own: what waits in a county's record is far too much to be gone through for
    every § that is published. (`status` is no help: nearly everything waits.)
    """
    waiting = Reference.objects.exclude(status=ReferenceStatus.RESOLVED).filter(within_file=False).order_by()
    found: set[int] = set()
    if isinstance(record, AgendaItem):
        found |= set(
            waiting.filter(paragraph_number=record.number, date=record.meeting.date).values_list("pk", flat=True)
        )
    elif record.date:
        found |= set(waiting.filter(kind=ReferenceKind.PAPER, date=record.date).values_list("pk", flat=True))
    numbers = {number.key for case in cases for number in case.numbers.all()}
    if numbers:
        found |= set(waiting.filter(dnr_key__in=numbers).values_list("pk", flat=True))
    return found


def _try(reference: Reference, committee: CommitteePage) -> None:
    if reference.kind in (ReferenceKind.PARAGRAPH, ReferenceKind.EARLIER_INSTANCE):
        _keep(reference, "target_item", _items(reference, committee))
    elif reference.kind == ReferenceKind.PAPER:
        _keep(reference, "target_paper", _papers(reference, committee))
    elif reference.kind == ReferenceKind.DNR and reference.dnr_key:
        _keep(reference, "target_case", _cases(reference, committee))


def _keep(reference: Reference, field: str, found: list[int]) -> None:
    reference.status = (
        ReferenceStatus.RESOLVED
        if len(found) == 1
        else ReferenceStatus.AMBIGUOUS
        if found
        else ReferenceStatus.UNRESOLVED
    )
    setattr(reference, f"{field}_id", found[0] if len(found) == 1 else None)
    reference.save(update_fields=["status", field])


def _items(reference: Reference, committee: CommitteePage) -> list[int]:
    if not reference.paragraph_number or not reference.date:
        return []
    candidates: QuerySet[AgendaItem] = AgendaItem.objects.filter(
        number=reference.paragraph_number,
        suffix=reference.paragraph_suffix,
        meeting__date=reference.date,
        meeting__committee__authority=committee.authority_id,
    ).exclude(pk=reference.item_id or 0)
    found = []
    for item in candidates.select_related("meeting__committee"):
        body = item.meeting.committee
        if not reference.body or body.is_called(reference.body):
            found.append(item.pk)
    return found


def _papers(reference: Reference, committee: CommitteePage) -> list[int]:
    if not reference.date:
        return []
    papers = Paper.objects.filter(date=reference.date, authority=committee.authority_id).exclude(
        pk=reference.paper_id or 0
    )
    if reference.title:
        papers = papers.filter(title__iexact=reference.title)
    elif reference.sender:
        papers = papers.filter(sender__iexact=bodies.nominative(reference.sender))
    else:
        return []
    return list(papers.values_list("pk", flat=True)[:5])


def _cases(reference: Reference, committee: CommitteePage) -> list[int]:
    year, number = reference.dnr_key.split("/")
    numbers = {"numbers__year": int(year), "numbers__number": int(number)}
    return list(
        Case.objects.filter(authority=committee.authority_id, **numbers).distinct().values_list("pk", flat=True)[:5]
    )
