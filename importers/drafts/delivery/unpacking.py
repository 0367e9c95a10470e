"""An archive in a delivery: its members become files of the same run, each with a row of its own."""

from django.db import transaction
from django.utils import timezone

from importers.drafts.delivery.intake import Delivered, clean_path, receive_many
from importers.drafts.models import FileState, ImportFile
from importers.readers import archive

NESTED = "Ett arkiv som ligger i ett arkiv packas inte upp. Packa upp det och lämna in filerna."
_START = b"PK\x03\x04"
_AT_ONCE = 20


def is_archive(file: ImportFile) -> bool:
    """Whether a waiting file is an archive of documents, and no document that is an archive by its format."""
    with file.upload.storage.open(file.upload.name or "", "rb") as stored:
        if stored.read(4) != _START:
            return False
        stored.seek(0)
        return archive.is_archive(stored.read())


def unpack(file: ImportFile) -> None:
    """Deliver the members of an archive into its run. Raises `ReadError` for an archive that cannot be used.

    To be called inside a transaction: all members come in, or none.
    """
    store, name = file.upload.storage, file.upload.name or ""
    above = file.path.split("/")
    outer = ["/".join(above[:n]) for n in range(1, len(above))]
    if file.run.files.filter(path__in=outer, state=FileState.UNPACKED).exists():
        file.state, file.message = FileState.FAILED, NESTED
    else:
        with store.open(name, "rb") as stored:
            data = stored.read()
        count = 0
        waiting: list[Delivered] = []
        for member in archive.members(data):
            path = clean_path(f"{file.path}/{member.name}")
            waiting.append(Delivered(path, member.data or b"", trouble=member.message))
            count += 1
            if len(waiting) == _AT_ONCE:
                receive_many(file.run, waiting)
                waiting = []
        receive_many(file.run, waiting)
        file.state, file.upload = FileState.UNPACKED, ""
        file.message = "Arkivet innehöll en fil." if count == 1 else f"Arkivet innehöll {count} filer."
        transaction.on_commit(lambda: store.delete(name))
    file.finished, file.lease_until, file.worker = timezone.now(), None, ""
    file.save()
