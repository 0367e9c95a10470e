"""A § or a paper, whichever it is: the key that others know it by, the body that answers for it, its latest words."""

from collections.abc import Iterable
from typing import TypeVar

from decisions.events import RecordKey
from decisions.models import AgendaItem, CommitteePage, Paper

R = TypeVar("R", AgendaItem, Paper)


def key_of(record: AgendaItem | Paper) -> RecordKey:
    """The key under which others keep what they derive from this record."""
    return RecordKey("item" if isinstance(record, AgendaItem) else "paper", record.pk)


def key_of_row(item: int | None, paper: int | None) -> RecordKey | None:
    """The key that a row with one of two foreign keys belongs to."""
    if item:
        return RecordKey("item", item)
    return RecordKey("paper", paper) if paper else None


def pks(keys: Iterable[RecordKey], kind: str) -> list[int]:
    """The primary keys of one kind."""
    return [key.pk for key in keys if key.kind == kind]


def committee_of(record: AgendaItem | Paper) -> CommitteePage:
    """The committee that answers for a § or a paper."""
    return record.meeting.committee if isinstance(record, AgendaItem) else record.committee


def as_corrected(record: R) -> R:
    """The record as last corrected: its newest revision where one waits to be published, else itself.

    `record` must be as the database has it: it is looked at for whether a correction waits.
    """
    if record.has_unpublished_changes and record.latest_revision_id:
        return record.latest_revision.as_object()  # type: ignore[no-any-return]  # Wagtail's revisions hold any model
    return record
