"""What §§ are tied to by references: earlier and later instances, beyond the case number."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from decisions.models import AgendaItem, Policy, Reference, ReferenceKind, ReferenceStatus
from decisions.selectors.fixed import Fixed
from decisions.selectors.listed import listed_items
from decisions.selectors.public import public_items

_MOST = 100


def _sent_to(body: str) -> Exists:
    """Whether the § at the outer `target` is sent to the body at the outer path `body`, or to its authority."""
    committee = Q(target_committee=OuterRef(body)) | Q(target_authority=OuterRef(f"{body}__authority"))
    rows = Reference.objects.filter(kind=ReferenceKind.RECIPIENT, status=ReferenceStatus.RESOLVED)
    return Exists(rows.filter(committee, item=OuterRef("target_item")))


def cited_by_its_recipient() -> Q:
    """References in running text to an earlier § that was sent to the very body that cites it: a step of one matter."""
    earlier = Q(target_item__meeting__date__lte=F("item__meeting__date"))
    return Q(kind=ReferenceKind.PARAGRAPH) & earlier & Q(_sent_to("item__meeting__committee"))


def cases_cited_by_recipients(items: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of §§: one that cites the number of another's case, and that other, which was sent to it. One query.

    At least one of each pair is of `items` (primary keys). The cited one is not the later.
    """
    cited = Reference.objects.filter(kind=ReferenceKind.DNR, status=ReferenceStatus.RESOLVED, item__isnull=False)
    cited = cited.filter(target_case__item_mentions__item__meeting__date__lte=F("item__meeting__date"))
    cited = cited.annotate(sent=F("target_case__item_mentions__item"))
    body = Q(target_committee=OuterRef("item__meeting__committee"))
    body |= Q(target_authority=OuterRef("item__meeting__committee__authority"))
    rows = Reference.objects.filter(kind=ReferenceKind.RECIPIENT, status=ReferenceStatus.RESOLVED)
    cited = cited.filter(Q(item__in=items) | Q(sent__in=items)).filter(Exists(rows.filter(body, item=OuterRef("sent"))))
    return [(one, other) for one, other in cited.order_by().values_list("item", "sent").distinct() if one != other]


def _tied(**whose: Any) -> QuerySet[Reference]:
    kinds = Q(kind__in=(ReferenceKind.EARLIER_INSTANCE, ReferenceKind.PAPER)) | cited_by_its_recipient()
    tied = Reference.objects.filter(kinds, status=ReferenceStatus.RESOLVED, target_item__isnull=False)
    return tied.filter(item__meeting__committee__policy=Policy.FULL).filter(**whose).order_by()


_DAYS = ("item__meeting__date", "target_item__meeting__date")
_TO = Fixed(lambda items: _tied(item__in=items).values_list("target_item", *_DAYS))
_FROM = Fixed(lambda items: _tied(target_item__in=items).values_list("item", *_DAYS))
_PUBLIC = Fixed(
    lambda keys: listed_items(public_items()).filter(pk__in=keys).order_by("meeting__date", "sort_order", "number")
)


def earlier_and_later(items: Collection[int]) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """The public §§ that these (primary keys) name as an earlier instance, and those that so name one of these.

    What a body that publishes only decisions refers to is not told. A council's § that lists a numbered handling counts
    as a later instance of the § that was sent on as it, and so does a § of the body that a § was sent to, if it cites
    it. Oldest first, at most a hundred of each, as `listed_items`. Three queries.
    """
    if not items:
        return [], []
    found: set[tuple[int, bool]] = set()
    for target, day, targets_day in _TO.rows(items):
        found.add((target, targets_day <= day))
    for owner, owners_day, day in _FROM.rows(items):
        found.add((owner, owners_day < day))
    keys = {other for other, _ in found if other not in set(items)}
    public = _PUBLIC.records(keys) if keys else []
    earlier = [item for item in public if (item.pk, True) in found]
    later = [item for item in public if (item.pk, False) in found and (item.pk, True) not in found]
    return earlier[:_MOST], later[:_MOST]
