"""Reading in a process of its own, so that no file can crash, hang or fill the worker that asked.

The process (`importers.serving`) is warm (a fresh one costs 0.3 s), gets bytes and gives back JSON, sees no
environment variables of ours, has no network, may open and write no files, and has limits of memory and time. It is
replaced after some files and after any limit. The programs that it asks for help are run from here.
"""

import atexit
import contextlib
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from importers import frames, readers
from importers.parsing import NO_PROFILE, FormatError, ParsedDocument, Profile, from_json
from importers.parsing import profile as profiles
from importers.pipeline import read_and_parse
from importers.source import Picture, ReadError, Tools
from importers.tools.local import LocalTools

__all__ = [
    "FILES_PER_PROCESS",
    "MEGABYTES",
    "SECONDS",
    "Answer",
    "ReaderProcess",
    "picture_in_process",
    "read_in_process",
]

SECONDS = 30.0
MEGABYTES = 512
FILES_PER_PROCESS = 200

_PNG = b"\x89PNG\r\n\x1a\n"
_CALLS_FOR_A_PAGE = 4  # read, find which way is up, read again, read for signs
_LOG = logging.getLogger(__name__)
_LOCAL = LocalTools()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader process gave: the document as JSON (`importers.parsing.from_json`).

    `lines` are there where other programs had to help: given back as `kept`, they spare those the next reading.
    """

    document: str
    lines: bytes = b""


class ReaderProcess:
    """One warm process. Not for use by two threads at once; `read_in_process` sees to that.

    `tools` are the programs that it may ask for help; None for none.
    """

    def __init__(self, megabytes: int = MEGABYTES, tools: Tools | None = _LOCAL) -> None:
        self._megabytes = megabytes
        self._tools = tools
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

        Raises `ReadError`, also for a file that is too much for time or memory. `seconds` are those of the process
        itself: the programs that it asks for help have limits of their own.
        """
        return self.document_of(self.ask(data, filename, seconds, profile))

    def ask(
        self,
        data: bytes,
        filename: str,
        seconds: float = SECONDS,
        profile: Profile = NO_PROFILE,
        *,
        kept: bool = False,
    ) -> Answer:
        """As `read`, but as the process gave it. `kept`: `data` are the lines of an earlier answer, and no file."""
        if len(data) > readers.DEFAULT_MAX_BYTES:
            readers.read(data, filename)  # refused by its size, with the message
        pictures = self._tools.pages if self._tools is not None else None
        request = frames.ReadRequest(filename, profiles.to_json(profile), pictures, kept)
        content, lines = self._answered(request, data, seconds, "document")
        return Answer(content.decode("utf-8", "surrogatepass"), lines)

    def picture(self, data: bytes, wanted: frames.PageRequest, seconds: float = SECONDS) -> bytes:
        """A page of a PDF as PNG. Raises `ReadError`."""
        request = frames.ReadRequest("", profiles.to_json(NO_PROFILE), None, page=wanted)
        content, _ = self._answered(request, data, seconds, "picture")
        if not content.startswith(_PNG):
            raise readers.error("crash")
        return content

    def _answered(self, request: frames.ReadRequest, data: bytes, seconds: float, wanted: str) -> tuple[bytes, bytes]:
        """The content of the answer of this kind, and the lines. Raises `ReadError` for any other."""
        try:
            kind, content, lines = self._asked(request, data, seconds)
        except TimeoutError as problem:
            self.close()
            raise readers.error("time") from problem
        except (OSError, EOFError, ValueError) as problem:
            self.close()
            raise readers.error("crash") from problem
        self._files += 1
        if self._files >= FILES_PER_PROCESS:
            self.close()
        if kind == "error":
            self._refuse(content)
        if kind != wanted:
            self.close()
            raise readers.error("crash")
        return content, lines

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

    def _asked(self, request: frames.ReadRequest, data: bytes, seconds: float) -> tuple[str, bytes, bytes]:
        """The kind and content of the answer, and the lines; on the way the help that the process asks for."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        deadline = time.monotonic() + seconds
        header = request.packed()
        parts = (frames.HEAD.pack(len(header)), header, frames.HEAD.pack(len(data)), data)
        _send(process.stdin, b"".join(parts), deadline)
        calls = 1 + _CALLS_FOR_A_PAGE * (request.pictures or 0)
        lines = b""
        while True:
            kind, content = frames.parted(_receive_frame(process.stdout, deadline))
            if kind in {"document", "picture", "error"}:
                return kind, content, lines
            if kind == "lines" and not lines:
                lines = content
                continue
            calls -= 1
            if calls < 0 or self._tools is None:
                raise OSError("the reader asks for more than it may")
            begun = time.monotonic()
            answer = _helped(self._tools, kind, content)
            deadline += time.monotonic() - begun
            _send(process.stdin, answer, deadline)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(__file__).resolve().parents[1])
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
                [sys.executable, "-m", "importers.serving", str(self._megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=root,
                env={"PYTHONPATH": root, "PATH": os.defpath, "LANG": "C.UTF-8"},
                bufsize=0,
            )
        return self._process

    def document_of(self, answer: Answer) -> ParsedDocument:
        """The document of an answer. Raises `ReadError` for one that is none."""
        try:
            return from_json(answer.document)
        except FormatError as problem:
            raise readers.error("crash") from problem

    def _refuse(self, content: bytes) -> None:
        said = json.loads(content)
        if said["trace"]:
            _LOG.error("the reader failed: %s", said["trace"])
        if said["code"] in {"memory", "crash"}:
            self.close()
        raise ReadError(said["code"], said["message"])


def _helped(tools: Tools, kind: str, content: bytes) -> bytes:
    """The frame that answers a call for help. Raises ValueError for one that nobody of ours makes."""
    head, _, body = content.partition(b"\n")
    said = json.loads(head)
    try:
        if kind == "recognise":
            read = tools.recognise(Picture(body, int(said["dpi"])), signs=bool(said["signs"]))
            return frames.packed("result", read.encode("utf-8", "replace"))
        if kind == "orientation":
            return frames.packed("result", str(tools.orientation(Picture(body, int(said["dpi"])))).encode())
        if kind == "convert" and said["suffix"] in readers.CONVERTED:
            return frames.packed("result", tools.convert(body, said["suffix"]))
    except ReadError as error:
        return frames.packed_error(error)
    raise ValueError(kind)


def _send(pipe: IO[bytes], request: bytes, deadline: float) -> None:
    """Write all of it, however full the pipe is, until the deadline."""
    descriptor = pipe.fileno()
    os.set_blocking(descriptor, False)
    view = memoryview(request)
    while view:
        _wait(deadline, writing=descriptor)
        with contextlib.suppress(BlockingIOError):
            view = view[os.write(descriptor, view) :]


def _receive_frame(pipe: IO[bytes], deadline: float) -> bytes:
    (length,) = frames.HEAD.unpack(_receive(pipe, frames.HEAD.size, deadline))
    if length > frames.LONGEST:
        raise OSError("the answer is too long")
    return _receive(pipe, length, deadline)


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
_drawing = threading.Lock()
_shared: dict[tuple[int, int, bool], ReaderProcess] = {}


def read_in_process(
    data: bytes,
    filename: str,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
    profile: Profile = NO_PROFILE,
    helped: bool = True,
    kept: bool = False,
) -> ParsedDocument:
    """`read_and_parse` in the shared process of this one, one file at a time.

    `seconds` and `megabytes` limit this file's reading. Raises `ReadError`, whatever the file does. Without `helped` no
    other program is run; `kept`: `data` are lines that an earlier reading gave, and no file.
    """
    if len(data) > readers.DEFAULT_MAX_BYTES:
        return read_and_parse(data, filename)  # refused by its size, with the message
    with _lock:
        place = (os.getpid(), megabytes, helped)  # a forked child must not use its parent's pipes
        process = _shared.setdefault(place, ReaderProcess(megabytes, _LOCAL if helped else None))
        return process.document_of(process.ask(data, filename, seconds, profile, kept=kept))


def picture_in_process(
    data: bytes, wanted: frames.PageRequest, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> bytes:
    """A page of a PDF as PNG, drawn in a shared process of its own for pictures. Raises `ReadError`."""
    with _drawing:
        place = (os.getpid(), -megabytes, False)  # apart from the readers: nobody waits for a file that is read
        process = _shared.setdefault(place, ReaderProcess(megabytes, None))
        return process.picture(data, wanted, seconds)


@atexit.register
def _close_all() -> None:
    for (owner, *_), process in _shared.items():
        if owner == os.getpid():
            process.close()
