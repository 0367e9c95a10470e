"""The rows of the import queue: who takes which file, for how long, and what a killed worker left behind.

A claim is a lease. A worker that is killed leaves it; another takes the file when the lease has run out, or at once
where it can see that the process is gone.
"""

import os
import platform
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db.models import F, Q
from django.utils import timezone

from decisions.selectors import Fixed
from importers.drafts.models import FileState, ImportFile, ImportRun

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8
"""How often a file may be begun. Each file is read in a process of its own, so that a worker that dies is seldom
killed by the file: more often by a person, or by a machine that was turned off."""
SUSPECT = 3
WAITING = (FileState.QUEUED, FileState.READING)
_HELD = Fixed(
    lambda file, worker: (
        ImportFile.objects.select_for_update().filter(pk=file, state=FileState.READING, worker=worker).values_list("pk")
    )
)


@cache
def _identity(process: int) -> str:
    """A worker, told apart from a later process with the same number by when it was started."""
    return f"{platform.node()[:60]} {process} {_started(process)}"


def _started(process: int) -> str:
    """When a process began, in the kernel's own clock; empty where there is none, or no /proc."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return ""


def me() -> str:
    """The name of this worker in the rows."""
    return _identity(os.getpid())


def is_gone(worker: str) -> bool:
    """Whether a worker ran on this machine and runs no more. False for what cannot be known."""
    parts = worker.rsplit(" ", 2)
    if len(parts) < 3 or parts[0] != platform.node()[:60] or not parts[2]:
        return False
    return _started(int(parts[1])) != parts[2]


def release_gone() -> int:
    """Give back the files of workers that are gone. Returns how many."""
    reading = ImportFile.objects.filter(state=FileState.READING)
    gone = [worker for worker in reading.order_by().values_list("worker", flat=True).distinct() if is_gone(worker)]
    return reading.filter(worker__in=gone).update(state=FileState.QUEUED, lease_until=None, worker="") if gone else 0


def claim(most: int = 1, run: ImportRun | None = None) -> tuple[ImportFile, ...]:
    """The next waiting files (of this run), leased to this worker; empty where none waits. The web's go first.

    A file that has been begun several times is given alone, so that no other one pays for it.
    """
    now = timezone.now()
    waiting = ImportFile.objects.filter(Q(state=FileState.QUEUED) | Q(state=FileState.READING, lease_until__lt=now))
    if run is not None:
        waiting = waiting.filter(run=run)
    columns = ("pk", "attempts", "committee", "run__authority")
    found = list(waiting.order_by("run__origin", "pk").values_list(*columns)[:most])
    alone = bool(found) and found[0][1] >= SUSPECT
    found = found[:1] if alone else [row for row in found if row[1] < SUSPECT]
    keys = [pk for pk, *_ in found]
    if not keys:
        return ()
    lease = {"lease_until": now + LEASE, "worker": me()}
    waiting.filter(pk__in=keys).update(state=FileState.READING, attempts=F("attempts") + 1, **lease)
    taken = ImportFile.objects.filter(pk__in=keys, state=FileState.READING, **lease).order_by("pk")
    # Pages are dear to read, and most files neither have a body yet nor come in for a chosen authority.
    pages = [
        name for name, place in (("committee__authority", 2), ("run__authority", 3)) if any(r[place] for r in found)
    ]
    return tuple(taken.select_related("run__by", "run__reviewed_by", *pages))


def renew(files: list[ImportFile]) -> None:
    """Keep these files for another lease: one of them takes its time."""
    own = ImportFile.objects.filter(pk__in=[file.pk for file in files], state=FileState.READING, worker=me())
    own.update(lease_until=timezone.now() + LEASE)


def give_back(files: list[ImportFile]) -> None:
    """Let others take these files: this worker stops, which is not their fault."""
    own = ImportFile.objects.filter(pk__in=[file.pk for file in files], state=FileState.READING, worker=me())
    own.update(state=FileState.QUEUED, lease_until=None, worker="", attempts=F("attempts") - 1)


def is_ours(file: ImportFile) -> bool:
    """Whether this worker still holds the file. Inside a transaction it holds it until the end of that."""
    return bool(_HELD.rows(file.pk, me()))
