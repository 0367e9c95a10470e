"""The lines of files that OCR or LibreOffice helped to read: kept, so that a correction never runs those programs."""

from importers.drafts.models import ImportFile, KeptLines


def keep(file: ImportFile, lines: bytes) -> None:
    """Keep the lines of a saved file in place of earlier ones; empty lines are none."""
    if lines:
        KeptLines.objects.update_or_create(file=file, defaults={"lines": lines})
    else:
        drop(file)


def of(file: ImportFile) -> bytes:
    """The lines of a file, or of another delivery of the same document; empty where none are kept."""
    same = KeptLines.objects.filter(file=file)
    if file.document_id is not None:
        same = KeptLines.objects.filter(file__document=file.document_id)
    return bytes(same.order_by("-pk").values_list("lines", flat=True).first() or b"")


def drop(file: ImportFile) -> None:
    """Forget the lines of a file, with its words."""
    KeptLines.objects.filter(file=file).delete()
