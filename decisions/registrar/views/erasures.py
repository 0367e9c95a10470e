"""*Radera på riktigt*: one person asks, another carries out, both seeing what it means (design.md §2, promise 1)."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from decisions import selectors, services
from decisions.models import AgendaItem, Document, Erasure, Paper
from decisions.registrar.screens import Crumb, own, show, to_committee

WORD = "RADERA"


class AskForm(forms.Form):
    """Why. Never what."""

    reason = forms.CharField(
        label="Skäl",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Skälet sparas för alltid. Skriv aldrig det som ska raderas.",
    )


class CarryOutForm(forms.Form):
    """A word typed by hand: nobody erases by a slip."""

    word = forms.CharField(label=f"Skriv {WORD} med stora bokstäver", max_length=20, widget=forms.TextInput)

    def clean_word(self) -> str:
        """Only the word itself."""
        if self.cleaned_data["word"].strip() != WORD:
            raise forms.ValidationError(f"Skriv ordet {WORD} för att radera.")
        return WORD


def _crumb() -> Crumb:
    return Crumb(reverse("registrar:erasures"), "Radera på riktigt")


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is asked for, and the lines that stay of what was erased."""
    mine = selectors.editable_by(request.user, Erasure).select_related(
        "committee__authority", "document", "asked_by", "done_by"
    )
    return show(
        request,
        "erasures.html",
        "Radera på riktigt",
        icon="bin",
        asked=mine.filter(done_at=None).order_by("asked_at"),
        done=mine.exclude(done_at=None).order_by("-done_at")[:50],
        me=request.user,
    )


def _items(document: Document) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(editions__minutes__files__document=document).distinct())


def _papers(document: Document) -> list[Paper]:
    return list(Paper.objects.filter(files__document=document).distinct())


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the erasure of a file and of everything read from it. What is public of it is taken down at once."""
    document = own(request, Document, pk, "collection__committee__authority")
    if document.erasures.filter(done_at=None).exists():
        messages.warning(request, "Det är redan begärt att filen ska raderas.")
        return redirect("registrar:erasures")
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ask_erasure(document, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(
            request,
            "Begärt. Det som var publikt är nedtaget. En kollega ser begäran under ”Att göra” och måste radera.",
        )
        return redirect("registrar:erasures")
    committee = document.collection.committee
    return show(
        request,
        "erasure_ask.html",
        "Begär radering",
        to_committee(committee),
        _crumb(),
        status=422 if form.is_bound else 200,
        icon="bin",
        document=document,
        items=_items(document),
        papers=_papers(document),
        form=form,
    )


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request back: whoever asked may, and whoever does not agree."""
    erasure = own(request, Erasure, pk, "committee__authority")
    if erasure.done_at is not None:
        messages.info(request, "Det är redan raderat.")
        return redirect("registrar:erasures")
    services.drop_erasure(erasure, by=request.user)
    messages.success(request, "Begäran är tillbakatagen. Det som togs ned är återkallat tills någon publicerar det.")
    return redirect("registrar:erasures")


@require_http_methods(["GET", "POST"])
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase, as the second person."""
    erasure = own(request, Erasure, pk, "committee__authority", "document", "asked_by")
    if erasure.done_at is not None:
        messages.info(request, "Det är redan raderat.")
        return redirect("registrar:erasures")
    if erasure.asked_by_id == request.user.pk:
        messages.error(request, "Den som har begärt raderingen kan inte själv utföra den. Be en kollega.")
        return redirect("registrar:erasures")
    form = CarryOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.carry_out(erasure, by=request.user)
        messages.success(request, "Raderat. Bara en rad utan innehåll finns kvar.")
        return redirect("registrar:erasures")
    document = erasure.document
    return show(
        request,
        "erasure_carry_out.html",
        "Radera",
        _crumb(),
        status=422 if form.is_bound else 200,
        icon="bin",
        erasure=erasure,
        items=_items(document) if document else [],
        papers=_papers(document) if document else [],
        form=form,
    )
