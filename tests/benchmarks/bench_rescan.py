"""Going through the record again for fifty initiatives: time and growth, with candidates from the real search index.

    PYTHONPATH=.:site .venv/bin/python tests/benchmarks/bench_rescan.py 10000 100000
    PYTHONPATH=.:site .venv/bin/python tests/benchmarks/bench_rescan.py 1000000 --index FOLDER   # made before

§§ are generated from the texts beside the checkout (tests/benchmarks/county_data.py) and written as rows past the
services; the index holds the same documents. The initiatives are named and described by matters of the corpus, so that
each has hundreds of §§ that it finds. What is measured is `services.run_rescan` for each, one after the other, in one
process: asking the index, reading the candidates, linking, writing. Prints Markdown for docs/performance.md.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from search.core.document import SearchDocument  # noqa: E402
from tests.benchmarks.county_data import generate, sources  # noqa: E402

CHUNK = 5_000
INITIATIVES = 50
YEARS = 10
BODIES = ("Kommunstyrelsen", "Kommunfullmäktige", "Barn- och utbildningsnämnden")
"""Pages of bodies and meetings are slow to make; what is measured does not depend on how many there are."""


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Writer:
    """Generated documents as published §§, a few columns of a model row changed for each."""

    def __init__(self) -> None:
        from decisions.models import AgendaItem, Clause, ItemEdition, Publication

        self.editions: dict[tuple[str, str, int], Any] = {}
        self.numbers: dict[int, int] = {}
        self.item = self._template(AgendaItem(publication=Publication.PUBLISHED, live=True, number=1))
        self.edition = self._template(ItemEdition())
        self.clause = self._template(Clause(sort_order=0))

    @staticmethod
    def _template(instance: Any) -> tuple[str, dict[str, Any]]:
        from django.db import connection

        columns = {
            field.column: field.get_db_prep_save(field.pre_save(instance, True), connection)
            for field in instance._meta.concrete_fields
        }
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(["%s"] * len(columns))
        return f'INSERT INTO "{instance._meta.db_table}" ({names}) VALUES ({marks})', columns

    def write(self, documents: list[tuple[int, SearchDocument]]) -> None:
        from django.db import connection, transaction

        rows: dict[str, list[tuple[Any, ...]]] = {"item": [], "edition": [], "clause": []}
        for pk, document in documents:
            minutes = self._minutes(document)
            number = self.numbers[minutes.pk] = self.numbers.get(minutes.pk, 0) + 1
            item = {"id": pk, "meeting_id": minutes.meeting_id, "number": number, "sort_order": number % 30_000}
            words = {"title": document.title, "path": f"prov/{pk}", "sections": self._sections(document.body)}
            rows["item"].append(tuple({**self.item[1], **item, **words}.values()))
            edition = {"id": pk, "minutes_id": minutes.pk, "item_id": pk, "sort_order": number % 30_000}
            rows["edition"].append(tuple({**self.edition[1], **edition}.values()))
            rows["clause"].append(tuple({**self.clause[1], "id": pk, "item_id": pk, "text": document.clauses}.values()))
        with transaction.atomic(), connection.cursor() as cursor:
            for name, (sql, _) in (("item", self.item), ("edition", self.edition), ("clause", self.clause)):
                cursor.executemany(sql, rows[name])

    @staticmethod
    def _sections(body: str) -> str:
        content = [{"type": "paragraph", "value": text} for text in body.split("\n")]
        value = {"kind": "summary", "heading": "", "content": content}
        return json.dumps([{"type": "section", "value": value}], ensure_ascii=False)

    def _minutes(self, document: SearchDocument) -> Any:
        from decisions.models import MeetingPage, Minutes, Publication
        from tests.factories.records import make_authority, make_committee, make_meeting, make_minutes

        assert document.authority is not None
        assert document.committee is not None
        year = (document.year or 2000) // YEARS * YEARS
        place = (document.authority.name, BODIES[len(document.committee.name) % len(BODIES)], year)
        if place not in self.editions:
            committee = make_committee(place[1], make_authority(place[0]), auto_links=True)
            made = make_minutes(make_meeting(committee, date(year, 5, 2)))
            MeetingPage.objects.filter(pk=made.meeting_id).update(publication=Publication.PUBLISHED, live=True)
            Minutes.objects.filter(pk=made.pk).update(publication=Publication.PUBLISHED)
            self.editions[place] = made
        return self.editions[place]


def fill(count: int) -> int:
    """That many generated documents; those that are §§ as rows. Returns how many §§."""
    writer, written = Writer(), 0
    documents = enumerate(generate(count))
    while part := list(islice(documents, CHUNK)):
        # The key of a generated document is its place; a row's key cannot be 0.
        chosen = [(number, one) for number, one in part if one.kind == "item" and number]
        writer.write(chosen)
        written += len(chosen)
    return written


def make_initiatives() -> list[Any]:
    """Fifty initiatives by matters of the corpus: a name of four words of the title, described by what it says."""
    from tests.factories.records import make_initiative

    chosen = [one for one in sources() if len(one.title.split()) >= 6 and len(one.paragraphs) >= 2]
    step = max(1, len(chosen) // INITIATIVES)
    pages = []
    for number, source in enumerate(chosen[::step][:INITIATIVES]):
        words = [word.strip(".,:;()–-") for word in source.title.split()]
        name = " ".join(word for word in words if len(word) > 2)[:60].rsplit(" ", 1)[0]
        description = " ".join(source.paragraphs[:2])[:400]
        pages.append(make_initiative(f"{name} {number}", aliases=[name], description=description))
    return pages


def measure(count: int, index: Path | None) -> None:
    from django.conf import settings

    from decisions import services
    from decisions.models import InitiativeLink, Rescan
    from search.index.engine import get_engine
    from webapp.wiring import IndexFinder

    began = time.perf_counter()
    items = fill(count)
    filled = time.perf_counter() - began
    began = time.perf_counter()
    if index is not None:
        settings.SEARCH_INDEX_FOLDER = index
    else:
        get_engine().rebuild(generate(count))
    built = time.perf_counter() - began
    pages = make_initiatives()
    rows = [services.ask_rescan(page, by=_editor()) for page in pages]
    times, cpu = [], time.process_time()
    for row in rows:
        began = time.perf_counter()
        services.run_rescan(row.pk, IndexFinder())
        times.append(time.perf_counter() - began)
    cpu = time.process_time() - cpu
    again = time.perf_counter()
    for page in pages[:5]:
        services.run_rescan(services.ask_rescan(page, by=_editor()).pk, IndexFinder())
    again = (time.perf_counter() - again) / 5
    looked = sum(Rescan.objects.filter(pk__in=[row.pk for row in rows]).values_list("done", flat=True))
    say(
        f"| {items:,} of {count:,} | {sum(times):.0f} s | {cpu:.0f} s | {max(times):.1f} s | {looked:,} "
        f"| {looked / cpu:,.0f} | {InitiativeLink.objects.count():,} | {again:.1f} s |"
    )
    sys.stderr.write(f"rows {filled:.0f} s, index {built:.0f} s, load {os.getloadavg()[0]:.1f}\n")


def _editor() -> Any:
    from django.contrib.auth import get_user_model

    from tests.factories.people import make_editor

    return get_user_model().objects.filter(username="redaktor").first() or make_editor()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--index", type=Path, help="an index of as many generated documents, made before")
    chosen = parser.parse_args()
    if len(chosen.counts) > 1:  # a process for each: nothing is warm, no memory is shared
        for count in chosen.counts:
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, __file__, str(count)])
        return
    with tempfile.TemporaryDirectory(prefix="lansbeslut-rescan-", dir=os.environ.get("TMPDIR")) as folder:
        os.environ |= {"LANSBESLUT_VAR": folder, "DJANGO_SETTINGS_MODULE": "webapp.settings.test"}
        import django
        from django.conf import settings

        settings.TASKS = {
            "default": {
                "BACKEND": "django_tasks.backends.dummy.DummyBackend",
                "QUEUES": ["default", "imports", "index"],
            }
        }
        settings.SEARCH_INDEX_FOLDER = Path(folder) / "search"
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        measure(chosen.counts[0], chosen.index)


if __name__ == "__main__":
    main()
