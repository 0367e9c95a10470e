"""The whole result as a file, CSV or JSON: the same question as the page asks, up to a stated number of hits.

A file costs as much as ten pages, so each process makes one at a time and tells others to wait: no address of a
reader is kept to count by.
"""

import csv
import io
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from search.core import permalink
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import write_words
from search.core.query import MAX_PAGE_SIZE, PAGE_SIZE, SearchQuery
from search.core.results import Hit, ResultPage
from search.index.searching import search
from search.web import narrowing

MOST_ROWS = 1_000
"""Hits of one file. Who wants more narrows by year and takes several."""
RETRY_SECONDS = 5
_COLUMNS = (
    "adress", "slag", "rubrik", "beslut", "paragraf", "diarienummer", "organ", "kommun_eller_region", "datum",
    "arendetyp", "utfall", "initiativ", "sida", "utan_orden", "exempeldata",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, in both widths."""
_making = threading.BoundedSemaphore(1)


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The hits of a search as a file. 400 for what cannot be read or is unknown; 429 and 503 say when."""
    if not _making.acquire(blocking=False):
        return _refused("En annan hämtning pågår. Försök igen om några sekunder.", 429, RETRY_SECONDS)
    try:
        query = _query(request)
        answer, hits = _all(query)
    except QueryError as error:
        return _refused(error.message, 400)
    except EngineUnavailable:
        return _refused("Sökningen vilar. Försök igen om en stund.", 503, 300)
    finally:
        _making.release()
    response = _WRITERS[form](request, query, answer, hits)
    response["Content-Disposition"] = f'attachment; filename="sokresultat.{form}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def cell(value: str) -> str:
    """A text as a cell that no spreadsheet computes: what begins like a formula gets an apostrophe in front."""
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def _query(request: HttpRequest) -> SearchQuery:
    loaded = permalink.load([(name, value) for name, values in request.GET.lists() for value in values])
    if loaded.unknown:
        raise QueryError(f"Okända parametrar: {', '.join(name[:40] for name in loaded.unknown[:5])}.")
    return narrowing.in_order(replace(loaded.query, page=1, page_size=MAX_PAGE_SIZE, grouped=False, facets=()))


def _all(query: SearchQuery) -> tuple[ResultPage, list[Hit]]:
    """The first page of the answer, and the hits of all pages up to the bound, each once."""
    first = search(query).page
    hits = {hit.key: hit for hit in first.hits}
    for number in range(2, min(first.pages, MOST_ROWS // MAX_PAGE_SIZE) + 1):
        hits.update((hit.key, hit) for hit in search(replace(query, page=number)).page.hits)
    return first, list(hits.values())


def _rows(request: HttpRequest, answer: ResultPage, hits: list[Hit]) -> Iterator[dict[str, Any]]:
    for hit in hits:
        document = hit.document
        kind = document.document_kind.name if document.document_kind else ""
        yield {
            "adress": request.build_absolute_uri(document.url),
            "slag": kind,
            "rubrik": document.title,
            "beslut": document.clauses,
            "paragraf": document.paragraph,
            "diarienummer": [number.printed for number in document.case_numbers],
            "organ": document.committee.name if document.committee else "",
            "kommun_eller_region": document.authority.name if document.authority else "",
            "datum": document.date.isoformat() if document.date else "",
            "arendetyp": document.matter_type.name if document.matter_type else "",
            "utfall": document.outcome.name if document.outcome else "",
            "initiativ": [tag.name for tag in document.initiatives],
            "sida": document.page or None,
            "utan_orden": list(hit.missing) if answer.relaxed else [],
            "exempeldata": document.demo,
        }


def _csv(request: HttpRequest, query: SearchQuery, answer: ResultPage, hits: list[Hit]) -> HttpResponse:  # noqa: ARG001 - same call for both forms
    """Semicolons and a mark of UTF-8: so a Swedish spreadsheet opens it with its letters and columns right."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(_COLUMNS)
    for row in _rows(request, answer, hits):
        writer.writerow(cell(_flat(row[name])) for name in _COLUMNS)
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")


def _flat(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else ""
    return " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _json(request: HttpRequest, query: SearchQuery, answer: ResultPage, hits: list[Hit]) -> HttpResponse:
    rows = list(_rows(request, answer, hits))
    asked = replace(query, page_size=PAGE_SIZE)
    content = {
        "sokning": write_words(query.groups, query.excluded),
        "adress": request.build_absolute_uri(narrowing.address(asked)),
        "antal": answer.total,
        "hamtade": len(rows),
        "hogst": MOST_ROWS,
        "sokte_aven_efter": {one.typed: list(one.others) for one in answer.also},
        "traffar": rows,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


_WRITERS: dict[str, Callable[[HttpRequest, SearchQuery, ResultPage, list[Hit]], HttpResponse]] = {
    "csv": _csv,
    "json": _json,
}


def _refused(message: str, status: int, retry: int = 0) -> HttpResponse:
    response = HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
    if retry:
        response["Retry-After"] = str(retry)
    return response
