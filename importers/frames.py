"""What a reader process and the process that asked it say to each other: frames of a length, a kind and content.

A request is two frames, `ReadRequest` and the bytes of the file. Its answer is `document` (JSON) or `error`; before
that, the reader may ask for the help of a program: `recognise`, `orientation` or `convert`, each answered by
`result` or `error`. Where it had such help, the `lines` of the file come before the document: kept, they spare the
programs the next reading. A request with a `page` is answered by `picture` (PNG) or `error`.
"""

import json
import struct
from dataclasses import asdict, dataclass

from importers.source import ReadError

HEAD = struct.Struct(">Q")
LONGEST = 400_000_000


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page (from 1) is wanted as a picture, and what is to be marked (`importers.readers.page_picture`).

    `turn`: degrees clockwise that set it upright.
    """

    page: int
    words: str = ""
    nth: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    turn: int = 0


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What is asked of a reader process: `profile` is JSON, `pictures` how many pictured pages may be read.

    `pictures` is None where no program beside Python may be asked for help. `kept`: what follows are the lines that
    an earlier reading gave, and no file.
    """

    filename: str
    profile: str
    pictures: int | None
    kept: bool = False
    page: PageRequest | None = None

    def packed(self) -> bytes:
        """The request as a frame's content."""
        return json.dumps(asdict(self)).encode("utf-8", "surrogatepass")


def request_from(content: bytes) -> ReadRequest:
    """The request that a frame holds."""
    said = json.loads(content)
    page = said.pop("page")
    if page is not None:
        page = PageRequest(**page | {"boxes": tuple((*box,) for box in page["boxes"])})
    return ReadRequest(**said, page=page)


def packed(kind: str, content: bytes = b"") -> bytes:
    """A frame, ready to be sent."""
    head = kind.encode() + b"\n"
    return b"".join((HEAD.pack(len(head) + len(content)), head, content))


def packed_error(error: ReadError, trace: str = "") -> bytes:
    """An error as a frame; `trace` is where it happened, for a log, and holds no text of a document."""
    return packed("error", json.dumps({"code": error.code, "message": error.message, "trace": trace}).encode())


def parted(frame: bytes) -> tuple[str, bytes]:
    """The kind of a frame without its length, and its content."""
    kind, _, content = frame.partition(b"\n")
    return kind.decode(), content
