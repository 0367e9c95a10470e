"""The demo: what `make run` shows. Filled once for the whole module, through the real importer."""

import json
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.test import Client, RequestFactory

from decisions.models import (
    AgendaItem,
    Attendance,
    AuditEntry,
    AuthorityPage,
    Case,
    CommitteePage,
    DecisionStatus,
    Document,
    GlossaryTerm,
    HomePage,
    InitiativeLink,
    InitiativePage,
    LinkStatus,
    MeetingPage,
    Minutes,
    NameKind,
    Outcome,
    PageText,
    Paper,
    Policy,
    Position,
    Publication,
    Reference,
    ReferenceKind,
    ReferenceStatus,
    VoteEvent,
)
from decisions.selectors import item_texts, paper_texts, public_cases, public_items, public_papers
from decisions.vocabulary import personal_numbers
from decisions.web.initiative_page import initiative_view
from decisions.web.initiative_shapes import SilenceKind
from importers.drafts.models import FileState, ImportFile
from webapp.demo import content, deliver, render
from webapp.demo.county import PASSWORD

pytestmark = pytest.mark.django_db

KOMMUNKODER = {
    "Uppvidinge kommun": "0760",
    "Lessebo kommun": "0761",
    "Tingsryds kommun": "0763",
    "Alvesta kommun": "0764",
    "Älmhults kommun": "0765",
    "Markaryds kommun": "0767",
    "Växjö kommun": "0780",
    "Ljungby kommun": "0781",
    "Region Kronoberg": "07",
    "Exempelkommun": "",
}
REFUSALS = (DecisionStatus.REJECTED, DecisionStatus.RETURNED, DecisionStatus.TABLED)


@pytest.fixture(scope="module")
def said(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """What the command printed; its content is there for the whole module and gone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        out = StringIO()
        call_command("demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _filled(said: str) -> None:
    """Every test here needs the content."""


def _views() -> dict[str, Any]:
    request = RequestFactory().get("/")
    return {page.title: initiative_view(page, request) for page in InitiativePage.objects.all()}


def _cells(view: Any) -> Iterator[Any]:
    for group in view.matrix:
        for row in group.rows:
            yield from row.cells


def test_the_county_has_its_nine_authorities_and_one_that_is_invented() -> None:
    assert dict(AuthorityPage.objects.values_list("title", "code")) == KOMMUNKODER
    assert all(authority.committees.count() >= 4 for authority in AuthorityPage.objects.all())
    assert not CommitteePage.objects.filter(policy_basis="").exists()
    assert {Policy.NOTHING, Policy.NOTICE_ONLY, Policy.ONLY_DECISIONS, Policy.FULL} == set(
        CommitteePage.objects.values_list("policy", flat=True)
    )
    assert set(CommitteePage.objects.filter(title="Socialnämnden").values_list("policy", flat=True)) == {Policy.NOTHING}
    assert CommitteePage.objects.exclude(successor=None).count() >= 2


def test_some_thirty_meetings_of_nine_years_with_their_paragraphs_papers_and_cases() -> None:
    years = {meeting.date.year for meeting in MeetingPage.objects.all()}
    assert years >= set(range(2016, 2025))
    assert MeetingPage.objects.count() >= 30
    assert not MeetingPage.objects.filter(demo=False).exists()
    assert not Paper.objects.filter(demo=False).exists()
    assert not Document.objects.filter(demo=False).exists()
    assert not InitiativePage.objects.filter(demo=False).exists()
    assert public_items().count() >= 130
    assert public_papers().count() >= 6
    assert public_cases().count() >= 100
    assert GlossaryTerm.objects.count() >= 15


def test_every_kind_of_reading_is_shown() -> None:
    """A chain through four bodies, two editions of a §, a withheld §, tables, and what waits for a registrar."""
    chain = Case.objects.get(numbers__printed="2018/0112")
    way = [mention.item.meeting.committee.title for mention in chain.item_mentions.order_by("item__meeting__date")]
    assert way == [
        "Barn- och utbildningsnämndens arbetsutskott",
        "Barn- och utbildningsnämnden",
        "Kommunstyrelsen",
        "Kommunfullmäktige",
    ]
    assert chain.paper_mentions.count() == 1
    earlier = Reference.objects.filter(kind=ReferenceKind.EARLIER_INSTANCE, status=ReferenceStatus.RESOLVED)
    assert earlier.count() >= 8
    twice = AgendaItem.objects.annotate(n=Count("editions")).filter(n=2)
    assert {minutes.kind for item in twice for minutes in item.minutes.all()} == {"full", "extract"}
    assert AgendaItem.objects.filter(publication=Publication.SECRET).count() == 2
    assert AgendaItem.objects.filter(publication=Publication.DRAFT).count() == 3
    assert Paper.objects.filter(publication=Publication.DRAFT).count() == 2
    assert ImportFile.objects.filter(state=FileState.ANSWERS).count() == 1
    assert InitiativeLink.objects.filter(status=LinkStatus.SUGGESTED, item__isnull=False).exists()
    assert InitiativeLink.objects.filter(status=LinkStatus.REJECTED).count() == 1
    assert any('"table"' in json.dumps(item.sections.get_prep_value()) for item in public_items())


def test_every_file_was_read_without_loss() -> None:
    """What the demo writes comes out as its own content says: each § with its title and every point."""
    assert not ImportFile.objects.filter(state=FileState.FAILED).exists()
    for meeting in content.meetings():
        if meeting.state == "answers":
            continue
        _, body = content.body(meeting.body)
        held = MeetingPage.objects.get(committee__title=body.title, date=meeting.date, committee__in=_of(meeting.body))
        items = {item.number: item for item in held.items.all()}
        assert list(items) == [number for number, _ in meeting.numbered], render.protokoll(meeting).name
        for number, matter in meeting.numbered:
            wanted = len(matter.clauses) + len(matter.next_clauses) + bool(matter.decision)
            assert matter.secret or items[number].clauses.count() == wanted, (meeting.body, number)
            assert items[number].title, (meeting.body, number)


def _of(key: str) -> list[CommitteePage]:
    authority, _ = content.body(key)
    return list(CommitteePage.objects.filter(authority__title=authority.title))


def test_the_seeds_are_delivered_byte_for_byte_to_the_invented_municipality() -> None:
    for name in (deliver.SEED_MINUTES, deliver.SEED_PAPER):
        file = ImportFile.objects.get(name=name)
        assert file.committee.authority.title == "Exempelkommun"
        assert file.document is not None
        with file.document.open_file() as stored:
            assert stored.read() == (content.FILES / name).read_bytes()
    item = AgendaItem.objects.get(meeting__committee__title="Barn- och utbildningsnämnden", number=96, prefix="Bu")
    assert item.decision_status == DecisionStatus.ENDORSED
    assert item.links.get().status == LinkStatus.AUTOMATIC


def _silence(cell: Any) -> str:
    return str(cell.silence.kind) if cell.silence else ""


def test_the_matrices_have_cells_of_each_kind() -> None:
    views = _views()
    shown = Counter()
    for view in views.values():
        for cell in _cells(view):
            shown[cell.latest.status.text if cell.latest else _silence(cell)] += 1
    statuses = {str(status.label) for status in DecisionStatus if status}
    silences = {str(kind) for kind in SilenceKind}
    assert set(shown) >= statuses | silences | {"Beslut finns (ogranskat)", ""}
    invented = list(_cells(views["Exempelinitiativet Trygg gräns"]))
    assert any(cell.history for cell in invented)
    assert {cell.latest.status.text for cell in invented if cell.latest} >= statuses
    for view in views.values():
        assert view.comparison is None or view.comparison.others
        assert 0 < view.decided < view.expected


def test_no_refusal_is_invented_for_a_real_body() -> None:
    real = InitiativeLink.objects.exclude(item__meeting__committee__authority__title="Exempelkommun")
    assert not real.filter(decision_status__in=REFUSALS).exists()
    linked = AgendaItem.objects.filter(links__in=real)
    assert not linked.filter(outcome__in=(Outcome.REJECTED, Outcome.RETURNED, Outcome.TABLED)).exists()
    invented = InitiativeLink.objects.filter(initiative__title="Exempelinitiativet Trygg gräns")
    owners = {(link.item.meeting.committee if link.item else link.paper.committee).authority.title for link in invented}
    assert owners == {"Exempelkommun"}


def test_look_alikes_are_no_links() -> None:
    names = InitiativePage.objects.get(title__startswith="Barnens bästa").names
    assert names.filter(kind=NameKind.LOOKALIKE, name="barnets bästa").exists()
    look_alike = AgendaItem.objects.get(title="Barnets bästa vid beslut om skolplacering")
    assert not look_alike.links.exists()


def test_no_personal_number_is_in_it() -> None:
    texts = [page.text for page in PageText.objects.all()]
    texts += [text.text for item in AgendaItem.objects.all() for text in item_texts(item)]
    texts += [text.text for paper in Paper.objects.all() for text in paper_texts(paper)]
    assert len(texts) > 500
    assert [text for text in texts if personal_numbers.find(text)] == []


def test_every_public_page_says_that_it_is_demo_content_and_asks_not_to_be_indexed(client: Client) -> None:
    pages = [HomePage, AuthorityPage, CommitteePage, MeetingPage, InitiativePage]
    addresses = [page.url for model in pages for page in model.objects.live()]
    # A § is demo content because its meeting is: one of each meeting will do.
    first = {item.meeting_id: item for item in public_items()}
    addresses += [f"/{record.path}/" for record in (*first.values(), *public_papers(), *public_cases()[:10])]
    assert len(addresses) > 150
    for address in addresses:
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert "Exempeldata" in page, address
        assert '<meta name="robots" content="noindex">' in page, address


def test_users_log_in_with_the_printed_password_and_handle_their_bodies_only(said: str, client: Client) -> None:
    users = get_user_model().objects.all()
    assert users.count() == len(content.bodies().user)
    assert all(user.email.endswith("@demo.invalid") for user in users)
    assert len(PASSWORD) >= 12
    assert all(name in said for name in (PASSWORD, "administrator", "lansredaktion", "registrator.lessebo"))
    assert client.login(username="registrator.vaxjo.utbildning", password=PASSWORD)
    both = {
        user.username for user in users.filter(groups__name__contains="Lessebo kommun, Barn- och utbildningsnämnden")
    }
    assert both == {"registrator.lessebo", "registrator2.lessebo"}


def test_again_it_changes_nothing() -> None:
    models = (ImportFile, Minutes, AgendaItem, Paper, InitiativeLink, AuditEntry, MeetingPage, GlossaryTerm)
    before = [model.objects.count() for model in models]
    call_command("demo", stdout=StringIO())
    assert [model.objects.count() for model in models] == before
    out = StringIO()
    call_command("demo", "--if-empty", stdout=out)
    assert "redan innehåll" in out.getvalue()


def test_it_is_refused_where_settings_do_not_allow_it(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO"):
        call_command("demo")


def test_votes_with_names_reservations_attendance_and_a_bilaga_come_out_of_the_files() -> None:
    """Through the importer alone: nothing but the text says so."""
    named = [event for event in VoteEvent.objects.prefetch_related("votes") if event.votes.all()]
    assert len(named) >= 6
    assert all(event.consistent and event.adds_up() and (event.yes, event.no) == (3, 2) for event in named)
    assert any(event.yes_rejects for event in named)
    assert Position.objects.filter(kind="reserved").exclude(name="").count() >= 6
    assert set(Attendance.objects.values_list("role", flat=True)) == {"member", "serving_substitute"}
    assert Attendance.objects.exclude(replaces="").exists()
    assert Attendance.objects.exclude(present=[]).exists()
    assert not Attendance.objects.filter(office__in=["sekreterare", "förvaltningschef"]).exists()
    bilagor = public_papers().filter(kind="bilaga")
    assert bilagor.count() >= 5
    for paper in bilagor:
        (row,) = paper.about.all()
        assert row.item is not None
        assert row.item.vote_events.exists()
        assert "odaterad" not in paper.path
