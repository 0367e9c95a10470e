"""Publishing by a run: only what nobody has to look at, in a person's name, through the same gate as on the web.

A file is published whole, its §§ with their bilagor, or not at all: where no finding is open that needs a person
(`review.needs` says which do), the body's policy is to publish everything, and the gate lets each § and paper through.
There is no override: whatever stops a file leaves it as drafts, and the file says why.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from decisions import services
from decisions.models import CommitteePage, Minutes, Paper, Policy, Publication
from decisions.selectors import handles
from decisions.services import bulk
from importers.drafts.models import CommitteeBasis, FileState, ImportFile, ImportRun
from importers.drafts.review import findings, needs, profiles
from importers.drafts.review.findings import Finding
from importers.drafts.review.parts import papers_of
from importers.drafts.writing.match import becomes_paper
from importers.drafts.writing.write import NOTHING_WRITTEN, Written, parsed_of
from importers.parsing import ParsedDocument

_WITH = ("run", "committee__authority", "minutes__meeting", "paper")
_SAID = (CommitteeBasis.CHOSEN, CommitteeBasis.STATED, CommitteeBasis.ANSWERED)


class _Kept(Exception):  # noqa: N818 - it says what happened
    """The file stays as drafts, for this reason."""


def open_findings(file: ImportFile, parsed: ParsedDocument) -> tuple[Finding, ...]:
    """The findings of a file that need a person and that nobody has handled or answered: of the review's own list."""
    notes = profiles.notes_of(file)
    handled = notes.handled if notes else {}
    profile = profiles.of(file, notes.meanings if notes else {})
    found = findings.of(parsed, profile, (), handled, frozenset(_answered(file)) | needs.settled(parsed))
    return tuple(one for one in found if needs.a_person(one) and not one.handled)


def _answered(file: ImportFile) -> set[str]:
    """Codes of findings that a person has answered by what was said of the whole delivery."""
    answered = set()
    if file.meeting_date:
        answered.add("meeting_date_missing")
    if file.committee and file.committee_basis in _SAID:
        answered |= {"authority_missing", "body_missing"}
    if file.minutes is not None and file.minutes.adjustment:
        answered.add("adjustment_unknown")
    return answered


def publish_if_asked(
    file: ImportFile, parsed: ParsedDocument | None = None, written: Written = NOTHING_WRITTEN
) -> bool:
    """Publish a file whose run publishes, if nothing keeps it; else note why. Returns whether it is public now.

    Only drafts that this run wrote, and only once: a file with a reason is left until a person asks anew. `parsed` is
    the file's reading, where the caller has it at hand, and `written` what the caller's own transaction has written.
    """
    reviewer = file.run.reviewed_by
    if reviewer is None:
        return False
    kept, reading = "", file.reading_id
    try:
        with transaction.atomic():
            waiting = file if written.inserted else _waiting(file)
            if waiting is None:
                return False
            known = parsed is not None and waiting.reading_id == reading
            _publish(waiting, parsed if parsed is not None and known else parsed_of(waiting), reviewer, written)
            bulk.update(ImportFile, file.pk, state=FileState.DONE, message="")
    except _Kept as reason:
        kept = str(reason)
    except services.GateClosed as gate:
        kept = " ".join(dict.fromkeys(stop.message for stop in gate.stops))
    if kept:
        ImportFile.objects.filter(pk=file.pk).update(kept_back=kept[:500])
    return not kept


def _waiting(file: ImportFile) -> ImportFile | None:
    """The file as the database has it, locked; None where it is no draft any more, or kept back."""
    locked = ImportFile.objects.select_for_update(of=("self",)).select_related(*_WITH)
    return locked.filter(pk=file.pk, state=FileState.REVIEW, kept_back="").first()


def publish_waiting(run: ImportRun) -> int:
    """Publish what an interrupted run wrote and did not come to. Returns how many files."""
    waiting = run.files.filter(state=FileState.REVIEW, kept_back="").select_related("run__reviewed_by")
    return sum(publish_if_asked(file) for file in waiting.iterator(chunk_size=100))


def ask_anew(run: ImportRun, reviewer: Any) -> None:
    """Let a run publish in this person's name, also what it kept as drafts before: things may have changed."""
    run.reviewed_by = reviewer
    run.save(update_fields=["reviewed_by"])
    run.files.filter(state=FileState.REVIEW).exclude(kept_back="").update(kept_back="")


def _publish(file: ImportFile, parsed: ParsedDocument, reviewer: Any, written: Written) -> None:
    """Raises `_Kept` or `GateClosed`; then nothing has changed."""
    committee = file.committee
    if committee is None:
        raise _Kept("Organet är inte känt.")
    _check_rights(committee, reviewer)
    if committee.policy != Policy.FULL:
        raise _Kept(f"Organets publiceringspolicy är ”{committee.get_policy_display()}”, inte hela protokoll.")
    if becomes_paper(parsed):
        _check_findings(file, parsed)
        assert file.paper is not None
        for paper in (file.paper, *file.paper.embedded.order_by("pk")):
            services.publish_paper(paper, by=reviewer)
        return
    minutes = file.minutes
    assert minutes is not None
    if minutes.meeting.committee_id == committee.pk:
        minutes.meeting.committee = committee
    if not minutes.adjustment:
        adjusted = _adjusted_on(minutes, parsed)
        services.state_adjustment(minutes, adjusted_on=adjusted, by=reviewer, inserted=written.inserted)
    _check_findings(file, parsed)
    items = written.items if written.inserted else tuple(minutes.items.only("publication"))
    if any(item.publication != Publication.DRAFT for item in items):
        raise _Kept("Någon paragraf är sekretessmarkerad, återkallad eller redan publicerad.")
    papers = papers_of(file) if written.papers or not written.inserted else ()
    _check_appendices(papers)
    services.publish_minutes(minutes, items, by=reviewer, inserted=written.inserted)
    for paper in papers:
        services.publish_paper(paper, by=reviewer)


def _adjusted_on(minutes: Minutes, parsed: ParsedDocument) -> date:
    """The day that the file states, if it can be true."""
    if parsed.front.adjusted_on is None:
        raise _Kept("När protokollet justerades står inte i filen. Ange det i granskningen.")
    adjusted = parsed.front.adjusted_on.value
    if services.wrong_adjustment(adjusted, minutes.meeting.date):
        raise _Kept(f"Justeringsdagen i filen ({adjusted.isoformat()}) kan inte stämma.")
    return adjusted


def _check_appendices(papers: Iterable[Paper]) -> None:
    """Bilagor go with their §§. One that names a § that was not found may belong to anything."""
    for paper in papers:
        if paper.publication != Publication.DRAFT:
            raise _Kept("Någon bilaga är sekretessmarkerad, återkallad eller redan publicerad.")
        if any(row.item_id is None for row in paper.about.all()):
            raise _Kept(f"Bilagan ”{paper.title}” hör till en paragraf som inte hittades. Se på den i granskningen.")


def _check_rights(committee: CommitteePage, reviewer: Any) -> None:
    if not handles(reviewer, committee):
        raise _Kept(f"{reviewer.get_username()} har inte behörighet till {committee.title}.")


def _check_findings(file: ImportFile, parsed: ParsedDocument) -> None:
    found = open_findings(file, parsed)
    if found:
        more = f" Och {len(found) - 1} till." if len(found) > 1 else ""
        raise _Kept(f"Har anmärkningar: {found[0].message}{more}")
