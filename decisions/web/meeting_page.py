"""The page of a meeting: its §§, the editions of its minutes, who was there."""

from collections.abc import Iterable, Sequence
from typing import Any

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
from decisions.selectors import Fixed, full_text_is_public, listed_items, public_items, public_meetings
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


_AT = Fixed(
    lambda authority, committee, slug: (
        public_meetings()
        .filter(slug=slug, committee__slug=committee, committee__authority__slug=authority)
        .select_related("committee__authority")
        .order_by("pk")[:1]
    )
)
_ITEMS = Fixed(
    lambda meeting: listed_items(public_items()).filter(meeting=meeting).order_by("sort_order", "number", "suffix")
)
_CARRIED = Fixed(
    lambda meeting, minutes: (
        AgendaItem.objects.filter(KEPT, meeting=meeting, editions__minutes__in=minutes)
        .order_by()
        .values_list("pk")
        .distinct()
    )
)
_PRESENT = Fixed(
    lambda minutes: Attendance.objects.filter(minutes__in=minutes).order_by(
        "minutes__created", "minutes", "sort_order", "pk"
    )
)


def load(authority: str, committee: str, slug: str) -> MeetingPage | None:
    """The public meeting of these three slugs with `committee.authority`, or None."""
    found: MeetingPage | None = _AT.first(authority, committee, slug)
    return found


def meeting_view(meeting: MeetingPage, request: HttpRequest) -> MeetingView:
    """Everything that the page of this meeting shows. Needs `committee.authority`."""
    committee = meeting.committee
    assert committee is not None
    body, authority = lines.committee_link(committee), lines.authority_link(committee.authority)
    full = full_text_is_public(committee)
    items = _ITEMS.records(meeting.pk)
    papers = appendices.of_items(items) if full else {}
    minutes = editions.of_meeting(meeting.pk)
    words = WordMarker(glossary())
    words.require("justera")
    previous, following = _neighbours(meeting)
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
    keys = [m.pk for m in minutes]
    return len(_CARRIED.rows(meeting.pk, keys)) if keys else 0


def _attendance(minutes: list[Minutes]) -> tuple[Present, ...]:
    """Elected persons who were at the meeting, from its first edition that says so. One query."""
    present = _PRESENT.records([m.pk for m in minutes]) if minutes else []
    return voices.present(row for row in present if row.minutes_id == present[0].minutes_id)


def _beside(body: Any, own: Any, day: Any, number: Any, *, before: bool) -> QuerySet[MeetingPage, Any]:
    earlier = Q(date__lt=day) | Q(date=day, number_of_day__lt=number)
    others = public_meetings().filter(committee=body).exclude(pk=own)
    if before:
        others = others.filter(earlier).order_by("-date", "-number_of_day")
    else:
        others = others.exclude(earlier).order_by("date", "number_of_day")
    return others.values_list("date", "slug")[:1]


_BEFORE = Fixed(lambda *values: _beside(*values, before=True))
_AFTER = Fixed(lambda *values: _beside(*values, before=False))


def _neighbours(meeting: MeetingPage) -> tuple[Link | None, Link | None]:
    """The public meetings before and after this one of the same body. Two queries."""
    own = (meeting.committee_id, meeting.pk, meeting.date, meeting.number_of_day)
    base = addresses.of_meeting(meeting).removesuffix(f"{meeting.slug}/")
    return _link(_BEFORE.rows(*own), base), _link(_AFTER.rows(*own), base)


def _link(found: Sequence[tuple[Any, ...]], base: str) -> Link | None:
    return Link(f"Sammanträde {long_date(found[0][0])}", f"{base}{found[0][1]}/") if found else None
