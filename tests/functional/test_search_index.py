"""The index follows the record: published is found, withdrawn is gone, nothing is lost on the way."""

import contextlib
import uuid
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from decisions import services
from decisions.models import AgendaItem, InitiativeLink, LinkStatus, Policy, SectionKind
from search.core.parse import parse_query
from search.engines.elastic import ElasticEngine
from search.index import builders, outbox, tasks, writer
from search.index.engine import get_engine
from search.index.models import IndexTask, TaskState
from search.index.searching import search
from tests.contract.conftest import clear
from tests.factories.people import make_superuser
from tests.factories.records import (
    attach_file,
    make_committee,
    make_document,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["embedded", "memory", "elasticsearch"])
def index(request: pytest.FixtureRequest, settings, tmp_path: Path) -> Iterator[None]:
    """An index of its own for every test, on every engine."""
    settings.SEARCH_ENGINE = request.param
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_HOSTS = list(request.getfixturevalue("elasticsearch_node").hosts)
        settings.ELASTICSEARCH_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
        settings.ELASTICSEARCH_REPLICAS = 0
    engine = get_engine()
    engine.rebuild([])
    yield
    if isinstance(engine, ElasticEngine):
        clear(engine)


def commit() -> None:
    """What happens after a commit, without one: a test's own transaction never commits."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


def found(text: str) -> set[str]:
    commit()
    return {hit.key for hit in search(parse_query(text)).page.hits}


def test_a_published_item_is_found_and_a_withdrawn_one_is_not() -> None:
    item = make_item(title="Länsgemensam modell för torghandel", dnrs=["2018/0234"])
    assert found("torghandel") == set()
    item = publish_item(item)
    key = f"item-{item.pk}"
    for text in ("läns-gemensam torghandel", "läns gemensam modell", "2018/234", "§ 96", "Dnr 2018/0234"):
        assert found(text) == {key}, text
    services.withdraw(item, by=make_superuser(), reason="Fel fil.")
    assert found("torghandel") == set()
    assert not IndexTask.objects.exists()
    assert get_engine().stats().documents == 0


def test_a_withdrawal_takes_effect_before_the_worker_has_looked() -> None:
    item = publish_item(make_item())
    other = publish_item(make_item(item.minutes.get(), 97, "Taxa för parkering"))
    commit()
    services.withdraw(item, by=make_superuser(), reason="Fel fil.")
    page = search(parse_query("taxa")).page
    assert ({hit.key for hit in page.hits}, page.total) == ({f"item-{other.pk}"}, 1)
    assert get_engine().stats().documents == 2
    assert all(value.count == 1 for facet in page.facets for value in facet.values)
    assert writer.drain() == 1
    assert get_engine().stats().documents == 1


def test_a_hit_that_the_database_does_not_call_public_is_not_shown() -> None:
    item = publish_item(make_item())
    commit()
    AgendaItem.objects.filter(pk=item.pk).update(live=False)  # past every service: the index does not know
    result = search(parse_query("torghandel"))
    assert (result.page.hits, result.hidden) == ((), 1)


def test_only_the_decision_is_indexed_where_a_body_publishes_only_decisions() -> None:
    committee = make_committee(policy=Policy.ONLY_DECISIONS)
    item = make_item(
        make_minutes(make_meeting(committee)),
        clauses=["att anta taxan."],
        sections=[section("Hemlighetsfulla bakgrunder.")],
    )
    publish_item(item)
    assert found("taxan") == {f"item-{item.pk}"}
    assert found("bakgrund") == set()


def test_a_recipient_that_a_section_lists_is_quoted_once_and_another_is_found_too() -> None:
    lists = section("Biblioteksenheten", "Revisorerna", kind=SectionKind.RECIPIENTS, heading="Beslutet skickas till")
    item = publish_item(make_item(sections=[lists], recipients=["Biblioteksenheten", "Revisor", "Lokalgruppen"]))
    commit()
    (hit,) = search(parse_query("biblioteksenheten")).page.hits
    assert hit.document.body.count("Biblioteksenheten") == 1
    assert found("revisor") == found("lokalgruppen") == {f"item-{item.pk}"}
    assert hit.document.body.split()[-2:] == ["Revisor", "Lokalgruppen"]  # part of a word is no word


def test_a_changed_policy_changes_the_index() -> None:
    committee = make_committee()
    item = publish_item(make_item(make_minutes(make_meeting(committee)), sections=[section("En lång bakgrund.")]))
    assert found("bakgrund") == {f"item-{item.pk}"}
    committee.policy = Policy.NOTHING
    committee.save()
    services.touch_committee(committee)
    assert found("taxa") == set()
    assert writer.verify().records == ()


def test_drafts_and_suggested_links_are_not_indexed() -> None:
    initiative = make_initiative("Trygga torg i länet", aliases=["Torglyftet"])
    make_item(title="Trygga torg i länet")
    item = publish_item(make_item(make_minutes(make_meeting(make_committee("Kommunstyrelsen")))))
    assert InitiativeLink.objects.filter(item=item).count() == 0
    InitiativeLink.objects.create(item=item, initiative=initiative, status=LinkStatus.SUGGESTED)
    writer.rebuild()
    assert found("trygga") == set() == found("initiativ:torglyftet")
    InitiativeLink.objects.update(status=LinkStatus.CONFIRMED)
    assert writer.verify().stale == (f"item-{item.pk}",)
    writer.catch_up()
    assert found("initiativ:torglyftet") == {f"item-{item.pk}"}


def test_a_paper_is_indexed_page_by_page_of_its_public_file_only() -> None:
    committee = make_committee()
    paper = make_paper(committee, sections=[section("En inledning om torgen.")])
    document = make_document(committee, pages=["Första sidan.", "Andra sidan om lekplatser.", "Tredje om annat."])
    attach_file(document, paper, public=True, public_name="handling.pdf", first_page=1, last_page=2)
    closed = make_document(committee, "hemlig.txt", b"x", pages=["Stängd.", "Stängd sida om kärnkraft."])
    attach_file(closed, paper)
    paper = publish_paper(paper)
    commit()
    (hit,) = search(parse_query("lekplats")).page.hits
    assert (hit.key, hit.document.url) == (f"paper-{paper.pk}-p2", f"/{paper.path}/#sida-2")
    assert found("kärnkraft") == found("tredje") == set()
    services.withdraw(paper, by=make_superuser(), reason="Fel handling.")
    assert found("lekplats") == set()
    assert get_engine().stats().documents == 0


def test_a_change_during_the_work_on_a_row_is_not_lost() -> None:
    item = publish_item(make_item())
    commit()
    outbox.add([f"item-{item.pk}"])
    (claim,) = outbox.claim()
    outbox.add([f"item-{item.pk}"])  # changed again while the worker holds the row
    outbox.done([claim])
    assert IndexTask.objects.get().state == TaskState.WAITING
    assert writer.drain() == 1


def test_rows_of_a_killed_worker_are_taken_up_at_once() -> None:
    item = publish_item(make_item())
    commit()
    outbox.add([f"item-{item.pk}"])
    assert len(outbox.claim()) == 1
    assert outbox.claim() == ()  # held; but who holds the index for writing knows that no other worker lives
    assert writer.drain() == 1


def test_one_record_that_cannot_be_built_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = publish_item(make_item()), publish_item(make_item(number=97))
    commit()
    build = builders.item_document

    def broken(item: AgendaItem, *parties: object) -> object:
        if item.pk == bad.pk:
            raise ValueError("boom")
        return build(item, *parties)

    monkeypatch.setattr(builders, "item_document", broken)
    AgendaItem.objects.filter(pk=good.pk).update(title="Nya lekplatser")
    outbox.add([f"item-{good.pk}", f"item-{bad.pk}"])
    assert writer.drain() == 1
    assert found("lekplats") == {f"item-{good.pk}"}
    row = IndexTask.objects.get()
    assert (row.record, row.attempts, row.error) == (f"item-{bad.pk}", 1, "ValueError")
    assert f"item-{bad.pk}" not in found("taxa")
    IndexTask.objects.update(attempts=outbox.MAX_ATTEMPTS - 1, not_before=None)
    writer.drain()
    assert IndexTask.objects.get().state == TaskState.FAILED
    monkeypatch.undo()
    assert writer.catch_up() == 1
    assert writer.verify().records == ()


def test_a_missing_index_is_built_from_the_database(settings, tmp_path: Path) -> None:
    item = publish_item(make_item())
    settings.SEARCH_INDEX_FOLDER = tmp_path / "elsewhere"
    other = publish_item(make_item(number=97, title="Taxa för parkering"))
    assert found("taxa") == {f"item-{item.pk}", f"item-{other.pk}"} or settings.SEARCH_ENGINE == "memory"


def test_publishing_goes_on_while_another_process_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    make_superuser()
    monkeypatch.setattr(writer, "drain", lambda: (_ for _ in ()).throw(OSError("disk full")))
    item = publish_item(make_item())
    commit()
    assert item.live
    assert IndexTask.objects.get().record == f"item-{item.pk}"


def generations(settings) -> set[str]:
    """The indices that the engine keeps, by name."""
    engine = get_engine()
    if isinstance(engine, ElasticEngine):
        return set(engine._client.indices.get(index=f"{settings.ELASTICSEARCH_PREFIX}-*"))
    return {folder.name for folder in Path(settings.SEARCH_INDEX_FOLDER).glob("g-*")}


def test_an_erased_record_leaves_nothing_in_the_index_folder(settings) -> None:
    document = make_document(pages=["Kvastfeningen står här."])
    minutes = make_minutes()
    attach_file(document, minutes)
    item = publish_item(make_item(minutes, title="Kvastfeningen"))
    publish_item(make_item(make_minutes(make_meeting(make_committee("Kommunstyrelsen"))), title="Något annat"))
    commit()
    before = generations(settings)
    erasure = services.ask_erasure(document, by=make_superuser(), reason="Fel fil.")
    services.carry_out(erasure, by=make_superuser("annan"))
    commit()
    assert not AgendaItem.objects.filter(pk=item.pk).exists()
    assert found("kvastfeningen") == set()
    assert found("annat") != set()
    left = generations(settings)
    assert settings.SEARCH_ENGINE == "memory" or (len(left) == 1 and not left & before)
    everything = b"".join(file.read_bytes() for file in Path(settings.SEARCH_INDEX_FOLDER).rglob("*") if file.is_file())
    assert b"kvastfening" not in everything.lower()


def test_only_one_process_writes() -> None:
    with writer.write_lock(), pytest.raises(writer.IndexBusy), writer.write_lock():
        pass


def test_verify_names_what_is_missing_stale_and_surplus() -> None:
    first, second, third = (publish_item(make_item(number=n, title=f"Taxa {n}")) for n in (1, 2, 3))
    commit()
    engine = get_engine()
    engine.update([], [f"item-{first.pk}"])
    AgendaItem.objects.filter(pk=second.pk).update(title="Ny rubrik")
    AgendaItem.objects.filter(pk=third.pk).update(live=False)
    difference = writer.verify()
    assert difference.missing == (f"item-{first.pk}",)
    assert difference.stale == (f"item-{second.pk}",)
    assert difference.surplus == (f"item-{third.pk}",)
    with pytest.raises(CommandError, match="catch-up"):
        call_command("search_index", "verify", stdout=StringIO())
    call_command("search_index", "catch-up", stdout=StringIO())
    call_command("search_index", "verify", stdout=StringIO())


def test_rebuild_keeps_rows_that_changed_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    item = publish_item(make_item())
    key = f"item-{item.pk}"
    build = builders.build

    def changing(records):
        yield from build(records)
        AgendaItem.objects.filter(pk=item.pk).update(title="Ändrad under bygget")
        outbox.add([key])
        monkeypatch.setattr(builders, "build", build)

    monkeypatch.setattr(builders, "build", changing)
    writer.rebuild()
    assert found("bygget") == {key}
    assert not IndexTask.objects.exists()


def test_the_search_command_prints_hits() -> None:
    publish_item(make_item(dnrs=["2018/0234"]))
    commit()
    out = StringIO()
    call_command("search", "torghandel", stdout=out)
    assert "1 träffar" in out.getvalue()
    assert "/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/96/" in out.getvalue()
    with pytest.raises(CommandError, match="diarienumret"):
        call_command("search", "dnr:abc", stdout=out)


def test_outbox_counts_every_state() -> None:
    outbox.add([f"item-{n}" for n in range(3)])
    IndexTask.objects.filter(record="item-0").update(state=TaskState.FAILED, token=uuid.uuid4())
    assert outbox.counts() == {"waiting": 2, "leased": 0, "failed": 1}


def test_what_an_engine_at_rest_left_is_taken_up_without_another_publication(settings) -> None:
    """Nothing tells when an engine returns: the worker looks again by itself, once however many times it was woken."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "index"]}}
    working = settings.SEARCH_ENGINE, settings.ELASTICSEARCH_HOSTS
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_HOSTS = "elasticsearch", ["http://127.0.0.1:9"]
    item = publish_item(make_item())
    commit()
    for _ in range(2):
        tasks.look.call()
    assert outbox.counts()["waiting"] == 1
    later = DBTaskResult.objects.filter(
        task_path=tasks.look.module_path, run_after__lt=timezone.now() + 2 * tasks.RETRY
    )
    assert later.count() == 1
    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_HOSTS = working
    tasks.look.call()
    assert not IndexTask.objects.exists()
    assert {hit.key for hit in search(parse_query("torghandel")).page.hits} == {f"item-{item.pk}"}
    later.delete()
    tasks.look.call()
    assert not later.exists()  # nothing is left: nobody has to look again
