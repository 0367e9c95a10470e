"""`manage.py search`: hits for people and for programs, by the engine one names."""

import json
import uuid
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from decisions.models import AgendaItem
from search.index import writer
from search.index.builders import all_records, build
from search.index.engine import get_engine
from tests.elasticsearch.cluster import Cluster
from tests.factories.records import make_item, make_minutes, publish_item
from tests.functional.test_search_page import commit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def record(settings, tmp_path: Path) -> AgendaItem:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    get_engine().rebuild([])
    minutes = make_minutes()
    item = publish_item(make_item(minutes, 96, "Taxa för torghandel", dnrs=["2030/12"]))
    publish_item(make_item(minutes, 97, "Taxa för tillsyn"))
    commit()
    writer.drain()
    return item


def run(*words: str) -> str:
    out = StringIO()
    call_command("search", *words, stdout=out)
    return out.getvalue()


def test_prints_hits_for_people(record: AgendaItem) -> None:
    said = run("torghandel")
    assert said.startswith("1 träffar på ")
    assert "(embedded)" in said
    for fact in ("§ 96", "2030/12", "2030-05-22", "Taxa för torghandel", f"/{record.path}/"):
        assert fact in said, fact


@pytest.mark.parametrize("engine", ["embedded", "memory"])
def test_prints_json_for_programs(record: AgendaItem, engine: str) -> None:
    found: dict[str, Any] = json.loads(run("taxa", "--json", "--engine", engine, "--sort", "aldst", "--antal", "1"))
    assert (found["engine"], found["total"], len(found["hits"])) == (engine, 2, 1)
    hit = found["hits"][0]
    assert (hit["url"], hit["paragraph"], hit["dnr"], hit["date"]) == (
        f"/{record.path}/",
        "96",
        ["2030/12"],
        "2030-05-22",
    )
    second = json.loads(run("taxa", "--json", "--engine", engine, "--sort", "aldst", "--antal", "1", "--sida", "2"))
    assert second["hits"][0]["paragraph"] == "97"


def test_asks_elasticsearch_beside_the_engine_of_the_site(settings, elasticsearch_node: Cluster) -> None:
    settings.ELASTICSEARCH_HOSTS = elasticsearch_node.hosts
    settings.ELASTICSEARCH_PREFIX = f"command-{uuid.uuid4().hex[:8]}"
    settings.ELASTICSEARCH_REPLICAS = 0
    with pytest.raises(CommandError, match="kan inte användas"):
        run("taxa", "--engine", "elasticsearch")
    get_engine("elasticsearch").rebuild(build(all_records()))
    answers = [json.loads(run("taxa", "--json", "--engine", name)) for name in ("elasticsearch", "embedded")]
    assert [one["engine"] for one in answers] == ["elasticsearch", "embedded"]
    first, second = (one["hits"] for one in answers)
    assert [hit["key"] for hit in first] == [hit["key"] for hit in second]
    assert [hit["score"] for hit in first] == pytest.approx([hit["score"] for hit in second], rel=0.01)


def test_says_what_is_wrong(settings, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="diarienumret"):
        run("dnr:abc")
    with pytest.raises(CommandError, match="Sidan finns inte"):
        run("taxa", "--sida", "-1")
    settings.SEARCH_INDEX_FOLDER = tmp_path / "gone"
    with pytest.raises(CommandError, match="kan inte användas"):
        run("taxa")
