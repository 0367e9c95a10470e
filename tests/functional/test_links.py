"""Links through the services: proposed on publishing, decided by the owning body, never overruled by the machine."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from decisions.events import record_changed
from decisions.models import (
    AgendaItem,
    DecisionStatus,
    DiaryHabit,
    InitiativeLink,
    InitiativeName,
    KnownCase,
    KnownPaper,
    LinkEvent,
    LinkStatus,
    NameKind,
    Paper,
    Reference,
    ReferenceKind,
    Relation,
    SectionKind,
)
from decisions.selectors import public_links
from decisions.services import links, references
from tests.factories import people
from tests.factories.records import (
    make_authority,
    make_committee,
    make_initiative,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

pytestmark = pytest.mark.django_db

NAME = "Trygga torg i Exempels län"
TITLE = "Inriktningsbeslut för ”Trygga torg! – i Exempels län”"
CLAUSES = ("att ställa sig bakom Trygga torg i Exempels län.", "att anvisa medel.")


@pytest.fixture
def initiative() -> Any:
    return make_initiative(NAME, aliases=["Torgmodellen"], steps=["forfragan", "inriktningsbeslut", "uppfoljning"])


@pytest.fixture
def committee() -> Any:
    return make_committee(auto_links=True)


@pytest.fixture
def registrar(committee: Any) -> Any:
    return people.make_registrar(committee)


def published(committee: Any, number: int = 96, day: date = date(2030, 5, 22), **fields: Any) -> AgendaItem:
    """A published § of the committee."""
    meeting = make_meeting(committee, day)
    minutes = meeting.minutes.first() or make_minutes(meeting)
    fields = {"title": TITLE, "clauses": CLAUSES, **fields}
    return publish_item(make_item(minutes, number, **fields))


def named_in_body(committee: Any, number: int = 96, **fields: Any) -> AgendaItem:
    """A published § that names the initiative in its summary alone: a suggestion."""
    text = section("Förslaget följer Torgmodellen.")
    return published(
        committee, number, **{"title": "Torgtaxa", "clauses": ["att anta taxan."], "sections": [text], **fields}
    )


def test_publishing_links_a_decision_that_names_the_initiative(initiative: Any, committee: Any) -> None:
    item = published(committee, sections=[section("Arbetet följer Torgmodellen.")])
    link = item.links.get()
    assert (link.initiative_id, link.status) == (initiative.pk, LinkStatus.AUTOMATIC)
    assert (link.relation, link.step) == (Relation.DECISION, "inriktningsbeslut")
    assert (link.decision_status, link.status_confirmed) == (DecisionStatus.ENDORSED, False)
    assert [(e["kind"], e["field"], e["quote"]) for e in link.evidence] == [
        (1, "title", "Trygga torg! – i Exempels län"),
        (1, "clause-1", "Trygga torg i Exempels län"),
        (4, "section-1-summary", "Torgmodellen"),
    ]
    assert item.title[link.evidence[0]["start"] : link.evidence[0]["end"]] == link.evidence[0]["quote"]
    assert [(e.by, e.before, e.after) for e in link.events.all()] == [(None, "", "automatic")]
    assert link in public_links()


def test_without_the_bodys_leave_a_link_is_only_suggested(initiative: Any) -> None:
    link = published(make_committee("Kulturnämnden", auto_links=False)).links.get()
    assert link.status == LinkStatus.SUGGESTED
    assert link not in public_links()


def test_name_in_the_body_only_is_suggested(initiative: Any, committee: Any) -> None:
    link = named_in_body(committee).links.get()
    assert (link.status, link.relation) == (LinkStatus.SUGGESTED, Relation.MENTION)


def test_nothing_is_linked_without_evidence(initiative: Any, committee: Any) -> None:
    item = published(committee, title="Trygghet på torg", clauses=["att ta fram en plan."])
    assert not item.links.exists()


def test_drafts_personal_matters_and_drafts_of_initiatives_have_no_links(initiative: Any, committee: Any) -> None:
    draft = make_item(make_minutes(make_meeting(committee, date(2030, 1, 1))), title=TITLE)
    assert links.relink(draft) == ()
    assert not published(committee, 97, matter_type="personal").links.exists()
    make_initiative("Gröna gator i länet", live=False)
    assert not published(committee, 98, title="Gröna gator i länet", clauses=["att anta planen."]).links.exists()


def test_what_a_body_does_not_publish_is_no_evidence(initiative: Any) -> None:
    closed = make_committee("Miljönämnden", policy="only_decisions")
    assert not named_in_body(closed).links.exists()


def test_paper_is_linked_as_preparation(initiative: Any, committee: Any) -> None:
    paper = publish_paper(
        make_paper(committee, f"Förfrågan om {NAME}", clauses=["Nämnden ställer sig bakom förslaget."])
    )
    link = paper.links.get()
    assert (link.status, link.relation, link.step) == (LinkStatus.AUTOMATIC, Relation.PREPARATION, "forfragan")
    assert link.decision_status == ""


def test_confirm_takes_step_and_outcome_and_is_logged(initiative: Any, committee: Any, registrar: Any) -> None:
    link = published(committee).links.get()
    links.confirm(link, by=registrar, step="uppfoljning", decision_status=DecisionStatus.ADOPTED)
    link.refresh_from_db()
    assert (link.status, link.decided_by) == (LinkStatus.CONFIRMED, registrar)
    assert (link.step, link.decision_status, link.status_confirmed) == ("uppfoljning", "adopted", True)
    event = link.events.last()
    assert (event.by, event.before, event.after) == (registrar, "automatic", "confirmed")


def test_confirming_the_link_alone_leaves_the_outcome_a_guess(initiative: Any, committee: Any, registrar: Any) -> None:
    link = links.confirm(published(committee).links.get(), by=registrar)
    assert (link.decision_status, link.status_confirmed) == (DecisionStatus.ENDORSED, False)


def test_confirm_refuses_a_step_that_the_initiative_has_not(initiative: Any, committee: Any, registrar: Any) -> None:
    with pytest.raises(ValueError, match="no step"):
        links.confirm(published(committee).links.get(), by=registrar, step="handlingsplan")


@pytest.mark.parametrize("decide", [links.confirm, links.reject, links.undo])
def test_only_the_owning_body_decides(initiative: Any, committee: Any, decide: Any) -> None:
    link = published(committee).links.get()
    arguments = {"reason": "fel"} if decide is links.reject else {}
    for stranger in (people.make_registrar(make_committee("Kulturnämnden"), username="annan"), people.make_editor()):
        with pytest.raises(PermissionDenied):
            decide(link, by=stranger, **arguments)
    link.refresh_from_db()
    assert link.status == LinkStatus.AUTOMATIC


def test_confirmation_outlives_every_change_of_the_initiative(initiative: Any, committee: Any, registrar: Any) -> None:
    item = named_in_body(committee)
    links.confirm(item.links.get(), by=registrar)
    InitiativeName.objects.filter(page=initiative).delete()
    initiative.title, initiative.period_to = "Något helt annat", date(2000, 1, 1)
    initiative.save()
    assert links.rescan([item]) == 0
    assert item.links.get().status == LinkStatus.CONFIRMED


def test_decision_stands_when_the_person_has_left(initiative: Any, committee: Any, registrar: Any) -> None:
    item = published(committee)
    links.confirm(item.links.get(), by=registrar)
    registrar.delete()
    InitiativeName.objects.filter(page=initiative).delete()
    initiative.title = "Något helt annat"
    initiative.save()
    assert links.rescan([item]) == 0
    assert item.links.get().status == LinkStatus.CONFIRMED


def test_rejection_stands(initiative: Any, committee: Any, registrar: Any) -> None:
    item = published(committee)
    links.reject(item.links.get(), by=registrar, reason="Gäller ett annat torg")
    InitiativeName.objects.create(page=initiative, name="anvisa medel", kind=NameKind.ALIAS)
    assert links.rescan([item]) == 0
    link = item.links.get()
    assert (link.status, link.reason) == (LinkStatus.REJECTED, "Gäller ett annat torg")
    with pytest.raises(ValueError, match="reason"):
        links.reject(link, by=registrar, reason=" ")


def test_rejection_is_remembered_when_the_same_words_come_again(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    links.reject(published(committee).links.get(), by=registrar, reason="Gäller ett annat torg")
    assert not published(committee, 12, date(2030, 6, 12)).links.exists()
    assert published(committee, 13, date(2030, 6, 13), clauses=("att anta planen.",)).links.exists()
    other = make_committee("Kulturnämnden")
    assert published(other, 12, date(2030, 6, 12)).links.exists()


def test_undo_gives_the_machines_link_back_and_undo_of_undo_the_decision(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    link = published(committee).links.get()
    links.confirm(link, by=registrar)
    links.reject(link, by=registrar, reason="Fel")
    assert links.undo(link, by=registrar).status == LinkStatus.CONFIRMED
    assert links.undo(link, by=registrar).status == LinkStatus.REJECTED
    link.refresh_from_db()
    assert (link.decided_by, link.reason) == (registrar, "Fel")
    assert [e.after for e in link.events.all()] == ["automatic", "confirmed", "rejected", "confirmed", "rejected"]


def test_undo_of_a_first_decision_leaves_it_to_the_machine_again(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    item = published(committee)
    link = item.links.get()
    links.confirm(link, by=registrar)
    links.undo(link, by=registrar)
    link.refresh_from_db()
    assert (link.status, link.decided_at) == (LinkStatus.AUTOMATIC, None)
    committee.auto_links = False
    committee.save()
    assert links.rescan([AgendaItem.objects.get(pk=item.pk)]) == 1
    assert item.links.get().status == LinkStatus.SUGGESTED


def test_undo_brings_back_step_relation_and_outcome(initiative: Any, committee: Any, registrar: Any) -> None:
    link = published(committee).links.get()
    links.confirm(link, by=registrar, step="uppfoljning", relation=Relation.FOLLOW_UP, decision_status="adopted")
    links.confirm(link, by=registrar, step="", relation=Relation.DECISION, decision_status="tabled")
    links.undo(link, by=registrar)
    link.refresh_from_db()
    assert (link.status, link.step, link.relation) == (LinkStatus.CONFIRMED, "uppfoljning", Relation.FOLLOW_UP)
    assert (link.decision_status, link.status_confirmed, link.decided_by) == ("adopted", True, registrar)
    links.undo(link, by=registrar)
    link.refresh_from_db()
    assert (link.step, link.decision_status) == ("", "tabled")


def test_a_link_that_was_undone_goes_with_its_evidence(initiative: Any, committee: Any, registrar: Any) -> None:
    item = named_in_body(committee)
    links.reject(item.links.get(), by=registrar, reason="Fel")
    links.undo(item.links.get(), by=registrar)
    InitiativeName.objects.filter(page=initiative).delete()
    initiative.title = "Något helt annat"
    initiative.save()
    assert links.rescan([item]) == 1
    assert not item.links.exists()


def test_links_of_an_initiative_off_the_web_stay(initiative: Any, committee: Any) -> None:
    item = published(committee)
    initiative.live = False
    initiative.save()
    assert links.rescan([item]) == 0
    assert item.links.get().status == LinkStatus.AUTOMATIC


def test_rejection_is_remembered_for_the_same_section_read_better(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    first = published(committee, clauses=("att ställa sig bakom Trygga torg i Exem-\npels län.",))
    links.reject(first.links.get(), by=registrar, reason="Fel")
    joined = ("att ställa sig bakom Trygga torg i Exempels län.",)
    assert not published(committee, 12, date(2030, 6, 12), clauses=joined).links.exists()
    again = make_minutes(make_meeting(committee, date(2030, 5, 22), 2))
    other_words = ("att ställa sig bakom Trygga torg i Exempels län helt.",)
    assert not publish_item(make_item(again, 96, title=TITLE, clauses=other_words)).links.exists()
    assert publish_item(make_item(again, 97, title=TITLE, clauses=other_words)).links.exists()


def test_nothing_to_undo(initiative: Any, committee: Any, registrar: Any) -> None:
    with pytest.raises(ValueError, match="undo"):
        links.undo(published(committee).links.get(), by=registrar)


def test_machines_suggestion_goes_with_its_evidence_but_a_public_link_leaves_a_line(
    initiative: Any, committee: Any
) -> None:
    suggested, public = named_in_body(committee), published(committee, 97)
    InitiativeName.objects.filter(page=initiative).delete()
    initiative.title = "Något helt annat"
    initiative.save()
    assert links.rescan([suggested, public]) == 2
    assert not suggested.links.exists()
    link = public.links.get()
    assert (link.status, link.decided_at, link.reason) == (LinkStatus.WITHDRAWN, None, "Beläggen finns inte kvar.")
    assert [e.after for e in link.events.all()] == ["automatic", "withdrawn"]
    assert links.rescan([public]) == 0
    InitiativeName.objects.create(page=initiative, name=NAME, kind=NameKind.NAME)
    assert links.rescan([public]) == 1
    assert public.links.get().status == LinkStatus.AUTOMATIC


def test_rescan_twice_changes_nothing(initiative: Any, committee: Any) -> None:
    items = [published(committee, 96), named_in_body(committee, 97)]
    before = list(InitiativeLink.objects.order_by("pk").values())
    assert links.rescan(items) == 0
    assert list(InitiativeLink.objects.order_by("pk").values()) == before
    assert LinkEvent.objects.count() == 2


def test_same_case_of_a_confirmed_decision_is_evidence(initiative: Any, committee: Any, registrar: Any) -> None:
    first = published(committee, dnrs=["BUN 2030/17"])
    later = {"title": "Återrapport", "clauses": ["att notera rapporten."], "dnrs": ["BUN 2030/17"]}
    assert not published(committee, 12, date(2030, 9, 1), **later).links.exists()
    links.confirm(first.links.get(), by=registrar)
    link = published(committee, 13, date(2030, 9, 2), **later).links.get()
    assert (link.status, link.step) == (LinkStatus.SUGGESTED, "uppfoljning")
    assert [(e["kind"], e["explanation"]) for e in link.evidence] == [
        (2, "Samma ärende som ett bekräftat beslut: samma ärende som Barn- och utbildningsnämnden 2030-05-22 § 96.")
    ]


def test_a_decision_on_a_link_reaches_the_records_of_the_same_case(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    link = published(committee, dnrs=["BUN 2030/17"]).links.get()
    later = published(
        committee, 12, date(2030, 9, 1), title="Rapport", clauses=["att notera den."], dnrs=["BUN 2030/17"]
    )
    assert not later.links.exists()
    links.confirm(link, by=registrar)
    assert later.links.get().status == LinkStatus.SUGGESTED
    links.undo(link, by=registrar)
    assert not later.links.exists()


def test_a_decision_on_a_link_reaches_a_later_instance(initiative: Any, committee: Any, registrar: Any) -> None:
    link = published(committee).links.get()
    board = make_minutes(make_meeting(make_committee("Kommunstyrelsen"), date(2030, 6, 4)))
    item = make_item(board, 7, title="Styrning", clauses=["att fastställa förslaget."])
    printed = "Barn- och utbildningsnämnden 2030-05-22 § 96"
    reference = Reference(item=item, kind=ReferenceKind.EARLIER_INSTANCE, printed=printed)
    reference.body, reference.date, reference.paragraph_number = "Barn- och utbildningsnämnden", date(2030, 5, 22), 96
    reference.save()
    later = publish_item(item)
    assert not later.links.exists()
    links.confirm(link, by=registrar)
    assert [e["kind"] for e in later.links.get().evidence] == [2]


def test_known_case_counts_in_its_own_diary_only(initiative: Any, committee: Any) -> None:
    KnownCase.objects.create(page=initiative, authority=committee.authority, committee=committee, dnr="2030/17")
    plain = {"title": "Ny belysning", "clauses": ["att anta planen."], "dnrs": ["2030/17"]}
    assert published(committee, **plain).links.get().evidence[0]["kind"] == 2
    for habit in DiaryHabit.ONE, DiaryHabit.PER_COMMITTEE:
        neighbour = make_authority(f"Grannkommun {habit}", diary_habit=habit)
        assert not published(make_committee("Kulturnämnden", neighbour), **plain).links.exists()


def test_listed_paper_that_is_known_is_evidence(initiative: Any, committee: Any) -> None:
    KnownPaper.objects.create(page=initiative, title=f"Om {NAME}", date=date(2030, 2, 24), sender="Region Exempel")
    minutes = make_minutes(make_meeting(committee))
    item = make_item(minutes, title="Begäran från regionen", clauses=["att bifalla begäran."])
    Reference.objects.create(
        item=item,
        kind=ReferenceKind.PAPER,
        printed="Region Exempels skrivelse, daterad 2030-02-24",
        title="Region Exempels skrivelse",
        date=date(2030, 2, 24),
        sender="Region Exempels",
    )
    link = publish_item(item).links.get()
    assert link.status == LinkStatus.SUGGESTED
    assert [(e["kind"], e["quote"]) for e in link.evidence] == [(3, "Region Exempels skrivelse, daterad 2030-02-24")]


def test_later_instance_of_a_confirmed_decision_is_evidence(initiative: Any, registrar: Any, committee: Any) -> None:
    links.confirm(published(committee).links.get(), by=registrar)
    board = make_committee("Kommunstyrelsen")
    item = make_item(
        make_minutes(make_meeting(board, date(2030, 6, 4))), 7, title="Styrning", clauses=["att fastställa förslaget."]
    )
    Reference.objects.create(
        item=item,
        kind=ReferenceKind.EARLIER_INSTANCE,
        printed="Barn- och utbildningsnämnden 2030-05-22 § 96",
        body="Barn- och utbildningsnämnden",
        date=date(2030, 5, 22),
        paragraph_number=96,
    )
    link = publish_item(item).links.get()
    assert (link.status, link.evidence[0]["kind"], link.relation) == (LinkStatus.SUGGESTED, 2, Relation.DECISION)


def instance_of(item: AgendaItem, body: str, day: date, number: int) -> None:
    """Let a draft § refer to an earlier instance."""
    printed = f"{body} {day} § {number}"
    Reference.objects.create(
        item=item, kind=ReferenceKind.EARLIER_INSTANCE, printed=printed, body=body, date=day, paragraph_number=number
    )


def test_chain_of_instances_is_followed_from_a_confirmed_end_with_its_path(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    first = published(committee)
    board = make_committee("Kommunstyrelsen")
    plain = {"title": "Styrning", "clauses": ["att fastställa förslaget."]}
    second = make_item(make_minutes(make_meeting(board, date(2030, 6, 4))), 7, **plain)
    instance_of(second, "Barn- och utbildningsnämnden", date(2030, 5, 22), 96)
    second = publish_item(second)
    council = make_committee("Kommunfullmäktige")
    third = make_item(make_minutes(make_meeting(council, date(2030, 6, 18))), 3, **plain)
    instance_of(third, "Kommunstyrelsen", date(2030, 6, 4), 7)
    third = publish_item(third)
    links.confirm(first.links.get(), by=registrar)
    near, far = second.links.get(), third.links.get()
    assert near.score > far.score
    assert far.status == LinkStatus.SUGGESTED
    assert far.evidence[0]["explanation"] == (
        "Tidigare eller senare led av ett bekräftat beslut: Barn- och utbildningsnämnden 2030-05-22 § 96 "
        "(via Kommunstyrelsen 2030-06-04 § 7)."
    )
    links.undo(first.links.get(), by=registrar)
    assert not second.links.exists()
    assert not third.links.exists()


def test_references_in_a_circle_end(initiative: Any, committee: Any, registrar: Any) -> None:
    body, days = committee.title, [date(2030, 5, day) for day in (20, 21, 22)]
    items = []
    for number, day in enumerate(days, 1):
        item = make_item(make_minutes(make_meeting(committee, day)), number, title="Styrning", clauses=["att notera."])
        instance_of(item, body, days[number % 3], number % 3 + 1)
        items.append(item)
    items = [publish_item(item) for item in items]
    named = published(committee, 96)
    instance_of(named, body, days[0], 1)
    references.resolve(named)
    links.confirm(named.links.get(), by=registrar)
    assert [item.links.count() for item in items] == [1, 1, 1]


def test_a_section_that_mentions_ten_initiatives_is_linked_to_all(committee: Any) -> None:
    names = [
        f"Framtidsresan {word}" for word in ("Björk", "Ek", "Gran", "Tall", "Alm", "Ask", "Lind", "Rönn", "En", "Sälg")
    ]
    for name in names:
        make_initiative(name)
    item = published(committee, title="Samlad uppföljning: " + ", ".join(names), clauses=["att notera den."])
    assert item.links.count() == 10
    assert all(len(link.evidence) == 1 for link in item.links.all())


def test_same_number_in_another_authority_is_no_evidence(initiative: Any, committee: Any, registrar: Any) -> None:
    links.confirm(published(committee, dnrs=["2030/17"]).links.get(), by=registrar)
    elsewhere = make_committee("Kulturnämnden", make_authority("Grannkommun"))
    assert not published(elsewhere, title="Bio", clauses=["att anta."], dnrs=["2030/17"]).links.exists()


def test_editor_suggests_what_the_machine_did_not_see_and_the_body_decides(
    initiative: Any, committee: Any, registrar: Any
) -> None:
    item = published(committee, title="Belysning", clauses=["att anta planen."])
    link = links.suggest(item, initiative, by=people.make_editor(), reason="Planen är torgarbetets första del.")
    assert (link.status, link.evidence[0]["explanation"]) == (
        LinkStatus.SUGGESTED,
        "Planen är torgarbetets första del.",
    )
    assert links.rescan([item]) == 0  # the machine does not take a person's suggestion away
    assert links.confirm(link, by=registrar).status == LinkStatus.CONFIRMED


def test_editor_cannot_suggest_on_a_draft_or_over_a_rejection(initiative: Any, committee: Any, registrar: Any) -> None:
    draft = make_item(make_minutes(make_meeting(committee, date(2030, 1, 1))), title="Belysning")
    with pytest.raises(PermissionDenied):
        links.suggest(draft, initiative, by=people.make_editor(), reason="Hör dit")
    item = published(committee)
    links.reject(item.links.get(), by=registrar, reason="Fel")
    assert links.suggest(item, initiative, by=people.make_editor(), reason="Jo").status == LinkStatus.REJECTED


def test_a_decision_on_a_link_tells_whoever_shows_links(initiative: Any, committee: Any, registrar: Any) -> None:
    item = published(committee)
    told: list[str] = []

    def receiver(*, keys: Any, **_: Any) -> None:
        told.extend(map(str, keys))

    record_changed.connect(receiver)
    try:
        links.confirm(item.links.get(), by=registrar)
    finally:
        record_changed.disconnect(receiver)
    assert told == [f"item-{item.pk}"]


def test_queries_do_not_grow_with_the_initiatives(committee: Any, django_assert_max_num_queries: Any) -> None:
    item = published(
        committee, title="Torg", clauses=["att anta planen."], sections=[section("Text", kind=SectionKind.OTHER)]
    )
    for number in range(5):
        make_initiative(f"Levande landsbygd nummer {number}")
    with django_assert_max_num_queries(30) as five:
        links.relink(AgendaItem.objects.get(pk=item.pk))
    for number in range(5, 12):
        make_initiative(f"Levande landsbygd nummer {number}")
    with django_assert_max_num_queries(len(five)):
        links.relink(AgendaItem.objects.get(pk=item.pk))


def test_content_hash_is_of_words_not_of_spacing(committee: Any) -> None:
    one = make_paper(committee, "Om  torg")
    two, three = make_paper(committee, "om torg"), make_paper(committee, "om gator")
    hashes = [
        links.content_hash(paper) for paper in Paper.objects.filter(pk__in=[one.pk, two.pk, three.pk]).order_by("pk")
    ]
    assert hashes[0] == hashes[1] != hashes[2]
