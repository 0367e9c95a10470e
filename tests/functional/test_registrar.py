"""A registrar's work in the admin, through the screens: publish, correct, compare, withdraw, tick, decide on links."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from decisions import selectors, services
from decisions.models import (
    AgendaItem,
    Attendance,
    AuditEntry,
    Document,
    ErrorReport,
    FileUse,
    InitiativeLink,
    InitiativePage,
    LinkStatus,
    Minutes,
    Paper,
    Position,
    Publication,
    Vote,
    VoteEvent,
)
from tests.factories import people, records

pytestmark = pytest.mark.django_db
HELD = date(2025, 5, 22)


@pytest.fixture
def committee() -> Any:
    return records.make_committee()


@pytest.fixture
def client(committee: Any) -> Client:
    client = Client()
    client.force_login(people.make_registrar(committee))
    return client


@pytest.fixture
def minutes(committee: Any) -> Minutes:
    edition = records.make_minutes(records.make_meeting(committee, HELD))
    edition.adjustment = ""
    edition.save()
    return edition


def form_of(response: Any) -> dict[str, Any]:
    """What a browser would send back from the edit form of this answer."""
    form = response.context["form"]
    data: dict[str, Any] = {"version": response.context["record"].latest_revision_id or ""}
    for bound in form:
        if bound.name != "sections":
            value = bound.value()
            data[bound.html_name] = "" if value in (None, False) else value
    return data | {"sections-count": "0"} | rows_of(form)


def rows_of(form: Any) -> dict[str, Any]:
    """The rows below a form, and those below them in turn."""
    data: dict[str, Any] = {}
    for formset in form.formsets.values():
        for bound in formset.management_form:
            data[bound.html_name] = bound.value()
        for row in formset.forms:
            for bound in row:
                value = bound.value()
                data[bound.html_name] = "" if value in (None, False) else value
            data |= rows_of(row)
    return data


def item_with_a_vote(minutes: Minutes) -> AgendaItem:
    item = records.make_item(minutes, 96, "Taxa för torghandel")
    item.vote_events = [
        VoteEvent(
            question="Bifall mot avslag", yes=1, no=1,
            votes=[
                Vote(name="Alva Exempelsson", party="X", choice="yes"),
                Vote(name="Bror Påhittsson", party="Y", choice="no", sort_order=1),
            ],
        )
    ]  # fmt: skip
    item.positions = [Position(kind="reserved", name="Bror Påhittsson", party="Y")]
    item.save()
    return item


def test_a_voter_is_corrected_in_the_form_of_the_paragraph(client: Client, minutes: Minutes) -> None:
    item = item_with_a_vote(minutes)
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    data = form_of(client.get(address))
    assert client.post(address, data).status_code == 302
    assert AgendaItem.objects.get(pk=item.pk).corrected == {}, "a form that is sent back as it was changes nothing"
    changed = data | {"vote_events-0-votes-1-name": "Cilla Provberg"}
    assert client.post(address, changed).status_code == 302
    item = AgendaItem.objects.get(pk=item.pk)
    assert set(item.corrected) == {"vote_events"}
    assert [(v.name, v.choice) for v in item.vote_events.get().votes.all()] == [
        ("Alva Exempelsson", "yes"), ("Cilla Provberg", "no"),
    ]  # fmt: skip
    assert item.positions.get().name == "Bror Påhittsson"


def test_names_that_do_not_add_up_are_refused_until_they_are_text_alone(client: Client, minutes: Minutes) -> None:
    item = item_with_a_vote(minutes)
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    data = form_of(client.get(address)) | {"vote_events-0-no": "2"}
    refused = client.post(address, data)
    assert refused.status_code == 422
    assert "inte lika många som siffran säger" in refused.content.decode()
    assert VoteEvent.objects.get().no == 1
    del data["vote_events-0-consistent"]
    assert client.post(address, data).status_code == 302
    event = VoteEvent.objects.get()
    assert (event.consistent, event.no) == (False, None)


def test_the_front_page_is_corrected_on_a_screen_of_its_own(client: Client, minutes: Minutes) -> None:
    Attendance.objects.create(minutes=minutes, name="Alva Exempelsson", party="X", present=[[95, 97]])
    Attendance.objects.create(minutes=minutes, name="Fel Läst", sort_order=1)
    address = reverse("registrar:edition", args=[minutes.pk])
    page = client.get(address)
    data = {
        f"{form.prefix}-{b.name}": b.value() or ""
        for form in (page.context["front"], page.context["board"])
        for b in form
    }
    for form in (page.context["people"].management_form, *page.context["people"].forms):
        for bound in form:
            value = form.fields[bound.name].prepare_value(bound.value())
            data[bound.html_name] = "" if value in (None, False) else value
    assert data["narvaro-0-present"] == "95–97"
    assert client.post(address, data).status_code == 302
    assert Minutes.objects.get(pk=minutes.pk).corrected == {}
    wrong = client.post(address, data | {"narvaro-0-absent": "alla"})
    assert wrong.status_code == 422
    assert "Skriv paragrafnummer" in wrong.content.decode()
    early = client.post(address, data | {"anslag-posted_on": "2030-06-02", "anslag-removed_on": "2030-06-01"})
    assert early.status_code == 422
    given = {
        "narvaro-0-absent": "§ 96", "narvaro-1-DELETE": "on", "narvaro-2-name": "Bror Påhittsson",
        "narvaro-2-role": "serving_substitute", "anslag-posted_on": "2030-06-02", "protokoll-adjusters": "Alva",
    }  # fmt: skip
    assert client.post(address, data | given).status_code == 302
    minutes = Minutes.objects.get(pk=minutes.pk)
    assert [(r.name, r.role, r.present, r.absent) for r in minutes.attendance.all()] == [
        ("Alva Exempelsson", "member", [[95, 97]], [[96, 96]]), ("Bror Påhittsson", "serving_substitute", [], []),
    ]  # fmt: skip
    assert minutes.notice.posted_on.isoformat() == "2030-06-02"
    assert set(minutes.corrected) == {"attendance", "notice", "adjusters"}


def test_the_surface_lists_the_appendices_of_its_paragraphs(client: Client, minutes: Minutes, committee: Any) -> None:
    item = records.make_item(minutes)
    records.belongs_to(records.make_paper(committee, "Skriftlig reservation", kind="bilaga"), item)
    html = client.get(reverse("registrar:meeting", args=[minutes.meeting_id])).content.decode()
    assert "§ 96: Skriftlig reservation" in html


def test_a_meeting_is_adjusted_and_published_from_one_surface(client: Client, minutes: Minutes) -> None:
    item = records.make_item(minutes, 96, "Taxa för torghandel")
    surface = reverse("registrar:meeting", args=[minutes.meeting_id])
    assert "Ange när protokollet justerades" in client.get(surface).content.decode()
    publish = reverse("registrar:publish_minutes", args=[minutes.pk])
    stopped = client.post(publish, {"item": [item.pk]})
    assert stopped.status_code == 422
    assert not AgendaItem.objects.get(pk=item.pk).live
    prefix = f"m{minutes.pk}"
    asked = client.post(reverse("registrar:adjust", args=[minutes.pk]), {f"{prefix}-adjustment": "date"})
    assert asked.status_code == 422
    assert "Ange dagen" in asked.content.decode()
    stated = {f"{prefix}-adjustment": "date", f"{prefix}-adjusted_on": "2025-05-29"}
    assert client.post(reverse("registrar:adjust", args=[minutes.pk]), stated).status_code == 302
    assert client.post(publish, {"item": [item.pk]}).status_code == 302
    assert selectors.public_items().get() == AgendaItem.objects.get(pk=item.pk)


def test_a_stop_that_allows_it_is_passed_with_a_reason(client: Client) -> None:
    item = records.make_item(title="Ärende om 121212-1213")
    edition = item.minutes.get()
    address = reverse("registrar:publish_minutes", args=[edition.pk])
    stopped = client.post(address, {"item": [item.pk]})
    assert "liknar ett personnummer" in stopped.content.decode()
    assert "Publicera ändå" in stopped.content.decode()
    client.post(address, {"item": [item.pk], "reason": "Det är ett ordernummer."})
    assert AgendaItem.objects.get(pk=item.pk).publication == Publication.PUBLISHED


def test_only_changed_fields_are_marked_as_corrected(client: Client) -> None:
    item = records.make_item(dnrs=["2018/0234"])
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    data = form_of(client.get(address)) | {
        "title": "Taxa för torg och marknad",
        "clauses-0-text": "att anta taxan i dag.",
    }
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    saved = AgendaItem.objects.get(pk=item.pk)
    assert saved.title == "Taxa för torg och marknad"
    assert saved.clauses.get().text == "att anta taxan i dag."
    assert set(saved.corrected) == {"title", "clauses"}


def test_a_correction_of_a_published_item_waits_for_publishing(client: Client) -> None:
    item = records.publish_item(records.make_item())
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    client.post(address, form_of(client.get(address)) | {"title": "Rättad rubrik"})
    assert AgendaItem.objects.get(pk=item.pk).title == "Taxa för torghandel"
    assert "Rättad rubrik" in client.get(reverse("registrar:preview", args=["paragraf", item.pk])).content.decode()
    client.post(reverse("registrar:publish_minutes", args=[item.minutes.get().pk]), {"item": [item.pk]})
    assert AgendaItem.objects.get(pk=item.pk).title == "Rättad rubrik"


def test_two_persons_do_not_overwrite_each_other(client: Client) -> None:
    item = records.make_item()
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    stale = form_of(client.get(address)) | {"title": "Min rubrik"}
    client.post(address, stale | {"title": "Kollegans rubrik"})
    late = client.post(address, stale)
    assert late.status_code == 422
    assert "ny version" in late.content.decode()
    assert AgendaItem.objects.get(pk=item.pk).title == "Kollegans rubrik"


def test_a_number_that_the_meeting_has_is_refused(client: Client, minutes: Minutes) -> None:
    item = records.make_item(minutes, 96)
    records.make_item(minutes, 97)
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    response = client.post(address, form_of(client.get(address)) | {"number": "97"})
    assert "redan en paragraf" in response.content.decode()


def test_going_back_makes_a_new_version(client: Client) -> None:
    item = records.make_item(title="Först")
    address = reverse("registrar:edit", args=["paragraf", item.pk])
    for title in ("Andra", "Tredje"):
        client.post(address, form_of(client.get(address)) | {"title": title})
    first = AgendaItem.objects.get(pk=item.pk).revisions.order_by("pk").first()
    compared = client.get(reverse("registrar:compare", args=["paragraf", item.pk, first.pk])).content.decode()
    assert "Andra" in compared
    assert "Tredje" in compared
    client.post(reverse("registrar:revert", args=["paragraf", item.pk, first.pk]))
    saved = AgendaItem.objects.get(pk=item.pk)
    assert saved.title == "Andra"
    assert saved.revisions.count() == 3


def test_withdrawing_needs_a_reason_that_the_address_answers_with(client: Client) -> None:
    item = records.publish_item(records.make_item())
    address = reverse("registrar:withdraw", args=["paragraf", item.pk])
    assert client.post(address, {"reason": " "}).status_code == 422
    client.post(address, {"reason": "Fel protokoll."})
    gone = Client().get(f"/{item.path}/")
    assert gone.status_code == 410
    assert "Fel protokoll." in gone.content.decode()
    client.post(reverse("registrar:reopen", args=["paragraf", item.pk]))
    assert AgendaItem.objects.get(pk=item.pk).publication == Publication.DRAFT


def test_a_paper_is_edited_published_and_withheld(client: Client, committee: Any) -> None:
    paper = records.make_paper(committee)
    address = reverse("registrar:edit", args=["handling", paper.pk])
    client.post(address, form_of(client.get(address)) | {"sender": "Tekniska förvaltningen"})
    client.post(reverse("registrar:publish", args=["handling", paper.pk]))
    assert selectors.public_papers().get().sender == "Tekniska förvaltningen"
    withhold = reverse("registrar:withhold", args=["handling", paper.pk])
    client.post(withhold, {"state": "secret", "provision": "OSL 26 kap. 1 §"})
    assert Paper.objects.get(pk=paper.pk).publication == Publication.SECRET
    assert not selectors.public_papers().exists()


def test_a_file_is_public_only_when_ticked_and_gone_when_closed(client: Client, committee: Any) -> None:
    item = records.publish_item(records.make_item())
    document = records.make_document(committee, "kaffe-och-utkast.txt", b"innehall")
    use = records.attach_file(document, item.minutes.get())
    address = reverse("registrar:tick", args=[use.pk])
    assert client.post(address, {"edition": "original"}).status_code == 422
    client.post(address, {"edition": "original", "checked": "on"})
    name = FileUse.objects.get(pk=use.pk).public_name
    assert "kaffe" not in name
    public = reverse("file", args=[document.pk, name])
    answer = Client().get(public)
    assert b"".join(answer.streaming_content) == b"innehall"
    assert name in answer.headers["Content-Disposition"]
    assert Client().get(reverse("file", args=[document.pk, document.filename])).status_code == 404
    assert Client().get(public, headers={"if-none-match": answer.headers["ETag"]}).status_code == 304
    client.post(address)
    assert Client().get(public).status_code == 410


def test_links_are_confirmed_rejected_and_undone(client: Client, committee: Any) -> None:
    initiative = records.make_initiative("Trygga torg i länet")
    item = records.make_item(title="Inriktningsbeslut för Trygga torg i länet")
    records.publish_item(item)
    link = InitiativeLink.objects.get(item=item, initiative=initiative)
    queue = reverse("registrar:links")
    assert "<mark>Trygga torg i länet</mark>" in client.get(queue).content.decode()
    prefix = f"k{link.pk}"
    chosen = {
        f"{prefix}-step": "inriktningsbeslut",
        f"{prefix}-relation": "decision",
        f"{prefix}-decision_status": "adopted",
    }
    client.post(reverse("registrar:link_confirm", args=[link.pk]), chosen)
    link.refresh_from_db()
    assert (link.status, link.step, link.status_confirmed) == (LinkStatus.CONFIRMED, "inriktningsbeslut", True)
    assert "Ångra senaste" in client.get(queue).content.decode()
    client.post(reverse("registrar:link_undo", args=[link.pk]))
    client.post(reverse("registrar:link_reject", args=[link.pk]), {"reason": ""})
    link.refresh_from_db()
    assert link.status == LinkStatus.SUGGESTED
    client.post(reverse("registrar:link_reject", args=[link.pk]), {"reason": "Nämns bara."})
    link.refresh_from_db()
    assert link.status == LinkStatus.REJECTED
    assert "Nämns bara." in client.get(reverse("registrar:link_log", args=[link.pk])).content.decode()


def test_an_editor_of_initiatives_sees_suggestions_but_decides_nothing() -> None:
    records.make_initiative("Trygga torg i länet")
    item = records.make_item(title="Inriktningsbeslut för Trygga torg i länet")
    records.publish_item(item)
    link = InitiativeLink.objects.get(item=item)
    editor = Client()
    editor.force_login(people.make_editor())
    text = editor.get(reverse("registrar:links")).content.decode()
    assert "Inriktningsbeslut för Trygga torg" in text
    assert ">Bekräfta<" not in text
    assert editor.post(reverse("registrar:link_confirm", args=[link.pk])).status_code == 404
    assert InitiativeLink.objects.get(pk=link.pk).status == LinkStatus.SUGGESTED


def test_an_initiative_is_written_in_wagtail_and_published_by_its_editor() -> None:
    page = records.make_initiative(live=False)
    editor = Client()
    editor.force_login(people.make_editor())
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert editor.get(reverse("wagtailadmin_choose_page"), {"page_type": "decisions.AuthorityPage"}).status_code == 200
    assert editor.get(reverse("registrar:initiative_publish", args=[page.pk])).status_code == 200
    assert not InitiativePage.objects.get(pk=page.pk).live
    editor.post(reverse("registrar:initiative_publish", args=[page.pk]))
    assert InitiativePage.objects.get(pk=page.pk).live
    editor.post(reverse("registrar:initiative_unpublish", args=[page.pk]))
    assert not InitiativePage.objects.get(pk=page.pk).live


def test_a_reported_error_is_handled(client: Client, committee: Any) -> None:
    item = records.publish_item(records.make_item())
    report = ErrorReport.objects.create(committee=committee, item=item, kind="text", message="Fel belopp.")
    assert "Fel belopp." in client.get(reverse("registrar:reports")).content.decode()
    client.post(reverse("registrar:report_handle", args=[report.pk]))
    assert ErrorReport.objects.get(pk=report.pk).handled_at is not None


def test_erasing_takes_two_persons_and_a_typed_word(client: Client, committee: Any) -> None:
    item = records.publish_item(records.make_item())
    document = records.make_document(committee)
    records.attach_file(document, item.minutes.get())
    ask = reverse("registrar:erasure_ask", args=[document.pk])
    client.post(ask, {"reason": "Omaskade uppgifter."})
    erasure = document.erasures.get()
    assert not selectors.public_items().exists()
    address = reverse("registrar:erasure_carry_out", args=[erasure.pk])
    client.post(address, {"word": "RADERA"})
    assert Document.objects.filter(pk=document.pk).exists(), "the same person must not erase"
    colleague = Client()
    colleague.force_login(people.make_registrar(committee, username="kollega"))
    assert colleague.post(address, {"word": "radera"}).status_code == 422
    colleague.post(address, {"word": "RADERA"})
    assert not Document.objects.filter(pk=document.pk).exists()
    assert not AgendaItem.objects.filter(pk=item.pk).exists()
    listed = client.get(reverse("registrar:erasures")).content.decode()
    assert "Omaskade uppgifter." in listed


@pytest.fixture
def asked(client: Client, committee: Any) -> Any:
    """A request for the erasure of a file with a published §, its edition and its paper."""
    item = records.publish_item(records.make_item())
    document = records.make_document(committee)
    records.attach_file(document, item.minutes.get())
    client.post(reverse("registrar:erasure_ask", args=[document.pk]), {"reason": "Omaskade uppgifter."})
    return document.erasures.get()


def test_whoever_has_to_erase_is_told_and_sees_the_file(client: Client, committee: Any, asked: Any) -> None:
    told = "väntar på dig"
    colleague = Client()
    colleague.force_login(people.make_registrar(committee, username="kollega"))
    stranger = Client()
    stranger.force_login(people.make_registrar(records.make_committee("Annan nämnd", "Annorstad"), username="annan"))
    assert told in colleague.get("/admin/").content.decode()
    assert told not in client.get("/admin/").content.decode(), "one cannot carry out one's own request"
    assert told not in stranger.get("/admin/").content.decode()
    page = colleague.get(reverse("registrar:erasure_carry_out", args=[asked.pk])).content.decode()
    assert asked.document.url in page


def test_nothing_of_a_file_that_is_to_be_erased_comes_back_to_the_web(client: Client, asked: Any) -> None:
    item = AgendaItem.objects.get()
    minutes = item.minutes.get()
    meeting = reverse("registrar:meeting", args=[item.meeting_id])
    client.post(reverse("registrar:reopen", args=["paragraf", item.pk]))
    assert "Radering är begärd" in client.get(meeting).content.decode()
    stopped = client.post(reverse("registrar:publish_minutes", args=[minutes.pk]), {"item": [item.pk], "reason": "x"})
    assert stopped.status_code == 422
    assert f"{item.paragraph} ska raderas" in stopped.content.decode()
    use = FileUse.objects.get()
    client.post(reverse("registrar:tick", args=[use.pk]), {"edition": "original", "checked": "on", "reason": "x"})
    assert not FileUse.objects.get().public
    assert not selectors.public_items().exists()


def test_no_paper_of_a_file_that_is_to_be_erased_comes_back(committee: Any) -> None:
    whole, other = records.make_paper(committee, "Utredning"), records.make_paper(committee, "Yttrande")
    inner = records.make_paper(committee, "Bilaga till utredningen", embedded_in=whole)
    document = records.make_document(committee)
    FileUse.objects.create(document=document, paper=whole)
    services.ask_erasure(document, by=people.make_superuser(), reason="Omaskade uppgifter.")
    stopped = [[stop.code for stop in services.check_paper(paper)] for paper in (whole, inner, other)]
    assert stopped == [["erasure_asked"], ["erasure_asked"], []]


@pytest.mark.parametrize("who", ["asker", "kollega"])
def test_a_request_is_taken_back_and_nothing_is_erased_or_shown(
    client: Client, committee: Any, asked: Any, who: str
) -> None:
    if who == "kollega":
        client.force_login(people.make_registrar(committee, username=who))
    address = reverse("registrar:erasure_drop", args=[asked.pk])
    assert client.get(address).status_code == 405
    client.post(address)
    assert Document.objects.filter(pk=asked.document_id, erasures=None).exists()
    assert AuditEntry.objects.filter(action="drop_erasure", object_id=asked.pk).exists()
    item = AgendaItem.objects.get()
    assert item.publication == Publication.WITHDRAWN
    client.post(reverse("registrar:reopen", args=["paragraf", item.pk]))
    client.post(reverse("registrar:publish_minutes", args=[item.minutes.get().pk]), {"item": [item.pk]})
    assert selectors.public_items().get() == item


def test_the_files_of_a_body_are_found_from_its_screen(client: Client, committee: Any) -> None:
    shown = client.get(reverse("registrar:committee", args=[committee.pk])).content.decode()
    assert reverse("registrar:documents", args=[committee.pk]) in shown


def test_the_start_page_counts_what_waits(client: Client, committee: Any) -> None:
    records.make_item()
    text = client.get("/admin/").content.decode()
    assert "Att göra" in text
    assert committee.title in text
    assert "Mina organ" in text
    assert "/admin/documents/" not in text, "Wagtail's figures count more than one's own"
    assert "/admin/reports/" not in text


def test_publishing_needs_the_right_to_the_initiative(committee: Any) -> None:
    page = records.make_initiative(live=False)
    with pytest.raises(PermissionDenied):
        services.publish_initiative(page, by=people.make_registrar(committee))
    assert not InitiativePage.objects.get(pk=page.pk).live


def test_words_are_kept_by_editors_only(client: Client) -> None:
    editor = Client()
    editor.force_login(people.make_editor())
    add = reverse("wagtailsnippets_decisions_glossaryterm:add")
    editor.post(add, {"word": "bordlägga", "explanation": "Skjuta upp beslutet till ett senare möte."})
    listed = editor.get(reverse("wagtailsnippets_decisions_glossaryterm:list")).content.decode()
    assert "bordlägga" in listed
    assert client.get(add).status_code == 404


def test_the_form_of_a_paragraph_speaks_swedish(client: Client, committee: Any) -> None:
    item = records.make_item(records.make_minutes(records.make_meeting(committee)), 7, "Taxa")
    page = client.get(reverse("registrar:edit", args=["paragraf", item.pk])).content.decode()
    assert "Select an option" not in page
    assert "V\\u00e4lj" in page or "Välj" in page


def test_a_meeting_with_nothing_to_publish_has_no_button_for_it(client: Client, minutes: Minutes) -> None:
    records.make_item(minutes, 7, "Taxa", clauses=("Taxan antas.",))
    address = reverse("registrar:meeting", args=[minutes.meeting_id])
    assert "Publicera valda" in client.get(address).content.decode()
    services.state_adjustment(minutes, adjusted_on=None, by=people.make_superuser())
    for one in minutes.items.all():
        records.publish_item(one)
    assert "Publicera valda" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("day", "said"),
    [(HELD - timedelta(1), "före sammanträdet"), (timezone.localdate() + timedelta(2), "i framtiden")],
)
def test_a_day_of_adjustment_that_cannot_be_is_refused(client: Client, minutes: Minutes, day: date, said: str) -> None:
    prefix = f"m{minutes.pk}"
    sent = {f"{prefix}-adjustment": "date", f"{prefix}-adjusted_on": day.isoformat()}
    answer = client.post(reverse("registrar:adjust", args=[minutes.pk]), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    minutes.refresh_from_db()
    assert minutes.adjusted_on is None
