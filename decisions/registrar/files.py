"""Closed files: who gets a file at its address, and what everybody else is told (design.md §4, Files)."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import etag, require_safe

from decisions import selectors
from decisions.models import Document

SHOWN_IN_PLACE = frozenset({"application/pdf"})


@require_safe
def serve_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file: its bytes for the public or for its own body's staff, else 404, or 410 where it once was public.

    Never a redirect to the log-in, which would confirm the name. The public's address holds the name that we made,
    the staff's the name that the file was delivered by. Stands before Wagtail's own view of the same shape.
    """
    # Asked before anything else, so that a closed file and no file answer alike, to the last header (Vary).
    known = request.user.is_authenticated
    document = Document.objects.filter(pk=pk).select_related("collection").first()
    if document is None:
        raise Http404
    use = selectors.public_document(document)
    if use is not None and name == (use.public_name or document.filename):
        response = _bytes(document, request, name)
        response.headers["Cache-Control"] = "no-cache"  # withdrawing takes effect at once, so ask each time
        return response
    if known and name == document.filename and selectors.editable_by(request.user, Document).filter(pk=pk).exists():
        response = _bytes(document, request, name)
        response.headers["Cache-Control"] = "no-store, private"
        return response
    if document.uses.filter(public_name=name).exclude(public_name="").exists():
        return _gone(request)
    raise Http404


def refuse_closed(document: Document, request: HttpRequest) -> None:
    """Before Wagtail's own view serves a file: the same rule, should a request ever get there."""
    mine = selectors.editable_by(request.user, Document).filter(pk=document.pk).exists()
    if not mine and selectors.public_document(document) is None:
        raise Http404


def _gone(request: HttpRequest) -> HttpResponse:
    """A public edition that was taken back: whoever knows the name that we made has seen it here."""
    view = {"reason": "Organet har tagit bort filen. Be registratorn om handlingen."}
    response = render(request, "410.html", {"view": view}, status=410)
    response.headers["Cache-Control"] = "no-store"
    return response


def _bytes(document: Document, request: HttpRequest, name: str) -> HttpResponseBase:
    @etag(lambda _request: quote_etag(document.file_hash))
    def answer(_request: HttpRequest) -> FileResponse:
        kind = document.content_type
        response = FileResponse(document.file.open("rb"), content_type=kind)
        disposition = content_disposition_header(kind not in SHOWN_IN_PLACE, name)
        response.headers["Content-Disposition"] = disposition or "attachment"
        return response

    response: HttpResponseBase = answer(request)
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
