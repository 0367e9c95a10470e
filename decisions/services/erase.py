"""*Radera på riktigt*: file, text, revisions, drafts, task rows, derived files and index entries are gone.

Asked for by one person, carried out by another, with a reason; one line without content stays. For a wrong file or
unmasked secrets only: everything else is withdrawn, not erased (design.md §2, promise 1).

A § or paper that another file carries too stays, but nothing that it says: it is read anew from the other file.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from decisions.events import send_file_erased, send_record_changed
from decisions.models import (
    Address,
    AgendaItem,
    Attendance,
    AuditEntry,
    Case,
    Document,
    Erasure,
    FileUse,
    InitiativeLink,
    LinkEvent,
    Minutes,
    Notice,
    Paper,
    Publication,
    Reference,
    ReferenceStatus,
    writing,
)
from decisions.services import audit
from decisions.services.appendices import bind_paper
from decisions.services.cases import attach_cases
from decisions.services.publish import withdraw
from decisions.services.records import key_of, pks
from decisions.services.rejections import remember

GONE = "Uppgifterna har raderats."
UNDER_REVIEW = "Uppgifterna granskas."


class SamePerson(Exception):  # noqa: N818 - it says what happened
    """The person who asked for an erasure may not carry it out."""


@transaction.atomic
def ask_erasure(document: Document, *, by: Any, reason: str) -> Erasure:
    """Ask for the erasure of a file and of everything that was read from it. What is public of it is taken down now.

    Taken down is also what another file carries: its words may come from this one. `reason` must not repeat what is
    to be erased. Raises ValueError without one.
    """
    if not reason.strip():
        raise ValueError("an erasure needs a reason")
    committee = document.collection.committee
    document.uses.update(public=False)
    records: tuple[AgendaItem | Paper, ...] = (*items_of(document), *papers_of(document))
    for record in records:
        if record.publication == Publication.PUBLISHED:
            withdraw(record, by=by, reason=UNDER_REVIEW)
    with writing():
        # What was read from a front page stands beside the §§: adjusters, who was there, what is covered.
        Minutes.objects.filter(files__document=document, publication=Publication.PUBLISHED).update(
            publication=Publication.WITHDRAWN, withdrawn_reason=UNDER_REVIEW, withdrawn_at=timezone.now()
        )
    erasure = Erasure.objects.create(
        document=document, document_number=document.pk, committee=committee, reason=reason[:300], asked_by=by
    )
    audit.record("ask_erasure", document, by=by, committee=committee)
    return erasure


@transaction.atomic
def drop_erasure(erasure: Erasure, *, by: Any) -> None:
    """Take a request back: nothing is erased, and what was taken down stays down until somebody publishes it anew.

    Raises ValueError for one that is carried out.
    """
    if erasure.done_at is not None:
        raise ValueError("what is erased is gone")
    audit.record("drop_erasure", erasure, by=by, committee=erasure.committee)
    erasure.delete()


@transaction.atomic
def carry_out(erasure: Erasure, *, by: Any) -> None:
    """Erase. Raises `SamePerson` for the one who asked. The file is deleted from the store after commit."""
    if by.pk == erasure.asked_by_id:
        raise SamePerson
    document = erasure.document
    erasure.done_by, erasure.done_at, erasure.document = by, timezone.now(), None
    erasure.save()
    if document is None:
        return
    items, papers = items_of(document), papers_of(document)
    cases = list(Case.objects.filter(Q(item_mentions__item__in=items) | Q(paper_mentions__paper__in=papers)).distinct())
    records: tuple[AgendaItem | Paper, ...] = (*papers, *items)
    send_record_changed(key_of(record) for record in records)
    kept = send_file_erased(document.pk, (key_of(one) for one in records if carried_elsewhere(one, document)))
    for record in records:
        if key_of(record) not in kept:
            erase_record(record)
    for item in AgendaItem.objects.filter(pk__in=pks(kept, "item")):
        _forget_earlier_words(item)
        attach_cases(item, erasure.committee)
    for paper in Paper.objects.filter(pk__in=pks(kept, "paper")):
        _forget_earlier_words(paper)
        attach_cases(paper, erasure.committee)
        bind_paper(paper)
    _forget_cases(cases)
    _erase_minutes(document)
    erase_document(document)
    audit.record("erase", erasure, by=by, committee=erasure.committee)


def items_of(document: Document) -> tuple[AgendaItem, ...]:
    """The §§ that an edition in this file carries."""
    return tuple(AgendaItem.objects.filter(editions__minutes__files__document=document).distinct())


def carried_elsewhere(record: AgendaItem | Paper, document: Document) -> bool:
    """Whether an edition of this §, or this very paper, lies in another file too."""
    carries = Q(minutes__items=record) if isinstance(record, AgendaItem) else Q(paper=record)
    return FileUse.objects.filter(carries).exclude(document=document).exists()


def papers_of(document: Document) -> tuple[Paper, ...]:
    """The papers of this file, each after those that lie in it: a paper takes its embedded ones with it."""
    found = list(Paper.objects.filter(files__document=document).distinct())
    for outer in found:  # grows while it is walked: papers lie in papers
        found += [paper for paper in outer.embedded.all() if paper not in found]
    return tuple(reversed(found))


def erase_record(record: AgendaItem | Paper) -> None:
    """Delete a § or paper with its versions and logs; its address says that it is gone. The caller tells the index.

    What its body has rejected stays known, without words.
    """
    kind = key_of(record).kind
    Address.objects.filter(**{kind: record}).update(gone_reason=GONE)
    Reference.objects.filter(**{f"target_{kind}": record}).update(status=ReferenceStatus.UNRESOLVED)
    remember(record)
    _forget_earlier_words(record)
    type(record).objects.get(pk=record.pk).delete()


def _forget_earlier_words(record: AgendaItem | Paper) -> None:
    """Versions, logs, typed reasons, reports and quotes of a record.

    What a person decided on a link stays, without quotes; that somebody reported something stays, without the words.
    """
    Revision.objects.for_instance(record).delete()
    ModelLogEntry.objects.for_instance(record).delete()
    ReferenceIndex.remove_for_object(record)
    type(record).objects.filter(pk=record.pk).update(
        latest_revision=None, live_revision=None, has_unpublished_changes=False
    )
    links = record.links.all()
    AuditEntry.objects.filter(kind=InitiativeLink._meta.model_name, object_id__in=links.values("pk")).update(reason="")
    AuditEntry.objects.filter(kind=record._meta.model_name, object_id=record.pk).update(reason="")
    record.error_reports.update(message="")
    links.filter(decided_at=None).delete()
    LinkEvent.objects.filter(link__in=links.all()).update(reason="", was={})
    links.update(evidence=[], reason="")


def _forget_cases(cases: Iterable[Case]) -> None:
    """A case that nothing belongs to any more goes; one that stays is named by what is left of it."""
    for case in cases:
        mention = case.item_mentions.order_by("-pk").first() or case.paper_mentions.order_by("-pk").first()
        if mention is None:
            Address.objects.filter(case=case).update(gone_reason=GONE)
            case.delete()
            continue
        owner = mention.item if hasattr(mention, "item") else mention.paper
        case.title = owner.title[:500]
        case.save(update_fields=["title"])
        for number in case.numbers.all():
            number.printed = mention.printed if mention.key == number.key else number.key
            number.save(update_fields=["printed"])


def _erase_minutes(document: Document) -> None:
    """Editions that lie in this file alone go; of the others what was read from a front page, which may be this one."""
    minutes = list(Minutes.objects.filter(files__document=document).distinct())
    FileUse.objects.filter(document=document).delete()
    for edition in minutes:
        if not edition.files.exists():
            edition.delete()
            continue
        Attendance.objects.filter(minutes=edition).delete()
        Notice.objects.filter(minutes=edition).delete()
        Minutes.objects.filter(pk=edition.pk).update(
            place_and_time="", adjusters="", paragraphs_covered="", source_url=""
        )


def erase_document(document: Document) -> None:
    """Delete a file that nothing uses any more; its bytes go after commit."""
    ModelLogEntry.objects.for_instance(document).delete()
    ReferenceIndex.remove_for_object(document)
    AuditEntry.objects.filter(kind=document._meta.model_name, object_id=document.pk).update(reason="")
    store, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(lambda: store.delete(name))
    transaction.on_commit(_empty_write_ahead_log, robust=True)


def _empty_write_ahead_log() -> None:
    """SQLite keeps what was written and overwritten in its write-ahead log until the next checkpoint: make one now."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
