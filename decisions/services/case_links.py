"""One word for a whole case: the undecided links of the same body, case and initiative as one that is decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from decisions.models import InitiativeLink, LinkStatus
from decisions.selectors import editable_by
from decisions.services import links as service
from decisions.services.connections import cases_of
from decisions.services.relinking import key_of_link

UNDECIDED = (LinkStatus.SUGGESTED, LinkStatus.AUTOMATIC)
Subject = tuple[int, int, int]
"""Initiative, committee and case, by primary keys."""


def siblings(chosen: Iterable[InitiativeLink], user: Any) -> Mapping[int, tuple[int, ...]]:
    """For each link the primary keys of the others that one word would decide too, within this person's bodies.

    Undecided ones only, of the same initiative, committee and case. Five queries, however many links.
    """
    links = list(chosen)
    initiatives = {link.initiative_id for link in links}
    mine = editable_by(user, InitiativeLink).filter(initiative__in=initiatives, status__in=UNDECIDED, decided_at=None)
    open_links = list(mine.select_related("item__meeting", "paper"))
    subjects = _subjects([*links, *open_links])
    by_subject: dict[Subject, set[int]] = defaultdict(set)
    for link in open_links:
        for subject in subjects[link.pk]:
            by_subject[subject].add(link.pk)
    return {
        link.pk: tuple(sorted(set().union(*(by_subject[one] for one in subjects[link.pk])) - {link.pk}))
        for link in links
    }


def _subjects(links: Iterable[InitiativeLink]) -> Mapping[int, set[Subject]]:
    rows = list(links)
    cases = cases_of([key_of_link(row) for row in rows])
    found: dict[int, set[Subject]] = {}
    for row in rows:
        # By its key: the body itself is not loaded for each link.
        committee = row.item.meeting.committee_id if row.item else row.paper.committee_id if row.paper else 0
        found[row.pk] = {(row.initiative_id, committee or 0, case) for case in cases.get(key_of_link(row), ())}
    return found


@transaction.atomic
def confirm_case(
    link: InitiativeLink, *, by: Any, step: str | None, relation: str | None, decision_status: str | None
) -> tuple[int, ...]:
    """Confirm the link as said, and the others of the case with the same step. Returns the keys of all.

    What each of the others decided is its own: their relation stays the guess, their outcome is not confirmed.
    """
    others = siblings([link], by)[link.pk]
    service.confirm(link, by=by, step=step, relation=relation, decision_status=decision_status)
    for other in InitiativeLink.objects.filter(pk__in=others, status__in=UNDECIDED).order_by("pk"):
        service.confirm(other, by=by, step=step)
    return (link.pk, *others)


@transaction.atomic
def reject_case(link: InitiativeLink, *, by: Any, reason: str) -> tuple[int, ...]:
    """Reject the link and the others of the case for the same reason. Returns the keys of all."""
    others = siblings([link], by)[link.pk]
    service.reject(link, by=by, reason=reason)
    for other in InitiativeLink.objects.filter(pk__in=others, status__in=UNDECIDED).order_by("pk"):
        service.reject(other, by=by, reason=reason)
    return (link.pk, *others)
