"""Two short storms of kill -9, one on each engine; the long ones are `python tests/faults/storm.py`."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import refuse
from tests.elasticsearch.cluster import Missing
from tests.faults import storm
from tests.faults.site import Site, free_port

CHANGES = 100


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with drafts only, to be copied."""
    made = Site(tmp_path_factory.mktemp("storm") / "template", free_port(), {})
    made.seed(storm.RECORDS)
    return made


@pytest.fixture(params=["embedded", "elasticsearch"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[storm.Engine]:
    with contextlib.ExitStack() as stack:
        try:
            chosen = stack.enter_context(storm.engine(request.param, tmp_path))
        except Missing as missing:
            refuse(f"Elasticsearch cannot be started: {missing}")
        yield chosen


def test_a_storm_of_kills_leaves_database_and_index_equal(template: Site, engine: storm.Engine, tmp_path: Path) -> None:
    variables, node = engine
    site = Site(template.folder, free_port(), variables)
    happened = storm.storm(site, node, tmp_path / "run", CHANGES, seed=20)
    assert happened["published"] + happened["withdrawn"] > CHANGES // 2
    assert happened["web killed"] >= 1
    assert happened["worker killed"] >= 1
    assert happened["node killed"] >= (1 if node else 0)
    assert happened["rebuilt"] + happened["rebuild broken off"] == 1
