"""The pages of the county, of an authority and of a committee."""

from datetime import date
from itertools import groupby

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from decisions.models import (
    PUBLIC_POLICIES,
    AgendaItem,
    AuthorityPage,
    CommitteePage,
    DiaryHabit,
    HomePage,
    MeetingPage,
    MeetingState,
    Minutes,
    Policy,
    Publication,
)
from decisions.selectors import Fixed, public_committees, public_items, public_meetings
from decisions.web import addresses, lines
from decisions.web.dates import long_date
from decisions.web.initiative_lines import counted_initiatives, initiative_links
from decisions.web.meeting_page import KEPT
from decisions.web.page_shapes import AuthorityView, CommitteeView, HomeView
from decisions.web.shapes import AuthorityLine, BodyLine, InitiativeLine, Link, MeetingLine, YearOfMeetings

_POLICY_SENTENCE = {
    Policy.FULL: "{name} publicerar hela protokoll här.",
    Policy.ONLY_DECISIONS: "{name} publicerar bara besluten här, inte hela protokollen.",
    Policy.NOTICE_ONLY: "{name} publicerar bara att protokoll har justerats, inte protokollen.",
    Policy.NOTHING: "{name} publicerar inte protokoll här. Det betyder inte att organet inte har beslutat något.",
}
_NOT_PUBLISHING = (Policy.NOTHING, Policy.NOTICE_ONLY)


def home_view(home: HomePage, request: HttpRequest, initiatives: tuple[InitiativeLine, ...]) -> HomeView:
    """The start page. `initiatives` come from `initiative_page.initiative_lines`."""
    return HomeView(
        page=lines.page(request, "/", ()),
        title=home.county,
        introduction=home.introduction,
        newest=lines.item_lines(_NEWEST.records()),
        initiatives=initiatives,
        authorities=tuple(
            AuthorityLine(addresses.of_authority(a), a.title, str(a.get_kind_display()), a.bodies, a.latest)
            for a in _AUTHORITIES.records()
        ),
    )


def _latest(meetings: QuerySet[MeetingPage], group: str) -> Subquery:
    """The latest date of these meetings that has published minutes, as a subquery of the outer row."""
    has_minutes = Minutes.objects.filter(meeting=OuterRef("pk"), publication=Publication.PUBLISHED)
    dates = meetings.filter(Exists(has_minutes)).order_by().values(group).annotate(latest=Max("date"))
    return Subquery(dates.values("latest")[:1])


def _authorities() -> QuerySet[AuthorityPage]:
    latest = _latest(public_meetings().filter(committee__authority=OuterRef("pk")), "committee__authority")
    bodies = Count("committees", filter=Q(committees__live=True))
    pages: QuerySet[AuthorityPage] = AuthorityPage.objects.filter(live=True).only("title", "slug", "kind")
    counted: QuerySet[AuthorityPage] = pages.annotate(bodies=bodies, latest=latest).order_by("title")
    return counted


def _bodies_of(authority: int) -> QuerySet[CommitteePage]:
    latest = _latest(public_meetings().filter(committee=OuterRef("pk")), "committee")
    dated: QuerySet[CommitteePage] = public_committees().filter(authority=authority).annotate(latest=latest)
    return dated.order_by("title")


def _items_of_authority(authority: int) -> QuerySet[AgendaItem]:
    return public_items().filter(meeting__committee__authority=authority)


def _items_of_committee(committee: int) -> QuerySet[AgendaItem]:
    return public_items().filter(meeting__committee=committee)


_AUTHORITIES = Fixed(_authorities)
_NEWEST = Fixed(lambda: lines.newest(public_items()))
_BODIES = Fixed(_bodies_of)
_NEWEST_OF_AUTHORITY = Fixed(lambda authority: lines.newest(_items_of_authority(authority)))
_INITIATIVES_OF_AUTHORITY = Fixed(lambda authority: counted_initiatives(_items_of_authority(authority)))
_NEWEST_OF_COMMITTEE = Fixed(lambda committee: lines.newest(_items_of_committee(committee)))
_INITIATIVES_OF_COMMITTEE = Fixed(lambda committee: counted_initiatives(_items_of_committee(committee)))


def authority_view(authority: AuthorityPage, request: HttpRequest) -> AuthorityView:
    """A municipality, region or kommunalförbund: its bodies and newest decisions."""
    bodies = _BODIES.records(authority.pk)
    today = timezone.localdate()
    former = [b for b in bodies if b.valid_to and b.valid_to < today]
    return AuthorityView(
        page=lines.page(request, addresses.of_authority(authority), (Link(authority.title),)),
        name=authority.title,
        kind=str(authority.get_kind_display()),
        code=authority.code,
        diary="" if authority.diary_habit == DiaryHabit.UNKNOWN else str(authority.get_diary_habit_display()),
        contact=lines.contact(authority),
        bodies=tuple(_body_line(b, authority) for b in bodies if b not in former),
        former_bodies=tuple(_body_line(b, authority) for b in former),
        newest=lines.item_lines(_NEWEST_OF_AUTHORITY.records(authority.pk)),
        initiatives=initiative_links(_INITIATIVES_OF_AUTHORITY.rows(authority.pk)),
    )


def _body_line(body: CommitteePage, authority: AuthorityPage) -> BodyLine:
    return BodyLine(
        url=f"/{authority.slug}/{body.slug}/",
        name=body.title,
        kind=str(body.get_kind_display()),
        policy=lines.POLICY_TEXT[Policy(body.policy)],
        latest=body.latest,
        validity=_validity(body),
    )


def _validity(body: CommitteePage) -> str:
    start = f"från {long_date(body.valid_from)}" if body.valid_from else ""
    end = f"till och med {long_date(body.valid_to)}" if body.valid_to else ""
    text = f"{start} {end}".strip()
    return text[:1].upper() + text[1:]


def committee_view(committee: CommitteePage, request: HttpRequest) -> CommitteeView:
    """A body that meets and decides: what it publishes, its decisions and its meetings by year."""
    authority = committee.authority
    meetings = _MEETINGS.records(committee.pk)
    path = addresses.of_committee(committee)
    predecessors = committee.predecessors.filter(live=True).select_related("authority").order_by("title")
    successor = committee.successor if committee.successor_id else None
    return CommitteeView(
        page=lines.page(
            request, path, (lines.authority_link(authority), Link(committee.title)), noindex=committee.noindex
        ),
        name=committee.title,
        authority=lines.authority_link(authority),
        kind=str(committee.get_kind_display()),
        abbreviations=", ".join(committee.abbreviation_list()),
        validity=_validity(committee),
        predecessors=tuple(lines.committee_link(p) for p in predecessors),
        successor=lines.committee_link(successor) if successor and successor.live else None,
        policy=_POLICY_SENTENCE[Policy(committee.policy)].format(name=committee.title),
        policy_basis=committee.policy_basis.strip().rstrip("."),
        publishes_text=committee.policy in PUBLIC_POLICIES,
        silences=_silences(committee, meetings),
        newest=lines.item_lines(_NEWEST_OF_COMMITTEE.records(committee.pk)),
        initiatives=initiative_links(_INITIATIVES_OF_COMMITTEE.rows(committee.pk)),
        years=_years(meetings, path),
        contact=lines.contact(authority),
        feed_url=f"{path}rss/",
    )


def _meetings(committee: int) -> QuerySet[MeetingPage]:
    """The public meetings, newest first, with counts of §§ and the newest published edition."""
    shown = (
        _items_of_committee(committee)
        .filter(meeting=OuterRef("pk"))
        .order_by()
        .values("meeting")
        .annotate(n=Count("pk"))
        .values("n")
    )
    kept = (
        AgendaItem.objects.filter(KEPT, meeting=OuterRef("pk"), editions__minutes__publication=Publication.PUBLISHED)
        .order_by()
        .values("meeting")
        .annotate(n=Count("pk", distinct=True))
        .values("n")
    )
    published = Minutes.objects.filter(meeting=OuterRef("pk"), publication=Publication.PUBLISHED).order_by("-pk")
    return (
        public_meetings()
        .filter(committee=committee)
        .annotate(
            shown=Coalesce(Subquery(shown), 0),
            kept=Coalesce(Subquery(kept), 0),
            edition=Subquery(published.values("pk")[:1]),
            adjusted_on=Subquery(published.values("adjusted_on")[:1]),
        )
        .order_by("-date", "-number_of_day")
    )


_MEETINGS = Fixed(_meetings)


def _state(meeting: MeetingPage) -> str:
    if meeting.state != MeetingState.HELD:
        return str(meeting.get_state_display())
    if not meeting.edition:
        return "Protokollet är inte lämnat hit"
    adjusted: date | None = meeting.adjusted_on
    return f"Protokollet justerat den {long_date(adjusted)}" if adjusted else "Uppgift om justering saknas"


def _years(meetings: list[MeetingPage], base: str) -> tuple[YearOfMeetings, ...]:
    return tuple(
        YearOfMeetings(
            year,
            tuple(
                MeetingLine(
                    url=f"{base}{m.slug}/",
                    date=m.date,
                    title=lines.meeting_name(m),
                    state=_state(m),
                    item_count=m.shown,
                )
                for m in rows
            ),
        )
        for year, rows in groupby(meetings, key=lambda m: m.date.year)
    )


def _silences(committee: CommitteePage, meetings: list[MeetingPage]) -> tuple[str, ...]:
    """Three silences that are not the same: not delivered, not published by own decision, §§ withheld."""
    said = []
    if committee.preparatory:
        said.append("Organet bereder bara ärenden. Besluten fattas av ett annat organ.")
    if committee.web_months:
        said.append(f"Det som är äldre än {committee.web_months} månader tas bort från webben. Det går att begära ut.")
    if committee.policy in _NOT_PUBLISHING:
        return (*said, "Protokollen går att begära ut hos registratorn.")
    held = [m for m in meetings if m.state == MeetingState.HELD]
    missing = sum(1 for m in held if not m.edition)
    kept = sum(m.kept for m in held)
    if missing:
        said.append(f"{missing} av {len(held)} sammanträden saknar protokoll här: de har inte lämnats.")
    if kept:
        said.append(f"{kept} {'paragraf' if kept == 1 else 'paragrafer'} visas inte på webben.")
    return tuple(said)
