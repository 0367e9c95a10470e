"""Delivered bytes → a closed file of the committee, with the text of each page, the reading and what lies beside it."""

from collections.abc import Iterator
from itertools import pairwise

from django.core.files.base import ContentFile
from django.db import transaction

from decisions.models import CommitteePage, Document, PageText, Reading
from decisions.services import bulk
from decisions.vocabulary import contacts, personal_numbers
from importers.drafts.models import ImportFile
from importers.parsing import FurnitureKind, ParsedDocument

NOT_ON_PAPER = frozenset((FurnitureKind.COMMENT, FurnitureKind.DELETED, FurnitureKind.HIDDEN))
"""Words that nobody sees who prints the file, and everybody gets who fetches it."""
HIDDEN_WORDS = "Filen innehåller kommentarer, borttagen eller dold text som följer med när den publiceras."
HIDDEN_NUMBER = (
    "Filen innehåller ett personnummer eller samordningsnummer som inte syns på sidorna: i kommentarer, borttagen "
    "eller dold text, filnamnet eller filens egenskaper. Lämna in en rensad utgåva."
)
HIDDEN_CONTACT = (
    "Filen innehåller ett telefonnummer eller en e-postadress som inte syns på sidorna och ser privat ut. Lämna in en "
    "rensad utgåva, eller ange skäl."
)


def store_document(file: ImportFile, parsed: ParsedDocument, committee: CommitteePage) -> Document:
    """Move the delivered bytes into the committee's closed collection. The same document when it is stored already."""
    if file.document is not None:
        return file.document
    file.upload.open("rb")
    data = file.upload.read()
    file.upload.close()
    document = Document(
        title=file.name, collection_id=committee.collection_id, uploaded_by_user=file.run.by,
        file_type=parsed.file_type.value, demo=file.run.demo,
    )  # fmt: skip
    document.file.save(f"{file.sha256[:32]}.{parsed.file_type.value}", ContentFile(data), save=False)
    document._set_document_file_metadata()  # noqa: SLF001 - Wagtail calls it from its own forms only
    document.save()
    bulk.insert(
        [bulk.new(PageText, document=document, page=n, text=text) for n, text in enumerate(page_texts(parsed), start=1)]
    )
    reading = Reading(
        document=document,
        importer_version=parsed.importer_version,
        format_version=parsed.format_version,
        result=file.result,
        findings=[{"code": code, "message": message} for code, message in findings(parsed, file.name)],
    )
    bulk.insert([reading])
    incoming, name = file.upload.storage, file.upload.name or ""
    transaction.on_commit(lambda: incoming.delete(name))
    file.document, file.reading, file.result, file.upload = document, reading, "", ""
    return document


def page_texts(parsed: ParsedDocument) -> Iterator[str]:
    """The text of each page as it is printed: comments, deleted and hidden words are no part of a page."""
    starts = (*parsed.page_starts, len(parsed.text)) if parsed.page_starts else (0, len(parsed.text))
    hidden = [span for part in parsed.furniture if part.kind in NOT_ON_PAPER for span in part.text.spans]
    for start, end in pairwise(starts):
        cut = start
        parts = []
        for span in sorted(hidden, key=lambda one: one.start):
            if span.end > cut and span.start < end:
                parts.append(parsed.text[cut : max(cut, span.start)])
                cut = min(max(cut, span.end), end)
        yield "".join((*parts, parsed.text[cut:end])).rstrip("\n")


def findings(parsed: ParsedDocument, name: str) -> Iterator[tuple[str, str]]:
    """What the file carries beside its pages, as code and Swedish message; the message repeats nothing of the file.

    `personal_number` stops the file from being shown; everything else asks for a reason.
    """
    words = [part.text.text for part in parsed.furniture if part.kind in NOT_ON_PAPER]
    properties = parsed.properties
    said = (name, properties.title, properties.author, *(one.value for one in properties.others))
    beside = "\n".join((*words, *said))
    if any(number.valid for number in personal_numbers.find(beside)):
        yield "personal_number", HIDDEN_NUMBER
    elif any(contact.private for contact in contacts.find(beside)):
        yield "contact_data", HIDDEN_CONTACT
    if words:
        yield "hidden_words", HIDDEN_WORDS
