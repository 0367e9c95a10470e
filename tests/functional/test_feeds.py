"""RSS of bodies, cases and initiatives: valid, newest first, nothing that is not public."""

from datetime import date
from xml.etree import ElementTree

import pytest

from decisions import services
from decisions.models import AgendaItem, InitiativeLink, LinkStatus, MeetingPage, Relation
from tests.factories.people import make_superuser
from tests.factories.records import (
    make_authority,
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
)

pytestmark = pytest.mark.django_db

BODY = "/exempelkommun/barn-och-utbildningsnamnden/rss/"
CASE = "/exempelkommun/arenden/2030-234/rss/"
INITIATIVE = "/lansgemensamma-initiativ/trygga-torg-i-lanet/rss/"
DEMO = "{urn:lansbeslut}exempeldata"


def channel(client, path: str) -> ElementTree.Element:
    """The feed's channel; fails where it is no well-formed RSS."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    root = ElementTree.fromstring(response.content)
    assert root.tag == "rss"
    found = root.find("channel")
    assert found is not None
    return found


def titles(client, path: str) -> list[str]:
    return [entry.findtext("title", "") for entry in channel(client, path).findall("item")]


def publish(number: int, day: date = date(2030, 5, 22), title: str = "Taxa för torg") -> AgendaItem:
    minutes = make_minutes(make_meeting(make_committee(authority=make_authority(diary_habit="one")), day))
    return publish_item(make_item(minutes, number, title, dnrs=("2030/234",), clauses=("att anta & glädjas",)))


def test_the_newest_publication_comes_first_with_its_decision_and_address(client) -> None:
    publish(96)
    publish(12, date(2029, 1, 8))
    feed = channel(client, BODY)
    assert [e.findtext("title") for e in feed.findall("item")] == [
        "Barn- och utbildningsnämnden 2029-01-08 § 12 Taxa för torg",
        "Barn- och utbildningsnämnden 2030-05-22 § 96 Taxa för torg",
    ]
    entry = feed.findall("item")[1]
    assert entry.findtext("link", "").endswith("/exempelkommun/barn-och-utbildningsnamnden/2030-05-22/96/")
    assert "att anta & glädjas" in entry.findtext("description", "")
    assert feed.findtext("language") == "sv"


def test_only_what_is_public_is_in_a_feed(client) -> None:
    item = publish(96)
    make_item(item.minutes.get(), 97, "Utkast")
    gone = publish(12, date(2029, 1, 8), "Återkallad taxa")
    services.withdraw(gone, by=make_superuser(), reason="Fel fil.")
    assert titles(client, BODY) == ["Barn- och utbildningsnämnden 2030-05-22 § 96 Taxa för torg"]
    assert titles(client, CASE) == ["Barn- och utbildningsnämnden 2030-05-22 § 96 Taxa för torg"]


def test_a_case_feed_has_papers_too(client) -> None:
    publish(96)
    publish_paper(make_paper(make_committee(), "Förslag till taxa", dnrs=("2030/234",)))
    assert sorted(titles(client, CASE)) == [
        "Barn- och utbildningsnämnden 2030-05-22 § 96 Taxa för torg",
        "Tjänsteskrivelse: Förslag till taxa",
    ]


def test_an_initiative_feed_has_public_links_only(client) -> None:
    initiative = make_initiative(slug="trygga-torg-i-lanet")
    for number, status in ((96, LinkStatus.CONFIRMED), (97, LinkStatus.SUGGESTED), (98, LinkStatus.REJECTED)):
        item = publish(number)
        InitiativeLink.objects.filter(item=item).delete()
        InitiativeLink.objects.create(item=item, initiative=initiative, status=status, relation=Relation.DECISION)
    assert titles(client, INITIATIVE) == ["Barn- och utbildningsnämnden 2030-05-22 § 96 Taxa för torg"]


def test_demo_content_says_so_in_the_feed(client) -> None:
    item = publish(96)
    assert channel(client, BODY).find(DEMO) is None
    MeetingPage.objects.filter(pk=item.meeting_id).update(demo=True)
    feed = channel(client, BODY)
    assert feed.findtext(DEMO) == "true"
    assert feed.find("item").findtext(DEMO) == "true"
    assert titles(client, BODY)[0].startswith("Exempeldata: ")


@pytest.mark.parametrize(
    "path",
    ["/exempelkommun/ingen-namnd/rss/", "/exempelkommun/arenden/2030-1/rss/", "/lansgemensamma-initiativ/inget/rss/"],
)
def test_an_unknown_feed_answers_404(client, path) -> None:
    publish(96)
    assert client.get(path).status_code == 404


def test_a_feed_of_a_body_that_publishes_nothing_is_empty(client) -> None:
    committee = publish(96).meeting.committee
    committee.policy = "nothing"
    committee.save()
    assert titles(client, BODY) == []
    assert client.get(CASE).status_code == 404
