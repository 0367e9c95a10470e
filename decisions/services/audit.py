"""The log of what was done to the record: ids and a reason, never content."""

from typing import Any

from django.db.models import Model

from decisions.models import AuditEntry, CommitteePage


def record(action: str, subject: Model, *, by: Any, committee: CommitteePage | None, reason: str = "") -> None:
    """Write one line: `by` did `action` to `subject`."""
    AuditEntry.objects.create(
        by=by if by is not None and by.is_authenticated else None,
        action=action,
        kind=subject._meta.model_name or "",
        object_id=subject.pk,
        committee=committee,
        reason=reason[:300],
    )
