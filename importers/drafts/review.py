"""The review of one file on one surface: original beside result, problems first, then publish.

`ReviewState` is what the page shows; `take` is what it does with an answer. Views only connect the two to HTTP.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem, FileUse, MeetingPage, Paper, Publication
from decisions.selectors import editable_committees
from importers.drafts import values
from importers.drafts.content import item_content, paper_content
from importers.drafts.differences import FieldDifference, differences
from importers.drafts.forms import AdjustmentForm, AnswersForm, ItemForm, PaperForm, PublishForm
from importers.drafts.match import becomes_paper, guessed_date, match_committee
from importers.drafts.models import CommitteeBasis, FileState, ImportFile
from importers.drafts.original import Stretch, stretches
from importers.drafts.write import Answers, NeedsAnswer, Overlap, held_items, parsed_of, write_drafts
from importers.parsing import ParsedDocument, Problem, Severity


@dataclass(slots=True)
class Part:
    """One § or paper on the surface: its form, and the row where it is written."""

    heading: str
    form: Any
    record: AgendaItem | Paper | None = None
    content: Any = None

    @property
    def publication(self) -> str:
        """The state in words; empty before the draft is written."""
        return str(Publication(self.record.publication).label) if self.record else ""


@dataclass(slots=True)
class ReviewState:
    """Everything that the review page shows."""

    file: ImportFile
    parsed: ParsedDocument
    is_paper: bool
    parts: list[Part]
    answers: AnswersForm | None
    adjustment: AdjustmentForm | None
    publish: PublishForm
    original: tuple[Stretch, ...]
    problems: tuple[tuple[int, Problem], ...]
    basis: str
    guess: Any = None
    overlap: tuple[FieldDifference, ...] = ()
    overlaps: tuple[AgendaItem, ...] = ()
    stops: tuple[services.Stop, ...] = field(default=())

    @property
    def published(self) -> list[AgendaItem | Paper]:
        """What of this file is public now."""
        return [p.record for p in self.parts if p.record and p.record.publication == Publication.PUBLISHED]

    @property
    def forms(self) -> list[Any]:
        """Every form of the page that has to be valid before anything is written."""
        return [
            f for f in (self.answers, self.adjustment, self.publish, *(p.form for p in self.parts)) if f is not None
        ]

    @property
    def valid(self) -> bool:
        """Whether every form is; all are checked, so that all messages show at once."""
        return not [form for form in self.forms if not form.is_valid()]

    @property
    def needs_reason(self) -> bool:
        """Whether every stop may be passed with a reason."""
        return bool(self.stops) and all(s.severity == services.Severity.NEEDS_REASON for s in self.stops)


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def state_of(file: ImportFile, *, user: Any, data: QueryDict | None = None) -> ReviewState:
    """The review of a file that has been read, bound to `data` where an answer came in."""
    parsed = parsed_of(file)
    is_paper = becomes_paper(parsed)
    written = file.state in (FileState.REVIEW, FileState.DONE)
    held, diff = ((), ()) if written else _overlap(file, parsed, user, data)
    answers = None if written else _answers_form(file, parsed, user, data, is_paper=is_paper, overlap=bool(held))
    open_problems = [pair for pair in enumerate(parsed.problems) if pair[1].code not in _answered(file)]
    problems = sorted(open_problems, key=lambda pair: (_ORDER[pair[1].severity], pair[0]))
    return ReviewState(
        file=file,
        parsed=parsed,
        is_paper=is_paper,
        parts=_paper_parts(file, parsed, data) if is_paper else _item_parts(file, parsed, data),
        answers=answers,
        adjustment=None if is_paper else AdjustmentForm(data, initial=_adjustment(file, parsed)),
        publish=PublishForm(data),
        original=stretches(parsed),
        problems=tuple(problems),
        basis=str(CommitteeBasis(file.committee_basis).label),
        guess=None if is_paper or file.meeting_date else guessed_date(file.name),
        overlap=diff,
        overlaps=held,
    )


def _answered(file: ImportFile) -> set[str]:
    """Codes of problems that a person has answered by now."""
    answered = set()
    if file.meeting_id:
        answered.add("meeting_date_missing")
    if file.committee_id:
        answered.add("authority_missing")
    if file.minutes is not None and file.minutes.adjustment:
        answered.add("adjustment_unknown")
    return answered


def _answers_form(
    file: ImportFile, parsed: ParsedDocument, user: Any, data: QueryDict | None, *, is_paper: bool, overlap: bool
) -> AnswersForm:
    committee = file.committee or match_committee(parsed, user).committee
    initial = {"committee": committee, "meeting_date": file.meeting_date}
    return AnswersForm(data, user=user, paper=is_paper, overlap=overlap, initial=initial)


def _overlap(
    file: ImportFile, parsed: ParsedDocument, user: Any, data: QueryDict | None
) -> tuple[tuple[AgendaItem, ...], tuple[FieldDifference, ...]]:
    """§§ of this file that we hold already at the meeting that is answered, and what differs in them."""
    probe = AnswersForm(data, user=user, paper=False, overlap=False) if data is not None else None
    if probe is not None and probe.is_valid():
        committee, day = probe.cleaned_data["committee"], probe.cleaned_data["meeting_date"]
    else:
        committee, day = file.committee, file.meeting_date
    if becomes_paper(parsed) or committee is None or day is None:
        return (), ()
    if not editable_committees(user).filter(pk=committee.pk).exists():
        return (), ()
    meeting = MeetingPage.objects.filter(committee=committee, date=day).order_by("number_of_day").first()
    contents = tuple(item_content(item, item.number) for item in parsed.items if item.number is not None)
    held = held_items(meeting, contents) if meeting else ()
    by_number = {(c.number, c.suffix): c for c in contents}
    found = [d for item in held for d in differences(item, by_number[(item.number, item.suffix)])]
    return held, tuple(found)


def _adjustment(file: ImportFile, parsed: ParsedDocument) -> dict[str, Any]:
    if file.minutes is not None and file.minutes.adjustment:
        return {"adjustment": file.minutes.adjustment, "adjusted_on": file.minutes.adjusted_on}
    stated = parsed.front.adjusted_on
    return {"adjustment": "date", "adjusted_on": stated.value} if stated else {}


def _item_parts(file: ImportFile, parsed: ParsedDocument, data: QueryDict | None) -> list[Part]:
    if file.minutes is not None:
        items = _written_items(file, parsed)
        return [_record_part(item, f"item-{n}", ItemForm, data, item.paragraph) for n, item in enumerate(items)]
    parts = []
    for n, item in enumerate(parsed.items):
        content = item_content(item, item.number or 0)
        initial = values.of_content(content)
        initial["number"] = item.number
        form = ItemForm(data, initial=initial, prefix=f"item-{n}")
        parts.append(Part(f"§ {item.number or '?'} {item.suffix}".strip(), form, content=content))
    return parts


def _paper_parts(file: ImportFile, parsed: ParsedDocument, data: QueryDict | None) -> list[Part]:
    if file.paper is not None:
        papers = [file.paper, *file.paper.embedded.order_by("pk")]
        return [_record_part(p, f"paper-{n}", PaperForm, data, p.get_kind_display()) for n, p in enumerate(papers)]
    parts = []
    for n, paper in enumerate(parsed.papers):
        content = paper_content(paper, parsed.papers[paper.parent] if paper.parent is not None else None)
        form = PaperForm(data, initial=values.of_content(content), prefix=f"paper-{n}")
        parts.append(Part(paper.kind.value.capitalize(), form, content=content))
    return parts


def _record_part(record: Any, prefix: str, form: Callable[..., Any], data: QueryDict | None, heading: str) -> Part:
    shown = values.latest(record)
    return Part(heading, form(data, initial=values.of_record(shown), prefix=prefix), record=record)


@transaction.atomic
def save(state: ReviewState, *, by: Any) -> None:
    """Write the answers, the drafts and the corrections of a valid state. Raises `NeedsAnswer` and writes nothing."""
    file = state.file
    if state.answers is not None:
        _write(state, by)
    records = _records(file, is_paper=state.is_paper)
    for part, record in zip(state.parts, records, strict=True):
        part.record = record
        changed = [name for name in part.form.changed_data if name != "number" or part.content is None]
        if "number" in changed and _number_is_taken(record, part.form.cleaned_data["number"]):
            raise NeedsAnswer("number_taken")
        if changed:
            shown = values.latest(record)
            values.apply(shown, part.form.cleaned_data, changed)
            services.correct(shown, changed, by=by)
    if state.adjustment is not None and file.minutes is not None and state.adjustment.cleaned_data.get("adjustment"):
        stated = state.adjustment.cleaned_data
        day = stated["adjusted_on"] if stated["adjustment"] == "date" else None
        services.state_adjustment(file.minutes, adjusted_on=day, by=by)


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
    numbers = () if state.is_paper else tuple(part.form.cleaned_data["number"] for part in state.parts)
    answers = Answers(
        committee=given["committee"],
        meeting_date=given.get("meeting_date"),
        overlap=Overlap(overlap) if overlap else None,
        numbers=numbers,
    )
    if state.file.committee_id != given["committee"].pk:
        state.file.committee_basis = CommitteeBasis.ANSWERED
    write_drafts(state.file, answers, by=by)


def _records(file: ImportFile, *, is_paper: bool) -> list[AgendaItem | Paper]:
    if is_paper:
        return [file.paper, *file.paper.embedded.order_by("pk")] if file.paper else []
    return list(_written_items(file, parsed_of(file)))


def _written_items(file: ImportFile, parsed: ParsedDocument) -> list[AgendaItem]:
    """The §§ of this file, in its order (a better copy joins an edition that may hold more)."""
    if file.minutes is None:
        return []
    editions = file.minutes.item_editions.select_related("item__meeting__committee__authority").order_by("sort_order")
    printed = {(item.number, item.suffix) for item in parsed.items}
    everything = any(number is None for number, _ in printed)
    return [e.item for e in editions if everything or (e.item.number, e.item.suffix) in printed]


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
