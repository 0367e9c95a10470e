"""An edition of minutes from the front page of a file: what it covers, who was there, what the notice says."""

from bisect import bisect_right
from typing import Any

from decisions.models import MeetingPage, Minutes, MinutesKind, Notice
from decisions.services import bulk
from importers.drafts.writing.voices import attendance, attendance_rows
from importers.parsing import DocumentKind, ParsedDocument, ParsedFront

PLAIN = ("paragraphs_covered", "place_and_time", "adjusters")
"""What is read of an edition itself."""


def new_edition(parsed: ParsedDocument, meeting: MeetingPage, *, source_url: str, replaces: Minutes | None) -> Minutes:
    """A saved edition as the front page describes it; a rättelse where it `replaces` another."""
    kind = MinutesKind.EXTRACT if parsed.kind == DocumentKind.EXTRACT else MinutesKind.FULL
    corrected = replaces is not None or parsed.kind == DocumentKind.CORRECTION
    minutes = Minutes(
        meeting=meeting,
        kind=MinutesKind.CORRECTED if corrected else kind,
        kind_inferred=parsed.kind_inferred,
        source_url=source_url,
        replaces=replaces,
        **_plain(parsed.front),
    )
    bulk.insert([minutes])
    _write_attendance(minutes, parsed.front)
    _write_notice(minutes, parsed.front)
    return minutes


def read_again(minutes: Minutes, parsed: ParsedDocument) -> None:
    """Take what a better copy's front page says; what it does not say, and what a person has corrected, stays."""
    for name, value in _plain(parsed.front).items():
        if value and name not in minutes.corrected:
            setattr(minutes, name, value)
    minutes.save(update_fields=PLAIN)
    if parsed.front.attendance and "attendance" not in minutes.corrected:
        minutes.attendance.all().delete()
        _write_attendance(minutes, parsed.front)
    if "notice" not in minutes.corrected:
        _write_notice(minutes, parsed.front)


def _plain(front: ParsedFront) -> dict[str, str]:
    covered = ", ".join(str(r.first) if r.first == r.last else f"{r.first}–{r.last}" for r in front.paragraphs_covered)
    return {
        "paragraphs_covered": covered[:200],
        "place_and_time": (front.place_time.text if front.place_time else "")[:500],
        "adjusters": ", ".join(words.text for words in front.adjusters)[:500],
    }


def _write_attendance(minutes: Minutes, front: ParsedFront) -> None:
    rows = attendance_rows(minutes, attendance(front))
    bulk.insert(rows)
    bulk.hold(minutes, "attendance", rows)


def _write_notice(minutes: Minutes, front: ParsedFront) -> None:
    """The dates as stated; the board that counts is the authority's own."""
    said: dict[str, Any] = {
        "posted_on": front.announced_on.value if front.announced_on else None,
        "removed_on": front.removed_on.value if front.removed_on else None,
        "kept_at": (front.kept_at.text if front.kept_at else "")[:300],
    }
    said = {name: value for name, value in said.items() if value}
    if said:
        Notice.objects.update_or_create(minutes=minutes, defaults=said)


def pages_of(parsed: ParsedDocument, start: int, end: int) -> tuple[int, int]:
    """The first and last page (from 1) of a stretch of the file's text; a file without pages is one page."""
    starts = parsed.page_starts or (0,)
    return bisect_right(starts, start) or 1, bisect_right(starts, max(start, end - 1)) or 1
