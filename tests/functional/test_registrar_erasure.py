"""*Radera på riktigt*: a word is planted in a file, and afterwards looked for in every table, file and index."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from decisions.models import AgendaItem, Document
from importers.drafts.models import ImportFile
from search.index import get_engine
from search.index.writer import catch_up
from tests.factories import people, records

pytestmark = pytest.mark.django_db

WORD = "Kvastbindarpojken"
MINUTES = f"""Barn- och utbildningsnämnden
Sammanträdesprotokoll

§ 96 Dnr 2030/0234

Bidrag till {WORD}

Barn- och utbildningsnämnden beslutar

- att bevilja {WORD} ett bidrag.

Sammanfattning
{WORD} har sökt bidrag.
"""


@pytest.fixture(autouse=True)
def index(settings: Any, tmp_path: Path) -> None:
    """An index and a file store of this test's own."""
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    settings.MEDIA_ROOT = tmp_path / "files"
    get_engine().rebuild([])


def commit() -> None:
    """What happens after a commit: a test's own transaction never commits."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


def rows_with(word: str) -> Iterator[str]:
    """Every column of every table that holds the word, in any spelling of it that a database may keep."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = value.decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
                    if word.lower() in text.lower():
                        yield f"{table}.{name}"


def files_with(word: str) -> Iterator[str]:
    """Every stored file, and every file of the index, that holds the word in its name or its bytes."""
    for folder in (Path(settings.MEDIA_ROOT), Path(settings.SEARCH_INDEX_FOLDER)):
        for path in folder.rglob("*"):
            held = path.read_bytes().lower() if path.is_file() else b""
            if word.lower() in path.name.lower() or word.lower().encode() in held:
                yield str(path.relative_to(folder))


def deliver_and_publish(client: Client) -> None:
    """The registrar's line: deliver, answer, correct, publish, tick the file."""
    upload = SimpleUploadedFile(f"{WORD}.txt", MINUTES.encode())
    client.post(reverse("importers_deliver"), {"files": upload})
    file = ImportFile.objects.get()
    page = client.get(reverse("importers_review", args=[file.pk]))
    data = {}
    for form in page.context["state"].forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False):
                value = form.fields[bound.name].prepare_value(value)
                data[bound.html_name] = getattr(value, "pk", value)
    data |= {"meeting_date": "2020-05-22", "adjustment": "unknown", "publish": "1"}
    client.post(reverse("importers_review", args=[file.pk]), data)


def test_nothing_of_an_erased_file_is_left_anywhere() -> None:
    committee = records.make_committee()
    asker, eraser = Client(), Client()
    registrar = people.make_registrar(committee)
    asker.force_login(registrar)
    eraser.force_login(people.make_registrar(committee, username="kollega"))
    deliver_and_publish(asker)
    item = AgendaItem.objects.get()
    assert item.live
    item.save_revision(user=registrar)
    commit()
    catch_up()
    assert set(rows_with(WORD))
    assert set(files_with(WORD))

    asker.post(reverse("registrar:erasure_ask", args=[Document.objects.get().pk]), {"reason": "Fel fil."})
    erasure = Document.objects.get().erasures.get()
    eraser.post(reverse("registrar:erasure_carry_out", args=[erasure.pk]), {"word": "RADERA"})
    commit()
    catch_up()

    assert sorted(set(rows_with(WORD))) == []
    assert sorted(files_with(WORD)) == []
    gone = Client().get(f"/{item.path}/")
    assert gone.status_code == 410
    assert WORD not in gone.content.decode()
    assert WORD not in eraser.get(reverse("registrar:erasures")).content.decode()
    assert apps.get_model("decisions", "Erasure").objects.get().done_at is not None
