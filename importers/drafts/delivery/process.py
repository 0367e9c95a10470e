"""The import queue: take waiting files, let the pool read them, match each, write drafts if nothing is missing.

The rows are the truth. Readers work beside; every file is written in the order of the queue, in a transaction of its
own, by the process that claimed it. Killed at any moment, nothing is half-written and nothing is lost.
"""

import logging
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from functools import partial

from django import db
from django.db import transaction
from django.utils import timezone

from decisions.models import CommitteePage, Document
from decisions.selectors import Fixed, editable_by, editable_committees
from importers import collecting, parsing
from importers.drafts.delivery import placing, pool, publishing, queue, unpacking
from importers.drafts.delivery.placing import Place
from importers.drafts.delivery.pool import ReaderPool, ReadFile
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.review import needs, profiles
from importers.drafts.writing import kept, questions
from importers.drafts.writing.match import Bodies
from importers.drafts.writing.write import Answers, NeedsAnswer, Written, write_claimed
from importers.source import ReadError

log = logging.getLogger(__name__)
CRASHED = "Filen kunde inte läsas: läsningen har avbrutits många gånger. Spara en ny kopia och lämna in den."
BROKEN = "Något gick fel när filen skulle läsas. Felet är loggat. Försök igen eller kontakta driften."
_LOOK_AGAIN = 60.0
"""Seconds between two looks at a file that takes its time; well within the lease."""

_AHEAD = 5
"""Files for each reader that are claimed at once, and so the readings that may wait: a claim costs eight queries."""

_HELD = Fixed(lambda file_hash: Document.objects.filter(file_hash=file_hash))
_PUBLISHES = Fixed(
    lambda body: (
        CommitteePage.objects.select_for_update().filter(pk=body).order_by().values_list("policy", "preparatory")
    )
)

Waiting = tuple[ImportFile, "Future[ReadFile] | None", Bodies]
"""A file, its reading where it needs one, and the bodies that are known to the files of its claim."""


def process_waiting(
    run: ImportRun | None = None, *, readers: ReaderPool | None = None, done: Callable[[ImportFile], None] | None = None
) -> int:
    """Process every waiting file (of this run). Returns how many. One file's failure never stops the next.

    `done` is called after each file. Stopped by an exception (Ctrl-C), what was claimed is given back.
    """
    queue.release_gone()
    readers = readers or pool.shared()
    begun: deque[Waiting] = deque()
    count = 0
    try:
        while _fill(begun, readers, run):
            collecting.settle()  # while the readers start
            file = begun[0][0]
            _finish(begun, readers)
            begun.popleft()
            count += 1
            if done is not None:
                done(file)
            if count % 100 == 0:
                db.reset_queries()
    finally:
        queue.give_back([file for file, *_ in begun])
    return count


def _fill(begun: deque[Waiting], readers: ReaderPool, run: ImportRun | None) -> bool:
    """Keep the readers busy while we write. Returns whether there is anything to finish."""
    ahead = _AHEAD * readers.size
    if len(begun) <= readers.size:
        bodies = Bodies()
        for file in queue.claim(ahead - len(begun), run):
            try:
                begun.append((file, _begin(file, readers), bodies))
            except Exception as error:  # its bytes may be gone: one row never stops the queue
                _broken(file, error)
    return bool(begun)


def _begin(file: ImportFile, readers: ReaderPool) -> "Future[ReadFile] | None":
    """Hand a file to a reader, unless it needs none."""
    if file.attempts > queue.MAX_ATTEMPTS or unpacking.is_archive(file) or _same_bytes(file) is not None:
        return None
    return readers.read(partial(bytes_of, file), file.name, profiles.of(file))


def bytes_of(file: ImportFile) -> bytes:
    """The delivered bytes, while they wait. Asks no database."""
    with file.upload.storage.open(file.upload.name or "", "rb") as stored:
        return bytes(stored.read())


def _finish(begun: deque[Waiting], readers: ReaderPool) -> None:
    """Finish the first file that is begun."""
    file, reading, bodies = begun[0]
    try:
        if file.attempts > queue.MAX_ATTEMPTS:
            fail(file, CRASHED)
        elif reading is None:
            _without_reading(file)
        else:
            read = _await(reading, begun)
            place = placing.place(file, read.parsed, bodies)
            read, place = _read_by_its_own_rules(file, read, place, readers)
            _write(file, read, place)
    except ReadError as error:
        fail(file, error.message)
    except Exception as error:
        _broken(file, error)


def _broken(file: ImportFile, error: Exception) -> None:
    _log(file, error)
    fail(file, BROKEN)


def _log(file: ImportFile, error: Exception) -> None:
    # Ids, the kind of error and its place only: the message of an error may hold document text.
    last = traceback.extract_tb(error.__traceback__)[-1]
    log.error("file %s: %s at %s:%s", file.pk, type(error).__name__, last.filename, last.lineno)


def _await(reading: "Future[ReadFile]", begun: deque[Waiting]) -> ReadFile:
    """The reading, however long its own limits let it take; meanwhile the leases are renewed."""
    while True:
        try:
            return reading.result(_LOOK_AGAIN)
        except NotYet:
            if reading.done():
                raise
            queue.renew([file for file, *_ in begun])


def fail(file: ImportFile, message: str) -> None:
    """Say why a file was not taken in, if this worker still holds it. Nothing of it is written."""
    with transaction.atomic():
        if queue.is_ours(file):
            ImportFile.objects.filter(pk=file.pk).update(
                state=FileState.FAILED, message=message[:500], finished=timezone.now(), lease_until=None, worker=""
            )


@transaction.atomic
def _without_reading(file: ImportFile) -> None:
    if not queue.is_ours(file):
        return
    same = _same_bytes(file)
    if same is not None:
        _unchanged(file, same)
    else:
        unpacking.unpack(file)


def _read_by_its_own_rules(
    file: ImportFile, read: ReadFile, place: Place, readers: ReaderPool
) -> tuple[ReadFile, Place]:
    """The file once more, where it says which body it is of, and that body has headings of its own in it."""
    if file.committee_id is not None or place.committee is None:
        return read, place
    placed = ImportFile(committee=place.committee, committee_basis=place.basis, run=file.run)
    profile = profiles.differs(placed, read.parsed)
    if profile is None:
        return read, place
    read = readers.read(partial(bytes_of, file), file.name, profile, kept=read.lines).result()
    return read, placing.place(file, read.parsed)


@transaction.atomic
def _write(file: ImportFile, read: ReadFile, place: Place) -> None:
    """Everything that comes of one file: its reading, its body, its drafts; or that it was here before.

    Where the run publishes, that too: in one transaction nobody else has touched what was written, and nothing of it
    has to be read again.
    """
    if not queue.is_ours(file):
        return
    if place.committee is not None:
        _lock(place.committee)
    same = _same_bytes(file, place.committee)
    if same is not None:
        _unchanged(file, same)
        return
    read_before = bool(file.result)
    file.result = read.result
    file.kind = read.parsed.kind.value
    file.finding_count = needs.count(read.parsed)
    file.committee, file.committee_basis, file.meeting_date = place.committee, place.basis, place.meeting_date
    file.lease_until, file.worker, file.finished = None, "", timezone.now()
    file.question = place.question
    written = None if place.question else _drafts(file, read.parsed)
    if written is None:
        file.state, file.message = FileState.ANSWERS, questions.message(file.question)
    file.save()
    if read.lines or read_before:
        kept.keep(file, read.lines)
    if written is not None:
        _publish(file, read.parsed, written)


def _lock(committee: CommitteePage) -> None:
    """One writer for each body: a meeting is made once, the same bytes go in once. What it publishes may be new."""
    ((committee.policy, preparatory),) = _PUBLISHES.rows(committee.pk)
    committee.preparatory = bool(preparatory)


def _drafts(file: ImportFile, parsed: parsing.ParsedDocument) -> Written | None:
    """The drafts of a file that nothing is missing of; else None, and the file has the question that keeps it."""
    answers = Answers(committee=file.committee, meeting_date=file.meeting_date)
    try:
        with transaction.atomic():
            written: Written = write_claimed(file, answers, by=file.run.by, parsed=parsed)
            return written
    except NeedsAnswer as missing:
        file.question = missing.what
        log.info("file %s needs an answer: %s", file.pk, missing.what)
        return None


def _publish(file: ImportFile, parsed: parsing.ParsedDocument, written: Written) -> None:
    """Publish what was just written, where the run does. A fault of that leaves it as drafts for the next try."""
    try:
        publishing.publish_if_asked(file, parsed, written)
    except Exception as error:
        _log(file, error)


def _same_bytes(file: ImportFile, committee: CommitteePage | None = None) -> Document | None:
    """A file with the same bytes in the same body: of all that this person handles, where the body is not known.

    Others' files are never hinted at.
    """
    if not _HELD.exists(file.sha256):  # nearly always, and rights cost more to ask for
        return None
    own = editable_by(file.run.by, Document).filter(file_hash=file.sha256)
    committee = committee or file.committee
    if committee is not None:
        own = own.filter(collection=committee.collection_id)
    elif file.run.authority_id is not None:
        bodies = editable_committees(file.run.by).filter(authority=file.run.authority_id)
        own = own.filter(collection__committee__in=bodies)
    return own.order_by("pk").first()


def _unchanged(file: ImportFile, document: Document) -> None:
    store, name = file.upload.storage, file.upload.name or ""
    file.state, file.same_as, file.upload = FileState.UNCHANGED, document, ""
    file.message = "Samma fil finns redan, byte för byte. Ingenting har ändrats."
    file.finished, file.lease_until, file.worker = timezone.now(), None, ""
    file.save()
    transaction.on_commit(lambda: store.delete(name))
