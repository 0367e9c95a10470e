"""The admin's menu and start page: what a registrar or an editor can do, and nothing that they cannot."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from decisions import selectors
from decisions.models import Erasure, ErrorReport, InitiativeLink, LinkStatus
from decisions.registrar import waiting


class RegistrarMenuItem(MenuItem):
    """Shown to whoever handles at least one committee."""

    def is_shown(self, request: HttpRequest) -> bool:
        return selectors.editable_committees(request.user).exists()


class EditorMenuItem(MenuItem):
    """Shown to editors of initiatives."""

    def is_shown(self, request: HttpRequest) -> bool:
        return selectors.edits_initiatives(request.user)


class LinkMenuItem(MenuItem):
    """Shown to registrars and to editors of initiatives."""

    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return selectors.editable_committees(user).exists() or selectors.edits_initiatives(user)


def committees_item() -> MenuItem:
    """`Mina organ`."""
    return RegistrarMenuItem(
        "Mina organ", reverse("registrar:committees"), name="organ", icon_name="folder-open-inverse", order=110
    )


def links_item() -> MenuItem:
    """`Kopplingar`."""
    return LinkMenuItem("Kopplingar", reverse("registrar:links"), name="kopplingar", icon_name="link", order=130)


def reports_item() -> MenuItem:
    """`Anmälda fel`."""
    return RegistrarMenuItem(
        "Anmälda fel", reverse("registrar:reports"), name="anmalda-fel", icon_name="warning", order=140
    )


def erasures_item() -> MenuItem:
    """`Radera på riktigt`."""
    return RegistrarMenuItem(
        "Radera på riktigt", reverse("registrar:erasures"), name="radera", icon_name="bin", order=160
    )


def initiatives_item() -> MenuItem:
    """`Initiativ`: the list of initiatives with their own publishing."""
    return EditorMenuItem("Initiativ", reverse("registrar:initiatives"), name="initiativ", icon_name="site", order=150)


OWN_ITEMS = ("decisions.registrar", "importers.drafts")
"""Packages whose menu items say themselves to whom they are shown."""


def keep_usable_items(request: HttpRequest, items: list[Any]) -> None:
    """Drop every menu item that leads to a closed view. An operator keeps Wagtail's own, but for what we never use."""
    if request.user.is_superuser:
        items[:] = [item for item in items if item.name not in {"images"}]
    else:
        items[:] = [i for i in items if type(i).__module__.startswith(OWN_ITEMS) or i.name == "ordforklaringar"]


def drop_all(request: HttpRequest, items: list[Any]) -> None:
    """Drop Wagtail's reports, settings, search areas and summary figures for everybody but an operator."""
    if not request.user.is_superuser:
        items[:] = []


class ToDoPanel(Component):
    """`Att göra`: counts of what waits in one's own committees only."""

    name = "att_gora"
    template_name = "registrar/to_do.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """The counts, each with the screen that shows them; of erasures those that wait for this very person."""
        user = parent_context["request"].user
        return {
            "committees": waiting.by_committee(user),
            "suggestions": selectors.editable_by(user, InitiativeLink).filter(status=LinkStatus.SUGGESTED).count(),
            "reports": selectors.editable_by(user, ErrorReport).filter(handled_at=None).count(),
            "erasures": selectors.editable_by(user, Erasure).filter(done_at=None).exclude(asked_by=user).count(),
            "edits_initiatives": selectors.edits_initiatives(user),
        }


def home_panels(_request: HttpRequest, panels: list[Any]) -> None:
    """Replace Wagtail's panels: they show pages by who touched them last, not by whose they are."""
    panels[:] = [ToDoPanel()]


def stylesheet() -> str:
    """Our few rules on top of Wagtail's look."""
    return format_html('<link rel="stylesheet" href="{}">', static("registrar/admin.css"))
