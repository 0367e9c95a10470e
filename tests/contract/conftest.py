"""One fixture for every engine: the contract suite runs each of its tests on all of them."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.core.parse import parse_query
from search.core.results import ResultPage
from search.engines.base import Engine
from search.engines.elastic import Connection, ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine
from tests.contract.documents import documents
from tests.elasticsearch.cluster import Cluster

ENGINES = ("memory", "embedded", "elasticsearch")
MAKERS: dict[str, Callable[[Path], Engine]] = {"memory": lambda _: MemoryEngine(), "embedded": EmbeddedEngine}


def on_node(node: Cluster) -> ElasticEngine:
    """An engine with indices of its own on the running node."""
    return ElasticEngine(Connection(node.hosts, prefix=f"test-{uuid.uuid4().hex[:12]}", replicas=0))


def clear(engine: ElasticEngine) -> None:
    """Delete the engine's indices: a node with hundreds of them becomes slow."""
    for name in engine._client.indices.get(index=f"{engine._connection.prefix}-*"):
        engine._client.indices.delete(index=name)


@pytest.fixture(params=ENGINES)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine that nothing was ever built in."""
    if request.param != "elasticsearch":
        yield MAKERS[request.param](tmp_path / "index")
        return
    engine = on_node(request.getfixturevalue("elasticsearch_node"))
    yield engine
    clear(engine)


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """An engine that holds the small record."""
    empty_engine.rebuild(documents())
    return empty_engine


@pytest.fixture
def find(engine: Engine) -> Callable[..., ResultPage]:
    """Search for a typed text."""
    return lambda text, **more: engine.search(parse_query(text, **more))
