"""`manage.py search QUERY [--json] [--engine NAME]`: for people at a terminal, and for measuring."""

import json
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.core.query import MAX_PAGE_SIZE, Sort
from search.core.results import Hit
from search.engines.base import Engine
from search.index.builders import all_records, build
from search.index.engine import ENGINES, get_engine
from search.index.searching import Found, search

ORDERS = tuple(sort.value for sort in Sort)


class Command(BaseCommand):
    help = "Söker bland det som är publicerat, med samma frågespråk som på webben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="+", help="det som söks; sätt apostrofer om frågor med citattecken")
        parser.add_argument("--json", action="store_true", help="en rad JSON i stället för text")
        parser.add_argument("--antal", type=int, default=10, help=f"träffar, högst {MAX_PAGE_SIZE}")
        parser.add_argument("--sida", type=int, default=1, help="vilken sida av träffarna")
        parser.add_argument("--sort", choices=ORDERS, default=Sort.RELEVANCE.value)
        parser.add_argument(
            "--engine",
            choices=ENGINES,
            help="en annan sökmotor än webbplatsens; memory läser in allt först, de andra ska ha ett index",
        )

    def handle(self, **options: Any) -> None:
        try:
            query = parse_query(" ".join(options["query"]), page_size=options["antal"], page=options["sida"])
            engine = _engine(options["engine"])
            found = search(replace(query, sort=Sort(options["sort"]), facets=()), engine)
        except QueryError as error:
            raise CommandError(error.message) from error
        except EngineUnavailable as error:
            raise CommandError(f"Sökindexet kan inte användas: {error}") from error
        if options["json"]:
            self.stdout.write(json.dumps(_answer(found, engine), ensure_ascii=False))
            return
        page = found.page
        self.stdout.write(f"{page.total} träffar på {page.seconds * 1000:.1f} ms ({engine.name})")
        for one in page.also:
            self.stdout.write(f"Sökte även efter {', '.join(one.others)} (för {one.typed})")
        for row in map(_row, page.hits):
            number = " ".join(filter(None, [row["paragraph"] and f"§ {row['paragraph']}", *row["dnr"]]))
            self.stdout.write(f"{row['score']:8.2f}  {row['date'] or '–':10}  {number:20}  {row['title']}")
            self.stdout.write(f"          {row['url']}")


def _engine(name: str | None) -> Engine:
    """The engine of that name. The one in memory is filled first: it is the yardstick, and slow on a large record."""
    engine = get_engine(name or "")
    if name == "memory":
        engine.rebuild(build(all_records()))
    return engine


def _answer(found: Found, engine: Engine) -> dict[str, Any]:
    return {
        "engine": engine.name,
        "total": found.page.total,
        "page": found.page.page,
        "seconds": round(found.page.seconds, 5),
        "also": {one.typed: one.others for one in found.page.also},
        "hits": [_row(hit) for hit in found.page.hits],
    }


def _row(hit: Hit) -> dict[str, Any]:
    document = hit.document
    return {
        "key": document.key,
        "url": document.url,
        "title": document.title,
        "paragraph": document.paragraph,
        "dnr": [number.printed for number in document.case_numbers],
        "date": document.date.isoformat() if document.date else None,
        "authority": document.authority.name if document.authority else None,
        "committee": document.committee.name if document.committee else None,
        "page": document.page or None,
        "score": round(hit.score, 4),
        "missing": list(hit.missing),
    }
