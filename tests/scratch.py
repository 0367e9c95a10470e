"""Where the tests' files lie while several workers run: in memory, where there is room.

Search indices, Elasticsearch and browsers wait for the disk at each commit (a commit of Tantivy: 130 ms on a busy disk,
7 ms in memory), and nothing here has to outlive the run.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 6 * 2**30
"""A full run leaves less than half of this."""
PREFIX = "lb-"
"""Short: tests make sockets deep in here, and the path of a socket may have about 100 characters."""


def usable(folder: Path) -> bool:
    """Whether the folder takes our files: writable, roomy, and programs in it may be run (a test makes some)."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    system = os.statvfs(folder)
    return not system.f_flag & os.ST_NOEXEC and system.f_bavail * system.f_frsize >= ENOUGH


def begin() -> Path | None:
    """Lead this process's temporary files, and those of all that it starts, into memory; None where that cannot be.

    A folder that TMPDIR names already is left alone.
    """
    if "TMPDIR" in os.environ or not usable(MEMORY):
        return None
    _sweep()
    made = MEMORY / f"{PREFIX}{os.getpid()}"
    made.mkdir(mode=0o711)  # PostgreSQL runs as another account and has to reach its own folder
    os.environ["TMPDIR"] = tempfile.tempdir = str(made)
    return made


def short() -> Path:
    """A folder for sockets: ours in memory or else /tmp."""
    ours = Path(tempfile.gettempdir())
    return ours if ours.parent == MEMORY else Path("/tmp")


def end(made: Path) -> None:
    """Give the memory back."""
    del os.environ["TMPDIR"]
    tempfile.tempdir = None
    shutil.rmtree(made, ignore_errors=True)


def _sweep() -> None:
    """Remove what killed runs left: memory that nothing else gives back."""
    for folder in MEMORY.glob(f"{PREFIX}*"):
        owner = folder.name.removeprefix(PREFIX)
        with contextlib.suppress(OSError):
            if owner.isdigit() and not Path("/proc", owner).exists() and folder.stat().st_uid == os.geteuid():
                shutil.rmtree(folder)
