"""Parsed file + a person's answers → drafts. One file is one short transaction; the same file again changes nothing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from decisions import services
from decisions.models import (
    AgendaItem,
    CommitteePage,
    FileUse,
    ItemEdition,
    MeetingPage,
    Minutes,
    Paper,
    Publication,
)
from decisions.selectors import Fixed
from decisions.services import bulk
from importers.drafts.models import FileState, ImportFile
from importers.drafts.writing.content import ItemContent, item_content
from importers.drafts.writing.editions import new_edition, read_again
from importers.drafts.writing.fill import fill_item, replace_references
from importers.drafts.writing.match import becomes_paper, stated_date
from importers.drafts.writing.papers import held_papers, write_papers
from importers.drafts.writing.rows import insert_items
from importers.drafts.writing.store import store_document
from importers.parsing import DocumentKind, ParsedDocument, from_json


class Overlap(StrEnum):
    """What another file of a § that we hold is. A person says which; there is no default."""

    BETTER_COPY = "better_copy"
    ANOTHER_EDITION = "another_edition"
    CORRECTION = "correction"


class NeedsAnswer(Exception):  # noqa: N818 - it says what happened
    """The file does not say something: `what` is `committee`, `date`, `overlap`, `number` or the like."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has said about a file. `numbers`, if given, are the numbers of all §§ of the file, in order."""

    committee: CommitteePage | None = None
    meeting_date: date | None = None
    number_of_day: int = 1
    overlap: Overlap | None = None
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The drafts of a file just now: §§ in the file's order, papers in theirs.

    `inserted`: nothing of the file was held before, and the §§ hold all rows below them (`services.bulk.hold`).
    """

    items: tuple[AgendaItem, ...] = ()
    papers: tuple[Paper, ...] = ()
    inserted: bool = False


NOTHING_WRITTEN = Written()
_NUMBERS = Fixed(lambda meeting: AgendaItem.objects.filter(meeting=meeting).order_by().values_list("number", "suffix"))


def parsed_of(file: ImportFile) -> ParsedDocument:
    """The parsed result of a file that has been read."""
    return from_json(file.reading.result if file.reading else file.result)


def contents_of(document: ParsedDocument, numbers: tuple[int | None, ...] = ()) -> tuple[ItemContent, ...]:
    """The §§ of a file, with the numbers that it prints or that a person gave for all of them.

    Raises `NeedsAnswer`: `number` where one has none, `number_twice` where two have the same.
    """
    stated = numbers or tuple(item.number for item in document.items)
    contents = []
    for item, number in zip(document.items, stated, strict=True):
        if number is None:
            raise NeedsAnswer("number")
        contents.append(item_content(item, number))
    if len({(content.number, content.suffix) for content in contents}) < len(contents):
        raise NeedsAnswer("number_twice")
    return tuple(contents)


def held_items(meeting: MeetingPage, contents: tuple[ItemContent, ...]) -> tuple[AgendaItem, ...]:
    """§§ of this file that we hold already, from another file."""
    wanted = {(content.number, content.suffix) for content in contents}
    if wanted.isdisjoint(_NUMBERS.rows(meeting.pk)):
        return ()
    items = meeting.items.filter(number__in={number for number, _ in wanted})
    return tuple(item for item in items if (item.number, item.suffix) in wanted)


@transaction.atomic
def write_drafts(file: ImportFile, answers: Answers, *, by: Any, parsed: ParsedDocument | None = None) -> None:
    """Write the drafts of a file and set its state to `review`. Raises `NeedsAnswer` and changes nothing.

    `parsed` is the file's own reading, where the caller has it at hand.
    """
    if answers.committee is None:
        raise NeedsAnswer("committee")
    # Two persons may have the same page open: the second one's answer is to a file that is no longer so.
    if ImportFile.objects.select_for_update().values_list("state", flat=True).get(pk=file.pk) != file.state:
        raise NeedsAnswer("written")
    write_claimed(file, answers, by=by, parsed=parsed or parsed_of(file))
    file.save()


@disable_reference_index_auto_update()  # four task rows a file for an index that no screen of ours asks
def write_claimed(file: ImportFile, answers: Answers, *, by: Any, parsed: ParsedDocument) -> Written:
    """`write_drafts` of a file that the caller's transaction has locked, and saves afterwards.

    Raises `NeedsAnswer`: then the caller undoes what is written, and the file is as it was.
    """
    if answers.committee is None:
        raise NeedsAnswer("committee")
    if becomes_paper(parsed):
        written = _write_paper(file, parsed, answers.committee, by)
    else:
        written = _write_minutes(file, parsed, answers, by)
    file.committee = answers.committee
    file.state, file.message, file.question, file.finished = FileState.REVIEW, "", "", timezone.now()
    file.item_count, file.paper_count = len(parsed.items), len(parsed.papers)
    return written


def _write_minutes(file: ImportFile, parsed: ParsedDocument, answers: Answers, by: Any) -> Written:
    committee, day = answers.committee, answers.meeting_date
    if committee is None or day is None:
        raise NeedsAnswer("date")
    contents = contents_of(parsed, answers.numbers)
    meeting = services.ensure_meeting(committee, day, answers.number_of_day, demo=file.run.demo)
    held = held_items(meeting, contents)
    overlap = answers.overlap or (Overlap.CORRECTION if parsed.kind == DocumentKind.CORRECTION else None)
    if held and overlap is None:
        raise NeedsAnswer("overlap")
    stored = store_document(file, parsed, committee)
    minutes = _edition(file, parsed, meeting, held, overlap)
    again = overlap in (Overlap.BETTER_COPY, Overlap.CORRECTION)
    papers = write_papers(
        file, parsed, committee, stored, day, by=by, held=held_papers(meeting, reread=again) if held else None
    )
    items = _items(minutes, contents, held, overlap, papers, by)
    earlier = minutes.files.order_by("pk").last() if overlap == Overlap.BETTER_COPY else None
    bulk.insert([FileUse(document=stored, minutes=minutes, reading=file.reading, better_copy_of=earlier)])
    for paper in services.bind_meeting(meeting, papers):
        services.withhold(paper, Publication.SECRET, by=by)
    file.meeting, file.minutes, file.meeting_date = meeting, minutes, day
    return Written(items, papers, inserted=not held)


def _edition(
    file: ImportFile,
    parsed: ParsedDocument,
    meeting: MeetingPage,
    held: tuple[AgendaItem, ...],
    overlap: Overlap | None,
) -> Minutes:
    carried = Minutes.objects.filter(items__in=held).order_by("pk").first() if held else None
    if carried is not None and overlap == Overlap.BETTER_COPY:
        read_again(carried, parsed)
        return carried
    replaces = carried if overlap == Overlap.CORRECTION else None
    return new_edition(parsed, meeting, source_url=file.run.source_url, replaces=replaces)


def _items(
    minutes: Minutes,
    contents: tuple[ItemContent, ...],
    held: tuple[AgendaItem, ...],
    overlap: Overlap | None,
    papers: tuple[Paper, ...],
    by: Any,
) -> tuple[AgendaItem, ...]:
    """The §§ of a file and their places in its edition: new ones as drafts, those that we hold by what the file is."""
    by_number = {(item.number, item.suffix): item for item in held}
    fresh = [(n, one) for n, one in enumerate(contents) if (one.number, one.suffix) not in by_number]
    for (_, content), item in zip(fresh, insert_items(minutes.meeting, fresh, papers), strict=True):
        by_number[item.number, item.suffix] = item
        if content.withheld:
            services.withhold(item, Publication.SECRET, by=by)
    places = []
    for order, content in enumerate(contents):
        item = by_number[content.number, content.suffix]
        if item in held and overlap in (Overlap.BETTER_COPY, Overlap.CORRECTION):
            reread(item, content, papers, by)
        place = bulk.new(
            ItemEdition, minutes=minutes, item=item, sort_order=order, start=content.start, end=content.end
        )
        places.append(place)
    if held:
        ItemEdition.objects.bulk_create(
            places,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["minutes", "item"],
            update_fields=["sort_order", "start", "end"],
        )
    else:
        bulk.insert(places)
    return tuple(place.item for place in places)


def reread(item: AgendaItem, content: ItemContent, papers: tuple[Paper, ...], by: Any) -> None:
    """Take the new reading: at once into a draft, as a waiting revision where the § is public."""
    fill_item(item, content)
    if item.live:
        item.save_revision(user=by, clean=False)
    else:
        item.save()
    replace_references(item, content.references, papers)


def _write_paper(file: ImportFile, parsed: ParsedDocument, committee: CommitteePage, by: Any) -> Written:
    stored = store_document(file, parsed, committee)
    papers = write_papers(file, parsed, committee, stored, stated_date(parsed), by=by)
    main = next((paper for paper in papers if paper.embedded_in_id is None), None)
    if main is None:
        main = Paper(committee=committee, authority=committee.authority, title=file.name[:255], demo=file.run.demo)
        main.save()
        FileUse.objects.create(document=stored, paper=main, reading=file.reading)
    for paper in papers:
        services.bind_paper(paper)
    file.paper = main
    return Written(papers=papers)
