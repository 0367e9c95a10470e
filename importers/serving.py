"""The reader process: `python -m importers.serving MEGABYTES`, started by `importers.isolation` and by nobody else.

It reads files from its standard input and answers on its standard output. Before the first file it gives up the
network, every file but Python's own, and all memory beyond its limit. For a picture to be recognised, or an office
file to be converted, it asks the other end.
"""

import json
import os
import sys
import sysconfig
from pathlib import Path
from typing import BinaryIO

from importers import collecting, frames, readers
from importers.parsing import lines_from_bytes, lines_to_bytes, parse, to_json
from importers.parsing import profile as profiles
from importers.readers import page_picture
from importers.source import Picture, ReadError
from importers.tools import confinement


class AskedTools:
    """Programs that the other end runs for us; `asked` once one of them was."""

    def __init__(self, pages: int, given: BinaryIO, said: BinaryIO) -> None:
        self.pages = pages
        self.asked = False
        self._given = given
        self._said = said

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        """`importers.source.Tools`."""
        return self._asked("recognise", {"dpi": picture.dpi, "signs": signs}, picture.content).decode()

    def orientation(self, picture: Picture) -> int:
        """`importers.source.Tools`."""
        return int(self._asked("orientation", {"dpi": picture.dpi}, picture.content))

    def convert(self, data: bytes, suffix: str) -> bytes:
        """`importers.source.Tools`."""
        return self._asked("convert", {"suffix": suffix}, data)

    def _asked(self, kind: str, said: dict[str, object], content: bytes) -> bytes:
        self.asked = True
        self._said.write(frames.packed(kind, json.dumps(said).encode() + b"\n" + content))
        self._said.flush()
        kind, answer = frames.parted(_frame(self._given))
        if kind == "error":
            refused = json.loads(answer)
            raise ReadError(refused["code"], refused["message"])
        return answer


def _frame(stream: BinaryIO) -> bytes:
    (length,) = frames.HEAD.unpack(_exactly(stream, frames.HEAD.size))
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        sys.exit(0)
    return content


def _answer(data: bytes, request: frames.ReadRequest, tools: AskedTools | None) -> bytes:
    try:
        if request.page is not None:
            wanted = request.page
            drawn = page_picture.png(data, wanted.page, wanted.words, wanted.nth, wanted.boxes, wanted.turn)
            return frames.packed("picture", drawn)
        profile = profiles.from_json(request.profile)
        source = lines_from_bytes(data) if request.kept else readers.read(data, request.filename, tools=tools)
        document = to_json(parse(source, profile)).encode("utf-8", "surrogatepass")
        lines = frames.packed("lines", lines_to_bytes(source)) if tools is not None and tools.asked else b""
        return lines + frames.packed("document", document)
    except ReadError as error:
        return frames.packed_error(error)
    except MemoryError:
        return frames.packed_error(readers.error("memory"))
    except RecursionError:
        return frames.packed_error(readers.error("too_complex"))
    except Exception as problem:  # whatever a library throws, the caller gets a message
        return frames.packed_error(readers.error("crash"), _place(problem))


def _place(problem: BaseException) -> str:
    """Where it went wrong, without any value: logs hold no document text."""
    trace, last = problem.__traceback__, ""
    while trace is not None:
        last = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(problem).__name__} at {last}"


def confine(megabytes: int) -> None:
    """Keep the program's own code and what Python may still import; the libraries' own code is not counted."""
    root = Path(__file__).resolve().parents[1]
    own: list[str | Path] = [
        root / "importers",
        root / "decisions",
        sys.prefix,
        sys.base_prefix,
        *sysconfig.get_paths().values(),
    ]
    system = ["/usr", "/lib", "/lib64", "/etc/localtime", "/dev/urandom"]
    status = Path("/proc/self/statm")
    used = int(status.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 256 << 20
    confinement.apart()
    confinement.only_files(read=[Path(path) for path in (*own, *system)], write=[Path("/dev/null")])
    confinement.limit(megabytes=megabytes + (used >> 20))


def serve(given: BinaryIO, said: BinaryIO) -> None:
    """Answer files until the other end is gone."""
    collecting.settle()
    while True:
        request = frames.request_from(_frame(given))
        tools = None if request.pictures is None else AskedTools(request.pictures, given, said)
        said.write(_answer(_frame(given), request, tools))
        said.flush()
        collecting.sweep()


if __name__ == "__main__":
    os.umask(0o077)
    confine(int(sys.argv[1]))
    serve(sys.stdin.buffer, sys.stdout.buffer)
