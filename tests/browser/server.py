"""A real site for the browser tests: fresh folder, small county, and the launcher of `make run` with its workers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from webapp.launch import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
LONGEST_START_SECONDS = 180
"""Only a limit for a site that never answers; nothing is timed against it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: `address` without a last slash, `paths` of one page of each kind by name."""

    address: str
    folder: Path
    paths: dict[str, str]

    def url(self, name: str) -> str:
        """The address of a page by its name in `paths`, or of a path that starts with a slash."""
        return self.address + (name if name.startswith("/") else self.paths[name])


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _environment(var: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANSBESLUT_", "DJANGO_"))}
    return kept | {
        "LANSBESLUT_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "webapp.settings.dev",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Fill a site in `folder`, start it as `make run` does, and end it again."""
    environment, addresses, port = _environment(folder / "var"), folder / "county.json", free_port()
    county = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("county.py")), str(addresses)]
    done = subprocess.run(county, cwd=ROOT / "site", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with (folder / "launcher.log").open("wb") as log:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "webapp.launch", "--port", str(port)],
            cwd=ROOT / "site",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - pytest's main thread starts it, and a killed run leaves no site
        )
    try:
        address = f"http://{HOST}:{port}"
        _await(address, launcher, folder / "launcher.log")
        yield Site(address, folder, json.loads(addresses.read_text()))
    finally:
        launcher.send_signal(signal.SIGTERM)
        try:
            launcher.wait(30)
        except subprocess.TimeoutExpired:
            launcher.kill()
            launcher.wait()


def _await(address: str, launcher: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the site and its search answer."""
    deadline = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < deadline:
        assert launcher.poll() is None, f"the site did not start:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(f"{address}/halsa/", timeout=5) as answer:
                if json.load(answer)["search"] == "ok":
                    return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"the site did not answer:\n{log.read_text()}")
