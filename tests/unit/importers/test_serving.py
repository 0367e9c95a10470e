"""The reader process: what it cannot reach, and how it asks for help."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from importers import frames, serving
from importers.isolation import ReaderProcess
from importers.parsing import NO_PROFILE
from importers.parsing import profile as profiles
from importers.readers import error
from importers.source import Picture, ReadError
from importers.tools import confinement

ROOT = Path(__file__).parents[3]
RTF = rb"{\rtf1\ansi Beslut}"
WORD = (ROOT / "tests/golden/seed_000/styles.docx").read_bytes()
landlock = pytest.mark.skipif(not confinement.knows_files(), reason="this kernel has no Landlock")


class Helper:
    """Programs as a test wants them."""

    pages = 3

    def __init__(self, made: bytes | ReadError) -> None:
        self.made = made
        self.asked: list[str] = []

    def recognise(self, picture: Picture, *, signs: bool = False) -> str:
        self.asked.append("recognise")
        return ""

    def orientation(self, picture: Picture) -> int:
        return 0

    def convert(self, data: bytes, suffix: str) -> bytes:
        assert data == RTF
        self.asked.append(suffix)
        if isinstance(self.made, ReadError):
            raise self.made
        return self.made


def read(data: bytes, tools: Helper | None):
    process = ReaderProcess(tools=tools)
    try:
        return process.read(data, "a.rtf")
    finally:
        process.close()


def test_a_file_is_converted_by_who_asked():
    helper = Helper(WORD)
    document = read(RTF, helper)

    assert helper.asked == [".rtf"]
    assert document.file_type.value == "rtf"
    assert document.items[0].number == 96


def test_the_refusal_of_a_program_comes_through():
    with pytest.raises(ReadError) as refused:
        read(RTF, Helper(error("office_time")))
    assert (refused.value.code, refused.value.message) == ("office_time", error("office_time").message)


def test_without_helpers_other_formats_are_refused():
    with pytest.raises(ReadError) as refused:
        read(RTF, None)
    assert refused.value.code == "rtf"


def test_what_is_made_of_a_file_is_judged_like_any_file():
    with pytest.raises(ReadError) as refused:
        read(RTF, Helper(RTF))
    assert refused.value.code == "office_failed"


def confined(script: str) -> subprocess.CompletedProcess[str]:
    """A script in a process that has given up what a reader gives up."""
    begin = "import os, sys\nfrom pathlib import Path\nfrom importers import serving\nserving.confine(512)\n"
    return subprocess.run(
        [sys.executable, "-c", begin + script],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@landlock
@pytest.mark.parametrize(
    "script",
    [
        "import socket; socket.socket(socket.AF_INET)",
        "import socket; socket.socket(socket.AF_INET6)",
        "Path('/etc/passwd').read_bytes()",
        "Path('pyproject.toml').read_bytes()",
        "Path('site/webapp/settings/base.py').read_bytes()",
        "Path(f'/proc/{os.getppid()}/environ').read_bytes()",
        "import tempfile; tempfile.mkstemp()",
        "Path('importers/ny.py').write_text('x')",
        "bytearray(900_000_000)",
    ],
)
def test_a_reader_has_no_files_no_network_and_little_memory(script):
    done = confined(script)

    assert done.returncode == 1, done.stderr
    assert any(name in done.stderr for name in ("PermissionError", "MemoryError", "FileNotFoundError", "OSError"))


@landlock
def test_a_reader_can_still_import_what_it_needs():
    done = confined("import importers.parsing.codec, email, zoneinfo, xml.sax, pypdf.generic; print('klar')")

    assert done.stdout == "klar\n", done.stderr


def test_requests_and_frames_come_through():
    request = frames.ReadRequest("å\udcff.pdf", profiles.to_json(NO_PROFILE), 7)
    assert frames.request_from(request.packed()) == request

    frame = frames.packed("document", b"rad 1\nrad 2")
    assert int.from_bytes(frame[:8], "big") == len(frame) - 8
    assert frames.parted(frame[8:]) == ("document", b"rad 1\nrad 2")


def test_an_end_of_input_ends_the_process():
    with pytest.raises(SystemExit):
        serving.serve(BytesIO(b"\x00\x00"), BytesIO())


def test_an_unexpected_error_is_told_without_its_text(monkeypatch):
    def broken(*_arguments: object, **_more: object) -> None:
        raise ValueError("hemlig text")

    monkeypatch.setattr(serving, "parse", broken)
    request = frames.ReadRequest("a.txt", profiles.to_json(NO_PROFILE), None).packed()
    given = BytesIO(b"".join(frames.HEAD.pack(len(part)) + part for part in (request, b"Beslut")))
    said = BytesIO()
    with pytest.raises(SystemExit):
        serving.serve(given, said)
    kind, content = frames.parted(said.getvalue()[8:])

    assert kind == "error"
    assert json.loads(content)["code"] == "crash"
    assert b"hemlig" not in content
    assert b"ValueError at test_serving.py:" in content


def test_our_own_rights_are_untouched():
    read(RTF, Helper(WORD))

    assert os.access(ROOT / "pyproject.toml", os.R_OK)


def test_lines_that_needed_a_program_come_along_and_spare_it_the_next_time():
    helper = Helper(WORD)
    process = ReaderProcess(tools=helper)
    try:
        first = process.ask(RTF, "a.rtf")
        second = process.ask(first.lines, "a.rtf", kept=True)
    finally:
        process.close()
    assert helper.asked == [".rtf"]
    assert (second.document, second.lines) == (first.document, b"")


def test_a_file_that_needs_no_program_has_no_lines():
    process = ReaderProcess(tools=Helper(WORD))
    try:
        assert process.ask(WORD, "a.docx").lines == b""
    finally:
        process.close()


def test_lines_that_are_none_are_refused_and_the_process_lives_on():
    process = ReaderProcess(tools=None)
    try:
        with pytest.raises(ReadError) as refused:
            process.ask(b"nonsense", "a.rtf", kept=True)
        assert refused.value.code == "crash"
        assert process.read(WORD, "a.docx").items
    finally:
        process.close()
