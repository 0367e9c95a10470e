"""The machine's links: proposed from texts, brought up to date, taken back. A person's decision is never touched."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from decisions import linking
from decisions.events import RecordKey, send_record_changed
from decisions.models import (
    PUBLIC_LINK_STATUSES,
    AgendaItem,
    CommitteePage,
    DecisionStatus,
    InitiativeLink,
    LinkEvent,
    LinkStatus,
    MatterType,
    Paper,
    Publication,
    Relation,
)
from decisions.services.content import content_hash
from decisions.services.link_input import Initiatives, circumstances, linked_text, load_initiatives
from decisions.services.records import committee_of, key_of, key_of_row, pks
from decisions.services.rejections import rejected, section_of

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
GONE = "Beläggen finns inte kvar."
_CHILDREN = ("clauses", "proposals", "recipients", "dnrs")
_OF_PAPERS = ("proposed_clauses", "recipients", "dnrs")

Record = AgendaItem | Paper


@dataclass(frozen=True, slots=True)
class Change:
    """What happened, or in a before-view would happen, to one link: "appear", "vanish" or "change"."""

    record: RecordKey
    initiative: int
    what: str


def relink(record: Record, initiatives: Initiatives | None = None) -> tuple[InitiativeLink, ...]:
    """`relink_all` of one record."""
    return relink_all([record], initiatives)


@transaction.atomic
def relink_all(records: Sequence[Record], initiatives: Initiatives | None = None) -> tuple[InitiativeLink, ...]:
    """Bring the machine's links of published §§ and papers up to date with their texts and the initiatives.

    A link that a person has confirmed or rejected stays as it is. Automatic only where the committee has turned
    that on. Returns the links that were made or changed. The number of queries grows with the links that change, not
    with the records. Initiatives that are not live keep their links as they are. The caller sends `record_changed`.
    """
    work = _Work(records, initiatives or load_initiatives())
    return tuple(link for record in records for link in work.write(record))


@transaction.atomic
def relink_one(
    records: Sequence[Record], initiatives: Initiatives, *, dry: bool
) -> tuple[tuple[InitiativeLink, ...], tuple[Change, ...]]:
    """`relink_all`, and what it did; `dry`: only what it would do. Pass `Initiatives.only`: others' links stay."""
    work = _Work(records, initiatives)
    changes = tuple(change for record in records for change in work.plan(record).values())
    links = () if dry else tuple(link for record in records for link in work.write(record))
    return links, changes


def rescan(records: Iterable[Record]) -> int:
    """Relink records after something around them has changed, and tell whoever shows them; how many had a change."""
    chosen = list(records)
    if not chosen:
        return 0
    with transaction.atomic():
        keys = {key_of_link(link) for link in relink_all(chosen)}
        send_record_changed(sorted(keys, key=str))
    return len(keys)


def decided(link: InitiativeLink) -> bool:
    """Whether a person has decided on the link, so that the machine leaves it alone."""
    return link.decided_at is not None


def record_of(link: InitiativeLink) -> Record:
    """The § or paper of a link."""
    record = link.item or link.paper
    assert record is not None  # the table's own constraint
    return record


def key_of_link(link: InitiativeLink) -> RecordKey:
    """The key of the § or paper of a link."""
    key = key_of_row(link.item_id, link.paper_id)
    assert key is not None  # the table's own constraint
    return key


def committee_of_link(link: InitiativeLink) -> CommitteePage:
    """The body that owns the link's record."""
    return committee_of(record_of(link))


class _Work:
    """Records, what there is of links between them and the initiatives, and what the texts speak for."""

    def __init__(self, records: Sequence[Record], initiatives: Initiatives) -> None:
        self._fetch(records)
        self._initiatives = {int(profile.id) for profile in initiatives.profiles}
        known = circumstances([record for record in records if _is_read(record)])
        self._proposals = {
            key_of(record): _proposals(record, known.get(key_of(record)), initiatives) for record in records
        }
        self._existing = _existing([key_of(record) for record in records])
        wanted = {one for proposals in self._proposals.values() for one in proposals}
        bodies = {committee_of(record).pk for record in records}
        self._rejected = rejected(wanted, bodies) if wanted else frozenset()

    @staticmethod
    def _fetch(records: Sequence[Record]) -> None:
        for kind, names in ((AgendaItem, _CHILDREN), (Paper, _OF_PAPERS)):
            # A correction that waits holds its own rows already.
            own = [one for one in records if isinstance(one, kind) and not _holds_its_rows(one, names[0])]
            prefetch_related_objects(own, *names)

    def plan(self, record: Record) -> dict[int, Change]:
        """What would happen, by initiative."""
        key, changes = key_of(record), {}
        proposals, existing = self._proposals[key], self._existing.get(key, {})
        for initiative, proposal in proposals.items():
            link = existing.get(initiative)
            if link is None and not self._known_as_wrong(record, initiative):
                changes[initiative] = Change(key, initiative, "appear")
            elif link is not None and not decided(link):
                gone = link.status == LinkStatus.WITHDRAWN
                changes[initiative] = Change(key, initiative, "appear" if gone else "change")
                if not gone and _would_stay(link, proposal):
                    del changes[initiative]
        for initiative, link in existing.items():
            if initiative not in proposals and initiative in self._initiatives and _may_go(link):
                changes[initiative] = Change(key, initiative, "vanish")
        return changes

    def write(self, record: Record) -> list[InitiativeLink]:
        """Make it happen; the links that were made or changed."""
        key, changed = key_of(record), []
        proposals, existing = self._proposals[key], self._existing.get(key, {})
        content = content_hash(record) if proposals else ""
        for initiative, proposal in proposals.items():
            link = existing.get(initiative)
            if link is None:
                if not self._known_as_wrong(record, initiative):
                    changed.append(_create(record, initiative, proposal, content))
            elif not decided(link) and _update(link, record, proposal, content):
                changed.append(link)
        for initiative, link in existing.items():
            if initiative not in proposals and initiative in self._initiatives and _may_go(link):
                _let_go(link)
                changed.append(link)
        return changed

    def _known_as_wrong(self, record: Record, initiative: int) -> bool:
        """Whether the same body has rejected the same words, or the same §, before: a file read again."""
        subject = (initiative, committee_of(record).pk)
        mine = [one for one in self._rejected if (one.initiative, one.committee) == subject]
        if not mine:
            return False
        content, section = content_hash(record), section_of(record)
        return any(one.is_same(content, section) for one in mine)


def _holds_its_rows(record: Record, name: str) -> bool:
    return name in getattr(record, "_cluster_related_objects", {})


def _is_read(record: Record) -> bool:
    return record.publication == Publication.PUBLISHED and record.matter_type != MatterType.PERSONAL


def _proposals(
    record: Record, known: linking.Circumstances | None, initiatives: Initiatives
) -> dict[int, linking.LinkProposal]:
    if known is None:
        return {}
    found = linking.propose(linked_text(record), known, initiatives.profiles, matcher=initiatives.matcher)
    return {int(proposal.initiative): proposal for proposal in found}


def _existing(keys: Collection[RecordKey]) -> Mapping[RecordKey, dict[int, InitiativeLink]]:
    """The links of these records by initiative, and whether a person has had to do with each. One query."""
    own = Q(item__in=pks(keys, "item")) | Q(paper__in=pks(keys, "paper"))
    events = LinkEvent.objects.filter(link=OuterRef("pk"))
    links = InitiativeLink.objects.filter(own).annotate(
        suggested_by_person=Exists(events.filter(by__isnull=False, before="")),
        was_public=Exists(events.filter(after__in=PUBLIC_LINK_STATUSES)),
    )
    found: dict[RecordKey, dict[int, InitiativeLink]] = {}
    for link in links.order_by("pk"):
        found.setdefault(key_of_link(link), {})[link.initiative_id] = link
    return found


def _create(record: Record, initiative: int, proposal: linking.LinkProposal, content: str) -> InitiativeLink:
    link = InitiativeLink(initiative_id=initiative, **{key_of(record).kind: record})
    _fill(link, record, proposal, content)
    link.save()
    LinkEvent.objects.create(link=link, after=link.status)
    return link


def _would_stay(link: InitiativeLink, proposal: linking.LinkProposal) -> bool:
    """Whether what people see of the link would be the same: its status and step, not every word of its evidence."""
    step = proposal.step.value if proposal.step else ""
    automatic = proposal.automatic and committee_of_link(link).auto_links
    status = LinkStatus.AUTOMATIC if automatic else LinkStatus.SUGGESTED
    return (link.status, link.step, link.relation) == (status, step, _RELATIONS[proposal.relation])


def _update(link: InitiativeLink, record: Record, proposal: linking.LinkProposal, content: str) -> bool:
    """Whether the machine's own link has changed with the text or the initiative."""
    before = _machine_part(link)
    _fill(link, record, proposal, content)
    if _machine_part(link) == before:
        return False
    link.reason = ""
    link.save()
    if link.status != before[0]:
        LinkEvent.objects.create(link=link, before=before[0], after=link.status)
    return True


def _may_go(link: InitiativeLink) -> bool:
    """Whether the machine may take the link away: nobody has decided on it or suggested it."""
    return not decided(link) and link.status != LinkStatus.WITHDRAWN and not link.suggested_by_person  # type: ignore[attr-defined]  # annotated


def _let_go(link: InitiativeLink) -> None:
    """Take the machine's own link away, now that nothing speaks for it. What was public leaves a dated line."""
    if not link.was_public:  # type: ignore[attr-defined]  # annotated
        link.delete()
        return
    was, link.status, link.reason = link.status, LinkStatus.WITHDRAWN, GONE
    link.save()
    LinkEvent.objects.create(link=link, before=was, after=link.status, reason=GONE)


def _fill(link: InitiativeLink, record: Record, proposal: linking.LinkProposal, content: str) -> None:
    automatic = proposal.automatic and committee_of(record).auto_links
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
