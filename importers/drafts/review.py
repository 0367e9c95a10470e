"""The review of one file on one surface: original beside result, problems first, then publish.

`surface.state_of` gathers what the page shows; here is what it does with an answer. Views connect the two to HTTP.
"""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem, FileUse, Paper, Publication
from importers.drafts import values
from importers.drafts.models import CommitteeBasis, FileState, ImportFile
from importers.drafts.surface import Part, ReviewState, reading, state_of, written_items
from importers.drafts.write import Answers, NeedsAnswer, Overlap, parsed_of, write_drafts

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
        elif notes.handled.get(one.key) == "seen":
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
    for part, record in zip(state.parts, records, strict=True):
        part.record = record
        if part.form is not None and part.form.is_bound:
            _correct(part, record, by)
    if state.adjustment is not None and file.minutes is not None and state.adjustment.cleaned_data.get("adjustment"):
        stated = state.adjustment.cleaned_data
        day = stated["adjusted_on"] if stated["adjustment"] == "date" else None
        services.state_adjustment(file.minutes, adjusted_on=day, by=by)


def _correct(part: Part, record: AgendaItem | Paper, by: Any) -> None:
    changed = [name for name in part.form.changed_data if name != "number" or part.content is None]
    if "number" in changed and _number_is_taken(record, part.form.cleaned_data["number"]):
        raise NeedsAnswer("number_taken")
    if changed:
        shown = values.latest(record)
        values.apply(shown, part.form.cleaned_data, changed)
        services.correct(shown, changed, by=by)


@transaction.atomic
def take_reading(part: Part, name: str, *, by: Any) -> None:
    """Let the file's reading of a field take the place of an earlier correction."""
    if part.record is None or part.parsed is None or name not in {one.name for one in part.now}:
        return
    shown = values.latest(part.record)
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
    numbers = () if state.is_paper else tuple(_number(part) for part in state.parts)
    answers = Answers(
        committee=given["committee"],
        meeting_date=given.get("meeting_date"),
        overlap=Overlap(overlap) if overlap else None,
        numbers=numbers,
    )
    if state.file.committee_id != given["committee"].pk:
        state.file.committee_basis = CommitteeBasis.ANSWERED
    write_drafts(state.file, answers, by=by)


def _number(part: Part) -> int:
    """The number of a § as a person gave it, else as it is printed (a § without one has its form open)."""
    given = part.form.cleaned_data if part.form is not None and part.form.is_bound else part.values
    return int(given["number"])


def _records(file: ImportFile, *, is_paper: bool) -> list[AgendaItem | Paper]:
    if is_paper:
        return [file.paper, *file.paper.embedded.order_by("pk")] if file.paper else []
    return list(written_items(file, parsed_of(file)))


@transaction.atomic
def publish(state: ReviewState, *, by: Any) -> tuple[list[AgendaItem | Paper], tuple[services.Stop, ...]]:
    """Publish what was saved. Raises `GateClosed` with the stops; withheld records are left out and stay withheld.

    Returns what was published, and what kept the file itself closed where it was to be shown too.
    """
    file, reason = state.file, state.publish.cleaned_data["reason"]
    records = [p.record for p in state.parts if p.record is not None]
    kept_back = (Publication.SECRET, Publication.ON_REQUEST)
    open_records = [r for r in records if r.publication not in kept_back]
    if state.is_paper:
        for paper in open_records:
            services.publish_paper(paper, by=by, reason=reason)
        uses = file.paper.files.all() if file.paper else []
    else:
        assert file.minutes is not None
        services.publish_minutes(file.minutes, open_records, by=by, reason=reason)
        uses = file.minutes.files.all()
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
