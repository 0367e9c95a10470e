"""Who sees which delivered file, and the file itself. Every object is loaded through what the person handles.

Wagtail itself asks for log-in and access to the admin at every address that is registered with it.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from decisions.selectors import editable_committees
from importers.drafts.models import ImportFile


def visible_files(user: Any) -> QuerySet[ImportFile]:
    """Files of the person's committees, and files that the person delivered and whose committee is not known yet."""
    own = Q(committee__in=editable_committees(user)) | Q(committee=None, run__by=user.pk)
    return ImportFile.objects.filter(own)


def may_deliver(user: Any) -> bool:
    """Whether this person handles any committee."""
    return bool(editable_committees(user).exists())


@require_GET
def original(request: HttpRequest, pk: int) -> FileResponse:
    """The delivered file itself, for those who handle it. Never inline but for PDF, never sniffed, never cached."""
    file = get_object_or_404(visible_files(request.user).select_related("document"), pk=pk)
    stored = file.document.file if file.document else file.upload
    if not stored:
        raise Http404
    pdf = file.document is not None and file.document.file_type == "pdf"
    kind = "application/pdf" if pdf else "application/octet-stream"
    response = FileResponse(stored.open("rb"), as_attachment=not pdf, filename=file.name, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
