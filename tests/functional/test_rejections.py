"""What a body has rejected stays away when the § itself is erased or taken back, and delivered again."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisions import services
from decisions.models import AgendaItem, Document, InitiativeLink, InitiativePage, LinkStatus, Rejection
from decisions.services import links
from decisions.services.erase import erase_record
from importers.drafts.models import ImportFile
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import (
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
)
from tests.functional.test_import_line import answer
from webapp.wiring import IndexFinder

pytestmark = pytest.mark.django_db
NAME = "Tryggare torg tillsammans – i Exempels län"
PROTOKOLL = f"""Exempelkommun
Tekniska nämnden
Sammanträdesprotokoll
Sammanträdesdatum 2030-05-22

§ 7 Bänkar på torget

Tekniska nämndens beslut
att anta planen för {NAME}.
"""


@pytest.fixture
def initiative() -> InitiativePage:
    return make_initiative(NAME, steps=("inriktningsbeslut",))


def item_of(body: Any, number: int = 7, title: str = f"Plan för {NAME}") -> AgendaItem:
    return publish_item(make_item(make_minutes(make_meeting(body, date(2030, 5, 22))), number, title))


def gone(item: AgendaItem) -> None:
    erase_record(item)
    assert not AgendaItem.objects.filter(pk=item.pk).exists()


def delivered(client: Any, registrar: Any) -> AgendaItem:
    """The protokoll through the real screens, published."""
    client.force_login(registrar)
    client.post(reverse("importers_deliver"), {"files": SimpleUploadedFile("protokoll.txt", PROTOKOLL.encode())})
    file = ImportFile.objects.latest("pk")
    if file.minutes is None:
        assert answer(client, file).status_code in (200, 302)
        file.refresh_from_db()
    assert file.minutes is not None, file.message
    services.state_adjustment(file.minutes, adjusted_on=date(2030, 6, 3), by=registrar)
    services.publish_minutes(file.minutes, list(file.minutes.items.all()), by=registrar)
    return AgendaItem.objects.get()


def test_erased_and_delivered_again_it_stays_away(client: Any, initiative: Any, settings: Any, tmp_path: Any) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    body = make_committee("Tekniska nämnden")
    asker, eraser = (make_registrar(body, username=name) for name in ("fragaren", "utforaren"))
    links.reject(delivered(client, asker).links.get(), by=asker, reason="Gäller ett annat torg")
    erasure = services.ask_erasure(Document.objects.get(), by=asker, reason="Fel fil")
    services.carry_out(erasure, by=eraser)
    assert not AgendaItem.objects.exists()
    assert not InitiativeLink.objects.exists()
    words = [str(value) for row in Rejection.objects.values() for value in row.values()]
    assert Rejection.objects.count() == 1
    assert not any("torg" in word.lower() for word in words)  # a hash, a day and a number

    again = delivered(client, asker)
    assert not again.links.exists()
    run = services.ask_rescan(initiative, by=make_editor())
    services.run_rescan(run.pk, IndexFinder())
    assert not again.links.exists()


@pytest.mark.parametrize(
    ("number", "title", "stays_away"),
    [
        (7, f"Plan för {NAME}", True),
        (7, f"Ändrad läsning av {NAME}", True),  # the same §
        (8, f"PLAN för {NAME} ", True),  # the same words
        (8, f"Något helt annat i {NAME}", False),
    ],
)
def test_known_again_by_words_or_by_day_and_number(initiative: Any, number: int, title: str, stays_away: bool) -> None:
    body = make_committee("Tekniska nämnden")
    first = item_of(body)
    links.reject(first.links.get(), by=make_registrar(body), reason="Fel")
    gone(first)
    assert item_of(body, number, title).links.exists() is not stays_away


def test_only_for_that_body_and_that_initiative(initiative: Any) -> None:
    body = make_committee("Tekniska nämnden")
    first = item_of(body)
    links.reject(first.links.get(), by=make_registrar(body), reason="Fel")
    gone(first)
    assert item_of(make_committee("Kulturnämnden")).links.exists()
    other = make_initiative(f"Nya {NAME}")
    assert [link.initiative for link in item_of(body).links.all()] in ([], [other])


def test_a_paper_is_known_by_its_words(initiative: Any) -> None:
    body = make_committee("Tekniska nämnden")
    paper = publish_paper(make_paper(body, f"Förslag till {NAME}"))
    links.reject(paper.links.get(), by=make_registrar(body), reason="Fel")
    erase_record(paper)
    assert not publish_paper(make_paper(body, f"Förslag till {NAME}")).links.exists()
    assert publish_paper(make_paper(body, f"Ett annat förslag till {NAME}")).links.exists()


def test_an_editor_cannot_bring_it_back_and_the_body_can(initiative: Any) -> None:
    body = make_committee("Tekniska nämnden")
    registrar, first = make_registrar(body), item_of(body)
    links.reject(first.links.get(), by=registrar, reason="Fel")
    gone(first)
    again = item_of(body)
    link = links.suggest(again, initiative, by=make_editor(), reason="Den hör hit")
    assert link.status == LinkStatus.REJECTED
    assert "avvisat" in link.reason
    links.confirm(link, by=registrar)
    assert not Rejection.objects.exists()
    gone(again)
    assert item_of(body).links.exists()


def test_a_merged_initiative_takes_its_rejections_along(initiative: Any) -> None:
    body = make_committee("Tekniska nämnden")
    first = item_of(body)
    links.reject(first.links.get(), by=make_registrar(body), reason="Fel")
    gone(first)
    into = make_initiative("Levande centrum i hela Exempels län")
    services.merge_initiatives(initiative, into, by=make_editor())
    assert not item_of(body).links.exists()
