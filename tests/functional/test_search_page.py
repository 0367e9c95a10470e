"""The search page as a visitor meets it: found, narrowed, told what to change, never more than is public."""

import contextlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decisions import services
from decisions.models import AgendaItem, InitiativeLink, LinkStatus
from search.core.query import MAX_HITS_DEEP
from search.index import outbox, writer
from search.index.engine import get_engine
from tests.factories.people import make_superuser
from tests.factories.records import (
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index(settings, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    get_engine().rebuild([])


def commit() -> None:
    """What happens after a commit, without one: a test's own transaction never commits."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _, call, robust in callbacks:
        with contextlib.suppress(*([Exception] if robust else [])):
            call()


def page(client: Client, query: str = "", status: int = 200) -> str:
    commit()
    response = client.get(f"/sok/?{query}")
    assert response.status_code == status
    return response.content.decode()


class Links(HTMLParser):
    """Addresses of links, in order, with their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append((dict(attrs).get("href") or "", ""))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._open:
            address, words = self.found[-1]
            self.found[-1] = (address, words + data)

    def to(self, words: str) -> str:
        return next(address for address, said in self.found if words in said)


def test_shows_hits_with_marks_and_facts(client: Client) -> None:
    item = publish_item(make_item(title="Taxa för torghandel", dnrs=["KS 2030/12"]))
    html = page(client, "q=torghandeln")
    assert f'href="/{item.path}/"' in html
    assert "Taxa för <mark>torghandel</mark>" in html
    for fact in ("1 träff", "§ 96", "Barn- och utbildningsnämnden", "Exempelkommun", "22 maj 2030", "KS 2030/12"):
        assert fact in html, fact


def test_highlights_are_escaped(client: Client) -> None:
    evil = "<script>alert(1)</script> torghandel <img src=x onerror=alert(2)>"
    publish_item(make_item(title=evil, clauses=[evil], sections=[section(evil)]))
    html = page(client, "q=torghandel+script")
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;<mark>script</mark>&gt;" in html
    assert "<script>" not in page(client, "q=%3Cscript%3Ealert(1)%3C/script%3E&kommun=%3Cscript%3E&%3Cscript%3E=1")


def test_narrows_by_facet_links_and_widens_again(client: Client) -> None:
    publish_item(make_item(make_minutes(make_meeting(make_committee("Kommunstyrelsen"))), title="Taxa för torg"))
    publish_item(make_item(make_minutes(make_meeting(make_committee("Miljönämnden"))), title="Taxa för tillsyn"))
    html = page(client, "q=taxa")
    narrow = Links(html).to("Miljönämnden")
    assert narrow == "/sok/?q=taxa&organ=exempelkommun%2Fmiljonamnden"
    html = page(client, narrow.partition("?")[2])
    assert "Taxa</mark> för tillsyn" in html
    assert "för torg" not in html
    assert "Organ: Miljönämnden" in html
    assert Links(html).to("Organ: Miljönämnden") == "/sok/?q=taxa"
    assert "Kommunstyrelsen" in html, "the facet's other values stay, to widen by"
    assert '<input type="hidden" form="sokform" name="organ" value="exempelkommun/miljonamnden">' in html


def test_a_case_number_alone_goes_to_the_case(client: Client) -> None:
    committee = make_committee("Kommunstyrelsen", abbreviations="KS")
    item = publish_item(make_item(make_minutes(make_meeting(committee)), dnrs=["2018/0234"]))
    commit()
    case = item.dnrs.get().case
    assert case is not None
    for text in ("2018/234", "Dnr: 2018/0234", "dnr:2018/234"):
        response = client.get("/sok/", {"q": text})
        assert (response.status_code, response["Location"]) == (302, f"/{case.path}/"), text
    assert "1 träff" in page(client, "q=2018/234&visa=traffar")
    services.withdraw(item, by=make_superuser(), reason="Fel fil.")
    assert client.get("/sok/", {"q": "2018/234"}).status_code == 200


def test_a_case_number_of_several_authorities_is_a_choice(client: Client) -> None:
    for authority in ("Exempelkommun", "Provköping"):
        committee = make_committee("Kommunstyrelsen", authority)
        publish_item(make_item(make_minutes(make_meeting(committee)), dnrs=["2018/0234"]))
    html = page(client, "q=2018/234")
    assert "Flera ärenden har det numret" in html
    assert html.count("/arenden/") >= 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=dnr:abc", "diarienumret"),
        ("q=%C3%A5r:igår", "året"),
        ("q=kommun:", "kommun:"),
        ("q=f%C3%B6re:snart", "datumet"),
        ("sida=-1&q=taxa", "sida"),
        ("sida=0", "sida"),
        (f"sida={MAX_HITS_DEEP}", "bläddra"),
        ("ar=abc", "året"),
        ("sort=bra", "sorteringen"),
        ("antal=1000", "Sidan"),
        ("q=" + "a" * 100_000, "för lång"),
        ("q=" + "+OR+".join(f"o{n}" for n in range(150)), "för många ord"),
    ],
)
def test_says_what_to_change(client: Client, query: str, said: str) -> None:
    assert said in page(client, query, status=400)


def test_tells_of_unknown_parameters(client: Client) -> None:
    publish_item(make_item())
    html = page(client, "q=taxa&utm_source=brev")
    assert "utm_source" in html
    assert "1 träff" in html
    assert client.get("/sok/rss/?q=taxa&kommmun=x").status_code == 400


def test_tells_how_a_query_was_relaxed(client: Client) -> None:
    publish_item(make_item())
    html = page(client, "q=taxa+flygplats")
    assert "”flygplats” finns inte i något som går att söka i. Visar därför träffar utan det." in html
    assert "<s>flygplats</s>" in html


def test_an_empty_result_has_a_way_on(client: Client) -> None:
    publish_item(make_item())
    html = page(client, "q=taxa&ar=1999")
    assert "Inga träffar" in html
    assert Links(html).to("utan begränsningar") == "/sok/?q=taxa"
    assert "vad varje kommun och region lämnar" in page(client, "q=flygplats")


def test_pages_and_sorts(client: Client) -> None:
    minutes = make_minutes()
    for number in range(1, 26):
        publish_item(make_item(minutes, number, f"Taxa nummer {number}"))
    html = page(client, "q=taxa&sort=aldst")
    assert "25 träffar, sida 1 av 2" in html
    assert Links(html).to("Nästa") == "/sok/?q=taxa&sort=aldst&sida=2"
    second = page(client, "q=taxa&sort=aldst&sida=2")
    assert "nummer 25" in second
    assert "nummer 1<" not in second
    assert Links(second).to("Bäst träff") == "/sok/?q=taxa"


def test_an_engine_that_rests_is_a_503_page_and_reading_goes_on(client: Client, settings, tmp_path: Path) -> None:
    item = publish_item(make_item())
    commit()
    settings.SEARCH_INDEX_FOLDER = tmp_path / "gone"
    response = client.get("/sok/?q=taxa")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Sökningen vilar" in response.content.decode()
    assert client.get("/sok/rss/?q=taxa").status_code == 503
    assert client.get("/sok/forslag/?q=tax").status_code == 200
    assert client.get(f"/{item.path}/").status_code == 200


def test_drafts_and_withdrawn_records_leave_by_no_door(client: Client) -> None:
    secret = "Kvastfeningen"
    minutes = make_minutes()
    make_item(minutes, 1, f"{secret} utkast")
    gone = publish_item(make_item(minutes, 2, f"{secret} återkallad"))
    paper = publish_paper(make_paper(title=f"{secret} handling"))
    make_initiative(f"{secret} initiativ", live=False)
    publish_item(make_item(minutes, 3, "Något annat"))
    commit()
    services.withdraw(gone, by=make_superuser(), reason="Fel fil.")
    services.withdraw(paper, by=make_superuser(), reason="Fel fil.")
    # The worker has not looked yet: nothing may depend on it.
    for address in (f"/sok/?q={secret}", f"/sok/rss/?q={secret}", "/sok/rss/", "/sok/", "/sok/forslag/?q=kvast"):
        body = client.get(address).content.decode()
        body = body.replace(f'value="{secret}"', "").replace(f"q={secret}", "").replace(f"”{secret}”", "")
        body = body.replace(f"Sökning: {secret}", "").replace(f"<title>{secret} – sök", "")
        assert secret.lower() not in body.lower(), address
    commit()
    AgendaItem.objects.filter(title="Något annat").update(live=False)
    assert "Något annat" not in page(client)


def test_completes_from_what_is_public(client: Client) -> None:
    initiative = make_initiative("Trygga torg i länet")
    publish_item(make_item())
    commit()
    suggestions = client.get("/sok/forslag/", {"q": "torg"}).json()["forslag"]
    address = f"/lansgemensamma-initiativ/{initiative.slug}/"
    assert {"text": "Trygga torg i länet", "slag": "länsgemensamt initiativ", "adress": address} in suggestions
    assert any(one["text"] == "Taxa för torghandel" for one in suggestions)
    bodies = client.get("/sok/forslag/", {"q": "utbildn exempel"}).json()["forslag"]
    assert bodies[0]["text"] == "Barn- och utbildningsnämnden, Exempelkommun"
    assert client.get("/sok/forslag/", {"q": "t"}).json() == {"forslag": []}


def test_completes_whichever_word_is_half_typed_and_only_what_has_all(client: Client) -> None:
    item = publish_item(make_item(title="Taxa för torghandel"))
    publish_item(make_item(item.minutes.get(), 97, "Taxa för tillsyn"))
    commit()
    for typed in ("torgh", "taxa torgh", "torgh taxa", "tax torgh", "tax torghandel", "torghandel för tax"):
        found = client.get("/sok/forslag/", {"q": typed}).json()["forslag"]
        assert [one["adress"] for one in found] == [f"/{item.path}/"], typed
    assert client.get("/sok/forslag/", {"q": "torghandel simhall"}).json()["forslag"] == []


def test_completes_a_half_typed_last_word_and_a_whole_case_number(client: Client) -> None:
    item = publish_item(make_item(title="Taxa för torghandel", dnrs=["2030/12"]))
    publish_item(make_item(item.minutes.get(), 97, "Taxa för tillsyn"))
    commit()
    found = client.get("/sok/forslag/", {"q": "taxa torgh"}).json()["forslag"]
    assert [one["adress"] for one in found] == [f"/{item.path}/"]
    case = item.dnrs.get().case
    assert case is not None
    found = client.get("/sok/forslag/", {"q": "dnr 2030/12"}).json()["forslag"]
    assert found[0] == {
        "text": "2030/12 Taxa för torghandel",
        "slag": "ärende, Exempelkommun",
        "adress": f"/{case.path}/",
    }


def test_the_feed_has_the_newest_first(client: Client) -> None:
    minutes = make_minutes()
    item = publish_item(make_item(minutes, 96))
    publish_item(make_item(minutes, 97, "Ny taxa"))
    commit()
    response = client.get("/sok/rss/?q=taxa")
    assert response["Content-Type"].startswith("application/rss+xml")
    text = response.content.decode()
    assert text.index("§ 96") < text.index("§ 97")
    assert f"<link>http://testserver/{item.path}/</link>" in text


def test_the_page_costs_a_constant_number_of_queries(client: Client) -> None:
    minutes = make_minutes()
    for number in range(1, 4):
        publish_item(make_item(minutes, number, f"Taxa {number}"))
    page(client, "q=taxa")
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, "q=taxa")
    for number in range(4, 16):
        publish_item(make_item(minutes, number, f"Taxa {number}"))
    commit()
    with CaptureQueriesContext(connection) as many:
        page(client, "q=taxa")
    assert len(few) == len(many) <= 15


def test_sets_no_cookie_and_takes_only_get(client: Client) -> None:
    response = client.get("/sok/?q=taxa")
    assert not response.cookies
    assert client.post("/sok/").status_code == 405


def test_an_initiative_narrows_by_its_facet(client: Client) -> None:
    initiative = make_initiative("Trygga torg i länet")
    item = publish_item(make_item(title="Beslut om Trygga torg i länet"))
    publish_item(make_item(item.minutes.get(), 97, "Något annat"))
    InitiativeLink.objects.update_or_create(item=item, initiative=initiative, defaults={"status": LinkStatus.CONFIRMED})
    outbox.add([f"item-{item.pk}"])
    writer.drain()
    html = page(client)
    address = next(a for a, words in Links(html).found if "initiativ=" in a and "Trygga torg" in words)
    html = page(client, address.partition("?")[2])
    assert "1 träff" in html
    assert "Länsgemensamt initiativ: Trygga torg i länet" in html


def test_bodies_of_one_name_are_told_apart_by_their_authority(client: Client) -> None:
    for authority in ("Exempelkommun", "Provkommun"):
        meeting = make_meeting(make_committee("Kommunstyrelsen", authority))
        publish_item(make_item(make_minutes(meeting), title="Ny simhall"))

    links = Links(page(client, "q=simhall"))

    assert "organ=exempelkommun" in links.to("Kommunstyrelsen, Exempelkommun")
    assert "organ=provkommun" in links.to("Kommunstyrelsen, Provkommun")
