"""Confirming in the queue: what a chosen step or outcome makes of a mention, and what the registrar is told."""

import html
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from decisions.models import ExpectedBody, InitiativeLink, LinkStatus, Relation
from tests.factories.people import make_registrar
from tests.factories.records import make_committee, make_initiative, make_paper, publish_paper
from tests.functional.test_initiative_screens import STEPS, confirm, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative() -> Any:
    return make_initiative("Trygga torg i Exempels län", aliases=["Torgmodellen"], steps=STEPS)


@pytest.fixture
def body() -> Any:
    return make_committee("Kommunstyrelsen")


def said(client: Any) -> str:
    return " ".join(html.unescape(client.get(reverse("registrar:links")).content.decode()).split())


def test_who_chooses_step_and_outcome_of_a_mention_means_a_decision_and_is_told(
    client: Any, initiative: Any, body: Any
) -> None:
    link = suggested(body)
    assert link.relation == Relation.MENTION
    ExpectedBody.objects.create(page=initiative, step="inriktningsbeslut", committee=body, source="Sändlista")
    client.force_login(make_registrar(body))
    form = client.get(reverse("registrar:links")).context["cards"][0]["form"]
    assert (form["step"].initial, form["relation"].initial, form["decision_status"].initial) == ("", "mention", "")
    confirm(client, link, **{f"k{link.pk}-relation": "mention", f"k{link.pk}-decision_status": "endorsed"})
    link.refresh_from_db()
    assert (link.status, link.relation, link.step) == ("confirmed", "decision", "inriktningsbeslut")
    told = said(client)
    assert "Förhållandet är nu Beslut, eftersom du valde steg eller ställningstagande." in told
    assert "Paragrafen visas nu i initiativets matris, under ”Inriktningsbeslut”, och i tidslinjen." in told
    assert f'<a href="{initiative.url}" class="button button-small button-secondary">Visa initiativet</a>' in told
    rows = client.get(initiative.url).context["view"].matrix[0].rows
    assert [row.cells[0].latest.code for row in rows] == ["stallt-sig-bakom"]


def test_an_outcome_without_a_step_is_asked_about_also_of_a_mention(client: Any, initiative: Any, body: Any) -> None:
    link = suggested(body)
    client.force_login(make_registrar(body))
    chosen = {"step": "", "relation": "mention", "decision_status": "endorsed"}
    confirm(client, link, **{f"k{link.pk}-{name}": value for name, value in chosen.items()})
    link.refresh_from_db()
    assert link.status == LinkStatus.SUGGESTED


def test_a_refused_form_keeps_what_was_chosen_until_it_is_shown(client: Any, initiative: Any, body: Any) -> None:
    link, other = suggested(body, 5, dnrs=("2030/12",)), suggested(body, 6, date(2030, 6, 1), dnrs=("2030/12",))
    client.force_login(make_registrar(body))
    chosen = {"step": "", "relation": "follow_up", "decision_status": "noted"}
    confirm(client, link, whole="1", **{f"k{link.pk}-{name}": value for name, value in chosen.items()})

    def cards() -> dict[int, Any]:
        return {card["link"].pk: card for card in client.get(reverse("registrar:links")).context["cards"]}

    shown = cards()
    assert {name: shown[link.pk]["form"][name].value() for name in chosen} == chosen
    assert shown[link.pk]["form"].errors["step"]
    assert (shown[link.pk]["whole"], shown[other.pk]["whole"]) == (True, False)
    assert not shown[other.pk]["form"].is_bound
    assert not cards()[link.pk]["form"].is_bound


def test_a_refused_form_says_at_the_field_what_is_wrong(client: Any, initiative: Any, body: Any) -> None:
    link = suggested(body)
    client.force_login(make_registrar(body))
    confirm(client, link, **{f"k{link.pk}-step": "", f"k{link.pk}-relation": '"><script>'})
    page = said(client)
    assert f'aria-describedby="id_k{link.pk}-relation_error"' in page
    assert f'id="id_k{link.pk}-relation_error"' in page
    assert '"><script>' not in client.get(reverse("registrar:links")).content.decode()


def test_what_a_preparing_body_or_a_paper_says_is_preparation(client: Any, initiative: Any) -> None:
    preparing = make_committee("Kulturnämnden")
    link = suggested(preparing)
    paper = publish_paper(make_paper(preparing, "Om Torgmodellen")).links.get()
    InitiativeLink.objects.filter(pk=paper.pk).update(relation=Relation.MENTION)
    preparing.preparatory = True
    preparing.save()
    client.force_login(make_registrar(preparing))
    for one in (link, paper):
        confirm(client, one, **{f"k{one.pk}-relation": "mention"})
        one.refresh_from_db()
        assert (one.relation, one.step) == (Relation.PREPARATION, "inriktningsbeslut")
    assert "Handlingen visas nu på initiativets sida, bland handlingarna och i tidslinjen." in said(client)


def test_who_confirms_is_told_where_the_link_is_shown(client: Any, initiative: Any, body: Any) -> None:
    mention, unsaid, hidden = (
        suggested(body, 5),
        suggested(body, 6, date(2030, 6, 1)),
        suggested(body, 7, date(2031, 1, 1)),
    )
    client.force_login(make_registrar(body))
    confirm(client, mention, **{f"k{mention.pk}-relation": "mention", f"k{mention.pk}-step": ""})
    assert "den visas i initiativets tidslinje men inte i matrisen." in said(client)
    confirm(client, unsaid)
    assert "Där står ”Beslut finns (ogranskat)” tills ställningstagandet är valt." in said(client)
    initiative.live = False
    initiative.save()
    confirm(client, hidden)
    told = said(client)
    assert "Allmänheten ser den först när både initiativet och det som kopplas är publicerade." in told
    assert "Visa initiativet" not in told


def test_of_a_whole_case_is_told_how_many_are_shown(client: Any, initiative: Any, body: Any) -> None:
    first, _same = suggested(body, 5, dnrs=("2030/12",)), suggested(body, 6, date(2030, 6, 1), dnrs=("2030/12",))
    client.force_login(make_registrar(body))
    confirm(client, first, whole="1", **{f"k{first.pk}-decision_status": "adopted"})
    told = said(client)
    assert "2 kopplingar i ärendet är bekräftade. 2 av dem visas i initiativets matris, under ”Inriktnings" in told
    assert "1 av dem står som ”Beslut finns (ogranskat)”." in told


def test_the_same_evidence_is_shown_once(client: Any, initiative: Any, body: Any) -> None:
    link = suggested(body)
    (one,) = link.evidence
    InitiativeLink.objects.filter(pk=link.pk).update(evidence=[one, {**one, "weight": 0}])
    client.force_login(make_registrar(body))
    (card,) = client.get(reverse("registrar:links")).context["cards"]
    assert [(shown.quote, shown.weight) for shown in card["evidence"]] == [("Torgmodellen", one["weight"])]
