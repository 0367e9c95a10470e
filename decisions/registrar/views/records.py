"""The form of a § or a paper, and what can be done with one: publish a paper, withdraw, withhold, reopen."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.panels import get_edit_handler

from decisions import services
from decisions.models import AgendaItem, Paper, Publication
from decisions.registrar.screens import above, file_lines, home_of, label_of, own_record, show, to_record

STALE = "Någon har sparat en ny version sedan du öppnade sidan. Hämta den på nytt, så att ingen rättning går förlorad."

VOTES_DISAGREE = "Namnen i en omröstning är inte lika många som siffran säger."


class WithdrawalForm(forms.Form):
    """The reason is public: the page answers with it."""

    reason = forms.CharField(
        label="Skäl",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alla kan läsa skälet. Skriv inga personuppgifter och inget av det som tas bort.",
    )


class WithholdingForm(forms.Form):
    """Secret, or given out on request."""

    state = forms.ChoiceField(
        label="Läge",
        choices=[
            (Publication.SECRET, "Sekretess"),
            (Publication.ON_REQUEST, "Lämnas ut på begäran (inte på webben)"),
        ],
        widget=forms.RadioSelect,
    )
    provision = forms.CharField(
        label="Bestämmelse", max_length=100, required=False, help_text="Till exempel OSL 26 kap. 1 §."
    )


def latest(record: AgendaItem | Paper) -> AgendaItem | Paper:
    """The record as last corrected, whether that is published or not."""
    revision = record.latest_revision
    return revision.as_object() if revision and record.has_unpublished_changes else record


def _changed_fields(form: Any) -> list[str]:
    children = [name for name, formset in form.formsets.items() if formset.has_changed()]
    return [name for name in form.changed_data if name not in form.formsets] + children


def _refuse_taken_number(form: Any, record: AgendaItem | Paper) -> None:
    """The meeting is not in the form, so its rule on numbers is checked here."""
    if not isinstance(record, AgendaItem) or not form.is_valid():
        return
    taken = AgendaItem.objects.filter(
        meeting=record.meeting_id, number=form.cleaned_data["number"], suffix=form.cleaned_data["suffix"]
    )
    if taken.exclude(pk=record.pk).exists():
        form.add_error("number", "Sammanträdet har redan en paragraf med det numret.")


def _refuse_votes_that_disagree(form: Any) -> None:
    """Names that are more or fewer than the stated total are no data: the total is the checksum (KL 5:67)."""
    events = form.formsets.get("vote_events")
    for row in events.forms if events is not None and form.is_valid() else ():
        if row in events.deleted_forms or not row.cleaned_data.get("consistent"):
            continue
        named = Counter(
            vote.cleaned_data["choice"]
            for vote in row.formsets["votes"].forms
            if vote.cleaned_data.get("choice") and not vote.cleaned_data.get("DELETE")
        )
        for choice, count in named.items():
            if row.cleaned_data.get(choice) not in (None, count):
                row.add_error(
                    choice, f"{count} namn har den rösten. Rätta siffran eller namnen, eller visa bara texten."
                )
                form.add_error(None, VOTES_DISAGREE)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The form, in Wagtail's own panels. Saving is a correction: only the changed fields are marked as corrected."""
    record = own_record(request, kind, pk)
    handler = get_edit_handler(type(record))
    instance = latest(record)
    form = handler.get_form_class()(request.POST or None, instance=instance, for_user=request.user)
    status = 200
    if request.method == "POST":
        _refuse_taken_number(form, record)
        _refuse_votes_that_disagree(form)
        if request.POST.get("version", "") != str(record.latest_revision_id or ""):
            form.add_error(None, STALE)
        if form.is_valid():
            return _save(request, form, record)
        status = 422
    panel = handler.get_bound_panel(instance=instance, request=request, form=form)
    return show(
        request,
        "edit.html",
        label_of(record),
        *above(record),
        status=status,
        record=record,
        kind=kind,
        form=form,
        panel=panel,
        media=panel.media + form.media,
        files=file_lines(record.files.all()) if isinstance(record, Paper) else (),
        corrected=_corrected_names(record),
        back=home_of(record),
    )


def _corrected_names(record: AgendaItem | Paper) -> list[str]:
    """The labels of the fields that a person has corrected."""
    return [str(field.verbose_name) for field in record._meta.concrete_fields if field.name in record.corrected]


def _save(request: HttpRequest, form: Any, record: AgendaItem | Paper) -> HttpResponse:
    changed = _changed_fields(form)
    if not changed:
        messages.info(request, "Ingenting var ändrat.")
        return redirect(home_of(record))
    services.correct(form.save(commit=False), changed, by=request.user)
    text = "Rättningen är sparad. Publicera för att visa den." if record.live else "Rättningen är sparad."
    messages.success(request, text)
    return redirect(home_of(record))


@require_POST
def publish(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Publish a paper, or show what stops it. A § is published with its minutes, on the meeting's surface."""
    record = own_record(request, kind, pk)
    if isinstance(record, AgendaItem):
        return redirect(home_of(record))
    try:
        services.publish_paper(record, by=request.user, reason=request.POST.get("reason", ""))
    except services.GateClosed as closed:
        blocked = any(stop.severity == services.Severity.BLOCKS for stop in closed.stops)
        context: dict[str, Any] = {"stops": closed.stops, "blocked": blocked, "keys": [], "back": to_record(record).url}
        title = "Ingenting är publicerat än"
        return show(request, "stopped.html", title, *above(record), to_record(record), status=422, **context)
    messages.success(request, "Handlingen är publicerad.")
    return redirect(to_record(record).url)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take a published record back, with a reason that everybody can read."""
    record = own_record(request, kind, pk)
    if record.publication != Publication.PUBLISHED:
        messages.warning(request, "Bara det som är publicerat kan återkallas.")
        return redirect(home_of(record))
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw(record, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "Återkallat. Adressen svarar med ditt skäl.")
        return redirect(home_of(record))
    intro = "Sidan försvinner genast från webben, sökningen och flödena. Adressen svarar med ditt skäl."
    return _ask(request, record, form, "Återkalla", intro, danger=True)


@require_http_methods(["GET", "POST"])
def withhold(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Mark a record as secret or as given out on request only."""
    record = own_record(request, kind, pk)
    form = WithholdingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        services.withhold(record, data["state"], by=request.user, provision=data["provision"])
        messages.success(request, "Undantaget från webben.")
        return redirect(home_of(record))
    intro = "Texten visas inte på webben. Att den finns räknas på sammanträdets sida, utan rubrik."
    return _ask(request, record, form, "Undanta från webben", intro, danger=record.live)


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Make a withheld or withdrawn record a draft again."""
    record = own_record(request, kind, pk)
    if record.publication in (Publication.DRAFT, Publication.PUBLISHED):
        messages.warning(request, "Det är redan ett utkast eller publicerat.")
        return redirect(home_of(record))
    if request.method == "POST":
        services.reopen(record, by=request.user)
        messages.success(request, "Nu är det ett utkast igen.")
        return redirect(home_of(record))
    intro = "Det blir ett utkast som kan rättas och publiceras igen. En sekretessmarkering ligger kvar i formuläret."
    return _ask(request, record, forms.Form(), "Gör till utkast igen", intro)


def _ask(
    request: HttpRequest, record: AgendaItem | Paper, form: forms.Form, verb: str, intro: str, *, danger: bool = False
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context: dict[str, Any] = {"form": form, "verb": verb, "intro": intro, "danger": danger, "about": label_of(record)}
    title = f"{verb}: {record.paragraph}" if isinstance(record, AgendaItem) else verb
    return show(
        request, "ask.html", title, *above(record), to_record(record), status=status, back=home_of(record), **context
    )
