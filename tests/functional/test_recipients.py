"""Recipients as links to bodies, references to other authorities by name, and the chains that both make."""

from datetime import date
from typing import Any

import pytest

from decisions import services
from decisions.models import (
    AgendaItem,
    CommitteePage,
    DiaryHabit,
    ItemRecipient,
    Reference,
    ReferenceKind,
    ReferenceStatus,
    SectionKind,
)
from decisions.services.connections import neighbours
from decisions.services.reference_rules import BodyHeld, Chosen, body_meant, recipient_bodies
from tests.factories.records import (
    make_authority,
    make_committee,
    make_item,
    make_meeting,
    make_minutes,
    make_paper,
    publish_item,
    publish_paper,
    section,
)

DAY, LATER = date(2030, 5, 22), date(2030, 6, 4)
REGION = "Region Exempel"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Kommunstyrelsen", ("Kommunstyrelsen",)),
        ("Kommunstyrelsen, Barn- och utbildningsnämnden", ("Kommunstyrelsen", "Barn- och utbildningsnämnden")),
        ("Barn-, kultur- och fritidsnämnden; KS", ("Barn-, kultur- och fritidsnämnden", "KS")),
        ("kommunstyrelsen och socialnämnden", ("kommunstyrelsen", "socialnämnden")),
        ("Nämnden för arbete och välfärd", ("Nämnden för arbete och välfärd",)),
        ("Region Exempel för kännedom", ("Region Exempel",)),
        ("Till kommunstyrelsen (för verkställighet)", ("kommunstyrelsen",)),
        ("Regionstyrelsen, Region Exempel", ("Regionstyrelsen, Region Exempel",)),
        ("Kommunstyrelsen, Region Exempel", ("Kommunstyrelsen", "Region Exempel")),
        ("Ekonomiavdelningen, Region Exempel", ("Region Exempel",)),
        ("Kommunstyrelsens ordförande", ()),
        ("Utbildningschefen", ()),
        ("Sökanden", ()),
        ("Vera Exempelsson", ()),
        ("vera@exempel.se", ()),
    ],
)
def test_bodies_among_recipients(printed: str, found: tuple[str, ...]) -> None:
    assert recipient_bodies(printed, lambda name: name == "Regionstyrelsen, Region Exempel") == found


@pytest.mark.parametrize(
    ("day", "held", "meant"),
    [
        (DAY, [BodyHeld(1, None, None)], Chosen(1, (1,))),
        (DAY, [BodyHeld(1, None, date(2029, 12, 31)), BodyHeld(2, date(2030, 1, 1), None)], Chosen(2, (2,))),
        (DAY, [BodyHeld(1, None, None), BodyHeld(2, None, None)], Chosen(None, (1, 2))),
        (None, [BodyHeld(1, None, date(2029, 12, 31)), BodyHeld(2, date(2030, 1, 1), None)], Chosen(None, (1, 2))),
        (DAY, [], Chosen(None, ())),
    ],
)
def test_the_body_of_that_day(day: date | None, held: list[BodyHeld], meant: Chosen) -> None:
    assert body_meant(day, held) == meant


def held(body: str, authority: str, day: date, number: int, **fields: Any) -> AgendaItem:
    owner = make_authority(authority, diary_habit=DiaryHabit.ONE)
    return make_item(make_minutes(make_meeting(make_committee(body, owner), day)), number, **fields)


def sent_to(item: AgendaItem) -> dict[str, tuple[str, Any]]:
    rows = item.references.filter(kind=ReferenceKind.RECIPIENT)
    return {one.printed: (one.status, one.target_committee or one.target_authority) for one in rows}


@pytest.mark.django_db
def test_recipients_are_links_to_bodies_and_authorities_and_to_nobody_else(client: Any) -> None:
    school = make_committee("Barn- och utbildningsnämnden", make_authority("Provkommun"), abbreviations="BUN")
    make_committee("Barn- och utbildningsnämnden", make_authority("Annorkommun"), abbreviations="BUN")
    region = make_authority(REGION)
    board = make_committee("Regionstyrelsen", region)
    rows = ["BUN", f"{REGION} för kännedom", f"Regionstyrelsen, {REGION}", "Miljönämnden", "Ekonomichefen"]
    item = held("Kommunstyrelsen", "Provkommun", DAY, 7, recipients=rows)
    ItemRecipient.objects.create(item=item, name="Vera Exempelsson", sort_order=9)
    item = publish_item(item)
    assert sent_to(item) == {
        "BUN": (ReferenceStatus.RESOLVED, school),
        REGION: (ReferenceStatus.RESOLVED, region),
        f"Regionstyrelsen, {REGION}": (ReferenceStatus.RESOLVED, board),
        "Miljönämnden": (ReferenceStatus.UNRESOLVED, None),
    }
    page = client.get(f"/{item.path}/").content.decode()
    for words, target in (("BUN", school), (REGION, region), (f"Regionstyrelsen, {REGION}", board)):
        assert f'<a href="{target.url}">{words}</a>' in page
    assert "<li>Miljönämnden</li>" in page
    assert "<li>Vera Exempelsson</li>" in page

    CommitteePage.objects.filter(pk=board.pk).update(live=False)
    assert f'<a href="{board.url}">' not in client.get(f"/{item.path}/").content.decode()


@pytest.mark.django_db
def test_a_list_in_one_line_has_links_and_loses_nothing(client: Any) -> None:
    make_committee("Kommunstyrelsen", make_authority("Provkommun"))
    line = "Kommunstyrelsen, Ekonomiavdelningen"
    printed = section(line, kind=SectionKind.RECIPIENTS, heading="Expedieras")
    item = held("Miljönämnden", "Provkommun", DAY, 7, recipients=line.split(", "), sections=[printed])
    page = client.get(f"/{publish_item(item).path}/").content.decode()
    assert '<li><a href="/provkommun/kommunstyrelsen/">Kommunstyrelsen</a></li>' in page
    assert "<li>Ekonomiavdelningen</li>" in page
    more = held("Miljönämnden", "Provkommun", DAY, 8, recipients=["Kommunstyrelsen"], sections=[printed])
    page = client.get(f"/{publish_item(more).path}/").content.decode()
    assert line in page  # more was printed than was read: it stands as printed, with the link beside it
    assert 'Mottagare med egen sida här: <a href="/provkommun/kommunstyrelsen/">Kommunstyrelsen</a>' in page


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["new", "another name", "abbreviation"])
def test_recipients_wait_for_bodies(how: str) -> None:
    item = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 7, recipients=["MBN", "Miljönämnden"]))
    printed = "MBN" if how == "abbreviation" else "Miljönämnden"
    assert sent_to(item)[printed] == (ReferenceStatus.UNRESOLVED, None)
    body = make_committee("Miljönämnden" if how == "new" else "Tillsynsnämnden", make_authority("Provkommun"))
    if how == "another name":
        body.title = "Miljönämnden"
        body.save()
    elif how == "abbreviation":
        body.abbreviations = "MBN"
        body.save()
    assert sent_to(item)[printed] == (ReferenceStatus.RESOLVED, body)


@pytest.mark.django_db
def test_an_authority_by_its_own_list_of_names() -> None:
    item = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 7, recipients=["Landstinget Exempel"]))
    region = make_authority(REGION)
    assert sent_to(item)["Landstinget Exempel"] == (ReferenceStatus.UNRESOLVED, None)
    region.other_names = "Landstinget Exempel\n"
    region.save()
    assert sent_to(item)["Landstinget Exempel"] == (ReferenceStatus.RESOLVED, region)


@pytest.mark.django_db
def test_corrected_recipients_are_read_anew() -> None:
    body = make_committee("Miljönämnden", make_authority("Provkommun"))
    item = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 7, recipients=["Miljönämnden"]))
    item.recipients.all().delete()
    publish_item(AgendaItem.objects.get(pk=item.pk))
    assert sent_to(item) == {}
    assert body.referred_by.count() == 0


def refer(item: AgendaItem, kind: str, printed: str, **fields: Any) -> Reference:
    return Reference.objects.create(item=item, kind=kind, printed=printed, **fields)


@pytest.mark.django_db
@pytest.mark.parametrize("theirs_first", [True, False])
@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Provkommuns kommunfullmäktige", True),
        ("kommunfullmäktige i Provkommun", True),
        ("Okända kommun kommunfullmäktige", False),
        ("Region Exempels kommunfullmäktige", False),  # it has no such body
    ],
)
def test_a_paragraph_of_another_authority_by_its_name(body: str, found: bool, theirs_first: bool) -> None:
    make_authority(REGION)
    own = publish_item(held("Kommunfullmäktige", "Annorkommun", DAY, 73))
    theirs = held("Kommunfullmäktige", "Provkommun", DAY, 73)
    if theirs_first:
        publish_item(theirs)
    asking = held("Kommunstyrelsen", "Annorkommun", LATER, 5)
    named = refer(asking, ReferenceKind.PARAGRAPH, "2030-05-22 § 73", date=DAY, body=body, paragraph_number=73)
    bare = refer(
        asking, ReferenceKind.PARAGRAPH, "2030-05-22, § 73", date=DAY, body="kommunfullmäktige", paragraph_number=73
    )
    publish_item(asking)
    if not theirs_first:
        publish_item(theirs)
    for reference in (named, bare):
        reference.refresh_from_db()
    assert named.target_item == (theirs if found else None)
    assert named.status == (ReferenceStatus.RESOLVED if found else ReferenceStatus.UNRESOLVED)
    assert bare.target_item == own  # where no owner is named it is the own council


@pytest.mark.django_db
def test_a_case_number_of_another_authority_by_its_name() -> None:
    own = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 1, dnrs=["2030/370"]))
    theirs = publish_item(held("Regionstyrelsen", REGION, DAY, 1, dnrs=["RE 2030/370"]))
    asking = held("Kommunstyrelsen", "Provkommun", LATER, 5)
    number = {"dnr_key": "2030/370"}
    named = refer(asking, ReferenceKind.DNR, "RE 2030/370", sender=REGION, **number)
    unknown = refer(asking, ReferenceKind.DNR, "2030/370", sender="Region Okänd", **number)
    bare = refer(asking, ReferenceKind.DNR, "2030/370", **number)
    publish_item(asking)
    for reference in (named, unknown, bare):
        reference.refresh_from_db()
    assert named.target_case == theirs.dnrs.get().case
    assert (unknown.status, unknown.target_case) == (ReferenceStatus.UNRESOLVED, None)
    assert bare.target_case == own.dnrs.get().case


@pytest.mark.django_db
def test_a_letter_of_another_authority_by_day_and_title_or_number() -> None:
    region = make_committee("Regionstyrelsen", make_authority(REGION, diary_habit=DiaryHabit.ONE))
    letter = publish_paper(make_paper(region, "Begäran om uppdrag", day=DAY, dnrs=["RE 2030/370"]))
    publish_paper(make_paper(region, "Något annat", day=DAY, dnrs=["RE 2030/371"]))
    asking = held("Kommunstyrelsen", "Provkommun", LATER, 5)
    said = {"date": DAY, "sender": REGION}
    titled = refer(asking, ReferenceKind.PAPER, "begäran", title="Begäran om uppdrag", **said)
    numbered = refer(asking, ReferenceKind.PAPER, "skrivelse, dnr RE 2030/370", dnr_key="2030/370", **said)
    undated = refer(asking, ReferenceKind.PAPER, "skrivelse RE 2030/370", dnr_key="2030/370", sender=REGION)
    of_the_day = refer(asking, ReferenceKind.PAPER, "regionens skrivelse", **said)
    of_nobody = refer(asking, ReferenceKind.PAPER, "begäran 2", title="Begäran om uppdrag", date=DAY)
    publish_item(asking)
    for reference in (titled, numbered, undated, of_the_day, of_nobody):
        reference.refresh_from_db()
    assert [titled.target_paper, numbered.target_paper] == [letter, letter]
    assert undated.target_case == letter.dnrs.get().case
    assert (of_the_day.status, of_the_day.target_paper) == (ReferenceStatus.AMBIGUOUS, None)
    assert (of_nobody.status, of_nobody.target_paper) == (ReferenceStatus.UNRESOLVED, None)


@pytest.mark.django_db
@pytest.mark.parametrize("cites", ["paragraph", "case"])
@pytest.mark.parametrize(
    ("recipient", "day", "tied"),
    [("Socialnämnden", LATER, True), ("Miljönämnden", LATER, False), ("Socialnämnden", date(2030, 5, 1), False)],
)
def test_what_was_sent_to_a_body_and_is_cited_by_it_is_a_chain(
    cites: str, recipient: str, day: date, tied: bool
) -> None:
    for body in ("Socialnämnden", "Miljönämnden"):
        make_committee(body, make_authority("Provkommun", diary_habit=DiaryHabit.ONE))
    sent = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 7, dnrs=["2030/17"], recipients=[recipient]))
    citing = held("Socialnämnden", "Provkommun", day, 3, dnrs=["2030/99"])
    if cites == "paragraph":
        said = {"date": DAY, "body": "Kommunstyrelsen", "paragraph_number": 7}
        refer(citing, ReferenceKind.PARAGRAPH, "Kommunstyrelsen 2030-05-22 § 7", **said)
    else:
        refer(citing, ReferenceKind.DNR, "2030/17", dnr_key="2030/17")
    citing = publish_item(citing)
    assert neighbours(citing) == ((sent,) if tied else ())
    assert neighbours(sent) == ((citing,) if tied else ())


@pytest.mark.django_db
def test_an_erased_paragraph_leaves_no_recipients() -> None:
    make_committee("Miljönämnden", make_authority("Provkommun"))
    item = publish_item(held("Kommunstyrelsen", "Provkommun", DAY, 7, recipients=["Miljönämnden"]))
    services.withdraw(item, by=None, reason="Prov")
    AgendaItem.objects.get(pk=item.pk).delete()
    assert not Reference.objects.exists()
