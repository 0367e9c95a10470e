"""*Radera på riktigt*: file, text, revisions, drafts, task rows, derived files and index entries are gone.

Asked for by one person, carried out by another, with a reason; one line without content stays. For a wrong file or
unmasked secrets only: everything else is withdrawn, not erased (design.md §2, promise 1).
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from decisions.events import send_record_changed
from decisions.models import (
    Address,
    AgendaItem,
    Case,
    Document,
    Erasure,
    FileUse,
    ItemEdition,
    Minutes,
    Paper,
    Publication,
)
from decisions.services import audit
from decisions.services.publish import key_of, withdraw

GONE = "Uppgifterna har raderats."


class SamePerson(Exception):  # noqa: N818 - it says what happened
    """The person who asked for an erasure may not carry it out."""


@transaction.atomic
def ask_erasure(document: Document, *, by: Any, reason: str) -> Erasure:
    """Ask for the erasure of a file and of everything that was read from it. What is public of it is taken down now.

    `reason` must not repeat what is to be erased. Raises ValueError without one.
    """
    if not reason.strip():
        raise ValueError("an erasure needs a reason")
    committee = document.collection.committee
    document.uses.update(public=False)
    for record in _records_of(document):
        if record.publication == Publication.PUBLISHED:
            withdraw(record, by=by, reason="Uppgifterna granskas.")
    erasure = Erasure.objects.create(
        document=document, document_number=document.pk, committee=committee, reason=reason[:300], asked_by=by
    )
    audit.record("ask_erasure", document, by=by, committee=committee)
    return erasure


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
    records = _records_of(document)
    send_record_changed(key_of(record) for record in records)
    minutes = Minutes.objects.filter(files__document=document)
    only_here = [m.pk for m in minutes if not m.files.exclude(document=document).exists()]
    for record in records:
        _erase_record(record)
    FileUse.objects.filter(document=document).delete()
    Minutes.objects.filter(pk__in=only_here).delete()
    _erase_document(document)
    audit.record("erase", erasure, by=by, committee=erasure.committee)


def _items_only_in(document: Document) -> tuple[AgendaItem, ...]:
    """§§ that no edition with another file carries: those stay, with what the other file says."""
    here = AgendaItem.objects.filter(editions__minutes__files__document=document).distinct()
    elsewhere = ItemEdition.objects.filter(item__in=here).exclude(minutes__files__document=document)
    return tuple(here.exclude(pk__in=elsewhere.values("item")))


def _records_of(document: Document) -> tuple[AgendaItem | Paper, ...]:
    return (*_items_only_in(document), *_papers_of(document))


def _papers_of(document: Document) -> tuple[Paper, ...]:
    mine = Paper.objects.filter(files__document=document)
    return tuple(Paper.objects.filter(Q(pk__in=mine) | Q(embedded_in__in=mine)).distinct())


def _erase_record(record: AgendaItem | Paper) -> None:
    model = type(record)
    Address.objects.filter(**{key_of(record).kind: record}).update(gone_reason=GONE)
    Revision.objects.for_instance(record).delete()
    ModelLogEntry.objects.for_instance(record).delete()
    ReferenceIndex.remove_for_object(record)
    cases = [mention.case_id for mention in record.dnrs.all() if mention.case_id]
    model.objects.filter(pk=record.pk).update(latest_revision=None, live_revision=None)
    model.objects.get(pk=record.pk).delete()
    for case in Case.objects.filter(pk__in=cases, item_mentions=None, paper_mentions=None):
        Address.objects.filter(case=case).update(gone_reason=GONE)
        case.delete()


def _erase_document(document: Document) -> None:
    ModelLogEntry.objects.for_instance(document).delete()
    ReferenceIndex.remove_for_object(document)
    store, name = document.file.storage, document.file.name
    document.delete()
    transaction.on_commit(lambda: store.delete(name))
