"""What our admin screens share: how an object is found, and the frame that a screen is shown in."""

from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from decisions import selectors
from decisions.models import AgendaItem, CommitteePage, Erasure, FileUse, MeetingPage, Paper

M = TypeVar("M", bound=Model)


class Crumb(NamedTuple):
    """A step of the breadcrumbs, as Wagtail's header wants them."""

    url: str
    label: str


def own(request: HttpRequest, model: type[M], pk: int, *related: str) -> M:
    """The object, where it belongs to a committee that this person handles; else Http404, as if it did not exist."""
    return get_object_or_404(selectors.editable_by(request.user, model).select_related(*related), pk=pk)


def own_committee(request: HttpRequest, pk: int) -> CommitteePage:
    """The committee, where this person handles it; else Http404."""
    return get_object_or_404(selectors.editable_committees(request.user).select_related("authority"), pk=pk)


def own_record(request: HttpRequest, kind: str, pk: int) -> AgendaItem | Paper:
    """The § (`paragraf`) or paper (`handling`), where it belongs to a committee that this person handles."""
    if kind == "paragraf":
        return own(request, AgendaItem, pk, "meeting__committee__authority", "latest_revision")
    return own(request, Paper, pk, "committee__authority", "latest_revision")


def file_lines(uses: QuerySet[FileUse]) -> QuerySet[FileUse]:
    """Uses of files for `registrar/file_line.html`, each with whether somebody has asked to have the file erased."""
    asked = Erasure.objects.filter(document=OuterRef("document"), done_at=None)
    return uses.select_related("document").annotate(asked=Exists(asked))


def kind_of(record: AgendaItem | Paper) -> str:
    """`paragraf` or `handling`: how addresses in the admin name it."""
    return "paragraf" if isinstance(record, AgendaItem) else "handling"


def label_of(record: AgendaItem | Paper) -> str:
    """`§ 96 Taxa för torghandel`, or a paper's kind and title."""
    return str(record)


def to_committee(committee: CommitteePage) -> Crumb:
    """The committee's own screen."""
    return Crumb(reverse("registrar:committee", args=[committee.pk]), f"{committee.authority.title}, {committee.title}")


def to_meeting(meeting: MeetingPage) -> Crumb:
    """The meeting's surface."""
    return Crumb(reverse("registrar:meeting", args=[meeting.pk]), meeting.title)


def to_record(record: AgendaItem | Paper) -> Crumb:
    """The form of a § or a paper."""
    label = record.paragraph if isinstance(record, AgendaItem) else record.get_kind_display()
    return Crumb(reverse("registrar:edit", args=[kind_of(record), record.pk]), label)


def above(record: AgendaItem | Paper) -> tuple[Crumb, ...]:
    """The way to a § or a paper."""
    if isinstance(record, AgendaItem):
        return to_committee(record.meeting.committee), to_meeting(record.meeting)
    return (to_committee(record.committee),)


def home_of(record: AgendaItem | Paper) -> str:
    """Where a person goes back to after an action on the record: the meeting, or the paper's form."""
    return to_meeting(record.meeting).url if isinstance(record, AgendaItem) else to_record(record).url


def show(
    request: HttpRequest,
    template: str,
    title: str,
    *above: Crumb,
    status: int = 200,
    icon: str = "doc-full",
    **context: Any,
) -> HttpResponse:
    """Render `registrar/<template>` in Wagtail's frame, under its breadcrumbs."""
    first = Crumb(reverse("registrar:committees"), "Mina organ")
    crumbs = [{"url": crumb.url, "label": crumb.label} for crumb in (first, *above, Crumb("", title))]
    frame = {"header_title": title, "page_title": title, "header_icon": icon, "breadcrumbs_items": crumbs}
    return render(request, f"registrar/{template}", {**frame, **context}, status=status)
