"""Initiatives that become part of another, or of which a part becomes one of its own."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from decisions import services
from decisions.models import AgendaItem, InitiativeLink, InitiativePage, LinkStatus, Relation
from decisions.services import links
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import make_committee, make_initiative, make_item, make_meeting, make_minutes, publish_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee() -> Any:
    return make_committee(auto_links=True)


@pytest.fixture
def registrar(committee: Any) -> Any:
    return make_registrar(committee)


@pytest.fixture
def editor() -> Any:
    return make_editor()


LINKED = "Införande av Torgmodellen, länsgemensamt arbete"  # certain: the name, and that the county does it


@pytest.fixture
def old() -> InitiativePage:
    return make_initiative("Torgmodellen", aliases=["Trygga torg"], steps=["inriktningsbeslut", "avslut"])


@pytest.fixture
def new() -> InitiativePage:
    return make_initiative("Levande centrum")


def published(committee: Any, number: int, title: str) -> AgendaItem:
    minutes = make_minutes(make_meeting(committee, date(2030, 5, number)))
    return publish_item(make_item(minutes, number, title=title, clauses=["att anta planen."]))


def link_of(item: AgendaItem, page: InitiativePage) -> InitiativeLink:
    return item.links.get(initiative=page)


def test_merged_names_and_links_go_along_with_what_was_decided(
    old: Any, new: Any, committee: Any, registrar: Any, editor: Any
) -> None:
    sure, wrong, machines = (published(committee, n, LINKED) for n in (1, 2, 3))
    links.confirm(link_of(sure, old), by=registrar, step="avslut", decision_status="adopted")
    links.reject(link_of(wrong, old), by=registrar, reason="Ett annat torg")
    preview = services.merge_preview(old, new)
    assert (preview.moved, preview.kept, preview.overruled) == (3, 0, 0)
    assert preview.names == ("Torgmodellen", "Trygga torg")
    services.merge_initiatives(old, new, by=editor)
    kept = link_of(sure, new)
    assert (kept.status, kept.step, kept.decision_status, kept.decided_by) == (
        LinkStatus.CONFIRMED,
        "avslut",
        "adopted",
        registrar,
    )
    assert [event.by for event in kept.events.all()] == [None, registrar, editor]
    assert link_of(wrong, new).status == LinkStatus.REJECTED
    assert link_of(machines, new).status == LinkStatus.AUTOMATIC
    new.refresh_from_db()
    assert {row.name for row in new.names.all()} == {"Levande centrum", "Torgmodellen", "Trygga torg"}
    assert {row.key for row in new.steps.all()} == {"inriktningsbeslut", "avslut"}
    links.rescan([sure, wrong, machines])
    assert link_of(wrong, new).status == LinkStatus.REJECTED


def test_of_a_record_that_both_have_a_persons_yes_stands(
    old: Any, new: Any, committee: Any, registrar: Any, editor: Any
) -> None:
    both = [published(committee, n, "Torgmodellen och Levande centrum") for n in (1, 2, 3)]
    links.confirm(link_of(both[0], old), by=registrar)
    links.confirm(link_of(both[1], new), by=registrar, relation=Relation.MENTION)
    links.reject(link_of(both[1], old), by=registrar, reason="Fel")
    links.reject(link_of(both[2], old), by=registrar, reason="Fel")
    preview = services.merge_preview(old, new)
    assert (preview.moved, preview.kept, preview.overruled) == (0, 1, 2)
    services.merge_initiatives(old, new, by=editor)
    assert [link_of(item, new).status for item in both] == ["confirmed", "confirmed", "rejected"]
    assert link_of(both[1], new).relation == Relation.MENTION


def test_address_of_the_merged_one_leads_on(old: Any, new: Any, editor: Any, client: Any) -> None:
    before = old.url
    third = make_initiative("Ännu ett")
    services.merge_initiatives(old, new, by=editor)
    answer = client.get(before)
    assert (answer.status_code, answer["Location"]) == (301, new.url)
    services.merge_initiatives(new, third, by=editor)
    assert client.get(before)["Location"] == third.url
    old.refresh_from_db()
    assert (old.live, old.merged_into) == (False, third)


def test_what_cannot_be_merged(old: Any, new: Any, editor: Any, registrar: Any) -> None:
    with pytest.raises(PermissionDenied):
        services.merge_initiatives(old, new, by=registrar)
    with pytest.raises(services.NotNow, match="annat"):
        services.merge_initiatives(old, old, by=editor)
    new.title = "Ändrad"
    new.save_revision()
    with pytest.raises(services.NotNow, match="utkastet"):
        services.merge_initiatives(old, new, by=editor)
    InitiativePage.objects.filter(pk=old.pk).update(merged_into=new)
    with pytest.raises(services.NotNow, match="redan"):
        services.merge_initiatives(old, new, by=editor)


def test_a_part_becomes_one_of_its_own(old: Any, committee: Any, registrar: Any, editor: Any) -> None:
    sure, wrong, open_one = (
        published(committee, n, f"Länsgemensamt införande av Trygga torg i kvarter {n}") for n in (1, 2, 3)
    )
    links.confirm(link_of(sure, old), by=registrar)
    links.reject(link_of(wrong, old), by=registrar, reason="Ett annat torg")
    chosen = [row.pk for row in old.names.all() if row.name == "Trygga torg"]
    part = services.split_initiative(old, "Trygga torg", names=chosen, by=editor)
    assert (part.live, part.preceded_by, [row.name for row in part.names.all()]) == (False, old, ["Trygga torg"])
    old.refresh_from_db()
    assert old.names.count() == 2  # nothing public has changed yet
    services.publish_initiative(part, by=editor)
    services.publish_initiative(old, by=editor)
    links.rescan([sure, wrong, open_one])
    assert (link_of(sure, old).status, link_of(sure, part).status) == (LinkStatus.CONFIRMED, LinkStatus.AUTOMATIC)
    rejected = link_of(wrong, part)
    assert (rejected.status, rejected.decided_by) == (LinkStatus.REJECTED, registrar)
    assert "före delningen" in rejected.reason
    assert link_of(open_one, old).status == LinkStatus.WITHDRAWN
    assert link_of(open_one, part).status == LinkStatus.AUTOMATIC


def test_what_cannot_be_split(old: Any, editor: Any, registrar: Any) -> None:
    with pytest.raises(PermissionDenied):
        services.split_initiative(old, "Nytt", names=[], by=registrar)
    with pytest.raises(services.NotNow, match="heta"):
        services.split_initiative(old, " ", names=[], by=editor)
    old.title = "Ändrad"
    old.save_revision()
    with pytest.raises(services.NotNow, match="utkastet"):
        services.split_initiative(old, "Nytt", names=[], by=editor)
