"""A body's time on the web: what is older than its months leaves every public selector."""

from datetime import date

import pytest
from django.utils import timezone

from decisions import selectors
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


def months_ago(months: int) -> date:
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, 1)


@pytest.mark.parametrize(("months", "public"), [(11, True), (12, True), (13, False)])
def test_records_older_than_the_bodys_months_are_not_public(months, public):
    committee = make_committee()
    day = months_ago(months)
    publish_item(make_item(make_minutes(make_meeting(committee, day))))
    publish_paper(make_paper(committee, day=day))
    publish_paper(make_paper(committee, day=None))
    committee.web_months = 12
    committee.save()

    assert selectors.public_items().exists() is public
    assert selectors.public_meetings().exists() is public
    assert selectors.public_papers().filter(date=day).exists() is public
    assert selectors.public_papers().filter(date=None).exists(), "an undated paper has no age"


def test_without_a_limit_nothing_grows_old():
    publish_item(make_item(make_minutes(make_meeting(make_committee(), date(1971, 1, 1)))))

    assert selectors.public_items().exists()
