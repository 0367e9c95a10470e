"""Run a program on a stranger's file: apart from the network and our files, within limits, and gone afterwards."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use: wall seconds (processor time too), megabytes of address space, bytes in one file.

    `sockets`: it may make Unix sockets in the folders for temporary files.
    """

    seconds: float
    megabytes: int
    written: int = 0
    sockets: bool = False


class ProgramError(Exception):
    """The program ended with an error, or gave too much."""


class LateError(Exception):
    """The program had to be ended: its time was up."""


def find(*names: str) -> str | None:
    """The path of the first of these programs that is installed."""
    return next((path for name in names if (path := shutil.which(name))), None)


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A folder for one call, gone afterwards whatever happens."""
    path = Path(tempfile.mkdtemp(prefix="lansbeslut-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def run(command: list[str], limits: Limits, *, place: Path, given: bytes = b"", answer: int = 50_000_000) -> bytes:
    """What the program writes to its standard output. It sees only system files and, to write in, `place`.

    Raises `LateError` and `ProgramError`; in both cases the program and everything that it started are gone.
    `answer` is how many bytes of output are more than it can mean.
    """
    said = {**asdict(limits), "seconds": int(limits.seconds) + 1, "read": [], "write": [str(place)]}
    with (place / "given").open("w+b") as source, (place / "said").open("w+b") as output:
        source.write(given)
        source.seek(0)
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
            [sys.executable, "-m", "importers.tools.launch", json.dumps(said), *command],
            stdin=source,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env=_environment(place),
            start_new_session=True,
        )
        try:
            code = process.wait(limits.seconds)
        except subprocess.TimeoutExpired as late:
            raise LateError from late
        finally:
            _end(process)
        if code != 0 or output.seek(0, os.SEEK_END) > answer:
            raise ProgramError
        output.seek(0)
        return output.read()


def _environment(place: Path) -> dict[str, str]:
    """Nothing of ours: no secrets, no settings, no home."""
    nowhere = "http://127.0.0.1:9"  # for a machine where the network cannot be taken away
    return {
        "PYTHONPATH": str(_ROOT),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(place),
        "TMPDIR": str(place),
        "XDG_RUNTIME_DIR": str(place),
        "OMP_THREAD_LIMIT": "1",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
        "ftp_proxy": nowhere,
    }


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group, also what is left of it after its leader."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
