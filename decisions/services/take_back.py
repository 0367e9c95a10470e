"""Undoing an import: a file whose drafts nobody has published goes away, and they with it.

This is no erasure of what was public (that takes two persons, see `erase`): only drafts that this file alone carries
are taken back, and only while nothing of them has ever had a public address.
"""

from typing import Any

from django.db import transaction

from decisions.models import AgendaItem, Document, MeetingPage, Minutes, Paper, Publication
from decisions.services import audit
from decisions.services.erase import carried_elsewhere, erase_document, erase_record, items_of, papers_of


class NotOnlyDrafts(Exception):  # noqa: N818 - it says what happened
    """The file stays. The message says why, in Swedish."""


@transaction.atomic
def take_back(document: Document, *, by: Any) -> None:
    """Delete a file and the drafts that it alone carries; its bytes go after commit.

    Raises `NotOnlyDrafts` and changes nothing where something of it is or was public, where another file carries the
    same §§ or papers, or where it took the place of an earlier text, which nobody could bring back.
    """
    records: tuple[AgendaItem | Paper, ...] = (*papers_of(document), *items_of(document))
    minutes = list(Minutes.objects.filter(files__document=document).distinct().select_related("meeting"))
    _refuse(document, records, minutes)
    committee = document.collection.committee
    for record in records:
        erase_record(record)
    document.uses.all().delete()
    meetings = {edition.meeting for edition in minutes}
    for edition in minutes:
        edition.delete()
    for meeting in meetings:
        _take_back_meeting(meeting)
    audit.record("take_back", document, by=by, committee=committee)
    erase_document(document)


def _refuse(document: Document, records: tuple[AgendaItem | Paper, ...], minutes: list[Minutes]) -> None:
    if any(record.path or record.publication == Publication.WITHDRAWN for record in records):
        raise NotOnlyDrafts("Något i filen är eller har varit publicerat. Återkalla det i stället.")
    if any(edition.publication != Publication.DRAFT for edition in minutes):
        raise NotOnlyDrafts("Protokollet är eller har varit publicerat. Återkalla det i stället.")
    if any(carried_elsewhere(record, document) for record in records):
        raise NotOnlyDrafts("Något i filen finns också i en annan fil.")
    replaced = any(edition.replaces_id for edition in minutes)
    if replaced or document.uses.filter(better_copy_of__isnull=False).exists():
        raise NotOnlyDrafts("Filen har ersatt en tidigare text, som inte går att få tillbaka.")


def _take_back_meeting(meeting: MeetingPage) -> None:
    """A draft meeting that nothing is left of goes with the last file of it."""
    never_public = meeting.publication == Publication.DRAFT and not meeting.live and not meeting.first_published_at
    if never_public and not meeting.minutes.exists() and not meeting.items.exists():
        meeting.delete()
