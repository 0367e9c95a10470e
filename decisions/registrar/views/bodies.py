"""A registrar's committees, and the meetings and papers of one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from decisions.models import MeetingPage, Paper, Publication
from decisions.registrar import waiting
from decisions.registrar.screens import own_committee, show


@require_GET
def committees(request: HttpRequest) -> HttpResponse:
    """`Mina organ`: every committee that this person handles, with what waits in it."""
    here = [{"url": "", "label": "Mina organ"}]
    rows = waiting.by_committee(request.user)
    return show(request, "committees.html", "Mina organ", breadcrumbs_items=here, rows=rows)


@require_GET
def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """One committee: its meetings with counts of §§ in each state, and its papers."""
    body = own_committee(request, pk)
    counts = {
        "drafts": Count("items", Q(items__publication=Publication.DRAFT)),
        "published": Count("items", Q(items__publication=Publication.PUBLISHED)),
        "others": Count("items", ~Q(items__publication__in=(Publication.DRAFT, Publication.PUBLISHED))),
    }
    return show(
        request,
        "committee.html",
        f"{body.authority.title}, {body.title}",
        committee=body,
        meetings=MeetingPage.objects.filter(committee=body).annotate(**counts).order_by("-date", "-number_of_day"),
        papers=Paper.objects.filter(committee=body).defer("sections").order_by("publication", "-date", "title"),
    )
