"""Delivery and review in the admin. Every object is loaded through what the person handles; 404 otherwise.

Wagtail itself asks for log-in and access to the admin at every address that is registered with it.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from decisions import services
from decisions.selectors import editable_committees
from importers.drafts import review, tasks
from importers.drafts.forms import DeliveryForm
from importers.drafts.intake import receive
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.write import NeedsAnswer

_MISSING = {
    "committee": "Välj vilket organ filen hör till.",
    "date": "Ange sammanträdets datum.",
    "overlap": "Filen innehåller paragrafer som redan finns. Säg vad den är.",
    "number": "Ange paragrafens nummer.",
    "written": "Någon annan har just sparat filen. Ladda om sidan för att se och ändra det som sparades.",
    "number_twice": "Två paragrafer i filen har samma nummer. Rätta numret på den ena.",
    "number_taken": "Numret går inte att ändra: det är upptaget, eller så är paragrafen redan publicerad.",
}
OPEN_STATES = (FileState.QUEUED, FileState.READING, FileState.FAILED, FileState.ANSWERS, FileState.REVIEW)


def visible_files(user: Any) -> QuerySet[ImportFile]:
    """Files of the person's committees, and files that the person delivered and whose committee is not known yet."""
    own = Q(committee__in=editable_committees(user)) | Q(committee=None, run__by=user.pk)
    return ImportFile.objects.filter(own)


def may_deliver(user: Any) -> bool:
    """Whether this person handles any committee."""
    return bool(editable_committees(user).exists())


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest) -> HttpResponse:
    """The delivery form, and under it the files that wait for the person."""
    if not may_deliver(request.user):
        raise PermissionDenied
    form = DeliveryForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        run = receive(form.cleaned_data["files"], by=request.user, committee=form.cleaned_data["committee"])
        tasks.look.enqueue()
        return redirect("importers_run", run.pk)
    waiting = visible_files(request.user).filter(state__in=OPEN_STATES).select_related("committee__authority")
    return render(request, "importers/deliver.html", {"form": form, "files": waiting.order_by("-pk")[:100]})


def _run(request: HttpRequest, pk: int) -> tuple[ImportRun, QuerySet[ImportFile]]:
    files = visible_files(request.user).filter(run=pk).select_related("committee__authority", "same_as")
    run = ImportRun.objects.filter(pk=pk, by=request.user.pk).first()
    if run is None and not files.exists():
        raise Http404
    return run or get_object_or_404(ImportRun, pk=pk), files


@require_GET
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each file of a delivery has come. One file that is ready leads on to its review."""
    run, files = _run(request, pk)
    rows = list(files)
    if len(rows) == 1 and rows[0].state in (FileState.ANSWERS, FileState.REVIEW):
        return redirect("importers_review", rows[0].pk)
    return render(request, "importers/run.html", {"run": run, "files": rows, "progress": _progress(run, files)})


@require_GET
def run_status(request: HttpRequest, pk: int) -> JsonResponse:
    """Counts for the progress bar: `total`, `finished`, `per_minute`, `seconds_left` (None: not known)."""
    run, files = _run(request, pk)
    return JsonResponse(_progress(run, files))


def _progress(run: ImportRun, files: QuerySet[ImportFile]) -> dict[str, Any]:
    counts = files.aggregate(
        total=Count("pk"), waiting=Count("pk", filter=Q(state__in=(FileState.QUEUED, FileState.READING)))
    )
    finished = counts["total"] - counts["waiting"]
    seconds = max((timezone.now() - run.created).total_seconds(), 0.001)
    rate = finished / seconds
    left = round(counts["waiting"] / rate) if rate and counts["waiting"] else None
    return {
        "total": counts["total"],
        "finished": finished,
        "waiting": counts["waiting"],
        "per_minute": round(rate * 60),
        "seconds_left": left,
    }


@require_http_methods(["GET", "POST"])
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: original beside result, problems first; save as draft or publish."""
    file = get_object_or_404(visible_files(request.user).select_related("committee__authority", "run__by"), pk=pk)
    if file.state not in (FileState.ANSWERS, FileState.REVIEW, FileState.DONE):
        return redirect("importers_run", file.run_id)
    state = review.state_of(file, user=request.user, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and state.valid:
        answer = _take(request, state)
        if answer is not None:
            return answer
    context = {"state": state, "file": file, "records": _records(state, request)}
    return render(request, "importers/review.html", context, status=422 if request.method == "POST" else 200)


def _take(request: HttpRequest, state: review.ReviewState) -> HttpResponse | None:
    """Save and, if asked, publish. None: the page is shown again with what is in the way."""
    try:
        review.save(state, by=request.user)
    except NeedsAnswer as missing:
        messages.error(request, _MISSING[missing.what])
        fresh = review.state_of(ImportFile.objects.get(pk=state.file.pk), user=request.user, data=request.POST)
        state.answers, state.overlap, state.overlaps = fresh.answers, fresh.overlap, fresh.overlaps
        return None
    if "publish" not in request.POST:
        messages.success(request, "Utkastet är sparat. Ingenting har publicerats.")
        return redirect("importers_review", state.file.pk)
    try:
        published, kept_closed = review.publish(state, by=request.user)
    except services.GateClosed as gate:
        state.stops = gate.stops
        state.answers = None
        return None
    for record in published:
        messages.success(
            request, format_html('{} är publicerad. <a href="/{}/">Visa på webben</a>', record, record.path)
        )
    for stop in kept_closed:
        messages.warning(request, f"Filen själv visas inte. {stop.message}")
    return redirect("importers_review", state.file.pk)


def _records(state: review.ReviewState, request: HttpRequest) -> list[Any]:
    """The rows behind the parts that this person may edit, for the links to the full editing."""
    return [part.record for part in state.parts if part.record is not None and request.user.is_authenticated]


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


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a delivered file away that no draft was written from. What is written is withdrawn or erased instead."""
    file = get_object_or_404(visible_files(request.user), pk=pk)
    if file.document_id is None and file.state in (FileState.FAILED, FileState.ANSWERS, FileState.QUEUED):
        if file.upload:
            file.upload.delete(save=False)
        file.state, file.result, file.finished = FileState.DISCARDED, "", timezone.now()
        file.save()
        messages.success(request, "Filen är kasserad. Ingenting lästes in från den.")
    else:
        messages.error(request, "Filen är redan inläst. Återkalla eller radera det som lästes in i stället.")
    return redirect(reverse("importers_deliver"))


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file again that could not be read."""
    file = get_object_or_404(visible_files(request.user), pk=pk)
    if file.state == FileState.FAILED and file.upload:
        ImportFile.objects.filter(pk=file.pk).update(state=FileState.QUEUED, attempts=0, message="")
        tasks.look.enqueue()
    return redirect("importers_run", file.run_id)
