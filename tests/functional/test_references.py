"""References over the record: what is meant, what may be meant, what is waited for."""

from datetime import date
from typing import Any

import pytest

from decisions.models import AgendaItem, DiaryHabit, ItemRecipient, Reference, ReferenceKind, ReferenceStatus
from decisions.services import references
from decisions.services.reference_rules import (
    Asker,
    Chosen,
    Numbered,
    Section,
    case_meant,
    handling_key,
    section_meant,
    sent_as,
)
from tests.factories.records import make_authority, make_committee, make_item, make_meeting, make_minutes, publish_item

DAY, LATER = date(2030, 5, 22), date(2030, 6, 4)
KS, AU, KF = 1, 2, 3
NAMES = {KS: ("kommunstyrelsen", "Ks"), AU: ("arbetsutskottet", "AU"), KF: ("kommunfullmäktige", "Kf")}
ASKER = Asker(900, KS, LATER, frozenset({7}))


def called(committee: int, printed: str) -> bool:
    return printed in NAMES[committee]


def held(pk: int, committee: int, day: date = DAY, cases: tuple[int, ...] = ()) -> Section:
    return Section(pk, committee, day, 12, "", frozenset(cases))


@pytest.mark.parametrize(
    ("body", "day", "sections", "meant", "possible"),
    [
        ("AU", DAY, [held(1, AU), held(2, KF)], 1, (1,)),  # the named body
        ("", DAY, [held(1, KS), held(2, KF)], 1, (1,)),  # none named: the own body met that day
        ("", DAY, [held(2, KF)], None, ()),  # it met, and we have not that §: no other will do
        ("", date(2030, 3, 1), [held(2, KF, date(2030, 3, 1))], 2, (2,)),  # it did not meet: the only one
        ("", date(2030, 3, 1), [held(2, KF, date(2030, 3, 1)), held(3, AU, date(2030, 3, 1))], None, (2, 3)),
        ("", date(2030, 3, 1), [held(2, KF, date(2030, 3, 1), (7,)), held(3, AU, date(2030, 3, 1))], 2, (2, 3)),
        ("Ks", DAY, [held(900, KS)], None, ()),  # not itself
        ("AU", None, [held(1, AU, DAY, (7,))], 1, (1,)),  # undated: of the same case
        ("AU", None, [held(1, AU)], None, (1,)),  # else it is only possible
        ("AU", None, [held(1, AU, date(2029, 5, 22), (7,))], None, ()),  # numbers begin anew each year
        ("AU", None, [held(1, AU, date(2030, 9, 1), (7,))], None, ()),  # nothing refers to what comes later
        ("", None, [held(1, KS, DAY, (7,))], None, ()),
    ],
)
def test_section_meant(
    body: str, day: date | None, sections: list[Section], meant: int | None, possible: tuple[int, ...]
) -> None:
    met = {(KS, DAY), (AU, DAY), (KF, DAY)}
    found = section_meant(ASKER, body, day, sections, is_called=called, met=lambda c, d: (c, d) in met)
    assert found == Chosen(meant, possible)


@pytest.mark.parametrize(
    ("prefix", "rows", "certain", "meant", "possible"),
    [
        ("", [Numbered(1, "", None)], False, 1, (1,)),
        ("", [Numbered(1, "", KS), Numbered(2, "", AU)], False, None, (1, 2)),  # several, never merged
        ("", [Numbered(1, "", KS), Numbered(2, "", AU)], True, 1, (1,)),  # each body keeps its own
        ("AU", [Numbered(1, "", KS), Numbered(2, "", AU)], False, 2, (2,)),
        ("AU", [Numbered(1, "Ks", None), Numbered(2, "AU", None)], False, 2, (2,)),
        ("BUN", [Numbered(1, "Ks", None)], False, None, ()),
        ("BUN", [Numbered(1, "", None)], False, 1, (1,)),
    ],
)
def test_case_meant(
    prefix: str, rows: list[Numbered], certain: bool, meant: int | None, possible: tuple[int, ...]
) -> None:
    assert case_meant(ASKER, prefix, rows, is_called=called, certain=certain) == Chosen(meant, possible)


@pytest.mark.parametrize(
    ("printed", "listed", "sent"),
    [
        ("2024 nr 87.", "h2024/87", ""),
        ("Handling 2024 nr 087", "h2024/87", "h2024/87"),
        ("H 2024 nr 87", "h2024/87", ""),
        ("KF Handling 2024 nr 87", "", "h2024/87"),
        ("Skrivelse 2024 nr 87 från regionen", "", ""),
        ("Tabell 2024 nr 87", "", ""),
    ],
)
def test_numbered_handlings(printed: str, listed: str, sent: str) -> None:
    assert (handling_key(printed), sent_as(printed)) == (listed, sent)


def draft(body: str, day: date, number: int, *, dnr: str = "", **fields: Any) -> AgendaItem:
    city = make_authority("Provstad", diary_habit=DiaryHabit.ONE)
    meeting = make_meeting(make_committee(body, city), day)
    minutes = meeting.minutes.first() or make_minutes(meeting)
    return make_item(minutes, number, dnrs=[dnr] if dnr else [], **fields)


def refer(item: AgendaItem, kind: str, printed: str, **fields: Any) -> Reference:
    return Reference.objects.create(item=item, kind=kind, printed=printed, **fields)


@pytest.mark.django_db
def test_chain_of_three_bodies_whichever_comes_first() -> None:
    council = draft("Kommunfullmäktige", date(2030, 6, 18), 73, dnr="2030/17")
    to_board = refer(council, ReferenceKind.EARLIER_INSTANCE, "Ks § 94", body="Kommunstyrelsen", paragraph_number=94)
    council = publish_item(council)
    board = draft("Kommunstyrelsen", LATER, 94, dnr="2030/17")
    day = {"date": DAY, "body": "Arbetsutskottet", "paragraph_number": 57}
    to_committee = refer(board, ReferenceKind.EARLIER_INSTANCE, "AU 57", **day)
    board = publish_item(board)
    committee = publish_item(draft("Arbetsutskottet", DAY, 57, dnr="2030/17"), reason="Prov")
    for reference, target in ((to_board, board), (to_committee, committee)):
        reference.refresh_from_db()
        assert (reference.status, reference.target_item) == (ReferenceStatus.RESOLVED, target)


@pytest.mark.django_db
def test_two_that_could_be_meant_are_a_list() -> None:
    found = [publish_item(draft(body, DAY, 5)) for body in ("Kommunstyrelsen", "Socialnämnden")]
    item = draft("Kulturnämnden", LATER, 1)
    reference = refer(item, ReferenceKind.PARAGRAPH, "den 22 maj 2030, § 5", date=DAY, paragraph_number=5)
    publish_item(item)
    reference.refresh_from_db()
    assert (reference.status, reference.target_item) == (ReferenceStatus.AMBIGUOUS, None)
    assert set(references.possible(reference)) == set(found)


@pytest.mark.django_db
@pytest.mark.parametrize("first", ["proposal", "decision"])
def test_council_and_proposal_meet_by_handling_and_case(first: str) -> None:
    proposal = draft("Kommunstyrelsen", DAY, 397, dnr="2030/185")
    ItemRecipient.objects.create(item=proposal, role_or_organisation="KF Handling 2030 nr 88")
    other = draft("Kommunstyrelsen", DAY, 398, dnr="2030/99")
    ItemRecipient.objects.create(item=other, role_or_organisation="KF Handling 2030 nr 88")
    decision = draft("Kommunfullmäktige", LATER, 210, dnr="2030/185")
    listed = refer(decision, ReferenceKind.PAPER, "2030 nr 88.")
    order = [proposal, other, decision] if first == "proposal" else [decision, other, proposal]
    for item in order:
        publish_item(item)
    listed.refresh_from_db()
    assert listed.target_item == proposal
    assert proposal.references.get().target_item == decision


@pytest.mark.django_db
def test_bare_case_number_of_two_diaries_is_a_list() -> None:
    unknown = make_authority("Annorstad")
    items = []
    for body in ("Kommunstyrelsen", "Socialnämnden"):
        minutes = make_minutes(make_meeting(make_committee(body, unknown), DAY))
        items.append(publish_item(make_item(minutes, 5, dnrs=["2030/17"])))
    minutes = make_minutes(make_meeting(make_committee("Kulturnämnden", unknown), LATER))
    item = make_item(minutes, 1)
    reference = refer(item, ReferenceKind.DNR, "2030/17", dnr_key="2030/17")
    publish_item(item)
    reference.refresh_from_db()
    assert (reference.status, reference.target_case) == (ReferenceStatus.AMBIGUOUS, None)
    assert len(references.possible(reference)) == 2


@pytest.mark.django_db
def test_case_pages_show_the_chain_both_ways(client: Any) -> None:
    board = publish_item(draft("Kommunstyrelsen", DAY, 94, dnr="2030/17", title="Styrelsens torg"))
    council = draft("Kommunfullmäktige", LATER, 73, dnr="2030/99", title="Fullmäktiges torg")
    day = {"date": DAY, "body": "Kommunstyrelsen", "paragraph_number": 94}
    refer(council, ReferenceKind.EARLIER_INSTANCE, "Ks 94", **day)
    council = publish_item(council)
    pages = [client.get(f"/{item.dnrs.get().case.path}/").content.decode() for item in (board, council)]
    assert "Ledde vidare till, under andra diarienummer" in pages[0]
    assert f'href="/{council.path}/"' in pages[0]
    assert "Föregicks av, under andra diarienummer" in pages[1]
    assert f'href="/{board.path}/"' in pages[1]


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", ["draft", "only decisions"])
def test_chains_of_case_pages_show_only_what_is_public(client: Any, hidden: str) -> None:
    board = publish_item(draft("Kommunstyrelsen", DAY, 94, dnr="2030/17"))
    council = draft("Kommunfullmäktige", LATER, 73, dnr="2030/99", title="Fullmäktiges torg")
    day = {"date": DAY, "body": "Kommunstyrelsen", "paragraph_number": 94}
    reference = refer(council, ReferenceKind.EARLIER_INSTANCE, "Ks 94", **day)
    if hidden == "draft":
        references.resolve(council)
    else:
        council.meeting.committee.policy = "only_decisions"
        council.meeting.committee.save()
        publish_item(council)
    reference.refresh_from_db()
    assert reference.target_item == board
    page = client.get(f"/{board.dnrs.get().case.path}/").content.decode()
    assert "Ledde vidare" not in page
    assert "Fullmäktiges torg" not in page
