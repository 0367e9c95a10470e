"""Delivering in the admin: hundreds of files some at a time, the page of a run, its report, undoing it."""

import csv
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from decisions.models import AgendaItem, Document, FileUse, MeetingPage, Minutes, Paper, Publication
from importers.drafts.delivery import intake, publishing
from importers.drafts.models import FileState, ImportFile, ImportRun
from tests.factories import archive
from tests.factories.people import make_registrar
from tests.factories.records import make_committee

pytestmark = pytest.mark.django_db
BOARD, TECHNICAL = archive.BODIES[:2]


@pytest.fixture
def registrar(client):
    user = make_registrar(make_committee(BOARD, archive.AUTHORITY), username="anna")
    client.force_login(user)
    return user


@pytest.fixture
def colleague():
    """A client of somebody who handles another body."""
    user = make_registrar(make_committee(TECHNICAL, archive.AUTHORITY), username="tua")
    other = Client()
    other.force_login(user)
    return other


def minutes(number: int = 0) -> bytes:
    return archive.as_text(archive.document(number, items=2))


def begin(client, **options) -> dict[str, str]:
    answer = client.post(reverse("importers_begin"), options)
    assert answer.status_code == 200, answer.content
    return answer.json()


def send(client, addresses, *files: tuple[str, bytes]):
    uploads = [SimpleUploadedFile(path.rsplit("/", 1)[-1], data) for path, data in files]
    return client.post(addresses["take"], {"files": uploads, "paths": [path for path, _ in files]})


def deliver(client, *files: tuple[str, bytes], **options) -> ImportRun:
    """What the script of the form does, in one batch."""
    addresses = begin(client, **options)
    assert send(client, addresses, *files).status_code == 200
    assert client.post(addresses["end"]).status_code == 200
    return ImportRun.objects.latest("pk")


def test_batches_of_a_folder_come_in_once_each_with_its_place(client, registrar):
    addresses = begin(client)
    first = [("arkiv/1999/ks.txt", minutes()), ("arkiv/1999/samma namn.txt", minutes(4))]
    for _ in range(2):  # the network broke off before the answer: the script sends it again
        assert send(client, addresses, *first).status_code == 200
    send(client, addresses, ("arkiv/2000/samma namn.txt", minutes(8)))
    client.post(addresses["end"])

    run = ImportRun.objects.get()
    assert not run.receiving
    assert list(run.files.values_list("path", flat=True)) == [
        "arkiv/1999/ks.txt", "arkiv/1999/samma namn.txt", "arkiv/2000/samma namn.txt",
    ]  # fmt: skip
    assert {file.state for file in run.files.all()} == {FileState.REVIEW}
    assert send(client, addresses, ("sen.txt", b"x")).status_code == 404, "the run has ended"


def test_options_of_the_form_go_for_all_files_that_do_not_say_it_themselves(client, registrar):
    undated = archive.as_text(archive._without_date(archive.document(0, items=2)))
    committee = make_committee(BOARD, archive.AUTHORITY)
    options = {"committee": committee.pk, "meeting_date": "2001-02-03", "source_url": "https://example.se/prot"}
    deliver(client, ("a.txt", undated), ("b.txt", minutes(4)), **options)
    assert {str(day) for day in MeetingPage.objects.values_list("date", flat=True)} == {
        "2001-02-03", archive.document(4).day.isoformat(),
    }  # fmt: skip
    assert set(Minutes.objects.values_list("source_url", flat=True)) == {"https://example.se/prot"}


def test_a_wrong_option_is_said_before_anything_is_sent(client, registrar, colleague):
    theirs = make_committee(TECHNICAL, archive.AUTHORITY)
    answer = client.post(
        reverse("importers_begin"), {"committee": theirs.pk, "meeting_date": "3001-01-01", "source_url": "inget"}
    )
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"committee", "meeting_date", "source_url"}
    assert not ImportRun.objects.exists()


def test_a_file_that_was_too_large_to_send_is_accounted_for(client, registrar):
    addresses = begin(client)
    client.post(addresses["take"], {"too_large": ["arkiv/stor.pdf"]})
    file = ImportFile.objects.get()
    assert (file.path, file.state) == ("arkiv/stor.pdf", FileState.FAILED)
    assert "50 MB" in file.message


def test_without_the_script_several_files_come_in_one_go(client, registrar):
    files = [SimpleUploadedFile(f"{n}.txt", minutes(4 * n)) for n in range(3)]
    answer = client.post(reverse("importers_deliver"), {"files": files})
    assert answer.status_code == 302
    assert ImportFile.objects.filter(state=FileState.REVIEW).count() == 3


def test_the_page_counts_filters_and_pages(client, registrar):
    run = intake.open_run(intake.Options(), by=registrar)
    files = [intake.Delivered(f"mapp/{n:03}.txt", trouble="Går inte.") for n in range(120)]
    intake.receive_many(run, [*files, intake.Delivered("mapp/bra.txt", minutes())])
    run.files.filter(name="bra.txt").update(state=FileState.REVIEW, finding_count=2)
    address = reverse("importers_run", args=[run.pk])

    page = client.get(address)
    assert len(page.context["rows"]) == 100
    assert dict(page.context["counts"]) == {FileState.FAILED: 120, FileState.REVIEW: 1}
    assert len(client.get(f"{address}?sida=2").context["rows"]) == 21
    chosen = client.get(f"{address}?lage=review")
    assert [row.file.name for row in chosen.context["rows"]] == ["bra.txt"]
    assert "2 anmärkningar att se på." in chosen.content.decode()
    status = client.get(reverse("importers_status", args=[run.pk])).json()
    assert (status["total"], status["finished"], status["states"]["failed"]) == (121, 121, 120)


def test_what_could_not_be_read_is_not_called_read(client, registrar):
    page = client.get(reverse("importers_run", args=[deliver(client, ("a.txt", minutes()), ("b.txt", minutes(4))).pk]))
    assert "Alla 2 filer är lästa." in page.content.decode()
    run = deliver(client, ("c.txt", minutes(8)), ("tom.txt", b" "))
    page = client.get(reverse("importers_run", args=[run.pk])).content.decode()
    assert "Alla 2 filer är genomgångna. 1 av dem gick inte att läsa" in page
    assert "är lästa" not in page


def test_a_queue_that_stands_still_says_so(client, registrar):
    run = deliver(client, ("a.txt", minutes()), ("b.txt", minutes(4)))
    waiting = run.files.filter(name="b.txt")
    waiting.update(state=FileState.QUEUED, finished=None)
    said = client.get(reverse("importers_status", args=[run.pk])).json()
    assert "senaste minuten" not in said["words"], "one has just been done"
    earlier = timezone.now() - timedelta(minutes=5)
    run.files.update(created=earlier)
    run.files.exclude(name="b.txt").update(finished=earlier)
    status = reverse("importers_status", args=[run.pk])
    assert "Ingen har blivit klar den senaste minuten" in client.get(status).json()["words"]
    waiting.update(created=timezone.now())
    assert "senaste minuten" not in client.get(status).json()["words"], "it has just come"


def test_the_report_is_safe_and_readable_in_a_spreadsheet(client, registrar):
    run = intake.open_run(intake.Options(), by=registrar)
    names = ["=1+1.txt", "@åäö.txt", "+46.txt", "-1.txt", "vanlig;fil.txt"]
    intake.receive_many(run, [intake.Delivered(name, trouble="Går inte.") for name in names])
    answer = client.get(reverse("importers_report", args=[run.pk]))
    data = b"".join(answer.streaming_content)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row[0] for row in rows[1:]] == ["'=1+1.txt", "'@åäö.txt", "'+46.txt", "'-1.txt", "vanlig;fil.txt"]


def test_what_failed_is_read_again_all_at_once(client, registrar):
    run = deliver(client, ("a.txt", minutes()), ("b.txt", minutes(4)))
    intake.receive_many(run, [intake.Delivered("c.txt", minutes(8)), intake.Delivered("d.txt", trouble="Borta.")])
    run.files.filter(name="c.txt").update(state=FileState.FAILED, message="Något gick fel.")
    client.post(reverse("importers_retry_all", args=[run.pk]))
    assert dict(run.files.values_list("name", "state")) == {
        "a.txt": FileState.REVIEW, "b.txt": FileState.REVIEW, "c.txt": FileState.REVIEW, "d.txt": FileState.FAILED,
    }  # fmt: skip


def undo(client, run: ImportRun) -> None:
    assert client.get(reverse("importers_undo", args=[run.pk])).status_code == 200
    assert client.post(reverse("importers_undo", args=[run.pk])).status_code == 302


def test_undoing_takes_every_draft_back_and_the_files_may_come_again(client, registrar):
    letter = archive.as_text(archive.document(0, kind=archive.LETTER))
    committee = make_committee(BOARD, archive.AUTHORITY)
    files = (("a.txt", minutes()), ("b.txt", minutes(4)), ("c.txt", letter), ("d.txt", b"\x00"))
    run = deliver(client, *files, committee=committee.pk)
    assert (AgendaItem.objects.count(), Paper.objects.count()) == (4, 1)
    undo(client, run)

    left = (AgendaItem, Paper, Minutes, Document, MeetingPage)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0, 0]
    assert {file.state for file in run.files.all()} == {FileState.DISCARDED}
    assert [file.name for file in run.files.all()] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    again = deliver(client, *files, committee=committee.pk)
    assert again.files.filter(state=FileState.REVIEW).count() == 3


def test_undoing_leaves_what_is_published_and_what_another_file_carries(client, registrar):
    run = deliver(client, ("publik.txt", minutes()), ("utkast.txt", minutes(4)))
    run.reviewed_by = registrar
    run.save()
    publishing.publish_if_asked(run.files.select_related("run").get(name="publik.txt"))
    extract = archive.document(8, items=2)
    shared = deliver(client, ("hela.txt", archive.as_text(extract)))
    other = shared.files.get()
    second = Minutes.objects.create(meeting=other.minutes.meeting)
    second.item_editions.create(item=other.minutes.items.first())
    FileUse.objects.create(document=run.files.get(name="utkast.txt").document, minutes=second)

    undo(client, run)
    undo(client, shared)
    states = dict(ImportFile.objects.values_list("name", "state"))
    assert states["publik.txt"] == FileState.DONE
    assert states["hela.txt"] == FileState.REVIEW
    assert "annan fil" in ImportFile.objects.get(name="hela.txt").message
    assert AgendaItem.objects.filter(publication=Publication.PUBLISHED).count() == 2


def test_others_see_and_undo_only_the_files_of_their_own_bodies(client, registrar, colleague):
    registrar.groups.add(*make_registrar(make_committee(TECHNICAL, archive.AUTHORITY), username="x").groups.all())
    run = deliver(client, ("ks.txt", minutes(0)), ("tn.txt", minutes(1)))
    assert {file.committee.title for file in run.files.all()} == {BOARD, TECHNICAL}

    page = colleague.get(reverse("importers_run", args=[run.pk]), follow=True).content.decode()
    assert "ks.txt" not in page
    report = b"".join(colleague.get(reverse("importers_report", args=[run.pk])).streaming_content).decode()
    assert "tn.txt" in report
    assert "ks.txt" not in report
    addresses = {name: reverse(f"importers_{name}", args=[run.pk]) for name in ("take", "end")}
    ImportRun.objects.update(receiving=True)
    assert send(colleague, addresses, ("in.txt", b"x")).status_code == 404
    assert colleague.post(addresses["end"]).status_code == 404

    undo(colleague, run)
    assert dict(run.files.values_list("name", "state")) == {
        "ks.txt": FileState.REVIEW, "tn.txt": FileState.DISCARDED,
    }  # fmt: skip
    run.refresh_from_db()
    assert run.undone is None, "the run is not theirs to close"
