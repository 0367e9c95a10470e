"""The task that says "look": everything else is in the rows (design.md §11)."""

from django_tasks import task

from importers.drafts.process import process_waiting


@task(queue_name="imports")
def look() -> None:
    """Process the files that wait. Holds no ids, names or text."""
    process_waiting()
