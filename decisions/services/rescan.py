"""When an initiative changes, the record is gone through again: candidates from a finder, never everything.

The row (`Rescan`) is the truth: a worker takes it on a lease, writes each batch together with how far it came, and a
worker that was killed is followed by one that goes on behind the last batch.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from decisions import linking
from decisions.events import RecordKey, rescan_asked, send_record_changed
from decisions.models import (
    AgendaItem,
    InitiativePage,
    NameKind,
    Paper,
    Reference,
    ReferenceKind,
    Rescan,
    RescanState,
)
from decisions.selectors import edits_initiatives, public_items, public_papers
from decisions.services.link_input import Initiatives, load_initiatives, with_draft
from decisions.services.records import pks
from decisions.services.relinking import Change, key_of_link, relink_one
from decisions.vocabulary import dnr as dnr_words

BATCH = 200
LIKE = 300
"""Records near an initiative's description that are looked at, the nearest first."""
LEASE = timedelta(minutes=2)
_MOST_SAMPLES = 20


class Finder(Protocol):
    """Where records that may be concerned are found: the search index, wired in `webapp` (design.md §5)."""

    def named(self, names: Sequence[str]) -> Iterable[RecordKey]:
        """Public records that may mention one of the names (too many is fine, too few is not)."""
        ...

    def like(self, text: str, limit: int) -> Iterable[RecordKey]:
        """At most `limit` public records, those nearest to the text."""
        ...


def ask_rescan(page: InitiativePage, *, by: Any, dry: bool = False) -> Rescan:
    """Ask for the record to be gone through for this initiative, in the background. Returns its row.

    `dry`: only count what publishing the newest draft would change (the before-view). One that has not ended is begun
    anew, not doubled. Raises PermissionDenied for anybody but an editor of initiatives.
    """
    if not edits_initiatives(by):
        raise PermissionDenied
    return queue_rescan(page, by=by, dry=dry)


@transaction.atomic
def queue_rescan(page: InitiativePage, *, by: Any = None, dry: bool = False) -> Rescan:
    """`ask_rescan` for other services, which have asked for rights themselves."""
    going = Rescan.objects.select_for_update().filter(initiative=page, dry=dry)
    row = going.filter(state__in=(RescanState.WAITING, RescanState.RUNNING)).first() or Rescan(initiative=page, dry=dry)
    row.asked_by = by
    row.state, row.cursor, row.lease_until, row.started_at = RescanState.WAITING, "", None, None
    row.total = row.done = row.appeared = row.vanished = row.changed = 0
    row.seconds, row.samples = 0.0, []
    row.save()
    rescan_asked.send(sender=None, rescan=row.pk)
    return row


def unfinished_rescans() -> tuple[int, ...]:
    """Rows that nobody works on: new ones, and those whose worker has been silent too long. Oldest first."""
    found = Rescan.objects.filter(_free(timezone.now())).order_by("pk")
    return tuple(found.values_list("pk", flat=True))


def _free(now: datetime) -> Q:
    return Q(state=RescanState.WAITING) | Q(state=RescanState.RUNNING, lease_until__lt=now)


def run_rescan(pk: int, finder: Finder, *, slice_seconds: float | None = None) -> bool:
    """Work on a rescan until it is done, or for about `slice_seconds`; returns whether there is more to do.

    Does nothing where another worker holds it. A slice that ends gives the row free again. An error leaves the row as
    *failed* and is raised.
    """
    now = timezone.now()
    taken = Rescan.objects.filter(_free(now), pk=pk)
    if not taken.update(state=RescanState.RUNNING, lease_until=now + LEASE):
        return False
    row = Rescan.objects.select_related("initiative").get(pk=pk)
    try:
        return _work(row, finder, slice_seconds)
    except Exception:
        Rescan.objects.filter(pk=pk).update(state=RescanState.FAILED, finished_at=timezone.now(), lease_until=None)
        raise


def rescan_initiative(page: InitiativePage, finder: Finder) -> int:
    """Bring the links of one initiative up to date everywhere, now; returns how many links changed."""
    row = queue_rescan(page)
    run_rescan(row.pk, finder)
    row.refresh_from_db()
    return row.appeared + row.vanished + row.changed


def _work(row: Rescan, finder: Finder, slice_seconds: float | None) -> bool:
    page = row.initiative
    draft = page.get_latest_revision_as_object() if row.dry and page.latest_revision_id else page
    initiatives = (with_draft(draft) if row.dry else load_initiatives()).only(page.pk)
    keys = sorted(candidates(draft, initiatives, finder), key=_place)
    left = [key for key in keys if _place(key) > row.cursor]
    began = timezone.now()
    Rescan.objects.filter(pk=row.pk, started_at=None).update(started_at=began)
    Rescan.objects.filter(pk=row.pk).update(total=len(keys), done=len(keys) - len(left))
    started = time.monotonic()
    cursor = row.cursor
    for start in range(0, len(left), BATCH):
        if slice_seconds is not None and start and time.monotonic() - started > slice_seconds:
            Rescan.objects.filter(pk=row.pk, cursor=cursor).update(state=RescanState.WAITING, lease_until=None)
            return True
        some = left[start : start + BATCH]
        if not _batch(row, some, initiatives, cursor):
            return True  # asked for anew meanwhile: begin again
        cursor = _place(some[-1])
    ended = {"state": RescanState.DONE, "finished_at": timezone.now(), "lease_until": None}
    return not Rescan.objects.filter(pk=row.pk, cursor=cursor).update(**ended)


def _place(key: RecordKey) -> str:
    return f"{key.kind}-{key.pk:012d}"


@transaction.atomic
def _batch(row: Rescan, keys: Sequence[RecordKey], initiatives: Initiatives, cursor: str) -> bool:
    """One batch with how far it came, both or neither. False where the row has been begun anew since `cursor`."""
    began = time.monotonic()
    fresh = Rescan.objects.select_for_update().get(pk=row.pk)
    if fresh.cursor != cursor or fresh.state != RescanState.RUNNING:
        return False
    records = list(_records(keys))
    links, changes = relink_one(records, initiatives, dry=row.dry)
    send_record_changed(sorted({key_of_link(link) for link in links}, key=str))
    _count(fresh, changes)
    fresh.cursor, fresh.done = _place(keys[-1]), fresh.done + len(keys)
    fresh.seconds += time.monotonic() - began
    fresh.lease_until = timezone.now() + LEASE
    fresh.save()
    return True


def _count(row: Rescan, foreseen: Iterable[Change]) -> None:
    for change in foreseen:
        row.appeared += change.what == "appear"
        row.vanished += change.what == "vanish"
        row.changed += change.what == "change"
        if len(row.samples) < _MOST_SAMPLES:
            row.samples = [*row.samples, {"record": str(change.record), "what": change.what}]


def _records(keys: Sequence[RecordKey]) -> Iterator[AgendaItem | Paper]:
    """The records of these keys that are public now."""
    items, papers = pks(keys, "item"), pks(keys, "paper")
    if items:
        yield from public_items().filter(pk__in=items).select_related("meeting__committee__authority")
    if papers:
        yield from public_papers().filter(pk__in=papers).select_related("committee__authority")


def candidates(page: InitiativePage, initiatives: Initiatives, finder: Finder) -> set[RecordKey]:
    """The records that the initiative may concern: by name, description, case, paper, or linked already.

    `initiatives` holds it alone, ready for linking.
    """
    names = [row.name for row in page.names.all() if row.kind != NameKind.LOOKALIKE and row.distinctive]
    return {
        *finder.named([words for profile in initiatives.profiles for words in linking.candidate_names(profile)]),
        *finder.like(" ".join([page.title, page.description, *names]), LIKE),
        *_linked(page),
        *_of_known_cases(page),
        *_of_known_papers(page),
    }


def _linked(page: InitiativePage) -> Iterable[RecordKey]:
    for item, paper in InitiativePage(pk=page.pk).links.values_list("item", "paper"):
        yield RecordKey("item", item) if item else RecordKey("paper", paper)


def _of_known_cases(page: InitiativePage) -> Iterable[RecordKey]:
    for known in page.known_cases.all():
        number = dnr_words.parse(known.dnr)
        if number is None:
            continue
        case = {
            "dnrs__case__authority": known.authority_id,
            "dnrs__case__numbers__year": number.year,
            "dnrs__case__numbers__number": number.number,
        }
        yield from (RecordKey("item", pk) for pk in AgendaItem.objects.filter(**case).values_list("pk", flat=True))
        yield from (RecordKey("paper", pk) for pk in Paper.objects.filter(**case).values_list("pk", flat=True))


def _of_known_papers(page: InitiativePage) -> Iterable[RecordKey]:
    """What lists a paper of one of the days of the known ones, and papers of these days."""
    days = {known.date for known in page.known_papers.all() if known.date}
    listing = Reference.objects.filter(kind=ReferenceKind.PAPER, date__in=days).order_by()
    for item, paper in listing.values_list("item", "paper"):
        yield RecordKey("item", item) if item else RecordKey("paper", paper)
    yield from (RecordKey("paper", pk) for pk in Paper.objects.filter(date__in=days).values_list("pk", flat=True))
