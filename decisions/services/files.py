"""Which files the public may fetch: only what a registrar has ticked. Public names are made by us."""

from typing import Any

from django.db import transaction

from decisions.events import send_record_changed
from decisions.models import FileUse, Minutes, Paper
from decisions.services import audit
from decisions.services.gate import GateClosed, Severity, check_file
from decisions.services.records import key_of


@transaction.atomic
def open_file(use: FileUse, *, by: Any, reason: str = "") -> None:
    """Tick a file as public edition. It is served only while its minutes or paper is public (selectors decide).

    `reason` overrides the stops that ask for one, and is logged. Raises `GateClosed` with every stop otherwise.
    """
    stops = check_file(use)
    if any(stop.severity == Severity.BLOCKS for stop in stops) or (stops and not reason.strip()):
        raise GateClosed(stops)
    use.public, use.public_name = True, public_name(use)
    use.save(update_fields=["public", "public_name"])
    _tell(use, "open_file", by, reason if stops else "")


@transaction.atomic
def close_file(use: FileUse, *, by: Any) -> None:
    """Take the public edition back, at once."""
    use.public = False
    use.save(update_fields=["public"])
    _tell(use, "close_file", by)


def public_name(use: FileUse) -> str:
    """`barn-och-utbildningsnamnden-2030-05-22-protokollsutdrag.pdf`: nothing of the delivered name is in it."""
    kind = use.document.file_type or "fil"
    if use.minutes is not None:
        meeting = use.minutes.meeting
        what = "protokollsutdrag" if use.minutes.kind == "extract" else "protokoll"
        return f"{meeting.committee.slug}-{meeting.slug}-{what}-{use.pk}.{kind}"
    paper = _paper(use)
    when = paper.date.isoformat() if paper.date else "odaterad"
    return f"{paper.committee.slug}-{when}-{paper.kind}-{use.pk}.{kind}"


def _paper(use: FileUse) -> Paper:
    if use.paper is None:
        raise ValueError("a file belongs to minutes or a paper")
    return use.paper


def _tell(use: FileUse, action: str, by: Any, reason: str = "") -> None:
    minutes: Minutes | None = use.minutes
    committee = minutes.meeting.committee if minutes else _paper(use).committee
    audit.record(action, use.document, by=by, committee=committee, reason=reason)
    records = list(minutes.items.all()) if minutes else [_paper(use)]
    send_record_changed(key_of(record) for record in records)
