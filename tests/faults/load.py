"""A node of three is killed with kill -9 under load: no page may fail, and no document may be lost.

    .venv/bin/python tests/faults/load.py                    # 50 requests a second for 60 seconds
    .venv/bin/python tests/faults/load.py --rate 20 --seconds 30

Three real nodes of Elasticsearch on the loopback, the real site (gunicorn, index worker), requests over HTTP at a
fixed rate whether or not earlier ones are answered: half of them pages, half searches. Meanwhile a registrar
publishes and takes back. A quarter of the way one node is killed, after two thirds it comes back. Every answer must
be 200 and, of a search, hold its hit. Afterwards `search_index verify` compares index and database.
"""

import argparse
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.elasticsearch.cluster import Cluster, running  # noqa: E402 - the path comes first
from tests.faults.site import Record, Site, free_port  # noqa: E402
from tests.faults.storm import Storm  # noqa: E402

RECORDS = 40
"""Half of them are published before and stay so; the registrar works on the others."""
CLIENTS = 64


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ask(site: Site, record: Record, path: str, *, search: bool) -> tuple[str, float]:
    """What came of one request ("" when all was well), and its seconds."""
    began = time.monotonic()
    answer = site.get(f"/sok/?q={record.word}" if search else f"/{path}/")
    seconds = time.monotonic() - began
    if answer.status != 200:
        return f"{'search' if search else 'page'} {answer.status}", seconds
    return ("" if f"/{path}/" in answer.text or not search else "search without its hit"), seconds


def publish(storm: Storm, records: Sequence[Record]) -> None:
    """Publish drafts and wait until they can be found."""
    for record in records:
        storm.change(record)
    while storm.site.waiting():
        time.sleep(0.2)


def under_load(storm: Storm, cluster: Cluster, rate: int, seconds: int) -> tuple[Counter[str], list[float]]:
    """Failures by kind, and the seconds of every request."""
    stable, moving = storm.site.records[::2], storm.site.records[1::2]
    paths = {key: path for key, (_, path) in storm.site.states().items()}
    ended = threading.Event()
    lost = random.Random(1).randrange(3)

    def registrar() -> None:
        while not ended.wait(0.7):
            storm.change(storm.chance.choice(moving))

    working = threading.Thread(target=registrar)
    working.start()
    futures: list[Future[tuple[str, float]]] = []
    began = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        for number in range(rate * seconds):
            time.sleep(max(0.0, began + number / rate - time.monotonic()))
            if number == rate * seconds // 4:
                cluster.kill(lost)
                say(f"- after {time.monotonic() - began:.0f} s: kill -9 of node {lost}")
            if number == rate * seconds * 2 // 3:
                cluster.start(lost)
                say(f"- after {time.monotonic() - began:.0f} s: node {lost} starts again")
            record = storm.chance.choice(stable)
            search = number % 2 == 0
            futures.append(clients.submit(ask, storm.site, record, paths[record.key], search=search))
    ended.set()
    working.join()
    say(f"- {len(futures)} requests in {time.monotonic() - began:.0f} s")
    outcomes = [future.result() for future in futures]
    return Counter(what for what, _ in outcomes if what), [taken for _, taken in outcomes]


def run(folder: Path, rate: int, seconds: int) -> int:
    """Returns the number of failed requests. AssertionError where a document is lost."""
    (folder / "nodes").mkdir()
    with running(3, folder / "nodes") as cluster:
        variables = {
            "LANSBESLUT_SEARCH_ENGINE": "elasticsearch",
            "LANSBESLUT_ELASTICSEARCH_HOSTS": ",".join(cluster.hosts),
            "LANSBESLUT_ELASTICSEARCH_REPLICAS": "2",
        }
        site = Site(folder / "site", free_port(), variables, workers=2)
        site.seed(RECORDS)
        site.read()
        try:
            site.manage("search_index", "rebuild")
            for name in ("web", "worker"):
                site.start(name)
            storm = Storm(site, None, random.Random(1))
            publish(storm, site.records[::2])
            cluster.wait_for_nodes(3)
            failed, taken = under_load(storm, cluster, rate, seconds)
            cluster.wait_for_nodes(3)
            storm.settle()
        finally:
            site.stop()
    taken.sort()
    p50, p95, slowest = (taken[place] * 1000 for place in (len(taken) // 2, len(taken) * 95 // 100, -1))
    say(f"- answered in {p50:.0f} ms (p50), {p95:.0f} ms (p95), {slowest:.0f} ms (slowest)")
    say(f"- meanwhile {storm.done['published']} published, {storm.done['withdrawn']} withdrawn")
    say(f"- failed: {dict(failed) or 'none'}; verify after recovery: index and database are equal")
    return sum(failed.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=50, help="requests a second")
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what was started is ended on the way out
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(1 if run(Path(folder), arguments.rate, arguments.seconds) else 0)


if __name__ == "__main__":
    main()
