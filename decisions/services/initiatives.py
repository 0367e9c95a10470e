"""Publishing of initiatives. Their editors have no publish permission of Wagtail's: they publish through here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from decisions.events import RecordKey, send_record_changed
from decisions.models import InitiativePage
from decisions.selectors import edits_initiatives
from decisions.services import audit
from decisions.services.rescan import queue_rescan


@transaction.atomic
def publish_initiative(page: InitiativePage, *, by: Any) -> InitiativePage:
    """Publish the latest draft of an initiative, and ask for the record to be gone through for it.

    Raises PermissionDenied for anybody but an editor of initiatives.
    """
    _must_edit(by)
    revision = page.latest_revision or page.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    fresh: InitiativePage = InitiativePage.objects.get(pk=page.pk)
    audit.record("publish_initiative", fresh, by=by, committee=None)
    tell_linked_records(fresh)
    queue_rescan(fresh, by=by)
    return fresh


@transaction.atomic
def unpublish_initiative(page: InitiativePage, *, by: Any) -> None:
    """Take an initiative's page off the web. Its links stay, and are public again when it is published again.

    Raises PermissionDenied for anybody but an editor of initiatives.
    """
    _must_edit(by)
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    audit.record("unpublish_initiative", page, by=by, committee=None)
    tell_linked_records(page)


def _must_edit(user: Any) -> None:
    if not edits_initiatives(user):
        raise PermissionDenied


def tell_linked_records(page: InitiativePage) -> None:
    """What a record shows of its initiatives has changed."""
    links = page.links.values_list("item", "paper")
    send_record_changed(RecordKey("item", item) if item else RecordKey("paper", paper) for item, paper in links)
