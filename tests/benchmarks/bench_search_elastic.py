"""The same list of questions on Elasticsearch: real nodes on the loopback, all of them on this machine.

    .venv/bin/python tests/benchmarks/bench_search_elastic.py 10000
    .venv/bin/python tests/benchmarks/bench_search_elastic.py 100000 --nodes 3

Needs a JDK 21 or later and Maven (tests/elasticsearch/cluster.py). Prints Markdown for docs/performance.md.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.core.query import SearchQuery  # noqa: E402 - the path comes first
from search.engines.elastic import Connection, ElasticEngine  # noqa: E402
from tests.benchmarks.county_data import CORPUS, generate  # noqa: E402
from tests.benchmarks.search_queries import measure, percentile, table  # noqa: E402
from tests.elasticsearch.cluster import Missing, running  # noqa: E402


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def compare(count: int, nodes: int, rounds: int, folder: Path) -> None:
    """Fill a cluster and ask it everything."""
    with running(nodes, folder) as cluster:
        engine = ElasticEngine(Connection(cluster.hosts, replicas=nodes - 1))
        began, cpu = time.perf_counter(), time.process_time()
        engine.rebuild(generate(count))
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        cluster.wait_for_nodes(nodes)
        say(f"\n### Elasticsearch, {nodes} node(s), {count:,} documents\n")
        say(
            f"- rebuild: {count / seconds:,.0f} items/s by the clock, {count / cpu:,.0f} items/s of one core of ours"
            f" (the nodes' own work not counted); index {engine.stats().bytes / 1e6:.0f} MB a copy"
        )
        first: list[float] = []

        def once(query: SearchQuery) -> tuple[int, float]:
            began = time.perf_counter()
            total = engine.search(query).total
            first.append((time.perf_counter() - began) * 1000)
            return total, first[-1]

        found = measure(once, rounds)
        say(f"- load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, nodes included\n")
        for line in table(found, 0):
            say(line)
        say("\n| question | hits | median, ms |\n|---|---|---|")
        for one in found:
            say(f"| `{one.text}` | {one.hits:,} | {percentile(one.rounds, 0.5):.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000])
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as folder:
            try:
                compare(count, arguments.nodes, arguments.rounds, Path(folder))
            except Missing as missing:
                sys.exit(f"Elasticsearch cannot be started: {missing}")


if __name__ == "__main__":
    main()
