"""The rows of the queue: leases, workers that are gone, files that bring a worker down, archives in archives."""

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from importers.drafts.delivery import intake, process, queue
from importers.drafts.models import FileState, ImportFile, ImportRun
from tests.factories import archive
from tests.factories.people import make_registrar
from tests.factories.records import make_committee

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    return intake.open_run(intake.Options(), by=make_registrar(make_committee(archive.BODIES[0], archive.AUTHORITY)))


def put(run: ImportRun, *names: str) -> list[ImportFile]:
    return list(intake.receive_many(run, [intake.Delivered(name, f"text {name}".encode()) for name in names]))


def test_a_claimed_file_is_nobody_elses_until_its_lease_has_run_out(run):
    put(run, "a.txt", "b.txt")
    assert [file.name for file in queue.claim(5)] == ["a.txt", "b.txt"]
    assert queue.claim(5) == ()
    ImportFile.objects.filter(name="a.txt").update(lease_until=timezone.now() - timedelta(seconds=1))
    assert [file.name for file in queue.claim(5)] == ["a.txt"]


def test_files_of_a_worker_that_is_gone_are_free_at_once(run):
    put(run, "a.txt", "b.txt")
    mine, theirs = queue.claim(2)
    node, number, _ = queue.me().rsplit(" ", 2)
    ImportFile.objects.filter(pk=theirs.pk).update(worker=f"{node} {number} 1")  # our number, another beginning
    assert queue.release_gone() == 1
    assert [file.name for file in queue.claim(5)] == ["b.txt"]
    assert queue.is_ours(mine)


@pytest.mark.parametrize("worker", ["annan-maskin 1 1", "", "trasig"])
def test_what_cannot_be_known_is_not_taken_for_gone(worker):
    assert not queue.is_gone(worker)


def test_a_file_that_was_begun_several_times_is_given_alone_and_given_up_at_last(run):
    put(run, "a.txt", "b.txt", "c.txt")
    ImportFile.objects.filter(name="a.txt").update(attempts=queue.SUSPECT)
    assert [file.name for file in queue.claim(5)] == ["a.txt"]
    ImportFile.objects.filter(name="a.txt").update(state=FileState.QUEUED, attempts=queue.MAX_ATTEMPTS)
    process.process_waiting(run)
    found = dict(run.files.values_list("name", "message"))
    assert found["a.txt"] == process.CRASHED
    assert process.CRASHED not in (found["b.txt"], found["c.txt"])


def test_a_worker_that_is_stopped_gives_back_what_it_has_not_written(run):
    put(run, *(f"{n}.txt" for n in range(6)))

    def stop(_file: ImportFile) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        process.process_waiting(run, done=stop)
    waiting = run.files.filter(finished=None)
    assert set(waiting.values_list("state", "attempts", "worker")) == {(FileState.QUEUED, 0, "")}
    assert waiting.count() == 5


def test_a_file_that_somebody_else_has_taken_over_is_not_written(run):
    (file,) = put(run, "a.txt")
    (claimed,) = queue.claim(1)
    ImportFile.objects.filter(pk=file.pk).update(worker="annan 1 1")
    process.fail(claimed, "Fel.")
    file.refresh_from_db()
    assert (file.state, file.message) == (FileState.READING, "")


def test_an_archive_in_an_archive_is_refused_and_the_rest_of_it_is_not(run):
    inner, outer = BytesIO(), BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("b.txt", b"text")
    with zipfile.ZipFile(outer, "w") as packed:
        packed.writestr("inre.zip", inner.getvalue())
        packed.writestr("a.txt", archive.as_text(archive.document(0, items=1)))
    intake.receive_many(run, [intake.Delivered("yttre.zip", outer.getvalue())])
    process.process_waiting(run)
    states = dict(run.files.values_list("path", "state"))
    assert states == {
        "yttre.zip": FileState.UNPACKED, "yttre.zip/inre.zip": FileState.FAILED, "yttre.zip/a.txt": FileState.REVIEW,
    }  # fmt: skip


def test_bytes_that_a_killed_run_left_without_a_row_are_taken_over(run):
    delivered = intake.Delivered("a.txt", b"samma")
    (file,) = intake.receive_many(run, [delivered])
    place = Path(file.upload.path)
    ImportFile.objects.all().delete()  # as if the transaction had never been committed
    (again,) = intake.receive_many(run, [delivered])
    assert Path(again.upload.path) == place
    assert len(list(place.parent.glob(f"{place.stem}*"))) == 1


def test_a_file_that_failed_and_comes_mended_takes_the_old_ones_place(run):
    (broken,) = intake.receive_many(run, [intake.Delivered("a.docx", b"PK\x03\x04trasig")])
    process.process_waiting(run)
    intake.receive_many(run, [intake.Delivered("a.docx", archive.as_docx(archive.document(0, items=1)))])
    process.process_waiting(run)
    broken.refresh_from_db()
    assert (broken.state, broken.upload.name) == (FileState.DISCARDED, "")
    assert run.files.get(state=FileState.REVIEW).name == "a.docx"
