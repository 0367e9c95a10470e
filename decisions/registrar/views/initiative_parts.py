"""Parts of an initiative that name other records: expected bodies, known cases, the reference decision, a new link.

Only what is public can be chosen here: editors see no drafts, and a form must not list what they may not see.
"""

from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from decisions import selectors
from decisions.models import AgendaItem, CommitteePage, InitiativePage, LinkStatus, Paper, SourceKind
from decisions.registrar.screens import show
from decisions.registrar.views.initiatives import find, to_initiative, to_list
from decisions.services import initiative_drafts as drafts
from decisions.services import links as service

SAVED = "Sparat i utkastet. Publicera initiativet för att visa det."


def body_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """The bodies that may be named, by authority."""
    return [
        (str(authority), [(body.pk, str(body.title)) for body in bodies])
        for authority, bodies in groupby(drafts.shown_bodies(), key=lambda body: body.authority.title)
    ]


class ExpectationForm(forms.Form):
    """Bodies that are expected to decide in a step, and what says so."""

    step = forms.ChoiceField(label="Steg")
    source_kind = forms.ChoiceField(label="Slag av källa", choices=SourceKind.choices)
    source = forms.CharField(label="Källa", max_length=300, help_text="Till exempel: sändlista till underlaget.")
    source_date = forms.DateField(
        label="Källans datum", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    source_url = forms.URLField(label="Källans adress", required=False, assume_scheme="https")
    owner_statement = forms.CharField(
        label="Uppgift från initiativets ägare",
        max_length=300,
        required=False,
        help_text="Vad ägaren vet om ett organ som inte publicerar här. Visas i tabellen som ägarens uppgift.",
    )
    bodies = forms.TypedMultipleChoiceField(label="Organ", coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, draft: InitiativePage) -> None:
        super().__init__(data)
        self.fields["step"].choices = [(s.key, s.title) for s in draft.steps.all()]  # type: ignore[attr-defined]
        self.fields["bodies"].choices = body_choices()  # type: ignore[attr-defined]  # a ChoiceField


class CaseForm(forms.Form):
    """A case number in one body's diary."""

    committee = forms.TypedChoiceField(label="Organ", coerce=int)
    dnr = forms.CharField(label="Diarienummer", max_length=60)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["committee"].choices = [("", "Välj organ"), *body_choices()]  # type: ignore[attr-defined]


class SuggestionForm(forms.Form):
    """A § or a paper that belongs to the initiative, by its address."""

    address = forms.CharField(
        label="Adress till paragrafen eller handlingen",
        max_length=500,
        help_text="Kopiera adressen från webbläsaren, eller skriv den efter webbplatsens namn.",
    )
    reason = forms.CharField(label="Skäl", max_length=300, help_text="Organet ser skälet.")

    def clean_address(self) -> AgendaItem | Paper:
        """The public record at the address."""
        found = record_at(self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError("Det finns ingen publicerad paragraf eller handling på den adressen.")
        return found


def record_at(address: str) -> AgendaItem | Paper | None:
    """The public § or paper at an address of this site, with or without the site's name."""
    path = urlsplit(address.strip()).path.strip("/")
    item = selectors.public_items().filter(path=path).select_related("meeting__committee__authority").first()
    return item or selectors.public_papers().filter(path=path).select_related("committee__authority").first()


@require_http_methods(["GET", "POST"])
def bodies(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is expected to decide in which step, and how we know it."""
    page = find(request, pk)
    draft = drafts.draft_of(page)
    removing = request.POST.get("gor") == "ta-bort"
    form = ExpectationForm(request.POST if request.method == "POST" and not removing else None, draft=draft)
    if removing:
        drafts.expect_no_more(page, _rows(request), by=request.user)
        messages.success(request, SAVED)
        return redirect("registrar:initiative_bodies", pk)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        said = drafts.Expectation(
            data["step"],
            data["source"],
            data["source_kind"],
            data["source_url"],
            data["source_date"],
            data["owner_statement"],
        )
        drafts.expect(page, drafts.shown_bodies().filter(pk__in=data["bodies"]), said, by=request.user)
        messages.success(request, f"{len(data['bodies'])} organ. {SAVED}")
        return redirect("registrar:initiative_bodies", pk)
    rows = list(draft.expected_bodies.all())
    shown = {body.pk: body for body in drafts.shown_bodies().filter(pk__in=[row.committee_id for row in rows])}
    steps = [
        (step, [(row, shown.get(row.committee_id)) for row in rows if row.step == step.key])
        for step in draft.steps.all()
    ]
    context: dict[str, Any] = {"page": page, "form": form, "steps": steps, "chosen": _ticked(request)}
    status = 422 if form.is_bound else 200
    title = "Organ som väntas besluta"
    return show(request, "initiative_bodies.html", title, to_list(), to_initiative(page), status=status, **context)


def _ticked(request: HttpRequest) -> set[str]:
    return set(request.POST.getlist("bodies"))


def _rows(request: HttpRequest) -> list[tuple[str, int]]:
    """The ticked rows: `inriktningsbeslut:12`."""
    parts = (value.rpartition(":") for value in request.POST.getlist("rad"))
    return [(step, int(body)) for step, _, body in parts if body.isdigit()]


@require_http_methods(["GET", "POST"])
def cases(request: HttpRequest, pk: int) -> HttpResponse:
    """The case numbers that the initiative is known to have, each in one diary."""
    page = find(request, pk)
    removing = request.POST.get("gor") == "ta-bort"
    form = CaseForm(request.POST if request.method == "POST" and not removing else None)
    if removing:
        parts = (value.partition(":") for value in request.POST.getlist("rad"))
        gone = [(int(body) if body.isdigit() else None, dnr) for body, _, dnr in parts]
        drafts.forget_cases(page, gone, by=request.user)
        messages.success(request, SAVED)
        return redirect("registrar:initiative_cases", pk)
    if form.is_bound and form.is_valid():
        committee = drafts.shown_bodies().get(pk=form.cleaned_data["committee"])
        try:
            drafts.know_case(page, committee, form.cleaned_data["dnr"], by=request.user)
        except ValueError:
            form.add_error(
                "dnr", "Det ser inte ut som ett diarienummer. Skriv det som det står, till exempel 2018/234."
            )
        else:
            messages.success(request, SAVED)
            return redirect("registrar:initiative_cases", pk)
    rows = list(drafts.draft_of(page).known_cases.all())
    shown = {body.pk: body for body in drafts.shown_bodies().filter(pk__in=[row.committee_id for row in rows])}
    context: dict[str, Any] = {
        "page": page,
        "form": form,
        "rows": [(row, _owner(row, shown)) for row in rows],
    }
    status = 422 if form.is_bound else 200
    title = "Kända diarienummer"
    return show(request, "initiative_cases.html", title, to_list(), to_initiative(page), status=status, **context)


def _owner(row: Any, shown: dict[int, CommitteePage]) -> str:
    """Whose diary the number stands in. A body that is not public is not named."""
    body = shown.get(row.committee_id)
    if body is not None:
        return f"{body.authority.title}, {body.title}"
    if row.committee_id is None and row.authority.live:
        return f"{row.authority.title} (hela myndigheten)"
    return "Organ som inte visas"


@require_http_methods(["GET", "POST"])
def reference(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision that the others are compared with: one of the initiative's own public ones, or none."""
    page = find(request, pk)
    links = list(drafts.decisions_of(page).prefetch_related("item__clauses"))
    if request.method == "POST":
        wanted = request.POST.get("beslut", "")
        item = next((link.item for link in links if str(link.item_id) == wanted), None)
        drafts.choose_reference(page, item, by=request.user)
        messages.success(request, SAVED)
        return redirect("registrar:initiative", pk)
    context: dict[str, Any] = {"page": page, "links": links, "chosen": drafts.draft_of(page).reference_item_id}
    title = "Beslut att jämföra med"
    return show(request, "initiative_reference.html", title, to_list(), to_initiative(page), **context)


@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor suggests that a public § or paper belongs here. Its body decides."""
    page = find(request, pk)
    form = SuggestionForm(request.POST or None)
    if form.is_valid():
        record = form.cleaned_data["address"]
        link = service.suggest(record, page, by=request.user, reason=form.cleaned_data["reason"])
        if link.status == LinkStatus.REJECTED:
            messages.warning(request, "Organet har avvisat kopplingen. Du kan skriva att du inte håller med.")
        elif link.status == LinkStatus.SUGGESTED:
            messages.success(request, "Förslaget väntar på organet.")
        else:
            messages.info(request, "Beslutet är redan kopplat till initiativet.")
        return redirect("registrar:link_log", link.pk)
    context = {
        "form": form,
        "verb": "Föreslå kopplingen",
        "intro": "Organet som äger beslutet bekräftar eller avvisar. Till dess syns inget på webben.",
        "about": page.draft_title,
        "back": to_initiative(page).url,
    }
    status = 422 if form.is_bound else 200
    return show(request, "ask.html", "Föreslå en koppling", to_list(), to_initiative(page), status=status, **context)
