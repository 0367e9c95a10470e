"""An editor's word on a link that is the body's to decide. It changes nothing that the public sees."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from decisions.models import PUBLIC_LINK_STATUSES, InitiativeLink, LinkStandpoint, LinkStatus, Standpoint
from decisions.selectors import edits_initiatives, public_items, public_papers
from decisions.services import audit
from decisions.services.relinking import committee_of_link

DISAGREEMENT = Q(standpoint__says=Standpoint.BELONGS, status=LinkStatus.REJECTED) | Q(
    standpoint__says=Standpoint.WRONG, status__in=PUBLIC_LINK_STATUSES
)
"""Links on which the initiative's editor and the owning body (or the machine for it) do not agree."""


@transaction.atomic
def take_standpoint(link: InitiativeLink, says: str, *, reason: str, by: Any) -> LinkStandpoint:
    """Say of a link of a public record that it belongs, or that it is wrong. The body's decision stands.

    Both sides see it until it is taken back or the body decides otherwise. Raises PermissionDenied for anybody but an
    editor of initiatives and for records that are not public, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a standpoint needs a reason")
    _must_see(link, by)
    found, _ = LinkStandpoint.objects.update_or_create(
        link=link, defaults={"says": Standpoint(says), "reason": reason.strip()[:300], "by": by}
    )
    audit.record(f"link_says_{found.says}", link, by=by, committee=committee_of_link(link))
    return found


@transaction.atomic
def drop_standpoint(link: InitiativeLink, *, by: Any) -> None:
    """Take the editor's word on a link back."""
    _must_see(link, by)
    LinkStandpoint.objects.filter(link=link).delete()
    audit.record("link_says_nothing", link, by=by, committee=committee_of_link(link))


def disputed(links: QuerySet[InitiativeLink]) -> QuerySet[InitiativeLink]:
    """Those of `links` on which editor and body disagree."""
    return links.filter(DISAGREEMENT)


def _must_see(link: InitiativeLink, user: Any) -> None:
    public = Q(item__in=public_items()) | Q(paper__in=public_papers())
    if not edits_initiatives(user) or not InitiativeLink.objects.filter(public, pk=link.pk).exists():
        raise PermissionDenied
