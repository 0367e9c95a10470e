"""The queue of suggested links: one key each for the next, confirm and reject (design.md §§9, 14)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from decisions import selectors
from decisions.models import DecisionStatus, InitiativeLink, LinkStatus, Relation
from decisions.registrar.evidence import record_of, shown
from decisions.registrar.screens import Crumb, own, show
from decisions.services import links as service

PER_PAGE = 20
RELATED = (
    "initiative",
    "item__meeting__committee__authority",
    "paper__committee__authority",
    "decided_by",
)


class DecisionForm(forms.Form):
    """Step, relation and what the body decided. An empty status confirms the link but nothing about the outcome."""

    step = forms.ChoiceField(label="Steg", required=False)
    relation = forms.ChoiceField(label="Förhållande", choices=Relation.choices)
    decision_status = forms.ChoiceField(
        label="Ställningstagande",
        required=False,
        choices=[("", "Säger inget om det")] + [c for c in DecisionStatus.choices if c[0]],
    )

    def __init__(self, data: Any = None, *, link: InitiativeLink) -> None:
        guessed = {"step": link.step, "relation": link.relation, "decision_status": link.decision_status}
        super().__init__(data, initial=guessed, prefix=f"k{link.pk}")
        steps = [(step.key, step.title) for step in link.initiative.steps.all()]
        self.fields["step"].choices = [("", "Inget bestämt steg"), *steps]  # type: ignore[attr-defined]  # a ChoiceField


def _visible(request: HttpRequest) -> tuple[QuerySet[InitiativeLink], bool]:
    """Links that this person may see, and whether any committee is theirs. Editors see those of public records."""
    mine = selectors.editable_by(request.user, InitiativeLink)
    owns = selectors.editable_committees(request.user).exists()
    if not selectors.edits_initiatives(request.user):
        if not owns:
            raise Http404
        return mine, owns
    public = Q(item__in=selectors.public_items()) | Q(paper__in=selectors.public_papers())
    return InitiativeLink.objects.filter(Q(pk__in=mine.values("pk")) | public), owns


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Links to decide on, strongest first; with `lage` those of another status."""
    links, owns = _visible(request)
    status = request.GET.get("lage", LinkStatus.SUGGESTED)
    wanted = links.filter(status=status if status in LinkStatus.values else LinkStatus.SUGGESTED)
    organ = request.GET.get("organ", "")
    if organ.isdigit():
        wanted = wanted.filter(Q(item__meeting__committee=organ) | Q(paper__committee=organ))
    ordered = wanted.select_related(*RELATED).prefetch_related("initiative__steps").order_by("-score", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("sida"))
    may_decide = set(
        selectors.editable_by(request.user, InitiativeLink)
        .filter(pk__in=[link.pk for link in page])
        .values_list("pk", flat=True)
    )
    cards = [_card(link, decides=link.pk in may_decide) for link in page]
    return show(
        request,
        "links.html",
        "Kopplingar till initiativ",
        icon="link",
        cards=cards,
        page=page,
        owns=owns,
        chosen=status,
        statuses=LinkStatus.choices,
        organ=organ,
        last=_last_decided(request),
    )


def _last_decided(request: HttpRequest) -> InitiativeLink | None:
    """The link that this person decided on last, while it still is theirs to undo."""
    pk = request.session.get("last_link")
    links = selectors.editable_by(request.user, InitiativeLink).filter(pk=pk or 0, decided_by=request.user.pk)
    return links.select_related("initiative").first()


def _card(link: InitiativeLink, *, decides: bool) -> dict[str, Any]:
    record = record_of(link)
    return {
        "link": link,
        "record": record,
        "committee": link.item.meeting.committee if link.item else record.committee,
        "evidence": shown(link),
        "form": DecisionForm(link=link) if decides else None,
        "decides": decides,
    }


@require_GET
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change of one link."""
    links, _owns = _visible(request)
    link = get_object_or_404(links.select_related(*RELATED), pk=pk)
    crumb = Crumb(reverse("registrar:links"), "Kopplingar")
    context: dict[str, Any] = {
        "link": link,
        "record": record_of(link),
        "events": link.events.select_related("by"),
        "evidence": shown(link),
    }
    return show(request, "link_log.html", "Kopplingens logg", crumb, icon="link", **context)


def _back(request: HttpRequest) -> HttpResponse:
    organ = request.POST.get("organ", "")
    return redirect(reverse("registrar:links") + (f"?organ={organ}" if organ.isdigit() else ""))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a link of one's own body."""
    link = own(request, InitiativeLink, pk, *RELATED)
    form = DecisionForm(request.POST, link=link)
    if not form.is_valid():
        messages.error(request, "Välj steg, förhållande och ställningstagande ur listorna.")
        return _back(request)
    data = form.cleaned_data
    status = data["decision_status"] or None
    service.confirm(link, by=request.user, step=data["step"], relation=data["relation"], decision_status=status)
    _say(request, link, "Kopplingen är bekräftad.")
    return _back(request)


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject a link of one's own body, with a reason."""
    link = own(request, InitiativeLink, pk, *RELATED)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, "Skriv ett kort skäl till att kopplingen är fel.")
        return _back(request)
    service.reject(link, by=request.user, reason=reason)
    _say(request, link, "Kopplingen är avvisad.")
    return _back(request)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the latest decision on a link back."""
    link = own(request, InitiativeLink, pk, *RELATED)
    try:
        service.undo(link, by=request.user)
    except ValueError:
        messages.warning(request, "Det finns inget att ångra.")
    else:
        messages.success(request, "Ångrat.")
    return _back(request)


def _say(request: HttpRequest, link: InitiativeLink, text: str) -> None:
    """Say what was done; the page shows the way to undo it."""
    request.session["last_link"] = link.pk
    messages.success(request, f"{text} Ångra med tangenten u.")
