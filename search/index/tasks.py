"""The task that says "look": everything else is in the outbox (design.md §11)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from decisions.selectors import Fixed
from search.index import outbox, writer
from search.index.pace import Pace

COMMITS = Pace(1.0)
"""While much is published a § waits up to a second for others: a commit for each few rows cost three times as much."""
RETRY = timedelta(seconds=5)
"""Until the next look when rows are left: the engine rests, or another process wrote for too long."""


@task(queue_name="index")
def look() -> None:
    """Bring the index up to date, and look again later when something is left. Holds no ids, names or text."""
    if not isinstance(look.get_backend(), DatabaseBackend):  # it runs within the request that published
        writer.drain()
        return
    began = COMMITS.wait(outbox.newest)
    if writer.drain():
        COMMITS.begun(began)
    _again()


def wake() -> None:
    """Let an index worker look, unless one has been asked to and has not begun: it will see our rows too."""
    if isinstance(look.get_backend(), DatabaseBackend) and _WAITS.exists():
        return
    look.enqueue()


def _again() -> None:
    """Nobody else would come back for rows that nothing is published after: an engine that returns says nothing."""
    due = outbox.next_due()
    if due is None:
        return
    when = max(due, timezone.now() + RETRY)
    if not _asked().filter(status="READY", run_after__lte=when).exists():
        look.using(run_after=when).enqueue()


_WAITS = Fixed(lambda: _asked().filter(status="READY", run_after=get_date_max()))
"""Whether a look waits that may begin at once: asked for every file of an import."""


def _asked() -> Any:
    """The looks that were ever asked for: the task package has no types."""
    return DBTaskResult.objects.filter(queue_name="index", task_path=look.module_path)
