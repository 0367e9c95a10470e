"""Speed of the embedded engine on a county's worth of generated §§, fed from the real texts beside the checkout.

    .venv/bin/python tests/benchmarks/bench_search.py 10000 100000

Prints Markdown for docs/performance.md. Nothing of the corpus is written anywhere but to a temporary folder.
"""

import argparse
import json
import platform
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.core.document import CaseNumber, SearchDocument, Tag  # noqa: E402 - the path comes first
from search.core.parse import parse_query  # noqa: E402
from search.core.query import SearchQuery  # noqa: E402
from search.core.results import ResultPage  # noqa: E402
from search.engines.embedded import EmbeddedEngine  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "goteborg"
AUTHORITIES = [Tag(f"kommun-{n}", f"Provkommun {n}") for n in range(1, 9)] + [Tag("region", "Region Prov")]
BODIES = (
    *("Kommunfullmäktige", "Kommunstyrelsen", "Socialnämnden", "Utbildningsnämnden", "Tekniska nämnden"),
    *("Byggnadsnämnden", "Kulturnämnden", "Miljönämnden", "Omsorgsnämnden", "Fritidsnämnden", "Valnämnden"),
    "Arbetsutskottet",
)
KINDS = [Tag(f"typ-{n}", f"Ärendetyp {n}") for n in range(10)]
OUTCOMES = [Tag(f"utfall-{n}", f"Utfall {n}") for n in range(8)]
INITIATIVES = [Tag(f"initiativ-{n}", f"Initiativ {n}") for n in range(12)]
QUERIES = (
    # rare words, then ever more frequent ones, phrases, numbers, filters, words that never meet
    "biogasanläggning", "skolskjuts växelvis boende", "barnkonventionen", "solceller", "cykelparkering", "bullerplank",
    "länsgemensam modell", "badplatser tillgänglighet", "detaljplan bostäder", "motion om förskola", "budget 2024",
    "äldreomsorg", "upphandling", "val av ledamot", "kommunstyrelsen", "beslut", "yrkande avslag", "stadsdelsnämnd",
    '"enligt förslag"', '"kommunstyrelsens förslag till beslut"', '"bifall till förslaget"', "§ 96", "2024/512",
    "trafik kommun:provkommun år:2018-2020", "skola -förskola", "park OR lekplats", "hållbarhet organ:miljönämnden",
    "xyzzy biogas kollektivtrafik", "vad har beslutats om vård och omsorg för äldre", "",
)  # fmt: skip


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def paragraphs() -> tuple[list[str], list[str]]:
    """Titles and paragraphs of the corpus."""
    titles: list[str] = []
    texts: list[str] = []
    for file in sorted(CORPUS.glob("*.json")):
        titles += [one["rubrik"] for one in json.loads(file.read_text()) if one.get("rubrik")]
    for file in (*sorted(CORPUS.glob("k*.txt")), *sorted((CORPUS / "handlingar").glob("*.txt"))[:150]):
        lines = file.read_text(errors="replace").split("\n")
        texts += [
            part.strip() for part in re.split(r"\n\s*\n|(?<=\.)\n", "\n".join(lines)) if 60 < len(part.strip()) < 900
        ]
    return titles, texts


def generate(count: int, seed: int = 1) -> Iterator[SearchDocument]:
    """`count` documents, the same ones each time: some 1,500 characters each, spread over 17 years and 108 bodies."""
    chance = random.Random(seed)
    titles, texts = paragraphs()
    for number in range(count):
        authority = chance.choice(AUTHORITIES)
        body = chance.choice(BODIES)
        year = chance.randint(2010, 2026)
        key = f"item-{number}"
        yield SearchDocument(
            key=key,
            record=key,
            kind="item",
            url=f"/{key}/",
            title=chance.choice(titles),
            clauses=chance.choice(texts)[:300],
            body="\n".join(chance.choice(texts) for _ in range(chance.randint(2, 5))),
            authority=authority,
            committee=Tag(f"{authority.id}/{body.lower()}", body),
            date=date(year, chance.randint(1, 12), chance.randint(1, 28)),
            paragraph=str(chance.randint(1, 250)),
            case_numbers=(CaseNumber(f"{year}/{number % 2000}", year, number % 2000 + 1),),
            document_kind=Tag("protokoll", "Beslut i protokoll"),
            matter_type=chance.choice(KINDS),
            outcome=chance.choice(OUTCOMES),
            initiatives=(chance.choice(INITIATIVES),) if chance.random() < 0.1 else (),
        )


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(count: int, rounds: int) -> None:
    """Print one block: rebuild, one update, every query."""
    documents = list(generate(count))
    size = sum(len(one.title) + len(one.clauses) + len(one.body) for one in documents)
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder))
        began, cpu = time.perf_counter(), time.process_time()
        engine.rebuild(documents)
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        began = time.perf_counter()
        engine.update([replace(documents[0], title="Ändrad rubrik")])
        updated = time.perf_counter() - began
        stats = engine.stats()
        say(f"\n### {count} §§ ({size / count:.0f} tecken i snitt)\n")
        say(
            f"- rebuild: {count / cpu:,.0f} items per second of processor time ({cpu:.1f} s),"
            f" {count / seconds:,.0f} items/s by the clock, index {stats.bytes / 1e6:.0f} MB"
        )
        say(f"- one § replaced and visible: {updated * 1000:.0f} ms")
        times: list[tuple[float, float, float, int, str]] = []
        for text in QUERIES:
            query = parse_query(text)
            whole, page = timed(engine, query, rounds)
            alone, _ = timed(engine, replace(query, page_size=1), rounds)
            times.append((statistics.median(alone), statistics.median(whole), max(whole), page.total, text))
    for place, name in ((0, "found, ranked and counted (7 facets)"), (1, "whole page: also 20 hits read and marked")):
        every = [one[place] for one in times]
        say(
            f"- {len(QUERIES)} queries, warm, {name}: p50 {percentile(every, 0.5):.1f} ms,"
            f" p95 {percentile(every, 0.95):.1f} ms, worst {max(every):.1f} ms"
        )
    say(f"- memory of the process, at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB\n")
    say("| query | hits | found and counted, ms | whole page, ms | worst round, ms |\n|---|---|---|---|---|")
    for alone, median, worst, total, text in times:
        say(f"| `{text or '(empty)'}` | {total} | {alone:.1f} | {median:.1f} | {worst:.1f} |")


def timed(engine: EmbeddedEngine, query: SearchQuery, rounds: int) -> tuple[list[float], ResultPage]:
    """Milliseconds of each round, after one that does not count."""
    page = engine.search(query)
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        engine.search(query)
        taken.append((time.perf_counter() - began) * 1000)
    return taken, page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    say(f"Python {platform.python_version()}, tantivy {version('tantivy')}, {platform.system()} {platform.machine()}")
    for count in arguments.counts:
        measure(count, arguments.rounds)


if __name__ == "__main__":
    main()
