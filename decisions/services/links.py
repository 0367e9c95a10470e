"""Links between the record and initiatives: proposed by the machine, decided by the body that owns the record.

A person's confirmation or rejection is never touched by the machine (design.md §9). Every change is a `LinkEvent`.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from decisions import linking
from decisions.events import RecordKey, send_record_changed
from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    CommitteePage,
    DecisionStatus,
    InitiativeLink,
    InitiativePage,
    LinkEvent,
    LinkStatus,
    MatterType,
    Paper,
    Publication,
    Relation,
)
from decisions.selectors.rights import editable_by, edits_initiatives
from decisions.services import audit
from decisions.services.link_input import Initiatives, circumstances, linked_text, load_initiatives, neighbours

_RELATIONS = {
    linking.Relation.DECISION: Relation.DECISION,
    linking.Relation.PREPARATION: Relation.PREPARATION,
    linking.Relation.FOLLOW_UP: Relation.FOLLOW_UP,
    linking.Relation.MENTION: Relation.MENTION,
}
_STATUSES = {
    linking.Status.ADOPTED: DecisionStatus.ADOPTED,
    linking.Status.BACKED: DecisionStatus.ENDORSED,
    linking.Status.GIVEN_OPINION: DecisionStatus.COMMENTED,
    linking.Status.AMENDED: DecisionStatus.AMENDED,
    linking.Status.REFERRED_BACK: DecisionStatus.RETURNED,
    linking.Status.TABLED: DecisionStatus.TABLED,
    linking.Status.REJECTED: DecisionStatus.REJECTED,
    linking.Status.NOTED: DecisionStatus.PREPARED,
    linking.Status.PREPARED: DecisionStatus.PREPARED,
}
_GONE = "Beläggen finns inte kvar."


@transaction.atomic
def relink(record: AgendaItem | Paper, initiatives: Initiatives | None = None) -> tuple[InitiativeLink, ...]:
    """Bring the machine's links of a published § or paper up to date with its text and the initiatives.

    A link that a person has confirmed or rejected stays as it is. Automatic only where the committee has turned
    that on. Returns the links that were made or changed. Pass `initiatives` when many records are gone through.
    The caller sends `record_changed`.
    """
    proposals = _proposals(record, initiatives or load_initiatives())
    existing = {link.initiative_id: link for link in record.links.all()}
    content = content_hash(record)
    changed = []
    for initiative, proposal in proposals.items():
        link = existing.get(initiative)
        if link is None:
            if not _rejected_before(record, initiative, content):
                changed.append(_create(record, initiative, proposal, content))
        elif not decided(link) and _update(link, proposal, content):
            changed.append(link)
    for initiative, link in existing.items():
        if initiative not in proposals and not decided(link) and _let_go(link):
            changed.append(link)
    return tuple(changed)


def rescan(records: Iterable[AgendaItem | Paper]) -> int:
    """Relink many records after an initiative has changed; returns how many had a change. Resumable: any order.

    Which records may be concerned is for a finder to say (design.md §5): nothing here reads the whole record.
    """
    initiatives: Initiatives | None = None
    count = 0
    for record in records:
        initiatives = initiatives or load_initiatives()
        with transaction.atomic():
            if relink(record, initiatives):
                send_record_changed([_key(record)])
                count += 1
    return count


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
    if step is not None:
        if step and not link.initiative.steps.filter(key=step).exists():
            raise ValueError(f"the initiative has no step {step}")
        link.step = step
    if relation is not None:
        link.relation = Relation(relation)
    if decision_status is not None:
        link.decision_status, link.status_confirmed = DecisionStatus(decision_status), True
    _decide(link, LinkStatus.CONFIRMED, by, "")
    rescan(neighbours(_record(link)))
    return link


@transaction.atomic
def reject(link: InitiativeLink, *, by: Any, reason: str) -> InitiativeLink:
    """A registrar of the owning body rejects a link. It stands until somebody of that body changes it.

    Raises PermissionDenied for anybody else, ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a rejection needs a reason")
    link = _own(link, by)
    link.status_confirmed = False
    _decide(link, LinkStatus.REJECTED, by, reason)
    rescan(neighbours(_record(link)))
    return link


@transaction.atomic
def undo(link: InitiativeLink, *, by: Any) -> InitiativeLink:
    """Take the latest decision on a link back; once more takes the undoing back.

    Raises PermissionDenied for anybody but the owning body, ValueError where no person has decided anything.
    """
    link = _own(link, by)
    events = list(link.events.all())
    place = next((n for n in range(len(events) - 1, -1, -1) if events[n].by_id is not None), None)
    if place is None or not events[place].before:
        raise ValueError("nothing to undo")
    before = LinkStatus(events[place].before)
    maker = next((e for e in reversed(events[:place]) if e.after == before), None)
    by_person = maker is not None and maker.by_id is not None and before in (LinkStatus.CONFIRMED, LinkStatus.REJECTED)
    was = link.status
    link.status, link.status_confirmed = before, False
    link.decided_by = maker.by if maker is not None and by_person else None
    link.decided_at = maker.at if maker is not None and by_person else None
    link.reason = maker.reason if maker is not None and by_person else ""
    link.save()
    _log(link, was, by, "Ångrat")
    rescan(neighbours(_record(link)))
    return link


@transaction.atomic
def suggest(record: AgendaItem | Paper, initiative: InitiativePage, *, by: Any, reason: str) -> InitiativeLink:
    """A person suggests a link that the machine did not see: an initiative's editor, or the owning body.

    Editors see no drafts: for them only published records. An existing link is returned as it is; a rejection
    stands. Raises PermissionDenied otherwise, ValueError without a reason (it is the link's evidence).
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
    link = InitiativeLink.objects.create(
        initiative=initiative,
        evidence=[{**evidence, "explanation": reason[:300], "weight": 0}],
        content_hash=content_hash(record),
        **{_key(record).kind: record},
    )
    _log(link, "", by, reason)
    return link


def decided(link: InitiativeLink) -> bool:
    """Whether a person has decided on the link, so that the machine leaves it alone."""
    return link.decided_at is not None


def content_hash(record: AgendaItem | Paper) -> str:
    """SHA-256 of the texts that linking reads, in lower case and with single spaces: what a rejection is made on."""
    texts = "\n".join(f"{field.name}:{' '.join(field.text.lower().split())}" for field in linked_text(record).fields)
    return hashlib.sha256(texts.encode()).hexdigest()


def _proposals(record: AgendaItem | Paper, initiatives: Initiatives) -> dict[int, linking.LinkProposal]:
    if record.publication != Publication.PUBLISHED or record.matter_type == MatterType.PERSONAL:
        return {}
    found = linking.propose(
        linked_text(record), circumstances(record), initiatives.profiles, matcher=initiatives.matcher
    )
    return {int(proposal.initiative): proposal for proposal in found}


def _rejected_before(record: AgendaItem | Paper, initiative: int, content: str) -> bool:
    """Whether the same body has rejected the same words before, under another § or paper (a file read again)."""
    rejected = InitiativeLink.objects.filter(
        initiative=initiative, status=LinkStatus.REJECTED, decided_at__isnull=False, content_hash=content
    )
    if isinstance(record, AgendaItem):
        return rejected.filter(item__meeting__committee=record.meeting.committee_id).exists()
    return rejected.filter(paper__committee=record.committee_id).exists()


def _create(
    record: AgendaItem | Paper, initiative: int, proposal: linking.LinkProposal, content: str
) -> InitiativeLink:
    link = InitiativeLink(initiative_id=initiative, **{_key(record).kind: record})
    _fill(link, proposal, content)
    link.save()
    _log(link, "", None, "")
    return link


def _update(link: InitiativeLink, proposal: linking.LinkProposal, content: str) -> bool:
    """Whether the machine's own link has changed with the text or the initiative."""
    before = _machine_part(link)
    _fill(link, proposal, content)
    if _machine_part(link) == before:
        return False
    link.reason = ""
    link.save()
    if link.status != before[0]:
        _log(link, before[0], None, "")
    return True


def _let_go(link: InitiativeLink) -> bool:
    """Take the machine's own link away, now that nothing speaks for it. What was public leaves a dated line."""
    if link.status == LinkStatus.REJECTED or link.events.filter(by__isnull=False).exists():
        return False  # let go before, or a person's suggestion
    if link.events.filter(after__in=PUBLIC_LINK_STATUSES).exists():
        was, link.status, link.reason = link.status, LinkStatus.REJECTED, _GONE
        link.save()
        _log(link, was, None, _GONE)
    else:
        link.delete()
    return True


def _fill(link: InitiativeLink, proposal: linking.LinkProposal, content: str) -> None:
    automatic = proposal.automatic and _committee(link).auto_links
    link.status = LinkStatus.AUTOMATIC if automatic else LinkStatus.SUGGESTED
    link.step = proposal.step.value if proposal.step else ""
    link.relation = _RELATIONS[proposal.relation]
    status = proposal.status.value if proposal.status else ""
    link.decision_status = _STATUSES[linking.Status(status)] if status else DecisionStatus.NONE
    link.score = float(proposal.score)
    link.evidence = [_stored(one) for one in proposal.evidence]
    link.content_hash = content


def _stored(one: linking.Evidence) -> dict[str, Any]:
    return {
        "kind": int(one.kind),
        "field": one.field,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "how": str(one.how or ""),
        "explanation": one.explanation,
        "weight": one.points,
    }


def _machine_part(link: InitiativeLink) -> tuple[Any, ...]:
    return (link.status, link.step, link.relation, link.decision_status, link.score, link.evidence, link.content_hash)


def _own(link: InitiativeLink, user: Any) -> InitiativeLink:
    """The link, fresh and held for this transaction, where this person's body owns the record."""
    mine = editable_by(user, InitiativeLink).filter(pk=link.pk).exists()
    if not mine:
        raise PermissionDenied
    return InitiativeLink.objects.select_for_update().get(pk=link.pk)


def _decide(link: InitiativeLink, status: LinkStatus, by: Any, reason: str) -> None:
    was, link.status = link.status, status
    link.decided_by, link.decided_at, link.reason = by, timezone.now(), reason[:300]
    link.content_hash = content_hash(_record(link))
    link.save()
    _log(link, was, by, reason)


def _log(link: InitiativeLink, before: str, by: Any, reason: str) -> None:
    """One event; what a person did is audited too, and whoever shows links is told."""
    LinkEvent.objects.create(link=link, by=by, before=before, after=link.status, reason=reason[:300])
    if by is not None:
        audit.record(f"link_{link.status}", link, by=by, committee=_committee(link))
        send_record_changed([_key(_record(link))])


def _record(link: InitiativeLink) -> AgendaItem | Paper:
    record = link.item or link.paper
    assert record is not None  # the table's own constraint
    return record


def _committee(link: InitiativeLink) -> CommitteePage:
    record = _record(link)
    return record.meeting.committee if isinstance(record, AgendaItem) else record.committee


def _key(record: AgendaItem | Paper) -> RecordKey:
    return RecordKey("item" if isinstance(record, AgendaItem) else "paper", record.pk)
