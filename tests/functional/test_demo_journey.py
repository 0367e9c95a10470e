"""Issue 6, "Done when", on the demo itself, by the user that the demo's log-in page names."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from decisions import services
from decisions.models import InitiativeLink, InitiativePage, LinkStatus, Relation
from decisions.services.rescan import run_rescan
from importers.drafts.models import ImportFile
from search.index import writer
from tests.factories.demo_protokoll import PAPER_DAY, PROTOKOLL
from tests.factories.people import make_editor
from tests.functional.test_import_line import answer
from webapp.wiring import IndexFinder

BODY = "/ljungby-kommun/barn-och-utbildningsnamnden/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative(settings: Any, tmp_path: Any) -> InitiativePage:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    call_command("demo", verbosity=0)
    return InitiativePage.objects.get(title__contains="komplex problematik")


def links_of(client: Any, initiative: InitiativePage) -> tuple[InitiativeLink, InitiativeLink]:
    """The protokoll delivered and published; the links of its two §§."""
    registrar = get_user_model().objects.get(username="registrator.ljungby")
    client.force_login(registrar)
    client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile("protokoll.txt", PROTOKOLL.encode())})
    file = ImportFile.objects.latest("pk")
    if file.minutes is None:
        assert answer(client, file).status_code in (200, 302)
        file.refresh_from_db()
    assert file.minutes is not None, file.message
    answer(client, file, adjustment="unknown", publish="1")
    first, second = file.minutes.items.order_by("number")
    return first.links.get(initiative=initiative), second.links.get(initiative=initiative)


def status_of(client: Any, initiative: InitiativePage) -> str:
    view = client.get(initiative.url).context["view"]
    row = next(row for group in view.matrix for row in group.rows if row.body.url == BODY)
    cell = row.cells[0]
    return str(cell.latest.code if cell.latest else cell.silence.kind)


def test_a_further_protokoll_that_never_names_the_initiative(client: Any, initiative: InitiativePage) -> None:
    assert "komplex problematik" not in PROTOKOLL.lower()
    assert status_of(client, initiative) == "inget-beslut-funnet"
    meant, passing = links_of(client, initiative)
    assert {meant.status, passing.status} == {LinkStatus.SUGGESTED}
    assert meant.relation == Relation.DECISION  # the region's question is nobody's interpellation
    assert next((one["kind"], PAPER_DAY in one["quote"]) for one in meant.evidence if one["weight"]) == (3, True)
    assert status_of(client, initiative) == "inget-beslut-funnet"

    page = client.get(f"/{meant.item.path}/").content.decode()
    for name, address in (
        ("Region Kronoberg", "/region-kronoberg/"),
        ("Kommunstyrelsen", f"{BODY[:16]}kommunstyrelsen/"),
    ):
        assert f'<li><a href="{address}">{name}</a></li>' in page

    said = {"step": "begaran", "relation": "decision", "decision_status": "endorsed"}
    data = {f"k{meant.pk}-{name}": value for name, value in said.items()}
    client.post(reverse("registrar:link_confirm", args=[meant.pk]), data)
    client.post(reverse("registrar:link_reject", args=[passing.pk]), {"reason": "Gäller bara lokalen"})
    assert status_of(client, initiative) == "stallt-sig-bakom"
    feed = client.get(f"{initiative.url}rss/").content.decode()
    assert f"/{meant.item.path}/" in feed
    assert f"/{passing.item.path}/" not in feed

    call_command("search_index", "rebuild", verbosity=0)
    writer.drain()
    found = client.get(
        "/sok/", {"q": 'initiativ:"komplex problematik" organ:"barn- och utbildningsnämnden"'}
    ).content.decode()
    assert f"/{meant.item.path}/" in found
    assert f"/{passing.item.path}/" not in found

    run = services.ask_rescan(initiative, by=make_editor())
    run_rescan(run.pk, IndexFinder())
    passing.refresh_from_db()
    assert passing.status == LinkStatus.REJECTED
    assert f"/{passing.item.path}/" not in client.get(initiative.url).content.decode()
