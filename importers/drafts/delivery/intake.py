"""Files on their way in: kept byte for byte, queued, and never taken twice into the same run."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from decisions.models import AuthorityPage, CommitteePage
from decisions.selectors import editable_committees
from importers.drafts.models import CommitteeBasis, FileState, ImportFile, ImportRun

_UNREADABLE = "unreadable"
_LONGEST_PATH = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of all files of a delivery, where they do not say it themselves."""

    committee: CommitteePage | None = None
    authority: AuthorityPage | None = None
    meeting_date: date | None = None
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file as it comes: its place in the delivery, and its bytes (at most one more than the limit are needed).

    `trouble` says in Swedish why there are no bytes; `unwanted` why the file is no document at all.
    """

    path: str
    data: bytes = b""
    trouble: str = ""
    unwanted: str = ""


def open_run(options: Options, *, by: Any, title: str = "", origin: str = "", receiving: bool = False) -> ImportRun:
    """A new run. Raises PermissionError for a body that this person does not handle."""
    _check_rights(options, by)
    return ImportRun.objects.create(
        by=by, title=title[:200], origin=origin, receiving=receiving,
        committee=options.committee, authority=options.authority,
        meeting_date=options.meeting_date, source_url=options.source_url,
    )  # fmt: skip


def change_options(run: ImportRun, options: Options) -> None:
    """Let the files of a run that come or wait from now on have these options. Raises as `open_run` does."""
    _check_rights(options, run.by)
    run.committee, run.authority = options.committee, options.authority
    run.meeting_date, run.source_url = options.meeting_date, options.source_url
    run.save(update_fields=["committee", "authority", "meeting_date", "source_url"])


def _check_rights(options: Options, by: Any) -> None:
    own = editable_committees(by)
    if options.committee is not None and not own.filter(pk=options.committee.pk).exists():
        raise PermissionError
    if options.authority is not None and not own.filter(authority=options.authority).exists():
        raise PermissionError


def delivered(upload: "UploadedFile[Any]", path: str) -> Delivered:
    """An uploaded file at a place of the delivery; of one that is too large, enough to see it."""
    return Delivered(clean_path(path), upload.read(settings.IMPORT_MAX_BYTES + 1))


def largest() -> int:
    """The size of the largest file that is read, in bytes."""
    return int(settings.IMPORT_MAX_BYTES)


def clean_path(path: str) -> str:
    """A relative path with slashes, without what would lead out of the delivery; never empty."""
    parts = [part for part in path.replace("\\", "/").replace("\x00", "").split("/") if part not in {"", ".", ".."}]
    return "/".join(parts)[-_LONGEST_PATH:] or "namnlös"


def receive_bytes(run: ImportRun, name: str, data: bytes, *, committee: CommitteePage | None = None) -> ImportFile:
    """Keep one file of a run and queue it. A file beyond the limit is refused with a message and not kept."""
    if committee is not None:
        run.committee = committee
    made = receive_many(run, [Delivered(clean_path(name), data)])
    return made[0] if made else run.files.get(identity=_identity(Delivered(clean_path(name), data)))


@transaction.atomic
def receive_many(run: ImportRun, files: Iterable[Delivered]) -> tuple[ImportFile, ...]:
    """Keep files of a run and queue them. What the run has already, at the same place, is left out of the answer.

    Killed at any moment, this may leave stored bytes without a row; they are taken over when the file comes again.
    """
    by_identity = {_identity(one): one for one in files}
    known = set(run.files.filter(identity__in=by_identity).values_list("identity", flat=True))
    fresh = {identity: one for identity, one in by_identity.items() if identity not in known}
    _replace_failures(run, [one.path for one in fresh.values()])
    return tuple(ImportFile.objects.bulk_create(_row(run, identity, one) for identity, one in fresh.items()))


def _identity(one: Delivered) -> str:
    content = _UNREADABLE if one.trouble else hashlib.sha256(one.data).hexdigest()
    return hashlib.sha256(f"{one.path}\n{content}".encode("utf-8", "surrogatepass")).hexdigest()


def _replace_failures(run: ImportRun, paths: Iterable[str]) -> None:
    """A file that failed and comes again with other bytes: the new one counts, the old one is no failure any more."""
    replaced = run.files.filter(path__in=paths, state=FileState.FAILED)
    for file in replaced.exclude(upload=""):
        file.upload.delete(save=False)
    replaced.update(
        state=FileState.DISCARDED, upload="", message="Ersatt: filen har kommit in igen, med annat innehåll."
    )


def _row(run: ImportRun, identity: str, one: Delivered) -> ImportFile:
    file = ImportFile(
        run=run,
        name=one.path.rsplit("/", 1)[-1][-255:],
        path=one.path,
        identity=identity,
        sha256="" if one.trouble else hashlib.sha256(one.data).hexdigest(),
        size=len(one.data),
        committee=run.committee,
        committee_basis=CommitteeBasis.CHOSEN if run.committee else CommitteeBasis.NONE,
    )
    if one.trouble or one.unwanted:
        file.state = FileState.FAILED if one.trouble else FileState.DISCARDED
        file.message, file.finished = (one.trouble or one.unwanted)[:500], timezone.now()
    elif len(one.data) > settings.IMPORT_MAX_BYTES:
        limit = settings.IMPORT_MAX_BYTES // (1024 * 1024)
        file.sha256 = ""  # only the beginning of the file is here
        file.state, file.finished = FileState.FAILED, timezone.now()
        file.message = (
            f"Filen är större än {limit} MB. Dela upp den eller spara den i mindre format, och lämna in den igen."
        )
    else:
        _keep(file, one.data)
    return file


def stored_name(run: int, identity: str) -> str:
    """The name, without folder, that the bytes of this file of this run are stored under."""
    return f"{run}-{identity[:40]}.bin"


def _keep(file: ImportFile, data: bytes) -> None:
    """Store the bytes under a name that only this file of this run has, in place of what a killed run left there."""
    name = stored_name(file.run_id, file.identity or "")
    field = ImportFile._meta.get_field("upload")
    wanted = field.generate_filename(file, name)
    if file.upload.storage.exists(wanted):
        file.upload.storage.delete(wanted)
    file.upload.save(name, ContentFile(data), save=False)
