"""RSS of a search: the newest documents that it finds."""

from dataclasses import replace
from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decisions.web.rss import MarkedRss
from search.core import permalink
from search.core.errors import EngineUnavailable, QueryError
from search.core.parse import write_words
from search.core.query import Sort
from search.core.results import Hit
from search.index.searching import search
from search.web import narrowing

LENGTH = 50


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest documents of a search. 400 for what cannot be read, unknown parameters included; 503 as the page."""
    parameters = [(name, value) for name, values in request.GET.lists() for value in values]
    try:
        loaded = permalink.load(parameters)
        if loaded.unknown:
            raise QueryError(f"Okända parametrar: {', '.join(name[:40] for name in loaded.unknown[:5])}.")
        query = replace(loaded.query, sort=Sort.NEWEST, page=1, page_size=LENGTH, grouped=False, facets=())
        found = search(query)
    except QueryError as error:
        return HttpResponse(error.message, status=400, content_type="text/plain; charset=utf-8")
    except EngineUnavailable:
        message = "Sökningen vilar. Försök igen om en stund."
        return HttpResponse(
            message, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "300"}
        )
    words = write_words(query.groups, query.excluded)
    feed = MarkedRss(
        title=f"Sökning: {words}" if words else "Sökning",
        link=request.build_absolute_uri(narrowing.address(loaded.query)),
        description="Det senaste som sökningen hittar.",
        language="sv",
        feed_url=request.build_absolute_uri(narrowing.feed_address(loaded.query)),
    )
    for hit in found.page.hits:
        _add(feed, request, hit)
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    feed.write(response, "utf-8")
    return response


def _add(feed: MarkedRss, request: HttpRequest, hit: Hit) -> None:
    document = hit.document
    where = [document.committee.name if document.committee else "", document.date.isoformat() if document.date else ""]
    number = f"§ {document.paragraph}" if document.paragraph else ""
    mark = "Exempeldata: " if document.demo else ""
    feed.add_item(
        title=mark + " ".join(filter(None, [*where, number, document.title])),
        link=request.build_absolute_uri(document.url),
        description=document.clauses or "".join(snippet.text for snippet in hit.snippets),
        pubdate=datetime.combine(document.date, time(), UTC) if document.date else None,
        unique_id=document.url,
        unique_id_is_permalink=False,
        categories=tuple(tag.name for tag in document.initiatives),
        demo=document.demo,
    )
