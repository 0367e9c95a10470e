"""*Liknande ärenden* as the initiatives' editors work with them: bar a wrong pair, or begin an initiative from them."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from decisions import selectors
from decisions.models import AgendaItem, BlockedPair
from decisions.registrar.screens import show
from decisions.registrar.views.initiative_parts import SuggestionForm, record_at
from decisions.registrar.views.initiatives import must_edit, to_list
from decisions.services import initiative_drafts as drafts
from decisions.services import similar as service


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin from a §: its address leads to those that are like it."""
    must_edit(request)
    address = request.POST.get("address", "")
    record = record_at(address) if address else None
    if isinstance(record, AgendaItem):
        return redirect("registrar:similar", record.pk)
    form = SuggestionForm(request.POST or None)
    del form.fields["reason"]
    if address and record is not None:
        form.add_error("address", "Det är en handling. Börja från en paragraf.")
    context: dict[str, Any] = {
        "form": form,
        "verb": "Visa liknande ärenden",
        "intro": "Skriv adressen till en publicerad paragraf. Du får se vilka ärenden hos andra som liknar den.",
        "about": "Nytt initiativ från ett ärende",
        "back": to_list().url,
    }
    return show(
        request, "ask.html", "Börja från ett ärende", to_list(), status=422 if form.is_bound else 200, **context
    )


@require_http_methods(["GET", "POST"])
def similar(request: HttpRequest, pk: int) -> HttpResponse:
    """The §§ that are shown as alike, and the pairs that are barred."""
    must_edit(request)
    items = selectors.public_items()
    item = get_object_or_404(items.select_related("meeting__committee__authority").prefetch_related("dnrs"), pk=pk)
    if request.method == "POST":
        return _act(request, item)
    barred = BlockedPair.objects.filter(Q(first=item) | Q(second=item)).select_related("by").order_by("-at")
    others = {pair.pk: pair.second_id if pair.first_id == item.pk else pair.first_id for pair in barred}
    shown = items.filter(pk__in=others.values()).select_related("meeting__committee__authority")
    by_key = {row.pk: row for row in shown}
    context: dict[str, Any] = {
        "item": item,
        "found": service.shown_beside(item),
        "allowed": service.may_have_similar(item),
        "barred": [(pair, by_key[others[pair.pk]]) for pair in barred if others[pair.pk] in by_key],
    }
    return show(request, "similar.html", f"Liknande ärenden: {item.paragraph}", to_list(), icon="site", **context)


def _act(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    what = request.POST.get("gor", "")
    if what == "borja":
        return _start(request, item)
    other = get_object_or_404(selectors.public_items(), pk=request.POST.get("par", "0"))
    if other.pk == item.pk:
        messages.error(request, "En paragraf är inget par.")
    elif what == "sparra":
        service.block_pair(item, other, by=request.user, reason=request.POST.get("reason", ""))
        messages.success(request, "Paret är spärrat. Ingen av paragraferna visas vid den andra.")
    elif what == "slapp":
        service.unblock_pair(item, other, by=request.user)
        messages.success(request, "Spärren är borttagen.")
    return redirect("registrar:similar", item.pk)


def _start(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    wanted = [int(key) for key in request.POST.getlist("med") if key.isdigit()]
    chosen = list(selectors.public_items().filter(pk__in=[item.pk, *wanted]))
    try:
        page = drafts.start_initiative(request.POST.get("namn", ""), chosen, by=request.user)
    except ValueError:
        messages.error(request, "Skriv vad initiativet heter.")
        return redirect("registrar:similar", item.pk)
    messages.success(request, "Utkastet har namn, diarienummer och organ från ärendena. Skriv vad det handlar om.")
    return redirect("wagtailadmin_pages:edit", page.pk)
