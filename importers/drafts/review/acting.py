"""The review of one file on one surface: original beside result, problems first, then publish.

`surface.state_of` gathers what the page shows; here is what it does with an answer. Views connect the two to HTTP.
"""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem, FileUse, Paper, Publication
from importers.drafts.models import CommitteeBasis, FileState, ImportFile
from importers.drafts.review import attendance_lines, profiles, values
from importers.drafts.review.parts import Part, papers_of, reading, written_items
from importers.drafts.review.surface import ReviewState, state_of
from importers.drafts.writing.write import Answers, NeedsAnswer, Overlap, parsed_of, write_drafts
from importers.parsing import ParsedItem

__all__ = ["Part", "ReviewState", "note", "publish", "save", "state_of", "take_reading"]


def note(state: ReviewState, data: QueryDict) -> None:
    """Remember which parts are done and which findings are ticked off, as the whole page says."""
    notes = state.notes
    known = {part.prefix for part in state.parts}
    notes.seen = [prefix for prefix in data.getlist("seen") if prefix in known]
    ticked = set(data.getlist("handled"))
    for one in state.findings:
        if one.key in ticked:
            notes.handled.setdefault(one.key, "seen")
        elif notes.handled.get(one.key) in ("seen", "sheet"):
            del notes.handled[one.key]
    notes.save()


def tick(state: ReviewState, what: str, *, on: bool) -> None:
    """Remember one tick: the prefix of a part, or the key of a finding. Anything else is passed over."""
    notes = state.notes
    if state.part(what) is not None:
        notes.seen = [*(one for one in notes.seen if one != what), *([what] if on else [])]
    elif any(one.key == what for one in state.findings):
        notes.handled.pop(what, None)
        if on:
            notes.handled[what] = "seen"
    notes.save()


@transaction.atomic
def save(state: ReviewState, *, by: Any) -> None:
    """Write the answers, the drafts and the corrections of a valid state. Raises `NeedsAnswer` and writes nothing."""
    file = state.file
    if state.answers is not None:
        _write(state, by)
    records = _records(file, is_paper=state.is_paper)
    for part, record in zip(state.parts, records, strict=bool(state.parts)):
        part.record = record
        if part.form is not None and part.form.is_bound:
            _correct(part, record, by)
    _correct_attendance(state, by)
    if state.adjustment is not None and file.minutes is not None and state.adjustment.cleaned_data.get("adjustment"):
        stated = state.adjustment.cleaned_data
        day = stated["adjusted_on"] if stated["adjustment"] == "date" else None
        services.state_adjustment(file.minutes, adjusted_on=day, by=by)


def _correct_attendance(state: ReviewState, by: Any) -> None:
    form, minutes = state.attendance, state.file.minutes
    if form is not None and form.is_bound and form.changed_data and minutes is not None:
        services.correct_attendance(minutes, attendance_lines.rows(minutes, form.cleaned_data), by=by)


def _correct(part: Part, record: AgendaItem | Paper, by: Any) -> None:
    changed = [name for name in part.form.changed_data if name != "number" or part.content is None]
    if "number" in changed and _number_is_taken(record, part.form.cleaned_data["number"]):
        raise NeedsAnswer("number_taken")
    if changed:
        shown = services.as_corrected(record)
        values.apply(shown, part.form.cleaned_data, changed)
        services.correct(shown, changed, by=by)


@transaction.atomic
def take_reading(part: Part, name: str, *, by: Any) -> None:
    """Let the file's reading of a field take the place of an earlier correction."""
    if part.record is None or part.parsed is None or name not in {one.name for one in part.now}:
        return
    shown = services.as_corrected(part.record)
    values.apply(shown, reading(part.parsed), [name])
    services.correct(shown, [name], by=by)


def _number_is_taken(record: AgendaItem | Paper, number: int) -> bool:
    """Whether a § may not get this number: another § of the meeting has it, or its own address is public already."""
    if not isinstance(record, AgendaItem):
        return False
    others = record.meeting.items.filter(number=number, suffix=record.suffix).exclude(pk=record.pk)
    return record.path is not None or others.exists()


def _write(state: ReviewState, by: Any) -> None:
    assert state.answers is not None
    given = state.answers.cleaned_data
    overlap = given.get("overlap")
    numbers = tuple(_number(part) for part in state.parts if isinstance(part.parsed, ParsedItem))
    answers = Answers(
        committee=given["committee"],
        meeting_date=given.get("meeting_date"),
        overlap=Overlap(overlap) if overlap else None,
        numbers=numbers,
    )
    if state.file.committee_id != given["committee"].pk or state.file.committee_basis not in profiles.CERTAIN:
        state.file.committee_basis = CommitteeBasis.ANSWERED
    write_drafts(state.file, answers, by=by)


def _number(part: Part) -> int:
    """The number of a § as a person gave it, else as it is printed (a § without one has its form open)."""
    given = part.form.cleaned_data if part.form is not None and part.form.is_bound else part.values
    return int(given["number"])


def _records(file: ImportFile, *, is_paper: bool) -> list[AgendaItem | Paper]:
    papers = papers_of(file)
    return list(papers) if is_paper else [*written_items(file, parsed_of(file)), *papers]


@transaction.atomic
def publish(state: ReviewState, *, by: Any) -> tuple[list[AgendaItem | Paper], tuple[services.Stop, ...]]:
    """Publish what was saved. Raises `GateClosed` with the stops; withheld records are left out and stay withheld.

    Returns what was published, and what kept the file itself closed where it was to be shown too.
    """
    file, reason = state.file, state.publish.cleaned_data["reason"]
    records = [p.record for p in state.parts if p.record is not None]
    kept_back = (Publication.SECRET, Publication.ON_REQUEST)
    open_records = [r for r in records if r.publication not in kept_back]
    if file.minutes is not None:
        items = [one for one in open_records if isinstance(one, AgendaItem)]
        services.publish_minutes(file.minutes, items, by=by, reason=reason)
    for paper in open_records:
        if isinstance(paper, Paper):
            services.publish_paper(paper, by=by, reason=reason)
    shown = file.minutes or file.paper
    uses = shown.files.all() if shown else []
    kept_closed: tuple[services.Stop, ...] = ()
    if state.publish.cleaned_data["public_file"]:
        for use in uses:
            if use.document_id == file.document_id:
                kept_closed += _show_file(use, by)
    file.state = FileState.DONE
    file.save(update_fields=["state"])
    return open_records, kept_closed


def _show_file(use: FileUse, by: Any) -> tuple[services.Stop, ...]:
    try:
        services.open_file(use, by=by)
    except services.GateClosed as gate:
        return gate.stops
    return ()
