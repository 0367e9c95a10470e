"""A § or a paper, whichever it is: the key that others know it by, and the body that answers for it."""

from collections.abc import Iterable

from decisions.events import RecordKey
from decisions.models import AgendaItem, CommitteePage, Paper


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
