"""*Radera på riktigt* reaches the rows of delivery too: name, message, reading and bytes of an erased file."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import pre_delete

from decisions.models import Document
from importers.drafts.models import FileState, ImportFile
from importers.drafts.remembered import ReviewNotes
from importers.drafts.writing import kept

NAME = "raderad fil"


def forget(sender: Any, instance: Document, **_: Any) -> None:  # noqa: ARG001 - Django's signature
    """Empty every delivery of this document, or of the same bytes to the same body or to none that is known.

    Runs inside the transaction that deletes the document.
    """
    body = getattr(instance.collection, "committee", None)
    same_bytes = Q(sha256=instance.file_hash) & (Q(committee=body) | Q(committee=None))
    same = Q(document=instance) | Q(same_as=instance) | same_bytes
    for file in ImportFile.objects.select_for_update().filter(same):
        if file.upload:
            transaction.on_commit(partial(file.upload.storage.delete, file.upload.name or ""))
        file.name, file.message, file.result, file.sha256 = NAME, "", "", ""
        file.path, file.identity = NAME, None
        file.upload.name = ""
        file.state = FileState.DISCARDED
        file.save()
        kept.drop(file)
        ReviewNotes.objects.filter(file=file).delete()  # headings of it, and how it was reviewed


def listen() -> None:
    """Hear of every deleted document."""
    pre_delete.connect(forget, sender=Document, dispatch_uid="importers.drafts.writing.forget")
