"""One fixture for every engine: the contract suite runs each of its tests on all of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from search.core.parse import parse_query
from search.core.results import ResultPage
from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine
from tests.contract.documents import documents

ENGINES = ("memory", "embedded")
MAKERS: dict[str, Callable[[Path], Engine]] = {"memory": lambda _: MemoryEngine(), "embedded": EmbeddedEngine}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """An engine that holds the small record."""
    made = MAKERS[request.param](tmp_path / "index")
    made.rebuild(documents())
    return made


@pytest.fixture
def find(engine: Engine) -> Callable[..., ResultPage]:
    """Search for a typed text."""
    return lambda text, **more: engine.search(parse_query(text, **more))
