"""An initiative's public page beside its matrix' basics: succession, silence, comparison, data, addresses, lists."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from decisions import services
from decisions.models import ExpectedBody, InitiativeLink, InitiativePage, LinkStatus, Relation
from decisions.services.initiative_drafts import delete_initiative
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import (
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    publish_item,
)

pytestmark = pytest.mark.django_db

PAGE = "/lansgemensamma-initiativ/trygga-torg/"
CLAUSE = "att ställa sig bakom modellen för torgen."


@pytest.fixture
def initiative() -> Any:
    return make_initiative("Trygga torg", slug="trygga-torg", steps=("inriktningsbeslut", "uppfoljning"))


def decided(initiative: Any, body: Any, day: date = date(2030, 5, 22), **fields: Any) -> Any:
    """A public decision of the body that is confirmed as adopted in the first step, or as said."""
    said = {name: fields.pop(name) for name in ("step", "decision_status", "status_confirmed") if name in fields}
    minutes = make_minutes(make_meeting(body, day))
    title = fields.pop("title", "Om trygghet")
    item = publish_item(make_item(minutes, 7, title, clauses=fields.pop("clauses", (CLAUSE,)), **fields))
    InitiativeLink.objects.filter(item=item).delete()
    InitiativeLink.objects.create(
        initiative=initiative,
        item=item,
        status=LinkStatus.CONFIRMED,
        relation=Relation.DECISION,
        **{"step": "inriktningsbeslut", "decision_status": "adopted", "status_confirmed": True, **said},
    )
    return item


def expect(initiative: Any, body: Any, **fields: Any) -> None:
    ExpectedBody.objects.create(
        page=initiative, committee=body, **{"step": "inriktningsbeslut", "source": "Sändlista", **fields}
    )


def view(client: Any) -> Any:
    return client.get(PAGE).context["view"]


def cell(client: Any, body: str) -> Any:
    """The first step's cell of the body."""
    return next(row.cells[0] for g in view(client).matrix for row in g.rows if row.body.text == body)


def test_what_a_successor_decided_fills_the_cell_of_the_body_that_was_asked(client: Any, initiative: Any) -> None:
    old, new = make_committee("Skolnämnden"), make_committee("Bildningsnämnden")
    old.successor = new
    old.save()
    expect(initiative, old)
    decided(initiative, new)
    found = cell(client, "Skolnämnden")
    assert (found.latest.code, found.latest.by) == ("antagit", "Bildningsnämnden")
    assert (view(client).decided, view(client).expected) == (1, 1)
    assert "av Bildningsnämnden" in client.get(PAGE).content.decode()


def test_minutes_from_before_anybody_asked_say_nothing_of_the_answer(client: Any, initiative: Any) -> None:
    body = make_committee("Skolnämnden")
    expect(initiative, body, source_date=date(2031, 1, 1))
    publish_item(make_item(make_minutes(make_meeting(body))))
    assert cell(client, "Skolnämnden").silence.kind == "protokoll-saknas"
    publish_item(make_item(make_minutes(make_meeting(body, date(2031, 2, 1)))))
    assert cell(client, "Skolnämnden").silence.kind == "inget-beslut-funnet"


def test_the_latest_decision_is_shown_and_the_others_are_its_history(client: Any, initiative: Any) -> None:
    body = make_committee("Skolnämnden")
    decided(initiative, body, date(2030, 1, 10), decision_status="tabled")
    decided(initiative, body, date(2030, 3, 10), decision_status="returned")
    found = cell(client, "Skolnämnden")
    assert (found.latest.code, [one.code for one in found.history]) == ("aterremitterat", ["bordlagt"])


def test_who_has_no_known_decision_is_listed_with_the_source(client: Any, initiative: Any) -> None:
    body, other = make_committee("Skolnämnden"), make_committee("Kulturnämnden")
    expect(initiative, body)
    expect(initiative, other, source_url="https://example.invalid/lista")
    decided(initiative, body)
    html = client.get(PAGE).content.decode()
    assert "Utan känt beslut" in html
    step = view(client).steps[0]
    assert ([link.text for link in step.without], step.decided, step.expected) == (["Kulturnämnden"], 1, 2)
    assert 'href="https://example.invalid/lista"' in html


def test_what_is_only_noted_is_no_decision(client: Any, initiative: Any) -> None:
    body = make_committee("Skolnämnden")
    expect(initiative, body)
    decided(initiative, body, decision_status="prepared")
    assert cell(client, "Skolnämnden").latest.code == "berett"
    assert [link.text for link in view(client).steps[0].without] == ["Skolnämnden"]


def test_nothing_is_called_amended_until_a_decision_to_compare_with_is_named(client: Any, initiative: Any) -> None:
    body, other = make_committee("Skolnämnden"), make_committee("Kulturnämnden")
    reference = decided(initiative, other)
    decided(initiative, body, decision_status="amended", clauses=("att inte ställa sig bakom modellen för torgen.",))
    html = client.get(PAGE).content.decode()
    assert cell(client, "Skolnämnden").latest.code == "beslut-finns"
    assert "med ändring" not in html.lower()
    assert "Inget beslut är valt att jämföra med" in html
    initiative.reference_item = reference
    initiative.save()
    html = client.get(PAGE).content.decode()
    assert cell(client, "Skolnämnden").latest.code == "beslutat-med-andring"
    assert "<ins>inte</ins>" in html
    assert "Länsredaktionen har valt att jämföra med" in html
    assert f'href="/{reference.path}/"' in html


def test_a_body_that_is_not_public_is_counted_and_not_named(client: Any, initiative: Any) -> None:
    body = make_committee("Hemliga nämnden")
    expect(initiative, body)
    body.live = False
    body.save()
    for path in (PAGE, f"{PAGE}matris.csv", f"{PAGE}matris.json"):
        assert "Hemliga" not in client.get(path).content.decode()
    assert view(client).expected == 1


def test_the_data_say_what_the_page_says(client: Any, initiative: Any) -> None:
    silent, body = make_committee("Kulturnämnden"), make_committee("Skolnämnden")
    expect(initiative, silent)
    expect(initiative, body)
    item = decided(initiative, body)
    answer = client.get(f"{PAGE}matris.csv")
    assert answer["Access-Control-Allow-Origin"] == "*"
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    rows = {row["organ"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
    assert rows["Kulturnämnden"]["lage"] == "protokoll-saknas"
    assert (rows["Skolnämnden"]["lage"], rows["Skolnämnden"]["granskat"]) == ("antagit", "ja")
    assert rows["Skolnämnden"]["adress"] == f"http://testserver/{item.path}/"
    data = json.loads(client.get(f"{PAGE}matris.json").content)
    assert (data["organ_med_beslut"], data["organ_vantade"], data["exempeldata"]) == (1, 2, False)
    bodies = {one["organ"]: one["steg"][0] for one in data["organ"]}
    assert bodies["Skolnämnden"]["senaste"]["lage"] == "antagit"
    assert bodies["Kulturnämnden"]["utan_kant_beslut"]["lage"] == "protokoll-saknas"


def test_no_title_is_a_formula_in_a_spreadsheet(client: Any) -> None:
    initiative = make_initiative('=HYPERLINK("x")', slug="trygga-torg")
    expect(initiative, make_committee("Skolnämnden"), source="@SUM(A1)", owner_statement="+46")
    text = client.get(f"{PAGE}matris.csv").content.decode().lstrip("\ufeff")
    for row in csv.DictReader(io.StringIO(text)):
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())
        assert row["initiativ"].startswith("'=")


def test_suggestions_are_in_no_data(client: Any, initiative: Any) -> None:
    item = decided(initiative, make_committee("Skolnämnden"))
    InitiativeLink.objects.filter(item=item).update(status=LinkStatus.SUGGESTED)
    for path in (PAGE, f"{PAGE}matris.csv", f"{PAGE}matris.json"):
        assert "Skolnämnden" not in client.get(path).content.decode()


def test_authority_and_committee_list_their_initiatives(client: Any, initiative: Any) -> None:
    body = make_committee("Skolnämnden")
    item = decided(initiative, body)
    for path in ("/exempelkommun/", "/exempelkommun/skolnamnden/"):
        html = client.get(path).content.decode()
        assert f'<a href="{PAGE}">Trygga torg</a>' in html
        assert "1 beslut, senast 2030-05-22" in html
    InitiativeLink.objects.filter(item=item).update(status=LinkStatus.REJECTED)
    assert PAGE not in client.get("/exempelkommun/").content.decode()


def test_an_address_that_was_public_answers_for_ever(client: Any) -> None:
    editor = make_editor()
    page = make_initiative("Trygga torg", slug="trygga-torg", live=False)
    assert client.get(PAGE).status_code == 404
    page = services.publish_initiative(page, by=editor)
    assert client.get(PAGE).status_code == 200
    services.unpublish_initiative(page, by=editor)
    assert client.get(PAGE).status_code == 410
    assert client.get(f"{PAGE}matris.json").status_code == 410
    page.refresh_from_db()
    delete_initiative(page, by=editor)
    response = client.get(PAGE)
    assert response.status_code == 410
    assert "har tagits bort av länsredaktionen" in response.content.decode()


def test_a_case_says_where_else_its_number_is_used(client: Any) -> None:
    mine, other, hidden = (make_committee("Kommunstyrelsen", f"{name} kommun") for name in ("Ale", "Bo", "Ceby"))
    items = [
        publish_item(make_item(make_minutes(make_meeting(body)), dnrs=("2030/12",))) for body in (mine, other, hidden)
    ]
    services.withdraw(items[2], by=make_registrar(hidden), reason="Fel.")
    html = client.get(f"/{items[0].dnrs.get().case.path}/").content.decode()
    assert "Samma nummer finns även hos" in html
    assert f'<a href="/{items[1].dnrs.get().case.path}/">Bo kommun, 2030/12</a>' in html
    assert "Ceby" not in html


def test_a_related_initiative_is_shown_when_the_draft_that_names_it_is_published(client: Any) -> None:
    mine, other = make_initiative("Trygga torg i Exempels län"), make_initiative("Hela trappor i Exempels län")
    editor = make_editor()
    mine.related = [other]
    mine.save_revision(user=editor)
    pages = [client.get(page.url).content.decode() for page in (mine, other)]
    assert "Hör ihop med" not in "".join(pages)
    other.save_revision(user=editor)

    services.publish_initiative(InitiativePage.objects.get(pk=mine.pk), by=editor)
    assert f'href="{other.url}"' in client.get(mine.url).content.decode()
    assert f'href="{mine.url}"' in client.get(other.url).content.decode()
    services.publish_initiative(InitiativePage.objects.get(pk=other.pk), by=editor)
    assert f'href="{mine.url}"' in client.get(other.url).content.decode()  # an older draft of the other takes none away

    services.unpublish_initiative(InitiativePage.objects.get(pk=other.pk), by=editor)
    assert "Hela trappor" not in client.get(mine.url).content.decode()
