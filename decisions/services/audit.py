"""The log of what was done to the record: ids and a reason, never content."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from decisions.models import AuditEntry, CommitteePage
from decisions.services import bulk


def record(action: str, subject: Model, *, by: Any, committee: CommitteePage | None, reason: str = "") -> None:
    """Write one line: `by` did `action` to `subject`."""
    record_all(action, [subject], by=by, committee=committee, reason=reason)


def record_all(
    action: str, subjects: Iterable[Model], *, by: Any, committee: CommitteePage | None, reason: str = ""
) -> None:
    """Write one line for each subject: `by` did `action` to it. One query."""
    known = by if by is not None and by.is_authenticated else None
    entries = [
        bulk.new(
            AuditEntry,
            by=known,
            action=action,
            kind=subject._meta.model_name or "",
            object_id=subject.pk,
            committee=committee,
            reason=reason[:300],
        )
        for subject in subjects
    ]
    bulk.insert(entries)
