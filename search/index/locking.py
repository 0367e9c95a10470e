"""One writer at a time, on one machine or on several: a file's lock, and a lock in the database.

The file in the index folder is freed by the system when its process dies. It is of no use between machines, so the
database holds a second lock: PostgreSQL an advisory lock of a connection of its own, freed when that connection
ends (a pooler between must keep sessions); any other database a row with a lease, renewed while the work goes on.
"""

import fcntl
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from search.index.models import WriteLease

LEASE = timedelta(minutes=5)
"""How long the row of a writer that died on another machine stands in the way. Longer than any one step of writing."""
RENEW_SECONDS = 30.0
FILE = "write.lock"
ADVISORY_KEY = 0x4C42_5349_4458
"""The number of our advisory lock, "LBSIDX": locks belong to one database, so two sites never meet in it."""
_PAUSE = 0.05


class IndexBusy(Exception):  # noqa: N818 - no error: another process is at it
    """Another process writes to the index. Its work includes ours, or ours can be done later."""


class Held:
    """A lock that is held. Call `keep` between the steps of long work."""

    def keep(self) -> None:
        """Make sure that the lock is still ours; raises IndexBusy where another writer may have begun."""


@contextmanager
def write_lock(seconds: float = 0.0) -> Iterator[Held]:
    """Hold the index for writing. Waits up to `seconds`, then raises IndexBusy. Freed when the process dies."""
    folder = Path(settings.SEARCH_INDEX_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + seconds
    with ExitStack() as stack:
        stack.enter_context(_file_lock(folder / FILE, deadline))
        if connection.vendor == "postgresql":
            yield stack.enter_context(_advisory_lock(deadline))
        else:
            yield stack.enter_context(_row_lock(f"{socket.gethostname()}:{folder.resolve()}", deadline))


def _wait(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise IndexBusy("Another process writes to the search index.")
    time.sleep(_PAUSE)


@contextmanager
def _file_lock(path: Path, deadline: float) -> Iterator[None]:
    with path.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                _wait(deadline)
        yield


class _Advisory(Held):
    """Held by a connection that nothing else uses: whoever closes the others does not free it."""

    def __init__(self, own: Any) -> None:
        self._own = own
        self._asked = time.monotonic()

    def keep(self) -> None:
        if time.monotonic() - self._asked < RENEW_SECONDS:
            return
        try:
            with self._own.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError as error:
            raise IndexBusy("The database ended the connection that held the index.") from error
        self._asked = time.monotonic()


@contextmanager
def _advisory_lock(deadline: float) -> Iterator[Held]:
    own = connection.copy()
    # One session from here on: a connection that is opened anew has no lock.
    own.settings_dict = {**own.settings_dict, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": False}
    try:
        while True:
            with own.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_KEY])
                if cursor.fetchone()[0]:
                    break
            _wait(deadline)
        yield _Advisory(own)
    finally:
        own.close()


class _Row(Held):
    def __init__(self, holder: uuid.UUID) -> None:
        self._holder = holder
        self._renewed = time.monotonic()

    def keep(self) -> None:
        if time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        # On a connection of its own: ours may be in the middle of reading, and SQLite lets no reader of an older
        # state write.
        own = connection.copy()
        try:
            with own.cursor() as cursor:
                table = own.ops.quote_name(WriteLease._meta.db_table)
                until = own.ops.adapt_datetimefield_value(timezone.now() + LEASE)
                holder = WriteLease._meta.get_field("holder").get_db_prep_value(self._holder, own)
                cursor.execute(f"UPDATE {table} SET until = %s WHERE holder = %s", [until, holder])  # noqa: S608 - our own table's name
                kept = cursor.rowcount
        finally:
            own.close()
        if not kept:
            raise IndexBusy("Another process has taken over the search index.")
        self._renewed = time.monotonic()


@contextmanager
def _row_lock(place: str, deadline: float) -> Iterator[Held]:
    holder = uuid.uuid4()
    while not _take(place, holder):
        _wait(deadline)
    try:
        yield _Row(holder)
    finally:
        WriteLease.objects.filter(holder=holder).update(until=timezone.now())


def _take(place: str, holder: uuid.UUID) -> bool:
    """Whether the row is ours now. A row of our own place is left over: whoever works there holds the file's lock."""
    now = timezone.now()
    with transaction.atomic():
        WriteLease.objects.get_or_create(name=WriteLease.INDEX, defaults={"until": now})
        free = WriteLease.objects.filter(Q(until__lte=now) | Q(place=place), name=WriteLease.INDEX)
        return bool(free.update(holder=holder, place=place, until=now + LEASE))
