"""How well judged queries are answered, beside the searches that one gets without us: nDCG@10 for each kind.

    .venv/bin/python tests/benchmarks/bench_relevance.py [--without postgresql] [-v]

Prints Markdown for docs/accuracy.md. Needs the corpus beside the checkout. The judgments are in tests/relevance: a set
that the ranking was tuned with in sight, one that was written afterwards, and six by authors who knew neither the
ranking nor the synonyms. All were looked at since: of the last six the first reading is the one that tells most, and
docs/accuracy.md keeps it. `-v` shows every query of ours below 0.8.
"""

import argparse
import math
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from search.engines.embedded import EmbeddedEngine  # noqa: E402 - the path comes first
from tests.relevance import systems  # noqa: E402
from tests.relevance.judgments import Query, load, people  # noqa: E402
from tests.relevance.record import CORPUS, documents  # noqa: E402

NAMES = {
    "ours": "ours",
    "wagtail": "Wagtail (SQLite FTS5)",
    "postgresql": "PostgreSQL `swedish`",
    "bm25": "stemmed BM25",
}
PEOPLE = {
    "tuned": (0, 8),
    "untuned": (8, 6),
    "blind": (17, 4),
    "second": (25, 0),
    "third": (25, 4),
    "fourth": (29, 0),
    "fifth": (29, 0),
    "sixth": (29, 0),
    "seventh": (29, 0),
    "eighth": (29, 0),
    "ninth": (29, 0),
}
"""For each set: from which of the most frequent movers on, and how many, its queries on people ask."""
KNOWN = {
    "tuned": "the ranking was tuned with it in sight",
    "untuned": "written after the tuning, looked at since",
    "blind": "another author's, mended with it in sight",
    "second": "a second author's, first read with 0.852; general rules were mended with it in sight since",
    "third": "a third author's, first read with 0.777; mended with it in sight since",
    "fourth": "a fourth author's, first read with 0.725; mended with it in sight since",
    "fifth": "a fifth author's, first read with 0.770; mended with it in sight since",
    "sixth": "a sixth author's, first read with 0.835; one rule was mended with it in sight since",
    "seventh": "a seventh author's, first read with 0.857; mended with it in sight since",
    "eighth": "an eighth author's, first read with 0.876; nothing was mended with it in sight",
    "ninth": "a ninth author's, first read with 0.878; nothing was mended with it in sight",
}


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


def ndcg(keys: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, with gains 1, 3 and 7."""

    def gain(found: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(found[: systems.DEPTH]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(key, 0) for key in keys]) / best


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """A PostgreSQL of our own, as the tests start it."""
    from tests.conftest import TOOLS, running_postgresql

    initdb = TOOLS["postgresql"].find()
    if initdb is None:
        sys.exit("PostgreSQL is not installed (Debian: apt install postgresql); or say --without postgresql.")
    with running_postgresql(initdb.resolve().parent) as variables:
        yield variables


def report(name: str, queries: Sequence[Query], searches: Mapping[str, systems.Search], *, verbose: bool) -> None:
    """One table."""
    kinds: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for query in queries:
        for system, search in searches.items():
            found = search(query.text)
            value = ndcg(found, query.grades)
            kinds[query.kind][system].append(value)
            kinds["all"][system].append(value)
            if verbose and system == "ours" and value < 0.8:
                say(f"    {value:.2f} {query.kind}: {query.text}: {[(key, query.grades.get(key, 0)) for key in found]}")
    say(f"\n### {name} ({KNOWN[name]}): {len(queries)} queries\n")
    say("| kind | queries | " + " | ".join(NAMES[system] for system in searches) + " |")
    say("|---|---|" + "---|" * len(searches))
    for kind, values in sorted(kinds.items(), key=lambda item: item[0] == "all"):
        means = " | ".join(f"{statistics.mean(values[system]):.3f}" for system in searches)
        say(f"| {kind} | {len(values['ours'])} | {means} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[], choices=list(NAMES))
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    record = list(documents())
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        searches = {"ours": systems.ours(EmbeddedEngine(folder), record)}
        if "wagtail" not in arguments.without:
            searches["wagtail"] = systems.wagtail(record)
        if "postgresql" not in arguments.without:
            searches["postgresql"] = stack.enter_context(systems.postgres(stack.enter_context(server()), record))
        if "bm25" not in arguments.without:
            searches["bm25"] = systems.bm25(record)
        say(f"{len(record)} documents")
        for name, (first, count) in PEOPLE.items():
            queries = [*load(name, record), *people(record, first, count)]
            report(name, queries, searches, verbose=arguments.verbose)


if __name__ == "__main__":
    main()
