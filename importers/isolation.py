"""Reading in a process of its own, so that no file can crash, hang or fill the worker that asked.

The process is warm (a fresh one costs 0.3 s), gets bytes and gives back JSON, sees no environment variables of
ours, may not write files, and has limits of memory and time. It is replaced after some files and after any limit.
"""

import atexit
import contextlib
import json
import logging
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, BinaryIO

from importers import readers
from importers.parsing import NO_PROFILE, FormatError, ParsedDocument, Profile, from_json, to_json
from importers.parsing import profile as profiles
from importers.pipeline import read_and_parse
from importers.source import ReadError

__all__ = ["FILES_PER_PROCESS", "MEGABYTES", "SECONDS", "ReaderProcess", "read_in_process"]

SECONDS = 30.0
MEGABYTES = 512
FILES_PER_PROCESS = 200

_FRAME = struct.Struct(">Q")
_LARGEST_ANSWER = 400_000_000
_LOG = logging.getLogger(__name__)


class ReaderProcess:
    """One warm process. Not for use by two threads at once; `read_in_process` sees to that."""

    def __init__(self, megabytes: int = MEGABYTES) -> None:
        self._megabytes = megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._files = 0

    @property
    def number(self) -> int | None:
        """The process id; None while no process runs."""
        return self._process.pid if self._process is not None else None

    def read(
        self, data: bytes, filename: str, seconds: float = SECONDS, profile: Profile = NO_PROFILE
    ) -> ParsedDocument:
        """What the file says, by the body's own headings.

        Raises `ReadError`, also for a file that is too much for time or memory.
        """
        try:
            answer = self._ask(data, filename, profile, time.monotonic() + seconds)
        except TimeoutError as problem:
            self.close()
            raise readers.error("time") from problem
        except (OSError, EOFError) as problem:
            self.close()
            raise readers.error("crash") from problem
        self._files += 1
        if self._files >= FILES_PER_PROCESS:
            self.close()
        return self._understood(answer)

    def close(self) -> None:
        """End the process; the next `read` starts another one."""
        process, self._process, self._files = self._process, None, 0
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def _ask(self, data: bytes, filename: str, profile: Profile, deadline: float) -> bytes:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        frames = (filename.encode("utf-8", "replace"), profiles.to_json(profile).encode(), data)
        request = b"".join(part for frame in frames for part in (_FRAME.pack(len(frame)), frame))
        _send(process.stdin, request, deadline)
        (length,) = _FRAME.unpack(_receive(process.stdout, _FRAME.size, deadline))
        if length > _LARGEST_ANSWER:
            raise OSError("the answer is too long")
        return _receive(process.stdout, length, deadline)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(__file__).resolve().parents[1])
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                [sys.executable, "-m", "importers.isolation", str(self._megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=root,
                env={"PYTHONPATH": root, "PATH": os.defpath, "LANG": "C.UTF-8"},
                bufsize=0,
            )
        return self._process

    def _understood(self, answer: bytes) -> ParsedDocument:
        kind, _, content = answer.decode("utf-8", "surrogatepass").partition("\n")
        if kind == "document":
            try:
                return from_json(content)
            except FormatError as problem:
                raise readers.error("crash") from problem
        said = json.loads(content)
        if said.get("trace"):
            _LOG.error("the reader failed: %s", said["trace"])
        if said["code"] in {"memory", "crash"}:
            self.close()
        raise ReadError(said["code"], said["message"])


def _send(pipe: IO[bytes], request: bytes, deadline: float) -> None:
    """Write all of it, however full the pipe is, until the deadline."""
    descriptor = pipe.fileno()
    os.set_blocking(descriptor, False)
    view = memoryview(request)
    while view:
        _wait(deadline, writing=descriptor)
        with contextlib.suppress(BlockingIOError):
            view = view[os.write(descriptor, view) :]


def _receive(pipe: IO[bytes], length: int, deadline: float) -> bytes:
    """Exactly so many bytes, or `TimeoutError`, or `EOFError` when the process is gone."""
    descriptor = pipe.fileno()
    parts: list[bytes] = []
    while length:
        _wait(deadline, reading=descriptor)
        part = os.read(descriptor, min(length, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _wait(deadline: float, *, reading: int | None = None, writing: int | None = None) -> None:
    left = deadline - time.monotonic()
    ready = select.select(
        [] if reading is None else [reading], [] if writing is None else [writing], [], max(0.0, left)
    )
    if left <= 0 or not (ready[0] or ready[1]):
        raise TimeoutError


_lock = threading.Lock()
_shared: dict[tuple[int, int], ReaderProcess] = {}


def read_in_process(
    data: bytes,
    filename: str,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    profile: Profile = NO_PROFILE,
) -> ParsedDocument:
    """`read_and_parse` in the shared process of this one, one file at a time.

    `seconds` and `megabytes` limit this file's reading. Raises `ReadError`, whatever the file does.
    """
    if len(data) > readers.DEFAULT_MAX_BYTES:
        return read_and_parse(data, filename)  # refused by its size, with the message
    with _lock:
        place = (os.getpid(), megabytes)  # a forked child must not use its parent's pipes
        process = _shared.setdefault(place, ReaderProcess(megabytes))
        return process.read(data, filename, seconds, profile)


@atexit.register
def _close_all() -> None:
    for (owner, _), process in _shared.items():
        if owner == os.getpid():
            process.close()


def _limit(megabytes: int) -> None:
    """What the process may use; the libraries' own code is not counted."""
    try:
        import resource
    except ImportError:  # not on Windows: there only time is limited
        return
    status = Path("/proc/self/statm")
    own = int(status.read_text().split()[0]) * resource.getpagesize() if status.exists() else 256 << 20
    resource.setrlimit(resource.RLIMIT_AS, (own + (megabytes << 20),) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        sys.exit(0)
    return content


def _frame(stream: BinaryIO) -> bytes:
    (length,) = _FRAME.unpack(_exactly(stream, _FRAME.size))
    return _exactly(stream, length)


def _answer(data: bytes, filename: str, profile: Profile) -> tuple[str, str]:
    try:
        return "document", to_json(read_and_parse(data, filename, profile=profile))
    except ReadError as error:
        return "error", json.dumps({"code": error.code, "message": error.message})
    except (MemoryError, RecursionError) as problem:
        refused = readers.error("memory" if isinstance(problem, MemoryError) else "too_complex")
        return "error", json.dumps({"code": refused.code, "message": refused.message})
    except Exception as problem:  # whatever a library throws, the caller gets a message
        refused = readers.error("crash")
        return "error", json.dumps({"code": refused.code, "message": refused.message, "trace": _place(problem)})


def _place(problem: BaseException) -> str:
    """Where it went wrong, without any value: logs hold no document text."""
    trace, last = problem.__traceback__, ""
    while trace is not None:
        last = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(problem).__name__} at {last}"


def _serve(megabytes: int) -> None:
    """Answer files until the other end is gone."""
    _limit(megabytes)
    while True:
        filename = _frame(sys.stdin.buffer).decode("utf-8", "replace")
        profile = profiles.from_json(_frame(sys.stdin.buffer).decode())
        kind, content = _answer(_frame(sys.stdin.buffer), filename, profile)
        answer = f"{kind}\n{content}".encode("utf-8", "surrogatepass")
        sys.stdout.buffer.write(_FRAME.pack(len(answer)) + answer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
