"""Closed files: who gets a file at its address, and what everybody else is told (design.md §4, Files)."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import etag

from decisions import selectors
from decisions.models import Document, FileUse, Publication

SHOWN_IN_PLACE = frozenset({"application/pdf"})


def serve_document(document: Document, request: HttpRequest) -> HttpResponse:
    """Answer a request for a file: its bytes for the public or for its own body's staff, else 404 or 410.

    Never a redirect to the log-in, which would confirm the name. The address's file name was compared before.
    """
    use = selectors.public_document(document)
    if use is not None:
        response = _bytes(document, request, use.public_name or document.filename)
        response.headers["Cache-Control"] = "no-cache"  # withdrawing takes effect at once, so ask each time
        return response
    if selectors.editable_by(request.user, Document).filter(pk=document.pk).exists():
        response = _bytes(document, request, document.filename)
        response.headers["Cache-Control"] = "no-store, private"
        return response
    withdrawn = _withdrawn_use(document)
    if withdrawn is None:
        raise Http404
    reason = (withdrawn.paper or withdrawn.minutes).withdrawn_reason  # type: ignore[union-attr]  # one of the two
    answer = render(request, "410.html", {"reason": reason}, status=410)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _withdrawn_use(document: Document) -> FileUse | None:
    """The public edition whose record was withdrawn: its being here was no secret."""
    uses = document.uses.filter(public=True).select_related("minutes", "paper")
    return next((use for use in uses if _state(use) == Publication.WITHDRAWN), None)


def _state(use: FileUse) -> str:
    owner: Any = use.paper or use.minutes
    return str(owner.publication)


def _bytes(document: Document, request: HttpRequest, name: str) -> HttpResponse:
    @etag(lambda _request: quote_etag(document.file_hash))
    def answer(_request: HttpRequest) -> FileResponse:
        kind = document.content_type
        response = FileResponse(document.file.open("rb"), content_type=kind)
        disposition = content_disposition_header(kind not in SHOWN_IN_PLACE, name)
        response.headers["Content-Disposition"] = disposition or "attachment"
        return response

    response: HttpResponse = answer(request)
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
