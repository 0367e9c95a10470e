"""A site in a folder of its own, whose commands run in processes that can be killed. SQLite only."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from shutil import copy

ROOT = Path(__file__).resolve().parents[2]
SETUP = """
from tests.factories import archive
from tests.factories.people import make_registrar
from tests.factories.records import make_committee
bodies = [make_committee(body, archive.AUTHORITY) for body in archive.BODIES]
people = [make_registrar(body, username=f"reg{n}") for n, body in enumerate(bodies)]
for other in people[1:]:
    people[0].groups.add(*other.groups.all())
"""


class Site:
    """The bodies of the invented archive, and the user `reg0` who handles all of them."""

    def __init__(self, folder: Path, migrated: Path | None = None) -> None:
        self.var = folder / "var"
        self.var.mkdir()
        if migrated is None:
            self.call("migrate", "-v0")
        else:
            copy(migrated, self.var / "lansbeslut.sqlite3")
        self.call("shell", "--no-imports", "-c", SETUP)

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        own = {"LANSBESLUT_VAR": str(self.var), "DJANGO_SETTINGS_MODULE": "webapp.settings.test"}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("LANSBESLUT_")}
        return subprocess.Popen(
            [sys.executable, "site/manage.py", *map(str, arguments)],
            cwd=ROOT,
            env=clean | own | {"PYTHONPATH": f"{ROOT}:{ROOT}/site"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def call(self, *arguments: object) -> str:
        process = self.start(*arguments)
        said, _ = process.communicate()
        assert process.returncode == 0, said
        return said

    def ask(self, question: str) -> list[tuple]:
        with closing(sqlite3.connect(f"file:{self.var}/lansbeslut.sqlite3?mode=ro", uri=True, timeout=30)) as database:
            return database.execute(question).fetchall()

    def kill_when(self, process: "subprocess.Popen[str]", question: str) -> None:
        """Kill -9 as soon as the answer is true; the process must not have ended before."""
        while not self.ask(question)[0][0]:
            assert process.poll() is None, process.communicate()[0]
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()
