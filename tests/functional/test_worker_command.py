"""`manage.py worker`: nothing stays undone because a worker was killed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from importers.drafts.models import FileState, ImportFile, ImportRun

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def database_tasks(settings):
    """The task back end of a real site; the other tests run tasks at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["imports", "index"]}}


@pytest.fixture
def left_behind() -> ImportFile:
    """A file whose worker was killed while reading it, longer ago than its lease; no task speaks of it."""
    from django.contrib.auth import get_user_model

    run = ImportRun.objects.create(by=get_user_model().objects.create_user("registrator"))
    ago = timezone.now() - timedelta(minutes=1)
    return ImportFile.objects.create(
        run=run, name="tom.txt", sha256="0" * 64, size=0, state=FileState.READING, lease_until=ago, attempts=1
    )


def work(queues: str) -> None:
    call_command("worker", queue_name=queues, batch=True, startup_delay=False, verbosity=0)


def test_it_takes_up_what_a_killed_worker_left(left_behind: ImportFile) -> None:
    work("imports,default")
    left_behind.refresh_from_db()
    assert left_behind.state != FileState.READING
    assert left_behind.attempts == 2


def test_it_looks_once_more_when_the_last_lease_has_run_out(settings) -> None:
    work("imports")
    (later,) = DBTaskResult.objects.filter(status="READY").exclude(run_after=get_date_max())
    assert later.run_after > timezone.now() + timedelta(minutes=5)


def test_a_worker_of_another_queue_leaves_it(left_behind: ImportFile) -> None:
    work("default")
    left_behind.refresh_from_db()
    assert left_behind.state == FileState.READING
