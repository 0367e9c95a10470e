"""Issue 6, "Done when", through the admin's own addresses: a protokoll that never names the initiative is suggested
by the paper that it cites; what is confirmed shows everywhere, what is rejected stays away.
"""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from decisions import services
from decisions.models import ExpectedBody, InitiativeLink, InitiativePage, KnownPaper, LinkStatus
from decisions.services.rescan import run_rescan
from importers.drafts.models import ImportFile
from search.index import writer
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import make_committee, make_initiative
from tests.factories.winter_roads import INITIATIVE, PAPER, PROTOKOLL
from tests.functional.test_import_line import answer
from webapp.wiring import IndexFinder

pytestmark = pytest.mark.django_db

PAGE = "/lansgemensamma-initiativ/vintervaghallning/"


@pytest.fixture
def initiative() -> InitiativePage:
    page = make_initiative(INITIATIVE, slug="vintervaghallning", steps=("inriktningsbeslut", "uppfoljning"))
    KnownPaper.objects.create(page=page, title=PAPER, date=date(2017, 2, 24), sender="Region Kronoberg")
    return page


def delivered(client: Any) -> list[InitiativeLink]:
    """The suggested links of the delivered and published protokoll, by §."""
    body = make_committee("Gatunämnden", "Exempelkommun", abbreviations="GN", auto_links=False)
    ExpectedBody.objects.create(
        page=InitiativePage.objects.get(), step="inriktningsbeslut", committee=body, source="Sändlista"
    )
    registrar = make_registrar(body)
    client.force_login(registrar)
    client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile("protokoll.txt", PROTOKOLL.encode())})
    file = ImportFile.objects.get()
    if file.minutes is None:
        assert answer(client, file).status_code in (200, 302)
        file.refresh_from_db()
    assert file.minutes is not None, file.message
    services.state_adjustment(file.minutes, adjusted_on=date(2017, 6, 19), by=registrar)
    services.publish_minutes(file.minutes, list(file.minutes.items.all()), by=registrar)
    return list(InitiativeLink.objects.order_by("item__number"))


def cell(client: Any) -> Any:
    view = client.get(PAGE).context["view"]
    return next(row.cells[0] for group in view.matrix for row in group.rows)


def test_found_by_its_paper_confirmed_shown_rejected_gone(
    client: Any, initiative: InitiativePage, settings: Any, tmp_path: Any
) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    meant, passing = delivered(client)
    assert {meant.status, passing.status} == {LinkStatus.SUGGESTED}
    assert INITIATIVE.lower() not in PROTOKOLL.lower()
    (proof, *_) = meant.evidence
    assert proof["kind"] == 3
    assert "2017-02-24" in proof["quote"]
    queue = client.get(reverse("registrar:links")).content.decode()
    assert f"<mark>{proof['quote']}</mark>" in queue.replace("&quot;", '"')
    assert cell(client).silence.kind == "inget-beslut-funnet"

    confirmed = {
        f"k{meant.pk}-step": "inriktningsbeslut",
        f"k{meant.pk}-relation": "decision",
        f"k{meant.pk}-decision_status": "endorsed",
    }
    client.post(reverse("registrar:link_confirm", args=[meant.pk]), confirmed)
    client.post(reverse("registrar:link_reject", args=[passing.pk]), {"reason": "Gäller bara fordonen"})
    assert cell(client).latest.code == "stallt-sig-bakom"
    feed = client.get(f"{PAGE}rss/").content.decode()
    assert "plogning" in feed
    assert "sandningsfordon" not in feed

    call_command("search_index", "rebuild", verbosity=0)
    writer.drain()
    found = client.get("/sok/", {"q": "initiativ:vinterväghållning"}).content.decode()
    assert f"/{meant.item.path}/" in found
    assert f"/{passing.item.path}/" not in found

    run = services.ask_rescan(initiative, by=make_editor())
    run_rescan(run.pk, IndexFinder())
    run.refresh_from_db()
    assert (run.state, run.appeared, run.vanished) == ("done", 0, 0)
    passing.refresh_from_db()
    meant.refresh_from_db()
    assert (passing.status, meant.status) == (LinkStatus.REJECTED, LinkStatus.CONFIRMED)
    assert "sandningsfordon" not in client.get(PAGE).content.decode()
