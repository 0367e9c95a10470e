"""The index as a projection of the database: outbox, builders, and the one door to writing.

`get_engine()` is the engine of this process; pages search through `search.index.searching.search`, which leaves out
what waits for the index. Only `writer` writes.
"""

from search.index.engine import get_engine

__all__ = ["get_engine"]
