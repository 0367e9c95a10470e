"""The page of a meeting: its §§, the editions of its minutes, who was there."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from decisions.models import (
    AgendaItem,
    Attendance,
    MeetingPage,
    MeetingState,
    Minutes,
    Publication,
)
from decisions.selectors import full_text_is_public, public_items, public_meetings
from decisions.web import addresses, appendices, editions, lines, voices
from decisions.web.dates import long_date
from decisions.web.page_shapes import MeetingView
from decisions.web.shapes import Link, Present
from decisions.web.words import WordMarker, glossary

_STATES = {
    MeetingState.PLANNED: "Sammanträdet är planerat.",
    MeetingState.CANCELLED: "Sammanträdet är inställt.",
    MeetingState.HELD: "",
}
KEPT = Q(publication__in=(Publication.SECRET, Publication.ON_REQUEST))
"""§§ that the body has decided not to show. Drafts are never counted: they may become anything."""


def withheld_text(count: int) -> str:
    """What is said of §§ that are kept from the web; empty for none."""
    if not count:
        return ""
    subject = "En paragraf" if count == 1 else f"{count} paragrafer"
    return f"{subject} från sammanträdet visas inte på webben. Du kan begära ut det som inte är hemligt."


def meeting_view(meeting: MeetingPage, request: HttpRequest) -> MeetingView:
    """Everything that the page of this meeting shows. Needs `committee.authority`."""
    committee = meeting.committee
    assert committee is not None
    body, authority = lines.committee_link(committee), lines.authority_link(committee.authority)
    full = full_text_is_public(committee)
    found = public_items().filter(meeting=meeting).select_related(*lines.ITEM_RELATED)
    items = list(found.order_by("sort_order", "number", "suffix"))
    papers = appendices.of_items(items) if full else {}
    minutes = editions.of_meeting(meeting.pk)
    words = WordMarker(glossary())
    words.require("justera")
    previous, following = _neighbours(meeting, public_meetings())
    return MeetingView(
        page=lines.page(
            request,
            addresses.of_meeting(meeting),
            (authority, body, Link(lines.meeting_name(meeting))),
            demo=meeting.demo,
            noindex=committee.noindex,
            words=tuple(words.used.values()),
        ),
        title=f"Sammanträde {lines.meeting_name(meeting)}",
        date=meeting.date,
        committee=body,
        authority=authority,
        state=_STATES.get(MeetingState(meeting.state), ""),
        items=tuple(lines.item_line(item, papers.get(item.pk, ())) for item in items),
        withheld=withheld_text(_withheld(meeting, minutes)),
        editions=editions.edition_lines(minutes),
        attendance=_attendance(minutes) if full else (),
        contact=lines.contact(committee.authority),
        previous=previous,
        next=following,
    )


def _withheld(meeting: MeetingPage, minutes: Iterable[Minutes]) -> int:
    """How many §§ of the published editions are kept from the web."""
    carried = AgendaItem.objects.filter(KEPT, meeting=meeting, editions__minutes__in=[m.pk for m in minutes])
    return carried.distinct().count()


def _attendance(minutes: list[Minutes]) -> tuple[Present, ...]:
    """Elected persons who were at the meeting, from its first edition that says so. One query."""
    rows = Attendance.objects.filter(minutes__in=[m.pk for m in minutes])
    present = list(rows.order_by("minutes__created", "minutes", "sort_order", "pk"))
    return voices.present(row for row in present if row.minutes_id == present[0].minutes_id)


def _neighbours(meeting: MeetingPage, meetings: QuerySet[MeetingPage]) -> tuple[Link | None, Link | None]:
    """The public meetings before and after this one of the same body."""
    own = (
        meetings.filter(committee=meeting.committee_id)
        .exclude(pk=meeting.pk)
        .only("pk", "slug", "date", "number_of_day")
    )
    earlier = Q(date__lt=meeting.date) | Q(date=meeting.date, number_of_day__lt=meeting.number_of_day)
    before = own.filter(earlier).order_by("-date", "-number_of_day").first()
    after = own.exclude(earlier).order_by("date", "number_of_day").first()
    base = addresses.of_meeting(meeting).removesuffix(f"{meeting.slug}/")
    return _link(before, base), _link(after, base)


def _link(meeting: MeetingPage | None, base: str) -> Link | None:
    return Link(f"Sammanträde {long_date(meeting.date)}", f"{base}{meeting.slug}/") if meeting else None
