"""Rows of the outbox: written inside the record's transaction, claimed with a lease, deleted by token."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from decisions.events import RecordKey, file_erased, record_changed
from decisions.selectors import Fixed
from decisions.services import bulk
from search.index.models import IndexTask, TaskState

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 5
BATCH = 500
"""Rows of one commit of the index: what is published in about two seconds. A commit and its queries cost as much as
sixty rows."""
_AT_ONCE = 200
"""Rows of one statement that names them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this worker works on."""

    record: str
    token: uuid.UUID


def listen() -> None:
    """Write outbox rows for every change of the record from now on."""
    record_changed.connect(_receive, dispatch_uid="search_index")
    file_erased.connect(_forget, dispatch_uid="search_index_forget")


def _receive(sender: object, keys: tuple[RecordKey, ...], **kwargs: Any) -> None:  # noqa: ARG001 - signal's signature
    add(map(str, keys))
    from search.index.tasks import wake

    # A worker that cannot be woken must not undo what was published: the row waits for the next look.
    transaction.on_commit(wake, robust=True)


def _forget(sender: object, document: int, **kwargs: Any) -> None:  # noqa: ARG001 - signal's signature
    """A record that there is none of makes the worker build the index anew: deleted words stay in an old one."""
    add([f"document-{document}"])


def add(records: Iterable[str]) -> int:
    """Note that these records have changed. Belongs inside the transaction that changed them."""
    now = timezone.now()
    rows = [bulk.new(IndexTask, record=record, created=now) for record in dict.fromkeys(records)]
    bulk.insert(rows, unique="record", renewed=("token", "state", "not_before", "attempts", "error"))
    return len(rows)


def pending() -> frozenset[str]:
    """The records that searches leave out: their documents in the index may show what is no longer public."""
    return frozenset(record for (record,) in _PENDING.rows())


def newest() -> int:
    """The number of the row that came last; 0 where there is none. A row that waits already keeps its number."""
    rows = _NEWEST.rows()
    return int(rows[0][0]) if rows else 0


_PENDING = Fixed(lambda: IndexTask.objects.order_by().values_list("record"))
_NEWEST = Fixed(lambda: IndexTask.objects.order_by("-pk").values_list("pk")[:1])


def claim(size: int = BATCH) -> tuple[Claim, ...]:
    """Take rows to work on, oldest first: waiting ones that are due, and those whose lease has run out."""
    now = timezone.now()
    due = Q(not_before=None) | Q(not_before__lte=now)
    with transaction.atomic():
        rows = IndexTask.objects.exclude(state=TaskState.FAILED).filter(due).order_by("created", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        taken = list(rows[:size])
        # A lease is "not before": when it has run out the row is due again, whoever held it.
        IndexTask.objects.filter(pk__in=[row.pk for row in taken]).update(
            state=TaskState.LEASED, not_before=now + LEASE
        )
    return tuple(Claim(row.record, row.token) for row in taken)


def take_back() -> int:
    """Let rows that another worker holds be taken again at once. Only for who holds the index for writing."""
    return IndexTask.objects.filter(state=TaskState.LEASED).update(state=TaskState.WAITING, not_before=None)


def done(claims: Sequence[Claim]) -> None:
    """Delete the rows of these claims, except where the record changed in the meantime."""
    for part in _parts(claims):
        IndexTask.objects.filter(record__in=[c.record for c in part], token__in=[c.token for c in part]).delete()


def give_back(claims: Sequence[Claim]) -> None:
    """Let these rows be taken again at once: the index could not be written, which is not their fault."""
    for part in _parts(claims):
        IndexTask.objects.filter(token__in=[c.token for c in part]).update(state=TaskState.WAITING, not_before=None)


def failed(one: Claim, error: Exception) -> None:
    """Note that this row could not be built: again later, and after some attempts not before a person looks."""
    rows = IndexTask.objects.filter(record=one.record, token=one.token)
    rows.update(attempts=F("attempts") + 1, error=type(error).__name__[:100])
    attempts = rows.values_list("attempts", flat=True).first() or 0
    state = TaskState.FAILED if attempts >= MAX_ATTEMPTS else TaskState.WAITING
    rows.update(state=state, not_before=timezone.now() + timedelta(seconds=10 * 2**attempts))


def next_due() -> datetime | None:
    """When the next row may be taken: now for one that waits, later after a failure; None where there is none."""
    rows = IndexTask.objects.exclude(state=TaskState.FAILED)
    return min((due or timezone.now() for due in rows.values_list("not_before", flat=True)[:1_000]), default=None)


def standing() -> tuple[Claim, ...]:
    """All rows as they are now, whatever their state: a rebuild that starts after this makes them needless."""
    return tuple(Claim(record, token) for record, token in IndexTask.objects.values_list("record", "token"))


def counts() -> dict[str, int]:
    """How many rows there are in each state."""
    states = list(IndexTask.objects.values_list("state", flat=True))
    return {state.value: states.count(state.value) for state in TaskState}


def _parts(claims: Sequence[Claim]) -> Iterable[Sequence[Claim]]:
    return (claims[start : start + _AT_ONCE] for start in range(0, len(claims), _AT_ONCE))
