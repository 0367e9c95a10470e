"""The health page: what it counts as stuck, and what it answers when the database fails."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult, get_date_max

from webapp import health

NOW = datetime(2030, 5, 22, 12, 0, tzinfo=UTC)


def task(*, queue: str = "index", status: str = "READY", waited: int, started: int | None = None) -> None:
    """A task that was put in its queue and perhaps started so many seconds ago."""
    row = DBTaskResult.objects.create(
        queue_name=queue,
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=get_date_max(),
    )
    DBTaskResult.objects.filter(pk=row.pk).update(
        enqueued_at=NOW - timedelta(seconds=waited),
        started_at=None if started is None else NOW - timedelta(seconds=started),
    )


@pytest.mark.django_db
class TestStalledSeconds:
    def test_an_empty_queue_is_not_stalled(self) -> None:
        task(queue="imports", waited=900)
        task(status="SUCCESSFUL", waited=900, started=890)
        assert health.stalled_seconds("index", NOW) == 0

    def test_a_task_that_nobody_takes_counts_from_its_arrival(self) -> None:
        task(waited=400)
        task(waited=20)
        assert health.stalled_seconds("index", NOW) == 400

    def test_a_long_queue_that_moves_counts_from_the_last_start(self) -> None:
        task(waited=4000)
        task(status="SUCCESSFUL", waited=4100, started=30)
        assert health.stalled_seconds("index", NOW) == 30


@pytest.mark.django_db
def test_the_page_tells_states_and_nothing_else(client: Client) -> None:
    response = client.get(reverse("health"))
    assert response.status_code == 200
    assert response.headers["Cache-Control"].count("no-store") == 1
    body = response.json()
    assert set(body) == {"status", "database", "search", "queues"}
    assert body["queues"] == {"default": 0, "imports": 0, "index": 0}


@pytest.mark.django_db
def test_a_site_without_its_index_is_told_and_still_serves(client: Client, settings, tmp_path) -> None:
    settings.SEARCH_ENGINE, settings.SEARCH_INDEX_FOLDER = "embedded", tmp_path / "search"
    response = client.get(reverse("health"))
    assert (response.status_code, response.json()["search"]) == (200, "fel")
    call_command("search_index", "rebuild", stdout=StringIO())
    assert client.get(reverse("health")).json()["search"] == "ok"


@pytest.mark.django_db
def test_a_database_that_fails_is_503_without_its_message(client: Client) -> None:
    def fail(*_args: object) -> None:
        raise DatabaseError("password=secret")

    with connection.execute_wrapper(fail):
        response = client.get(reverse("health"))
    assert response.status_code == 503
    assert "secret" not in response.text


def test_it_takes_no_other_method(client: Client) -> None:
    assert client.post(reverse("health")).status_code == 405
