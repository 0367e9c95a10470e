"""The pages of a body's own headings: what is remembered, what a rule would change, taking it, undoing it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
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


def _asked(said: QueryDict) -> tuple[str, str, HeadingRule]:
    """The heading as printed, its meaning, and the rule that they make. Raises `Http404` for no rule."""
    printed, meaning = said.get("rubrik", "").strip(), said.get("betyder", "")
    try:
        rule = HeadingRule(normalised(printed), meaning_of(meaning))
    except ValueError as problem:
        raise Http404 from problem
    if not any(sign.isalpha() for sign in rule.heading) or len(printed) > 140:
        raise Http404
    return printed, meaning, rule


@require_http_methods(["GET", "POST"])
def proposed(request: HttpRequest, pk: int) -> HttpResponse:
    """The body's last protokoll, each to be tried with the rule by itself; a post takes the rule.

    No file is read here: the page fetches them one after the other, and has a link to each where no script runs.
    """
    committee = _own(request.user, pk)
    printed, meaning, _ = _asked(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        profiles.take(committee, printed, meaning, by=request.user)
        messages.success(request, f"Rubriken ”{printed}” är sparad. Den gäller filer som läses från och med nu.")
        return redirect("importers_headings", committee.pk)
    context = {
        "committee": committee,
        "printed": printed,
        "meaning": HeadingSense(meaning),
        "uses": trial.last(committee),
        "query": urlencode({"rubrik": printed, "betyder": meaning}),
    }
    return render(request, "importers/heading_trial.html", context)


@require_GET
def tried(request: HttpRequest, pk: int, use: int) -> HttpResponse:
    """What the rule would change in one of the body's last protokoll."""
    committee = _own(request.user, pk)
    printed, meaning, rule = _asked(request.GET)
    own = next((one for one in trial.last(committee) if one.pk == use), None)
    if own is None:
        raise Http404
    context = {
        "committee": committee,
        "printed": printed,
        "meaning": HeadingSense(meaning),
        "trial": trial.of_file(committee, own, rule),
        "query": urlencode({"rubrik": printed, "betyder": meaning}),
    }
    return render(request, "importers/heading_trial_file.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule."""
    rules = HeadingMeaning.objects.filter(committee__in=editable_committees(request.user))
    rule = get_object_or_404(rules, pk=pk)
    profiles.end(rule, by=request.user)
    messages.success(request, f"Rubriken ”{rule.printed}” betyder inte längre något särskilt för organet.")
    return redirect("importers_headings", rule.committee_id)
