"""Whatever hides a body or an initiative hides what is derived from its records, whoever does it and however.

`selectors.public` asks the pages themselves, so pages and files close at once. What others derive (the search index)
is told by `record_changed`. A body is hidden by unpublishing it or its authority, by its policy, by its months on the
web and by Wagtail's privacy on any page above; each of these is a saved row, so saving is where we listen.
Recipients that name a new body are looked at again.
"""

from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction

from decisions.models import AuthorityPage, CommitteePage, InitiativePage
from decisions.services.initiatives import tell_linked_records
from decisions.services.publish import touch_committee
from decisions.services.references import retry_recipients

_SHOWN = frozenset({"live", "title", "slug", "policy", "web_months", "abbreviations"})
"""Fields of pages that decide what of a record is shown, or are shown with it."""

_NAMES = frozenset({"title", "abbreviations", "other_names", "valid_from", "valid_to"})


def watch() -> None:
    """Listen from now on. Called once, when the app is ready."""
    for sender in (Page, CommitteePage, AuthorityPage, InitiativePage):
        post_save.connect(_page_saved, sender=sender, dispatch_uid=f"visibility_{sender.__name__}")
    for sender in (CommitteePage, AuthorityPage):
        post_save.connect(_body_named, sender=sender, dispatch_uid=f"named_{sender.__name__}")
    post_save.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid="visibility_privacy")
    post_delete.connect(_privacy_changed, sender=PageViewRestriction, dispatch_uid="visibility_privacy_gone")


def _body_named(sender: type[Page], instance: Page, **kwargs: Any) -> None:  # noqa: ARG001 - signal's signature
    """A new body or authority, or a new name of one, may be what recipients wait for."""
    fields = kwargs.get("update_fields")
    if not kwargs.get("raw") and (fields is None or _NAMES & set(fields)):
        with transaction.atomic():
            retry_recipients(instance)


def _page_saved(sender: type[Page], instance: Page, **kwargs: Any) -> None:  # noqa: ARG001 - signal's signature
    fields = kwargs.get("update_fields")
    if kwargs.get("raw") or kwargs.get("created") or (fields is not None and not _SHOWN & set(fields)):
        return
    with transaction.atomic():
        _tell(instance.specific)


def _tell(page: Page) -> None:
    if isinstance(page, CommitteePage):
        touch_committee(page)
    elif isinstance(page, AuthorityPage):
        for committee in page.committees.all():
            touch_committee(committee)
    elif isinstance(page, InitiativePage):
        tell_linked_records(page)


def _privacy_changed(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:  # noqa: ARG001
    if kwargs.get("raw"):
        return
    path = instance.page.path
    with transaction.atomic():
        for committee in _beside(CommitteePage.objects.all(), path):
            touch_committee(committee)
        for initiative in _beside(InitiativePage.objects.all(), path):
            tell_linked_records(initiative)


def _beside(pages: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Those of `pages` that lie below or above the page at `path`."""
    asked = pages.annotate(asked=Value(path, output_field=CharField()))
    found: QuerySet[Any] = asked.filter(Q(path__startswith=path) | Q(asked__startswith=F("path")))
    return found
