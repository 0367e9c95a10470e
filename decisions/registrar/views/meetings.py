"""One surface for a meeting: every § with its state, stops and ways on, edition by edition (design.md §4)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.widgets import AdminDateInput

from decisions import selectors, services
from decisions.models import Adjustment, AgendaItem, FileUse, LinkStatus, MeetingPage, Minutes, PaperItem, Publication
from decisions.registrar.screens import file_lines, own, show, to_committee, to_meeting

CAN_BE_PUBLISHED = (Publication.DRAFT, Publication.PUBLISHED)


class AdjustmentForm(forms.Form):
    """What is known of the adjustment: a day, or that it is not known. There is no default."""

    adjustment = forms.ChoiceField(
        label="Justering",
        choices=[(Adjustment.DATE, "Justerat den"), (Adjustment.UNKNOWN, "Uppgift saknas")],
        widget=forms.RadioSelect,
    )
    adjusted_on = forms.DateField(label="Dag", required=False, widget=AdminDateInput)

    def __init__(self, *args: Any, held_on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held_on = held_on

    def clean(self) -> dict[str, Any]:
        """Ask for the day where one was claimed; minutes are adjusted between the meeting and today."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("adjustment") == Adjustment.DATE and not data.get("adjusted_on"):
            self.add_error("adjusted_on", "Ange dagen, eller välj ”Uppgift saknas”.")
        if wrong := services.wrong_adjustment(data.get("adjusted_on"), self.held_on):
            self.add_error("adjusted_on", wrong)
        return data


@dataclass(frozen=True, slots=True)
class Row:
    """A § in an edition."""

    item: AgendaItem
    stops: tuple[services.Stop, ...]
    choosable: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class EditionPart:
    """An edition of the minutes with its §§, files, forms and what stops it as a whole."""

    minutes: Minutes
    rows: tuple[Row, ...]
    stops: tuple[services.Stop, ...]
    form: AdjustmentForm

    @property
    def choosable(self) -> bool:
        """Whether any § waits to be published."""
        return any(row.choosable for row in self.rows)

    @property
    def files(self) -> list[FileUse]:
        """Its files, as prefetched."""
        return list(self.minutes.files.all())


def _items() -> QuerySet[AgendaItem]:
    suggested = Count("links", Q(links__status=LinkStatus.SUGGESTED), distinct=True)
    return (
        AgendaItem.objects.order_by("sort_order", "number", "suffix")
        .annotate(suggestions=suggested)
        .prefetch_related("clauses", "proposals", "recipients", "dnrs", *selectors.VOICES)
    )


def _part(minutes: Minutes, form: AdjustmentForm | None = None) -> EditionPart:
    items = list(minutes.items.all())
    drafts = [item for item in items if item.publication == Publication.DRAFT or item.has_unpublished_changes]
    by_paragraph: dict[str, list[services.Stop]] = defaultdict(list)
    for stop in services.check_minutes(minutes, drafts):
        by_paragraph[stop.record].append(stop)
    rows = tuple(_row(item, tuple(by_paragraph[item.paragraph])) for item in items)
    initial = {"adjustment": minutes.adjustment, "adjusted_on": minutes.adjusted_on}
    shown = form or AdjustmentForm(initial=initial, prefix=f"m{minutes.pk}")
    return EditionPart(minutes, rows, tuple(by_paragraph[""]), shown)


def _row(item: AgendaItem, stops: tuple[services.Stop, ...]) -> Row:
    waits = item.publication == Publication.DRAFT or (item.live and item.has_unpublished_changes)
    choosable = item.publication in CAN_BE_PUBLISHED and waits
    return Row(item, stops, choosable, choosable and not stops)


def _surface(
    request: HttpRequest, page: MeetingPage, form: AdjustmentForm | None = None, status: int = 200
) -> HttpResponse:
    editions = (
        Minutes.objects.filter(meeting=page)
        .select_related("meeting__committee__authority")
        .prefetch_related(
            Prefetch("items", _items()),
            Prefetch("files", file_lines(FileUse.objects.order_by("pk"))),
        )
    )
    parts = [_part(m, form if form and form.prefix == f"m{m.pk}" else None) for m in editions]
    return show(
        request,
        "meeting.html",
        page.title,
        to_committee(page.committee),
        status=status,
        meeting=page,
        parts=parts,
        appendices=PaperItem.objects.filter(item__meeting=page)
        .select_related("paper")
        .order_by("number", "suffix", "pk"),
        loose=_items().filter(meeting=page, editions=None),
        media=AdjustmentForm().media,
    )


@require_GET
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The surface."""
    return _surface(request, own(request, MeetingPage, pk, "committee__authority"))


@require_POST
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """State the adjustment of an edition."""
    minutes = own(request, Minutes, pk, "meeting__committee__authority")
    form = AdjustmentForm(request.POST, prefix=f"m{pk}", held_on=minutes.meeting.date)
    if not form.is_valid():
        return _surface(request, minutes.meeting, form, status=422)
    day = form.cleaned_data["adjusted_on"] if form.cleaned_data["adjustment"] == Adjustment.DATE else None
    services.state_adjustment(minutes, adjusted_on=day, by=request.user)
    messages.success(request, "Justeringen är angiven.")
    return redirect("registrar:meeting", minutes.meeting_id)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the chosen §§ of an edition, or show what stops them. A reason passes the stops that allow one."""
    minutes = own(request, Minutes, pk, "meeting__committee__authority")
    keys = [int(key) for key in request.POST.getlist("item") if key.isdigit()]
    chosen = selectors.editable_by(request.user, AgendaItem).filter(
        editions__minutes=minutes, pk__in=keys, publication__in=CAN_BE_PUBLISHED
    )
    items = tuple(chosen.order_by("sort_order", "number"))
    if not items:
        messages.warning(request, "Välj minst en paragraf att publicera.")
        return redirect("registrar:meeting", minutes.meeting_id)
    try:
        services.publish_minutes(minutes, items, by=request.user, reason=request.POST.get("reason", ""))
    except services.GateClosed as closed:
        return _stopped(request, minutes, items, closed.stops)
    word = "paragraf är publicerad" if len(items) == 1 else "paragrafer är publicerade"
    messages.success(request, f"{len(items)} {word}.")
    return redirect("registrar:meeting", minutes.meeting_id)


def _stopped(
    request: HttpRequest, minutes: Minutes, items: tuple[AgendaItem, ...], stops: tuple[services.Stop, ...]
) -> HttpResponse:
    page = minutes.meeting
    return show(
        request,
        "stopped.html",
        "Ingenting är publicerat än",
        to_committee(page.committee),
        to_meeting(page),
        status=422,
        stops=stops,
        blocked=any(stop.severity == services.Severity.BLOCKS for stop in stops),
        keys=[item.pk for item in items],
        back=to_meeting(page).url,
    )
