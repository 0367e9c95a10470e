"""Links between the record and initiatives: proposed by the machine, decided by the body that owns the record.

A person's confirmation or rejection is never touched by the machine (design.md §9). Every change is a `LinkEvent`.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from decisions.events import send_record_changed
from decisions.models import (
    AgendaItem,
    DecisionStatus,
    InitiativeLink,
    InitiativePage,
    LinkEvent,
    LinkStatus,
    Paper,
    Publication,
    Relation,
)
from decisions.selectors.rights import editable_by, edits_initiatives
from decisions.services import audit
from decisions.services.connections import neighbours
from decisions.services.content import content_hash
from decisions.services.records import key_of
from decisions.services.rejections import forget, was_rejected
from decisions.services.relinking import (
    Change,
    committee_of_link,
    decided,
    key_of_link,
    record_of,
    relink,
    relink_all,
    rescan,
)

__all__ = [
    "Change",
    "confirm",
    "content_hash",
    "decided",
    "log_change",
    "reject",
    "relink",
    "relink_all",
    "rescan",
    "state_of",
    "suggest",
    "undo",
]

REJECTED_BEFORE = "Organet har avvisat kopplingen tidigare, innan uppgifterna togs bort och lämnades igen."
_DECIDED = ("status", "step", "relation", "decision_status", "status_confirmed", "reason")


@transaction.atomic
def confirm(
    link: InitiativeLink,
    *,
    by: Any,
    step: str | None = None,
    relation: str | None = None,
    decision_status: str | None = None,
) -> InitiativeLink:
    """A registrar of the owning body confirms a link, with step, relation and what the body has decided.

    Records of the same case, and earlier and later instances, are linked anew: a confirmed link is evidence there.
    None keeps what was guessed; only a `decision_status` that is given counts as confirmed. Raises
    PermissionDenied for anybody else, ValueError for a step that the initiative has not.
    """
    link = _own(link, by)
    was = state_of(link)
    if step is not None:
        if step and not link.initiative.steps.filter(key=step).exists():
            raise ValueError(f"the initiative has no step {step}")
        link.step = step
    if relation is not None:
        link.relation = Relation(relation)
    if decision_status is not None:
        link.decision_status, link.status_confirmed = DecisionStatus(decision_status), True
    _decide(link, LinkStatus.CONFIRMED, by, "", was)
    forget(record_of(link), link.initiative)
    rescan(neighbours(record_of(link)))
    return link


@transaction.atomic
def reject(link: InitiativeLink, *, by: Any, reason: str) -> InitiativeLink:
    """A registrar of the owning body rejects a link. It stands until somebody of that body changes it.

    Raises PermissionDenied for anybody else, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a rejection needs a reason")
    link = _own(link, by)
    was = state_of(link)
    link.status_confirmed = False
    _decide(link, LinkStatus.REJECTED, by, reason, was)
    rescan(neighbours(record_of(link)))
    return link


@transaction.atomic
def undo(link: InitiativeLink, *, by: Any) -> InitiativeLink:
    """Take the latest decision on a link back, with its step, relation and outcome; once more takes the undoing back.

    Raises PermissionDenied for anybody but the owning body, ValueError where no person has decided anything.
    """
    link = _own(link, by)
    latest = link.events.filter(by__isnull=False).last()
    if latest is None or not latest.before:
        raise ValueError("nothing to undo")
    now = state_of(link)
    _restore(link, latest.was or {"status": latest.before})
    link.save()
    log_change(link, now, by, "Ångrat")
    rescan(neighbours(record_of(link)))
    return link


@transaction.atomic
def suggest(record: AgendaItem | Paper, initiative: InitiativePage, *, by: Any, reason: str) -> InitiativeLink:
    """A person suggests a link that the machine did not see: an initiative's editor, or the owning body.

    Editors see no drafts: for them only published records. An existing link is returned as it is; a rejection
    stands, also one of the same § or paper before it was taken away and delivered again.
    Raises PermissionDenied otherwise, ValueError without a reason (it is the link's evidence).
    """
    if not reason.strip():
        raise ValueError("a suggestion needs a reason")
    owns = editable_by(by, type(record)).filter(pk=record.pk).exists()
    if not owns and not (edits_initiatives(by) and record.publication == Publication.PUBLISHED):
        raise PermissionDenied
    found: InitiativeLink | None = record.links.filter(initiative=initiative).first()
    if found is not None:
        return found
    evidence = {"kind": 0, "field": "", "start": -1, "end": -1, "quote": "", "how": "person"}
    stands = not owns and was_rejected(record, initiative)
    link = InitiativeLink.objects.create(
        initiative=initiative,
        status=LinkStatus.REJECTED if stands else LinkStatus.SUGGESTED,
        reason=REJECTED_BEFORE if stands else "",
        evidence=[{**evidence, "explanation": reason[:300], "weight": 0}],
        content_hash=content_hash(record),
        **{key_of(record).kind: record},
    )
    log_change(link, {}, by, reason)
    return link


def _own(link: InitiativeLink, user: Any) -> InitiativeLink:
    """The link, fresh and held for this transaction, where this person's body owns the record."""
    mine = editable_by(user, InitiativeLink).filter(pk=link.pk).exists()
    if not mine:
        raise PermissionDenied
    return InitiativeLink.objects.select_for_update().get(pk=link.pk)


def _decide(link: InitiativeLink, status: LinkStatus, by: Any, reason: str, was: dict[str, Any]) -> None:
    link.status = status
    link.decided_by, link.decided_at, link.reason = by, timezone.now(), reason[:300]
    link.content_hash = content_hash(record_of(link))
    link.save()
    log_change(link, was, by, reason)


def state_of(link: InitiativeLink) -> dict[str, Any]:
    """What a decision changes, as JSON can keep it."""
    state = {name: getattr(link, name) for name in _DECIDED}
    at = link.decided_at.isoformat() if link.decided_at else ""
    return {**state, "decided_by": link.decided_by_id, "decided_at": at}


def _restore(link: InitiativeLink, was: dict[str, Any]) -> None:
    """Give the link the state that a change replaced. Of older changes only the status is known."""
    known = {"status_confirmed": False, "reason": "", **was}
    for name in _DECIDED:
        if name in known:
            setattr(link, name, known[name])
    who = get_user_model().objects.filter(pk=was.get("decided_by") or 0).first()
    link.decided_by, link.decided_at = who, parse_datetime(was["decided_at"]) if was.get("decided_at") else None


def log_change(link: InitiativeLink, was: dict[str, Any], by: Any, reason: str) -> None:
    """One event; what a person did is audited too, and whoever shows links is told. `was`: what it replaced."""
    before = was.get("status", "")
    LinkEvent.objects.create(link=link, by=by, before=before, after=link.status, reason=reason[:300], was=was)
    if by is not None:
        audit.record(f"link_{link.status}", link, by=by, committee=committee_of_link(link))
        send_record_changed([key_of_link(link)])
