"""The embedded engine beside Wagtail's own database search (modelsearch): same rows, same questions, same run.

    .venv/bin/python tests/benchmarks/bench_search_database.py 10000
    .venv/bin/python tests/benchmarks/bench_search_database.py 100000 --rounds 1

SQLite with FTS5, and PostgreSQL with the configuration `swedish` (a server of its own in a temporary folder, where
PostgreSQL is installed). Each question is a page as the site shows it: number of hits, twenty rows, seven facets.
The databases are asked for the two broad bands; prints Markdown for docs/performance.md.
"""

import argparse
import contextlib
import json
import operator
import os
import pwd
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from search.core.document import SearchDocument  # noqa: E402 - the path comes first
from search.core.query import Group, Phrase, SearchQuery  # noqa: E402
from search.engines.embedded import EmbeddedEngine  # noqa: E402
from tests.benchmarks.county_data import CORPUS, generate  # noqa: E402
from tests.benchmarks.search_queries import BANDS, all_queries, percentile  # noqa: E402

BROAD = (2, 3)
"""The bands that databases are asked for: above 1 % of all documents."""
CHUNK = 5_000


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def questions() -> list[tuple[int, str, SearchQuery]]:
    return [one for one in all_queries() if one[0] in BROAD]


def ask_engine(folder: Path, count: int, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every question, round by round."""
    engine = EmbeddedEngine(folder)
    began = time.perf_counter()
    engine.rebuild(generate(count))
    say(f"- embedded engine: filled in {time.perf_counter() - began:.0f} s, {engine.stats().bytes / 1e6:.0f} MB")
    taken: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for _, text, query in questions():
            began = time.perf_counter()
            engine.search(query)
            if number:
                taken.setdefault(text, []).append((time.perf_counter() - began) * 1000)
    return taken


def ask_database(count: int, rounds: int, database: dict[str, Any]) -> dict[str, list[float]]:
    """The same of Wagtail's search on a database. Only once in a process: it configures Django."""
    _configure(database)
    from django.db import connection
    from modelsearch.backends import get_search_backend

    from tests.benchmarks.rows.models import Row

    began = time.perf_counter()
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    index = get_search_backend().get_index_for_model(Row)
    documents = generate(count)
    while part := list(islice(documents, CHUNK)):
        index.add_items(Row, Row.objects.bulk_create(map(_row, part)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    sys.stderr.write(f"{connection.vendor}: filled in {time.perf_counter() - began:.0f} s\n")
    taken: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        for _, text, query in questions():
            began = time.perf_counter()
            _page(query)
            # A run of an hour is broken off some day: then this is what it has told.
            sys.stderr.write(f"{connection.vendor}: {text}: {time.perf_counter() - began:.2f} s\n")
            # The round that does not count is the first, unless there is only one: then the file is in memory anyway.
            if number or rounds == 1:
                taken.setdefault(text, []).append((time.perf_counter() - began) * 1000)
        if rounds == 1:
            break
    return taken


def _page(query: SearchQuery) -> int:
    """Number of hits, one page of rows and every facet, as Wagtail's search gives them."""
    from modelsearch.backends import get_search_backend

    from tests.benchmarks.rows.models import FACETS, Row

    rows = Row.objects.all()
    for choice in query.filters.authorities:
        rows = rows.filter(authority__icontains=getattr(choice, "text", getattr(choice, "value", "")))
    for choice in query.filters.outcomes:
        rows = rows.filter(outcome__iexact=getattr(choice, "text", getattr(choice, "value", "")))
    for span in query.filters.years:
        rows = rows.filter(year__range=(span.first, span.last))
    asked = reduce(operator.and_, [_words(group) for group in query.groups])
    found = get_search_backend().search(asked, rows)
    total = found.count()
    list(found[:20])
    for name in FACETS:
        found.facet(name)
    return int(total)


def _words(group: Group) -> Any:
    from modelsearch.query import Phrase as DatabasePhrase
    from modelsearch.query import PlainText

    options = [DatabasePhrase(o.text) if isinstance(o, Phrase) else PlainText(o.text) for o in group.options]
    return reduce(operator.or_, options)


def _row(document: SearchDocument) -> Any:
    from tests.benchmarks.rows.models import Row

    def name(tag: Any) -> str:
        return tag.name if tag else ""

    return Row(
        title=document.title,
        clauses=document.clauses,
        body=document.body,
        authority=name(document.authority),
        committee=document.committee.id if document.committee else "",
        year=document.year or 0,
        initiative=name(document.initiatives[0]) if document.initiatives else "",
        kind=name(document.document_kind),
        matter=name(document.matter_type),
        outcome=name(document.outcome),
    )


def _configure(database: dict[str, Any]) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    search = {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False, "SEARCH_CONFIG": "swedish"}
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.postgres", "modelsearch",
                        "tests.benchmarks.rows.apps.RowsConfig"],
        MODELSEARCH_BACKENDS={"default": search},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
    )  # fmt: skip
    django.setup()
    call_command("migrate", verbosity=0)


@contextlib.contextmanager
def postgresql() -> Iterator[dict[str, Any] | None]:
    """A server of our own on a socket in a temporary folder; None where PostgreSQL is not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="lansbeslut-pg-", dir="/tmp"))
    root = os.geteuid() == 0
    if root:
        shutil.chown(folder, "postgres" if "postgres" in {one.pw_name for one in pwd.getpwall()} else "nobody")

    def run(program: str, *arguments: str) -> None:
        command = [programs[-1] / program, "-D", folder / "data", *arguments]
        account = folder.owner() if root else None
        subprocess.run(command, cwd=folder, user=account, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "--username=bench", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    # As much memory as a small server of its own would be given.
    tuned = f"-k {folder} -c listen_addresses='' -c shared_buffers=1GB -c work_mem=64MB -c fsync=off"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", tuned, "start")
    try:
        yield {"ENGINE": "django.db.backends.postgresql", "HOST": str(folder), "NAME": "postgres", "USER": "bench"}
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def child(count: int, rounds: int, database: dict[str, Any]) -> dict[str, list[float]]:
    command = [sys.executable, "-W", "ignore", __file__, str(count), "--rounds", str(rounds)]
    done = subprocess.run([*command, "--database", json.dumps(database)], stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(count: int, rounds: int, folder: Path) -> None:
    say(f"\n### {count:,} documents, the same rows\n")
    columns = {"embedded": ask_engine(folder / "index", count, 5)}
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "rows.sqlite3")}
    columns["SQLite FTS5"] = child(count, rounds, sqlite)
    with postgresql() as server:
        if server is not None:
            columns["PostgreSQL `swedish`"] = child(count, rounds, server)
    say(f"\n| band | {' | '.join(f'{name}, ms (median)' for name in columns)} | times faster (median, least) |")
    say("|---|" + "---|" * (len(columns) + 1))
    for band in BROAD:
        texts = [text for one, text, _ in questions() if one == band]
        medians = {name: [statistics.median(taken[text]) for text in texts] for name, taken in columns.items()}
        others = [values for name, values in medians.items() if name != "embedded"]
        ratios = [other / own for values in others for other, own in zip(values, medians["embedded"], strict=True)]
        told = " | ".join(f"{statistics.median(values):,.1f}" for values in medians.values())
        say(f"| {BANDS[band]} | {told} | {percentile(ratios, 0.5):.0f}, {min(ratios):.0f} |")
    say(f"\n| question | {' | '.join(columns)} |\n|---|" + "---|" * len(columns))
    for _, text, _ in questions():
        say(
            f"| `{text}` | " + " | ".join(f"{statistics.median(taken[text]):,.1f}" for taken in columns.values()) + " |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000])
    parser.add_argument("--rounds", type=int, default=2, help="of the databases; the engine is asked five times")
    parser.add_argument("--database", type=json.loads, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    if arguments.database:
        say(json.dumps(ask_database(arguments.counts[0], arguments.rounds, arguments.database)))
        return
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as folder:
            compare(count, arguments.rounds, Path(folder))


if __name__ == "__main__":
    main()
