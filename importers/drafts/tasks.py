"""The task that says "look": everything else is in the rows (design.md §11)."""

from django_tasks import task

from importers.drafts.process import process_waiting


@task(queue_name="imports", priority=10)
def look() -> None:
    """Process the files that wait. Holds no ids, names or text.

    Goes before Wagtail's own tasks, which the same worker takes: a registrar waits for this one.
    """
    process_waiting()
