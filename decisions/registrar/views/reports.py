"""Errors that citizens have reported, to the registrars of the body that owns the record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from decisions import selectors
from decisions.models import ErrorReport
from decisions.registrar.screens import own, show


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is not handled yet, oldest first, and the fifty that were handled last."""
    reports = selectors.editable_by(request.user, ErrorReport).select_related(
        "committee__authority", "item__meeting", "paper", "handled_by"
    )
    return show(
        request,
        "reports.html",
        "Anmälda fel",
        icon="warning",
        waiting=reports.filter(handled_at=None).order_by("created"),
        handled=reports.exclude(handled_at=None).order_by("-handled_at")[:50],
    )


@require_POST
def handle(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a report as handled, or as not handled after all."""
    report = own(request, ErrorReport, pk)
    done = report.handled_at is None
    report.handled_at = timezone.now() if done else None
    report.handled_by = request.user if done else None  # type: ignore[assignment]  # the door lets nobody else in
    report.save(update_fields=["handled_at", "handled_by"])
    messages.success(request, "Markerad som hanterad." if done else "Ligger bland de ohanterade igen.")
    return redirect("registrar:reports")
