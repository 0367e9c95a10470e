"""The queue of suggested links: one key each for the next, confirm and reject (design.md §§9, 14)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages as wagtail_messages

from decisions import selectors
from decisions.models import (
    AuditEntry,
    DecisionStatus,
    InitiativeLink,
    InitiativePage,
    LinkStatus,
    Relation,
    Standpoint,
)
from decisions.registrar.evidence import marked, shown
from decisions.registrar.placing import decisive, where_shown
from decisions.registrar.screens import Crumb, own, show
from decisions.services import case_links, standpoints
from decisions.services import links as service
from decisions.services.relinking import record_of

PER_PAGE = 20
DISPUTED = "oenighet"
_LONGEST = 100  # characters of a refused choice that are kept until the page is shown
RELATED = (
    "initiative",
    "item__meeting__committee__authority",
    "paper__committee__authority",
    "decided_by",
    "standpoint__by",
)


class DecisionForm(forms.Form):
    """Step, relation and what the body decided. An empty status confirms the link but nothing about the outcome.

    A mention has neither step nor outcome. Who chooses one means a decision: `promoted` tells that the form has
    said so. With script the relation changes before the eyes; without, the answer says it.
    """

    step = forms.ChoiceField(label="Steg", required=False)
    relation = forms.ChoiceField(label="Förhållande", choices=Relation.choices)
    decision_status = forms.ChoiceField(
        label="Ställningstagande",
        required=False,
        choices=[("", "Säger inget om det")] + [c for c in DecisionStatus.choices if c[0]],
    )
    promoted: Relation | None = None

    def __init__(self, data: Any = None, *, link: InitiativeLink) -> None:
        guessed = {"step": link.step, "relation": link.relation, "decision_status": link.decision_status}
        if link.relation == Relation.MENTION:
            guessed |= {"step": "", "decision_status": ""}
        super().__init__(data, initial=guessed, prefix=f"k{link.pk}")
        self._decisive = decisive(link)
        for name, field in self.fields.items():
            field.widget.attrs["data-part"] = name
        self.fields["relation"].widget.attrs["data-decisive"] = self._decisive.value
        self.steps = [(step.key, step.title) for step in link.initiative.steps.all()]
        first = "Välj steg" if self.steps else "Initiativet har inga steg"
        self.fields["step"].choices = [("", first), *self.steps]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A decision belongs to a step where there are any: without one no cell would show it."""
        data = super().clean() or {}
        if data.get("relation") == Relation.MENTION and (data.get("step") or data.get("decision_status")):
            self.promoted = data["relation"] = self._decisive
        if self.steps and not data.get("step") and data.get("relation") not in (None, Relation.MENTION):
            self.add_error("step", "Välj vilket steg beslutet hör till, eller att det bara nämner initiativet.")
        return data


def visible(request: HttpRequest) -> tuple[QuerySet[InitiativeLink], bool]:
    """Links that this person may see, and whether any committee is theirs. Editors see those of public records."""
    mine = selectors.editable_by(request.user, InitiativeLink)
    owns = selectors.editable_committees(request.user).exists()
    if not selectors.edits_initiatives(request.user):
        if not owns:
            raise Http404
        return mine, owns
    public = Q(item__in=selectors.public_items()) | Q(paper__in=selectors.public_papers())
    return InitiativeLink.objects.filter(Q(pk__in=mine.values("pk")) | public), owns


def _wanted(request: HttpRequest, links: QuerySet[InitiativeLink], status: str) -> QuerySet[InitiativeLink]:
    links = standpoints.disputed(links) if status == DISPUTED else links.filter(status=status)
    organ, initiative = request.GET.get("organ", ""), request.GET.get("initiativ", "")
    if organ.isdigit():
        links = links.filter(Q(item__meeting__committee=organ) | Q(paper__committee=organ))
    return links.filter(initiative_id=int(initiative)) if initiative.isdigit() else links


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Links to decide on, strongest first; with `lage` those of another status."""
    links, owns = visible(request)
    status = request.GET.get("lage", LinkStatus.SUGGESTED)
    status = status if status in (*LinkStatus.values, DISPUTED) else LinkStatus.SUGGESTED
    ordered = (
        _wanted(request, links, status)
        .select_related(*RELATED)
        .prefetch_related("initiative__steps")
        .order_by("-score", "pk")
    )
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("sida"))
    mine = selectors.editable_by(request.user, InitiativeLink).filter(pk__in=[link.pk for link in page])
    may_decide = set(mine.values_list("pk", flat=True))
    others = case_links.siblings([link for link in page if link.pk in may_decide], request.user)
    refused = request.session.pop("refused_link", {})
    cards = [_card(link, refused, decides=link.pk in may_decide, others=others.get(link.pk, ())) for link in page]
    return show(
        request,
        "links.html",
        "Kopplingar till initiativ",
        icon="link",
        cards=cards,
        page=page,
        owns=owns,
        edits=selectors.edits_initiatives(request.user),
        chosen=status,
        statuses=[*LinkStatus.choices, (DISPUTED, "Oenighet")],
        disputed=standpoints.disputed(links).count(),
        organ=request.GET.get("organ", ""),
        initiative=request.GET.get("initiativ", ""),
        start=request.GET.get("plats", "0"),
        last=_last_decided(request),
    )


def _last_decided(request: HttpRequest) -> list[InitiativeLink]:
    """The links that this person decided on last, while they still are theirs to undo."""
    keys = request.session.get("last_links", [])
    links = selectors.editable_by(request.user, InitiativeLink).filter(pk__in=keys, decided_by=request.user.pk)
    return list(links.select_related("initiative").order_by("pk"))


def _card(link: InitiativeLink, refused: Mapping[str, str], *, decides: bool, others: Sequence[int]) -> dict[str, Any]:
    """What the page shows of a link; of the one whose form was refused, what was chosen and what is wrong with it."""
    record = record_of(link)
    data = refused if refused.get("link") == str(link.pk) else None
    return {
        "link": link,
        "record": record,
        "committee": link.item.meeting.committee if link.item else record.committee,
        "evidence": shown(link),
        "texts": marked(link),
        "form": DecisionForm(data, link=link) if decides else None,
        "whole": bool(data and data.get("whole")),
        "decides": decides,
        "others": len(others),
        "standpoint": getattr(link, "standpoint", None),
    }


@require_GET
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change of one link, why it was shown, and what the initiative's editor says of it."""
    links, _owns = visible(request)
    link = get_object_or_404(links.select_related(*RELATED), pk=pk)
    context: dict[str, Any] = {
        "link": link,
        "record": record_of(link),
        "events": link.events.select_related("by"),
        "standpoint": getattr(link, "standpoint", None),
        "said": AuditEntry.objects.filter(kind="initiativelink", object_id=link.pk, action__startswith="link_says")
        .select_related("by")
        .order_by("at"),
        "edits": selectors.edits_initiatives(request.user),
        "choices": Standpoint.choices,
        "evidence": shown(link),
        "texts": marked(link),
    }
    return show(request, "link_log.html", "Kopplingens logg", _crumb(), icon="link", **context)


def _crumb() -> Crumb:
    return Crumb(reverse("registrar:links"), "Kopplingar")


def _back(request: HttpRequest) -> HttpResponse:
    """To the queue as it was, at the card that now stands where the decided one stood."""
    kept = {name: request.POST.get(name, "") for name in ("organ", "initiativ", "lage", "plats", "sida")}
    query = {name: value for name, value in kept.items() if value.isdigit() or (name == "lage" and value.isalpha())}
    return redirect(reverse("registrar:links") + (f"?{urlencode(query)}" if query else ""))


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a link of one's own body, or all of the case's."""
    link = own(request, InitiativeLink, pk, *RELATED)
    form = DecisionForm(request.POST, link=link)
    if not form.is_valid():
        said = [error for errors in form.errors.values() for error in errors]
        messages.error(request, f"{link.initiative.title}: {' '.join(map(str, said))}")
        kept = {name: request.POST.get(name, "")[:_LONGEST] for name in ("whole", *map(form.add_prefix, form.fields))}
        request.session["refused_link"] = {"link": str(link.pk), **kept}
        return _back(request)
    data = form.cleaned_data
    said_of_it = {
        "step": data["step"],
        "relation": data["relation"],
        "decision_status": data["decision_status"] or None,
    }
    if request.POST.get("whole"):
        keys = case_links.confirm_case(link, by=request.user, **said_of_it)
    else:
        service.confirm(link, by=request.user, **said_of_it)
        keys = (link.pk,)
    confirmed = list(InitiativeLink.objects.filter(pk__in=keys).select_related(*RELATED).order_by("pk"))
    _say(request, keys, "bekräftad", "bekräftade", f"{_promotion(form)}{where_shown(confirmed)}", link.initiative)
    return _back(request)


def _promotion(form: DecisionForm) -> str:
    if form.promoted is None:
        return ""
    return f"Förhållandet är nu {form.promoted.label}, eftersom du valde steg eller ställningstagande. "


@require_POST
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject a link of one's own body, or all of the case's, with a reason."""
    link = own(request, InitiativeLink, pk, *RELATED)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        messages.error(request, "Skriv ett kort skäl till att kopplingen är fel.")
        return _back(request)
    if request.POST.get("whole"):
        _say(request, case_links.reject_case(link, by=request.user, reason=reason), "avvisad", "avvisade")
    else:
        service.reject(link, by=request.user, reason=reason)
        _say(request, (link.pk,), "avvisad", "avvisade")
    return _back(request)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the latest decision on a link back, with those that were decided by the same word."""
    link = own(request, InitiativeLink, pk, *RELATED)
    keys = request.session.get("last_links", [])
    together = {one.pk: one for one in _last_decided(request)} if link.pk in keys else {}
    undone = 0
    for one in (together or {link.pk: link}).values():
        try:
            service.undo(one, by=request.user)
        except ValueError:
            continue
        undone += 1
    request.session.pop("last_links", None)
    if undone:
        messages.success(request, "Ångrat." if undone == 1 else f"{undone} beslut är ångrade.")
    else:
        messages.warning(request, "Det finns inget att ångra.")
    return _back(request)


def _say(
    request: HttpRequest,
    keys: Sequence[int],
    one: str,
    many: str,
    where: str = "",
    shown_at: InitiativePage | None = None,
) -> None:
    """Say what was done and where it is shown; the page shows the way to undo it."""
    request.session["last_links"] = list(keys)
    text = f"Kopplingen är {one}." if len(keys) == 1 else f"{len(keys)} kopplingar i ärendet är {many}."
    address = shown_at.url if shown_at and shown_at.live else None
    buttons = [wagtail_messages.button(address, "Visa initiativet")] if address else None
    said = " ".join(filter(None, (text, where, "Ångra med tangenten u.")))
    wagtail_messages.success(request, said, buttons=buttons)


@require_POST
def standpoint(request: HttpRequest, pk: int) -> HttpResponse:
    """An editor of initiatives says of a link that it belongs or is wrong, or takes that back. The body decides."""
    if not selectors.edits_initiatives(request.user):
        raise Http404
    links, _owns = visible(request)
    link = get_object_or_404(links.select_related(*RELATED), pk=pk)
    data: Mapping[str, str] = request.POST
    if data.get("says") in Standpoint.values and data.get("reason", "").strip():
        standpoints.take_standpoint(link, data["says"], reason=data["reason"], by=request.user)
        messages.success(request, "Organet ser vad du har skrivit. Det är organet som avgör.")
    elif data.get("says") == "":
        standpoints.drop_standpoint(link, by=request.user)
        messages.success(request, "Ståndpunkten är borttagen.")
    else:
        messages.error(request, "Välj vad du tycker och skriv ett kort skäl.")
    return redirect("registrar:link_log", pk)
