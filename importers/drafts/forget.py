"""*Radera på riktigt* reaches the rows of delivery too: name, message, reading and bytes of an erased file."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import pre_delete

from decisions.models import Document
from importers.drafts.models import FileState, ImportFile

NAME = "raderad fil"


def forget(sender: Any, instance: Document, **_: Any) -> None:  # noqa: ARG001 - Django's signature
    """Empty every delivery of this document or of the same bytes. Inside the transaction that deletes it."""
    same = Q(document=instance) | Q(same_as=instance) | Q(sha256=instance.file_hash)
    for file in ImportFile.objects.select_for_update().filter(same):
        if file.upload:
            store, name = file.upload.storage, file.upload.name or ""
            transaction.on_commit(lambda store=store, name=name: store.delete(name))
        file.name, file.message, file.result, file.sha256, file.upload = NAME, "", "", "", ""  # type: ignore[assignment]
        file.state = FileState.DISCARDED
        file.save()


def listen() -> None:
    """Hear of every deleted document."""
    pre_delete.connect(forget, sender=Document, dispatch_uid="importers.drafts.forget")
