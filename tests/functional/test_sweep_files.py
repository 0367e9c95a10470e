"""Bytes without a row: left by a process that is killed between file and row, found and deleted by `sweep_files`."""

import os
import signal
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from decisions.models import Document
from importers.drafts.delivery import intake, sweep
from importers.drafts.models import ImportFile
from tests.factories import archive
from tests.factories.own_site import Site
from tests.factories.people import make_registrar
from tests.factories.records import make_committee

DIES = """
import os, signal
from django.core.management import call_command
from django.db.models.signals import pre_save
from decisions.models import Document
def die(**_):
    if Document.objects.count() == 1:
        os.kill(os.getpid(), signal.SIGKILL)
pre_save.connect(die, sender=Document, weak=False)
call_command("import_documents", {folder!r}, by="reg0", authority={authority!r})
"""
"""Killed when the bytes of the second file are stored and its row is not."""


def age(path, hours: float) -> None:
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


@pytest.fixture
def site(tmp_path, db, migrated_database):
    if connection.vendor != "sqlite" or migrated_database is None or not migrated_database.exists():
        pytest.skip("the process that is killed here works on a SQLite file of its own")
    return Site(tmp_path, migrated_database)


def test_what_a_killed_import_leaves_is_found_and_nothing_else(site, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in (0, 4, 8):
        (folder / f"{number}.txt").write_bytes(archive.as_text(archive.document(number, items=2)))
    process = site.start("shell", "--no-imports", "-c", DIES.format(folder=str(folder), authority=archive.AUTHORITY))
    said, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL, said
    site.call("import_documents", folder, "--by", "reg0", "--authority", archive.AUTHORITY)

    stored = {path.name: path for path in (site.var / "files" / "documents").iterdir()}
    named = {name.rpartition("/")[2] for (name,) in site.ask("SELECT file FROM decisions_document")}
    (left,) = stored.keys() - named
    assert len(named) == 3
    assert "Inga filer" in site.call("sweep_files", "--delete"), "a file of a running import would be taken"
    for path in stored.values():
        age(path, 48)
    said = site.call("sweep_files")
    assert left in said
    assert not any(name in said for name in named)
    assert stored[left].exists(), "a listing deleted something"
    site.call("sweep_files", "--delete")
    assert {path.name for path in (site.var / "files" / "documents").iterdir()} == named
    assert "Inga filer" in site.call("sweep_files")


@pytest.fixture
def waiting(db):
    """A delivered file that nobody has read yet, in a store without what earlier tests left when they rolled back."""
    for one in sweep.orphans(sweep.SHORTEST):
        sweep.delete(one)
    user = make_registrar(make_committee("Kommunstyrelsen", "Ekhults kommun"))
    return intake.receive_bytes(intake.open_run(intake.Options(), by=user), "ks.txt", b"Protokoll")


def test_bytes_of_a_waiting_file_stay_and_those_of_none_go(waiting):
    storage = waiting.upload.storage
    lost = storage.save("inkommet/borttappad.bin", ContentFile(b"x"))
    for name in (lost, waiting.upload.name):
        age(storage.path(name), 30)
    assert [one.name for one in sweep.orphans(timedelta(hours=29))] == [lost]
    assert not list(sweep.orphans(timedelta(hours=31)))
    call_command("sweep_files", "--delete", stdout=StringIO())
    assert (storage.exists(lost), storage.exists(waiting.upload.name)) == (False, True)


def test_a_file_that_got_a_row_meanwhile_is_not_deleted(waiting):
    storage = waiting.upload.storage
    age(storage.path(waiting.upload.name), 30)
    name = waiting.upload.name
    ImportFile.objects.update(upload="")
    (found,) = sweep.orphans(timedelta(hours=24))
    ImportFile.objects.update(upload=name)
    sweep.delete(found)
    assert storage.exists(name)


def test_a_bound_that_could_hurt_a_running_import_is_refused(db):
    with pytest.raises(CommandError, match="Minst 1 timme"):
        call_command("sweep_files", "--hours", "0", stdout=StringIO())
    assert not Document.objects.exists()


def test_a_resumed_run_deletes_what_its_rows_need_no_more(db):
    user = make_registrar(make_committee())
    run = intake.open_run(intake.Options(), by=user)
    (read, waiting) = intake.receive_many(run, [intake.Delivered("a.txt", b"a"), intake.Delivered("b.txt", b"b")])
    ImportFile.objects.filter(pk=read.pk).update(upload="")
    other = intake.open_run(intake.Options(), by=user)
    intake.receive_many(other, [intake.Delivered("a.txt", b"a")])

    assert sweep.clear(other) == 0
    assert sweep.clear(run) == 1
    assert [file.upload.storage.exists(file.upload.name) for file in (read, waiting)] == [False, True]
