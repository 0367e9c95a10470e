"""The §§ of a meeting published together: the same result as one by one, at a cost that does not grow with each §."""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from decisions import services
from decisions.models import Address, AgendaItem, AuditEntry, Case, CaseNumber, MeetingPage, Publication
from decisions.services import cases
from search.index.models import IndexTask
from tests.factories.people import make_superuser
from tests.factories.records import make_item, make_meeting, make_minutes

pytestmark = pytest.mark.django_db


def edition(day: date, count: int, year: int = 2030):
    minutes = make_minutes(make_meeting(day=day))
    items = [make_item(minutes, n, dnrs=[f"Dnr {year}/{1000 + n}"]) for n in range(1, count + 1)]
    return minutes, items


def test_every_paragraph_is_public_logged_addressed_and_told_of():
    minutes, items = edition(date(2030, 5, 22), 3)
    items.append(make_item(minutes, 3, suffix="A", clauses=("att anta taxan.", "att avslå motionen.")))
    person = make_superuser()
    IndexTask.objects.all().delete()

    published = services.publish_minutes(minutes, items, by=person)

    assert [item.pk for item in published] == [item.pk for item in items]
    rows = list(AgendaItem.objects.order_by("pk"))
    slugs = ["1", "2", "3", "3a"]
    stem = "exempelkommun/barn-och-utbildningsnamnden/2030-05-22"
    assert [row.path for row in rows] == [f"{stem}/{slug}" for slug in slugs]
    assert [one.path for one in Address.objects.filter(item__isnull=False).order_by("item")] == [r.path for r in rows]
    for row, item in zip(rows, published, strict=True):
        assert (row.publication, row.live, row.has_unpublished_changes) == (Publication.PUBLISHED, True, False)
        assert row.first_published_at is not None
        assert row.first_published_at == item.first_published_at == row.last_published_at
    assert [clause.anchor for clause in rows[3].clauses.all()] == ["beslut-1", "beslut-2"]
    logged = AuditEntry.objects.filter(action="publish").values_list("object_id", "by")
    assert sorted(logged) == [(row.pk, person.pk) for row in rows]
    assert set(IndexTask.objects.values_list("record", flat=True)) == {f"item-{row.pk}" for row in rows}
    meeting = MeetingPage.objects.get(pk=minutes.meeting.pk)
    assert (meeting.publication, meeting.live) == (Publication.PUBLISHED, True)
    assert meeting.first_published_at is not None


def test_published_again_the_first_day_and_the_address_stay():
    minutes, items = edition(date(2030, 5, 22), 2)
    services.publish_minutes(minutes, items, by=None)
    before = AgendaItem.objects.get(pk=items[0].pk)

    services.publish_minutes(minutes, items, by=None)

    after = AgendaItem.objects.get(pk=items[0].pk)
    assert (after.path, after.first_published_at) == (before.path, before.first_published_at)
    assert after.last_published_at > before.last_published_at
    assert Address.objects.filter(item=after).count() == 1


def test_a_waiting_correction_goes_out_with_the_others():
    minutes, items = edition(date(2030, 5, 22), 2)
    services.publish_minutes(minutes, items, by=None)
    corrected = AgendaItem.objects.get(pk=items[0].pk)
    corrected.title = "Rättad rubrik"
    corrected.save_revision()

    services.publish_minutes(minutes, items, by=None)

    titles = list(AgendaItem.objects.order_by("pk").values_list("title", "has_unpublished_changes"))
    assert titles == [("Rättad rubrik", False), ("Taxa för torghandel", False)]


def test_the_number_of_queries_does_not_grow_with_the_paragraphs():
    counts = []
    for day, count in ((date(2030, 5, 1), 1), (date(2030, 5, 2), 2), (date(2030, 5, 3), 12)):
        minutes, items = edition(day, count, year=2030 + len(counts))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            services.publish_minutes(minutes, items, by=None)
        counts.append(len(asked))

    assert counts[1] == counts[2]


def test_one_case_for_a_number_that_two_paragraphs_have():
    minutes = make_minutes()
    items = [make_item(minutes, n, f"Ärende {n}", dnrs=["KS 2030/7"]) for n in (1, 2)]

    services.publish_minutes(minutes, items, by=None)

    (number,) = CaseNumber.objects.all()
    assert number.case.title == "Ärende 1"
    assert {dnr.case_id for item in items for dnr in AgendaItem.objects.get(pk=item.pk).dnrs.all()} == {number.case_id}


def test_a_case_whose_address_is_taken_gets_another_beside_plain_ones():
    minutes = make_minutes()
    Address.objects.create(path="exempelkommun/arenden/ks-2030-7", gone_reason="Raderat.")
    items = [make_item(minutes, n, dnrs=[f"KS 2030/{number}"]) for n, number in ((1, 7), (2, 8))]

    services.publish_minutes(minutes, items, by=None)

    assert sorted(Case.objects.values_list("path", flat=True)) == [
        "exempelkommun/arenden/ks-2030-7-2", "exempelkommun/arenden/ks-2030-8",
    ]  # fmt: skip


def test_another_worker_that_was_faster_is_no_error(monkeypatch):
    minutes = make_minutes()
    items = [make_item(minutes, n, dnrs=[f"KS 2030/{n}"]) for n in (1, 2)]
    monkeypatch.setattr(cases, "_made", _too_late)

    services.publish_minutes(minutes, items, by=None)

    assert Case.objects.count() == 2
    assert all(dnr.case is not None for item in items for dnr in AgendaItem.objects.get(pk=item.pk).dnrs.all())


def _too_late(*_):  # stands for a race that no test can bring about at will
    raise IntegrityError


def test_a_gate_that_is_closed_for_one_paragraph_publishes_none():
    minutes, items = edition(date(2030, 5, 22), 2)
    items.append(make_item(minutes, 9, "Ärende om 19121212-1212"))

    with pytest.raises(services.GateClosed):
        services.publish_minutes(minutes, items, by=None, reason="Ändå")

    assert not Address.objects.exists()
    assert not AgendaItem.objects.filter(live=True).exists()
    assert not IndexTask.objects.exists()
    assert not AuditEntry.objects.filter(action="publish").exists()
