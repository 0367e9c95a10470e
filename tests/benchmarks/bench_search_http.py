"""The search page over the whole stack, beside the same page with canned hits and the engine alone, in one run.

    .venv/bin/python tests/benchmarks/bench_search_http.py 10000

Rows of the record are written in bulk into a database of their own (SQLite, in a temporary folder), the index is
built from them as on a site, and each question goes through URL, middleware, view, engine, database and template.
Goal (design.md §13): a request takes at most as long as the page with canned hits, the engine, and 10 ms.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from search.core.document import SearchDocument  # noqa: E402 - the path comes first
from tests.benchmarks.county_data import CORPUS, generate  # noqa: E402
from tests.benchmarks.search_queries import BANDS, QUERIES, percentile  # noqa: E402

CHUNK = 1_000
COMMITTEES, YEARS = 3, 5
"""Bodies of an authority that get rows, each with a meeting in so many years: pages are slow to make."""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fill(count: int) -> None:
    """That many published §§ of the generated county, written past the services."""
    from django.contrib.contenttypes.models import ContentType

    from decisions.models import AgendaItem, Clause, ItemEdition

    assert ContentType.objects.exists()
    documents = (one for one in generate(4 * count) if one.kind == "item" and _body(one) < COMMITTEES)
    editions: dict[tuple[str, int, int], Any] = {}
    numbers: dict[int, int] = {}
    documents = islice(documents, count)
    while part := list(islice(documents, CHUNK)):
        items = []
        for document in part:
            year = (document.year or 2000) // YEARS * YEARS
            place = (document.authority.name if document.authority else "", _body(document), year)
            minutes = editions.get(place) or editions.setdefault(place, _minutes(*place, document))
            number = numbers[minutes.pk] = numbers.get(minutes.pk, 0) + 1
            items.append((document, minutes, _item(document, minutes.meeting, number)))
        AgendaItem.objects.bulk_create([item for _, _, item in items])
        ItemEdition.objects.bulk_create(
            ItemEdition(minutes=minutes, item=item, sort_order=item.number) for _, minutes, item in items
        )
        Clause.objects.bulk_create(Clause(item=item, text=one.clauses, sort_order=0) for one, _, item in items)


def _body(document: SearchDocument) -> int:
    """A number for the document's body, the same for the same name."""
    return sum(map(ord, document.committee.name)) % 7 if document.committee else 0


def _minutes(authority: str, body: int, year: int, document: SearchDocument) -> Any:
    from decisions.models import MeetingPage, Minutes, Publication
    from tests.factories.records import make_authority, make_committee, make_meeting, make_minutes

    assert document.committee is not None
    name = document.committee.name if body else "Kommunstyrelsen"
    committee = make_committee(name, make_authority(authority))
    meeting = make_meeting(committee, date(year, 5, 1 + body))
    made = make_minutes(meeting)
    MeetingPage.objects.filter(pk=meeting.pk).update(publication=Publication.PUBLISHED, live=True)
    Minutes.objects.filter(pk=made.pk).update(publication=Publication.PUBLISHED)
    return Minutes.objects.select_related("meeting").get(pk=made.pk)


def _item(document: SearchDocument, meeting: Any, number: int) -> Any:
    from decisions.models import AgendaItem, Publication
    from tests.factories.records import section

    item = AgendaItem(
        meeting=meeting,
        number=number,
        sort_order=number,
        title=document.title[:255],
        publication=Publication.PUBLISHED,
        live=True,
        path=f"prov/{meeting.pk}/{number}",
    )
    kind, value = section(*document.body.split("\n"))
    item.sections = item._meta.get_field("sections").to_python([{"type": kind, "value": value}])
    return item


@contextmanager
def canned(found: Any) -> Iterator[None]:
    """The view with an answer that is there already: no engine, no question to the database about hits."""
    from search.web import views

    asked = views.search
    views.search = lambda *_, **__: found
    try:
        yield
    finally:
        views.search = asked


def ask(rounds: int) -> list[tuple[int, str, float, float, float]]:
    """Band, question, and medians of the request, the page with canned hits, and the engine, in milliseconds."""
    from django.test import Client

    from search.index.engine import get_engine
    from search.web import views

    client, engine, found = Client(), get_engine(), []
    real, kept = views.search, []

    def keeping(query: Any, *others: Any, **named: Any) -> Any:
        kept.append((query, real(query, *others, **named)))
        return kept[-1][1]

    for band, texts in enumerate(QUERIES):
        for text in texts:
            views.search = keeping
            status = client.get("/sok/", {"q": text}).status_code
            views.search = real
            assert status == 200, text
            query, answer = kept[-1]
            times: tuple[list[float], list[float], list[float]] = ([], [], [])
            for _ in range(rounds):
                times[0].append(_timed(client.get, "/sok/", {"q": text}))
                with canned(answer):
                    times[1].append(_timed(client.get, "/sok/", {"q": text}))
                times[2].append(_timed(engine.search, query))
            found.append((band, text, *(statistics.median(one) for one in times)))
    return found


def _timed(work: Any, *arguments: Any) -> float:
    began = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - began) * 1000


def measure(count: int, rounds: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from search.index import writer

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    fill(count)
    say(f"\n### {count:,} §§ in the database (written in {time.perf_counter() - began:.0f} s)\n")
    began, cpu = time.perf_counter(), time.process_time()
    documents = writer.rebuild()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    say(
        f"- `search_index rebuild`, rows read and all: {documents / cpu:,.0f} documents/s of one core,"
        f" {documents / seconds:,.0f}/s by the clock"
    )
    found = ask(rounds)
    over = [whole - page - engine for _, _, whole, page, engine in found]
    say(f"- request − canned page − engine: p50 {percentile(over, 0.5):.1f} ms, p95 {percentile(over, 0.95):.1f} ms")
    say(
        "\n| band | request, ms | page with canned hits, ms | engine, ms | rest, ms (goal: 10) |\n|---|---|---|---|---|"
    )
    for band, name in enumerate(BANDS):
        own = [one[2:] for one in found if one[0] == band]
        medians = [statistics.median(values) for values in zip(*own, strict=True)]
        rest = statistics.median(whole - page - engine for whole, page, engine in own)
        say(f"| {name} | {' | '.join(f'{value:.1f}' for value in medians)} | {rest:.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"The corpus is not beside the checkout ({CORPUS}).")
    os.environ["DJANGO_SETTINGS_MODULE"] = "webapp.settings.test"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LANSBESLUT_VAR"] = folder
        measure(arguments.count, arguments.rounds)


if __name__ == "__main__":
    main()
