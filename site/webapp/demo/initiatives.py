"""The demo's county-wide initiatives: pages with names, steps, expected bodies, known cases and papers."""

from collections.abc import Mapping

from django.utils.text import slugify

from decisions import services
from decisions.models import (
    AgendaItem,
    AuthorityPage,
    CommitteePage,
    ExpectedBody,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    KnownPaper,
    NameKind,
)
from webapp.demo import content
from webapp.demo.content import Initiative


def make_initiatives(committees: Mapping[str, CommitteePage]) -> Mapping[str, InitiativePage]:
    """All initiatives of the demo, by key; those that exist are left as they are."""
    index = services.ensure_county().initiatives
    made: dict[str, InitiativePage] = {}
    for one in content.initiatives():
        page = InitiativePage.objects.child_of(index).filter(title=one.title).first()
        if page is None:
            page = _page(one, committees)
            page.related = [made[key] for key in one.related]
            index.add_child(instance=page)
        made[one.key] = page
    return made


def _page(one: Initiative, committees: Mapping[str, CommitteePage]) -> InitiativePage:
    lead = next(authority for authority in content.bodies().authority if authority.key == one.lead)
    page = InitiativePage(
        title=one.title,
        slug=slugify(one.title),
        description=one.description.strip(),
        period_from=one.period_from,
        period_to=one.period_to,
        lead_authority=AuthorityPage.objects.get(title=lead.title),
        demo=True,
        live=True,
    )
    page.names = [
        InitiativeName(
            name=name.text,
            kind=NameKind(name.kind),
            distinctive=name.distinctive,
            valid_from=name.valid_from,
            valid_to=name.valid_to,
            sort_order=n,
        )
        for n, name in enumerate(one.name)
    ]
    page.steps = [
        InitiativeStep(key=step.key, title=step.title, period=step.period, sort_order=n)
        for n, step in enumerate(one.step)
    ]
    page.expected_bodies = list(_expected(one, committees))
    page.known_cases = [
        KnownCase(authority=committees[case.body].authority, committee=committees[case.body], dnr=case.dnr)
        for case in one.case
    ]
    page.known_papers = [KnownPaper(title=p.title, date=p.date, sender=p.sender) for p in one.paper]
    return page


def _expected(one: Initiative, committees: Mapping[str, CommitteePage]) -> list[ExpectedBody]:
    """Bodies by step. What the owner is said to know of a body that publishes nothing goes with the first step."""
    rows: list[ExpectedBody] = []
    for number, expected in enumerate(one.expected):
        for key in expected.bodies:
            _, body = content.body(key)
            rows.append(
                ExpectedBody(
                    step=expected.step,
                    committee=committees[key],
                    source=expected.source,
                    source_date=expected.source_date,
                    owner_statement=body.statement if number == 0 else "",
                    sort_order=len(rows),
                )
            )
    return rows


def name_references(initiatives: Mapping[str, InitiativePage], committees: Mapping[str, CommitteePage]) -> None:
    """Choose the decision that the others are compared with, once it is published."""
    for one in content.initiatives():
        if not one.reference:
            continue
        key, day, number = one.reference.split()
        page = initiatives[one.key]
        if page.reference_item_id is None:
            page.reference_item = AgendaItem.objects.get(
                meeting__committee=committees[key], meeting__date=day, number=int(number)
            )
            page.save()
