"""Votes, positions, submitters, attendance and appendices: from the reading to the draft, the revision and the page."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.utils import IntegrityError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from decisions import services
from decisions.models import (
    AgendaItem,
    Attendance,
    CommitteePage,
    Document,
    FileUse,
    Minutes,
    Notice,
    PageText,
    Paper,
    PaperItem,
    Position,
    Publication,
    Submitter,
    Vote,
    VoteEvent,
)
from decisions.selectors import facets_of, public_items, public_pages, public_papers
from importers import parsing
from importers.drafts.models import ImportFile, ImportRun
from importers.drafts.writing.content import item_content, paper_content
from importers.drafts.writing.editions import new_edition, pages_of, read_again
from importers.drafts.writing.fill import fill_item, fill_paper
from importers.drafts.writing.store import findings, page_texts
from importers.drafts.writing.voices import attendance
from importers.drafts.writing.write import Answers, write_drafts
from importers.parsing import to_json
from importers.pipeline import read_and_parse
from tests.factories.people import make_registrar, make_superuser
from tests.factories.records import (
    add_voices,
    attach_file,
    belongs_to,
    make_committee,
    make_document,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db

DAY = date(2030, 5, 22)
ITEM = "/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/96/"
MEETING = "/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/"


def words(text: str) -> parsing.Quote:
    """Printed words somewhere in a file."""
    return parsing.Quote(text, (parsing.Span(10, 10 + len(text)),))


def person(name: str, party: str | None = "X") -> parsing.ParsedPerson:
    return parsing.ParsedPerson(name, party, words(name))


def vote(*voters: tuple[str, str, str], **fields: Any) -> parsing.ParsedVote:
    """A vote; each voter is name, party and choice."""
    people = tuple(parsing.ParsedVoter(person(n, p), parsing.VoteChoice(c)) for n, p, c in voters)
    return parsing.ParsedVote(words("Ja: Alva. Nej: Bror."), voters=people, **fields)


def parsed_item(**fields: Any) -> parsing.ParsedItem:
    return parsing.ParsedItem(number=96, suffix="", prefix=None, printed=None, title=None, **fields)


VOTE = vote(
    ("Alva Exempelsson", "X", "yes"), ("Bror Påhittsson", "Y", "no"), ("Cilla Provberg", "Y", "no"),
    question=words("Bifall mot avslag"), yes_means=words("Avslag på motionen."), no_means=words("bifall"),
    yes_rejects=True, yes=1, no=2, abstained=1,
)  # fmt: skip
RESERVED = parsing.ParsedPosition(
    parsing.PositionKind.RESERVED, person("Cilla Provberg", "Y"), text=words("Jag ville mer.")
)
GROUP = parsing.ParsedPosition(parsing.PositionKind.NOT_TAKING_PART, None, party="Z")
OFFICE = parsing.ParsedPosition(parsing.PositionKind.MOVED, None, text=words("Ordföranden yrkar bifall."))


def drafted(**fields: Any) -> AgendaItem:
    """A § that is filled from a reading and saved."""
    item = make_item()
    fill_item(item, item_content(parsed_item(**fields), 96))
    item.title = "Taxa"
    item.save()
    return AgendaItem.objects.get(pk=item.pk)


# From the reading to the draft.


def test_a_vote_is_written_with_every_voter() -> None:
    item = drafted(votes=(VOTE,), positions=(RESERVED, GROUP, OFFICE))
    event = item.vote_events.get()
    assert (event.question, event.yes, event.no, event.abstained, event.absent) == ("Bifall mot avslag", 1, 2, 1, None)
    assert (event.yes_means, event.yes_rejects, event.consistent) == ("Avslag på motionen.", True, True)
    assert list(event.votes.values_list("name", "party", "choice")) == [
        ("Alva Exempelsson", "X", "yes"), ("Bror Påhittsson", "Y", "no"), ("Cilla Provberg", "Y", "no"),
    ]  # fmt: skip
    assert list(item.positions.values_list("kind", "name", "party", "text")) == [
        ("reserved", "Cilla Provberg", "Y", "Jag ville mer."), ("not_taking_part", "", "Z", ""),
        ("moved", "", "", "Ordföranden yrkar bifall."),
    ]  # fmt: skip


def test_a_vote_that_contradicts_itself_is_text_alone() -> None:
    """Even if a reading brought figures along, none of them becomes data."""
    item = drafted(votes=(replace(VOTE, consistent=False), replace(VOTE, yes=40_000)))
    for event in item.vote_events.all():
        assert (event.yes, event.no, event.abstained, event.consistent) == (None, None, None, False)
        assert event.text == "Ja: Alva. Nej: Bror."
        assert not event.votes.exists()


def test_the_database_refuses_figures_of_a_vote_that_contradicts_itself() -> None:
    with pytest.raises(IntegrityError):
        VoteEvent.objects.create(item=make_item(), consistent=False, yes=3)


@pytest.mark.parametrize(
    ("matter", "party", "kept"),
    [
        ("motion", "X", 1), ("motion", None, 1), ("interpellation", None, 1), ("fråga", None, 1),
        ("medborgarförslag", None, 0), ("medborgarförslag", "X", 0), ("övrigt", None, 0), ("övrigt", "X", 1),
    ],
)  # fmt: skip
def test_only_an_elected_submitter_is_data(matter: str, party: str | None, kept: int) -> None:
    submitters = (person("Gun Demodotter", party),)
    item = drafted(matter_type=parsing.MatterType(matter), submitters=submitters)
    assert item.submitters.count() == kept


def test_what_a_person_corrected_is_not_read_over() -> None:
    item = drafted(votes=(VOTE,), positions=(RESERVED,))
    user = make_registrar(item.meeting.committee)
    item.positions = [Position(kind="reserved", name="Ester Låtsaslund", party="Z")]
    services.correct(item, ["positions"], by=user)
    item = AgendaItem.objects.get(pk=item.pk)
    assert fill_item(item, item_content(parsed_item(votes=(), positions=(GROUP,)), 96)) == ("positions",)
    item.save()
    assert [str(row) for row in item.positions.all()] == ["Ester Låtsaslund (Z)"]
    assert not VoteEvent.objects.exists()
    assert not Vote.objects.exists()


def front(**fields: Any) -> parsing.ParsedFront:
    return parsing.ParsedFront(**fields)


def there(name: str, role: str, **fields: Any) -> parsing.ParsedAttendance:
    return parsing.ParsedAttendance(person(name), parsing.AttendanceRole(role), **fields)


ATTENDANCE = (
    there("Alva Exempelsson", "member", office="ordförande"),
    there(
        "Bror Påhittsson", "serving_substitute", replaces="Cilla Provberg", present=(parsing.ParagraphRange(95, 97),)
    ),
    there("David Testman", "substitute", absent=(parsing.ParagraphRange(96, 96),), note=words("ej § 96")),
    there("Kaj Skissgren", "other", office="sekreterare"),
)


def document(**fields: Any) -> parsing.ParsedDocument:
    empty = read_and_parse("Sammanträdesprotokoll\n".encode(), "p.txt")
    return replace(empty, **fields)


def test_officials_are_no_data() -> None:
    assert [one.who.name for one in attendance(front(attendance=ATTENDANCE))] == [
        "Alva Exempelsson", "Bror Påhittsson", "David Testman",
    ]  # fmt: skip


def test_an_edition_has_its_attendance_and_notice() -> None:
    dated = parsing.ParsedDate(date(2030, 5, 30), parsing.Basis.STATED)
    page = front(attendance=ATTENDANCE, announced_on=dated, kept_at=words("Kansliet"))
    minutes = new_edition(document(front=page), make_meeting(), source_url="", replaces=None)
    rows = list(Attendance.objects.all())
    assert [(r.name, r.role, r.office, r.replaces, r.present, r.absent) for r in rows] == [
        ("Alva Exempelsson", "member", "ordförande", "", [], []),
        ("Bror Påhittsson", "serving_substitute", "", "Cilla Provberg", [[95, 97]], []),
        ("David Testman", "substitute", "", "", [], [[96, 96]]),
    ]
    assert [[row.was_there(n) for n in (94, 95, 96, 97)] for row in rows] == [
        [True] * 4, [False, True, True, True], [True, True, False, True],
    ]  # fmt: skip
    notice = Notice.objects.get(minutes=minutes)
    assert (notice.posted_on, notice.removed_on, notice.kept_at) == (date(2030, 5, 30), None, "Kansliet")


def test_a_better_copy_adds_and_leaves_what_was_corrected() -> None:
    minutes = make_minutes()
    Attendance.objects.create(minutes=minutes, name="Fel Läst")
    Minutes.objects.filter(pk=minutes.pk).update(adjusters="Rättad Person", corrected={"adjusters": {"by": 1}})
    minutes.refresh_from_db()
    page = front(attendance=ATTENDANCE, adjusters=(words("Någon annan"),), place_time=words("Salen"))
    read_again(minutes, document(front=page))
    minutes.refresh_from_db()
    assert (minutes.adjusters, minutes.place_and_time) == ("Rättad Person", "Salen")
    assert minutes.attendance.count() == 3
    minutes.corrected = {"attendance": {"by": 1}}
    minutes.save()
    read_again(minutes, document(front=front(attendance=ATTENDANCE[:1])))
    assert minutes.attendance.count() == 3
    read_again(Minutes.objects.get(), document(front=front()))
    assert minutes.attendance.count() == 3, "what a copy does not say is not forgotten"


# Appendices.


def appendix(*about: str, **fields: Any) -> parsing.ParsedPaper:
    return parsing.ParsedPaper(kind=parsing.DocumentKind.APPENDIX, title=None, about=about, **fields)


def filled_paper(paper: parsing.ParsedPaper, day: date | None = DAY) -> Paper:
    made = make_paper()
    fill_paper(made, paper_content(paper), day=day)
    made.title = "Skriftlig reservation"
    made.save()
    return Paper.objects.get(pk=made.pk)


def test_an_appendix_names_its_paragraphs() -> None:
    paper = filled_paper(appendix("41", "12 A", "x", "41", replaces=words("protokollet")))
    assert paper.kind == "bilaga"
    assert list(paper.about.values_list("number", "suffix", "date")) == [(41, "", DAY), (12, "a", DAY)]
    assert paper.replaces == "protokollet"


@pytest.mark.parametrize("order", ["paper first", "minutes first"])
def test_an_appendix_finds_its_paragraph_whichever_came_first(order: str) -> None:
    if order == "paper first":
        paper = filled_paper(appendix("96"))
        services.bind_paper(paper)
        item = make_item()
        services.bind_meeting(item.meeting)
    else:
        item = make_item()
        paper = filled_paper(appendix("96"))
        services.bind_paper(paper)
    assert paper.about.get().item == item


def test_two_meetings_of_a_day_are_no_answer_but_the_own_file_is() -> None:
    first = make_item(make_minutes(make_meeting()))
    second = make_item(make_minutes(make_meeting(number_of_day=2)))
    paper = filled_paper(appendix("96"))
    services.bind_paper(paper)
    assert paper.about.get().item is None
    services.bind_meeting(second.meeting, [paper])
    assert PaperItem.objects.get().item == second
    assert first.pk != second.pk


def test_another_bodys_paragraph_is_never_meant() -> None:
    make_item(make_minutes(make_meeting(make_committee("Kommunstyrelsen"))))
    paper = filled_paper(appendix("96"))
    services.bind_paper(paper)
    assert paper.about.get().item is None


def test_a_paper_of_a_withheld_paragraph_is_named() -> None:
    item = make_item()
    services.withhold(item, Publication.SECRET, by=make_superuser())
    paper = filled_paper(appendix("96"))
    assert services.bind_meeting(item.meeting, [paper]) == (paper,)
    assert [stop.code for stop in services.check_paper(paper)] == ["belongs_to_withheld"]


def test_a_paper_goes_and_comes_with_its_paragraph() -> None:
    item = publish_item(make_item())
    paper = make_paper(title="Skriftlig reservation", kind="bilaga")
    belongs_to(paper, item)
    paper = publish_paper(paper)
    assert public_papers().filter(pk=paper.pk).exists()
    services.withdraw(item, by=make_superuser(), reason="Fel fil lämnades in.")
    assert not public_papers().filter(pk=paper.pk).exists()
    assert Client().get(f"/{paper.path}/").status_code == 410
    item = AgendaItem.objects.get(pk=item.pk)
    services.reopen(item, by=make_superuser())
    assert public_papers().filter(pk=paper.pk).exists()


def test_an_appendix_without_a_date_leaves_the_web_with_its_protokoll() -> None:
    item = publish_item(make_item(make_minutes(make_meeting(day=date(2020, 1, 8)))))
    paper = make_paper(title="Skriftlig reservation", kind="bilaga", day=None)
    belongs_to(paper, item)
    paper = publish_paper(paper)
    assert paper.path == "exempelkommun/handlingar/2020-01-08-bilaga"
    assert "odaterad" not in Client().get(f"/{item.path}/").content.decode()
    assert public_papers().filter(pk=paper.pk).exists()
    committee = CommitteePage.objects.get(pk=item.meeting.committee_id)
    committee.web_months = 1
    committee.save()
    assert not public_papers().filter(pk=paper.pk).exists()
    assert Client().get(f"/{paper.path}/").status_code == 410


def test_pages_of_a_stretch() -> None:
    parsed = document(page_starts=(0, 100, 200))
    assert [pages_of(parsed, *span) for span in ((0, 50), (0, 100), (99, 101), (150, 250), (200, 201), (100, 100))] == [
        (1, 1), (1, 1), (1, 2), (2, 3), (3, 3), (2, 2),
    ]  # fmt: skip
    assert pages_of(document(page_starts=()), 5, 500) == (1, 1)


def test_an_appendix_in_minutes_never_opens_their_file() -> None:
    item = publish_item(make_item())
    hidden = make_item(item.minutes.get(), 97, "Personärende")
    services.withhold(hidden, Publication.SECRET, by=make_superuser())
    paper = publish_paper(make_paper(title="Skriftlig reservation", kind="bilaga"))
    stored = make_document(pages=("Ett", "Två", "Tre"))
    attach_file(stored, item.minutes.get())
    use = attach_file(stored, paper, first_page=2, last_page=2)
    with pytest.raises(services.GateClosed) as refused:
        services.open_file(use, by=make_superuser(), reason="Vill visa")
    assert "part_of_a_file" in {stop.code for stop in refused.value.stops}
    whole = attach_file(stored, paper)
    with pytest.raises(services.GateClosed) as refused:
        services.open_file(whole, by=make_superuser(), reason="Vill visa")
    assert "file_carries_more" in {stop.code for stop in refused.value.stops}
    FileUse.objects.update(public=True)
    assert not public_pages(paper).exists(), "not even if somebody ticked it past the gate"
    assert Client().get(f"/filer/{stored.pk}/protokoll.txt").status_code in (404, 410)


def test_the_pages_of_an_appendix_are_read_where_the_whole_file_is_open() -> None:
    item = publish_item(make_item())
    paper = publish_paper(make_paper(title="Skriftlig reservation", kind="bilaga"))
    stored = make_document(pages=("Ett", "Två", "Tre"))
    attach_file(stored, item.minutes.get(), public=True, public_name="p.txt")
    attach_file(stored, paper, first_page=2, last_page=3)
    assert list(public_pages(paper).values_list("text", flat=True)) == ["Två", "Tre"]
    html = Client().get(f"/{paper.path}/").content.decode()
    assert 'id="sida-2"' in html
    assert 'id="sida-1"' not in html


RATTELSE = """Exempelkommun
Barn- och utbildningsnämnden
RÄTTELSE
Sammanträdesdatum 2030-05-22
Rättad § 96 ersätter § 96 i protokollet justerat 2030-05-29.

§ 96 Dnr 2030/0234

Taxa för torghandel

Beslut

Barn- och utbildningsnämnden beslutar
- att anta den rättade taxan.
"""


def test_a_correction_with_paragraphs_is_an_edition_that_replaces_the_old_one() -> None:
    """It says itself what it is: nobody has to answer. What it says that it replaces is kept, and leads to the §."""
    item = publish_item(make_item())
    old = item.minutes.get()
    user = make_registrar(item.meeting.committee)
    parsed = read_and_parse(RATTELSE.encode(), "rattelse.txt")
    assert (parsed.kind.value, len(parsed.items)) == ("rättelse", 1)
    file = ImportFile(
        run=ImportRun.objects.create(by=user), name="rattelse.txt", sha256="1" * 64, result=to_json(parsed)
    )
    file.upload.save("rattelse.bin", ContentFile(RATTELSE.encode()), save=False)
    file.save()
    write_drafts(file, Answers(committee=item.meeting.committee, meeting_date=DAY), by=user)
    new = Minutes.objects.exclude(pk=old.pk).get()
    assert (new.kind, new.replaces) == ("corrected", old)
    item = AgendaItem.objects.get(pk=item.pk)
    assert item.clauses.get().text == "att anta taxan.", "what is public changes when the correction is published"
    assert item.has_unpublished_changes
    paper = Paper.objects.get(kind="rattelse")
    assert "§ 96" in paper.replaces
    assert paper.about.get().item == item


# Revisions.


def test_a_revision_holds_a_vote_with_its_voters_whatever_happens_later() -> None:
    """The rows of an earlier version are replaced: what that version said must still be there."""
    item = drafted(votes=(VOTE,))
    user = make_registrar(item.meeting.committee)
    item.lead_in = "Första"
    services.correct(item, ["lead_in"], by=user)
    earlier = AgendaItem.objects.get(pk=item.pk).latest_revision
    item = AgendaItem.objects.get(pk=item.pk)
    item.vote_events = [VoteEvent(question="En annan", yes=3)]
    services.correct(item, ["vote_events"], by=user)
    assert [event.question for event in VoteEvent.objects.all()] == ["En annan"]
    assert not Vote.objects.exists()
    revived = earlier.as_object()
    event = revived.vote_events.all()[0]
    assert [(one.name, one.choice) for one in event.votes.all()] == [
        ("Alva Exempelsson", "yes"), ("Bror Påhittsson", "no"), ("Cilla Provberg", "no"),
    ]  # fmt: skip
    services.correct(revived, ["vote_events"], by=user)
    assert AgendaItem.objects.get(pk=item.pk).vote_events.get().votes.count() == 3


def test_a_published_vote_changes_when_its_correction_is_published_and_not_before() -> None:
    item = drafted(votes=(VOTE,), positions=(RESERVED,))
    item = publish_item(item)
    item.vote_events = [VoteEvent(question="Rättad", yes=9)]
    services.correct(item, ["vote_events"], by=make_registrar(item.meeting.committee))
    assert VoteEvent.objects.get().question == "Bifall mot avslag"
    assert "Rättad" not in Client().get(ITEM).content.decode()
    services.publish_minutes(item.minutes.get(), [item], by=make_superuser())
    assert VoteEvent.objects.get().question == "Rättad"
    assert Position.objects.get().name == "Cilla Provberg", "what was not corrected stays"


# The gate.

NUMBER = "191212121212"


@pytest.mark.parametrize(
    "place", ["question", "yes_means", "no_means", "casting_vote", "text", "voter", "position", "reason", "submitter"]
)
def test_a_personal_number_in_any_voice_blocks(place: str) -> None:
    item = make_item()
    event = VoteEvent(item=item, question="Fråga")
    if place == "voter":
        event.votes = [Vote(name=f"Bror {NUMBER}", choice="yes")]
    elif hasattr(event, place):
        setattr(event, place, f"Ordet {NUMBER}")
    event.save()
    if place == "position":
        Position.objects.create(item=item, kind="moved", name=NUMBER)
    if place == "reason":
        Position.objects.create(item=item, kind="moved", text=f"Skäl: {NUMBER}")
    if place == "submitter":
        Submitter.objects.create(item=item, name=NUMBER)
    stops = services.check_minutes(item.minutes.get(), [AgendaItem.objects.get(pk=item.pk)])
    assert [(stop.code, stop.severity) for stop in stops] == [("personal_number", services.Severity.BLOCKS)]


@pytest.mark.parametrize("field", ["name", "office", "replaces", "note", "place_and_time", "adjusters", "kept_at"])
def test_a_personal_number_on_the_front_page_blocks(field: str) -> None:
    item = make_item()
    minutes = item.minutes.get()
    if field in ("place_and_time", "adjusters"):
        Minutes.objects.filter(pk=minutes.pk).update(**{field: NUMBER})
    elif field == "kept_at":
        Notice.objects.create(minutes=minutes, kept_at=NUMBER)
    else:
        Attendance.objects.create(**{"minutes": minutes, "name": "Alva", field: NUMBER})
    stops = services.check_minutes(Minutes.objects.get(), [item])
    assert [(stop.code, stop.record) for stop in stops] == [("personal_number", "")]


def test_what_stands_in_a_section_too_is_told_of_once() -> None:
    item = make_item(sections=[section(f"Bror reserverar sig, {NUMBER}")])
    Position.objects.create(item=item, kind="reserved", text=f"Bror reserverar sig, {NUMBER}")
    assert len(services.check_minutes(item.minutes.get(), [item])) == 1


def test_private_contact_data_asks_for_a_reason() -> None:
    item = make_item(sections=[section("Hör av dig till folke.fantasius@gmail.com")])
    stops = services.check_minutes(item.minutes.get(), [item])
    assert [(stop.code, stop.severity) for stop in stops] == [("contact_data", services.Severity.NEEDS_REASON)]
    assert not services.check_minutes(
        make_minutes(), [make_item(number=5, sections=[section("registrator@exempel.invalid")])]
    )


def hidden_part(kind: str, text: str) -> parsing.ParsedDocument:
    whole = f"Protokoll\nSida ett\n{text}"
    start = whole.index(text)
    owned = parsing.Located(text, (parsing.Span(start, len(whole)),), None)
    part = parsing.Furniture(parsing.FurnitureKind(kind), owned)
    return document(text=whole, furniture=(part,))


@pytest.mark.parametrize("kind", ["comment", "deleted", "hidden"])
def test_what_is_not_on_paper_is_no_page_text_and_is_found(kind: str) -> None:
    parsed = hidden_part(kind, f"Kolla {NUMBER}")
    assert list(page_texts(parsed)) == ["Protokoll\nSida ett"]
    assert [code for code, _ in findings(parsed, "a.docx")] == ["personal_number", "hidden_words"]
    assert [code for code, _ in findings(hidden_part(kind, "Kolla detta"), "a.docx")] == ["hidden_words"]
    assert [code for code, _ in findings(document(), f"{NUMBER}.docx")] == ["personal_number"]
    assert [code for code, _ in findings(document(), "protokoll 2030-05-22.docx")] == []


def test_findings_of_the_file_stop_it() -> None:
    item = publish_item(make_item())
    stored = make_document(pages=("Ett",))
    use = attach_file(stored, item.minutes.get())
    reading = stored.readings.create(importer_version="1", format_version=1, result="", findings=[])
    reading.findings = [{"code": "hidden_words", "message": "Filen innehåller kommentarer."}]
    reading.save()
    with pytest.raises(services.GateClosed):
        services.open_file(use, by=make_superuser())
    services.open_file(use, by=make_superuser(), reason="Kommentarerna är ofarliga.")
    services.close_file(use, by=make_superuser())
    reading.findings = [{"code": "personal_number", "message": "Filen innehåller ett personnummer."}]
    reading.save()
    with pytest.raises(services.GateClosed):
        services.open_file(FileUse.objects.get(), by=make_superuser(), reason="Ändå")
    assert not FileUse.objects.get().public
    assert Document.objects.get().pages.count() == PageText.objects.count()


# What the public sees.


def shown(address: str = ITEM) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_tells_who_voted_what_and_what_it_meant() -> None:
    item = drafted(votes=(VOTE,), positions=(RESERVED, GROUP, OFFICE), submitters=(person("Gun Demodotter", "Y"),))
    publish_item(item)
    html = shown()
    assert "Ja betydde avslag på motionen. Nej betydde bifall." in html
    assert "<strong>1 ja, 2 nej, 1 avstår.</strong>" in html
    assert '<th scope="row">Y</th><td class="amount">0</td><td class="amount">2</td>' in html
    assert '<th scope="row">Summa</th><td class="amount">1</td><td class="amount">2</td>' in html
    assert '<th scope="row">Bror Påhittsson</th><td>Y</td><td>Nej</td>' in html
    assert "<dt>Reserverade sig mot beslutet</dt><dd>Cilla Provberg (Y)</dd>" in html
    assert "<dt>Deltog inte i beslutet</dt><dd>Z</dd>" in html
    assert "Ordföranden yrkar" not in html, "what names nobody stays in the sections"
    assert "<dt>Väckt av</dt><dd>Gun Demodotter (Y)</dd>" in html
    assert "Sammanställt av en dator" in html


def test_a_vote_that_does_not_add_up_is_shown_as_text() -> None:
    """A person may have typed figures that the names contradict: no figure is shown then."""
    item = make_item()
    event = VoteEvent(item=item, question="Bifall mot avslag", yes=2, text="Ja röstar Alva. 2 ja.")
    event.votes = [Vote(name="Alva Exempelsson", party="X", choice="yes")]
    event.save()
    publish_item(item)
    html = shown()
    assert "går inte ihop" in html
    assert "Ja röstar Alva. 2 ja." in html
    assert "<table" not in html
    assert "<strong>2 ja" not in html
    assert facets_of(public_items().select_related("meeting__committee"))[item.pk].voted == ()


def test_a_party_is_found_once_for_each_thing_it_did() -> None:
    item = publish_item(drafted(votes=(VOTE,), positions=(RESERVED, GROUP), submitters=(person("Gun", "Q"),)))
    for number in range(100, 104):
        publish_item(make_item(item.minutes.get(), number))
    items = list(public_items().select_related("meeting__committee"))
    with CaptureQueriesContext(connection) as queries:
        found = facets_of(items)
    assert len(queries) == 4
    facets = found[item.pk]
    assert (facets.voted, facets.reserved, facets.moved, facets.submitted) == (("X", "Y"), ("Y",), (), ("Q",))
    assert len(found) == 5


def test_a_body_that_publishes_only_decisions_shows_no_voices() -> None:
    item = make_item()
    add_voices(item, "Rösthemlighet")
    minutes = item.minutes.get()
    Attendance.objects.create(minutes=minutes, name="Rösthemlighet")
    publish_item(item)
    bilaga = make_paper(title="Rösthemlighet", kind="bilaga")
    belongs_to(bilaga, item)
    publish_paper(bilaga)
    assert "Rösthemlighet" in shown()
    assert shown(MEETING).count("Rösthemlighet") == 2
    committee = CommitteePage.objects.get(pk=item.meeting.committee_id)
    committee.policy = "only_decisions"
    committee.save()
    assert "Rösthemlighet" not in shown()
    assert "Rösthemlighet" not in shown(MEETING)
    assert facets_of(public_items().select_related("meeting__committee"))[item.pk].voted == ()


def test_the_meeting_tells_who_was_there() -> None:
    item = make_item()
    minutes = item.minutes.get()
    Attendance.objects.create(
        minutes=minutes, name="Alva Exempelsson", party="X", office="ordförande", present=[[95, 97]]
    )
    Attendance.objects.create(
        minutes=minutes, name="Bror Påhittsson", role="serving_substitute", replaces="Cilla Provberg", sort_order=1
    )
    Attendance.objects.create(minutes=minutes, name="David Testman", role="substitute", absent=[[96, 96]], sort_order=2)
    publish_item(item)
    html = shown(MEETING)
    assert "Beslutande ledamöter (1)" in html
    assert 'Alva Exempelsson (X) <span class="quiet small">ordförande, vid § 95–97</span>' in html
    assert 'Bror Påhittsson <span class="quiet small">i stället för Cilla Provberg</span>' in html
    assert 'David Testman <span class="quiet small">inte vid § 96</span>' in html


def test_an_appendix_stands_under_its_paragraph_and_names_it() -> None:
    item = publish_item(make_item())
    paper = make_paper(title="Skriftlig reservation", kind="bilaga", replaces="Bilaga 1 av den 20 maj")
    belongs_to(paper, item)
    PaperItem.objects.create(paper=paper, number=99, date=DAY, sort_order=1)
    belongs_to(make_paper(title="Ett utkast", kind="bilaga"), item)
    paper = publish_paper(paper)
    for address in (ITEM, MEETING):
        assert f'<a href="/{paper.path}/">Skriftlig reservation</a>' in shown(address)
        assert "Ett utkast" not in shown(address)
    html = shown(f"/{paper.path}/")
    assert f'<a href="{ITEM}">' in html
    assert "§ 99" in html
    assert "<strong>Rättelse.</strong> Ersätter: Bilaga 1 av den 20 maj" in html


def test_a_corrected_edition_and_the_one_it_replaces_point_at_each_other() -> None:
    item = publish_item(make_item())
    old = item.minutes.get()
    new = Minutes.objects.create(
        meeting=item.meeting, kind="corrected", replaces=old, adjustment="date", adjusted_on=date(2030, 6, 3)
    )
    new.item_editions.create(item=item)
    assert "Rättelse." not in shown(), "a draft edition is not named"
    services.publish_minutes(new, [item], by=make_superuser())
    for address in (ITEM, MEETING):
        html = shown(address)
        assert f'Den här utgåvan ersätter en tidigare: <a href="#utgava-{old.pk}">protokoll' in html
        assert f'Läs <a href="#utgava-{new.pk}">den rättade utgåvan, som justerades den 3 juni 2030</a>' in html
        assert f'id="utgava-{old.pk}"' in html
        assert f'id="utgava-{new.pk}"' in html
