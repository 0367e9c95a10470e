"""Tasks that say "look": everything else is in the rows (design.md §11)."""

from django.contrib.auth import get_user_model
from django_tasks import task

from importers.drafts.delivery import undo
from importers.drafts.delivery.process import process_waiting
from importers.drafts.review.views import visible_files


@task(queue_name="imports", priority=10)
def look() -> None:
    """Process the files that wait. Holds no ids, names or text.

    Goes before Wagtail's own tasks, which the same worker takes: a registrar waits for this one.
    """
    process_waiting()


@task(queue_name="imports", priority=10)
def take_back(run: int, user: int) -> None:
    """Undo what a person may undo of a run. The arguments are primary keys; called again, it goes on."""
    by = get_user_model()._default_manager.get(pk=user)
    undo.undo(visible_files(by).filter(run=run), by=by)
