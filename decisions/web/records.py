"""From an address to the public record at it: found, moved, gone with a reason, or unknown."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from decisions.models import Address, AgendaItem, AuthorityPage, MeetingPage, Paper, Publication
from decisions.selectors import Fixed
from decisions.services import committee_of
from decisions.web import lines
from decisions.web.page_shapes import GoneView

NO_LONGER_SHOWN = "Organet visar inte längre detta på webben. Handlingen går att begära ut hos registratorn."


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was public at this address and is not any more. `since` may be unknown."""

    reason: str
    since: date | None = None
    authority: AuthorityPage | None = None

    def view(self, request: HttpRequest) -> GoneView:
        """What the 410 page shows."""
        crumbs = (lines.authority_link(self.authority),) if self.authority else ()
        return GoneView(
            page=lines.page(request, request.path, crumbs, noindex=True),
            reason=self.reason,
            since=self.since,
            contact=lines.contact(self.authority) if self.authority else None,
        )


_AT = Fixed(
    lambda path: (
        Address.objects.filter(path=path)
        .select_related("item__meeting__committee__authority", "paper__committee__authority", "case__authority")
        .defer("item__sections", "item__corrected", "paper__sections", "paper__corrected")
        .order_by()
    )
)


def find(path: str) -> Address | None:
    """The row of this address, with what it leads to. One query."""
    found: Address | None = _AT.first(path)
    return found


def gone(address: Address) -> Gone:
    """Why nothing is shown at an address that once was given. Only a reason that is meant to be read is told."""
    record = address.item or address.paper
    if record is None:
        return Gone(
            address.gone_reason or NO_LONGER_SHOWN, authority=_named(address.case.authority if address.case else None)
        )
    authority = _named(committee_of(record).authority)
    if record.publication == Publication.PUBLISHED or not record.withdrawn_reason:
        return Gone(NO_LONGER_SHOWN, authority=authority)
    return Gone(record.withdrawn_reason, _day(record), authority)


def gone_meeting(meeting: MeetingPage) -> Gone | None:
    """Why a meeting's page is not shown any more; None where it never was public."""
    authority = _named(meeting.committee.authority if meeting.committee else None)
    if meeting.publication == Publication.WITHDRAWN:
        return Gone(meeting.withdrawn_reason or NO_LONGER_SHOWN, _day(meeting), authority)
    return Gone(NO_LONGER_SHOWN, authority=authority) if meeting.publication == Publication.PUBLISHED else None


def _named(authority: AuthorityPage | None) -> AuthorityPage | None:
    """The authority to ask, where its own page may be seen: one that is taken off the web is not named."""
    return authority if authority is not None and authority.live else None


def _day(record: AgendaItem | Paper | MeetingPage) -> date | None:
    return timezone.localtime(record.withdrawn_at).date() if record.withdrawn_at else None
