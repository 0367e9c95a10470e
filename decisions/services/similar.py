"""*Liknande ärenden*: which §§ may stand beside each other, and pairs that an editor has barred.

What is alike is for a finder to say (design.md §5): the search engine, wired in `webapp`. What of it may be shown is
decided here, at the moment it is shown. What the finder says is kept for an hour in the process; whether it may be
shown is asked of the database for every page.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from decisions.models import AgendaItem, BlockedPair, MatterType, Policy, Publication
from decisions.selectors import Fixed, edits_initiatives, listed_items, public_items
from decisions.services import audit

SimilarFinder = Callable[[AgendaItem], Sequence[int] | None]
"""Given a public §, the primary keys of §§ of other authorities that are like it, nearest first.

Too many is fine, and so is what is no longer public: everything is checked again. None while search is down.
"""

PERIOD = timedelta(days=3 * 365)
"""How far apart in time two §§ may lie and still be called alike: what one county asks its bodies takes a few years."""
SHOWN = 5
KEPT_SECONDS, NOTHING_KEPT_SECONDS = 3600, 300
_finders: list[SimilarFinder] = []


NEVER = (MatterType.PERSONAL, MatterType.DELEGATION, MatterType.INFORMATION, MatterType.ELECTION)
"""Kinds of matter that nothing is like: those of single persons, and what every meeting has."""


def may_have_similar(item: AgendaItem) -> bool:
    """Whether a § may be compared at all: never a personärende, only of bodies that publish whole protokoll."""
    return item.matter_type not in NEVER and item.meeting.committee.policy == Policy.FULL


def similar_items(item: AgendaItem, found: Sequence[int]) -> list[AgendaItem]:
    """Those of `found` that may be shown beside this public §, in the order given, as `listed_items`. One query."""
    if not found or not may_have_similar(item):
        return []
    meeting = item.meeting
    days = meeting.date - PERIOD, meeting.date + PERIOD
    rows = _MAY_STAND_BESIDE.records(item.pk, list(found), *days, meeting.committee.authority_id)
    by_key = {row.pk: row for row in rows}
    return [by_key[key] for key in dict.fromkeys(found) if key in by_key][:SHOWN]


def _may_stand_beside(item: Any, found: Any, first_day: Any, last_day: Any, authority: Any) -> QuerySet[AgendaItem]:
    pair = Q(first=item, second=OuterRef("pk")) | Q(second=item, first=OuterRef("pk"))
    return (
        listed_items(public_items())
        .filter(pk__in=found, meeting__committee__policy=Policy.FULL)
        .filter(meeting__date__gte=first_day, meeting__date__lte=last_day)
        .exclude(matter_type__in=NEVER)
        .exclude(meeting__committee__authority=authority)
        .exclude(Exists(BlockedPair.objects.filter(pair)))
        .order_by()
    )


_MAY_STAND_BESIDE = Fixed(_may_stand_beside)


def find_with(finder: SimilarFinder) -> None:
    """Ask `finder` from now on. It raises nothing: while it cannot answer it says None."""
    _finders[:] = [finder]


def shown_beside(item: AgendaItem) -> list[AgendaItem]:
    """The §§ of other authorities that are shown beside this public one, nearest first. One query when kept."""
    if not _finders or item.publication != Publication.PUBLISHED or not may_have_similar(item):
        return []
    published = item.last_published_at.timestamp() if item.last_published_at else 0
    key = f"similar-{item.pk}-{published}"
    found = cache.get(key)
    if found is None:
        answer = _finders[0](item)
        if answer is None:
            return []
        found = tuple(answer)
        # The first § that is like this one may come any minute; one more beside others can wait.
        cache.set(key, found, KEPT_SECONDS if found else NOTHING_KEPT_SECONDS)
    return similar_items(item, found)


@transaction.atomic
def block_pair(one: AgendaItem, other: AgendaItem, *, by: Any, reason: str = "") -> BlockedPair:
    """Bar two §§ from standing beside each other. Logged for both bodies.

    Raises PermissionDenied for anybody but an editor of initiatives, ValueError for one § twice.
    """
    first, second = _pair(one, other, by)
    pair, made = BlockedPair.objects.get_or_create(
        first=first, second=second, defaults={"by": by, "reason": reason.strip()[:300]}
    )
    if made:
        _log("block_similar", one, other, by, reason)
    return pair


@transaction.atomic
def unblock_pair(one: AgendaItem, other: AgendaItem, *, by: Any) -> None:
    """Let two barred §§ stand beside each other again."""
    first, second = _pair(one, other, by)
    gone, _ = BlockedPair.objects.filter(first=first, second=second).delete()
    if gone:
        _log("unblock_similar", one, other, by, "")


def _pair(one: AgendaItem, other: AgendaItem, by: Any) -> tuple[AgendaItem, AgendaItem]:
    if not edits_initiatives(by):
        raise PermissionDenied
    if one.pk == other.pk:
        raise ValueError("one § is no pair")
    if public_items().filter(pk__in=[one.pk, other.pk]).count() != 2:
        raise PermissionDenied
    return (one, other) if one.pk < other.pk else (other, one)


def _log(action: str, one: AgendaItem, other: AgendaItem, by: Any, reason: str) -> None:
    for item in (one, other):
        audit.record(action, item, by=by, committee=item.meeting.committee, reason=reason)
