"""The review of a file: headings corrected and remembered, readings taken anew, corrections kept, ticks, attendance."""

import html
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from decisions import services
from decisions.models import AgendaItem, FileUse, Minutes
from importers.drafts.delivery import undo
from importers.drafts.models import ImportFile, KeptLines
from importers.drafts.remembered import HeadingMeaning, ReviewNotes
from importers.drafts.review import acting as review
from importers.drafts.review import again, profiles, trial
from importers.tools import office
from tests.factories.people import make_registrar, make_superuser
from tests.factories.records import make_committee

pytestmark = pytest.mark.django_db

BODY = "Barn- och utbildningsnämnden"
HEAD = f"""\
Exempelkommun
Sammanträdesprotokoll

{BODY}
Sammanträdesdatum 2031-03-04

Beslutande
Anna Exempel (S), ordförande
Bo Påhittad (M)
"""
ITEM = """
§ {n}
Taxa nummer {n} för torghandel
Dnr 2031/{n}

## Bakgrund
Taxan är från 2019.

## Vad det blev
Barn- och utbildningsnämnden antar taxan nummer {n}.

## Yrkanden
Anna Exempel (S) yrkar bifall till förslaget.

## Skickas till
Tekniska kontoret
"""


def protokoll(*numbers: int, head: str = HEAD) -> bytes:
    return (head + "".join(ITEM.format(n=n) for n in numbers)).encode()


@pytest.fixture
def committee():
    return make_committee(BODY, "Exempelkommun")


@pytest.fixture
def registrar(committee, client):
    user = make_registrar(committee)
    client.force_login(user)
    return user


def deliver(client, data: bytes, name: str = "protokoll.txt", committee: Any = None) -> ImportFile:
    sent = {"files": SimpleUploadedFile(name, data), "committee": committee.pk if committee else ""}
    assert client.post(reverse("importers_deliver"), sent).status_code == 302
    return ImportFile.objects.order_by("pk").last()


def state(client, file: ImportFile, **query: str) -> Any:
    return client.get(reverse("importers_review", args=[file.pk]), query).context["state"]


def post(client, file: ImportFile, *opened: str, **values: Any) -> Any:
    """Post the page as a browser would, with the forms of `opened` parts and these values."""
    shown = client.get(reverse("importers_review", args=[file.pk]), {"oppna": opened}).context["state"]
    data: dict[str, Any] = {"notes": "1", "seen": shown.notes.seen, "handled": list(shown.notes.handled)}
    for form in shown.forms:
        for field in form:
            value = form.fields[field.name].prepare_value(field.value())
            if value is not None and value is not False:
                data[field.html_name] = getattr(value, "pk", value)
    return client.post(reverse("importers_review", args=[file.pk]), data | values)


def clauses(item: AgendaItem) -> list[str]:
    return [clause.text for clause in item.clauses.all()]


def test_a_long_protokoll_is_read_first_and_opened_on_demand(client, registrar, committee):
    file = deliver(client, protokoll(*range(1, 9)), committee=committee)
    shown = state(client, file)
    assert [part.form for part in shown.parts] == [None] * 8
    page = client.get(reverse("importers_review", args=[file.pk])).content.decode()
    assert 'name="item-3-title"' not in page
    assert "Taxa nummer 4 för torghandel" in page
    piece = client.get(reverse("importers_review", args=[file.pk]), {"del": "item-3"}).content.decode()
    assert 'name="item-3-title"' in piece
    assert 'name="item-4-title"' not in piece


def test_opening_by_button_keeps_what_is_typed(client, registrar, committee):
    file = deliver(client, protokoll(*range(1, 9)), committee=committee)
    answer = post(client, file, "item-1", **{"item-1-title": "Halvskriven", "open": "item-3"})
    page = answer.content.decode()
    assert "Halvskriven" in page
    assert 'name="item-3-title"' in page
    assert AgendaItem.objects.get(number=2).title == "Taxa nummer 2 för torghandel"


def test_a_correction_of_one_paragraph_touches_no_other(client, registrar, committee):
    file = deliver(client, protokoll(*range(1, 9)), committee=committee)
    assert post(client, file, "item-3", **{"item-3-title": "Ny taxa", "save": "1"}).status_code == 302
    assert {item.number: set(item.corrected) for item in AgendaItem.objects.all() if item.corrected} == {4: {"title"}}


def test_a_heading_is_corrected_with_one_click(client, registrar, committee):
    file = deliver(client, protokoll(1, 2, 3), committee=committee)
    assert [clauses(item) for item in AgendaItem.objects.all()] == [[], [], []]
    (asked,) = (one for one in state(client, file).findings if one.code == "heading_unknown")
    assert asked.quote == "Vad det blev"

    answer = post(client, file, meaning="decision:Vad det blev")

    assert answer.status_code == 302
    assert [clauses(item) for item in AgendaItem.objects.order_by("number")] == [
        [f"{BODY} antar taxan nummer {n}."] for n in (1, 2, 3)
    ]
    shown = state(client, file)
    assert not [one for one in shown.findings if one.code == "heading_unknown"]
    assert [one.heading for one in shown.corrected_headings] == ["vad det blev"]
    assert HeadingMeaning.objects.count() == 0  # for this file alone until a person says otherwise


def test_a_heading_is_corrected_before_the_body_is_answered(client, registrar):
    file = deliver(client, protokoll(1, 2, head="Protokoll\n"))
    answer = post(client, file, meaning="decision:Vad det blev", **{"item-1-title": "Halvskriven titel"})
    shown = answer.context["state"]
    assert shown.parts[0].values["clauses"] == (f"{BODY} antar taxan nummer 1.",)
    assert shown.parts[0].form["clauses"].value() == f"{BODY} antar taxan nummer 1."
    assert shown.parts[1].form["title"].value() == "Halvskriven titel"
    assert AgendaItem.objects.count() == 0


def test_a_corrected_heading_is_undone(client, registrar, committee):
    file = deliver(client, protokoll(1, 2, 3), committee=committee)
    post(client, file, meaning="decision:Vad det blev")
    assert post(client, file, unmeaning="vad det blev").status_code == 302
    assert [clauses(item) for item in AgendaItem.objects.all()] == [[], [], []]


@pytest.mark.parametrize("asked", ["decision:", "nonsense:Vad det blev", ":", "decision:12"])
def test_nonsense_about_a_heading_changes_nothing(client, registrar, committee, asked):
    file = deliver(client, protokoll(1, 2), committee=committee)
    assert post(client, file, meaning=asked).status_code == 422
    assert not ReviewNotes.objects.get().meanings


def test_a_heading_that_would_take_paragraphs_away_is_refused(client, registrar, committee):
    data = protokoll(1, 2, 3).replace("§ 2\nTaxa".encode(), "§ 2 Taxa".encode())
    file = deliver(client, data, committee=committee)
    answer = post(client, file, meaning="sheet:§ 2 Taxa nummer 2 för torghandel")
    assert answer.status_code == 422
    assert "andra paragrafer" in answer.content.decode()
    assert [item.number for item in AgendaItem.objects.order_by("number")] == [1, 2, 3]
    assert not ReviewNotes.objects.get().meanings


def test_reading_again_never_overwrites_a_correction_and_shows_the_difference(client, registrar, committee):
    file = deliver(client, protokoll(1, 2, 3), committee=committee)
    post(client, file, **{"item-0-clauses": "Nämnden antar taxan, rättat.", "save": "1"})
    post(client, file, meaning="decision:Vad det blev")

    items = list(AgendaItem.objects.order_by("number"))
    assert clauses(items[0]) == ["Nämnden antar taxan, rättat."]
    assert clauses(items[1]) == [f"{BODY} antar taxan nummer 2."]
    (now,) = state(client, file).parts[0].now
    assert (now.name, now.text) == ("clauses", f"{BODY} antar taxan nummer 1.")
    assert "Ta filens lydelse" in client.get(reverse("importers_review", args=[file.pk])).content.decode()

    post(client, file, take="item-0:clauses")
    assert clauses(AgendaItem.objects.get(number=1)) == [f"{BODY} antar taxan nummer 1."]
    assert state(client, file).parts[0].now == ()


def test_edits_that_stand_in_the_form_are_saved_with_a_corrected_heading(client, registrar, committee):
    file = deliver(client, protokoll(1, 2), committee=committee)
    post(client, file, meaning="decision:Vad det blev", **{"item-1-title": "Min titel"})
    item = AgendaItem.objects.get(number=2)
    assert item.title == "Min titel"
    assert clauses(item) == [f"{BODY} antar taxan nummer 2."]
    assert set(item.corrected) == {"title"}


def tried_of(client, committee, said):
    """What each protokoll's own page says, by the links of the page that asks."""
    page = client.get(reverse("importers_heading_trial", args=[committee.pk]), said)
    links = re.findall(r'<a class="lb-link" href="([^"]+)"', page.content.decode())
    return [client.get(html.unescape(link)).context["trial"] for link in links]


def test_a_heading_is_tried_on_the_ten_last_protokoll_one_at_a_time(client, registrar, committee, monkeypatch):
    for month in range(1, 13):
        head = HEAD.replace("2031-03-04", f"2030-{month:02}-04")
        deliver(client, protokoll(month, head=head), f"{month}.txt", committee)
    said = {"rubrik": "Vad det blev", "betyder": "decision"}
    read = []
    real = trial.again.read
    monkeypatch.setattr(trial.again, "read", lambda file, *more: read.append(file.name) or real(file, *more))
    page = client.get(reverse("importers_heading_trial", args=[committee.pk]), said)
    assert read == [], "nobody waits for files to be read"
    assert [use.minutes.meeting.date.month for use in page.context["uses"]] == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    second = page.context["uses"][1]
    address = reverse("importers_heading_tried", args=[committee.pk, second.pk])
    assert "§ 11" in client.get(address, said).content.decode()
    assert read == ["11.txt", "11.txt"], "one file a request"
    oldest = FileUse.objects.get(document__title="1.txt", minutes__isnull=False)
    for pk, asked in ((oldest.pk, said), (second.pk, {"rubrik": "Vad det blev", "betyder": "nonsens"}), (0, said)):
        answer = client.get(reverse("importers_heading_tried", args=[committee.pk, pk]), asked)
        assert answer.status_code == 404, asked


def test_a_remembered_heading_is_shown_tried_taken_used_and_undone(client, registrar, committee):
    deliver(client, protokoll(1, 2), "forsta.txt", committee)
    said = {"rubrik": "Vad det blev", "betyder": "decision"}
    address = reverse("importers_heading_trial", args=[committee.pk])

    (tried,) = tried_of(client, committee, said)
    assert tried.day == date(2031, 3, 4)
    heading = next(change for change in tried.changes if change.what == "Rubriken")
    assert (heading.paragraph, heading.before, heading.after) == ("§ 1", "Annat avsnitt", "Beslut")
    points = next(change for change in tried.changes if change.what == "Beslut")
    assert (points.before, points.after) == ("", f"{BODY} antar taxan nummer 1.")
    choices = {
        (change.what, change.after) for change in tried.changes if change.what in ("Utfall", "Ställningstagande")
    }
    assert choices == {("Utfall", "Bifall"), ("Ställningstagande", "Antagit")}
    assert HeadingMeaning.objects.count() == 0

    assert client.post(address, said).status_code == 302
    rule = HeadingMeaning.objects.get()
    assert (rule.heading, rule.meaning, rule.taken_by, rule.active) == ("vad det blev", "decision", registrar, True)
    assert "Vad det blev" in client.get(reverse("importers_headings", args=[committee.pk])).content.decode()
    assert clauses(AgendaItem.objects.get(number=1)) == []  # what is read stays as it is read

    deliver(client, protokoll(11, head=HEAD.replace("03-04", "04-04")), "andra.txt", committee)
    assert clauses(AgendaItem.objects.get(number=11)) == [f"{BODY} antar taxan nummer 11."]

    client.post(reverse("importers_heading_undo", args=[rule.pk]))
    rule.refresh_from_db()
    assert (rule.active, rule.ended_by) == (False, registrar)
    deliver(client, protokoll(21, head=HEAD.replace("03-04", "05-04")), "tredje.txt", committee)
    assert clauses(AgendaItem.objects.get(number=21)) == []


def test_a_rule_of_one_body_is_not_used_for_another(client, registrar, committee):
    other = make_committee("Kommunstyrelsen", "Exempelkommun")
    profiles.take(other, "Vad det blev", "decision", by=make_superuser())
    deliver(client, protokoll(1), committee=committee)
    assert clauses(AgendaItem.objects.get()) == []


def test_a_later_meaning_of_a_heading_ends_the_earlier_one(committee):
    user = make_superuser()
    first = profiles.take(committee, "Vad det blev", "decision", by=user)
    profiles.take(committee, "Vad det blev:", "summary", by=user)
    first.refresh_from_db()
    assert not first.active
    assert profiles.of_committee(committee).meanings() == {"vad det blev": "summary"}


def test_the_bodys_headings_are_used_once_the_body_is_answered(client, registrar, committee):
    profiles.take(committee, "Vad det blev", "decision", by=registrar)
    file = deliver(client, protokoll(1, 2, head="Protokoll\n"))
    assert state(client, file).parts[0].values["clauses"] == ()

    told = {"committee": committee.pk, "meeting_date": "2025-03-04"}
    answer = post(client, file, **told, **{"item-1-title": "Min titel", "save": "1"})

    shown = answer.context["state"]  # nobody has seen this reading: it is shown before it is saved
    assert "läst om" in answer.content.decode()
    assert shown.parts[0].values["clauses"] == (f"{BODY} antar taxan nummer 1.",)
    assert AgendaItem.objects.count() == 0

    file.refresh_from_db()
    post(client, file, **told, **{"item-1-title": "Min titel", "save": "1"})
    items = list(AgendaItem.objects.order_by("number"))
    assert [clauses(item) for item in items] == [[f"{BODY} antar taxan nummer {n}."] for n in (1, 2)]
    assert [set(item.corrected) for item in items] == [set(), {"title"}]


def test_ticks_are_remembered_one_by_one_and_with_the_page(client, registrar, committee):
    file = deliver(client, protokoll(*range(1, 6)), committee=committee)
    key = state(client, file).findings[0].key
    address = reverse("importers_review", args=[file.pk])
    for what in ("item-2", key):
        answer = client.post(address, {"tick": what, "on": "1"})
        assert answer.status_code == 200
    assert json.loads(answer.content)["seen"] == 1
    shown = state(client, file)
    assert [part.prefix for part in shown.parts if part.seen] == ["item-2"]
    assert next(one for one in shown.findings if one.key == key).handled == "seen"

    post(client, file, save="1", seen=["item-1"], handled=[])
    shown = state(client, file)
    assert [part.prefix for part in shown.parts if part.seen] == ["item-1"]
    assert not next(one for one in shown.findings if one.key == key).handled
    client.post(address, {"tick": "item-999", "on": "1"})
    assert state(client, file).notes.seen == ["item-1"]


def test_what_people_did_is_shown_corrected_and_removed(client, registrar, committee):
    file = deliver(client, protokoll(1, 2), committee=committee)
    assert state(client, file).parts[0].values["positions"] == ("Yrkande: Anna Exempel (S)",)
    said = {
        "item-0-positions": "Yrkande: Anna Exempel (S)\nReservation: Bo Påhittad (M)",
        "item-0-vote_events": "Ja 2, Nej 1\nNej: Bo Påhittad (M)",
        "item-0-submitters": "Cecilia Uppdiktad (V)",
        "item-1-positions": "",
    }
    assert post(client, file, **said, save="1").status_code == 302
    first, second = AgendaItem.objects.order_by("number")
    assert [(one.kind, one.name, one.party) for one in first.positions.all()] == [
        ("moved", "Anna Exempel", "S"),
        ("reserved", "Bo Påhittad", "M"),
    ]
    (vote,) = first.vote_events.all()
    assert (vote.yes, vote.no, vote.abstained) == (2, 1, None)
    assert [(one.name, one.choice) for one in vote.votes.all()] == [("Bo Påhittad", "no")]
    assert [one.name for one in first.submitters.all()] == ["Cecilia Uppdiktad"]
    assert list(second.positions.all()) == []
    assert set(first.corrected) == {"positions", "vote_events", "submitters"}
    assert first.positions.first().text  # the words of the file stay with what was not changed


def test_a_vote_that_a_person_has_written_is_asked_about_no_more(client, registrar, committee):
    vote = "\n## Omröstning\nJa-röster: Anna Exempel (S)\nNej-röster: Bo Påhittad (M)\nUtfall: 2 ja, 1 nej.\n"
    file = deliver(client, protokoll(1, 2) + vote.encode(), committee=committee)
    (asked,) = [one for one in state(client, file).findings if one.code == "vote_inconsistent"]
    assert asked.part == "item-1"
    assert "ja är 2 enligt summan men 1 enligt namnen" in asked.message

    post(client, file, **{"item-0-vote_events": "Ja 1", "save": "1"})
    assert asked.key in {one.key for one in state(client, file).findings}
    said = "Ja 1, Nej 1\nJa-röster: Anna Exempel (S)\nNej-röster: Bo Påhittad (M)"
    assert post(client, file, **{"item-1-vote_events": said, "save": "1"}).status_code == 302
    assert asked.key not in {one.key for one in state(client, file).findings}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("item-0-positions", "Anna Exempel (S)", "Börja raden"),
        ("item-0-vote_events", "Ja 3\nJa: Anna Exempel (S)", "summan är 3 men namnen är 1"),
        ("attendance-member", "(S)", "Börja raden med ett namn"),
    ],
)
def test_a_line_that_says_nothing_is_told_of(client, registrar, committee, field, value, words):
    file = deliver(client, protokoll(1), committee=committee)
    answer = post(client, file, **{field: value, "save": "1"})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_attendance_is_shown_and_corrected(client, registrar, committee):
    file = deliver(client, protokoll(1), committee=committee)
    said = "Anna Exempel (S), ordförande, §§ 1–5\nCecilia Uppdiktad (V)"
    assert post(client, file, **{"attendance-member": said, "save": "1"}).status_code == 302
    minutes = Minutes.objects.get()
    assert [(one.name, one.party, one.office, one.present) for one in minutes.attendance.all()] == [
        ("Anna Exempel", "S", "ordförande", [[1, 5]]),
        ("Cecilia Uppdiktad", "V", "", []),
    ]
    assert set(minutes.corrected) == {"attendance"}
    assert state(client, file).attendance.initial["member"] == tuple(said.splitlines())


def test_text_that_was_not_understood_is_given_to_a_paragraph(client, registrar, committee, monkeypatch):
    file = deliver(client, protokoll(1, 2), committee=committee)
    file.refresh_from_db()
    _leave_unparsed(file, "Taxan är från 2019.")
    (left,) = (one for one in state(client, file).findings if one.code == "unparsed")
    assert left.part == "item-0"

    assert post(client, file, place=f"{left.key}:item-1").status_code == 302

    item = AgendaItem.objects.get(number=2)
    words = json.dumps(list(item.sections.raw_data), ensure_ascii=False)
    assert "Taxan är från 2019." in words
    assert "sections" in item.corrected
    (left,) = (one for one in state(client, file).findings if one.code == "unparsed")
    assert left.handled == "placed"
    post(client, file, place=f"{left.key}:item-1")
    item.refresh_from_db()
    assert json.dumps(list(item.sections.raw_data), ensure_ascii=False) == words


def test_text_of_the_sheet_goes_nowhere(client, registrar, committee):
    file = deliver(client, protokoll(1, 2), committee=committee)
    file.refresh_from_db()
    _leave_unparsed(file, "Taxan är från 2019.")
    (left,) = (one for one in state(client, file).findings if one.code == "unparsed")
    post(client, file, place=f"{left.key}:sheet")
    assert all(not item.corrected for item in AgendaItem.objects.all())
    assert next(one for one in state(client, file).findings if one.key == left.key).handled == "sheet"


def _leave_unparsed(file: ImportFile, words: str) -> None:
    """Let the reading say that it did not understand these words, as older readings do."""
    result = json.loads(file.reading.result)
    start = result["text"].index(words)
    result["unparsed"] = [{"text": words, "spans": [{"start": start, "end": start + len(words)}], "page": None}]
    file.reading.result = json.dumps(result)
    file.reading.save()


def test_the_file_is_kept_out_when_it_is_gone(client, registrar, committee):
    file = deliver(client, protokoll(1), committee=committee)
    file.refresh_from_db()
    file.document.file.storage.delete(file.document.file.name)
    answer = post(client, file, meaning="decision:Vad det blev")
    assert answer.status_code == 422
    assert "gick inte att läsa om" in answer.content.decode()


def test_other_parts_are_told_apart(client, registrar, committee):
    one = deliver(client, protokoll(1, 2), committee=committee)
    one.refresh_from_db()
    first = review.parsed_of(one)
    assert again.same_parts(first, first)
    other = again.read(one, profiles.of(one), first)
    assert again.same_parts(first, other)


def as_rtf(data: bytes) -> bytes:
    """The same words as a file that only LibreOffice can read."""
    words = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in data.decode().replace("## ", ""))
    return ("{\\rtf1\\ansi " + words.replace("\n", "\\par\n") + "}").encode()


@pytest.fixture
def converted(client, registrar, committee, monkeypatch):
    """A file that LibreOffice has read, on a machine where it cannot be run any more."""
    file = deliver(client, as_rtf(protokoll(1, 2)), "protokoll.rtf", committee=committee)
    assert [item.number for item in AgendaItem.objects.order_by("number")] == [1, 2]
    monkeypatch.setenv("PATH", "")
    assert office.missing()
    return file


@pytest.mark.libreoffice
def test_a_correction_never_runs_the_programs_that_read_the_file(client, converted, committee):
    assert post(client, converted, meaning="decision:Vad det blev").status_code == 302
    assert clauses(AgendaItem.objects.get(number=1)) == [f"{BODY} antar taxan nummer 1."]
    asked = {"rubrik": "Yrkanden", "betyder": "text"}
    (tried,) = tried_of(client, committee, asked)
    assert not tried.unread
    assert [change.paragraph for change in tried.changes if change.what == "Rubriken"] == ["§ 1", "§ 2"]


@pytest.mark.libreoffice
def test_without_the_kept_lines_the_file_is_not_read_otherwise_than_before(client, converted):
    KeptLines.objects.all().delete()
    answer = post(client, converted, meaning="decision:Vad det blev")
    assert answer.status_code == 422
    assert clauses(AgendaItem.objects.get(number=1)) == []


@pytest.mark.libreoffice
def test_kept_lines_go_with_the_words_of_the_file(client, registrar, committee):
    file = deliver(client, as_rtf(protokoll(1)), "protokoll.rtf", committee=committee)
    other = deliver(client, as_rtf(protokoll(7, head=HEAD.replace("03-04", "04-05"))), "b.rtf", committee=committee)
    loose = deliver(client, as_rtf("Protokoll\n\n§ 3\nTaxa\n".encode()), "c.rtf")
    assert KeptLines.objects.count() == 3
    undo.undo(ImportFile.objects.filter(pk=file.pk), by=registrar)
    assert set(KeptLines.objects.values_list("file", flat=True)) == {other.pk, loose.pk}
    client.post(reverse("importers_discard", args=[loose.pk]))
    other.refresh_from_db()
    erasure = services.ask_erasure(other.document, by=make_superuser(), reason="Begäran")
    services.carry_out(erasure, by=registrar)
    assert not KeptLines.objects.exists()


UNREAD = f"""\
Exempelkommun
Sammanträdesprotokoll

{BODY}
Sammanträdesdatum 2025-03-04

De som var här:
Anna Exempel (S)
Bo Påhittad (M)
Cia Låtsas (V)
"""


def test_a_list_of_people_that_was_not_read_is_answered_by_filling_it_in(client, registrar, committee):
    file = deliver(client, protokoll(1, head=UNREAD), committee=committee)
    (asked,) = (one for one in state(client, file).findings if one.code == "attendance_unread")
    page = client.get(reverse("importers_review", args=[file.pk])).content.decode()
    assert "Till närvaron" in page
    assert not asked.part

    post(client, file, save="1", **{"attendance-member": "Anna Exempel (S), ordförande\nBo Påhittad (M)"})

    assert "attendance_unread" not in {one.code for one in state(client, file).findings}


def test_a_refused_page_says_first_what_is_wrong_and_where(client, registrar, committee):
    file = deliver(client, protokoll(1, head=UNREAD), committee=committee)
    answer = post(client, file, "item-0", **{"attendance-member": ", (M)", "item-0-number": "", "save": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.index("Ingenting är sparat än") < page.index("Att kontrollera")
    told = re.findall(r'<li><a href="#(id_[\w-]+)">([^<]+)</a>: ([^<]+)</li>', page)
    assert [(where, what) for _, where, what in told][1] == ("§ 1, Paragraf", "Ange paragrafens nummer.")
    assert all(f'id="{anchor}"' in page for anchor, _, _ in told)
    assert len(told) == 2
    assert "Ingenting är sparat än" not in client.get(reverse("importers_review", args=[file.pk])).content.decode()


@pytest.mark.parametrize(
    ("numbers", "told"), [((1,), "för torghandel är publicerad."), ((1, 2), "2 paragrafer är publicerade.")]
)
def test_what_is_published_is_said_and_every_link_leads_somewhere(client, registrar, committee, numbers, told):
    file = deliver(client, protokoll(*numbers, head=UNREAD), committee=committee)
    answer = post(client, file, adjustment="unknown", publish="1")
    page = client.get(answer["Location"]).content.decode()
    assert told in page
    assert "/None/" not in page
    for path in AgendaItem.objects.values_list("path", flat=True):
        assert f'href="/{path}/"' in page
        assert client.get(f"/{path}/").status_code == 200


def test_one_file_of_a_delivery_is_thrown_away_after_a_question(client, registrar, committee):
    file, other = (
        deliver(client, protokoll(n, head=HEAD.replace("03-04", f"0{n}-04")), f"{n}.txt", committee) for n in (1, 2)
    )
    address = reverse("importers_discard", args=[file.pk])
    question = client.get(address).content.decode()
    assert "(1 paragraf)" in question
    assert "går inte att ångra" in question
    assert AgendaItem.objects.count() == 2

    answer = client.post(address)

    assert answer["Location"] == reverse("importers_run", args=[file.run_id])
    file.refresh_from_db()
    assert (file.state, file.message) == ("discarded", undo.DISCARDED)
    assert [item.number for item in AgendaItem.objects.all()] == [2]
    other.refresh_from_db()
    assert other.state == "review"


def test_a_file_that_is_public_is_not_thrown_away(client, registrar, committee):
    file = deliver(client, protokoll(1, head=UNREAD), committee=committee)
    post(client, file, adjustment="unknown", publish="1")
    for answer in (client.get, client.post):
        page = answer(reverse("importers_discard", args=[file.pk]), follow=True).content.decode()
        assert "återkallar du i stället" in page
    assert AgendaItem.objects.get().publication == "published"


def test_a_file_whose_drafts_were_public_once_says_why_it_stays(client, registrar, committee):
    file = deliver(client, protokoll(1, head=UNREAD), committee=committee)
    post(client, file, adjustment="unknown", publish="1")
    services.withdraw(AgendaItem.objects.get(), by=registrar, reason="Fel fil.")
    ImportFile.objects.filter(pk=file.pk).update(state="review")
    page = client.post(reverse("importers_discard", args=[file.pk]), follow=True).content.decode()
    assert "har varit publicerat" in page
    assert AgendaItem.objects.exists()


def test_a_file_that_nobody_wants_to_answer_for_can_be_thrown_away_from_the_list(client, registrar):
    file = deliver(client, b"Visp\xc3\xa5 \xc3\xa4gg och socker.\n", "recept.txt")
    file.refresh_from_db()
    assert file.state == "answers"
    address = reverse("importers_discard", args=[file.pk])
    assert f'href="{address}"' in client.get(reverse("importers_deliver")).content.decode()
    client.post(address)
    file.refresh_from_db()
    assert (file.state, file.upload.name) == ("discarded", "")


def test_what_was_said_to_belong_to_the_sheet_can_be_taken_back(client, registrar, committee):
    file = deliver(client, protokoll(1), committee=committee)
    notes = ReviewNotes.objects.create(file=file, handled={"unparsed-1": "sheet"})
    shown = state(client, file)
    key = shown.findings[0].key
    notes.handled = {key: "sheet"}
    notes.save()
    post(client, file, save="1")
    notes.refresh_from_db()
    assert notes.handled == {key: "sheet"}
    post(client, file, save="1", handled=[])
    notes.refresh_from_db()
    assert notes.handled == {}


def test_a_heap_is_gone_through_file_by_file(client, registrar, committee):
    days = (HEAD.replace("03-04", f"0{n}-04") for n in (1, 2, 3))
    sent = [SimpleUploadedFile(f"{n}.txt", protokoll(n, head=head)) for n, head in enumerate(days, 1)]
    client.post(reverse("importers_deliver"), {"files": sent, "committee": committee.pk})
    one, two, three = ImportFile.objects.order_by("pk")

    def following(file: ImportFile) -> Any:
        return client.get(reverse("importers_review", args=[file.pk])).context["next_file"]

    assert [following(file) for file in (one, two, three)] == [two, three, one]
    ImportFile.objects.filter(pk__in=[two.pk, one.pk]).update(state="done")
    assert following(three) is None
    page = client.get(reverse("importers_review", args=[three.pk])).content.decode()
    assert reverse("importers_run", args=[three.run_id]) in page
    alone = deliver(client, protokoll(9, head=HEAD.replace("03-04", "09-04")), "9.txt", committee)
    assert "Till inlämningen" not in client.get(reverse("importers_review", args=[alone.pk])).content.decode()


def test_what_the_file_says_instead_of_a_corrected_choice_is_said_in_words(client, registrar, committee):
    file = deliver(client, protokoll(1), committee=committee)
    post(client, file, meaning="decision:Vad det blev")
    post(client, file, "item-0", **{"item-0-outcome": "rejected", "save": "1"})
    (now,) = state(client, file).parts[0].now
    assert (now.label, now.text) == ("Utfall", "Bifall")


def test_no_day_ahead_is_taken_for_a_meeting_or_its_adjustment(client, registrar, committee):
    file = deliver(client, protokoll(1, head=UNREAD.replace("Sammanträdesdatum 2025-03-04\n", "")), committee=committee)
    ahead = (timezone.localdate() + timedelta(2)).isoformat()
    for said in ({"meeting_date": ahead}, {"meeting_date": "2025-03-04", "adjusted_on": ahead}):
        answer = post(client, file, save="1", **said)
        assert answer.status_code == 422
        assert "Dagen ligger i framtiden." in answer.content.decode()
    assert not AgendaItem.objects.exists()


def test_what_stops_publishing_leads_to_where_it_is_put_right(client, registrar, committee):
    text = protokoll(1, 2).decode().replace("antar taxan nummer 2.", "antar taxan nummer 2 för 19121212-1212.")
    file = deliver(client, text.encode(), committee=committee)
    answer = post(client, file, "item-0", "item-1", publish="1", adjustment="")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert '<a href="#justering">Ange när protokollet justerades' in page
    assert '<a href="#item-1">§ 2 innehåller ett personnummer' in page
    for place in ("justering", "item-1"):
        assert f'id="{place}"' in page


@pytest.mark.parametrize("written", [True, False])
def test_nothing_is_adjusted_before_it_was_held(client, registrar, committee, written):
    head = UNREAD if written else UNREAD.replace("Sammanträdesdatum 2025-03-04\n", "")
    file = deliver(client, protokoll(1, head=head), committee=committee)
    said = {} if written else {"meeting_date": "2025-03-04"}
    answer = post(client, file, adjusted_on="2025-03-03", publish="1", **said)
    assert answer.status_code == 422
    assert "Dagen ligger före sammanträdet, som hölls 2025-03-04." in answer.content.decode()
    assert not AgendaItem.objects.filter(publication="published").exists()
    assert post(client, file, adjusted_on="2025-03-04", publish="1", **said).status_code == 302


def test_a_page_that_is_not_there_says_so_in_plain_words(client, registrar):
    answer = client.get(reverse("importers_review", args=[999_999]))
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Sidan finns inte" in page
    assert "behörighet" in page
    assert "Wagtail" not in page.partition("<main")[2]
