"""A § of an erased file that another file carries too: read anew from the other file, every word of it."""

from typing import Any

from decisions.events import RecordKey, file_erased
from decisions.models import AgendaItem, FileUse
from importers.drafts.writing.content import item_content
from importers.drafts.writing.fill import fill_item, replace_references
from importers.parsing import ParsedItem, from_json


def read_anew(sender: Any, document: int, kept: tuple[RecordKey, ...], **_: Any) -> frozenset[RecordKey]:  # noqa: ARG001 - Django's signature
    """Fill those §§ of `kept` that another file's reading has. Corrections go too: they may repeat what is erased."""
    return frozenset(key for key in kept if key.kind == "item" and _read_item(key.pk, document))


def _read_item(pk: int, document: int) -> bool:
    item = AgendaItem.objects.get(pk=pk)
    found = _parsed(item, document)
    if found is None:
        return False
    content = item_content(found, item.number)
    item.corrected = {}
    fill_item(item, content)
    item.save()
    replace_references(item, content.references, ())
    return True


def _parsed(item: AgendaItem, document: int) -> ParsedItem | None:
    """The § as the newest reading of another file has it, or None."""
    uses = FileUse.objects.filter(minutes__items=item, reading__isnull=False).exclude(document=document)
    for use in uses.select_related("reading").order_by("-pk"):
        assert use.reading is not None
        for parsed in from_json(use.reading.result).items:
            if (parsed.number, parsed.suffix or "") == (item.number, item.suffix):
                return parsed
    return None


def listen() -> None:
    """Hear of every erased file."""
    file_erased.connect(read_anew, dispatch_uid="importers.drafts.writing.reread")
