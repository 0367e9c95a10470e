"""What changes an initiative as a whole: going through the record again, merging two, splitting one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from decisions import services
from decisions.models import InitiativePage
from decisions.registrar.screens import show
from decisions.registrar.views.initiatives import find, to_initiative, to_list


@require_POST
def rescan(request: HttpRequest, pk: int) -> HttpResponse:
    """Go through the record for this initiative: as it is published, or only to see what its draft would change."""
    page = find(request, pk)
    dry = request.POST.get("gor") != "sok"
    if not dry and not page.live:
        messages.error(request, "Initiativet är inte publicerat. Gör en provsökning i stället.")
    else:
        services.ask_rescan(page, by=request.user, dry=dry)
        messages.success(request, "Genomsökningen går i bakgrunden. Sidan visar hur långt den har kommit.")
    return redirect("registrar:initiative", pk)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the initiative part of another: choose which, see what would happen, then do it."""
    page = find(request, pk)
    others = InitiativePage.objects.filter(merged_into=None).exclude(pk=page.pk).order_by("title")
    wanted = request.POST.get("mal") or request.GET.get("mal", "")
    into = others.filter(pk=wanted).first() if wanted.isdigit() else None
    if request.method == "POST" and into is not None:
        try:
            services.merge_initiatives(page, into, by=request.user)
        except services.NotNow as why:
            messages.error(request, str(why))
        else:
            messages.success(request, f"Initiativet har gått upp i ”{into.title}”. Den gamla adressen leder dit.")
            return redirect("registrar:initiative", into.pk)
    context: dict[str, Any] = {
        "page": page,
        "others": others,
        "into": into,
        "preview": services.merge_preview(page, into) if into else None,
        "back": to_initiative(page).url,
    }
    title = "Slå ihop med ett annat initiativ"
    return show(request, "initiative_merge.html", title, to_list(), to_initiative(page), **context)


class SplitForm(forms.Form):
    """The part's title, and which names go with it."""

    title = forms.CharField(label="Det nya initiativets namn", max_length=200)
    names = forms.TypedMultipleChoiceField(
        label="Namn som följer med", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, page: InitiativePage) -> None:
        super().__init__(data)
        self.fields["names"].choices = [(name.pk, name.name) for name in page.names.all()]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a part of the initiative one of its own, as a draft."""
    page = find(request, pk)
    form = SplitForm(request.POST or None, page=page)
    if form.is_valid():
        data = form.cleaned_data
        try:
            part = services.split_initiative(page, data["title"], names=data["names"], by=request.user)
        except services.NotNow as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "Delen är ett eget utkast. Inget syns på webben förrän båda är publicerade.")
            return redirect("registrar:initiative", part.pk)
    context: dict[str, Any] = {
        "form": form,
        "verb": "Dela",
        "intro": "Bekräftade kopplingar stannar här. Det nya initiativet får samma steg och väntade organ. "
        "Där dess namn står föreslås kopplingar när det har publicerats.",
        "about": page.draft_title,
        "back": to_initiative(page).url,
    }
    status = 422 if form.is_bound else 200
    return show(request, "ask.html", "Dela initiativet", to_list(), to_initiative(page), status=status, **context)
