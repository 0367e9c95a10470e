"""`manage.py search QUERY [--json]`: for people at a terminal, and for measuring."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import parse_query
from search.core.query import MAX_PAGE_SIZE
from search.core.results import Hit
from search.index.searching import search


class Command(BaseCommand):
    help = "Söker bland det som är publicerat, med samma frågespråk som på webben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="+")
        parser.add_argument("--json", action="store_true", help="en rad JSON i stället för text")
        parser.add_argument("--antal", type=int, default=10, help=f"träffar, högst {MAX_PAGE_SIZE}")

    def handle(self, **options: Any) -> None:
        try:
            query = parse_query(" ".join(options["query"]), page_size=options["antal"])
            found = search(query)
        except QueryError as error:
            raise CommandError(error.message) from error
        except EngineUnavailable as error:
            raise CommandError(f"Sökindexet kan inte användas: {error}") from error
        hits = [_row(hit) for hit in found.page.hits]
        if options["json"]:
            answer = {"total": found.page.total, "seconds": round(found.page.seconds, 5), "hits": hits}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{found.page.total} träffar på {found.page.seconds * 1000:.1f} ms")
        for row in hits:
            number = " ".join(filter(None, [row["paragraph"] and f"§ {row['paragraph']}", *row["dnr"]]))
            self.stdout.write(f"{row['score']:8.2f}  {row['date'] or '–':10}  {number:20}  {row['title']}")
            self.stdout.write(f"          {row['url']}")


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
        "score": round(hit.score, 4),
    }
