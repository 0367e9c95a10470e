"""Hundreds of files from a browser, some at a time: begin a run, deliver batches into it, end it.

Only for the script of the delivery form; without it the form sends everything at once. A batch that is sent twice,
because the network broke off, comes in once.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from importers.drafts.delivery import intake, tasks
from importers.drafts.delivery.delivery_form import DeliveryOptionsForm
from importers.drafts.delivery.intake import Delivered
from importers.drafts.models import ImportRun
from importers.drafts.review.views import may_deliver


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A new run with the options of the form; answers where its files go. 422 with the form's errors."""
    if not may_deliver(request.user):
        raise PermissionDenied
    form = DeliveryOptionsForm(request.POST, user=request.user)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    run = intake.open_run(form.options(), by=request.user, receiving=True)
    addresses = {name: reverse(f"importers_{name}", args=[run.pk]) for name in ("take", "end", "run")}
    return JsonResponse(addresses)


def _own(request: HttpRequest, pk: int) -> ImportRun:
    """The run, where this person has begun it and not ended it."""
    return get_object_or_404(ImportRun, pk=pk, by=request.user.pk, receiving=True, origin="")


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Some files of a run: `files`, each with its place in `paths`; `too_large` are places of files left behind."""
    run = _own(request, pk)
    uploads, paths = request.FILES.getlist("files"), request.POST.getlist("paths")
    if len(paths) != len(uploads):
        paths = [upload.name or "" for upload in uploads]
    files = [intake.delivered(upload, path) for upload, path in zip(uploads, paths, strict=True)]
    files += [_left_behind(path) for path in request.POST.getlist("too_large")]
    kept = intake.receive_many(run, files)
    tasks.look.enqueue()
    return JsonResponse({"kept": len(kept), "sent": len(files)})


def _left_behind(path: str) -> Delivered:
    limit = settings.IMPORT_MAX_BYTES // (1024 * 1024)
    trouble = f"Filen är större än {limit} MB och skickades inte. Dela upp den, eller spara den i mindre format."
    return Delivered(intake.clean_path(path), trouble=trouble)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """All files of a run have come."""
    run = _own(request, pk)
    run.receiving = False
    run.save(update_fields=["receiving"])
    answer: dict[str, Any] = {"run": reverse("importers_run", args=[run.pk])}
    return JsonResponse(answer)
