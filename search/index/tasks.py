"""The task that says "look": everything else is in the outbox (design.md §11)."""

from django_tasks import task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from search.index import writer


@task(queue_name="index")
def look() -> None:
    """Bring the index up to date. Holds no ids, names or text."""
    writer.drain()


def wake() -> None:
    """Let an index worker look, unless one has been asked to and has not begun: it will see our rows too."""
    if isinstance(look.get_backend(), DatabaseBackend):
        waiting = DBTaskResult.objects.ready().filter(queue_name="index", task_path=look.module_path)
        if waiting.exists():
            return
    look.enqueue()
