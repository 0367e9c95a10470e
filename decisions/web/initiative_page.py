"""The page of one county-wide initiative: its matrix, who has no known decision, timeline, comparison, papers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from decisions.models import (
    PUBLIC_LINK_STATUSES,
    Clause,
    CommitteePage,
    ExpectedBody,
    InitiativeLink,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    KnownPaper,
    LinkEvent,
    MeetingPage,
    Minutes,
    NameKind,
    Publication,
)
from decisions.selectors import (
    Fixed,
    lay_below,
    public_initiatives,
    public_items,
    public_meetings,
    public_papers,
    rows_below,
)
from decisions.web import addresses, lines, matrix
from decisions.web.case_page import in_time_order, item_step, paper_step
from decisions.web.comparison import Compared, compare
from decisions.web.dates import long_date
from decisions.web.initiative_lines import lead_of, period_of
from decisions.web.initiative_shapes import ComparedText, Comparison
from decisions.web.page_shapes import InitiativeView
from decisions.web.shapes import CaseStep, Contact, Link
from decisions.web.succession import Succession

_AT = Fixed(
    lambda slug: public_initiatives().filter(slug=slug).select_related("lead_authority", "preceded_by").order_by()
)
_BELOW = {
    "expected_bodies": Fixed(
        lambda page: ExpectedBody.objects.filter(page=page).select_related("committee__authority")
    ),
    "steps": Fixed(lambda page: InitiativeStep.objects.filter(page=page)),
    "names": Fixed(lambda page: InitiativeName.objects.filter(page=page)),
    "known_cases": Fixed(lambda page: KnownCase.objects.filter(page=page).select_related("authority", "committee")),
    "known_papers": Fixed(lambda page: KnownPaper.objects.filter(page=page)),
}
_ITEM_LINKS = Fixed(
    lambda initiative: (
        InitiativeLink.objects.filter(initiative=initiative, status__in=PUBLIC_LINK_STATUSES, item__in=public_items())
        .select_related("item__meeting__committee__authority")
        .defer("evidence", "item__sections", "item__corrected")
        .order_by("item__meeting__date", "item__sort_order", "pk")
    )
)
_PAPER_LINKS = Fixed(
    lambda initiative: (
        InitiativeLink.objects.filter(initiative=initiative, status__in=PUBLIC_LINK_STATUSES, paper__in=public_papers())
        .select_related("paper__committee__authority")
        .defer("evidence", "paper__sections", "paper__corrected")
        .order_by("paper__date", "pk")
    )
)
_CLAUSES = Fixed(lambda items: Clause.objects.filter(item__in=items))


def load(slug: str) -> InitiativePage | None:
    """The public initiative of this slug with what its page shows, or None."""
    found: InitiativePage | None = _AT.first(slug)
    if found is not None:
        for name, rows in _BELOW.items():
            lay_below([found], name, rows.records(found.pk))
    return found


def public_item_links(initiative: InitiativePage) -> list[InitiativeLink]:
    """The public links to public §§, with what matrix, timeline and comparison need. Two queries."""
    links = _ITEM_LINKS.records(initiative.pk)
    if links:
        items = [link.item for link in links]
        lay_below(items, "clauses", _CLAUSES.records([item.pk for item in items]))
    return links


def public_paper_links(initiative: InitiativePage) -> list[InitiativeLink]:
    """The public links to public papers. One query."""
    return _PAPER_LINKS.records(initiative.pk)


def initiative_view(initiative: InitiativePage, request: HttpRequest) -> InitiativeView:
    """Everything that the page of this initiative shows."""
    links, paper_links = public_item_links(initiative), public_paper_links(initiative)
    built, compared = _matrix(initiative, links), initiative.reference_item_id is not None
    path, lead = addresses.of_initiative(initiative), lead_of(initiative)
    crumbs = (Link("Länsgemensamma initiativ", addresses.INITIATIVES), Link(initiative.title))
    return InitiativeView(
        page=lines.page(request, path, crumbs, demo=initiative.demo),
        title=initiative.title,
        introduction=initiative.description,
        aliases=_aliases(initiative),
        period=period_of(initiative),
        lead=lead,
        website=initiative.website,
        steps=built.steps,
        matrix=built.groups,
        decided=built.decided,
        expected=built.expected,
        compared=compared,
        timeline=_timeline(links, paper_links, compared=compared),
        comparison=_comparison(initiative, links),
        cases=_cases(initiative),
        papers=_papers(initiative, paper_links),
        related=_related(initiative),
        removed=_removed(initiative),
        contact=Contact(lead.text if lead else "Länsredaktionen", initiative.contact)
        if initiative.contact or lead
        else None,
        feed_url=f"{path}rss/",
        csv_url=f"{path}matris.csv",
        json_url=f"{path}matris.json",
    )


_ENDED = Fixed(
    lambda: CommitteePage.objects.exclude(successor=None).values_list("pk", "successor", "successor__policy")
)


def _matrix(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> matrix.Matrix:
    """The matrix, with what we hold of each body's minutes. Four queries."""
    expected = list(rows_below(initiative, "expected_bodies"))
    ended = _ENDED.rows()
    succession = Succession({body: heir for body, heir, _ in ended})
    policies = {heir: policy for _, heir, policy in ended}
    bodies = {one.committee_id for one in expected}
    covered = _covered(sorted(bodies.union(*(succession.after(body) for body in bodies))))
    compared = initiative.reference_item_id is not None
    known = matrix.Circumstances(covered, succession, policies, compared=compared)
    return matrix.build(list(rows_below(initiative, "steps")), expected, links, known)


def _aliases(initiative: InitiativePage) -> tuple[str, ...]:
    """The names that it is known by, each with the time in which it was used where that is stated."""
    names = [name for name in rows_below(initiative, "names") if name.kind != NameKind.LOOKALIKE]
    return tuple(f"{name.name}{_in_use(name)}" for name in names if name.name != initiative.title)


def _in_use(name: InitiativeName) -> str:
    if name.valid_from and name.valid_to:
        return f" ({name.valid_from.year}–{name.valid_to.year})"
    if name.valid_from:
        return f" (från {name.valid_from.year})"
    return f" (till {name.valid_to.year})" if name.valid_to else ""


def _covered(committees: Sequence[int]) -> dict[int, date]:
    """The last meeting with published minutes of each committee. One query."""
    return dict(_COVERED.rows(committees)) if committees else {}


def _with_minutes(committees: Any) -> QuerySet[MeetingPage, Any]:
    has_minutes = Minutes.objects.filter(meeting=OuterRef("pk"), publication=Publication.PUBLISHED)
    found = public_meetings().filter(Exists(has_minutes), committee__in=committees).order_by()
    return found.values_list("committee").annotate(latest=Max("date"))


_COVERED = Fixed(_with_minutes)


def _named(committee: CommitteePage | None) -> Link:
    """A body with its authority: the page gathers bodies of many."""
    if committee is None or committee.authority is None:
        return lines.committee_link(committee)
    return replace(lines.committee_link(committee), text=f"{committee.title}, {committee.authority.title}")


def _timeline(
    links: Sequence[InitiativeLink], papers: Sequence[InitiativeLink], *, compared: bool
) -> tuple[CaseStep, ...]:
    steps = [
        replace(
            item_step(link.item),
            body=_named(link.item.meeting.committee),
            status=matrix.status_of(link, compared=compared)[0],
        )
        for link in links
        if link.item
    ]
    steps += [paper_step(link.paper) for link in papers if link.paper]
    return in_time_order(steps)


def _clauses(link: InitiativeLink) -> tuple[str, ...]:
    assert link.item is not None
    return tuple(clause.text for clause in rows_below(link.item, "clauses"))


def _decision(link: InitiativeLink) -> tuple[Link, Link]:
    """The body and the § of a decision."""
    assert link.item is not None
    name = f"{link.item.paragraph}, {long_date(link.item.meeting.date)}"
    return _named(link.item.meeting.committee), Link(name, addresses.of_record(link.item))


def _compared(link: InitiativeLink, found: Compared) -> ComparedText:
    body, item = _decision(link)
    return ComparedText(body, item, found.verdict.likeness, found.verdict.text, found.clauses, found.missing)


def _comparison(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> Comparison | None:
    """Decisions of the same step against the named reference decision; None where none is named or public."""
    named = next((link for link in links if link.item_id == initiative.reference_item_id), None)
    reference = _clauses(named) if named else ()
    if named is None or not reference:
        return None
    others = [
        link
        for link in links
        if link.pk != named.pk and link.step == named.step and matrix.is_decision(link) and _clauses(link)
    ]
    if not others:
        return None
    return Comparison(
        *_decision(named), reference, tuple(_compared(link, compare(reference, _clauses(link))) for link in others)
    )


def _cases(initiative: InitiativePage) -> tuple[Link, ...]:
    """The case numbers that it is known to have, with the diary's owner. One query."""
    return tuple(
        Link(one.dnr, "", ", ".join(part.title for part in (one.committee, one.authority) if part and part.live))
        for one in rows_below(initiative, "known_cases")
    )


def _papers(initiative: InitiativePage, links: Sequence[InitiativeLink]) -> tuple[Link, ...]:
    """Public papers, then papers that are known to belong here but are not on the site."""
    shown = [lines.paper_link(link.paper) for link in links if link.paper]
    held = {(link.paper.title.casefold(), link.paper.date) for link in links if link.paper}
    known = [
        Link(p.title, "", ", ".join(filter(None, [p.sender, long_date(p.date) if p.date else "odaterad",
                                                  "finns inte på webbplatsen"])))
        for p in rows_below(initiative, "known_papers")
        if (p.title.casefold(), p.date) not in held
    ]  # fmt: skip
    return (*shown, *known)


_TOWARDS = Fixed(
    lambda initiative: (
        InitiativePage.objects.filter(Q(preceded_by=initiative) | Q(related=initiative), live=True)
        .only("title", "slug", "preceded_by")
        .distinct()
    )
)


def _related(initiative: InitiativePage) -> tuple[Link, ...]:
    """Initiatives before, after and beside this one, each where both are published. Two queries.

    Beside it are those that either names; of its own the draft's, in a preview.
    """
    before = [initiative.preceded_by] if initiative.preceded_by and initiative.preceded_by.live else []
    towards = _TOWARDS.records(initiative.pk) if initiative.pk else []
    after = sorted((one for one in towards if one.preceded_by_id == initiative.pk), key=_title)
    named = {one.pk: one for one in initiative.related.all() if one.live}
    named |= {one.pk: one for one in towards}
    said = {initiative.preceded_by_id, *(one.pk for one in after)}
    beside = sorted((one for pk, one in named.items() if pk not in said), key=_title)
    return (
        *(Link(i.title, addresses.of_initiative(i), "föregick detta") for i in before),
        *(Link(i.title, addresses.of_initiative(i), "följde på detta") for i in after),
        *(Link(i.title, addresses.of_initiative(i)) for i in beside),
    )


def _title(page: InitiativePage) -> str:
    return str(page.title)


_REMOVED = Fixed(
    lambda initiative: (
        LinkEvent.objects.filter(
            link__initiative=initiative, before__in=PUBLIC_LINK_STATUSES, link__item__in=public_items()
        )
        .exclude(after__in=PUBLIC_LINK_STATUSES)
        .exclude(link__status__in=PUBLIC_LINK_STATUSES)
        .select_related("link__item__meeting__committee__authority")
        .defer("link__evidence", "link__item__sections", "link__item__corrected")
        .order_by("-at")
    )
)


def _removed(initiative: InitiativePage) -> tuple[str, ...]:
    """One dated line for each public link that was taken away from a § that is still public. One query."""
    return tuple(
        f"{long_date(timezone.localtime(event.at).date())}: kopplingen till "
        f"{lines.item_link(event.link.item).text} togs bort."
        for event in _REMOVED.records(initiative.pk)
        if event.link.item
    )
