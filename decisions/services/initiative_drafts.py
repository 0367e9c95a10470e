"""Writing an initiative beside Wagtail's page form: who is expected to decide, known cases, the reference decision.

Everything goes into the latest draft, as the page form's own fields do, and is public when the draft is published.
A body is chosen among those whose pages are public: no form of an initiative names a draft.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from wagtail.models import Page

from decisions import linking
from decisions.models import (
    PUBLIC_LINK_STATUSES,
    Address,
    AgendaItem,
    CommitteePage,
    ExpectedBody,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    NameKind,
    Relation,
    SourceKind,
)
from decisions.selectors import edits_initiatives, public_items
from decisions.services import audit
from decisions.vocabulary import dnr as dnr_words

STEPS = (
    ("forfragan", "Förfrågan"),
    ("inriktningsbeslut", "Inriktningsbeslut"),
    ("handlingsplan", "Handlingsplan"),
    ("uppfoljning", "Uppföljning"),
)
"""The usual steps of a county-wide initiative (design.md §9), for a new one."""

UNWRITTEN = "Skriv här vad initiativet handlar om, med vanliga ord."
DELETED = "Initiativet har tagits bort av länsredaktionen."


class StillLinked(Exception):  # noqa: N818 - a state of affairs, like GateClosed
    """The initiative cannot be deleted; `reasons` say in Swedish what hangs on it."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What says that bodies are expected to decide in the step with this key."""

    step: str
    source: str
    kind: str = SourceKind.LIST
    url: str = ""
    dated: date | None = None
    owner_statement: str = ""


def must_edit(user: Any) -> None:
    """Raises PermissionDenied for anybody but an editor of initiatives."""
    if not edits_initiatives(user):
        raise PermissionDenied


def draft_of(page: InitiativePage) -> InitiativePage:
    """The initiative as last written, published or not."""
    # Asked anew: an object that was loaded before the last draft does not know of it.
    draft: InitiativePage = InitiativePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft


def _keep(draft: InitiativePage, by: Any) -> InitiativePage:
    draft.save_revision(user=by)
    return draft


def shown_bodies() -> Any:
    """Bodies that an initiative may name: those whose own page and authority may be seen."""
    return (
        CommitteePage.objects.filter(live=True, authority__live=True)
        .select_related("authority")
        .order_by("authority__title", "title")
    )


@transaction.atomic
def expect(page: InitiativePage, bodies: Iterable[CommitteePage], said: Expectation, *, by: Any) -> InitiativePage:
    """Expect these bodies to decide in a step; a body that is expected there already gets the new source.

    Raises PermissionDenied for anybody but an editor, ValueError for a step that the draft has not or a body that is
    not public.
    """
    must_edit(by)
    draft = draft_of(page)
    if said.step not in {step.key for step in draft.steps.all()}:
        raise ValueError(f"the initiative has no step {said.step}")
    chosen = list(bodies)
    if any(not body.live or not body.authority.live for body in chosen):
        raise ValueError("a body that is not public")
    rows = {row.committee_id: row for row in draft.expected_bodies.all() if row.step == said.step}
    fields = {
        "source": said.source,
        "source_kind": said.kind,
        "source_url": said.url,
        "source_date": said.dated,
        "owner_statement": said.owner_statement,
    }
    for body in chosen:
        row = rows.get(body.pk) or ExpectedBody(step=said.step, committee=body)
        for name, value in fields.items():
            setattr(row, name, value)
        if body.pk not in rows:
            draft.expected_bodies.add(row)
    return _keep(draft, by)


@transaction.atomic
def expect_no_more(page: InitiativePage, rows: Iterable[tuple[str, int]], *, by: Any) -> InitiativePage:
    """Take expectations away, each named by its step's key and its committee's primary key."""
    must_edit(by)
    draft, gone = draft_of(page), set(rows)
    for row in list(draft.expected_bodies.all()):
        if (row.step, row.committee_id) in gone:
            draft.expected_bodies.remove(row)
    return _keep(draft, by)


@transaction.atomic
def know_case(page: InitiativePage, committee: CommitteePage, dnr: str, *, by: Any) -> InitiativePage:
    """Note that the initiative has this case number in this body's diary. Once is enough.

    Raises ValueError for what is no case number: it would never be found.
    """
    must_edit(by)
    printed = dnr.strip()
    if dnr_words.parse(printed) is None:
        raise ValueError("no case number")
    draft = draft_of(page)
    if not any(row.committee_id == committee.pk and row.dnr == printed for row in draft.known_cases.all()):
        draft.known_cases.add(KnownCase(authority=committee.authority, committee=committee, dnr=printed))
    return _keep(draft, by)


@transaction.atomic
def forget_cases(page: InitiativePage, rows: Iterable[tuple[int | None, str]], *, by: Any) -> InitiativePage:
    """Take known case numbers away, each named by its committee's primary key (None: the authority's) and number."""
    must_edit(by)
    draft, gone = draft_of(page), set(rows)
    for row in list(draft.known_cases.all()):
        if (row.committee_id, row.dnr) in gone:
            draft.known_cases.remove(row)
    return _keep(draft, by)


@transaction.atomic
def choose_reference(page: InitiativePage, item: AgendaItem | None, *, by: Any) -> InitiativePage:
    """Name the decision that the others are compared with, or none.

    Raises ValueError for a § that is not a public decision of this initiative.
    """
    must_edit(by)
    if item is not None and not decisions_of(page).filter(item=item).exists():
        raise ValueError("not a public decision of this initiative")
    draft = draft_of(page)
    draft.reference_item = item
    return _keep(draft, by)


def decisions_of(page: InitiativePage) -> Any:
    """The public links of the initiative to decisions of deciding bodies, oldest first."""
    return (
        InitiativeLink.objects.filter(
            initiative=page,
            status__in=PUBLIC_LINK_STATUSES,
            relation__in=(Relation.DECISION, Relation.FOLLOW_UP),
            item__in=public_items(),
            item__meeting__committee__preparatory=False,
        )
        .select_related("item__meeting__committee__authority")
        .order_by("item__meeting__date", "pk")
    )


@transaction.atomic
def start_initiative(title: str, items: Sequence[AgendaItem], *, by: Any) -> InitiativePage:
    """A draft of a new initiative from public §§ that are alike: its name, known cases and expected bodies filled in.

    Raises PermissionDenied for anybody but an editor, ValueError without a title or where a § is not public.
    """
    must_edit(by)
    name = " ".join(title.split())
    if not name:
        raise ValueError("an initiative needs a name")
    public = public_items().filter(pk__in=[item.pk for item in items]).select_related("meeting__committee__authority")
    chosen = list(public.prefetch_related("dnrs").order_by("meeting__date", "pk"))
    if len(chosen) != len({item.pk for item in items}):
        raise ValueError("a § that is not public")
    page = InitiativePage(title=name[:255], slug=_free_slug(name), description=UNWRITTEN, live=False)
    page.names = [InitiativeName(name=name[:300], kind=NameKind.NAME, sort_order=0)]
    page.steps = [InitiativeStep(key=key, title=label, sort_order=n) for n, (key, label) in enumerate(STEPS)]
    page.expected_bodies = _expected_from(chosen)
    page.known_cases = _cases_from(chosen)
    if chosen:
        page.period_from = chosen[0].meeting.date.replace(month=1, day=1)
    index = InitiativeIndexPage.objects.get()
    index.add_child(instance=page)
    page.save_revision(user=by)
    audit.record("start_initiative", page, by=by, committee=None)
    return page


def _free_slug(name: str) -> str:
    stem = slugify(name)[:100].strip("-") or "initiativ"
    taken = set(Page.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if slug not in taken)


def _expected_from(items: Iterable[AgendaItem]) -> list[ExpectedBody]:
    """Each deciding body, in the step that its title leads to, with its § as the source."""
    kinds = {linking.step_kind(label): key for key, label in STEPS}
    rows: dict[tuple[str, int], ExpectedBody] = {}
    for item in items:
        committee = item.meeting.committee
        if committee.preparatory:
            continue
        step = kinds.get(linking.step_kind(item.title), "inriktningsbeslut")
        source = f"{committee.title} {item.meeting.date.isoformat()} {item.paragraph}"
        rows.setdefault(
            (step, committee.pk),
            ExpectedBody(
                step=step,
                committee=committee,
                source=source[:300],
                source_kind=SourceKind.MINUTES,
                source_date=item.meeting.date,
                sort_order=len(rows),
            ),
        )
    return list(rows.values())


def _cases_from(items: Iterable[AgendaItem]) -> list[KnownCase]:
    rows: dict[tuple[int, str], KnownCase] = {}
    for item in items:
        committee = item.meeting.committee
        for dnr in item.dnrs.all():
            if dnr_words.parse(dnr.printed) is not None and len(dnr.printed) <= 60:
                row = KnownCase(
                    authority=committee.authority, committee=committee, dnr=dnr.printed, sort_order=len(rows)
                )
                rows.setdefault((committee.pk, dnr.printed), row)
    return list(rows.values())


def what_hangs_on(page: InitiativePage) -> tuple[str, ...]:
    """What links to the initiative, in words. Empty: it may be deleted."""
    links = page.links.count()
    towards = Q(preceded_by=page) | Q(merged_into=page) | Q(related=page)
    named = InitiativePage.objects.filter(towards).distinct().count()
    reasons = []
    if links:
        reasons.append(f"{links} {'koppling' if links == 1 else 'kopplingar'} till beslut eller handlingar")
    if named:
        reasons.append(f"{named} {'annat initiativ' if named == 1 else 'andra initiativ'} hänvisar till det")
    if page.live:
        reasons.append("sidan är publicerad; avpublicera den först")
    return tuple(reasons)


@transaction.atomic
def delete_initiative(page: InitiativePage, *, by: Any) -> None:
    """Delete an initiative that nothing links to. An address that was public answers 410 from then on.

    Raises PermissionDenied for anybody but an editor, StillLinked where something hangs on it.
    """
    must_edit(by)
    locked = InitiativePage.objects.select_for_update().get(pk=page.pk)
    if reasons := what_hangs_on(locked):
        raise StillLinked(reasons)
    if locked.first_published_at:
        path = f"lansgemensamma-initiativ/{locked.slug}"
        Address.objects.update_or_create(path=path, defaults={"gone_reason": DELETED, "moved_to": ""})
    audit.record("delete_initiative", locked, by=by, committee=None)
    locked.delete()
