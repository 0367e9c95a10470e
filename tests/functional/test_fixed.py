"""A question whose SQL is worked out once answers as the queryset does, for every value."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import IntegerField, Max
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from decisions.models import AgendaItem, CommitteePage, Document, MeetingPage
from decisions.selectors import Fixed, editable_committees, handles
from decisions.selectors.fixed import Current
from importers.drafts.writing.match import Bodies, match_committee
from importers.parsing import parse
from importers.readers import read
from tests.factories.people import make_registrar
from tests.factories.records import make_committee, make_item, make_minutes, publish_item, section

pytestmark = pytest.mark.django_db


def test_each_value_has_its_own_answer() -> None:
    meeting = make_minutes().meeting
    asked = Fixed(lambda body, day: MeetingPage.objects.filter(committee=body, date=day).values_list("pk", "date"))
    for _ in range(2):
        assert asked.rows(meeting.committee_id, meeting.date) == [(meeting.pk, meeting.date)]
        assert asked.exists(meeting.committee_id, meeting.date)
        assert asked.rows(meeting.committee_id, date(1871, 3, 18)) == []
        assert not asked.exists(meeting.committee_id + 1, meeting.date)


def test_a_value_is_never_part_of_the_question() -> None:
    named = Fixed(lambda name: Document.objects.filter(file_hash=name))
    assert not named.exists("' OR 1=1 --")
    assert not named.exists("%s")


@pytest.mark.parametrize("number", [1, 2, 3, 5, 20])
def test_lists_of_every_length_ask_for_all_of_their_members(number: int) -> None:
    bodies = [make_committee(f"Nämnd {n}") for n in range(number + 1)]
    asked = Fixed(
        lambda keys, titles: (
            CommitteePage.objects.filter(pk__in=keys, title__in=titles).order_by("pk").values_list("pk")
        ),
    )
    wanted = bodies[:number]
    for some in (wanted, wanted[:1]):
        keys = {one.pk for one in some}
        assert asked.rows(keys, [one.title for one in bodies]) == [(key,) for key in sorted(keys)]
        assert not asked.exists(keys, ["-1999999999"])


def test_a_relation_is_asked_for_a_list_too() -> None:
    meeting = make_minutes().meeting
    asked = Fixed(lambda bodies, day: MeetingPage.objects.filter(committee__in=bodies, date=day))
    assert asked.exists([meeting.committee_id + 1, meeting.committee_id], meeting.date)
    assert not asked.exists([meeting.committee_id + 1, meeting.committee_id + 2], meeting.date)


def test_small_numbers_are_asked_for_in_lists_too() -> None:
    """PostgreSQL is given them in wrappers that tell its smaller kinds of integers apart."""
    meeting = make_minutes().meeting
    asked = Fixed(lambda numbers: MeetingPage.objects.filter(number_of_day__in=numbers).values_list("pk"))
    assert asked.rows([meeting.number_of_day, 99]) == [(meeting.pk,)]
    assert not asked.exists([98, 99])


def test_records_are_what_the_question_itself_gives() -> None:
    minutes = make_minutes()
    item = make_item(minutes, 5, sections=[section("Ärendet bereddes.")])

    def question(meeting: Any) -> Any:
        found = AgendaItem.objects.filter(meeting=meeting).select_related("meeting__committee__authority")
        return found.annotate(data=JSONObject(title="title"), latest=Max("meeting__date")).order_by("pk")

    asked = Fixed(question)
    for _ in range(2):
        (found,), (wanted,) = asked.records(item.meeting_id), question(item.meeting_id)
        with CaptureQueriesContext(connection) as queries:
            assert found == wanted == asked.first(item.meeting_id)
            for name in ("pk", "data", "latest", "publication", "sections", "corrected"):
                assert getattr(found, name) == getattr(wanted, name), name
            assert found.meeting.committee.authority == wanted.meeting.committee.authority
            assert (found.meeting.date, found.meeting.live) == (wanted.meeting.date, wanted.meeting.live)
        assert len(queries) == 1, "what is selected beside the record is there"
    assert asked.records(item.meeting_id + 1) == []
    assert asked.first(item.meeting_id + 1) is None


def test_columns_that_were_left_out_are_read_when_somebody_asks() -> None:
    item = make_item(make_minutes(), 5)
    found = Fixed(lambda key: AgendaItem.objects.filter(pk=key).only("title")).records(item.pk)[0]
    with CaptureQueriesContext(connection) as queries:
        assert found.title == item.title
        assert not queries
        assert found.number == item.number
        assert len(queries) == 1


def test_what_is_worked_out_of_columns_is_what_it_is_in_django() -> None:
    meeting = make_minutes().meeting
    asked = Fixed(lambda body: MeetingPage.objects.filter(committee=body).order_by().values_list(Max("date")))
    assert asked.rows(meeting.committee_id) == [(meeting.date,)]


def test_what_depends_on_the_moment_is_asked_for_at_the_moment() -> None:
    meeting = make_minutes().meeting
    wanted = [meeting.number_of_day]
    question = MeetingPage.objects.filter(number_of_day=Current(lambda: wanted[0], IntegerField()))
    asked = Fixed(lambda body: question.filter(committee=body).values_list("pk"))
    for number in (meeting.number_of_day, 99, meeting.number_of_day):
        wanted[0] = number
        assert asked.exists(meeting.committee_id) is question.exists() is (number != 99)
        assert bool(asked.rows(meeting.committee_id)) is asked.exists(meeting.committee_id)


def test_a_page_that_was_shown_grows_too_old_when_its_months_have_passed(client: Any, monkeypatch: Any) -> None:
    """The question of a page is worked out once in the life of a web server, which sees many months."""
    item = publish_item(make_item(make_minutes(), 5))
    committee = item.meeting.committee
    committee.web_months = 12
    committee.save()
    day = item.meeting.date
    for now, status in ((day, 200), (day.replace(year=day.year + 1), 200), (day.replace(year=day.year + 2), 410)):
        monkeypatch.setattr(timezone, "localdate", lambda now=now: now)
        assert client.get(f"/{item.path}/").status_code == status, now


def test_who_handles_a_body_is_asked_at_the_moment() -> None:
    body, other = make_committee("Kommunstyrelsen"), make_committee("Kulturnämnden")
    person = make_registrar(body)
    assert [handles(person, one) for one in (body, other)] == [True, False]
    person.is_superuser = True
    assert handles(person, other)
    person.is_active = False
    assert not handles(person, body)


def test_a_body_that_was_known_is_not_taken_when_the_right_is_gone() -> None:
    body = make_committee("Kommunstyrelsen")
    person = make_registrar(body)
    document = parse(
        read(
            "Kommunstyrelsen\n\nProtokoll 2030-01-02\n\n§ 1 Taxa\n\nKommunstyrelsen beslutar att anta taxan.".encode(),
            "a.txt",
        )
    )
    known = Bodies()
    assert match_committee(document, person, None, known).committee == body
    person.groups.clear()
    assert list(known.of(person, None)) == [body]
    assert not editable_committees(person)
    assert match_committee(document, person, None, known).committee is None
