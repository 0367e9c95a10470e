"""Rows written in bulk are those that Django would have written, whatever is in them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Page

from decisions.models import (
    Address,
    Adjustment,
    AgendaItem,
    Attendance,
    AuditEntry,
    Clause,
    ItemDnr,
    MeetingPage,
    Minutes,
    Publication,
    Reference,
)
from decisions.services import bulk
from search.index.models import IndexTask
from tests.factories.records import make_item, make_meeting, make_minutes

pytestmark = pytest.mark.django_db

MOMENT = datetime(2030, 5, 22, 12, 30, tzinfo=UTC)


def rows_of(model: Any) -> list[dict[str, str]]:
    """Everything in the table but keys and the moment of writing; blocks as they are shown."""
    return [
        {name: str(value) for name, value in row.items() if name not in ("id", "created", "at")}
        for row in model.objects.order_by("pk").values()
    ]


def samples() -> dict[type, Any]:
    minutes = make_minutes()
    item = make_item(minutes, 1, "Taxa")
    return {
        AgendaItem: lambda: [
            AgendaItem(
                meeting=minutes.meeting, number=n, suffix="a", title=f"Ä, 'å' och \"ö\" % {n} %s",
                publication=Publication.SECRET, withdrawn_at=MOMENT, corrected={"title": ["å"]}, adjusted_at_once=True,
                sections='[{"type": "section", "value": {"kind": "other", "heading": "", "content": []}}]',
            )
            for n in range(10, 60)
        ],
        Clause: lambda: [Clause(item=item, text="att anta", anchor=f"beslut-{n}", sort_order=n) for n in range(300)],
        Attendance: lambda: [Attendance(minutes=minutes, name="Alva", present=[[1, 4]], absent=[])],
        Reference: lambda: [
            Reference(item=item, kind="paper", printed="§", date=date(2030, 1, 2), candidates=[1], target_item=item),
            Reference(item=item, kind="paper", printed="§ 2", paragraph_number=2),
        ],
        ItemDnr: lambda: [ItemDnr(item=item, printed="2030/1", key="2030/1", sort_order=3)],
        Address: lambda: [Address(path="a/b", item=item), Address(path="a/c", moved_to="a/b")],
    }  # fmt: skip


def test_rows_are_those_that_django_writes() -> None:
    for model, made in samples().items():
        before = set(model.objects.values_list("pk", flat=True))
        bulk.insert(rows := made())
        ours = rows_of(model)[len(before) :]
        assert [row.pk for row in rows] == sorted(set(model.objects.values_list("pk", flat=True)) - before)
        assert not any(row._state.adding for row in rows)
        model.objects.exclude(pk__in=before).delete()
        model.objects.bulk_create(made())
        assert ours == rows_of(model)[len(before) :], model
        assert len(ours) == len(rows)


def test_a_row_that_the_database_refuses_is_said() -> None:
    item = make_item(make_minutes(), 1, "Taxa")
    bulk.insert([Address(path="a/b", item=item)])
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert([Address(path="a/b", item=item)])


def test_what_points_to_nothing_saved_is_refused() -> None:
    with pytest.raises(ValueError, match="not saved"):
        bulk.insert([Address(path="a/b", item=AgendaItem())])


def test_each_row_gets_its_own_value() -> None:
    item = make_item(make_minutes(), 1, "Taxa")
    rows = [ItemDnr(item=item, printed=f"2030/{n}", key="") for n in range(1, 30)]
    bulk.insert(rows)
    bulk.set_column(ItemDnr, "key", {row.pk: f"nyckel {row.pk}" for row in rows[1:]})
    bulk.set_column(ItemDnr, "case", {})
    said = dict(ItemDnr.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "key"))
    assert said == {row.pk: f"nyckel {row.pk}" if row is not rows[0] else "" for row in rows}


def test_no_rows_ask_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        bulk.insert([])
        bulk.set_column(AuditEntry, "reason", {})


def test_what_was_prefetched_is_not_held() -> None:
    item = make_item(make_minutes(), 1, "Taxa")
    Reference.objects.create(item=item, kind="paper", printed="§ 3")
    prefetched = AgendaItem.objects.prefetch_related("references").get()
    assert not bulk.is_held(prefetched, "references")
    bulk.hold(prefetched, "references", [])
    assert bulk.is_held(prefetched, "references")
    assert not prefetched.references.all()


def test_a_new_row_is_what_the_model_makes() -> None:
    minutes = make_minutes()
    item = make_item(minutes, 1, "Taxa")
    sections = [{"type": "section", "value": {"kind": "other", "heading": "Å", "content": []}}]
    said: list[tuple[Any, dict[str, Any]]] = [
        (AgendaItem, {"meeting": minutes.meeting, "number": 3, "title": "Å", "sections": sections}),
        (Clause, {"item": item, "text": "att anta"}),
        (Attendance, {"minutes": minutes, "name": "Alva", "present": [[1, 4]]}),
        (Reference, {"item": item, "kind": "paper", "printed": "§", "date": date(2030, 1, 2), "target_item": None}),
        (ItemDnr, {"item_id": item.pk, "printed": "2030/1"}),
        (AuditEntry, {"action": "publish", "by": None}),
    ]
    for model, values in said:
        ours, theirs = bulk.new(model, **values), model(**values)
        names = {field.attname for field in model._meta.concrete_fields} - {"at"}
        assert {name: str(getattr(ours, name)) for name in names} == {n: str(getattr(theirs, n)) for n in names}
        assert ours._state.adding
        assert ours.pk is None
        for name in ("item", "minutes", "meeting"):
            if name in values:
                assert getattr(ours, name) is values[name]


def test_nothing_is_shared_between_new_rows() -> None:
    one, other = bulk.new(AgendaItem, number=1), bulk.new(AgendaItem, number=2)
    one.corrected["title"] = True
    assert other.corrected == {}
    assert bulk.new(IndexTask).token != bulk.new(IndexTask).token


def test_what_the_model_has_no_column_for_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        bulk.new(Clause, colour="red")


def test_a_row_that_is_there_gets_what_is_renewed_of_the_new_one() -> None:
    bulk.insert([IndexTask(record="item-1", created=MOMENT, attempts=3, error="ValueError")])
    (before,) = IndexTask.objects.all()
    rows = [IndexTask(record=f"item-{n}", created=datetime(2031, 1, 1, tzinfo=UTC)) for n in range(300)]
    bulk.insert(rows, unique="record", renewed=("token", "attempts", "error"))
    after = IndexTask.objects.get(record="item-1")
    assert (after.pk, after.created, after.attempts, after.error) == (before.pk, MOMENT, 0, "")
    assert after.token == rows[1].token != before.token
    assert [row.pk for row in rows] == [IndexTask.objects.get(record=row.record).pk for row in rows]


def test_one_row_is_written_and_no_other() -> None:
    minutes = make_minutes()
    other = make_minutes(make_meeting(day=date(2031, 1, 2)))
    bulk.update(Minutes, minutes.pk, adjustment=Adjustment.DATE, adjusted_on=date(2030, 6, 1))
    bulk.update(Page, minutes.meeting_id, live=True, last_published_at=MOMENT)
    said = Minutes.objects.order_by("pk").values_list("adjustment", "adjusted_on")
    assert list(said) == [(Adjustment.DATE, date(2030, 6, 1)), (other.adjustment, other.adjusted_on)]
    page = Page.objects.get(pk=minutes.meeting_id)
    assert (page.live, page.last_published_at) == (True, MOMENT)
    with pytest.raises(KeyError):
        bulk.update(MeetingPage, minutes.meeting_id, live=True)
