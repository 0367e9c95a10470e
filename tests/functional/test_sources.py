"""What the page of a § says of its references, and of those that point to it, where one side is not public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from decisions.models import AgendaItem, Case, Paper, Publication, Reference, ReferenceStatus
from tests.factories.records import make_item, make_minutes, make_paper, publish_item, publish_paper

pytestmark = pytest.mark.django_db

Target = Callable[[AgendaItem], dict[str, Any]]


def page_of(client: Client, item: AgendaItem) -> Any:
    return client.get(f"/{item.path}/").context["view"]


def draft(item: AgendaItem) -> AgendaItem:
    return make_item(item.minutes.first(), 97, "Ett hemligt utkast", dnrs=("2030/0777",))


def a_paper(item: AgendaItem) -> Paper:
    return make_paper(item.meeting.committee, "Ett hemligt underlag")


def a_case(item: AgendaItem) -> Case | None:
    """A case is known from its first published § on; this one's only § is withdrawn."""
    other = publish_item(draft(item))
    AgendaItem.objects.filter(pk=other.pk).update(publication=Publication.WITHDRAWN)
    return other.dnrs.get().case


TARGETS: dict[str, Target] = {
    "§": lambda item: {"target_item": draft(item)},
    "handling": lambda item: {"target_paper": a_paper(item)},
    "ärende": lambda item: {"target_case": a_case(item)},
}


@pytest.mark.parametrize("kind", TARGETS)
def test_what_is_not_public_is_not_here(client: Client, kind: str) -> None:
    item = publish_item(make_item(make_minutes(), 96))
    target = TARGETS[kind](item)
    assert all(target.values())
    Reference.objects.create(
        item=item, kind="paper", printed="Taxa för torghandel", status=ReferenceStatus.RESOLVED, **target
    )
    (line,) = page_of(client, item).sources
    assert (line.state, line.links, line.resolved) == ("Finns inte på webbplatsen", (), False)
    record = next(iter(target.values()))
    if isinstance(record, Paper):
        publish_paper(record)
    elif isinstance(record, AgendaItem):
        publish_item(record)
    else:
        AgendaItem.objects.update(publication=Publication.PUBLISHED)
    (line,) = page_of(client, item).sources
    assert line.resolved
    assert line.links


def test_a_draft_that_points_here_is_not_told(client: Client) -> None:
    item = publish_item(make_item(make_minutes(), 96))
    other, paper = draft(item), a_paper(item)
    for made_in in ({"item": other}, {"paper": paper}):
        Reference.objects.create(kind="paragraph", printed="§ 96", target_item=item, **made_in)
    assert page_of(client, item).cited_by == ()
    publish_item(other)
    publish_paper(paper)
    Reference.objects.update(target_item=item)  # they are read anew with their record
    assert [link.note.partition(",")[0] for link in page_of(client, item).cited_by] == [
        "Ett hemligt utkast",
        "Tjänsteskrivelse",
    ]
