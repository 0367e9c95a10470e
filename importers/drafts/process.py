"""The import queue: take a waiting file, read it in its own process, match it, write drafts if nothing is missing.

The rows are the truth. A worker that is killed leaves a lease that runs out; the file is then taken again.
"""

import hashlib
import logging
import traceback
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from decisions.models import CommitteePage, Document
from decisions.selectors import editable_by, editable_committees
from importers.drafts.match import becomes_paper, match_committee, stated_date
from importers.drafts.models import CommitteeBasis, FileState, ImportFile, ImportRun
from importers.drafts.write import Answers, NeedsAnswer, write_drafts
from importers.isolation import read_in_process
from importers.parsing import ParsedDocument, to_json
from importers.source import ReadError

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 3
CRASHED = "Filen kunde inte läsas: läsningen avbröts tre gånger. Spara en ny kopia av originalet och lämna in den."


@transaction.atomic
def receive(files: Iterable["UploadedFile[Any]"], *, by: Any, committee: CommitteePage | None = None) -> ImportRun:
    """Keep delivered files byte for byte and queue them. `committee` must be one that `by` handles, or None."""
    if committee is not None and not editable_committees(by).filter(pk=committee.pk).exists():
        raise PermissionError
    run = ImportRun.objects.create(by=by)
    for upload in files:
        data = upload.read(settings.IMPORT_MAX_BYTES + 1)
        receive_bytes(run, upload.name or "namnlös", data, committee=committee)
    return run


def receive_bytes(run: ImportRun, name: str, data: bytes, *, committee: CommitteePage | None = None) -> ImportFile:
    """Keep one file of a run and queue it. A file beyond the limit is refused with a message and not kept."""
    file = ImportFile(
        run=run,
        name=name.replace("\\", "/").rsplit("/", 1)[-1][-255:],
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        committee=committee,
        committee_basis=CommitteeBasis.CHOSEN if committee else CommitteeBasis.NONE,
    )
    if len(data) > settings.IMPORT_MAX_BYTES:
        limit = settings.IMPORT_MAX_BYTES // (1024 * 1024)
        file.state = FileState.FAILED
        file.message = (
            f"Filen är större än {limit} MB. Dela upp den eller spara den i mindre format, och lämna in den igen."
        )
    else:
        file.upload.save(f"{file.sha256[:32]}.bin", ContentFile(data), save=False)
    file.save()
    return file


def claim() -> ImportFile | None:
    """The next waiting file, leased to this worker, or None."""
    now = timezone.now()
    waiting = ImportFile.objects.filter(Q(state=FileState.QUEUED) | Q(state=FileState.READING, lease_until__lt=now))
    for pk in waiting.order_by("pk").values_list("pk", flat=True)[:20]:
        taken = waiting.filter(pk=pk).update(
            state=FileState.READING, lease_until=now + LEASE, attempts=F("attempts") + 1
        )
        if taken:
            return ImportFile.objects.select_related("run__by", "committee").get(pk=pk)
    return None


def process_waiting() -> int:
    """Process every waiting file. Returns how many. One file's failure never stops the next."""
    count = 0
    while (file := claim()) is not None:
        _process_safely(file)
        count += 1
    return count


def _process_safely(file: ImportFile) -> None:
    try:
        if file.attempts > MAX_ATTEMPTS:
            _fail(file, CRASHED)
            return
        process(file)
    except ReadError as error:
        _fail(file, error.message)
    except Exception as error:
        # Ids, the kind of error and its place only: the message of an error may hold document text.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("file %s: %s at %s:%s", file.pk, type(error).__name__, place.filename, place.lineno)
        _fail(file, "Något gick fel när filen skulle läsas. Felet är loggat. Försök igen eller kontakta driften.")


def _fail(file: ImportFile, message: str) -> None:
    file.refresh_from_db()
    file.state, file.message, file.finished, file.lease_until = FileState.FAILED, message[:500], timezone.now(), None
    file.save()


def process(file: ImportFile) -> None:
    """Read one file and write what can be written. Raises `ReadError` for a file that cannot be read."""
    same = _same_bytes(file)
    if same is not None:
        _unchanged(file, same)
        return
    file.upload.open("rb")
    data = file.upload.read()
    file.upload.close()
    parsed = read_in_process(
        data, file.name, seconds=settings.IMPORT_READ_SECONDS, megabytes=settings.IMPORT_READ_MEGABYTES
    )
    file.result = to_json(parsed)
    _match(file, parsed)
    file.state, file.lease_until, file.finished = FileState.ANSWERS, None, timezone.now()
    file.save()
    if file.committee_basis in (CommitteeBasis.CHOSEN, CommitteeBasis.STATED, CommitteeBasis.RIGHTS):
        _write_what_is_clear(file, parsed)


def _match(file: ImportFile, parsed: ParsedDocument) -> None:
    if file.committee is None:
        match = match_committee(parsed, file.run.by)
        file.committee, file.committee_basis = match.committee, match.basis
    if not becomes_paper(parsed):
        file.meeting_date = stated_date(parsed)


def _write_what_is_clear(file: ImportFile, parsed: ParsedDocument) -> None:
    """Write drafts where the body is certain and the day is stated; else leave the questions for the review."""
    certain = file.committee_basis in (CommitteeBasis.CHOSEN, CommitteeBasis.STATED)
    if file.committee is None or not certain or not (becomes_paper(parsed) or file.meeting_date):
        return
    try:
        answers = Answers(committee=file.committee, meeting_date=file.meeting_date)
        write_drafts(file, answers, by=file.run.by)
    except NeedsAnswer as missing:
        ImportFile.objects.filter(pk=file.pk).update(state=FileState.ANSWERS)
        log.info("file %s needs an answer: %s", file.pk, missing.what)


def _same_bytes(file: ImportFile) -> Document | None:
    """A file with the same bytes among those that this person handles; others' files are never hinted at."""
    own = editable_by(file.run.by, Document)
    return own.filter(file_hash=file.sha256).order_by("pk").first()


def _unchanged(file: ImportFile, document: Document) -> None:
    store, name = file.upload.storage, file.upload.name or ""
    file.state, file.same_as, file.upload = FileState.UNCHANGED, document, ""
    file.message = "Samma fil finns redan, byte för byte. Ingenting har ändrats."
    file.finished, file.lease_until = timezone.now(), None
    file.save()
    store.delete(name)
