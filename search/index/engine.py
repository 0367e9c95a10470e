"""Which engine this site uses: one setting, one instance for each process."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from search.engines.memory import MemoryEngine


def get_engine() -> Engine:
    """The engine that `SEARCH_ENGINE` names. Cheap: the same one each time. Writing is for `writer` alone."""
    return _make(settings.SEARCH_ENGINE, Path(settings.SEARCH_INDEX_FOLDER))


@lru_cache(maxsize=8)
def _make(name: str, folder: Path) -> Engine:
    if name == "embedded":
        return EmbeddedEngine(folder)
    if name == "memory":
        return MemoryEngine()
    raise ImproperlyConfigured(f"SEARCH_ENGINE is {name!r}; known here: embedded, memory.")
