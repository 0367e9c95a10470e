"""Whatever an address holds, the search answers with a result or says what is wrong: never an error of ours."""

from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.index.engine import get_engine
from tests.factories.records import make_item, publish_item
from tests.functional.test_search_page import commit
from tests.functional.test_search_results import PARAMETERS

pytestmark = pytest.mark.django_db
DOORS = ("/sok/", "/sok/rss/", "/sok/forslag/", "/sok/traffar.csv", "/sok/traffar.json")
ODD = (
    "\0", "\ud7ff", "\u202e\u200b", "😀" * 50, "´`^¨~", "å" * 5_000, "a" * 100_000, "'; DROP TABLE decisions_item; --",
    '{"query":{"match_all":{}}}', "*:*", "title:*", "/(a+)+$/", "(" * 500, '"' * 501, "-" * 500, "a~2^9", "[* TO *]",
    " OR ".join(f"ord{n}" for n in range(3_000)), "OR OR OR", "NOT", "- -", "-9", "0", "99999999999999999999", "1e9",
    "NaN", "½", "٣", "²", "2018-99-99", "9999-12-31", "0000", "2018-2016", "9999/9999999999", "§ 0", "§§ 1-99999",
    "%00%ff", "../..", "namn:", "namn:namn:", "=", "\x1f", "é́́́́", "ǅ", "ﬁ", "İ", "ß",
)  # fmt: skip


@pytest.fixture(autouse=True)
def index(settings, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    get_engine().rebuild([])
    publish_item(make_item())
    commit()


def ask(client: Client, door: str, parameters: dict[str, str]) -> None:
    response = client.get(door, parameters)
    assert response.status_code in {200, 302, 400}, (door, parameters)
    if response.status_code == 400:
        assert len(response.content.decode().strip()) > 20, "a message, not silence"


@pytest.mark.parametrize("name", PARAMETERS)
def test_odd_values_of_every_parameter(client: Client, name: str) -> None:
    for value in ODD:
        for door in DOORS if name == "q" else DOORS[:1]:
            ask(client, door, {name: value})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parameters=st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=60), max_size=4),
    door=st.sampled_from(DOORS),
)
def test_any_text_in_any_parameters(client: Client, parameters: dict[str, str], door: str) -> None:
    ask(client, door, parameters)


def test_more_parameters_than_a_person_chooses(client: Client) -> None:
    for query in ("&".join(f"ar={year}" for year in range(1800, 2000)), "&".join(f"x{n}=1" for n in range(900))):
        response = client.get(f"/sok/?{query}")
        assert response.status_code in {200, 400}


def test_deep_pages_are_told_to_narrow_in_every_form(client: Client) -> None:
    for query in ("q=taxa&sida=501", "q=taxa&sida=501&gruppera=arende", "q=taxa&sida=101&antal=100"):
        response = client.get(f"/sok/?{query}")
        assert response.status_code == 400
        assert "Begränsa sökningen" in response.content.decode()
    assert client.get("/sok/?q=taxa&sida=100&antal=100").status_code == 200
