"""Initiatives as their editors work with them: the list, one initiative's own screen, publishing and deleting it.

Its texts, names, steps and papers are written in Wagtail's page editor; see `initiative_parts` for the rest.
"""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from decisions import selectors, services
from decisions.models import PUBLIC_LINK_STATUSES, InitiativeIndexPage, InitiativeLink, InitiativePage, LinkStatus
from decisions.registrar.screens import Crumb, show
from decisions.services import initiative_drafts as drafts
from decisions.services import standpoints


def must_edit(request: HttpRequest) -> None:
    """Raises Http404 for anybody but an editor of initiatives."""
    if not selectors.edits_initiatives(request.user):
        raise Http404


def find(request: HttpRequest, pk: int) -> InitiativePage:
    """The initiative, for an editor; else Http404."""
    must_edit(request)
    return get_object_or_404(InitiativePage, pk=pk)


def to_list() -> Crumb:
    """The list of initiatives."""
    return Crumb(reverse("registrar:initiatives"), "Initiativ")


def to_initiative(page: InitiativePage) -> Crumb:
    """The initiative's own screen."""
    return Crumb(reverse("registrar:initiative", args=[page.pk]), page.draft_title or page.title)


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every initiative with its state."""
    must_edit(request)
    pages = InitiativePage.objects.order_by("title").annotate(
        shown=Count("links", filter=Q(links__status__in=PUBLIC_LINK_STATUSES)),
        suggested=Count("links", filter=Q(links__status=LinkStatus.SUGGESTED)),
    )
    index = InitiativeIndexPage.objects.first()
    return show(request, "initiatives.html", "Länsgemensamma initiativ", icon="site", pages=pages, index=index)


@require_GET
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative: what is written of it, what is linked to it, and what can be done."""
    page = find(request, pk)
    draft = drafts.draft_of(page)
    public = Q(item__in=selectors.public_items()) | Q(paper__in=selectors.public_papers())
    links = InitiativeLink.objects.filter(public, initiative=page)
    preview, run = selectors.latest_rescans(page)
    context: dict[str, Any] = {
        "page": page,
        "draft": draft,
        "names": draft.names.all(),
        "steps": draft.steps.all(),
        "bodies": draft.expected_bodies.count(),
        "cases": draft.known_cases.count(),
        "papers": draft.known_papers.count(),
        "reference": draft.reference_item,
        "counts": [
            (label, value, links.filter(status=value).count())
            for value, label in LinkStatus.choices
            if value != LinkStatus.WITHDRAWN
        ],
        "disputed": standpoints.disputed(links).count(),
        "preview": preview,
        "run": run,
        "working": any(one is not None and one.state in ("waiting", "running") for one in (preview, run)),
    }
    title = draft.title or "Initiativ"
    return show(request, "initiative.html", title, to_list(), icon="site", **context)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the latest draft, after a question."""
    page = find(request, pk)
    if request.method == "POST":
        services.publish_initiative(page, by=request.user)
        messages.success(request, "Initiativet är publicerat. Besluten söks igenom på nytt.")
        return redirect("registrar:initiative", pk)
    intro = "Sidan visas för alla. Namn och alias används när beslut kopplas till initiativet."
    return _ask(request, page, "Publicera", intro)


@require_http_methods(["GET", "POST"])
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the page off the web, after a question."""
    page = find(request, pk)
    if request.method == "POST":
        services.unpublish_initiative(page, by=request.user)
        messages.success(request, "Initiativet visas inte längre.")
        return redirect("registrar:initiatives")
    intro = "Sidan och kopplingarna till den försvinner från webben. Kopplingarna kommer tillbaka med sidan."
    return _ask(request, page, "Avpublicera", intro, danger=True)


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete an initiative that nothing links to, after a question; else say what hangs on it."""
    page = find(request, pk)
    reasons = drafts.what_hangs_on(page)
    if request.method == "POST" and not reasons:
        try:
            drafts.delete_initiative(page, by=request.user)
        except drafts.StillLinked as still:
            reasons = still.reasons
        else:
            messages.success(request, "Initiativet är borttaget.")
            return redirect("registrar:initiatives")
    if reasons:
        context: dict[str, Any] = {"reasons": reasons, "about": page.draft_title, "back": to_initiative(page).url}
        title = "Initiativet kan inte tas bort"
        status = 409 if request.method == "POST" else 200
        return show(request, "initiative_kept.html", title, to_list(), to_initiative(page), status=status, **context)
    intro = "Namn, steg, väntade organ och utkast försvinner för gott. Inga beslut är kopplade till initiativet."
    return _ask(request, page, "Ta bort", intro, danger=True)


def _ask(request: HttpRequest, page: InitiativePage, verb: str, intro: str, *, danger: bool = False) -> HttpResponse:
    back = to_initiative(page)
    context = {"verb": verb, "intro": intro, "danger": danger, "about": page.draft_title, "back": back.url}
    return show(request, "ask.html", verb, to_list(), back, icon="site", **context)
