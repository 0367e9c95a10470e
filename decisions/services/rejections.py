"""What bodies have rejected, remembered beyond the § or paper itself: by content and, of a §, by day and number.

A rejection of what is still in the record is its link. When the record is taken back or erased, what is left is a row
without words (`Rejection`), by which the same thing is known again when it is delivered anew.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from decisions.models import AgendaItem, InitiativeLink, InitiativePage, LinkStatus, Paper, Rejection
from decisions.services.content import content_hash
from decisions.services.records import committee_of

Record = AgendaItem | Paper
Section = tuple[date, int, str]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rejected § or paper: by whom it was rejected for which initiative, and by what it is known again."""

    initiative: int
    committee: int
    content: str
    section: Section | None

    def is_same(self, content: str, section: Section | None) -> bool:
        """Whether a § or paper with these words, or of this day and number, is what was rejected."""
        return (bool(content) and self.content == content) or (section is not None and self.section == section)


def section_of(record: Record) -> Section | None:
    """By what a § is known again although its words differ: day, number and suffix. A paper has nothing such."""
    return (record.meeting.date, record.number, record.suffix) if isinstance(record, AgendaItem) else None


def rejected(initiatives: Collection[int], committees: Collection[int]) -> frozenset[Rejected]:
    """What these bodies have rejected for these initiatives, of what is here and of what is gone. Two queries."""
    theirs = Q(item__meeting__committee__in=committees) | Q(paper__committee__in=committees)
    links = InitiativeLink.objects.filter(theirs, initiative__in=initiatives, status=LinkStatus.REJECTED).values_list(
        "initiative", "content_hash", "item__meeting__committee", "paper__committee",
        "item__meeting__date", "item__number", "item__suffix",
    )  # fmt: skip
    found = {
        Rejected(initiative, of_item or of_paper, content, (day, number, suffix) if of_item else None)
        for initiative, content, of_item, of_paper, day, number, suffix in links
    }
    gone = Rejection.objects.filter(initiative__in=initiatives, committee__in=committees)
    for row in gone:
        section = (row.date, row.number, row.suffix) if row.date and row.number is not None else None
        found.add(Rejected(row.initiative_id, row.committee_id, row.content_hash, section))
    return frozenset(found)


def was_rejected(record: Record, initiative: InitiativePage) -> bool:
    """Whether the record's body has rejected the same thing for this initiative before."""
    known = rejected([initiative.pk], [committee_of(record).pk])
    return any(one.is_same(content_hash(record), section_of(record)) for one in known)


def remember(record: Record) -> None:
    """Keep the record's rejections, before it is deleted. Nothing that it says is kept."""
    day, number, suffix = section_of(record) or (None, None, "")
    same: dict[str, Any] = {"committee": committee_of(record), "date": day, "number": number, "suffix": suffix}
    for link in record.links.filter(status=LinkStatus.REJECTED):
        for content in {link.content_hash, content_hash(record)}:
            Rejection.objects.get_or_create(initiative=link.initiative, content_hash=content, **same)


def forget(record: Record, initiative: InitiativePage) -> None:
    """The record's body has confirmed it after all."""
    rows = Rejection.objects.filter(initiative=initiative, committee=committee_of(record))
    same = Q(content_hash=content_hash(record))
    if section := section_of(record):
        same |= Q(date=section[0], number=section[1], suffix=section[2])
    rows.filter(same).delete()


def carry_to(source: InitiativePage, other: InitiativePage) -> None:
    """What was rejected for one initiative is rejected for the one that it becomes, or for its part."""
    rows = source.rejections.all()
    Rejection.objects.bulk_create(
        Rejection(
            initiative=other,
            committee_id=row.committee_id,
            content_hash=row.content_hash,
            date=row.date,
            number=row.number,
            suffix=row.suffix,
        )
        for row in rows
    )
