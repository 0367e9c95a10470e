"""The screens of initiatives and of the queue: what editors and registrars can do, and what neither can."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from decisions import services
from decisions.models import (
    AuditEntry,
    ExpectedBody,
    InitiativeLink,
    InitiativePage,
    LinkStandpoint,
    LinkStatus,
    Relation,
    Rescan,
)
from decisions.services import standpoints
from decisions.services.initiative_drafts import draft_of
from tests.factories.people import PASSWORD, make_editor, make_registrar
from tests.factories.records import (
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    publish_item,
    section,
)

pytestmark = pytest.mark.django_db

STEPS = ("inriktningsbeslut", "uppfoljning")


@pytest.fixture
def initiative() -> Any:
    return make_initiative("Trygga torg i Exempels län", aliases=["Torgmodellen"], steps=STEPS)


@pytest.fixture
def body() -> Any:
    return make_committee("Kommunstyrelsen")


@pytest.fixture
def editor(client: Any) -> Any:
    user = make_editor()
    client.force_login(user)
    return user


def suggested(body: Any, number: int = 5, day: date = date(2030, 5, 22), **fields: Any) -> InitiativeLink:
    """The suggested link of a § that names the initiative in its summary alone."""
    minutes = make_minutes(make_meeting(body, day))
    text = section("Förslaget följer Torgmodellen i hela länet.")
    item = publish_item(make_item(minutes, number, f"Torgtaxa {number}", sections=[text], **fields))
    return item.links.get()


def page_of(initiative: Any, name: str = "initiative") -> str:
    return reverse(f"registrar:{name}", args=[initiative.pk])


def expectation(body: Any, **fields: Any) -> dict[str, Any]:
    said = {"step": "inriktningsbeslut", "source_kind": "list", "source": "Sändlista", "source_date": "2030-01-15"}
    return {**said, "bodies": [body.pk], **fields}


def test_an_editor_expects_bodies_with_a_source_in_the_draft(
    client: Any, editor: Any, initiative: Any, body: Any
) -> None:
    address = page_of(initiative, "initiative_bodies")
    assert client.post(address, expectation(body)).status_code == 302
    assert not initiative.expected_bodies.exists()  # the public page waits for publishing
    (row,) = draft_of(initiative).expected_bodies.all()
    assert (row.committee, row.step, row.source, row.source_date) == (
        body, "inriktningsbeslut", "Sändlista", date(2030, 1, 15),
    )  # fmt: skip
    client.post(address, expectation(body, source="Protokoll från styrgruppen", source_kind="minutes"))
    (row,) = draft_of(initiative).expected_bodies.all()
    assert row.source == "Protokoll från styrgruppen"
    client.post(page_of(initiative, "initiative_publish"))
    assert ExpectedBody.objects.filter(page=initiative).count() == 1
    client.post(address, {"gor": "ta-bort", "rad": [f"inriktningsbeslut:{body.pk}"]})
    assert not draft_of(initiative).expected_bodies.exists()


def test_no_form_of_an_initiative_lists_or_takes_a_body_that_is_not_public(
    client: Any, editor: Any, initiative: Any, body: Any
) -> None:
    hidden = make_committee("Hemliga nämnden")
    hidden.live = False
    hidden.save()
    for name in ("initiative_bodies", "initiative_cases"):
        assert "Hemliga" not in client.get(page_of(initiative, name)).content.decode()
    refused = client.post(page_of(initiative, "initiative_bodies"), expectation(hidden))
    assert refused.status_code == 422
    assert "Hemliga" not in refused.content.decode()
    refused = client.post(page_of(initiative, "initiative_cases"), {"committee": hidden.pk, "dnr": "2030/1"})
    assert refused.status_code == 422
    form = client.get(reverse("wagtailadmin_pages:edit", args=[initiative.pk])).content.decode()
    assert "Hemliga" not in form


def test_known_cases_are_case_numbers(client: Any, editor: Any, initiative: Any, body: Any) -> None:
    address = page_of(initiative, "initiative_cases")
    assert client.post(address, {"committee": body.pk, "dnr": "inget nummer"}).status_code == 422
    assert client.post(address, {"committee": body.pk, "dnr": "2030/0234"}).status_code == 302
    assert [row.dnr for row in draft_of(initiative).known_cases.all()] == ["2030/0234"]
    client.post(address, {"gor": "ta-bort", "rad": [f"{body.pk}:2030/0234"]})
    assert not draft_of(initiative).known_cases.exists()


def test_the_reference_is_one_of_the_initiatives_own_public_decisions(
    client: Any, editor: Any, initiative: Any, body: Any
) -> None:
    link = suggested(body)
    other = suggested(body, 6, date(2030, 6, 1))
    InitiativeLink.objects.filter(pk=link.pk).update(status=LinkStatus.CONFIRMED, relation=Relation.DECISION)
    address = page_of(initiative, "initiative_reference")
    html = client.get(address).content.decode()
    assert f'value="{link.item_id}"' in html
    assert f'value="{other.item_id}"' not in html  # only suggested
    client.post(address, {"beslut": other.item_id})
    assert draft_of(initiative).reference_item is None
    client.post(address, {"beslut": link.item_id})
    assert draft_of(initiative).reference_item == link.item


def test_an_initiative_is_deleted_only_when_nothing_links_to_it(
    client: Any, editor: Any, initiative: Any, body: Any
) -> None:
    link = suggested(body)
    services.unpublish_initiative(initiative, by=editor)
    address = page_of(initiative, "initiative_delete")
    assert "1 koppling till beslut" in client.get(address).content.decode()
    assert client.post(address).status_code == 409
    assert InitiativePage.objects.filter(pk=initiative.pk).exists()
    link.delete()
    assert "Ta bort" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert not InitiativePage.objects.filter(pk=initiative.pk).exists()
    assert AuditEntry.objects.get(action="delete_initiative").by == editor


def test_an_editor_suggests_and_the_body_decides(client: Any, editor: Any, initiative: Any, body: Any) -> None:
    item = publish_item(make_item(make_minutes(make_meeting(body)), 9, "Om marknadsplatser"))
    address = page_of(initiative, "initiative_suggest")
    assert client.post(address, {"address": "/finns/inte/", "reason": "Hör hit"}).status_code == 422
    draft = make_item(make_minutes(make_meeting(body, date(2030, 7, 1))), 10, "Hemligt utkast")
    refused = client.post(address, {"address": f"/{draft.path}/", "reason": "Hör hit"})
    assert refused.status_code == 422
    assert "Hemligt" not in refused.content.decode()
    client.post(address, {"address": f"https://exempel.invalid/{item.path}/", "reason": "Är samma sak"})
    link = item.links.get()
    assert link.status == LinkStatus.SUGGESTED
    assert client.post(reverse("registrar:link_confirm", args=[link.pk])).status_code == 404
    client.force_login(make_registrar(body))
    html = client.get(reverse("registrar:links")).content.decode()
    assert "Är samma sak" in html


def test_disagreement_is_seen_by_both_and_changes_nothing(client: Any, initiative: Any, body: Any) -> None:
    link = suggested(body)
    registrar, editor = make_registrar(body), make_editor()
    client.force_login(registrar)
    client.post(reverse("registrar:link_reject", args=[link.pk]), {"reason": "Gäller bara taxan"})
    client.force_login(editor)
    client.post(reverse("registrar:link_standpoint", args=[link.pk]), {"says": "belongs", "reason": "Namnet står där"})
    link.refresh_from_db()
    assert (link.status, link.decided_by) == (LinkStatus.REJECTED, registrar)
    for user in (registrar, editor):
        client.force_login(user)
        html = client.get(reverse("registrar:links"), {"lage": "oenighet"}).content.decode()
        assert "Namnet står där" in html
        assert "Gäller bara taxan" in html
    client.force_login(registrar)
    assert (
        client.post(reverse("registrar:link_standpoint", args=[link.pk]), {"says": "wrong", "reason": "x"}).status_code
        == 404
    )
    client.post(
        reverse("registrar:link_confirm", args=[link.pk]),
        {f"k{link.pk}-step": "inriktningsbeslut", f"k{link.pk}-relation": "decision"},
    )
    assert not standpoints.disputed(InitiativeLink.objects.all()).exists()  # now they agree
    assert LinkStandpoint.objects.count() == 1


def confirm(client: Any, link: InitiativeLink, **more: Any) -> Any:
    data = {f"k{link.pk}-step": "inriktningsbeslut", f"k{link.pk}-relation": "decision", **more}
    return client.post(reverse("registrar:link_confirm", args=[link.pk]), data)


def test_one_word_decides_a_whole_case_within_the_bodys_own_items(client: Any, initiative: Any, body: Any) -> None:
    other_body = make_committee("Tekniska nämnden")
    first = suggested(body, 5, dnrs=("2030/12",))
    same = suggested(body, 6, date(2030, 6, 1), dnrs=("2030/12",))
    another_case = suggested(body, 7, date(2030, 6, 2), dnrs=("2030/13",))
    elsewhere = suggested(other_body, 8, date(2030, 6, 3), dnrs=("2030/12",))
    client.force_login(make_registrar(body, other_body))
    assert "Samma för hela ärendet (1 till)" in client.get(reverse("registrar:links")).content.decode()
    confirm(client, first, whole="1", **{f"k{first.pk}-decision_status": "adopted"})
    states = {
        link.pk: (link.status, link.step, link.status_confirmed)
        for link in InitiativeLink.objects.filter(pk__in=[one.pk for one in (first, same, another_case, elsewhere)])
    }
    assert states[first.pk] == ("confirmed", "inriktningsbeslut", True)
    assert states[same.pk] == ("confirmed", "inriktningsbeslut", False)
    assert states[another_case.pk][0] == states[elsewhere.pk][0] == "suggested"
    client.post(reverse("registrar:link_undo", args=[first.pk]))
    assert not InitiativeLink.objects.filter(status=LinkStatus.CONFIRMED).exists()


def test_a_whole_case_is_rejected_for_one_reason(client: Any, initiative: Any, body: Any) -> None:
    first, same = suggested(body, 5, dnrs=("2030/12",)), suggested(body, 6, date(2030, 6, 1), dnrs=("2030/12",))
    client.force_login(make_registrar(body))
    client.post(reverse("registrar:link_reject", args=[first.pk]), {"reason": "Annan modell", "whole": "1"})
    found = InitiativeLink.objects.filter(pk__in=[first.pk, same.pk])
    assert {(link.status, link.reason) for link in found} == {("rejected", "Annan modell")}


def test_a_decision_is_not_confirmed_without_its_step(client: Any, initiative: Any, body: Any) -> None:
    link = suggested(body)
    client.force_login(make_registrar(body))
    answer = confirm(client, link, **{f"k{link.pk}-step": "", "plats": "3"})
    assert "plats=3" in answer["Location"]
    link.refresh_from_db()
    assert link.status == LinkStatus.SUGGESTED
    confirm(client, link, **{f"k{link.pk}-step": "", f"k{link.pk}-relation": "mention"})
    link.refresh_from_db()
    assert link.status == LinkStatus.CONFIRMED


def test_the_queue_shows_the_text_with_its_evidence_marked(client: Any, initiative: Any, body: Any) -> None:
    suggested(body)
    client.force_login(make_registrar(body))
    html = client.get(reverse("registrar:links")).content.decode()
    assert "Förslaget följer <mark>Torgmodellen</mark> i hela länet." in html
    assert "att anta taxan." in html  # the decision stands there too


def test_an_editor_asks_what_a_draft_would_change(client: Any, editor: Any, initiative: Any) -> None:
    address = page_of(initiative, "initiative_rescan")
    assert client.post(address, {"gor": "prov"}).status_code == 302
    run = Rescan.objects.get(initiative=initiative)
    assert (run.dry, run.asked_by) == (True, editor)
    assert "Provsökning med utkastet" in client.get(page_of(initiative)).content.decode()


def test_two_initiatives_are_merged_after_a_look(client: Any, editor: Any, initiative: Any, body: Any) -> None:
    other = make_initiative("Levande torg", slug="levande-torg")
    suggested(body)
    address = page_of(initiative, "initiative_merge")
    html = client.get(address, {"mal": other.pk}).content.decode()
    assert "1 koppling flyttas" in html
    assert InitiativeLink.objects.get().initiative == initiative  # a look changes nothing
    assert client.post(address, {"mal": other.pk}).status_code == 302
    assert InitiativeLink.objects.get().initiative == other
    answer = client.get(f"/lansgemensamma-initiativ/{initiative.slug}/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/levande-torg/")


def test_a_part_becomes_a_draft_of_its_own(client: Any, editor: Any, initiative: Any) -> None:
    alias = initiative.names.get(name="Torgmodellen")
    answer = client.post(page_of(initiative, "initiative_split"), {"title": "Torgmodellen", "names": [alias.pk]})
    part = InitiativePage.objects.get(title="Torgmodellen")
    assert answer["Location"] == page_of(part)
    assert not part.live


def test_only_editors_see_the_screens(client: Any, initiative: Any, body: Any) -> None:
    client.force_login(make_registrar(body))
    names = ("", "_bodies", "_cases", "_reference", "_suggest", "_merge", "_split", "_delete", "_publish")
    for name in names:
        assert client.get(page_of(initiative, f"initiative{name}")).status_code == 404, name
        assert client.post(page_of(initiative, f"initiative{name}")).status_code in (404, 405), name
    item = publish_item(make_item(make_minutes(make_meeting(body))))
    assert client.get(reverse("registrar:similar", args=[item.pk])).status_code == 404
    assert client.get(reverse("registrar:similar_begin")).status_code == 404


def test_a_step_keeps_its_key_and_one_with_links_stays(client: Any, editor: Any, initiative: Any, body: Any) -> None:
    InitiativeLink.objects.filter(pk=suggested(body).pk).update(step="uppfoljning")
    address = reverse("wagtailadmin_pages:edit", args=[initiative.pk])
    data = form_data(client, address)
    keys = [name for name in data if name.startswith("steps-") and name.endswith("-key")]
    data["steps-TOTAL_FORMS"] = "3"
    data |= {
        "steps-2-title": "Handlingsplan",
        "steps-2-key": "",
        "steps-2-ORDER": "3",
        "steps-2-id": "",
        "steps-2-period": "",
    }
    data[keys[0]] = "kapad"
    assert client.post(address, data).status_code == 302
    assert [step.key for step in draft_of(initiative).steps.all()] == [*STEPS, "handlingsplan"]
    data = form_data(client, address)
    data["steps-1-DELETE"] = "on"
    refused = client.post(address, data)
    assert refused.status_code == 200
    assert "Ett steg som har kopplingar kan inte tas bort." in refused.content.decode()


def form_data(client: Any, address: str) -> dict[str, str]:
    """What Wagtail's page form would send unchanged."""
    form = client.get(address).context["form"]
    found: dict[str, str] = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    for one in [form, *(f for formset in form.formsets.values() for f in (formset.management_form, *formset.forms))]:
        for field in one:
            value = field.value()
            if value is not False:
                found[field.html_name] = value if isinstance(value, list) else str("" if value is None else value)
    return found


def test_log_in_is_asked_of_visitors(client: Any, initiative: Any) -> None:
    answer = client.get(page_of(initiative))
    assert answer.status_code == 302
    assert "/logga-in/" in answer["Location"]
    assert client.login(username=make_editor().username, password=PASSWORD)
