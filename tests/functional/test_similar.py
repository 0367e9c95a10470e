"""*Liknande ärenden* through the real index: nearest first, checked against the record each time it is shown."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from decisions import services
from decisions.models import AuditEntry, BlockedPair, InitiativePage, MatterType, SourceKind
from decisions.selectors import public_items
from decisions.services import similar
from decisions.services.initiative_drafts import start_initiative
from tests.factories.people import make_editor, make_registrar, make_superuser
from tests.factories.records import make_committee, make_item, make_meeting, make_minutes, publish_item, section

pytestmark = pytest.mark.django_db

CLAUSES = ("att anta reglerna för skolskjuts från och med höstterminen.",)


@pytest.fixture(autouse=True)
def own_index(settings: Any, tmp_path: Any) -> Any:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    cache.clear()
    yield
    cache.clear()


def rules(authority: str, body: str = "Utbildningsnämnden", day: date = date(2030, 5, 22), **fields: Any) -> Any:
    """A published § on rules for school buses."""
    policy = fields.pop("policy", "full")
    minutes = make_minutes(make_meeting(make_committee(body, authority, policy=policy), day))
    fields = {"title": f"Regler för skolskjuts i {authority}", "clauses": CLAUSES, **fields}
    return publish_item(make_item(minutes, fields.pop("number", 5), **fields))


def indexed() -> None:
    call_command("search_index", "rebuild", verbosity=0)


def shown(item: Any) -> list[str]:
    """The authorities whose §§ stand beside this one."""
    fresh = public_items().select_related("meeting__committee__authority").get(pk=item.pk)
    return [one.meeting.committee.authority.title for one in similar.shown_beside(fresh)]


def test_the_same_question_at_another_authority_is_shown(client: Any) -> None:
    item, other = rules("Exempelkommun"), rules("Provköpings kommun")
    rules("Exempelkommun", "Kommunstyrelsen", number=9)  # one's own authority is no news
    rules("Nystads kommun", title="Taxa för torghandel", clauses=("att anta taxan.",))
    indexed()
    assert shown(item) == ["Provköpings kommun"]
    html = client.get(f"/{item.path}/").content.decode()
    assert "Liknande ärenden – automatiskt urval" in html
    assert f'href="/{other.path}/"' in html


def test_what_may_not_be_compared_is_never_shown_nor_shows_anything() -> None:
    item = rules("Exempelkommun")
    only = rules("Lyckby kommun", policy="only_decisions")
    personal = rules("Nystads kommun", matter_type=MatterType.PERSONAL)
    rules("Provköpings kommun", day=date(2036, 5, 22))  # years apart
    indexed()
    assert shown(item) == []
    assert shown(only) == []
    assert shown(personal) == []


def test_what_is_taken_back_is_gone_at_once_though_the_index_and_the_cache_still_have_it() -> None:
    item, other = rules("Exempelkommun"), rules("Provköpings kommun")
    indexed()
    assert shown(item) == ["Provköpings kommun"]
    services.withdraw(other, by=make_superuser(), reason="Fel.")
    assert shown(item) == []


def test_a_body_that_stops_publishing_whole_protokoll_is_gone_at_once() -> None:
    item, other = rules("Exempelkommun"), rules("Provköpings kommun")
    indexed()
    assert shown(item) == ["Provköpings kommun"]
    committee = other.meeting.committee
    committee.policy = "only_decisions"
    committee.save()
    assert shown(item) == []
    assert public_items().filter(pk=other.pk).exists()


def test_a_pair_that_an_editor_bars_is_shown_on_neither_side_and_logged() -> None:
    item, other = rules("Exempelkommun"), rules("Provköpings kommun")
    indexed()
    editor = make_editor()
    similar.block_pair(other, item, by=editor, reason="Olika lagrum")
    assert shown(item) == shown(other) == []
    entries = AuditEntry.objects.filter(action="block_similar")
    assert {(e.object_id, e.by, e.reason) for e in entries} == {
        (item.pk, editor, "Olika lagrum"),
        (other.pk, editor, "Olika lagrum"),
    }
    similar.unblock_pair(item, other, by=editor)
    assert shown(item) == ["Provköpings kommun"]


def test_only_editors_bar_pairs_and_only_of_public_records() -> None:
    item, other = rules("Exempelkommun"), rules("Provköpings kommun")
    with pytest.raises(PermissionDenied):
        similar.block_pair(item, other, by=make_registrar(item.meeting.committee))
    services.withdraw(other, by=make_superuser(), reason="Fel.")
    with pytest.raises(PermissionDenied):
        similar.block_pair(item, other, by=make_editor())
    assert not BlockedPair.objects.exists()


def test_a_stopped_index_shows_nothing_and_breaks_nothing(client: Any) -> None:
    item = rules("Exempelkommun")
    rules("Provköpings kommun")
    response = client.get(f"/{item.path}/")
    assert response.status_code == 200
    assert "Liknande ärenden" not in response.content.decode()


def test_an_initiative_begins_with_names_cases_and_bodies() -> None:
    item = rules("Exempelkommun", dnrs=("2030/12",), sections=[section("Text.")])
    other = rules("Provköpings kommun", title="Handlingsplan för skolskjuts", dnrs=("KS 2030-77",))
    page = start_initiative("Skolskjuts över gränsen", [item, other], by=make_editor())
    page = InitiativePage.objects.get(pk=page.pk)
    assert not page.live
    assert [name.name for name in page.names.all()] == ["Skolskjuts över gränsen"]
    assert [(c.committee, c.dnr) for c in page.known_cases.all()] == [
        (item.meeting.committee, "2030/12"),
        (other.meeting.committee, "KS 2030-77"),
    ]
    rows = [(e.committee, e.step, e.source_kind, e.source) for e in page.expected_bodies.all()]
    assert rows == [
        (item.meeting.committee, "inriktningsbeslut", SourceKind.MINUTES, "Utbildningsnämnden 2030-05-22 § 5"),
        (other.meeting.committee, "handlingsplan", SourceKind.MINUTES, "Utbildningsnämnden 2030-05-22 § 5"),
    ]


def test_an_initiative_never_begins_with_what_is_not_public() -> None:
    item = make_item()
    with pytest.raises(ValueError, match="not public"):
        start_initiative("Något", [item], by=make_editor())
    with pytest.raises(PermissionDenied):
        start_initiative("Något", [], by=make_registrar(item.meeting.committee))
