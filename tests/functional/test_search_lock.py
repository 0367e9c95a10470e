"""One writer at a time, also where two machines share the database: on SQLite by a lease, on PostgreSQL by its lock."""

import subprocess
import sys
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from search.engines.base import Engine
from search.index import locking, outbox, writer
from search.index.engine import get_engine
from search.index.locking import IndexBusy, write_lock
from search.index.models import IndexTask, TaskState, WriteLease
from tests.factories.records import make_item, publish_item

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def engine(settings, tmp_path: Path) -> Engine:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "here"
    get_engine().rebuild([])
    return get_engine()


def elsewhere(settings, tmp_path: Path) -> None:
    """From here on, this process is another machine: its index folder is not the one that is locked."""
    settings.SEARCH_INDEX_FOLDER = tmp_path / "elsewhere"


@pytest.mark.django_db
def test_another_machine_waits(settings, tmp_path: Path, engine: Engine) -> None:
    with write_lock():
        elsewhere(settings, tmp_path)
        with pytest.raises(IndexBusy), write_lock(0.1):
            pass
    with write_lock():  # freed with the end of the work
        pass


@pytest.mark.django_db
def test_a_killed_process_frees_the_file(settings, tmp_path: Path, engine: Engine) -> None:
    path = Path(settings.SEARCH_INDEX_FOLDER) / locking.FILE
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexBusy), write_lock():
            pass
    finally:
        holder.kill()
        holder.communicate()
    with write_lock(5.0):
        pass


@pytest.mark.django_db(transaction=True)
def test_a_writer_that_lost_its_lock_stops(
    settings, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it was working on waits for the next one."""
    publish_item(make_item())
    outbox.add(["item-1"])
    monkeypatch.setattr(locking, "RENEW_SECONDS", 0.0)
    with write_lock() as lock:
        lock.keep()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                held = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                cursor.execute(f"SELECT pg_terminate_backend(pid) FROM ({held}) AS found")
        else:
            WriteLease.objects.update(holder=uuid.uuid4())
        with pytest.raises(IndexBusy):
            lock.keep()
        with pytest.raises(IndexBusy):
            writer._drain(outbox.claim(), lock)
    assert set(IndexTask.objects.values_list("state", flat=True)) == {TaskState.WAITING}


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_renewed_while_the_work_goes_on(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor == "postgresql":
        assert not WriteLease.objects.exists()
        return
    monkeypatch.setattr(locking, "RENEW_SECONDS", 0.0)
    with write_lock() as lock:
        soon = timezone.now() + timedelta(seconds=1)
        WriteLease.objects.update(until=soon)
        lock.keep()
        assert WriteLease.objects.get().until > soon
    assert WriteLease.objects.get().until <= timezone.now()


@pytest.mark.django_db
def test_a_lease_that_has_run_out_is_nobodys(settings, tmp_path: Path, engine: Engine) -> None:
    if connection.vendor == "postgresql":
        return  # it frees its lock by itself
    dead = timezone.now() + timedelta(minutes=1)
    WriteLease.objects.update_or_create(name="index", defaults={"place": "another:/var/search", "until": dead})
    with pytest.raises(IndexBusy), write_lock():
        pass
    WriteLease.objects.update(until=timezone.now() - timedelta(seconds=1))
    with write_lock():
        assert WriteLease.objects.get().place.endswith("here")


@pytest.mark.django_db
def test_what_a_killed_writer_of_this_place_held_is_free_at_once(engine: Engine) -> None:
    with write_lock():
        left = WriteLease.objects.values().first()
    if left is not None:  # as after kill -9: nothing was given back
        WriteLease.objects.update(until=timezone.now() + timedelta(minutes=5))
    outbox.add(["item-999"])
    assert len(outbox.claim()) == 1  # its worker died with the row in its hands
    assert writer.drain() == 1
    assert not IndexTask.objects.exists()
