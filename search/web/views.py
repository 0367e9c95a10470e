"""The search page and the completion of titles and names."""

import logging
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.core import permalink
from search.core.errors import EngineUnavailable, QueryError
from search.core.query import SearchQuery
from search.index.searching import search
from search.web import cases, completion, narrowing, page
from search.web.shapes import CaseChoice

logger = logging.getLogger(__name__)
SHOW_HITS = "visa"
"""`visa=traffar` shows the hits of a case number instead of going to the case."""
EXPLAIN = "forklara"
"""`forklara=1` shows staff why each hit stands where it does."""
OF_THE_PAGE = frozenset({SHOW_HITS, EXPLAIN})
"""Parameters that are no part of the question."""
RETRY_SECONDS = 30


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Box, facets and hits. 400 for a mistake that the person can mend, 503 while the engine rests."""
    parameters = [(name, value) for name, values in request.GET.lists() for value in values]
    typed = request.GET.get(permalink.TEXT, "")
    try:
        loaded = permalink.load([pair for pair in parameters if pair[0] not in OF_THE_PAGE])
        explained = EXPLAIN in request.GET and _is_staff(request)
        query = replace(narrowing.in_order(loaded.query), explain=explained)
        choices = _cases(query)
        if len(choices) == 1 and query.page == 1 and SHOW_HITS not in request.GET:
            return HttpResponseRedirect(choices[0].url)
        found = search(query)
    except QueryError as error:
        view = page.mistake_view(error.message, typed)
        return render(request, "search/search.html", {"view": view}, status=400)
    except EngineUnavailable as error:
        return unavailable(request, error)
    notes = _told(loaded.unknown)
    if EXPLAIN in request.GET and not explained:
        notes = (*notes, "Varför träffarna står i den här ordningen visas bara för den som är inloggad.")
    view = page.result_view(request, query, found, notes=notes, cases=choices)
    response = render(request, "search/search.html", {"view": view})
    if explained:
        response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """JSON: what the typed beginning may become. Always an answer; an empty one when the engine rests."""
    found = completion.suggest(request.GET.get(permalink.TEXT, ""))
    response = JsonResponse({"forslag": [{"text": one.text, "slag": one.kind, "adress": one.url} for one in found]})
    response["X-Robots-Tag"] = "noindex"
    return response


def unavailable(request: HttpRequest, error: EngineUnavailable) -> HttpResponse:
    """The page while the engine rests: pages can be read, so it says how to get to them."""
    # The error names files and versions, never the query.
    logger.error("search: engine not available: %s", error)
    response = render(request, "search/unavailable.html", {"view": {"text": ""}}, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _is_staff(request: HttpRequest) -> bool:
    """Whether the visitor may enter the admin. Asked for by those alone who want more than the public sees."""
    return bool(request.user.has_perm("wagtailadmin.access_admin"))


def _cases(query: SearchQuery) -> tuple[CaseChoice, ...]:
    number = query.only_case_number
    return cases.public_cases_of(number) if number is not None else ()


def _told(unknown: tuple[str, ...]) -> tuple[str, ...]:
    """A note on parameters that mean nothing here: told, so that nobody takes them for a filter that works."""
    if not unknown:
        return ()
    names = ", ".join(f"”{name[:40]}”" for name in unknown[:5]) + (" med flera" if len(unknown) > 5 else "")
    return (f"Adressen innehåller {names}, som sökningen inte känner till. Det har inte påverkat resultatet.",)
