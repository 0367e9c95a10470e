"""A § or paper of an erased file that another file carries too: read anew from the other file, every word of it."""

from typing import Any

from decisions.events import RecordKey, file_erased
from decisions.models import AgendaItem, FileUse, Paper
from importers.drafts.writing.content import item_content, paper_content
from importers.drafts.writing.editions import pages_of
from importers.drafts.writing.fill import fill_item, fill_paper, replace_references
from importers.drafts.writing.match import stated_date
from importers.parsing import ParsedDocument, ParsedItem, from_json


def read_anew(sender: Any, document: int, kept: tuple[RecordKey, ...], **_: Any) -> frozenset[RecordKey]:  # noqa: ARG001 - Django's signature
    """Fill what of `kept` another file's reading has. Corrections go too: they may repeat what is erased."""
    readers = {"item": _read_item, "paper": _read_paper}
    return frozenset(key for key in kept if readers[key.kind](key.pk, document))


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


def _read_paper(pk: int, document: int) -> bool:
    """A paper within it is in no other file as far as we know, and is not read: it goes with the erased one."""
    paper = Paper.objects.get(pk=pk)
    uses = FileUse.objects.filter(paper=paper, reading__isnull=False).exclude(document=document)
    for use in uses.select_related("reading").order_by("-pk"):
        assert use.reading is not None
        parsed = from_json(use.reading.result)
        place = _place(use, paper, parsed)
        if place is not None:
            found = parsed.papers[place]
            day = next((row.date for row in paper.about.all() if row.date), None) or stated_date(parsed)
            paper.corrected = {}
            fill_paper(paper, paper_content(found), day=day)
            paper.save()
            replace_references(paper, found.references, ())
            return True
    return False


def _place(use: FileUse, paper: Paper, parsed: ParsedDocument) -> int | None:
    """Which of the file's papers this use of it is: told by the order in which they were written, or by its pages.

    None where that tells none or several: words of another paper would be worse than none.
    """
    outer = [n for n, one in enumerate(parsed.papers) if one.parent is None]
    written = list(
        FileUse.objects.filter(document=use.document_id, paper__isnull=False).order_by("pk").values_list("pk")
    )
    if len(written) == len(outer):
        return outer[written.index((use.pk,))]
    about = {(row.number, row.suffix) for row in paper.about.all()}
    pages = use.first_page, use.last_page
    contents = ((n, paper_content(parsed.papers[n])) for n in outer)
    same = [n for n, one in contents if set(one.about) == about and pages_of(parsed, one.start, one.end) == pages]
    return same[0] if len(same) == 1 else None


def listen() -> None:
    """Hear of every erased file."""
    file_erased.connect(read_anew, dispatch_uid="importers.drafts.writing.reread")
