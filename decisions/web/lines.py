"""From rows of the record to the lines of lists. No queries: callers select what is related."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from decisions.models import (
    AgendaItem,
    AuthorityPage,
    CommitteePage,
    DecisionStatus,
    DocumentKind,
    MeetingPage,
    Outcome,
    Paper,
    Policy,
)
from decisions.selectors import listed_items
from decisions.web import addresses
from decisions.web.dates import long_date
from decisions.web.shapes import Contact, ItemLine, Link, Page, Status, Word

POLICY_TEXT = {
    Policy.FULL: "Publicerar hela protokoll",
    Policy.ONLY_DECISIONS: "Publicerar bara beslut",
    Policy.NOTICE_ONLY: "Publicerar bara tillkännagivanden",
    Policy.NOTHING: "Publicerar inte protokoll här",
}

ITEM_RELATED = ("meeting__committee__authority",)
"""What `item_line` and `item_link` need to have selected."""


def page(
    request: HttpRequest,
    path: str,
    breadcrumbs: Sequence[Link],
    *,
    demo: bool = False,
    noindex: bool = False,
    words: tuple[Word, ...] = (),
) -> Page:
    """The common part of a page. The breadcrumb of the start page is put first here."""
    return Page(
        path=path,
        address=request.build_absolute_uri(path),
        breadcrumbs=(Link("Start", "/"), *breadcrumbs),
        demo=demo,
        noindex=noindex,
        words=words,
    )


def authority_link(authority: AuthorityPage | None) -> Link:
    """The authority's name and page."""
    return Link(authority.title, addresses.of_authority(authority)) if authority else Link("Okänd myndighet")


def committee_link(committee: CommitteePage | None) -> Link:
    """The committee's name and page."""
    return Link(committee.title, addresses.of_committee(committee)) if committee else Link("Okänt organ")


def meeting_name(meeting: MeetingPage) -> str:
    """The meeting's date in words; the second of a day says so."""
    again = f" (sammanträde {meeting.number_of_day})" if meeting.number_of_day > 1 else ""
    return f"{long_date(meeting.date)}{again}"


def meeting_link(meeting: MeetingPage) -> Link:
    """The meeting's name and page. Needs `committee.authority`."""
    return Link(meeting_name(meeting), addresses.of_meeting(meeting))


def item_link(item: AgendaItem) -> Link:
    """Body, date and § as one link: "Kommunstyrelsen 22 maj 2030 § 96"."""
    meeting = item.meeting
    name = meeting.committee.title if meeting.committee else ""
    return Link(f"{name} {long_date(meeting.date)} {item.paragraph}", addresses.of_record(item), note=item.title)


def paper_link(paper: Paper) -> Link:
    """A paper's kind, title and date. A bilaga without a date is as old as its protokoll."""
    if paper.kind == DocumentKind.ATTACHMENT and not paper.date:
        return Link(paper.title, addresses.of_record(paper), note=str(paper.get_kind_display()))
    dated = long_date(paper.date) if paper.date else "odaterad"
    return Link(paper.title, addresses.of_record(paper), note=f"{paper.get_kind_display()}, {dated}")


def outcome(item: AgendaItem) -> Status | None:
    """How the § ended, and whether a person has looked at it. None where nothing is known."""
    if not item.outcome:
        return None
    text = Outcome(item.outcome).label
    if item.decision_status:
        text = f"{text} – {DecisionStatus(item.decision_status).label.lower()}"
    if item.outcome_confirmed:
        return Status(text, "person", "Granskat av organet.")
    return Status(text, "maskin", "Läst av en dator. Ingen har granskat det.")


def short_outcome(item: AgendaItem) -> Status | None:
    """The outcome alone, for lists; a reading that nobody has looked at says so."""
    if not item.outcome:
        return None
    label = Outcome(item.outcome).label
    if item.outcome_confirmed:
        return Status(label, "person")
    return Status(f"{label} (maskinläst)", "maskin")


def item_line(item: AgendaItem, papers: tuple[Link, ...] = ()) -> ItemLine:
    """One § in a list, with the papers that belong to it. Needs `ITEM_RELATED`."""
    meeting = item.meeting
    committee = meeting.committee
    return ItemLine(
        url=addresses.of_record(item),
        number=item.paragraph,
        title=item.title,
        date=meeting.date,
        body=committee_link(committee),
        authority=authority_link(committee.authority if committee else None),
        status=short_outcome(item),
        demo=meeting.demo,
        papers=papers,
    )


def item_lines(items: Iterable[AgendaItem]) -> tuple[ItemLine, ...]:
    """Lines of several §§."""
    return tuple(item_line(item) for item in items)


def newest(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """The eight latest of the §§ by meeting date, in the order of each meeting, for `item_lines`."""
    return listed_items(items).order_by("-meeting__date", "meeting", "sort_order", "number", "suffix")[:8]


def contact(authority: AuthorityPage | None) -> Contact:
    """How to ask this authority for a paper."""
    if authority is None:
        return Contact("myndigheten")
    return Contact(authority.title, authority.registrar_email, authority.website, authority.board_url)
