"""Reading a delivered file once more, by other rules, and what that changes. Corrections are never overwritten."""

from typing import Any

from django.conf import settings
from django.db import transaction

from decisions.models import FileUse, Reading
from importers.drafts.models import ImportFile
from importers.drafts.review.parts import papers_of, readings_of, written_items
from importers.drafts.writing import kept
from importers.drafts.writing.content import item_content, paper_content
from importers.drafts.writing.editions import read_again
from importers.drafts.writing.fill import fill_paper, replace_references
from importers.drafts.writing.match import becomes_paper
from importers.drafts.writing.write import reread
from importers.isolation import read_in_process
from importers.parsing import ParsedDocument, Profile, to_json
from importers.source import ReadError

_HELPED = frozenset({"ocr", "converted"})
"""Problems of files that could not be read without other programs."""


class OtherParts(Exception):  # noqa: N818 - it says what happened
    """Read by these rules, the file has other §§ or papers than those that are written from it."""


def bytes_of(file: ImportFile) -> bytes:
    """The file as it was delivered. Raises FileNotFoundError where it is not kept any more."""
    stored = file.document.file if file.document else file.upload
    if not stored:
        raise FileNotFoundError(file.pk)
    with stored.open("rb") as content:
        return bytes(content.read())


def read(file: ImportFile, profile: Profile, old: ParsedDocument) -> ParsedDocument:
    """What the file says by these rules; nothing is kept. `old` is its reading so far. Raises `ReadError`.

    Somebody waits for the page: neither OCR nor LibreOffice is run. What they gave is taken from the first reading.
    """
    lines = kept.of(file)
    if not lines and any(problem.code in _HELPED for problem in old.problems):
        raise ReadError("lines_not_kept", "Det som lästes maskinellt ur filen finns inte kvar. Lämna in filen igen.")
    return read_in_process(
        lines or bytes_of(file),
        file.name,
        seconds=settings.IMPORT_READ_SECONDS,
        megabytes=settings.IMPORT_READ_MEGABYTES,
        profile=profile,
        helped=False,
        kept=bool(lines),
    )


def same_parts(one: ParsedDocument, other: ParsedDocument) -> bool:
    """Whether two readings have the same §§ and as many papers."""

    def shape(parsed: ParsedDocument) -> tuple[object, ...]:
        numbers = [(item.number, item.suffix) for item in parsed.items]
        return becomes_paper(parsed), numbers, len(parsed.papers)

    return shape(one) == shape(other)


@transaction.atomic
def keep(file: ImportFile, old: ParsedDocument, new: ParsedDocument, *, by: Any) -> None:
    """Let `new` take the place of `old` as the reading of a file, and of what is written from it.

    Uncorrected fields of drafts are replaced; what is published gets a revision that waits. Raises `OtherParts` where
    drafts are written and the new reading has other §§; nothing changes then.
    """
    if file.document is None:
        file.result = to_json(new)
        file.save(update_fields=["result"])
        return
    if not same_parts(old, new):
        raise OtherParts
    reading = Reading.objects.create(
        document=file.document,
        importer_version=new.importer_version,
        format_version=new.format_version,
        result=to_json(new),
    )
    FileUse.objects.filter(document=file.document, reading=file.reading).update(reading=reading)
    file.reading = reading
    file.save(update_fields=["reading"])
    papers = papers_of(file)
    if file.minutes is not None:
        read_again(file.minutes, new)
        for item, found in readings_of(written_items(file, new), new):
            if found is not None:
                reread(item, item_content(found, item.number), papers, by)
    for paper, parsed in zip(papers, new.papers if len(new.papers) == len(papers) else (), strict=False):
        fill_paper(paper, paper_content(parsed, new.papers[parsed.parent] if parsed.parent is not None else None))
        if paper.live:
            paper.save_revision(user=by, clean=False)
        else:
            paper.save()
        replace_references(paper, parsed.references, papers)
