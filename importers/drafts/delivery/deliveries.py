"""Delivering in the admin, and the page of a delivery: how far it is, what asks for a person, report, undoing.

A run belongs to whoever delivered it; others see of it the files of their own bodies, and nothing else.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from importers.drafts.delivery import batch, intake, progress, report, tasks, undo
from importers.drafts.delivery.delivery_form import DeliveryForm
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.review.views import may_deliver, visible_files

OPEN_STATES = (FileState.QUEUED, FileState.READING, FileState.FAILED, FileState.ANSWERS, FileState.REVIEW)
_ON_A_PAGE = 100
_EARLIER = 10


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in a table: the row, why somebody is needed, and the folder that it lies in within its delivery."""

    file: ImportFile
    why: str
    folder: str


def _rows(files: Any) -> list[FileRow]:
    return [FileRow(file, report.why(file), file.path.rpartition("/")[0]) for file in files]


@require_http_methods(["GET", "POST"])
def deliver(request: HttpRequest) -> HttpResponse:
    """The delivery form, under it the files that wait for the person, and earlier deliveries."""
    if not may_deliver(request.user):
        raise PermissionDenied
    form = DeliveryForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        run = intake.open_run(form.options(), by=request.user)
        intake.receive_many(run, (intake.delivered(one, one.name or "") for one in form.cleaned_data["files"]))
        tasks.look.enqueue()
        return redirect("importers_run", run.pk)
    waiting = visible_files(request.user).filter(state__in=OPEN_STATES).select_related("committee__authority", "run")
    runs = ImportRun.objects.filter(by=request.user.pk).annotate(count=Count("files")).order_by("-pk")[:_EARLIER]
    context = {
        "form": form,
        "rows": _rows(waiting.defer("result").order_by("-pk")[:_ON_A_PAGE]),
        "waiting": waiting.count(),
        "runs": runs,
        "max_bytes": intake.largest(),
    }
    return render(request, "importers/deliver.html", context, status=422 if request.method == "POST" else 200)


def _run(request: HttpRequest, pk: int) -> tuple[ImportRun, QuerySet[ImportFile]]:
    files = visible_files(request.user).filter(run=pk)
    run = ImportRun.objects.filter(pk=pk, by=request.user.pk).first()
    if run is None and not files.exists():
        raise Http404
    return run or get_object_or_404(ImportRun, pk=pk), files


def _counts(files: QuerySet[ImportFile]) -> list[tuple[FileState, int]]:
    """How many files there are in each state that some file is in."""
    found = dict(files.order_by().values_list("state").annotate(count=Count("pk")))
    return [(state, found[state]) for state in FileState if state in found]


@require_GET
def run_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each file of a delivery has come. One file that is ready leads on to its review."""
    run, files = _run(request, pk)
    counts = _counts(files)
    state = request.GET.get("lage", "")
    shown = files.filter(state=state) if state in FileState.values else files
    page = Paginator(
        shown.select_related("committee__authority", "same_as").defer("result").order_by("pk"), _ON_A_PAGE
    ).get_page(request.GET.get("sida"))
    rows = _rows(page.object_list)
    if len(rows) == 1 and not state and not run.receiving and rows[0].file.state in ("answers", "review"):
        return redirect("importers_review", rows[0].file.pk)
    now = progress.of(files)
    context = {
        "run": run,
        "own": run.by_id == request.user.pk,
        "counts": counts,
        "state": state if state in FileState.values else "",
        "page": page,
        "rows": rows,
        "progress": now,
        "words": progress.words(now),
        "unread": dict(counts).get(FileState.FAILED, 0),
        "failed": files.filter(state=FileState.FAILED).exclude(upload="").count(),
        "may_undo": any(one in (*OPEN_STATES,) for one, _ in counts),
    }
    return render(request, "importers/run.html", context)


@require_GET
def run_status(request: HttpRequest, pk: int) -> JsonResponse:
    """For the progress bar.

    `total`, `finished`, `waiting`, `per_minute`, `seconds_left` (None: not known), `words` in Swedish, `states` (count
    by state), `receiving` (more files may come).
    """
    run, files = _run(request, pk)
    now = progress.of(files)
    states = {state.value: count for state, count in _counts(files)}
    receiving = run.receiving and run.by_id == request.user.pk
    return JsonResponse(
        {**asdict(now), "waiting": now.waiting, "words": progress.words(now), "states": states, "receiving": receiving}
    )


@require_GET
def run_report(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The report of what this person may see of a run, as CSV."""
    run, files = _run(request, pk)
    lines = (part.encode() for part in report.as_csv(report.rows(files)))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="inlamning-{run.pk}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def retry_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Read everything again that could not be read."""
    run, files = _run(request, pk)
    count = batch.again(files)
    if count:
        tasks.look.enqueue()
        messages.success(request, f"{count} filer läses om.")
    return redirect("importers_run", run.pk)


@require_http_methods(["GET", "POST"])
def undo_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then undo: the drafts of a delivery that nobody has published go away."""
    run, files = _run(request, pk)
    if request.method == "POST":
        undo.mark(run, by=request.user)
        tasks.take_back.enqueue(run.pk, int(request.user.pk or 0))
        messages.success(request, "Inlämningen tas tillbaka. Det som inte går att ångra säger varför.")
        return redirect("importers_run", run.pk)
    return render(request, "importers/undo.html", {"run": run, "outlook": undo.outlook(files)})


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, and then throw one file away, with its drafts. What is or was public is withdrawn or erased instead."""
    file = get_object_or_404(visible_files(request.user).select_related("run"), pk=pk)
    own = file.run.by_id == request.user.pk
    if request.method == "GET" and undo.may_discard(file):
        return render(request, "importers/discard.html", {"file": file, "written": file.state == FileState.REVIEW})
    stays = undo.discard(file, by=request.user) if request.method == "POST" else undo.STAYS
    if stays:
        messages.error(request, stays)
    else:
        messages.success(request, f"{file.name} är kasserad.")
    return redirect("importers_run", file.run_id) if own else redirect("importers_deliver")


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file again that could not be read."""
    file = get_object_or_404(visible_files(request.user), pk=pk)
    if batch.again(ImportFile.objects.filter(pk=file.pk)):
        tasks.look.enqueue()
    return redirect("importers_run", file.run_id)
