"""The real site in processes that can be killed: the web server and the index worker, as `make run` starts them."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
CSRF = "c" * 32
"""Any secret will do, as long as cookie and header are the same."""
START_SECONDS = 180.0
"""Only a limit for what never answers; nothing is timed against it."""


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Record:
    """A § or a paper of the site, and the word that only it has. `minutes` is the edition of a §."""

    kind: str
    pk: int
    word: str
    minutes: int

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.pk}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the web server said; status 0 where it said nothing (it was being killed)."""

    status: int
    text: str = ""


@dataclass(slots=True)
class Site:
    """A site in a folder. `engine` holds the LANSBESLUT_* variables that choose the search engine.

    `workers` are processes of the web server: one as in `make run`, more as behind a proxy.
    """

    folder: Path
    port: int
    engine: dict[str, str]
    workers: int = 1
    records: tuple[Record, ...] = ()
    session: str = ""
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANSBESLUT_", "DJANGO_"))}
        return kept | self.engine | {
            "LANSBESLUT_VAR": str(self.folder / "var"),
            "LANSBESLUT_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "webapp.settings.dev",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
        }  # fmt: skip

    def seed(self, records: int) -> None:
        """Make the database. May be done once and copied: `read` finds what is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._run(str(Path(__file__).with_name("seed.py")), str(self.folder / "seed.json"), str(records))
        self._run("manage.py", "collectstatic", "--no-input", "--verbosity", "0")

    def read(self) -> None:
        """Take over what `seed` wrote."""
        found = json.loads((self.folder / "seed.json").read_text())
        self.records, self.session = tuple(Record(**one) for one in found["records"]), found["session"]

    def copy_to(self, folder: Path) -> "Site":
        """The same site in another folder, with nothing running."""
        shutil.copytree(self.folder, folder)
        made = Site(folder, self.port, self.engine)
        made.read()
        return made

    def start(self, name: str) -> None:
        """Start "web" or "worker"; the web server is awaited."""
        commands = {
            "web": ["-m", "gunicorn", "webapp.wsgi", "--bind", f"{HOST}:{self.port}", "--workers", str(self.workers),
                    "--threads", "8", "--no-control-socket"],
            "worker": ["manage.py", "worker", "--no-startup-delay", "--queue-name", "index", "--interval", "0.5"],
        }  # fmt: skip
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *commands[name]], cwd=ROOT / "site", env=self.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        if name == "web":
            self._await()

    def kill(self, name: str) -> None:
        """kill -9 of the process and all that it has started."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for name in list(self.processes):
            self.kill(name)

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(f"http://{HOST}:{self.port}{path}"))

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """As the registrar."""
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        data = urllib.parse.urlencode(fields).encode()
        return self._ask(urllib.request.Request(f"http://{HOST}:{self.port}{path}", data, headers))

    def states(self) -> dict[str, tuple[str, str]]:
        """Publication and address of every record, as the database has them: the truth that all else is held to."""
        states: dict[str, tuple[str, str]] = {}
        database = sqlite3.connect(f"file:{self.folder / 'var' / 'lansbeslut.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            for kind, table in (("item", "decisions_agendaitem"), ("paper", "decisions_paper")):
                for pk, publication, path in database.execute(f"SELECT id, publication, path FROM {table}"):
                    states[f"{kind}-{pk}"] = (publication, path or "")
        finally:
            database.close()
        return states

    def waiting(self) -> int:
        """Rows in the outbox."""
        database = sqlite3.connect(f"file:{self.folder / 'var' / 'lansbeslut.sqlite3'}?mode=ro", uri=True, timeout=20)
        try:
            return int(database.execute("SELECT count(*) FROM search_index_indextask").fetchone()[0])
        finally:
            database.close()

    def manage(self, *arguments: str) -> str:
        """What a management command prints. AssertionError with its output where it fails."""
        return self._run("manage.py", *arguments)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *command],
            cwd=ROOT / "site", env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(errors="replace"))
        except (OSError, ValueError):  # refused, or broken off in the middle
            return Answer(0)
        except Exception as error:  # http.client's own, of an answer that was cut
            if type(error).__module__ == "http.client":
                return Answer(0)
            raise

    def _await(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self.processes["web"].poll() is None, (self.folder / "web.log").read_text()[-4000:]
            if self.get("/halsa/").status:
                return
            time.sleep(0.05)
        raise AssertionError((self.folder / "web.log").read_text()[-4000:])
