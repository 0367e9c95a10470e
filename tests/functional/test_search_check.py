"""What the index finds is asked of the database at each search, whatever the process knows from before."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from search.core.parse import parse_query
from search.index import writer
from search.index.searching import search
from tests.factories.records import (
    make_committee,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index(settings, tmp_path: Path) -> None:
    settings.SEARCH_ENGINE = "embedded"
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"


def found() -> list[str]:
    return sorted(hit.document.kind for hit in search(parse_query("skolskjuts")).page.hits)


@pytest.fixture
def published():
    """A § and a paper of 2024-05, with a search that found them; their body shows what is twelve months old."""
    committee, day = make_committee(), date(2024, 5, 6)
    item = publish_item(make_item(make_minutes(make_meeting(committee, day)), title="Skolskjuts"))
    paper = publish_paper(make_paper(committee, title="Skolskjuts", day=day))
    writer.rebuild()
    assert found() == ["item", "paper"]
    return committee, item, paper


def test_a_change_that_the_index_does_not_know_of_is_seen_at_the_next_search(published):
    _, item, paper = published
    type(item).objects.filter(pk=item.pk).update(live=False)
    assert found() == ["paper"]
    type(paper).objects.filter(pk=paper.pk).update(live=False)
    assert found() == []
    type(item).objects.filter(pk=item.pk).update(live=True)
    assert found() == ["item"]


def test_what_grows_too_old_overnight_is_no_longer_shown(published, monkeypatch):
    committee, _, _ = published
    type(committee).objects.filter(pk=committee.pk).update(web_months=12)
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 5, 31))
    assert found() == ["item", "paper"]
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2025, 6, 1))
    assert found() == []
