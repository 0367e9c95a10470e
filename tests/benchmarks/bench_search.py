"""Speed, memory and size of the embedded engine on a county's documents, made of the texts beside the checkout.

    .venv/bin/python tests/benchmarks/bench_search.py 10000
    .venv/bin/python tests/benchmarks/bench_search.py 200000 --keep /tmp/county
    nice -n 19 .venv/bin/python tests/benchmarks/bench_search.py 1000000 --keep /tmp/county

Building and asking run in a process each, so that memory is that of a web process. `--keep` leaves the index in a
folder and uses it again while neither analysis nor layout has changed. Prints Markdown for docs/performance.md.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.core.errors import RebuildNeeded  # noqa: E402 - the path comes first
from search.core.parse import parse_query  # noqa: E402
from search.core.query import SearchQuery, Sort  # noqa: E402
from search.engines.embedded import EmbeddedEngine  # noqa: E402
from tests.benchmarks.county_data import CORPUS, generate  # noqa: E402
from tests.benchmarks.search_queries import BANDS, Timed, measure, outside, percentile, table  # noqa: E402


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def build(folder: Path, count: int) -> None:
    """Make the index. Making the texts up is no part of it: what that takes is measured before, and taken off."""
    cpu, seconds = time.process_time(), time.perf_counter()
    made = sum(1 for _ in generate(min(count, 50_000)))
    making, waiting = (time.process_time() - cpu) / made * count, (time.perf_counter() - seconds) / made * count
    engine = EmbeddedEngine(folder)
    began, cpu = time.perf_counter(), time.process_time()
    engine.rebuild(generate(count))
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    say(
        f"- rebuild: **{count / (cpu - making):,.0f} items/s of one core** ({cpu:.0f} s of processor time, of it"
        f" {making:.0f} s to make the texts up), {count / (seconds - waiting):,.0f} items/s by the clock; with the"
        f" making up of the texts {count / cpu:,.0f} and {count / seconds:,.0f}"
    )
    say(f"- memory of the rebuild, at most: {_memory('VmHWM'):.0f} MB")


def ask(folder: Path, count: int, rounds: int) -> None:
    """Ask every question in this process and say what it took."""
    engine = EmbeddedEngine(folder)
    stats = engine.stats()
    say(f"- index: {stats.bytes / 1e6:,.0f} MB, {stats.bytes / count:.0f} bytes a document")
    first: list[float] = []
    busy: list[float] = []

    def once(query: SearchQuery) -> tuple[int, float]:
        began, cpu = time.perf_counter(), time.thread_time()
        total = engine.search(query).total
        taken = (time.perf_counter() - began) * 1000
        first.append(taken)
        busy.append((time.thread_time() - cpu) * 1000)
        return total, taken

    cpu = time.process_time()
    found = measure(once, rounds)
    cpu = (time.process_time() - cpu) * 1000 / len(first)
    say(
        f"- memory of a process after {len(first)} searches: {_memory('RssAnon'):.0f} MB of its own,"
        f" {_memory('RssFile'):.0f} MB of the index and of programs (shared between processes)"
    )
    say(f"- each question once, nothing warm: p95 {percentile(first[: len(found)], 0.95):.1f} ms")
    told = ", ".join(f"{percentile(values, 0.95):.1f}" for values in _by_band(found, busy[len(found) :]))
    say(f"- processor time of the thread that asks, without what it waits for, p95 by band: {told} ms")
    say(f"- {cpu:.1f} ms of processor time a question; processes that wanted to run meanwhile: {_load()}\n")
    for line in table(found, count):
        say(line)
    say("")
    _browsing(engine)
    _each(found)
    for line in outside(lambda query: engine.search(query).total, count):
        say(f"- left its band: {line}")


def _by_band(found: Sequence[Timed], values: Sequence[float]) -> list[list[float]]:
    """The values of each band; they come round by round in the order of the questions."""
    bands: list[list[float]] = [[] for _ in BANDS]
    for place, value in enumerate(values):
        bands[found[place % len(found)].band].append(value)
    return bands


def _browsing(engine: EmbeddedEngine) -> None:
    """What is not in the list: no words at all, and one document replaced."""
    query = replace(parse_query(""), sort=Sort.NEWEST)
    engine.search(query)
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        page = engine.search(query)
        taken.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    engine.update([page.hits[0].document])
    updated = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    engine.search(query)
    after = (time.perf_counter() - began) * 1000
    say(
        f"- the empty query, newest first, all facets: {percentile(taken, 0.5):.1f} ms,"
        f" {after:.0f} ms the first time after a commit; one document replaced: {updated:.0f} ms"
    )


def _each(found: Sequence[Timed]) -> None:
    say("\n| question | hits | median, ms |\n|---|---|---|")
    for one in found:
        say(f"| `{one.text}` | {one.hits:,} | {percentile(one.rounds, 0.5):.1f} |")


def _memory(name: str) -> float:
    for line in Path("/proc/self/status").read_text().split("\n"):
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def run(count: int, folder: Path, rounds: int) -> None:
    """Build where there is no index of this version, and ask; in a process each."""
    say(f"\n### {count:,} documents\n")
    try:
        built = EmbeddedEngine(folder).stats().documents == count
    except RebuildNeeded:
        built = False
    command = [sys.executable, str(Path(__file__)), str(count), "--rounds", str(rounds), "--in", str(folder)]
    for step in ("ask",) if built else ("build", "ask"):
        subprocess.run([*command, "--step", step], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    if arguments.step == "build":
        return build(arguments.folder, arguments.counts[0])
    if arguments.step == "ask":
        return ask(arguments.folder, arguments.counts[0], arguments.rounds)
    say(f"Python {platform.python_version()}, tantivy {version('tantivy')}, {platform.system()} {platform.machine()}")
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as temporary:
            run(count, (arguments.keep or Path(temporary)) / str(count), arguments.rounds)
    return None


if __name__ == "__main__":
    main()
