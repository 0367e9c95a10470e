"""kill -9 of web server, index worker and search node at random moments while a registrar publishes and takes back.

    .venv/bin/python tests/faults/storm.py                                     # 20 runs of 1,000 changes, embedded
    .venv/bin/python tests/faults/storm.py --engine elasticsearch --runs 2
    .venv/bin/python tests/faults/storm.py --runs 1 --changes 100 --seed 7

Everything is real: gunicorn, `manage.py worker`, a node of Elasticsearch, requests over HTTP. Somewhere in the first
half the index is built anew while publishing goes on. After each answered
withdrawal the page is gone and no search finds it, whatever has just been killed; after the storm everything is
started again, the index catches up by itself, and `search_index verify` and a search for every record's own word
agree with the database.
"""

import argparse
import contextlib
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.elasticsearch.cluster import Cluster, running  # noqa: E402 - the path comes first
from tests.faults.site import Record, Site, free_port  # noqa: E402

RECORDS = 60
CATCH_UP_SECONDS = 180.0
"""Only a limit for an index that never catches up."""
REASON = "Fel version."


Engine = tuple[dict[str, str], Cluster | None]
"""The LANSBESLUT_* variables that choose the engine, and its node where it has one."""


@dataclass(slots=True)
class Storm:
    """One run on a site that is started. `node` is killed too where the engine has one."""

    site: Site
    node: Cluster | None
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)
    revivals: list[threading.Thread] = field(default_factory=list)

    def run(self, changes: int) -> None:
        """That many publications and withdrawals, about one kill for thirty of them; at least one of each kind."""
        kinds = ["web", "worker", *(["node"] if self.node else [])]
        kills = [kinds[n % len(kinds)] for n in range(max(len(kinds), changes // 30))]
        moments = sorted(self.chance.sample(range(changes), len(kills)))
        self.chance.shuffle(kills)
        plan = dict(zip(moments, kills, strict=True))
        rebuilding = threading.Thread(target=self.rebuild)
        rebuilt = self.chance.randrange(changes // 2)
        for number in range(changes):
            self.check_threads()
            if number == rebuilt:
                rebuilding.start()
            if number in plan and plan[number] != "web":
                self.strike(plan[number])
            killer = None
            if plan.get(number) == "web":
                killer = threading.Timer(self.chance.uniform(0.0, 0.2), self.site.kill, ("web",))
                killer.start()
            self.change(self.chance.choice(self.site.records))
            if killer is not None:
                killer.join()
                self.done["web killed"] += 1
                self.site.start("web")
        self.check_threads(wait=True)
        rebuilding.join()
        assert self.node or self.done["rebuilt"], "the index could not be built anew"

    def rebuild(self) -> None:
        """Build the index anew in the middle of it all. The node may be killed meanwhile: then it says so."""
        try:
            self.site.manage("search_index", "rebuild")
            self.done["rebuilt"] += 1
        except AssertionError:
            self.done["rebuild broken off"] += 1

    def strike(self, what: str) -> None:
        """Kill worker or node a moment from now, and start it again a while later; the registrar goes on."""
        before, after = self.chance.uniform(0.0, 0.4), self.chance.uniform(0.0, 2.0)

        def act() -> None:
            time.sleep(before)
            if what == "worker":
                self.site.kill("worker")
                time.sleep(after)
                self.site.start("worker")
            elif self.node is not None:
                self.node.kill(0)
                time.sleep(after)
                self.node.start(0)
            self.done[f"{what} killed"] += 1

        # One after the other: what is down cannot be killed.
        self.check_threads(wait=True)
        thread = threading.Thread(target=act)
        thread.start()
        self.revivals.append(thread)

    def check_threads(self, *, wait: bool = False) -> None:
        if wait:
            for thread in self.revivals:
                thread.join()
        self.revivals = [thread for thread in self.revivals if thread.is_alive()]

    def change(self, record: Record) -> None:
        """Take a record to its next state, whatever the last try came to, and look at what the public sees."""
        state, path = self.site.states()[record.key]
        kind = "paragraf" if record.kind == "item" else "handling"
        own = f"/admin/organ/{kind}/{record.pk}"
        if state == "published":
            answer = self.site.post(f"{own}/aterkalla/", {"reason": REASON})
            self.done["withdrawn" if answer.status == 200 else "withdrawal broken off"] += 1
            if answer.status:
                assert answer.status == 200, answer
                self.must_be_gone(record, path)
            return
        if state == "withdrawn":
            self.site.post(f"{own}/oppna/", {})
        if record.kind == "item":
            answer = self.site.post(f"/admin/organ/protokoll/{record.minutes}/publicera/", {"item": str(record.pk)})
        else:
            answer = self.site.post(f"{own}/publicera/", {})
        self.done["published" if answer.status == 200 else "publication broken off"] += 1
        assert answer.status in (0, 200), answer

    def must_be_gone(self, record: Record, path: str) -> None:
        """No page, no hit. Where the web server is just being killed there is no answer to judge."""
        assert self.site.get(f"/{path}/").status in (0, 410), path
        found = self.site.get(f"/sok/?q={record.word}")
        assert found.status in (0, 200, 503), found
        self.done["search rested"] += found.status == 503
        if found.status == 200:
            assert f'href="/{path}/' not in found.text, f"{record.key} is withdrawn and found"

    def settle(self) -> None:
        """Wait until the index has caught up by itself, and hold it to the database."""
        deadline = time.monotonic() + CATCH_UP_SECONDS
        while self.site.waiting():
            assert time.monotonic() < deadline, f"the index does not catch up\n{self._logs()}"
            time.sleep(0.2)
        self.site.manage("search_index", "verify")
        states = self.site.states()
        for record in self.site.records:
            state, path = states[record.key]
            answer = self.site.get(f"/sok/?q={record.word}")
            assert answer.status == 200, answer
            found = bool(path) and f'href="/{path}/' in answer.text
            assert found == (state == "published"), f"{record.key} is {state}, found: {found}"

    def _logs(self) -> str:
        return "\n".join(file.read_text(errors="replace")[-2000:] for file in self.site.folder.glob("*.log"))


@contextlib.contextmanager
def engine(name: str, folder: Path) -> Iterator[Engine]:
    """The engine of that name, running. Raises Missing where a node cannot be started."""
    if name == "embedded":
        yield {"LANSBESLUT_SEARCH_ENGINE": "embedded"}, None
        return
    (folder / "node").mkdir()
    with running(1, folder / "node") as node:
        variables = {
            "LANSBESLUT_SEARCH_ENGINE": "elasticsearch",
            "LANSBESLUT_ELASTICSEARCH_HOSTS": ",".join(node.hosts),
            "LANSBESLUT_ELASTICSEARCH_REPLICAS": "0",
        }
        yield variables, node


def storm(template: Site, node: Cluster | None, folder: Path, changes: int, seed: int) -> Counter[str]:
    """One run on a copy of the site; raises AssertionError where a promise is broken. Returns what happened."""
    site = template.copy_to(folder)
    site.engine["LANSBESLUT_ELASTICSEARCH_PREFIX"] = f"storm-{seed}"
    try:
        site.manage("search_index", "rebuild")
        for name in ("web", "worker"):
            site.start(name)
        run = Storm(site, node, random.Random(seed))
        run.run(changes)
        run.settle()
        return run.done
    finally:
        site.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--changes", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=("embedded", "elasticsearch"), default="embedded")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended on the way out
    with tempfile.TemporaryDirectory() as temporary, engine(arguments.engine, Path(temporary)) as (variables, node):
        template = Site(Path(temporary) / "template", free_port(), variables)
        template.seed(RECORDS)
        for seed in range(arguments.seed, arguments.seed + arguments.runs):
            began = time.monotonic()
            folder = Path(temporary) / f"run-{seed}"
            happened = storm(template, node, folder, arguments.changes, seed)
            shutil.rmtree(folder)
            said = ", ".join(f"{name} {count}" for name, count in sorted(happened.items()) if count)
            sys.stdout.write(f"run {seed}: equal after {time.monotonic() - began:.0f} s ({said})\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
