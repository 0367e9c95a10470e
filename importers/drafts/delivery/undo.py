"""Undoing a whole delivery: its drafts that nobody has published go, and so does what never became drafts."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from decisions import services
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.writing import kept

UNDONE = "Ångrad: inlämningen togs tillbaka."
STAYS = "Filen är redan publicerad, kasserad eller uppackad. Det som är publicerat återkallar du i stället."
DISCARDED = "Kasserad. Ingenting av filen är kvar."
_LOOSE = (FileState.QUEUED, FileState.READING, FileState.FAILED, FileState.ANSWERS)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What undoing would do, as far as it can be told beforehand.

    Files with drafts and the §§ and papers in them, files that nothing came of, files that stay since they are public.
    """

    drafts: int
    items: int
    papers: int
    loose: int
    published: int


def outlook(files: QuerySet[ImportFile]) -> Outlook:
    """What undoing these files would do."""
    drafts = files.order_by().filter(state=FileState.REVIEW)
    held = drafts.aggregate(items=Sum("item_count"), papers=Sum("paper_count"))
    return Outlook(
        drafts.count(),
        held["items"] or 0,
        held["papers"] or 0,
        files.filter(state__in=_LOOSE).count(),
        files.filter(state=FileState.DONE).count(),
    )


def mark(run: ImportRun, *, by: Any) -> None:
    """Note that the run is being undone: a later import of the same folders begins a new one."""
    if run.by_id == by.pk:
        run.undone, run.receiving = timezone.now(), False
        run.save(update_fields=["undone", "receiving"])


def undo(files: QuerySet[ImportFile], *, by: Any) -> int:
    """Take these files back, the last first. Returns how many. What stays says why in its message.

    Each file is a transaction of its own: broken off, it may be called again.
    """
    keys = list(files.filter(state__in=(*_LOOSE, FileState.REVIEW)).order_by("-pk").values_list("pk", flat=True))
    return sum(_undo_one(pk, by, UNDONE) for pk in keys)


def may_discard(file: ImportFile) -> bool:
    """Whether this one file may be thrown away, as far as its state tells: nothing of it was published from here."""
    return file.state in (*_LOOSE, FileState.REVIEW)


def discard(file: ImportFile, *, by: Any) -> str:
    """Throw one file away, with the drafts that came of it. Returns why it stays, in Swedish; empty where it went."""
    if _undo_one(file.pk, by, DISCARDED):
        return ""
    file.refresh_from_db(fields=["state", "message"])
    if file.state == FileState.REVIEW:
        return file.message
    return STAYS


@transaction.atomic
def _undo_one(pk: int, by: Any, why: str) -> bool:
    file = ImportFile.objects.select_for_update(of=("self",)).select_related("document").get(pk=pk)
    if file.state == FileState.REVIEW and file.document is not None:
        name, path, sha256 = file.name, file.path, file.sha256
        try:
            services.take_back(file.document, by=by)
        except services.NotOnlyDrafts as refused:
            ImportFile.objects.filter(pk=pk).update(message=f"Inte ångrad. {refused}"[:500])
            return False
        # The deletion of a file wipes its rows of delivery, as an erasure must. Undoing is none: the report names it.
        file = ImportFile.objects.get(pk=pk)
        file.name, file.path, file.sha256 = name, path, sha256
    elif file.state not in _LOOSE:
        return False
    elif file.upload:
        store, stored = file.upload.storage, file.upload.name or ""
        transaction.on_commit(lambda: store.delete(stored))
    file.state, file.message, file.question, file.kept_back = FileState.DISCARDED, why, "", ""
    file.upload, file.result, file.identity = "", "", None
    file.item_count = file.paper_count = file.finding_count = 0
    file.finished, file.lease_until, file.worker = timezone.now(), None, ""
    file.save()
    kept.drop(file)
    return True
