"""A cluster that loses nodes: pages are served, publishing goes on, nothing is lost, and the index catches up."""

import contextlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from decisions import services
from search.core.parse import parse_query
from search.engines.elastic import Connection, ElasticEngine
from search.index import outbox, writer
from search.index.engine import get_engine
from search.index.searching import search
from tests.contract.documents import documents
from tests.elasticsearch.cluster import Cluster, Missing, running
from tests.factories.people import make_superuser
from tests.factories.records import make_item, publish_item

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def three_nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    from tests.conftest import refuse

    with contextlib.ExitStack() as stack:
        try:
            cluster = stack.enter_context(running(3, tmp_path_factory.mktemp("three")))
        except Missing as missing:
            refuse(f"Elasticsearch cannot be started: {missing}")
        yield cluster


@pytest.fixture
def site(settings, three_nodes: Cluster, tmp_path: Path) -> Cluster:
    """A site whose engine is the cluster, with an empty index of three copies."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    settings.ELASTICSEARCH_HOSTS = list(three_nodes.hosts)
    settings.ELASTICSEARCH_PREFIX = f"site-{tmp_path.name.lower()}"[:60]
    settings.ELASTICSEARCH_REPLICAS = 2
    get_engine().rebuild([])
    three_nodes.wait_for_nodes(3)
    return three_nodes


def commit() -> None:
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


def found(text: str) -> set[str]:
    return {hit.key for hit in search(parse_query(text)).page.hits}


def test_one_node_of_three_may_die(site: Cluster, client: Client) -> None:
    first = publish_item(make_item(title="Taxa för torghandel"))
    commit()
    assert found("torghandel") == {f"item-{first.pk}"}
    site.kill(0)
    try:
        for _ in range(6):  # the client goes round its hosts: each of them is asked
            assert client.get("/sok/", {"q": "torghandel"}).status_code == 200
            assert found("torghandel") == {f"item-{first.pk}"}
        second = publish_item(make_item(first.minutes.get(), 97, "Torghandel på söndagar"))
        commit()
        assert found("torghandel") == {f"item-{first.pk}", f"item-{second.pk}"}
    finally:
        site.start(0)
    site.wait_for_nodes(3)
    assert not writer.verify().records
    assert found("torghandel") == {f"item-{first.pk}", f"item-{second.pk}"}


def test_without_any_node_pages_are_served_and_publishing_goes_on(site: Cluster, client: Client) -> None:
    first = publish_item(make_item(title="Taxa för torghandel"))
    commit()
    for place in range(3):
        site.kill(place)
    try:
        second = publish_item(make_item(first.minutes.get(), 97, "Torghandel på söndagar"))
        services.withdraw(first, by=make_superuser(), reason="Fel fil.")
        commit()
        assert client.get(f"/{second.path}/").status_code == 200
        answer = client.get("/sok/", {"q": "torghandel"})
        assert answer.status_code == 503
        assert "Sökningen" in answer.content.decode()
        assert client.get("/halsa/").json()["search"] == "fel"
        assert set(outbox.pending()) == {f"item-{first.pk}", f"item-{second.pk}"}
    finally:
        for place in range(3):
            site.start(place)
    site.wait_for_nodes(3)
    assert found("torghandel") == set()  # what waits is left out, the withdrawn § at once
    for _ in range(2):
        writer.drain()
    assert found("torghandel") == {f"item-{second.pk}"}
    assert not writer.verify().records


def test_an_index_of_another_version_is_never_searched(site: Cluster, client: Client) -> None:
    publish_item(make_item(title="Taxa för torghandel"))
    commit()
    engine = get_engine()
    assert isinstance(engine, ElasticEngine)
    engine._client.indices.delete(index=engine.stats().generation)
    assert client.get("/sok/", {"q": "torghandel"}).status_code == 503
    call_command("search_index", "catch-up", stdout=StringIO())
    assert len(found("torghandel")) == 1


def test_a_rebuild_that_fails_leaves_no_index_behind(site: Cluster) -> None:
    engine = ElasticEngine(Connection(site.hosts, prefix="failing"))
    engine.rebuild(documents())

    def broken() -> Iterator[object]:
        yield from documents()
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        engine.rebuild(broken())  # type: ignore[arg-type]
    assert len(engine._client.indices.get(index="failing-*")) == 1
    assert engine.search(parse_query("")).total == len(list(documents()))
