"""The page that lists what an ambiguous reference may mean: public things only, and only where its words are public."""

from datetime import date
from typing import Any

import pytest

from decisions.models import AgendaItem, Publication, Reference, ReferenceKind, ReferenceStatus, SectionKind, writing
from tests.factories.records import (
    make_authority,
    make_committee,
    make_item,
    make_meeting,
    make_minutes,
    publish_item,
    section,
)

pytestmark = pytest.mark.django_db
DAY, LATER = date(2030, 5, 22), date(2030, 6, 4)
PRINTED = "den 22 maj 2030, § 5"


def held(body: str, day: date, number: int, **fields: Any) -> AgendaItem:
    return make_item(make_minutes(make_meeting(make_committee(body, make_authority()), day)), number, **fields)


def referring(**fields: Any) -> tuple[AgendaItem, Reference]:
    """A public § that names a § of a day on which two other bodies met."""
    item = held("Kulturnämnden", LATER, 1, title="Torgets konst", sections=[
        section(PRINTED, kind=SectionKind.DOCUMENTS, heading="Beslutsunderlag")
    ])  # fmt: skip
    reference = Reference.objects.create(
        item=item, kind=ReferenceKind.PARAGRAPH, printed=PRINTED, date=DAY, paragraph_number=5, **fields
    )
    item = publish_item(item)
    reference.refresh_from_db()
    return item, reference


def test_the_reader_sees_which_paragraphs_it_may_be(client: Any) -> None:
    found = [publish_item(held(body, DAY, 5, title=f"Om {body}")) for body in ("Kommunstyrelsen", "Socialnämnden")]
    item, reference = referring()
    page = client.get(f"/{item.path}/").content.decode()
    assert "Flera möjliga. Ingen är vald." in page
    assert f'<a href="/hanvisningar/{reference.pk}/">Se vilka</a>' in page

    answer = client.get(f"/hanvisningar/{reference.pk}/")
    said = answer.content.decode()
    assert [link.url for link in answer.context["view"].choices] == [f"/{one.path}/" for one in found]
    assert PRINTED in said
    assert f'href="/{item.path}/"' in said
    assert '<meta name="robots" content="noindex">' in said


def test_what_is_not_public_is_not_in_the_list(client: Any) -> None:
    shown = [publish_item(held(body, DAY, 5)) for body in ("Kommunstyrelsen", "Nämnden för miljö")]
    held("Socialnämnden", DAY, 5, title="Utkast om torget")
    _, reference = referring()
    answer = client.get(f"/hanvisningar/{reference.pk}/")
    assert {link.url for link in answer.context["view"].choices} == {f"/{one.path}/" for one in shown}
    assert "Utkast om torget" not in answer.content.decode()


@pytest.mark.parametrize("published", [0, 1])
def test_the_page_does_not_tell_that_there_are_drafts(client: Any, published: int) -> None:
    for number, body in enumerate(("Kommunstyrelsen", "Socialnämnden")):
        item = held(body, DAY, 5)
        if number < published:
            publish_item(item)
    item, reference = referring()
    assert reference.status == ReferenceStatus.AMBIGUOUS
    page = client.get(f"/{item.path}/").content.decode()
    assert PRINTED in page
    for said in ("Flera möjliga", "Kan avse", "/hanvisningar/"):
        assert said not in page
    assert ("Finns inte på webbplatsen" in page) is (published == 0)
    assert client.get(f"/hanvisningar/{reference.pk}/").status_code == 404


def test_the_only_one_that_is_not_sure_may_be_looked_at(client: Any) -> None:
    shown = publish_item(held("Kommunstyrelsen", DAY, 5))
    item, reference = referring()
    Reference.objects.filter(pk=reference.pk).update(
        status=ReferenceStatus.AMBIGUOUS, target_item=None, candidates=[["agendaitem", shown.pk]]
    )
    assert "Kan avse något som finns här." in client.get(f"/{item.path}/").content.decode()
    answer = client.get(f"/hanvisningar/{reference.pk}/")
    assert [link.url for link in answer.context["view"].choices] == [f"/{shown.path}/"]


@pytest.mark.parametrize("hidden", ["withdrawn", "only decisions", "resolved", "words are gone"])
def test_there_is_no_list_where_the_page_shows_no_such_reference(client: Any, hidden: str) -> None:
    found = [publish_item(held(body, DAY, 5)) for body in ("Kommunstyrelsen", "Socialnämnden")]
    item, reference = referring()
    address = f"/hanvisningar/{reference.pk}/"
    assert client.get(address).status_code == 200
    if hidden == "withdrawn":
        with writing():
            AgendaItem.objects.filter(pk=item.pk).update(publication=Publication.WITHDRAWN)
    elif hidden == "only decisions":
        item.meeting.committee.policy = "only_decisions"
        item.meeting.committee.save()
    elif hidden == "resolved":
        Reference.objects.filter(pk=reference.pk).update(status=ReferenceStatus.RESOLVED, target_item=found[0])
    else:
        Reference.objects.filter(pk=reference.pk).update(printed="den 22 maj 2030, § 5, strukna ord")
    assert client.get(address).status_code == 404


def test_numbers_that_no_reference_has_are_not_found(client: Any) -> None:
    assert client.get("/hanvisningar/1/").status_code == 404
    assert client.get(f"/hanvisningar/{2**70}/").status_code == 404
