"""Earlier versions of a § or a paper: preview, list, comparison, going back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.panels import get_edit_handler
from wagtail.models import Revision

from decisions import services
from decisions.models import AgendaItem, Paper
from decisions.registrar import preview as drawing
from decisions.registrar.screens import Crumb, above, kind_of, own_record, show, to_record
from decisions.registrar.views.records import latest

REVERTED = "(återgång)"


def _revisions(record: AgendaItem | Paper) -> Any:
    return record.revisions.select_related("user").order_by("-created_at", "-pk")


def _to_history(record: AgendaItem | Paper) -> Crumb:
    return Crumb(f"{to_record(record).url}historik/", "Historik")


@require_GET
def preview(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The latest version as the public page would show it. Links in it lead to what is public."""
    record = latest(own_record(request, kind, pk))
    template = record.get_preview_template(request, "")
    response = render(request, template, {"view": drawing.view_of(record, request), "preview": True})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_GET
def revisions(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Every saved version, newest first."""
    record = own_record(request, kind, pk)
    way = (*above(record), to_record(record))
    return show(
        request,
        "history.html",
        "Historik",
        *way,
        icon="history",
        record=record,
        kind=kind,
        revisions=_revisions(record),
    )


@require_GET
def compare(request: HttpRequest, kind: str, pk: int, revision: int) -> HttpResponse:
    """What changed from an earlier version to the latest one, field by field, in Wagtail's own way."""
    record = own_record(request, kind, pk)
    earlier = get_object_or_404(record.revisions, pk=revision).as_object()
    newest = latest(record)
    panel = get_edit_handler(type(record)).get_bound_panel(instance=newest, request=request, form=None)
    pairs = [comparison(earlier, newest) for comparison in panel.get_comparison()]
    way = (*above(record), to_record(record), _to_history(record))
    changed = [pair for pair in pairs if pair.has_changed()]
    return show(request, "compare.html", "Jämförelse med senaste versionen", *way, icon="history", comparison=changed)


@require_http_methods(["GET", "POST"])
def revert(request: HttpRequest, kind: str, pk: int, revision: int) -> HttpResponse:
    """Make an earlier version the latest one: a new version with the old one's content. Publishes nothing."""
    record = own_record(request, kind, pk)
    chosen = get_object_or_404(record.revisions, pk=revision)
    if request.method == "POST":
        services.correct(chosen.as_object(), _fields_that_differ(record, chosen), by=request.user)
        messages.success(request, "Den äldre versionen är nu den senaste. Publicera för att visa den.")
        return redirect("registrar:edit", kind_of(record), record.pk)
    context: dict[str, Any] = {
        "verb": "Gå tillbaka till den här versionen",
        "intro": "En ny version görs med den äldres innehåll. Ingenting försvinner ur historiken och inget publiceras.",
        "about": f"{record} – versionen från {chosen.created_at:%Y-%m-%d %H:%M}",
        "back": _to_history(record).url,
    }
    way = (*above(record), to_record(record), _to_history(record))
    return show(request, "ask.html", "Gå tillbaka", *way, icon="history", **context)


def _fields_that_differ(record: AgendaItem | Paper, chosen: Revision) -> list[str]:
    earlier, newest = chosen.as_object(), latest(record)
    panel = get_edit_handler(type(record)).get_bound_panel(instance=newest, request=None, form=None)
    pairs = [comparison(earlier, newest) for comparison in panel.get_comparison()]
    return [_name(pair) for pair in pairs if pair.has_changed()]


def _name(pair: Any) -> str:
    field = getattr(pair, "field", None)
    return str(field.name) if field is not None else str(pair.relation.name)
