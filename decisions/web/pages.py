"""One door from a page of Wagtail's tree to what its template shows."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse

from decisions.models import (
    AuthorityPage,
    CommitteePage,
    HomePage,
    InitiativeIndexPage,
    InitiativePage,
    MeetingPage,
)
from decisions.web.body_pages import authority_view, committee_view, home_view
from decisions.web.initiative_lines import index_view, initiative_lines
from decisions.web.initiative_page import initiative_view
from decisions.web.meeting_page import meeting_view


def _home(page: HomePage, request: HttpRequest) -> object:
    return home_view(page, request, initiative_lines())


VIEWS: dict[type, Callable[[Any, HttpRequest], object]] = {
    HomePage: _home,
    AuthorityPage: authority_view,
    CommitteePage: committee_view,
    MeetingPage: meeting_view,
    InitiativeIndexPage: index_view,
    InitiativePage: initiative_view,
}


def view_for(page: object, request: HttpRequest) -> object | None:
    """What the template of this page shows (a value of `decisions.web.shapes`), or None for other kinds of page."""
    build = VIEWS.get(type(page))
    return build(page, request) if build else None


def serve_page(page: Any, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:  # noqa: ARG001 - Wagtail's signature
    """Serve a page of ours with its view. A hook of Wagtail's (`before_serve_page`): None lets Wagtail go on."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"])
    if isinstance(page, CommitteePage) and not page.authority.live:
        raise Http404("no such body")  # Wagtail asks whether the page itself is live, not those above it
    view = view_for(page, request)
    if view is None:
        return None
    template = page.get_template(request)
    return TemplateResponse(request, template, {"page": page, "self": page, "view": view})
