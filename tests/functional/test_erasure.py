"""*Radera på riktigt* (promise 1): a word is planted wherever a delivery can leave it, and looked for everywhere after.

Through the real screens, and with what happens after a commit. The tables are read
from the database itself, the files from the disk: a new table or a new copy of a text is found without being named.
"""

import contextlib
import logging
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log

from decisions import services
from decisions.models import (
    AgendaItem,
    Attendance,
    AuditEntry,
    Case,
    Document,
    Erasure,
    ErrorReport,
    InitiativeLink,
    LinkStatus,
    Minutes,
    Notice,
    Paper,
    Publication,
    Reference,
)
from importers.drafts.models import ImportFile
from search.index import writer
from search.index.engine import get_engine
from tests.factories.people import make_registrar
from tests.factories.records import (
    add_voices,
    belongs_to,
    make_committee,
    make_initiative,
    make_item,
    make_minutes,
    make_paper,
    publish_item,
)

pytestmark = pytest.mark.django_db

WORD = "Kvastbindarpojken"
MINUTES = """Exempelkommun
Barn- och utbildningsnämnden
Sammanträdesprotokoll
Sammanträdesdatum 2030-05-22

§ 96 Dnr 2030/0234

Bidrag till {word} och Trygga torg i länet

Beslut

Barn- och utbildningsnämnden beslutar
- att bevilja {word} ett bidrag.

Sammanfattning

{word} har sökt bidrag.

Beslutsunderlag

Ansökan från {word}, 2030-05-02

Beslutet skickas till

{word}

§ 97 Dnr 2030/0300

Taxa för torghandel

Beslut

Barn- och utbildningsnämnden beslutar
- att anta taxan.
"""
LETTER = Path(__file__).parents[1] / "golden" / "seed_004" / "input.txt"


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> Path:
    """An index and a file store of this test's own."""
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    settings.MEDIA_ROOT = tmp_path / "files"
    get_engine().rebuild([])
    return tmp_path


@pytest.fixture
def staff() -> tuple[Client, Client]:
    """Two registrars of one body: the one who asks, and the one who erases."""
    committee = make_committee()
    clients = (Client(), Client())
    for client, name in zip(clients, ("fragaren", "utforaren"), strict=True):
        client.force_login(make_registrar(committee, username=name))
    return clients


def commit() -> None:
    """What happens after a commit, without one: a test's own transaction never commits."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


def rows_with(word: str) -> set[str]:
    """Every column of every table that holds the word, FTS tables and decoded sessions too."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if word.lower() in as_text(value).lower():
                        found.add(f"{table}.{name}")
    found |= {"session" for one in Session.objects.all() if word.lower() in str(one.get_decoded()).lower()}
    return found


def as_text(value: Any) -> str:
    """A column's value as text, whatever its spelling: JSON hides å, ä and ö behind escapes."""
    text = value.decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
    return f"{text}\n{text.encode().decode('unicode_escape', errors='replace')}" if "\\u" in text else text


def files_with(word: str, folder: Path) -> set[str]:
    """Every stored file, and every file of the index, that holds the word in its name or its bytes."""
    found = set()
    for path in folder.rglob("*"):
        held = path.read_bytes().lower() if path.is_file() else b""
        if word.lower() in path.name.lower() or word.lower().encode() in held:
            found.add(str(path.relative_to(folder)))
    return found


def deliver(client: Client, text: str, name: str, **answers: str) -> ImportFile:
    """Deliver a file, take the review's form as it is shown, answer, publish."""
    client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile(name, text.encode())})
    commit()
    file = ImportFile.objects.order_by("pk").last()
    assert file is not None
    review(client, file, **answers)
    file.refresh_from_db()
    return file


def review(client: Client, file: ImportFile, **answers: str) -> None:
    address = reverse("importers_review", args=[file.pk])
    data = {}
    for form in client.get(address).context["state"].forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False):
                value = form.fields[bound.name].prepare_value(value)
                data[bound.html_name] = getattr(value, "pk", value)
    response = client.post(address, data | {"adjustment": "unknown", "publish": "1"} | answers)
    commit()
    assert response.status_code == 302, [s.message for s in response.context["state"].stops]


def ask(client: Client, document: Document) -> Erasure:
    client.post(reverse("registrar:erasure_ask", args=[document.pk]), {"reason": "Fel fil lämnades in."})
    # No commit: what is asked for is gone before any worker has looked.
    return Erasure.objects.get(document_number=document.pk)


def carry_out(client: Client, erasure: Erasure) -> Any:
    response = client.post(reverse("registrar:erasure_carry_out", args=[erasure.pk]), {"word": "RADERA"})
    commit()
    return response


def plant_everywhere(client: Client) -> AgendaItem:
    """The word in a delivered file, and in everything that people and machine then make of it."""
    initiative = make_initiative("Trygga torg i länet")
    deliver(client, MINUTES.format(word=WORD), f"{WORD}.txt", public_file="on")
    item = AgendaItem.objects.get(number=96)
    user = make_registrar(item.meeting.committee, username="fragaren")
    minutes = Minutes.objects.get()
    minutes.adjusters = minutes.place_and_time = minutes.paragraphs_covered = WORD
    minutes.save()
    Attendance.objects.create(minutes=minutes, name=WORD, party=WORD, office=WORD, replaces=WORD, note=WORD)
    Notice.objects.create(minutes=minutes, kept_at=WORD)
    add_voices(item, WORD)
    belongs_to(make_paper(item.meeting.committee, "En annan fils bilaga", kind="bilaga"), item)
    item.title = f"{item.title} igen"
    services.correct(item, ["title"], by=user)
    services.publish_minutes(minutes, [item], by=user, reason=WORD)
    AuditEntry.objects.filter(kind="agendaitem").update(reason=WORD)
    item = AgendaItem.objects.get(pk=item.pk)
    item.lead_in = WORD
    services.correct(item, ["lead_in"], by=user)
    ErrorReport.objects.create(committee=item.meeting.committee, item=item, kind="text", message=f"{WORD} är fel")
    link, _ = InitiativeLink.objects.get_or_create(item=item, initiative=initiative)
    InitiativeLink.objects.filter(pk=link.pk).update(evidence=[{"quote": WORD, "explanation": WORD}], reason=WORD)
    log(instance=item, action="wagtail.edit", user=user)
    log(instance=Document.objects.get(), action="wagtail.edit", user=user)
    other = make_minutes(minutes.meeting, kind="extract")
    same_case = publish_item(make_item(other, 12, "En annan sak", dnrs=("2030/0234",)))
    Reference.objects.create(
        item=same_case, kind="paragraph", printed="§ 96", target_item=item, status="resolved", sort_order=9
    )
    commit()
    writer.catch_up()
    return item


def test_nothing_of_an_erased_file_is_left_anywhere(
    staff: tuple[Client, Client], folders: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asker, eraser = staff
    item = plant_everywhere(asker)
    public = Client()
    assert WORD in public.get(f"/{item.path}/").content.decode()
    assert len(rows_with(WORD)) > 15, "the word is planted in many tables"
    assert files_with(WORD, folders)
    file = public.get(f"/{item.path}/").context["view"].editions[0].files[0].url
    assert public.get(file).status_code == 200
    old = Document.objects.get()

    erasure = ask(asker, old)

    # At once, before anybody has erased anything: the public sees nothing of it.
    addresses = [
        f"/{item.path}/",
        file,
        "/",
        f"/sok/?q={WORD[:10]}",
        f"/sok/rss/?q={WORD[:5]}",
        "/sok/forslag/?q=kvast",
    ]
    addresses += [f"/{item.path.rsplit('/', 1)[0]}/", "/exempelkommun/arenden/2030-234/"]
    for path in addresses:
        answer = public.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert WORD not in body.decode(errors="replace"), path
    assert public.get(file).status_code == 410

    refused = carry_out(asker, erasure)
    assert refused.status_code == 302
    erasure.refresh_from_db()
    assert erasure.done_at is None, "the same person"
    assert AgendaItem.objects.filter(pk=item.pk).exists()

    carry_out(eraser, erasure)

    assert rows_with(WORD) == set()
    assert files_with(WORD, folders) == set()
    assert not any(WORD in record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    assert public.get(f"/{item.path}/").status_code == 410
    assert public.get(file).status_code in (404, 410)
    erasure.refresh_from_db()
    assert (erasure.document, erasure.done_by.username) == (None, "utforaren")
    assert WORD not in eraser.get(reverse("registrar:erasures")).content.decode()
    assert Case.objects.get(path="exempelkommun/arenden/2030-234").title == "En annan sak"
    assert Reference.objects.get(printed="§ 96").status == "unresolved"


def test_the_database_overwrites_what_it_deletes() -> None:
    """Deleted rows must not lie readable in free pages of the file, where the database is one."""
    if connection.vendor != "sqlite":
        pytest.skip("the server keeps the files of its database")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone()[0] == 1


def test_a_letter_with_another_letter_in_it_goes_whole(staff: tuple[Client, Client], folders: Path) -> None:
    asker, eraser = staff
    committee = make_committee("Utbildningsnämnden")
    for client, name in zip(staff, ("fragaren2", "utforaren2"), strict=True):
        client.force_login(make_registrar(committee, username=name))
    text = LETTER.read_text(encoding="utf-8")
    deliver(asker, text, "skrivelse.txt")
    assert Paper.objects.count() == 2
    paths = [paper.path for paper in Paper.objects.all()]

    carry_out(eraser, ask(asker, Document.objects.get()))

    assert not Paper.objects.exists()
    assert rows_with("samhällsutmaning") == set()
    assert [Client().get(f"/{path}/").status_code for path in paths] == [410, 410]


@pytest.mark.parametrize("overlap", ["another_edition", "correction", "better_copy"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_paragraph_in_two_files_keeps_nothing_of_the_erased_one(
    staff: tuple[Client, Client], folders: Path, overlap: str, which: int
) -> None:
    """The word stands in one of two files of the same §§; the other file's words are all that is left."""
    asker, eraser = staff
    words = [WORD, "föreningen"] if which == 0 else ["föreningen", WORD]
    deliver(asker, MINUTES.format(word=words[0]), "forsta.txt")
    deliver(asker, MINUTES.format(word=words[1]), "andra.txt", overlap=overlap)
    item = AgendaItem.objects.get(number=96)
    documents = list(Document.objects.order_by("pk"))
    assert len(documents) == 2
    Minutes.objects.filter(files__document=documents[which]).update(adjusters=WORD, place_and_time=WORD)
    for minutes in Minutes.objects.filter(files__document=documents[which]):
        Attendance.objects.create(minutes=minutes, name=WORD)
        Notice.objects.create(minutes=minutes, kept_at=WORD)
    add_voices(item, WORD)
    commit()
    writer.catch_up()

    erasure = ask(asker, documents[which])
    assert WORD not in Client().get(f"/{item.path}/").content.decode(), "taken down at once"
    carry_out(eraser, erasure)

    assert rows_with(WORD) == set()
    assert files_with(WORD, folders) == set()
    item.refresh_from_db()
    assert "föreningen" in item.title
    assert item.publication != Publication.PUBLISHED, "a person has to look before it is shown again"
    assert list(Document.objects.all()) == [documents[1 - which]]
    services.reopen(item, by=make_registrar(item.meeting.committee, username="fragaren"))
    services.publish_minutes(item.minutes.get(), [item], by=make_registrar(item.meeting.committee, username="fragaren"))
    shown = Client().get(f"/{item.path}/")
    assert shown.status_code == 200
    assert "föreningen" in shown.content.decode()
    assert item.dnrs.get().case.path == "exempelkommun/arenden/2030-234"


BILAGA = """
Bilaga

Reservation § {n}

{words}
"""


@pytest.mark.parametrize("overlap", ["another_edition", "correction", "better_copy"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_bilaga_in_two_files_keeps_nothing_of_the_erased_one(
    staff: tuple[Client, Client], folders: Path, overlap: str, which: int
) -> None:
    """The other file's bilaga stays with that file's words; one that lies in the erased file alone goes."""
    asker, eraser = staff
    both = [BILAGA.format(n=96, words=f"Vi yrkade avslag, säger {who}.") for who in (WORD, "föreningen")]
    texts = [both[0] + BILAGA.format(n=97, words="Taxan är för hög."), both[1]]
    named = [WORD, "föreningen"]
    for turn, place in enumerate((which, 1 - which)):
        said = {"overlap": overlap} if turn else {}
        deliver(asker, MINUTES.format(word=named[place]) + texts[place], f"{place}.txt", **said)
    paper, alone = Paper.objects.get(about__number=96), Paper.objects.get(about__number=97)
    assert (paper.files.count(), alone.files.count()) == (2, 1)
    user = make_registrar(paper.committee, username="fragaren")
    paper.title = f"{paper.title} {WORD}"
    services.correct(paper, ["title"], by=user)
    ErrorReport.objects.create(committee=paper.committee, paper=paper, kind="text", message=f"{WORD} är fel")
    services.publish_paper(paper, by=user, reason=WORD)
    commit()
    path = Paper.objects.get(pk=paper.pk).path
    assert Client().get(f"/{path}/").status_code == 200

    erasure = ask(asker, Document.objects.get(title="0.txt"))
    assert Client().get(f"/{path}/").status_code == 410, "taken down at once"
    carry_out(eraser, erasure)

    assert rows_with(WORD) == set()
    assert files_with(WORD, folders) == set()
    assert list(Paper.objects.all()) == [paper]
    paper.refresh_from_db()
    assert "avslag, säger föreningen" in str(paper.sections.raw_data)
    assert paper.publication == Publication.WITHDRAWN, "a person has to look before it is shown again"
    assert paper.about.get().item == AgendaItem.objects.get(number=96)
    services.reopen(paper, by=user)
    services.reopen(AgendaItem.objects.get(number=96), by=user)
    services.publish_minutes(Minutes.objects.get(), [AgendaItem.objects.get(number=96)], by=user)
    services.publish_paper(paper, by=user)
    shown = Client().get(f"/{path}/")
    assert (shown.status_code, "säger föreningen" in shown.content.decode()) == (200, True)


def test_a_bilaga_that_another_file_names_otherwise_now_goes_with_the_erased_one(
    staff: tuple[Client, Client],
) -> None:
    """Which words are the other file's cannot be told any more: nothing of the erased file may stay."""
    asker, eraser = staff
    first = MINUTES.format(word=WORD) + BILAGA.format(n=96, words=f"Vi yrkade avslag, säger {WORD}.")
    deliver(asker, first, "forsta.txt")
    other = first.replace(WORD, "föreningen") + BILAGA.format(n=97, words="Taxan är för hög.")
    deliver(asker, other, "andra.txt", overlap="another_edition")
    Paper.objects.get(about__number=97).delete()
    Paper.objects.get(about__number=96).about.update(number=95)
    carry_out(eraser, ask(asker, Document.objects.get(title="forsta.txt")))
    assert not Paper.objects.exists()
    assert rows_with(WORD) == set()


def test_a_confirmed_link_stays_without_its_quotes(staff: tuple[Client, Client]) -> None:
    asker, eraser = staff
    initiative = make_initiative("Trygga torg i länet")
    deliver(asker, MINUTES.format(word=WORD), "forsta.txt")
    deliver(asker, MINUTES.format(word="föreningen"), "andra.txt", overlap="another_edition")
    item = AgendaItem.objects.get(number=96)
    link = InitiativeLink.objects.get(item=item, initiative=initiative)
    services.links.confirm(link, by=make_registrar(item.meeting.committee, username="fragaren"))
    carry_out(eraser, ask(asker, Document.objects.order_by("pk").first()))
    link.refresh_from_db()
    assert (link.status, link.evidence) == (LinkStatus.CONFIRMED, [])
    assert rows_with(WORD) == set()


def test_the_same_bytes_delivered_twice_are_both_forgotten(staff: tuple[Client, Client], folders: Path) -> None:
    asker, eraser = staff
    deliver(asker, MINUTES.format(word=WORD), "forsta.txt")
    again = SimpleUploadedFile(f"{WORD} igen.txt", MINUTES.format(word=WORD).encode())
    asker.post(reverse("importers_deliver"), {"files": again})
    commit()
    carry_out(eraser, ask(asker, Document.objects.get()))
    assert rows_with(WORD) == set()
    assert files_with(WORD, folders) == set()


def test_another_body_keeps_its_own_copy(staff: tuple[Client, Client]) -> None:
    """Each nämnd is an authority of its own: one does not erase what another holds."""
    asker, eraser = staff
    deliver(asker, MINUTES.format(word=WORD), "forsta.txt")
    other = make_committee("Kommunstyrelsen")
    theirs = publish_item(make_item(make_minutes(None), 5, "Annan §"))
    carry_out(eraser, ask(asker, Document.objects.get()))
    stranger = Client()
    stranger.force_login(make_registrar(other, username="frammande"))
    assert AgendaItem.objects.filter(pk=theirs.pk).exists()
    erasure = Erasure.objects.get()
    assert carry_out(stranger, erasure).status_code == 404
