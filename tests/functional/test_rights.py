"""Who sees what in the admin: every address under /admin/ and /filer/ is asked for another body's object.

The walk takes its patterns from the resolver, so that an address that nobody thought of fails: it has no case in
`tests/factories/admin_cases.py`.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import GroupPagePermission
from wagtail.snippets.models import get_snippet_models

from decisions import services
from decisions.models import AgendaItem, Document, GlossaryTerm, InitiativeLink, MeetingPage, Paper
from tests.factories import neighbours
from tests.factories.admin_cases import CASES, Ask
from tests.factories.neighbours import MARKER, County, Holding

pytestmark = pytest.mark.django_db

CLOSED = (404, 405)
UNTOUCHED_APPS = ("decisions", "import_drafts", "auth", "wagtailcore")
NOT_OURS = {"auth.user": ("last_login",)}
"""What a log-in itself writes."""


def walk(resolver: Any, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Name (or route, where it has none) and route of every pattern below `resolver`."""
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern, here, below)
        else:
            yield (namespace + pattern.name if pattern.name else here), here


def admin_patterns() -> set[str]:
    """Every pattern under /admin/ and /filer/."""
    return {name for name, route in walk(get_resolver()) if route.startswith(("admin/", "filer/"))}


def test_every_address_of_the_admin_has_a_case() -> None:
    assert admin_patterns() - CASES.keys() == set(), "add a case to tests/factories/admin_cases.py"
    assert CASES.keys() - admin_patterns() == set(), "cases of addresses that are gone"


@pytest.fixture
def county() -> County:
    return neighbours.make_county()


def rows() -> dict[str, set[Any]]:
    """Everything that a request of a stranger must leave as it is."""
    found = {}
    for label in UNTOUCHED_APPS:
        for model in apps.get_app_config(label).get_models():
            skipped = NOT_OURS.get(model._meta.label_lower, ())
            names = [f.attname for f in model._meta.concrete_fields if f.attname not in skipped]
            found[model._meta.label_lower] = {str(row) for row in model._base_manager.values_list(*names)}
    return found


def answers(client: Client, name: str, holding: Holding) -> Iterator[tuple[Ask, str, Any]]:
    """Every answer to the case: each way to ask, by GET and by POST."""
    for ask in CASES[name](holding):
        address = ask.address(name)
        yield ask, f"GET {address}", client.get(address)
        yield ask, f"POST {address}", client.post(address, ask.data)


def text_of(response: Any) -> str:
    """Body and headers of an answer."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(response.headers)


def faults(county: County, user: Any) -> list[str]:
    """What is wrong with the answers that this person (None: a visitor) gets about other bodies."""
    wrong = []
    before = rows()
    client = Client(raise_request_exception=False)
    for name in sorted(admin_patterns() & CASES.keys()):
        if user is not None and "_auth_user_id" not in client.session:
            client.force_login(user)
        answered = False
        for holding in county.others:
            for ask, call, response in answers(client, name, holding):
                answered = answered or response.status_code < 400
                wrong += [f"{name}: {call} {fault}" for fault in _faults_of(ask, response, visitor=user is None)]
        if answered:  # a refusal writes nothing; what it may have written after all is seen at the next answer
            after = rows()
            wrong += [f"{name} or one before it wrote to {table}" for table in after if after[table] != before[table]]
            before = after
    return wrong


def _faults_of(ask: Ask, response: Any, *, visitor: bool) -> Iterator[str]:
    if MARKER in text_of(response):
        yield "tells of another body"
    if response.status_code >= 500:
        yield f"answers {response.status_code}"
    if ask.hidden and response.status_code not in ((*CLOSED, 302) if visitor else CLOSED):
        yield f"answers {response.status_code}, as if there were something"


def test_a_secretary_sees_and_changes_nothing_of_other_bodies(county: County) -> None:
    assert faults(county, county.secretary) == []


def test_an_editor_of_initiatives_sees_no_drafts(county: County) -> None:
    assert faults(county, county.editor) == []


def test_a_visitor_sees_nothing(county: County) -> None:
    assert faults(county, None) == []


OWN_SCREENS = {
    "registrar:committees": lambda h: {},
    "registrar:committee": lambda h: {"pk": h.committee.pk},
    "registrar:documents": lambda h: {"pk": h.committee.pk},
    "registrar:meeting": lambda h: {"pk": h.meeting.pk},
    "registrar:tick": lambda h: {"pk": h.use.pk},
    "registrar:links": lambda h: {},
    "registrar:link_log": lambda h: {"pk": h.link.pk},
    "registrar:reports": lambda h: {},
    "registrar:erasures": lambda h: {},
    "registrar:erasure_ask": lambda h: {"pk": h.document.pk},
    "importers_review": lambda h: {"pk": h.file.pk},
    **{
        f"registrar:{name}": lambda h: {"kind": "paragraf", "pk": h.item.pk}
        for name in ("edit", "withhold", "preview", "history")
    },
}


def test_the_same_addresses_do_show_ones_own(county: County) -> None:
    """The walk above proves nothing if these screens are closed to everybody."""
    client = Client()
    client.force_login(county.secretary)
    for name, arguments in OWN_SCREENS.items():
        response = client.get(reverse(name, kwargs=arguments(county.own)))
        assert response.status_code == 200, name
        assert "egetord" in text_of(response) or name in ("registrar:committees", "registrar:history"), name


def _pages_of(user: Any, own: Holding) -> dict[str, str]:
    """The screens of a person, without what differs from request to request."""
    client = Client()
    client.force_login(user)
    found = {}
    for name in ("wagtailadmin_home", "importers_deliver", *OWN_SCREENS):
        arguments = OWN_SCREENS[name](own) if name in OWN_SCREENS else {}
        text = client.get(reverse(name, kwargs=arguments)).content.decode()
        found[name] = re.sub(r"(csrf|nonce|Token)[^<>]*|[A-Za-z0-9]{64}|[0-9a-f-]{36}|\d+ sekund\w*", "", text)
    return found


def test_no_figure_on_a_screen_counts_what_others_have() -> None:
    own, secretary, initiative = neighbours.make_own()
    before = _pages_of(secretary, own)
    neighbours.plant_others(initiative)
    after = _pages_of(secretary, own)
    for name, text in before.items():
        assert after[name] == text, name


def test_no_group_may_publish_or_delete_and_wagtails_own_groups_are_gone(county: County) -> None:
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    held = {(permission.group.name, permission.permission.codename) for permission in GroupPagePermission.objects.all()}
    assert held
    assert {codename for _group, codename in held} == {"add_page", "change_page"}
    services.ensure_county()
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()


def test_the_record_is_no_snippet() -> None:
    """Snippet screens ask for model-wide permissions only: a registrar could list and rewrite another's drafts."""
    assert get_snippet_models() == [GlossaryTerm]
    names = admin_patterns()
    for model in (AgendaItem, Paper, InitiativeLink):
        assert not [name for name in names if model._meta.model_name in name]


@pytest.fixture
def operator(county: County) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(county.operator)
    return client


@pytest.mark.parametrize("name", ["unpublish", "delete", "copy", "move_confirm"])
def test_an_operator_is_told_why_wagtail_may_not_change_the_record(county: County, operator: Client, name: str) -> None:
    moved = name == "move_confirm"  # a published one's address is taken under the other committee
    meeting = county.own.meeting if moved else MeetingPage.objects.get(pk=county.own.published.meeting_id)
    before = rows()
    destination = [county.others[0].committee.pk] if moved else []
    response = operator.post(reverse(f"wagtailadmin_pages:{name}", args=[meeting.pk, *destination]), follow=True)
    text = response.content.decode()
    assert response.status_code == 200
    assert "organets egna sidor" in text or "Adressen är för alltid" in text
    after = rows()
    assert after["decisions.meetingpage"] == before["decisions.meetingpage"]
    assert after["wagtailcore.page"] == before["wagtailcore.page"]


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_bulk_actions_are_refused_to_an_operator_too(county: County, operator: Client, action: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    before = rows()["wagtailcore.page"]
    response = operator.post(f"{address}?id={county.own.meeting.pk}&next=/admin/", {"chooser": 1})
    assert response.status_code < 500
    assert rows()["wagtailcore.page"] == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "copy", "revert_to_page_revision"])
def test_the_api_refuses_to_change_the_record(county: County, operator: Client, action: str) -> None:
    meeting = MeetingPage.objects.get(pk=county.own.published.meeting_id)
    before = rows()
    address = reverse("wagtailadmin_api:pages:action", args=[meeting.pk, action])
    response = operator.post(address, {"revision_id": 1}, content_type="application/json")
    assert 400 <= response.status_code < 500
    assert rows()["decisions.meetingpage"] == before["decisions.meetingpage"]


def test_an_operator_cannot_publish_a_meeting_in_the_page_editor(county: County, operator: Client) -> None:
    meeting = county.own.meeting
    response = operator.post(
        reverse("wagtailadmin_pages:edit", args=[meeting.pk]),
        {
            "state": "held",
            "slug": meeting.slug,
            "action-publish": "1",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        },
        follow=True,
    )
    assert response.status_code in (200, 409)
    assert "organets egna sidor" in response.content.decode()
    assert not MeetingPage.objects.get(pk=meeting.pk).live


def test_what_may_never_be_kept_by_a_browser_says_so(county: County) -> None:
    client = Client()
    client.force_login(county.secretary)
    assert "no-store" in client.get(county.own.document.url).headers["Cache-Control"]
    assert "no-store" in client.get(reverse("registrar:committees")).headers["Cache-Control"]


def test_a_file_is_open_to_its_own_body_and_when_it_is_a_public_edition(county: County) -> None:
    document = Document.objects.get(pk=county.own.document.pk)
    secretary, visitor = Client(), Client()
    secretary.force_login(county.secretary)
    answer = secretary.get(document.url)
    assert b"".join(answer.streaming_content) == b"egetordbytes"
    assert answer.headers["ETag"] == f'"{document.file_hash}"'
    assert visitor.get(document.url).status_code == 404
