"""An initiative that becomes part of another, or of which a part becomes one of its own.

What a person has decided is carried along and never overruled by the machine; what only the machine thought is looked
at anew. Both are done by editors of initiatives; the bodies' decisions stay theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect

from decisions.models import (
    ExpectedBody,
    InitiativeIndexPage,
    InitiativeLink,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    KnownPaper,
    LinkStatus,
    NameKind,
)
from decisions.selectors import edits_initiatives
from decisions.services import audit
from decisions.services.initiatives import publish_initiative, tell_linked_records, unpublish_initiative
from decisions.services.links import log_change, state_of
from decisions.services.rejections import carry_to

_RANK = (
    LinkStatus.CONFIRMED,
    LinkStatus.REJECTED,
    LinkStatus.AUTOMATIC,
    LinkStatus.SUGGESTED,
    LinkStatus.WITHDRAWN,
)
"""Where both initiatives have a link with a record: the strongest stands. A person's yes to either is a yes to both."""
_TAKEN_OVER = (
    *("status", "relation", "decision_status", "status_confirmed", "score", "evidence"),
    *("content_hash", "decided_by", "decided_at", "reason"),
)


class NotNow(ValueError):  # noqa: N818 - a state of things that the editor is told, not a bug
    """The initiatives are not in a state to be merged or split; `str` says why, in Swedish, to the editor."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do.

    `moved` links go along; of the records that both are linked with, `kept` is how many keep the link of the one that
    stays, and for `overruled` the other's is stronger. `names` become other names of the one that stays.
    """

    moved: int
    kept: int
    overruled: int
    names: tuple[str, ...]


def merge_preview(source: InitiativePage, into: InitiativePage) -> MergePreview:
    """What `merge_initiatives` would do. Writes nothing."""
    theirs = _links_by_record(into)
    both = [(link, theirs[key]) for key, link in _links_by_record(source).items() if key in theirs]
    overruled = sum(_stronger(link, other) for link, other in both)
    names = tuple(row.name for row in _new_names(source, into))
    return MergePreview(source.links.count() - len(both), len(both) - overruled, overruled, names)


@transaction.atomic
def merge_initiatives(source: InitiativePage, into: InitiativePage, *, by: Any) -> InitiativePage:
    """Make `source` part of `into`: its names, cases, papers, expected bodies, steps and links go there.

    Links keep their status, step, outcome, who decided and their log. Of a record that both are linked with, the
    stronger link stands (confirmed, rejected, automatic, suggested), and the weaker stays with `source`, which leaves
    the web; its address leads to `into` for ever. Then the record is gone through for `into`. Raises PermissionDenied
    for anybody but an editor, NotNow for one that is merged already, for itself, or where `into` has a draft waiting.
    """
    if not edits_initiatives(by):
        raise PermissionDenied
    source, into = _fresh(source), _fresh(into)
    _may_merge(source, into)
    old_address = source.relative_url(None)
    _take_content(source, into)
    into.save_revision(user=by)
    _take_links(source, into, by)
    if source.live:
        unpublish_initiative(source, by=by)
    InitiativePage.objects.filter(pk=source.pk).update(merged_into=into)
    InitiativePage.objects.filter(merged_into=source).update(merged_into=into)
    Redirect.objects.filter(redirect_page=source).update(redirect_page=into)
    if old_address:
        Redirect.add_redirect(old_address, redirect_to=into, is_permanent=True)
    audit.record("merge_initiative", source, by=by, committee=None, reason=f"#{into.pk}")
    tell_linked_records(into)
    return publish_initiative(into, by=by)


@transaction.atomic
def split_initiative(page: InitiativePage, title: str, *, names: Iterable[int], by: Any) -> InitiativePage:
    """Make a new draft of an initiative for a part of `page`, with these of its names (primary keys).

    The draft has the steps, expected bodies, period and lead of `page`, and is preceded by it. In a new draft of `page`
    these names are gone. Nothing public changes before an editor publishes both. Confirmed links stay with `page`; the
    machine suggests the new one where its names stand. What a body rejected for the whole is rejected for the part.
    Raises PermissionDenied for anybody but an editor, NotNow without a title or where `page` has a draft waiting.
    """
    if not edits_initiatives(by):
        raise PermissionDenied
    page = _fresh(page)
    if not title.strip():
        raise NotNow("Skriv vad det nya initiativet ska heta.")
    if page.has_unpublished_changes:
        raise NotNow("Publicera först de ändringar som väntar i utkastet.")
    chosen = [row for row in page.names.all() if row.pk in set(names)]
    part = _part_of(page, title.strip(), chosen)
    index = InitiativeIndexPage.objects.get()
    index.add_child(instance=part)
    part.save_revision(user=by)
    page.names.set([row for row in page.names.all() if row not in chosen])
    page.save_revision(user=by)
    for link in page.links.filter(status=LinkStatus.REJECTED):
        _reject_for_the_part(link, part, page)
    carry_to(page, part)
    audit.record("split_initiative", page, by=by, committee=None, reason=f"#{part.pk}")
    return part


def _fresh(page: InitiativePage) -> InitiativePage:
    found: InitiativePage = InitiativePage.objects.select_for_update().get(pk=page.pk)
    return found


def _may_merge(source: InitiativePage, into: InitiativePage) -> None:
    if source.pk == into.pk:
        raise NotNow("Välj ett annat initiativ att gå upp i.")
    if source.merged_into_id or into.merged_into_id:
        raise NotNow("Ett av initiativen har redan gått upp i ett annat.")
    if into.has_unpublished_changes:
        raise NotNow(f"Publicera först de ändringar av ”{into.title}” som väntar i utkastet.")


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _new_names(source: InitiativePage, into: InitiativePage) -> list[InitiativeName]:
    """The names of `source` that `into` has not, as other names; its look-alikes too, unless `into` is called so."""
    known = {_words(into.title), *(_words(row.name) for row in into.names.all())}
    rows = [InitiativeName(name=source.title), *source.names.all()]
    found: list[InitiativeName] = []
    for row in rows:
        if _words(row.name) not in known:
            known.add(_words(row.name))
            kind = row.kind if row.kind == NameKind.LOOKALIKE else NameKind.ALIAS
            fields = {name: getattr(row, name) for name in ("name", "distinctive", "valid_from", "valid_to")}
            found.append(InitiativeName(**fields, kind=kind))
    return found


def _take_content(source: InitiativePage, into: InitiativePage) -> None:
    into.names.add(*_new_names(source, into))
    steps = {row.key for row in into.steps.all()}
    into.steps.add(*(_copy(row) for row in source.steps.all() if row.key not in steps))
    expected = {(row.step, row.committee_id) for row in into.expected_bodies.all()}
    into.expected_bodies.add(
        *(_copy(row) for row in source.expected_bodies.all() if (row.step, row.committee_id) not in expected)
    )
    cases = {(row.authority_id, row.committee_id, row.dnr) for row in into.known_cases.all()}
    into.known_cases.add(
        *(_copy(row) for row in source.known_cases.all() if (row.authority_id, row.committee_id, row.dnr) not in cases)
    )
    papers = {(row.title, row.date, row.sender) for row in into.known_papers.all()}
    into.known_papers.add(
        *(_copy(row) for row in source.known_papers.all() if (row.title, row.date, row.sender) not in papers)
    )


Row = InitiativeName | InitiativeStep | ExpectedBody | KnownCase | KnownPaper


def _copy(row: Row) -> Any:
    """The same row for another initiative."""
    fields = [field for field in row._meta.concrete_fields if field.name not in {"id", "page", "sort_order"}]
    return type(row)(**{field.attname: getattr(row, field.attname) for field in fields})


def _links_by_record(page: InitiativePage) -> dict[tuple[int | None, int | None], InitiativeLink]:
    return {(link.item_id, link.paper_id): link for link in page.links.all()}


def _stronger(one: InitiativeLink, other: InitiativeLink) -> bool:
    return _RANK.index(LinkStatus(one.status)) < _RANK.index(LinkStatus(other.status))


def _take_links(source: InitiativePage, into: InitiativePage, by: Any) -> None:
    theirs = _links_by_record(into)
    reason = f"Initiativet ”{source.title}” har gått upp i ”{into.title}”."
    carry_to(source, into)
    for key, link in _links_by_record(source).items():
        other = theirs.get(key)
        if other is None:
            was = state_of(link)
            link.initiative = into
            link.save()
            log_change(link, was, by, reason)
        elif _stronger(link, other):
            was = state_of(other)
            for name in (*_TAKEN_OVER, "step"):
                setattr(other, name, getattr(link, name))
            other.save()
            log_change(other, was, by, reason)


def _part_of(page: InitiativePage, title: str, names: list[InitiativeName]) -> InitiativePage:
    part = InitiativePage(
        title=title,
        draft_title=title,
        description=page.description,
        period_from=page.period_from,
        period_to=page.period_to,
        lead_organisation=page.lead_organisation,
        lead_authority=page.lead_authority,
        contact=page.contact,
        preceded_by=page,
        demo=page.demo,
        live=False,
    )
    others = [_copy(row) for row in names if _words(row.name) != _words(title)]
    part.names = [InitiativeName(name=title, kind=NameKind.NAME), *others]
    part.steps = [_copy(row) for row in page.steps.all()]
    part.expected_bodies = [_copy(row) for row in page.expected_bodies.all()]
    return part


def _reject_for_the_part(link: InitiativeLink, part: InitiativePage, page: InitiativePage) -> None:
    reason = f"Avvisad för ”{page.title}” före delningen: {link.reason}"[:300]
    mine = {name: getattr(link, name) for name in _TAKEN_OVER if name not in {"reason", "evidence"}}
    copy = InitiativeLink.objects.create(
        initiative=part, item=link.item, paper=link.paper, evidence=[], **{**mine, "reason": reason}
    )
    log_change(copy, {}, link.decided_by, reason)
