"""The review page: original beside result. One address; what a post asks for is told by the button that was pressed.

A script asks the same address for pieces (a § to be opened) and posts single ticks; without it the page reloads.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from decisions import services
from decisions.models import Paper
from importers.drafts.models import FileState, ImportFile
from importers.drafts.review import acting as review
from importers.drafts.review import actions
from importers.drafts.review.acting import ReviewState
from importers.drafts.review.views import visible_files
from importers.drafts.writing import questions
from importers.drafts.writing.write import NeedsAnswer

BUTTONS = ("publish", "save", "open", "heading", "meaning", "unmeaning", "place", "take")
"""What a button of the page may be called; no button is *save*."""


@require_http_methods(["GET", "POST"])
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: original beside result, problems first; save as draft or publish."""
    file = get_object_or_404(visible_files(request.user).select_related("committee__authority", "run__by"), pk=pk)
    if file.state not in (FileState.ANSWERS, FileState.REVIEW, FileState.DONE):
        return redirect("importers_run", file.run_id)
    if "tick" in request.POST:
        return _tick(request, file)
    if request.method == "GET" and "del" in request.GET:
        return _piece(request, file)
    if request.method == "GET":
        opened = request.GET.getlist("oppna")
        return _show(request, review.state_of(file, user=request.user, opened=opened))
    return _post(request, file)


def _show(request: HttpRequest, state: ReviewState, status: int = 200) -> HttpResponse:
    context = {"state": state, "file": state.file, "refused": status == 422, **_beside(request.user, state.file)}
    return render(request, "importers/review.html", context, status=status)


def _beside(user: Any, file: ImportFile) -> dict[str, Any]:
    """For whoever has a heap to go through: whether the delivery has other files, and the next one that waits."""
    others = visible_files(user).filter(run=file.run_id).exclude(pk=file.pk)
    waiting = others.filter(state__in=(FileState.ANSWERS, FileState.REVIEW)).only("pk", "name").order_by("pk")
    following = waiting.filter(pk__gt=file.pk).first() or waiting.first()
    return {"has_others": following is not None or others.exists(), "next_file": following}


def _tick(request: HttpRequest, file: ImportFile) -> HttpResponse:
    """One tick, posted by the script."""
    state = review.state_of(file, user=request.user)
    review.tick(state, request.POST["tick"], on=request.POST.get("on") == "1")
    return JsonResponse({"left": state.left, "seen": state.seen, "parts": len(state.parts)})


def _piece(request: HttpRequest, file: ImportFile) -> HttpResponse:
    """One § with its form, for the script."""
    state = review.state_of(file, user=request.user, opened=[request.GET["del"]])
    part = state.part(request.GET["del"])
    if part is None:
        raise Http404
    return render(request, "importers/review_form.html", {"part": part, "state": state})


def _post(request: HttpRequest, file: ImportFile) -> HttpResponse:
    """The whole page."""
    data: QueryDict = request.POST
    pressed = next((name for name in BUTTONS if name in data), "save")
    opened = [str(data["open"])] if pressed == "open" else []
    state = review.state_of(file, user=request.user, data=data, opened=opened)
    if "notes" in data:
        review.note(state, data)
        state = review.state_of(file, user=request.user, data=data, opened=opened)
    if pressed in ("open", "heading"):
        state.palette = str(data.get("heading", ""))
        return _show(request, state)
    fresh = actions.settle_body(state, data, by=request.user) if state.valid else None
    if fresh is not None:
        messages.warning(request, questions.message("reread"))
        return _show(request, fresh)
    if pressed == "meaning":
        return _meaning(request, state, data)
    if pressed == "unmeaning":
        return _unmeaning(request, state, str(data["unmeaning"]))
    if not state.valid:
        return _show(request, state, 422)
    return _take(request, state, pressed)


def _meaning(request: HttpRequest, state: ReviewState, data: QueryDict) -> HttpResponse:
    """A heading's meaning is corrected: the file is read again by it."""
    try:
        fresh = actions.correct_heading(state, data, by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return _show(request, state, 422)
    messages.success(request, "Filen är läst om. Dina rättelser står kvar.")
    return redirect("importers_review", state.file.pk) if fresh is None else _show(request, fresh)


def _unmeaning(request: HttpRequest, state: ReviewState, heading: str) -> HttpResponse:
    """What was said of a heading for this file is undone."""
    try:
        actions.forget_heading(state, heading, by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return _show(request, state, 422)
    messages.success(request, "Filen är läst om. Dina rättelser står kvar.")
    return redirect("importers_review", state.file.pk)


def _take(request: HttpRequest, state: ReviewState, pressed: str) -> HttpResponse:
    """Save and, if asked, publish; the page again with what is in the way."""
    try:
        review.save(state, by=request.user)
    except NeedsAnswer as missing:
        messages.error(request, questions.message(missing.what))
        fresh = review.state_of(ImportFile.objects.get(pk=state.file.pk), user=request.user, data=request.POST)
        state.answers, state.overlap, state.overlaps = fresh.answers, fresh.overlap, fresh.overlaps
        return _show(request, state, 422)
    if pressed in ("place", "take"):
        done = actions.place(state, request.POST["place"], by=request.user) if pressed == "place" else None
        if pressed == "take":
            done = actions.take(state, request.POST["take"], by=request.user)
        messages.success(request, done or "Utkastet är sparat.")
        return redirect("importers_review", state.file.pk)
    if pressed == "save":
        messages.success(request, "Utkastet är sparat. Ingenting har publicerats.")
        return redirect("importers_review", state.file.pk)
    return _publish(request, state)


def _publish(request: HttpRequest, state: ReviewState) -> HttpResponse:
    try:
        published, kept_closed = review.publish(state, by=request.user)
    except services.GateClosed as gate:
        state.stops = gate.stops
        state.answers = None
        return _show(request, state, 422)
    _tell(request, published)
    for stop in kept_closed:
        messages.warning(request, f"Filen själv visas inte. {stop.message}")
    return redirect("importers_review", state.file.pk)


def _tell(request: HttpRequest, published: list[Any]) -> None:
    """One record by its name, more by their number; the page that follows begins with a link to each."""
    papers = sum(isinstance(record, Paper) for record in published)
    items = len(published) - papers
    counts = [f"{items} {'paragraf' if items == 1 else 'paragrafer'}" if items else ""]
    counts += [f"{papers} {'handling' if papers == 1 else 'handlingar'}" if papers else ""]
    if len(published) == 1:
        messages.success(request, f"{published[0]} är publicerad.")
    elif published:
        messages.success(request, f"{' och '.join(filter(None, counts))} är publicerade.")
    else:
        messages.warning(request, "Ingenting publicerades: allt i filen är undantaget.")
