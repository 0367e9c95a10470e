"""Which engine this site uses: one setting, one instance for each process."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines.base import Engine
from search.engines.elastic import Connection, ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine

ENGINES = ("embedded", "elasticsearch", "memory")


def get_engine(name: str = "") -> Engine:
    """The engine that `SEARCH_ENGINE` names, or another one. Cheap: the same one each time. Writing is for `writer`.

    Another one answers from the index that was built for it last; only the site's own is kept up to date.
    """
    name = name or settings.SEARCH_ENGINE
    if name == "elasticsearch":
        return _elastic(_connection(), os.getpid())
    return _make(name, Path(settings.SEARCH_INDEX_FOLDER))


def _connection() -> Connection:
    return Connection(
        hosts=tuple(settings.ELASTICSEARCH_HOSTS),
        prefix=settings.ELASTICSEARCH_PREFIX,
        replicas=settings.ELASTICSEARCH_REPLICAS,
        api_key=settings.ELASTICSEARCH_API_KEY,
        username=settings.ELASTICSEARCH_USER,
        password=settings.ELASTICSEARCH_PASSWORD,
        ca_certificate=settings.ELASTICSEARCH_CA,
    )


@lru_cache(maxsize=8)
def _elastic(connection: Connection, process: int) -> Engine:  # noqa: ARG001 - a forked process needs sockets of its own
    return ElasticEngine(connection)


@lru_cache(maxsize=8)
def _make(name: str, folder: Path) -> Engine:
    if name == "embedded":
        return EmbeddedEngine(folder)
    if name == "memory":
        return MemoryEngine()
    raise ImproperlyConfigured(f"SEARCH_ENGINE is {name!r}; known here: {', '.join(ENGINES)}.")
