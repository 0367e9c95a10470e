"""A published initiative finds the decisions that were there before it, through the real search index."""

import pytest
from django.core.management import call_command

from decisions import services
from decisions.models import InitiativeLink, LinkStatus
from tests.factories.people import make_editor, make_registrar
from tests.factories.records import make_committee, make_initiative, make_item, publish_item

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("index", ["built", "missing"])
def test_an_initiative_finds_earlier_decisions(index, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.SEARCH_INDEX_FOLDER = tmp_path / "search"
    committee = make_committee(auto_links=True)
    make_registrar(committee)
    item = publish_item(make_item(number=5, title="Skolskjuts"), by=None)
    meant = publish_item(make_item(number=6, title="Antagande av Modell Trygg gräns i länet"), by=None)
    if index == "built":
        call_command("search_index", "rebuild", verbosity=0)
    page = make_initiative("Modell Trygg gräns", live=False)
    with django_capture_on_commit_callbacks(execute=True):
        services.publish_initiative(page, by=make_editor())

    link = InitiativeLink.objects.get()
    assert link.item == meant
    assert link.item != item
    assert link.status in (LinkStatus.AUTOMATIC, LinkStatus.SUGGESTED)
