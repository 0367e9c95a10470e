"""A published initiative finds the decisions that were there before it, through the real search index."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from decisions import selectors, services
from decisions.events import RecordKey
from decisions.models import InitiativeLink, InitiativeName, LinkStatus, NameKind, Rescan, RescanState
from decisions.services import rescan as rescans
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import (
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    publish_item,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("index", ["built", "missing"])
def test_an_initiative_finds_earlier_decisions(index, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    committee = make_committee(auto_links=True)
    make_registrar(committee)
    item = publish_item(make_item(number=5, title="Skolskjuts"), by=None)
    meant = publish_item(make_item(number=6, title="Antagande av Modell Trygg gräns i länet"), by=None)
    if index == "built":
        call_command("search_index", "rebuild", verbosity=0)
    page = make_initiative("Modell Trygg gräns", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        services.publish_initiative(page, by=make_editor())

    link = InitiativeLink.objects.get()
    assert link.item == meant
    assert link.item != item
    assert link.status in (LinkStatus.AUTOMATIC, LinkStatus.SUGGESTED)


class Everything:
    """A finder that names every public §: the worst that an index can do."""

    def named(self, names: Sequence[str]) -> Iterable[RecordKey]:
        return [RecordKey("item", pk) for pk in selectors.public_items().values_list("pk", flat=True)]

    def like(self, text: str, limit: int) -> Iterable[RecordKey]:
        return ()


class Asked(Everything):
    """A finder that keeps what it was asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def named(self, names: Sequence[str]) -> Iterable[RecordKey]:
        self.names += names
        return super().named(names)


def test_the_index_is_asked_for_names_without_county_and_for_others_beside_it() -> None:
    page = make_initiative("Trygga steg hemåt – i Broviks län", lead_organisation="Region Brovik")
    InitiativeName.objects.create(page=page, name="Lyktan", kind=NameKind.ALIAS, distinctive=False)
    finder = Asked()
    services.rescan_initiative(page, finder)
    assert finder.names == ["Trygga steg hemåt", "Lyktan brovik", "Lyktan Region Brovik"]


@pytest.fixture
def minutes() -> Any:
    return make_minutes(make_meeting(make_committee(auto_links=True)))


def publish_named(minutes: Any, count: int) -> None:
    for number in range(1, count + 1):
        publish_item(make_item(minutes, number, title="Införande av Gränsmodellen", clauses=["att anta den."]))


def test_before_view_counts_and_writes_nothing(minutes: Any) -> None:
    page = make_initiative("Trygg gräns", aliases=["Byvägsmodellen"])
    publish_named(minutes, 2)
    gone = publish_item(make_item(minutes, 9, title="Om Byvägsmodellen", clauses=["att anta den."]))
    editor = make_editor()
    page.names.filter(name="Byvägsmodellen").delete()
    page.names.add(InitiativeName(name="Gränsmodellen", kind=NameKind.ALIAS))
    page.save_revision()
    InitiativeName.objects.create(page=page, name="Byvägsmodellen", kind=NameKind.ALIAS)
    before = list(InitiativeLink.objects.values())
    row = services.ask_rescan(page, by=editor, dry=True)
    assert not services.run_rescan(row.pk, Everything())
    row.refresh_from_db()
    assert (row.state, row.total, row.done, row.share) == (RescanState.DONE, 3, 3, 1.0)
    assert (row.appeared, row.vanished, row.changed) == (2, 1, 0)
    assert {"record": f"item-{gone.pk}", "what": "vanish"} in row.samples
    assert list(InitiativeLink.objects.values()) == before
    assert selectors.latest_rescans(page) == (row, None)


def test_only_editors_ask(minutes: Any) -> None:
    page = make_initiative("Trygg gräns")
    with pytest.raises(PermissionDenied):
        services.ask_rescan(page, by=make_registrar(minutes.meeting.committee))


@pytest.fixture
def waiting(minutes: Any, monkeypatch: pytest.MonkeyPatch) -> Rescan:
    """Ten §§ that an initiative finds in five batches."""
    publish_named(minutes, 10)
    monkeypatch.setattr(rescans, "BATCH", 2)
    return services.ask_rescan(make_initiative("Gränsmodellen"), by=make_editor())


class Killed(BaseException):
    """What kill -9 is to a process."""


def test_after_a_kill_the_next_worker_goes_on_behind_the_last_batch(waiting: Rescan, monkeypatch: Any) -> None:
    batches: list[int] = []
    real = rescans.relink_one

    def dying(records: Any, initiatives: Any, *, dry: bool) -> Any:
        batches.append(len(records))
        if len(batches) == 3:
            raise Killed
        return real(records, initiatives, dry=dry)

    monkeypatch.setattr(rescans, "relink_one", dying)
    with pytest.raises(Killed):
        services.run_rescan(waiting.pk, Everything())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.done, InitiativeLink.objects.count()) == (RescanState.RUNNING, 4, 4)
    assert waiting.seconds_left is not None
    assert services.unfinished_rescans() == ()  # the lease has not run out
    assert not services.run_rescan(waiting.pk, Everything())
    Rescan.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert services.unfinished_rescans() == (waiting.pk,)
    assert not services.run_rescan(waiting.pk, Everything())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.done, waiting.appeared, InitiativeLink.objects.count()) == ("done", 10, 10, 10)
    assert len(batches) == 3 + 3  # two were done, one was lost and done again


def test_a_slice_ends_and_the_next_goes_on(waiting: Rescan) -> None:
    turns = 0
    while services.run_rescan(waiting.pk, Everything(), slice_seconds=0):
        turns += 1
    waiting.refresh_from_db()
    assert (turns, waiting.state, waiting.appeared) == (4, RescanState.DONE, 10)


def test_asked_anew_while_it_runs_it_begins_anew(waiting: Rescan, monkeypatch: pytest.MonkeyPatch) -> None:
    services.run_rescan(waiting.pk, Everything(), slice_seconds=0)
    again = services.ask_rescan(waiting.initiative, by=make_editor("annan"))
    assert (again.pk, again.done, again.cursor) == (waiting.pk, 0, "")
    services.run_rescan(again.pk, Everything())
    again.refresh_from_db()
    assert (again.done, again.appeared) == (10, 8)


def test_an_error_is_seen(waiting: Rescan) -> None:
    class Broken(Everything):
        def named(self, names: Sequence[str]) -> Iterable[RecordKey]:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        services.run_rescan(waiting.pk, Broken())
    waiting.refresh_from_db()
    assert waiting.state == RescanState.FAILED
