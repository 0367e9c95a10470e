"""Files in the closed storage that no row names: what a process that was killed in mid-write has left behind.

Bytes are stored before the row that names them is committed, so a machine that stops in between keeps a file that no
page shows and that *Radera på riktigt* cannot reach. They are told from the files of imports that run now by their age.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import FileField, Model
from django.utils import timezone

from decisions.models import Document
from importers.drafts.delivery import intake
from importers.drafts.models import ImportFile, ImportRun

SHORTEST = timedelta(hours=1)
"""No file younger than this is ever taken: far longer than anybody writes one file with its row."""
_PLACES: tuple[tuple[type[Model], str], ...] = ((ImportFile, "upload"), (Document, "file"))
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Orphan:
    """A stored file without a row: its place in the storage, its size in bytes, when it was written."""

    name: str
    size: int
    written: datetime


def orphans(older_than: timedelta) -> Iterator[Orphan]:
    """Files that no row names, written longer ago than this. Raises ValueError for less than `SHORTEST`."""
    if older_than < SHORTEST:
        raise ValueError(older_than)
    for model, attribute in _PLACES:
        yield from _below(model, attribute, timezone.now() - older_than)


def delete(orphan: Orphan) -> None:
    """Delete a file that is still without a row."""
    for model, attribute in _PLACES:
        field = _field(model, attribute)
        if orphan.name.startswith(f"{field.upload_to}/") and not _named(model, attribute, [orphan.name]):
            field.storage.delete(orphan.name)


def clear(run: ImportRun) -> int:
    """Delete bytes of this run whose row needs them no more: a process was killed between its commit and that.

    Returns how many. Bytes without any row stay: they are taken over when the file comes again.
    """
    field = _field(ImportFile, "upload")
    own = tuple(name for name in _listed(field) if name.rpartition("/")[2].startswith(f"{run.pk}-"))
    if not own:
        return 0
    done = run.files.filter(upload="").values_list("identity", flat=True)
    needless = {intake.stored_name(run.pk, identity) for identity in done.iterator(_AT_ONCE) if identity}
    left = [name for name in own if name.rpartition("/")[2] in needless]
    for name in left:
        field.storage.delete(name)
    return len(left)


def _below(model: type[Model], attribute: str, before: datetime) -> Iterator[Orphan]:
    field = _field(model, attribute)
    found = _listed(field)
    for start in range(0, len(found), _AT_ONCE):
        names = found[start : start + _AT_ONCE]
        old = [name for name in names if _written(field, name) < before]
        named = _named(model, attribute, old)
        for name in old:
            if name not in named:
                yield Orphan(name, field.storage.size(name), _written(field, name))


def _listed(field: FileField) -> list[str]:
    """What is stored for a field, in the order of the names."""
    folder = str(field.upload_to).strip("/")
    try:
        return [f"{folder}/{name}" for name in sorted(field.storage.listdir(folder)[1])]
    except FileNotFoundError:
        return []


def _written(field: FileField, name: str) -> datetime:
    """When a file was last written; now for one that has gone meanwhile."""
    try:
        written = field.storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
    assert isinstance(written, datetime)
    return written


def _named(model: type[Model], attribute: str, names: list[str]) -> set[str]:
    rows: Any = model._default_manager.filter(**{f"{attribute}__in": names})
    return set(rows.values_list(attribute, flat=True))


def _field(model: type[Model], attribute: str) -> FileField:
    field = model._meta.get_field(attribute)
    assert isinstance(field, FileField)
    return field
