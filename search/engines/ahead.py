"""Work that is begun before its result is needed, in a few threads that all searches of a process share."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

THREADS = 4
"""As many as a process of the web server answers at once without waiting for each other; the work is short."""


@cache
def _threads(process: int) -> ThreadPoolExecutor:  # noqa: ARG001 - a forked process has none of its parent's threads
    return ThreadPoolExecutor(THREADS, thread_name_prefix="search-ahead")


def begin(
    work: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
) -> Callable[[], Result]:
    """Begin `work`; what is returned waits for its result, or raises what it raised.

    Only for work that changes nothing: nobody waits for it when the caller gives up.
    """
    return _threads(os.getpid()).submit(work, *arguments, **named).result
