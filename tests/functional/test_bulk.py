"""Rows written in bulk are those that Django would have written, whatever is in them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from decisions.models import (
    Address,
    AgendaItem,
    Attendance,
    AuditEntry,
    Clause,
    ItemDnr,
    MeetingPage,
    Publication,
    Reference,
)
from decisions.services import bulk
from tests.factories.records import make_item, make_minutes

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
    with pytest.raises(TypeError):
        bulk.insert([MeetingPage()])


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
