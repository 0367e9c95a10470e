"""The closed files of a committee, and the tick that makes one a public edition."""

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from decisions import selectors, services
from decisions.models import Document, Edition, FileUse
from decisions.registrar.screens import own, own_committee, show, to_committee, to_meeting, to_record

WORD_FILES = frozenset({"doc", "docx", "odt", "rtf"})


class TickForm(forms.Form):
    """What the file is, and that somebody has looked through it."""

    edition = forms.ChoiceField(label="Utgåva", choices=Edition.choices)
    checked = forms.BooleanField(
        label="Jag har gått igenom filen: dold text, kommentarer, egenskaper, namnteckningar och personuppgifter.",
        error_messages={"required": "Filen måste vara genomgången innan alla kan hämta den."},
    )
    reason = forms.CharField(
        label="Skäl, om något i filen kräver det", max_length=300, required=False, help_text="Skälet sparas i loggen."
    )


@require_GET
def documents(request: HttpRequest, pk: int) -> HttpResponse:
    """Every file of a committee, newest first."""
    committee = own_committee(request, pk)
    files = (
        selectors.editable_by(request.user, Document)
        .filter(collection__committee=committee)
        .annotate(asked=Count("erasures", Q(erasures__done_at=None)))
        .prefetch_related("uses__minutes__meeting", "uses__paper")
        .order_by("-created_at", "-pk")
    )
    return show(request, "documents.html", "Filer", to_committee(committee), icon="doc-full-inverse", files=files)


@require_http_methods(["GET", "POST"])
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a file a public edition, or take that back."""
    use = own(request, FileUse, pk, "document", "minutes__meeting__committee__authority", "paper__committee__authority")
    back = to_meeting(use.minutes.meeting) if use.minutes else to_record(use.paper)  # type: ignore[arg-type]  # one of the two
    if request.method == "POST" and use.public:
        services.close_file(use, by=request.user)
        messages.success(request, "Filen är stängd igen.")
        return redirect(back.url)
    form = TickForm(request.POST or None, initial={"edition": use.edition})
    if request.method == "POST" and form.is_valid():
        try:
            use.edition = form.cleaned_data["edition"]
            use.save(update_fields=["edition"])
            services.open_file(use, by=request.user, reason=form.cleaned_data["reason"])
        except services.GateClosed as closed:
            form.add_error(None, [stop.message for stop in closed.stops])
        else:
            messages.success(request, "Filen är offentlig utgåva och går att hämta från sidan.")
            return redirect(back.url)
    return show(
        request,
        "tick.html",
        "Offentlig utgåva",
        to_committee(use.minutes.meeting.committee if use.minutes else use.paper.committee),  # type: ignore[union-attr]  # one of the two
        back,
        status=422 if form.is_bound else 200,
        icon="doc-full-inverse",
        use=use,
        form=form,
        word=use.document.file_extension in WORD_FILES,
        back=back.url,
    )
