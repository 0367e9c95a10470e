"""Pages of meetings that an import makes are the pages that Wagtail itself would make."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageLogEntry

from decisions import services
from decisions.models import MeetingPage
from tests.factories.records import make_committee

pytestmark = pytest.mark.django_db
OWN = {"id", "page_ptr", "path", "title", "draft_title", "slug", "url_path", "translation_key", "date", "committee"}
OWN_OF_THE_LOG = {"id", "page", "label", "timestamp"}


def plain(row, without: set[str]) -> dict[str, object]:
    return {one.name: one.value_from_object(row) for one in row._meta.concrete_fields if one.name not in without}


def test_a_page_of_ours_is_as_wagtails_own():
    committee = make_committee()
    theirs = MeetingPage(committee=committee, date=date(2030, 1, 1), number_of_day=1, live=False)
    committee.add_child(instance=theirs)
    ours = services.ensure_meeting(committee, date(2030, 1, 2))

    theirs, ours = MeetingPage.objects.get(pk=theirs.pk), MeetingPage.objects.get(pk=ours.pk)
    assert plain(ours, OWN) == plain(theirs, OWN)
    assert ours.url_path == theirs.url_path.replace("2030-01-01", "2030-01-02")
    assert (ours.title, ours.draft_title) == ("Sammanträde 2030-01-02",) * 2
    logs = [PageLogEntry.objects.get(page=page.pk) for page in (theirs, ours)]
    assert plain(logs[0], OWN_OF_THE_LOG) == plain(logs[1], OWN_OF_THE_LOG)
    assert ours.get_parent().pk == committee.pk
    assert not any(Page.find_problems())


def test_a_slug_that_another_page_of_the_body_has_is_refused():
    committee = make_committee()
    other = MeetingPage(committee=committee, date=date(2030, 1, 1), slug="2030-01-02", live=False)
    committee.add_child(instance=other)
    with pytest.raises(ValidationError):
        services.ensure_meeting(committee, date(2030, 1, 2))
    elsewhere = make_committee("Annan nämnd")
    assert services.ensure_meeting(elsewhere, date(2030, 1, 2)).slug == other.slug


def test_the_first_page_below_a_body_and_the_next_ones_make_a_sound_tree():
    committee = make_committee()
    made = [services.ensure_meeting(committee, date(2030, 1, day)) for day in (1, 2, 3)]
    assert services.ensure_meeting(committee, date(2030, 1, 2)) == made[1]
    assert list(committee.get_children().values_list("pk", flat=True)) == [page.pk for page in made]
    committee.refresh_from_db()
    assert committee.numchild == 3
    assert not any(Page.find_problems())
