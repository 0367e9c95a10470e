"""What the review page of one file shows: `state_of` gathers it, `review` acts on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict

from decisions import services
from decisions.models import AgendaItem, AttendanceRole, MeetingPage, Paper, Publication
from decisions.selectors import editable_committees
from importers.drafts.models import CommitteeBasis, FileState, ImportFile
from importers.drafts.remembered import HeadingSense, ReviewNotes
from importers.drafts.review import attendance_lines, findings, outline, places, profiles, sheets
from importers.drafts.review.findings import Finding
from importers.drafts.review.forms import AdjustmentForm, AnswersForm, AttendanceForm, PublishForm
from importers.drafts.review.original import Mark, Stretch, stretches
from importers.drafts.review.parts import Part, item_parts, paper_parts
from importers.drafts.review.voice_lines import Person
from importers.drafts.writing import voices
from importers.drafts.writing.content import item_content
from importers.drafts.writing.differences import FieldDifference, differences
from importers.drafts.writing.match import becomes_paper, guessed_date, match_committee
from importers.drafts.writing.write import held_items, parsed_of
from importers.parsing import ParsedDocument, Profile, Severity

_DECIDED = (AttendanceRole.MEMBER, AttendanceRole.SERVING_SUBSTITUTE)
ALL_OPEN = 3
"""Up to so many §§ have their forms open at once; of more, each is read first and opened when it is to be changed."""


@dataclass(slots=True)
class ReviewState:
    """Everything that the review page shows. `palette` is the key of the heading whose meanings are offered."""

    file: ImportFile
    parsed: ParsedDocument
    profile: Profile
    notes: ReviewNotes
    is_paper: bool
    parts: list[Part]
    answers: AnswersForm | None
    adjustment: AdjustmentForm | None
    attendance: AttendanceForm | None
    publish: PublishForm
    original: tuple[Stretch, ...]
    findings: tuple[Finding, ...]
    basis: str
    guess: Any = None
    overlap: tuple[FieldDifference, ...] = ()
    overlaps: tuple[AgendaItem, ...] = ()
    stops: tuple[services.Stop, ...] = field(default=())
    palette: str = ""

    @property
    def published(self) -> list[AgendaItem | Paper]:
        """What of this file is public now."""
        return [p.record for p in self.parts if p.record and p.record.publication == Publication.PUBLISHED]

    @property
    def forms(self) -> list[Any]:
        """Every open form of the page; all have to be valid before anything is written."""
        whole = (self.answers, self.adjustment, self.attendance, self.publish)
        return [one for one in (*whole, *(part.form for part in self.parts)) if one is not None]

    @property
    def valid(self) -> bool:
        """Whether every form is; all are checked, so that all messages show at once."""
        return not [form for form in self.forms if form.is_bound and not form.is_valid()]

    @property
    def mistakes(self) -> list["Mistake"]:
        """What is wrong in the fields that were sent, field by field as the page shows them."""
        named = [(part.heading, part.form) for part in self.parts if part.form is not None]
        whole = (self.answers, self.adjustment, self.attendance, self.publish)
        forms = [*((None, form) for form in whole if form is not None), *named]
        return [
            Mistake(field.id_for_label or f"id_{field.html_name}_0", ", ".join(filter(None, (part, field.label))), told)
            for part, form in forms
            if form.is_bound
            for field in form
            for told in field.errors
        ]

    @property
    def ways(self) -> list["Way"]:
        """What stops publishing, each with the place on the page where it is put right."""
        places = {part.heading: part.prefix for part in self.parts}
        return [
            Way("justering" if stop.code == "adjustment" else places.get(stop.record, ""), stop.message)
            for stop in self.stops
        ]

    @property
    def needs_reason(self) -> bool:
        """Whether every stop may be passed with a reason."""
        return bool(self.stops) and all(s.severity == services.Severity.NEEDS_REASON for s in self.stops)

    @property
    def left(self) -> int:
        """How many findings wait for a person."""
        handled = self.notes.handled
        return sum(1 for one in self.findings if one.key not in handled and one.severity is not Severity.INFO)

    @property
    def seen(self) -> int:
        """How many parts are ticked as done."""
        return sum(part.prefix in self.notes.seen for part in self.parts)

    @property
    def groups(self) -> list["Group"]:
        """The findings for the list on top, those of one kind together."""
        by_code: dict[tuple[str, Severity], list[Finding]] = {}
        for one in self.findings:
            by_code.setdefault((one.code, one.severity), []).append(one)
        return [Group(tuple(members)) for members in by_code.values()]

    @property
    def sheets(self) -> tuple[int, ...]:
        """The numbers of the pages that can be shown as pictures; empty where there are none."""
        return tuple(range(1, sheets.count(self.parsed) + 1))

    @property
    def present(self) -> list[str]:
        """Everybody who was there, a line for each."""
        told = self.attendance.initial if self.attendance else {}
        return [line for role in AttendanceRole.values for line in told.get(role, ())]

    @property
    def corrected_headings(self) -> list["CorrectedHeading"]:
        """What a person has said of headings in this file."""
        return [
            CorrectedHeading(heading, printed, HeadingSense(meaning))
            for heading, (printed, meaning) in self.notes.meanings.items()
        ]

    def part(self, prefix: str) -> Part | None:
        """The part of that id, or None."""
        return next((one for one in self.parts if one.prefix == prefix), None)


@dataclass(frozen=True, slots=True)
class CorrectedHeading:
    """A heading whose meaning a person has corrected in this file."""

    heading: str
    printed: str
    sense: HeadingSense


@dataclass(frozen=True, slots=True)
class Mistake:
    """A field that cannot be saved as it is: the id of its input, its name with the § before it, and what is wrong."""

    anchor: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Way:
    """A stop of the gate, and the id of where it is put right; empty where that is not on the page."""

    anchor: str
    message: str


@dataclass(frozen=True)
class Group:
    """Findings of one kind and weight."""

    members: tuple[Finding, ...]

    @cached_property
    def left(self) -> int:
        """How many of them wait."""
        return sum(not one.handled for one in self.members)

    @property
    def folded(self) -> bool:
        """Whether they are too many to be listed one by one without being asked for."""
        return len(self.members) > 5

    @property
    def first(self) -> Finding:
        """The first one, which names the rest."""
        return self.members[0]


def state_of(file: ImportFile, *, user: Any, data: QueryDict | None = None, opened: Iterable[str] = ()) -> ReviewState:
    """The review of a file that has been read, bound to `data` where an answer came in.

    `opened` are prefixes of parts whose forms shall be there.
    """
    parsed, profile = parsed_of(file), profiles.of(file)
    notes = ReviewNotes.objects.filter(file=file).first() or ReviewNotes(file=file)
    is_paper = becomes_paper(parsed)
    written = file.state in (FileState.REVIEW, FileState.DONE)
    held, diff = ((), ()) if written else _overlap(file, parsed, user, data)
    parts = [*item_parts(file, parsed), *paper_parts(file, parsed)]
    found = _open_still(findings.of(parsed, profile, _spans(parts), notes.handled, _answered(file)), parts)
    _complete(parts, found, notes, profile)
    _open(parts, data, set(opened))
    answers = None if written else _answers_form(file, parsed, user, data, is_paper=is_paper, overlap=bool(held))
    stated = _adjustment(file, parsed)
    return ReviewState(
        file=file,
        parsed=parsed,
        profile=profile,
        notes=notes,
        is_paper=is_paper,
        parts=parts,
        answers=answers,
        adjustment=None if is_paper else AdjustmentForm(data, initial=stated, held_on=lambda: _held_on(file, answers)),
        attendance=None if is_paper else _attendance_form(file, parsed, data),
        publish=PublishForm(data),
        original=_original(parsed, parts, found),
        findings=found,
        basis=str(CommitteeBasis(file.committee_basis).label),
        guess=None if is_paper or file.meeting_date else guessed_date(file.name),
        overlap=diff,
        overlaps=held,
    )


def _spans(parts: Iterable[Part]) -> list[tuple[str, int, int]]:
    return [(part.prefix, part.parsed.span.start, part.parsed.span.end) for part in parts if part.parsed]


def _open_still(found: Iterable[Finding], parts: Iterable[Part]) -> tuple[Finding, ...]:
    """The findings without those about a field of a § that a person has written since."""
    written = {(part.prefix, name) for part in parts if part.record for name in part.record.corrected}
    return tuple(one for one in found if (one.part, one.field) not in written)


def _complete(parts: Iterable[Part], found: Iterable[Finding], notes: ReviewNotes, profile: Profile) -> None:
    """Give each part its findings, headings and tick."""
    by_part: dict[str, list[Finding]] = {}
    for one in found:
        by_part.setdefault(one.part, []).append(one)
    for part in parts:
        part.findings = tuple(by_part.get(part.prefix, ()))
        part.seen = part.prefix in notes.seen
        if part.parsed is not None:
            part.headings = outline.lines(part.parsed, part.prefix, profile)


def _open(parts: list[Part], data: QueryDict | None, opened: set[str]) -> None:
    """Open the forms that were posted or asked for, those without which nothing can be written, and all of a few."""
    for part in parts:
        posted = data is not None and (f"{part.prefix}-number" in data or f"{part.prefix}-kind" in data)
        nameless = "number" in part.values and part.values["number"] is None
        if posted:
            part.open(data)
        elif part.prefix in opened or nameless or len(parts) <= ALL_OPEN:
            part.open(data if nameless else None)


def _original(parsed: ParsedDocument, parts: Iterable[Part], found: Iterable[Finding]) -> tuple[Stretch, ...]:
    where = places.of_document(parsed, [(part.prefix, part.parsed) for part in parts])
    marks: list[Mark] = [one.mark for one in found if one.mark is not None]
    return stretches(parsed, where, marks)


def _answered(file: ImportFile) -> frozenset[str]:
    """Codes of problems that a person has answered by now."""
    answered = set()
    if file.meeting_id:
        answered.add("meeting_date_missing")
    if file.committee_id:
        answered |= {"authority_missing", "body_missing"} if file.state in (FileState.REVIEW, FileState.DONE) else set()
        answered.add("authority_missing")
    if file.minutes is not None and file.minutes.adjustment:
        answered.add("adjustment_unknown")
    if file.minutes is not None and file.minutes.attendance.filter(role__in=_DECIDED).exists():
        answered |= {"attendance_unread", "attendance_elsewhere"}
    return frozenset(answered)


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
    stated = {"meeting_date": file.meeting_date}
    probe = AnswersForm(data, user=user, paper=False, overlap=False, initial=stated) if data is not None else None
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


def _held_on(file: ImportFile, answers: AnswersForm | None) -> date | None:
    """The day of the meeting: as it is written, else as the person has just answered."""
    if file.minutes is not None:
        return file.minutes.meeting.date
    given = answers.cleaned_data if answers is not None and answers.is_bound and answers.is_valid() else {}
    return given.get("meeting_date")


def _adjustment(file: ImportFile, parsed: ParsedDocument) -> dict[str, Any]:
    if file.minutes is not None and file.minutes.adjustment:
        return {"adjustment": file.minutes.adjustment, "adjusted_on": file.minutes.adjusted_on}
    stated = parsed.front.adjusted_on
    return {"adjustment": "date", "adjusted_on": stated.value} if stated else {}


def _attendance_form(file: ImportFile, parsed: ParsedDocument, data: QueryDict | None) -> AttendanceForm:
    """Who was there. A page that was sent without these fields (an older one, or a script) changes nothing."""
    found: dict[str, list[str]] = {role: [] for role in AttendanceRole.values}
    if file.minutes is not None:
        for row in file.minutes.attendance.all():
            found[row.role].append(attendance_lines.line(row, Person(row.name, row.party)))
    else:
        for one in voices.attendance(parsed.front):
            found[one.role].append(attendance_lines.line(one, Person(one.who.name, one.who.party)))
    initial = {role: tuple(lines) for role, lines in found.items()}
    posted = data if data is not None and "attendance-member" in data else None
    return AttendanceForm(posted, initial=initial)
