"""Publishing, withdrawing and moving: the only writers of `publication`, `live` and `path`."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Q, Value, prefetch_related_objects
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from decisions.events import RecordKey, send_record_changed
from decisions.models import (
    Address,
    AgendaItem,
    Clause,
    CommitteePage,
    FileUse,
    MeetingPage,
    Minutes,
    Paper,
    PaperItem,
    Publication,
    writing,
)
from decisions.selectors import VOICES, Fixed
from decisions.services import audit, bulk, references, relinking
from decisions.services.appendices import bind_paper
from decisions.services.cases import attach_all
from decisions.services.gate import GateClosed, Severity, Stop, check_minutes, check_paper
from decisions.services.link_input import load_initiatives
from decisions.services.records import R, as_corrected, committee_of, key_of

_AT_ONCE = 200
_CHILDREN = ("clauses", "dnrs", "recipients", "proposals", *VOICES)
_BOUND = Fixed(lambda items: PaperItem.objects.filter(item__in=items).order_by().values_list("paper").distinct())
_TAKEN = Fixed(lambda paths: Address.objects.filter(path__in=paths))


def _pass_gate(stops: tuple[Stop, ...], reason: str) -> None:
    blocking = [s for s in stops if s.severity == Severity.BLOCKS]
    if blocking or (stops and not reason.strip()):
        raise GateClosed(stops)


@transaction.atomic
def publish_minutes(
    minutes: Minutes, items: Iterable[AgendaItem], *, by: Any, reason: str = "", inserted: bool = False
) -> tuple[AgendaItem, ...]:
    """Publish these §§ of this edition, with their latest corrections. All or nothing.

    `reason` overrides the stops that ask for one, and is logged. Raises `GateClosed` with every stop otherwise; a
    valid personnummer, secrecy and the committee's policy have no override. `inserted`: the caller's own transaction
    has inserted these §§, and they hold all rows below them (`bulk.hold`): then nothing of them is read again.
    """
    meeting = minutes.meeting
    committee = meeting.committee
    chosen = tuple(items) if inserted else _latest_all(items, meeting)
    if not inserted:
        # A correction that waits holds its own rows already; of all others they are fetched at once, kind by kind.
        prefetch_related_objects([item for item in chosen if not item.has_unpublished_changes], *_CHILDREN)
    stops = check_minutes(minutes, chosen)
    _pass_gate(stops, reason)
    now = timezone.now()
    with writing():
        _open_meeting(meeting, now)
        if minutes.publication != Publication.PUBLISHED:
            minutes.publication = Publication.PUBLISHED
            bulk.update(Minutes, minutes.pk, publication=minutes.publication)
        _make_all_public(chosen, f"{committee.authority.slug}/{committee.slug}/{meeting.slug}", now)
    _after_publication(chosen, committee)
    audit.record_all("publish", chosen, by=by, committee=committee, reason=reason if stops else "")
    send_record_changed([*(key_of(item) for item in chosen), *_papers_with(chosen)])
    return chosen


@transaction.atomic
def publish_paper(paper: Paper, *, by: Any, reason: str = "") -> Paper:
    """Publish a paper with its latest corrections. Raises `GateClosed` as `publish_minutes` does."""
    chosen = _latest(paper)
    stops = check_paper(chosen)
    _pass_gate(stops, reason)
    with writing():
        _make_public(chosen, _paper_path(chosen), timezone.now())
    bind_paper(chosen)
    _after_publication([chosen], chosen.committee)
    audit.record("publish", chosen, by=by, committee=chosen.committee, reason=reason if stops else "")
    send_record_changed([key_of(chosen)])
    return chosen


def _latest(record: R) -> R:
    """The record as last corrected: its newest revision where one waits, else itself."""
    return as_corrected(type(record).objects.select_for_update().get(pk=record.pk))


def _latest_all(items: Iterable[AgendaItem], meeting: MeetingPage) -> tuple[AgendaItem, ...]:
    """`_latest` of the §§ of a meeting, in their order, with one query. Raises `DoesNotExist` where one is gone."""
    keys = [item.pk for item in items]
    fresh = AgendaItem.objects.select_for_update().in_bulk(keys)
    if len(fresh) < len(set(keys)):
        raise AgendaItem.DoesNotExist
    chosen = tuple(as_corrected(fresh[key]) for key in keys)
    for item in chosen:
        if item.meeting_id == meeting.pk:
            item.meeting = meeting
    return chosen


def _open_meeting(meeting: MeetingPage, now: datetime) -> None:
    if meeting.publication == Publication.PUBLISHED and meeting.live:
        return
    meeting.publication, meeting.live, meeting.has_unpublished_changes = Publication.PUBLISHED, True, False
    meeting.first_published_at = meeting.first_published_at or now
    meeting.last_published_at = now
    # Wagtail's own save would look for the page's slug, place in the tree and redirects: none of it changes here.
    bulk.update(MeetingPage, meeting.pk, publication=meeting.publication)
    bulk.update(
        Page, meeting.pk, live=True, has_unpublished_changes=False,
        first_published_at=meeting.first_published_at, last_published_at=now,
    )  # fmt: skip


def _make_public(record: AgendaItem | Paper, path: str, now: datetime) -> None:
    if not record.path:
        record.path = path
        _free([path])
        Address.objects.create(path=path, **{key_of(record).kind: record})
    _mark_public(record, now)
    record.save()


def _free(paths: Sequence[str]) -> None:
    """Give up what only says that something was erased here: the same § has been delivered again."""
    if not _TAKEN.exists(paths):
        return
    gone = Address.objects.filter(path__in=paths, item=None, paper=None, case=None, moved_to="")
    gone.exclude(gone_reason="").delete()


def _mark_public(record: AgendaItem | Paper, now: datetime) -> None:
    record.publication, record.withdrawn_reason, record.withdrawn_at = Publication.PUBLISHED, "", None
    record.live, record.has_unpublished_changes = True, False
    record.live_revision_id = record.latest_revision_id
    record.first_published_at = record.first_published_at or now
    record.last_published_at = now


def _make_all_public(items: Sequence[AgendaItem], stem: str, now: datetime) -> None:
    """The §§ of a meeting. One that a correction waits for is written whole, of all others only the state is."""
    rows: list[AgendaItem] = []
    for item in items:
        if item.has_unpublished_changes:
            _make_public(item, f"{stem}/{item.number_slug}", now)
        else:
            rows.append(item)
    fresh = [item for item in rows if not item.path]
    for item in fresh:
        item.path = f"{stem}/{item.number_slug}"
    if fresh:
        _free([item.path or "" for item in fresh])
    bulk.insert([bulk.new(Address, path=item.path or "", item=item) for item in fresh])
    AgendaItem.objects.bulk_update([item for item in fresh if item.suffix], ["path"], batch_size=_AT_ONCE)
    AgendaItem.objects.filter(pk__in=[item.pk for item in rows]).update(
        path=Coalesce("path", Concat(Value(f"{stem}/"), Cast("number", CharField()))),  # `number_slug` without a suffix
        publication=Publication.PUBLISHED, withdrawn_reason="", withdrawn_at=None,
        live=True, has_unpublished_changes=False, live_revision=F("latest_revision"),
        first_published_at=Coalesce("first_published_at", now), last_published_at=now,
    )  # fmt: skip
    for item in rows:
        _mark_public(item, now)
    _anchor_clauses(items)


def _anchor_clauses(items: Iterable[AgendaItem]) -> None:
    """Give new clauses the next free anchor; an anchor once given is never given to another clause of its §."""
    fresh: dict[int, str] = {}
    for item in items:
        clauses = list(item.clauses.all())
        used = [int(clause.anchor.rsplit("-", 1)[1]) for clause in clauses if clause.anchor]
        following = max(used, default=0) + 1
        for clause in clauses:
            if not clause.anchor:
                clause.anchor = f"beslut-{following}"
                fresh[clause.pk] = clause.anchor
                following += 1
    bulk.set_column(Clause, "anchor", fresh)


def _after_publication(records: Sequence[AgendaItem | Paper], committee: CommitteePage) -> None:
    """Everything that follows from it, kind by kind for all of them: the number of queries does not grow with them."""
    cases = attach_all(records, committee)
    references.resolve_all(records)
    references.retry_towards(records, cases)
    initiatives = load_initiatives()
    if initiatives.profiles:
        relinking.relink_all(records, initiatives)


def _paper_path(paper: Paper) -> str:
    """`vaxjo-kommun/handlingar/2017-03-07-tjansteskrivelse`: no title in it, so that erasing leaves no content.

    A bilaga without a day of its own has that of the meeting.
    """
    day = paper.date or next((row.date for row in paper.about.all() if row.date), None)
    when = day.isoformat() if day else "odaterad"
    stem = f"{paper.authority.slug}/handlingar/{when}-{slugify(paper.get_kind_display())}"
    suffixes = ("", *(f"-{n}" for n in range(2, 1000)))
    return next(f"{stem}{s}" for s in suffixes if not Address.objects.filter(path=f"{stem}{s}").exists())


@transaction.atomic
def withdraw(record: AgendaItem | Paper, *, by: Any, reason: str) -> None:
    """Take a published § or paper back. Its address answers 410 with `reason`, which everybody can read.

    Raises ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    _leave_public(record, Publication.WITHDRAWN, reason)
    audit.record("withdraw", record, by=by, committee=committee_of(record), reason=reason)


@transaction.atomic
def withhold(record: AgendaItem | Paper, state: str, *, by: Any, provision: str = "") -> None:
    """Mark a § or paper as secret or as given out on request; takes it off the web at once if it was there.

    `state` is `Publication.SECRET` or `Publication.ON_REQUEST`; `provision` the section of OSL, where one is meant.
    """
    if state not in (Publication.SECRET, Publication.ON_REQUEST):
        raise ValueError(state)
    record.secrecy_provision = provision or record.secrecy_provision
    _leave_public(record, state, "Uppgifterna lämnas inte ut på webben.")
    audit.record("withhold", record, by=by, committee=committee_of(record), reason=provision)


@transaction.atomic
def reopen(record: AgendaItem | Paper, *, by: Any) -> None:
    """Make a withheld or withdrawn record a draft again, so that it can be corrected and published."""
    with writing():
        record.publication, record.live = Publication.DRAFT, False
        record.save(update_fields=["publication", "live"])
    audit.record("reopen", record, by=by, committee=committee_of(record))
    send_record_changed(_papers_with([record]))


def _leave_public(record: AgendaItem | Paper, state: str, reason: str) -> None:
    _close_files(record)
    with writing():
        record.publication, record.live = state, False
        record.withdrawn_reason, record.withdrawn_at = reason[:300], timezone.now()
        record.save(update_fields=["publication", "live", "withdrawn_reason", "withdrawn_at", "secrecy_provision"])
    send_record_changed([key_of(record), *_papers_with([record])])


def _papers_with(records: Iterable[AgendaItem | Paper]) -> list[RecordKey]:
    """The papers that are shown only while these §§ are not kept back: what belongs to a § goes and comes with it."""
    items = [record.pk for record in records if isinstance(record, AgendaItem)]
    return [RecordKey("paper", pk) for (pk,) in _BOUND.rows(items)] if items else []


def _close_files(record: AgendaItem | Paper) -> None:
    """Files that carry the record leave the web with it. A person has to tick them again."""
    if isinstance(record, AgendaItem):
        carries = Q(minutes__items=record) | Q(paper__about__item=record)
    else:
        carries = Q(paper=record) | Q(paper__embedded=record)
    uses = FileUse.objects.filter(carries, public=True).values_list("pk", flat=True)
    FileUse.objects.filter(pk__in=list(uses)).update(public=False)


@transaction.atomic
def move(item: AgendaItem, meeting: MeetingPage, *, by: Any) -> None:
    """Move a § to another meeting of the same committee (a wrong date was stated). The old address redirects.

    Raises ValueError for a meeting of another committee, or where the § is already there.
    """
    if meeting.committee_id != item.meeting.committee_id:
        raise ValueError("a § stays with its committee")
    if meeting.items.filter(number=item.number, suffix=item.suffix).exclude(pk=item.pk).exists():
        raise ValueError("the meeting has this § already")
    committee, old = meeting.committee, item.path
    item.meeting = meeting
    with writing():
        if old:
            item.path = f"{committee.authority.slug}/{committee.slug}/{meeting.slug}/{item.number_slug}"
            Address.objects.filter(item=item).update(item=None, moved_to=item.path)
            Address.objects.update_or_create(path=item.path, defaults={"item": item, "moved_to": "", "gone_reason": ""})
            _open_meeting(meeting, timezone.now())
        item.save()
    audit.record("move", item, by=by, committee=committee)
    send_record_changed([key_of(item)])


def touch_committee(committee: CommitteePage) -> None:
    """Tell everybody that what this committee's records show may have changed (policy, name, visibility)."""
    items = AgendaItem.objects.filter(meeting__committee=committee, path__isnull=False).values_list("pk", flat=True)
    papers = Paper.objects.filter(committee=committee, path__isnull=False).values_list("pk", flat=True)
    send_record_changed([*(RecordKey("item", pk) for pk in items), *(RecordKey("paper", pk) for pk in papers)])
