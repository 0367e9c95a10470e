"""Files read by several warm reader processes at once, while the caller writes what has been read.

The threads here only wait for their processes and touch no database: rows are read and written by the caller alone.
"""

import atexit
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from django.conf import settings

from importers.isolation import ReaderProcess
from importers.parsing import NO_PROFILE, ParsedDocument, Profile
from importers.tools.local import LocalTools


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a reader gave: the document, and the JSON that it came as, to be stored as it is.

    `lines` are to be kept: they spare OCR or LibreOffice the next reading. Empty where neither was needed.
    """

    parsed: ParsedDocument
    result: str
    lines: bytes = b""


class ReaderPool:
    """`size` reader processes, each started when it is first needed. Close it, or let the exit of Python do so.

    `seconds` and `megabytes` limit one file's reading, `pages` how many pictured pages of it are read by machine.
    """

    def __init__(self, size: int, *, seconds: float, megabytes: int, pages: int) -> None:
        self.size = size
        self._tools = LocalTools(pages=pages)
        self._seconds = seconds
        self._megabytes = megabytes
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="reader")
        self._own = threading.local()
        self._processes: list[ReaderProcess] = []

    def read(
        self, fetch: Callable[[], bytes], name: str, profile: Profile = NO_PROFILE, *, kept: bytes = b""
    ) -> "Future[ReadFile]":
        """Begin to read a file as soon as a process is free. `fetch` gives its bytes, and is called in a thread.

        `kept` are the lines of an earlier reading, which are parsed in place of the bytes. The future's result raises
        `ReadError` for a file that cannot be read.
        """
        return self._threads.submit(self._read, fetch, name, profile, kept)

    def close(self) -> None:
        """End the processes. A file that is being read fails."""
        for process in self._processes:
            process.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _read(self, fetch: Callable[[], bytes], name: str, profile: Profile, kept: bytes) -> ReadFile:
        process = getattr(self._own, "process", None)
        if process is None:
            process = self._own.process = ReaderProcess(self._megabytes, self._tools)
            self._processes.append(process)
        answer = process.ask(kept or fetch(), name, self._seconds, profile, kept=bool(kept))
        return ReadFile(process.document_of(answer), answer.document, answer.lines or kept)


_lock = threading.Lock()
_shared: dict[int, ReaderPool] = {}


def shared() -> ReaderPool:
    """The pool of this process, made when it is first asked for. A forked child gets one of its own."""
    with _lock:
        pool = _shared.get(os.getpid())
        if pool is None:
            pool = ReaderPool(
                settings.IMPORT_READERS,
                seconds=settings.IMPORT_READ_SECONDS,
                megabytes=settings.IMPORT_READ_MEGABYTES,
                pages=settings.IMPORT_OCR_PAGES,
            )
            _shared[os.getpid()] = pool
        return pool


@atexit.register
def _close() -> None:
    pool = _shared.pop(os.getpid(), None)
    if pool is not None:
        pool.close()
