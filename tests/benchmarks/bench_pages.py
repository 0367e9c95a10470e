"""What the public pages of the demo cost: processor time and queries of each kind of page, in one process.

    .venv/bin/python tests/benchmarks/bench_pages.py [ROUNDS]

The demo is made by the real importer in a temporary folder. Each page goes through URL, middleware, view, database
(SQLite) and template, with the memory frozen as in the web server; the first two askings are not counted. Side by side
in the same run: a page that asks the database for nothing. Queries: at most fifteen a page (design.md §13).
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
BARE = "/sok/"
"""The form alone: no search, hardly a query."""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def pages() -> dict[str, str]:
    """The address of one page of each kind: of §§ and papers those with the most references."""
    from django.db.models import Count

    from decisions.selectors import (
        public_authorities,
        public_cases,
        public_committees,
        public_initiatives,
        public_items,
        public_meetings,
        public_papers,
    )
    from decisions.web import addresses

    item = public_items().annotate(pointed=Count("references")).order_by("-pointed", "pk")[0]
    paper = public_papers().annotate(pointed=Count("references")).order_by("-pointed", "pk")[0]
    return {
        "start": "/",
        "authority": addresses.of_authority(public_authorities()[0]),
        "committee": addresses.of_committee(public_committees()[0]),
        "meeting": addresses.of_meeting(public_meetings()[0]),
        "§": addresses.of_record(item),
        "paper": addresses.of_record(paper),
        "case": addresses.of_record(public_cases()[0]),
        "initiative": addresses.of_initiative(public_initiatives()[0]),
        "search": "/sok/?q=barn",
        "bare form": BARE,
    }


def measure(rounds: int) -> None:
    """Print the table."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="127.0.0.1")
    found = pages()
    gc.collect()
    gc.freeze()
    times: dict[str, list[float]] = {name: [] for name in found}
    queries: dict[str, int] = {}
    for turn in range(rounds + 2):
        for name, path in found.items():
            began = time.process_time()
            answer = client.get(path)
            spent = time.process_time() - began
            assert answer.status_code == 200, (path, answer.status_code)
            if turn >= 2:
                times[name].append(1000 * spent)
    for name, path in found.items():
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        queries[name] = len(asked)
    bare = statistics.median(times["bare form"])
    say("| page | queries | processor time, ms (median) | × the bare form |")
    say("|---|---|---|---|")
    for name, spent in times.items():
        middle = statistics.median(spent)
        say(f"| {name} | {queries[name]} | {middle:.1f} | {middle / bare:.1f} |")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory(prefix="lansbeslut-bench-") as folder:
        os.environ |= {"LANSBESLUT_VAR": folder, "DJANGO_SETTINGS_MODULE": "webapp.settings.dev"}
        os.environ["LANSBESLUT_LOG_LEVEL"] = "ERROR"
        import django

        django.setup()
        from django.core.management import call_command

        for command in (
            ["collectstatic", "--no-input", "-v0"],
            ["migrate", "-v0"],
            ["demo"],
            ["search_index", "rebuild"],
        ):
            call_command(*command)
        measure(rounds)


if __name__ == "__main__":
    main()
