"""The pages of a body's own headings: what is remembered, what a rule would change, taking it, undoing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from decisions.models import CommitteePage
from decisions.selectors import editable_committees
from importers.drafts.remembered import HeadingMeaning, HeadingSense
from importers.drafts.review import profiles, trial
from importers.parsing import HeadingRule
from importers.parsing.profile import meaning_of, normalised


def _own(user: Any, pk: int) -> CommitteePage:
    return get_object_or_404(editable_committees(user).select_related("authority"), pk=pk)


@require_GET
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """Every rule of a body, those that hold first."""
    committee = _own(request.user, pk)
    rules = HeadingMeaning.objects.filter(committee=committee).select_related("taken_by", "ended_by")
    context = {"committee": committee, "rules": rules.order_by("-active", "heading", "-taken_at")}
    return render(request, "importers/headings.html", context)


@require_http_methods(["GET", "POST"])
def proposed(request: HttpRequest, pk: int) -> HttpResponse:
    """What a rule would change in the body's last protokoll; a post takes it."""
    committee = _own(request.user, pk)
    asked = request.POST if request.method == "POST" else request.GET
    printed, meaning = asked.get("rubrik", "").strip(), asked.get("betyder", "")
    try:
        rule = HeadingRule(normalised(printed), meaning_of(meaning))
    except ValueError as problem:
        raise Http404 from problem
    if not any(sign.isalpha() for sign in rule.heading) or len(printed) > 140:
        raise Http404
    if request.method == "POST":
        profiles.take(committee, printed, meaning, by=request.user)
        messages.success(request, f"Rubriken ”{printed}” är sparad. Den gäller filer som läses från och med nu.")
        return redirect("importers_headings", committee.pk)
    context = {
        "committee": committee,
        "printed": printed,
        "meaning": HeadingSense(meaning),
        "trials": trial.trial(committee, rule),
    }
    return render(request, "importers/heading_trial.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule."""
    rules = HeadingMeaning.objects.filter(committee__in=editable_committees(request.user))
    rule = get_object_or_404(rules, pk=pk)
    profiles.end(rule, by=request.user)
    messages.success(request, f"Rubriken ”{rule.printed}” betyder inte längre något särskilt för organet.")
    return redirect("importers_headings", rule.committee_id)
