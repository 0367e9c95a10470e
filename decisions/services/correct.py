"""What a person corrected is kept apart from what the machine read (design.md §2, promise 4)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from decisions.events import RecordKey, send_record_changed
from decisions.models import Adjustment, AgendaItem, Attendance, Minutes, Notice, Paper
from decisions.services import audit, bulk
from decisions.services.records import committee_of, key_of


def mark_corrected(record: AgendaItem | Paper, fields: Iterable[str], *, by: Any) -> None:
    """Remember on the object (not yet saved) that this person corrected these fields, now."""
    stamp = {"by": by.pk, "at": timezone.now().isoformat(timespec="seconds")}
    record.corrected = {**record.corrected, **dict.fromkeys(fields, stamp)}


@transaction.atomic
def correct(record: AgendaItem | Paper, changed: Iterable[str], *, by: Any) -> None:
    """Save an edited record as a correction of the fields `changed`.

    A published record gets a revision that waits for publishing; a draft is changed in place as well, so that lists
    show what the person wrote. Children (clauses, recipients, case numbers) are saved with it.
    """
    names = tuple(changed)
    mark_corrected(record, names, by=by)
    revision = record.save_revision(user=by, clean=False)
    if not record.live:
        draft = revision.as_object()
        draft.latest_revision = revision
        draft.has_unpublished_changes = False
        draft.save()
    audit.record("correct", record, by=by, committee=committee_of(record), reason=", ".join(names))


@transaction.atomic
def correct_attendance(minutes: Minutes, rows: Iterable[Attendance], *, by: Any) -> None:
    """Let these unsaved rows be who was there, by this edition; a new reading leaves them as they are."""
    minutes.attendance.all().delete()
    Attendance.objects.bulk_create(rows)
    stamp = {"by": by.pk, "at": timezone.now().isoformat(timespec="seconds")}
    minutes.corrected = {**minutes.corrected, "attendance": stamp}
    minutes.save(update_fields=["corrected"])
    audit.record("correct", minutes, by=by, committee=minutes.meeting.committee, reason="attendance")
    send_record_changed(key_of(item) for item in minutes.items.all())


@transaction.atomic
def correct_edition(minutes: Minutes, notice: Notice, changed: Iterable[str], *, by: Any) -> None:
    """Save an edition and its notice as a correction of the fields `changed` (`notice` for the notice as a whole)."""
    names = tuple(changed)
    stamp = {"by": by.pk, "at": timezone.now().isoformat(timespec="seconds")}
    minutes.corrected = {**minutes.corrected, **dict.fromkeys(names, stamp)}
    minutes.save(update_fields=["corrected", *(name for name in names if name != "notice")])
    if "notice" in names:
        notice.save()
    audit.record("correct", minutes, by=by, committee=minutes.meeting.committee, reason=", ".join(names))
    send_record_changed(key_of(item) for item in minutes.items.all())


def ahead(day: date | None) -> str:
    """What is wrong with a day on which something has happened, in Swedish: it lies ahead. Empty where nothing is."""
    return "Dagen ligger i framtiden." if day is not None and day > timezone.localdate() else ""


def wrong_adjustment(adjusted_on: date | None, held_on: date | None) -> str:
    """What is wrong with a day of adjustment, in Swedish: before the meeting, or ahead. Empty where nothing is."""
    if adjusted_on is not None and held_on is not None and adjusted_on < held_on:
        return f"Dagen ligger före sammanträdet, som hölls {held_on.isoformat()}."
    return ahead(adjusted_on)


@transaction.atomic
def state_adjustment(minutes: Minutes, *, adjusted_on: date | None, by: Any, inserted: bool = False) -> None:
    """State that the minutes were adjusted (justerade) on a day, or, with None, that the day is not known.

    `inserted`: the caller's own transaction has inserted the edition and all of its §§.
    """
    minutes.adjustment = Adjustment.DATE if adjusted_on else Adjustment.UNKNOWN
    minutes.adjusted_on = adjusted_on
    if inserted:
        bulk.update(Minutes, minutes.pk, adjustment=minutes.adjustment, adjusted_on=adjusted_on)
    else:
        minutes.save(update_fields=["adjustment", "adjusted_on"])
    audit.record("adjust", minutes, by=by, committee=minutes.meeting.committee)
    if inserted:
        return
    # Nobody has derived anything yet from a § that was never public.
    shown = minutes.items.filter(path__isnull=False).values_list("pk", flat=True)
    send_record_changed(RecordKey("item", pk) for pk in shown)
