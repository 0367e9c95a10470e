"""Rows below a record without managers: the same rows as the managers give, whoever has put them there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import AgendaItem, Clause
from decisions.selectors import fetch_below, lay_below, rows_below
from decisions.services import bulk
from tests.factories.records import make_item, make_minutes


def texts(rows) -> list[str]:
    return [row.text for row in rows]


def test_rows_that_are_held_are_given_without_a_question() -> None:
    item = AgendaItem(pk=7)
    bulk.hold(item, "clauses", [Clause(text="att anta")])
    assert texts(rows_below(item, "clauses")) == ["att anta"]


def test_what_a_form_or_a_revision_has_set_comes_first() -> None:
    item = AgendaItem(pk=7)
    bulk.hold(item, "clauses", [Clause(text="att anta")])
    item.clauses = [Clause(text="att avslå")]
    assert texts(rows_below(item, "clauses")) == ["att avslå"]


def test_without_records_nothing_is_asked() -> None:
    fetch_below([], "clauses", Clause.objects.all())


def test_rows_at_hand_are_laid_below_the_record_that_they_name() -> None:
    items = [AgendaItem(pk=7), AgendaItem(pk=8), AgendaItem(pk=9)]
    lay_below(items, "clauses", [Clause(item_id=9, text="att anta"), Clause(item_id=7), Clause(item_id=9, text="att")])
    assert [texts(rows_below(one, "clauses")) for one in items] == [[""], [], ["att anta", "att"]]


@pytest.mark.django_db
def test_what_is_fetched_is_what_the_managers_give() -> None:
    minutes = make_minutes()
    items = [make_item(minutes, n, clauses=(f"att {n}", "att också")[: n - 1]) for n in (1, 2, 3)]
    Clause.objects.filter(item=items[2], text="att 3").update(sort_order=9)  # the last one now
    fresh = list(AgendaItem.objects.order_by("-pk"))
    with CaptureQueriesContext(connection) as asked:
        fetch_below(fresh, "clauses", Clause.objects.all())
        got = [texts(rows_below(one, "clauses")) for one in fresh]
    assert len(asked) == 1
    assert got == [texts(one.clauses.all()) for one in AgendaItem.objects.order_by("-pk")]
    assert got == [["att också", "att 3"], ["att 2"], []]
