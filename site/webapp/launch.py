"""The launcher behind `make run`: prepares the site, runs web server and workers, and ends them all together.

It imports no Django, so it starts at once and stays small. Every child has a session of its own: Ctrl-C
in the terminal reaches the launcher only, which ends its children in order and leaves none behind. On Linux
the kernel ends them too if the launcher itself is killed.
"""

import argparse
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO

from webapp import prepare
from webapp.settings.base import ROOT, VAR

HOST = "127.0.0.1"
"""Only this machine: the demo log-ins are known to everybody."""
DEFAULT_PORT = 8000
PORTS_TRIED = 20
HEALTH_PATH = "/halsa/"
START_SECONDS = 120
"""Longest wait for the first answer of the web server."""
STOP_SECONDS = 10
"""Time that a child gets to finish its work after being told to stop; then it is killed."""
TICK_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 30.0
LOG_TAIL_LINES = 15


def say(text: str) -> None:
    """Write one line to the user at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class LaunchError(Exception):
    """The site cannot be started; the message says why and what to do, in Swedish."""


@dataclass(slots=True)
class Service:
    """One child process: its command, its log, and how often it has died in a row."""

    name: str
    label: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    restart_at: float | None = None
    log_path: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log_path = VAR / "log" / f"{self.name}.log"

    def start(self, environment: dict[str, str]) -> None:
        """Start the process; its output goes to its log, which is emptied unless this is a restart."""
        self.log_path.parent.mkdir(parents=True, exist_ok=True)
        with self.log_path.open("ab" if self.failures else "wb") as log:
            self.process = spawn(self.command, environment, log)
        self.started = time.monotonic()
        self.restart_at = None

    def ended(self) -> int | None:
        """The exit code of a process that has ended, or None while it runs or was not started."""
        return self.process.poll() if self.process else None

    def pause(self) -> float:
        """Seconds before the next restart: 1, 2, 4 … 30, from the start again after a minute of health."""
        if time.monotonic() - self.started > 60:
            self.failures = 0
        self.failures += 1
        return min(2.0 ** (self.failures - 1), LONGEST_PAUSE_SECONDS)

    def log_tail(self) -> str:
        """The last lines of the log, indented."""
        lines = self.log_path.read_text(errors="replace").splitlines()[-LOG_TAIL_LINES:]
        return "\n".join(f"    {line}" for line in lines)


def end_with_parent() -> None:
    """In the child, on Linux: be told to stop when the launcher dies, even by kill -9."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def spawn(command: list[str], environment: dict[str, str], output: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, in the folder of `webapp`; without `output` it shares ours."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter with fixed arguments
        command,
        cwd=ROOT / "site",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        start_new_session=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509 - the launcher has one thread only
    )


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    """End the processes and everything that they started: politely, and by force after STOP_SECONDS."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline and any(process.poll() is None for process in processes):
        time.sleep(TICK_SECONDS / 2)
    for process in processes:
        # The group outlives its leader where a reader process was left over.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def choose_port(wanted: int | None) -> int:
    """The wanted port, else the first free one from DEFAULT_PORT on; LaunchError where none is free."""
    if wanted is not None:
        if not _is_free(wanted):
            raise LaunchError(f"Port {wanted} är upptagen eller otillåten. Välj en annan: make run PORT={wanted + 1}")
        return wanted
    for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED):
        if _is_free(port):
            if port != DEFAULT_PORT:
                say(f"Port {DEFAULT_PORT} är upptagen av ett annat program; använder {port} i stället.")
            return port
    raise LaunchError(
        f"Portarna {DEFAULT_PORT} till {DEFAULT_PORT + PORTS_TRIED - 1} är upptagna. Välj en ledig: make run PORT=9000"
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


@contextmanager
def only_launcher() -> Iterator[IO[str]]:
    """Hold the lock of the data folder, so that two launchers never write to one database and index."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "launcher.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            where = lock.read().strip() or "en adress som inte är klar än"
            raise LaunchError(f"Länsbeslut körs redan här: {where}") from None
        lock.truncate(0)
        yield lock


class Launcher:
    """Starts, watches and ends the services of one site."""

    def __init__(self, port: int) -> None:
        self.address = f"http://{HOST}:{port}"
        self.stopping = False
        self.environment = _environment(self.address)
        python = [sys.executable, "-m"]
        worker = [sys.executable, "manage.py", "worker", "--no-startup-delay", "--queue-name"]
        self.web = Service(
            "web",
            "Webbservern",
            [
                *(
                    *python,
                    "gunicorn",
                    "webapp.wsgi",
                    "--bind",
                    f"{HOST}:{port}",
                    "--workers",
                    "1",
                    "--threads",
                    "8",
                ),
                *("--timeout", "120", "--graceful-timeout", "5", "--no-control-socket"),
            ],
        )
        self.workers = [
            # Wagtail's own tasks (queue "default") never stand before index updates.
            Service("index", "Sökindexets arbetare", [*worker, "index", "--interval", "0.5"]),
            Service("imports", "Importens arbetare", [*worker, "imports,default", "--interval", "1"]),
        ]

    def stop(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal handler's signature
        """Ask the loop to end; the same signal may come both from the terminal and from make."""
        self.stopping = True

    def run(self) -> int:
        """Prepare, start, watch until a signal comes, and end everything. Returns the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)
        started = time.monotonic()
        try:
            self._prepare()
            self.web.start(self.environment)
            self._await_web()
            for worker in self.workers:
                worker.start(self.environment)
            if not self.stopping:
                say(_banner(self.address, time.monotonic() - started))
            while not self.stopping:
                self._revive()
                time.sleep(TICK_SECONDS)
        finally:
            say("\nAvslutar …")
            end([service.process for service in (*self.workers, self.web) if service.process])
        say("Länsbeslut är avslutat. Data finns kvar till nästa gång.")
        return 0

    def _prepare(self) -> None:
        if not prepare.due():
            return
        quiet = {"LANSBESLUT_LOG_LEVEL": "WARNING"}  # its own lines tell what it does
        process = spawn([sys.executable, "-m", "webapp.prepare"], self.environment | quiet)
        while process.poll() is None and not self.stopping:
            time.sleep(TICK_SECONDS)
        if self.stopping:
            end([process])
        elif process.returncode:
            raise LaunchError("Förberedelserna misslyckades; se ovan. Webbplatsen startades inte.")

    def _await_web(self) -> None:
        """Wait until the web server answers, be it with an error page, which says more than we could."""
        deadline = time.monotonic() + START_SECONDS
        while not self.stopping:
            if self.web.ended() is not None or time.monotonic() > deadline:
                raise LaunchError(f"Webbservern startade inte. Slutet av {self.web.log_path}:\n{self.web.log_tail()}")
            if answers(f"{self.address}{HEALTH_PATH}"):
                return
            time.sleep(TICK_SECONDS)

    def _revive(self) -> None:
        """Notice services that have died, say so, and start each again after its pause."""
        for service in (self.web, *self.workers):
            if service.restart_at is not None:
                if time.monotonic() >= service.restart_at:
                    service.start(self.environment)
            elif (code := service.ended()) is not None:
                pause = service.pause()
                service.restart_at = time.monotonic() + pause
                say(
                    f"{service.label} stannade (kod {code}) och startas om efter {pause:.0f} s. "
                    f"Loggen finns i {service.log_path}"
                )


def answers(address: str) -> bool:
    """Whether an HTTP server answers at the address, whatever its status."""
    try:
        with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own http address
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def _environment(address: str) -> dict[str, str]:
    paths = [str(ROOT), str(ROOT / "site"), os.environ.get("PYTHONPATH", "")]
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "webapp.settings.dev",
        "LANSBESLUT_BASE_URL": address,
        "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        "PYTHONUNBUFFERED": "1",
    }


def _banner(address: str, seconds: float) -> str:
    log_ins = VAR / "demo-logins.txt"
    lines = [
        "",
        f"Länsbeslut är igång (startade på {seconds:.1f} s):",
        f"  webbplatsen      {address}/",
        f"  för registratorn {address}/admin/",
        "",
        *(log_ins.read_text().splitlines() if log_ins.exists() else []),
        "",
        f"Data och loggar ligger i {VAR}. Avsluta med Ctrl-C.",
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Start the site and stay until Ctrl-C: 0 after an orderly end, 1 where it could not be started."""
    parser = argparse.ArgumentParser(prog="make run", description="Startar Länsbeslut på den här datorn.")
    parser.add_argument("--port", type=int, help=f"port, annars första lediga från {DEFAULT_PORT}")
    options = parser.parse_args(arguments)
    try:
        with only_launcher() as lock:
            launcher = Launcher(choose_port(options.port))
            lock.write(launcher.address)
            lock.flush()
            return launcher.run()
    except LaunchError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
