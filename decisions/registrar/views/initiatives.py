"""Publishing of initiatives by their editors. Writing is done in Wagtail's page editor."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from decisions import selectors, services
from decisions.models import InitiativeIndexPage, InitiativePage
from decisions.registrar.screens import Crumb, show


def _must_edit(request: HttpRequest) -> None:
    if not selectors.edits_initiatives(request.user):
        raise Http404


def _crumb() -> Crumb:
    return Crumb(reverse("registrar:initiatives"), "Initiativ")


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every initiative with its state."""
    _must_edit(request)
    pages = InitiativePage.objects.order_by("title")
    index = InitiativeIndexPage.objects.first()
    return show(request, "initiatives.html", "Länsgemensamma initiativ", icon="site", pages=pages, index=index)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the latest draft, after a question."""
    _must_edit(request)
    page = get_object_or_404(InitiativePage, pk=pk)
    if request.method == "POST":
        services.publish_initiative(page, by=request.user)
        messages.success(request, "Initiativet är publicerat.")
        return redirect("registrar:initiatives")
    intro = "Sidan visas för alla. Namn och alias används när beslut kopplas till initiativet."
    return _ask(request, page, "Publicera", intro)


@require_http_methods(["GET", "POST"])
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the page off the web, after a question."""
    _must_edit(request)
    page = get_object_or_404(InitiativePage, pk=pk)
    if request.method == "POST":
        services.unpublish_initiative(page, by=request.user)
        messages.success(request, "Initiativet visas inte längre.")
        return redirect("registrar:initiatives")
    intro = "Sidan och kopplingarna till den försvinner från webben. Kopplingarna kommer tillbaka med sidan."
    return _ask(request, page, "Avpublicera", intro, danger=True)


def _ask(request: HttpRequest, page: InitiativePage, verb: str, intro: str, *, danger: bool = False) -> HttpResponse:
    context = {"verb": verb, "intro": intro, "danger": danger, "about": page.draft_title, "back": _crumb().url}
    return show(request, "ask.html", verb, _crumb(), icon="site", **context)
