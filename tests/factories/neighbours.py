"""A county with secrets: what one registrar works with, and what the others hide behind marker words.

The markers are planted wherever text can lie: titles, clauses, sections, file names, file contents, readings,
revisions, evidence, reports, reasons. A test that asks an address and finds a marker has found a leak.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from decisions import services
from decisions.models import (
    AgendaItem,
    CommitteePage,
    Document,
    Erasure,
    ErrorReport,
    FileUse,
    InitiativeLink,
    InitiativePage,
    MeetingPage,
    Minutes,
    Paper,
    Reading,
)
from importers.drafts.models import FileState, ImportFile, ImportRun
from importers.drafts.remembered import HeadingMeaning
from importers.parsing.codec import to_json
from importers.pipeline import read_and_parse
from tests.factories.people import make_editor, make_registrar, make_superuser
from tests.factories.records import (
    attach_file,
    make_authority,
    make_committee,
    make_document,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    section,
)

MARKER = "qhemlig"
"""Every planted word begins with this."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A committee with one of everything, all of it drafts but for one published §."""

    committee: CommitteePage
    meeting: MeetingPage
    minutes: Minutes
    item: AgendaItem
    published: AgendaItem
    paper: Paper
    document: Document
    use: FileUse
    link: InitiativeLink
    report: ErrorReport
    erasure: Erasure
    file: ImportFile
    registrar: Any
    heading: HeadingMeaning


@dataclass(frozen=True, slots=True)
class County:
    """Växjö kommunstyrelse has `secretary`; `others` belong to Växjö utbildningsnämnd and to Ljungby."""

    own: Holding
    others: tuple[Holding, ...]
    secretary: Any
    editor: Any
    operator: Any
    initiative: InitiativePage


def make_holding(committee: CommitteePage, word: str, initiative: InitiativePage, day: date) -> Holding:
    """One of everything for a committee; `word` is in every text of it that is not public."""
    registrar = make_registrar(committee, username=f"reg-{word}")
    published_minutes = make_minutes(make_meeting(committee, date(2029, 1, 10)))
    published = publish_item(make_item(published_minutes, 1, "Offentlig taxa"))
    meeting = make_meeting(committee, day)
    meeting.title = f"Sammanträde {word}"
    meeting.save()
    meeting.save_revision(user=registrar)
    minutes = make_minutes(meeting)
    minutes.adjusters = minutes.place_and_time = word
    minutes.save()
    item = make_item(
        minutes,
        96,
        f"Rubrik {word}",
        clauses=(f"att {word}klausul",),
        sections=[section(f"{word}stycke", heading=f"{word}rubrik")],
        dnrs=(f"2031/{committee.pk}77",),
        recipients=(f"{word}mottagare",),
    )
    item.lead_in = f"{word}ingress"
    services.correct(item, ["lead_in"], by=registrar)
    item.title = f"Rubrik {word}2"
    services.correct(item, ["title"], by=registrar)
    paper = make_paper(committee, f"Handling {word}", clauses=(f"att {word}förslag",), sections=[section(word)])
    paper.sender = f"{word}avsändare"
    services.correct(paper, ["sender"], by=registrar)
    document = make_document(
        committee, f"{word}.txt", f"{word}bytes".encode(), title=f"Fil {word}", pages=[f"{word}sida"]
    )
    Reading.objects.create(document=document, importer_version="1", format_version=1, result=f'{{"a": "{word}"}}')
    use = attach_file(document, minutes)
    link = InitiativeLink.objects.create(
        initiative=initiative,
        item=item,
        evidence=[{"kind": 1, "field": "title", "start": 0, "end": 6, "quote": f"{word}belägg", "explanation": word}],
        score=5,
    )
    report = ErrorReport.objects.create(committee=committee, item=published, kind="text", message=f"{word}anmälan")
    other_file = make_document(committee, f"{word}-fel.txt", b"x", title=f"Fel {word}")
    erasure = Erasure.objects.create(
        document=other_file,
        document_number=other_file.pk,
        committee=committee,
        reason=f"{word}skäl",
        asked_by=make_superuser(),
    )
    file = ImportFile.objects.create(
        run=ImportRun.objects.create(by=registrar),
        name=f"{word}.pdf",
        sha256=f"{committee.pk:064d}",
        state=FileState.REVIEW,
        message=f"{word}besked",
        result=to_json(read_and_parse(f"Protokoll\n\n§ 96\nRubrik {word}\n".encode(), f"{word}.txt")),
        committee=committee,
        document=document,
        meeting=meeting,
        minutes=minutes,
        finished=timezone.now(),
    )
    heading = HeadingMeaning.objects.create(
        committee=committee, heading=f"{word} rubrik", printed=f"{word} rubrik", meaning="summary", taken_by=registrar
    )
    return Holding(
        committee, meeting, minutes, AgendaItem.objects.get(pk=item.pk), published, Paper.objects.get(pk=paper.pk),
        document, use, link, report, erasure, file, registrar, heading,
    )  # fmt: skip


def make_own() -> tuple[Holding, Any, InitiativePage]:
    """What the secretary of Växjö kommunstyrelse works with, the secretary, and a public initiative."""
    vaxjo = make_authority("Växjö kommun")
    initiative = make_initiative("Trygga torg i länet")
    board = make_committee("Kommunstyrelsen", vaxjo)
    own = make_holding(board, "egetord", initiative, date(2031, 3, 7))
    return own, make_registrar(board, username="sekreterare"), initiative


def plant_others(initiative: InitiativePage) -> tuple[Holding, ...]:
    """What nobody but its own body may see."""
    schools = make_committee("Utbildningsnämnden", make_authority("Växjö kommun"))
    ljungby = make_committee("Barn- och utbildningsnämnden", make_authority("Ljungby kommun"))
    return (
        make_holding(schools, f"{MARKER}vaxjo", initiative, date(2031, 4, 8)),
        make_holding(ljungby, f"{MARKER}ljungby", initiative, date(2031, 4, 9)),
    )


def make_county() -> County:
    """All of it."""
    own, secretary, initiative = make_own()
    others = plant_others(initiative)
    return County(own, others, secretary, make_editor(), make_superuser(), initiative)
