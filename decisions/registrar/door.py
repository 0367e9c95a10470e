"""The door of the admin: closed unless a view is named here.

Wagtail asks for permissions per model and page, in a dozen places each; its choosers, reports, API and bulk actions
show titles of other bodies' drafts (tried; design.md §4, Rights). So everybody but an operator (superuser) may use
the views of this table only, and everything else answers 404, which confirms nothing. Our own views check each
object themselves, through `selectors.editable_by`; a test calls every address with another body's object.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from decisions import selectors
from decisions.models import PublicationError
from decisions.registrar.pages import edited_pages, shown_pages

FOR_ALL_STAFF = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_dismissibles",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_block_preview",
    }
)
"""Views that show nothing of anybody's record."""

FOR_EDITORS = {
    "wagtailadmin_explore": "parent_page_id",
    "wagtailadmin_explore_results": "parent_page_id",
    "wagtailadmin_pages:add": "parent_page_id",
    "wagtailadmin_pages:preview_on_add": "parent_page_id",
    "wagtailadmin_pages:add_subpage": "parent_page_id",
    "wagtailadmin_pages:edit": "page_id",
    "wagtailadmin_pages:preview_on_edit": "page_id",
    "wagtailadmin_pages:view_draft": "page_id",
    "wagtailadmin_pages:revisions_index": "page_id",
    "wagtailadmin_pages:revisions_view": "page_id",
    "wagtailadmin_pages:revisions_revert": "page_id",
    "wagtailadmin_pages:revisions_compare": "pk",
    "wagtailadmin_pages:history": "page_id",
    "wagtailadmin_pages:history_results": "page_id",
    "wagtailadmin_editing_sessions:ping": "object_id",
    "wagtailadmin_editing_sessions:release": "",
}
"""Views for editors of initiatives, with the argument that must name a page of theirs ("": none)."""

CHOOSERS = frozenset({"wagtailadmin_choose_page", "wagtailadmin_choose_page_child", "wagtailadmin_choose_page_search"})
CHOOSABLE_TYPES = frozenset({"decisions.authoritypage", "decisions.committeepage", "decisions.initiativepage"})
"""Wagtail begins a chooser at the common ancestor of all pages of the wanted type, drafts too: only of these."""

API = "wagtailadmin_api:"
GLOSSARY = "wagtailsnippets_decisions_glossaryterm:"
OWN_PACKAGES = ("decisions.registrar", "importers.drafts")
"""Packages whose views check every object themselves."""


class AdminDoor:
    """Middleware: lets a request into the admin by the table above, and words a refusal of the record itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, kwargs: dict[str, Any]) -> None:
        """Raise Http404 for a view that this person may not use. Wagtail itself sends visitors to the log-in."""
        user = request.user
        if not _in_admin(request) or not user.is_authenticated:
            return
        name = request.resolver_match.view_name if request.resolver_match else ""
        if user.is_superuser:
            if name.startswith(API) and request.method not in ("GET", "HEAD", "OPTIONS"):
                raise PermissionDenied  # its actions publish and move past every hook; nothing here needs them
            return
        if name in FOR_ALL_STAFF or _module(view).startswith(OWN_PACKAGES):
            return
        if not (selectors.edits_initiatives(user) and _editor_may(request, name, kwargs)):
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in plain words what Wagtail's own actions may not do to the record, instead of a server error."""
        if isinstance(exception, PublicationError) and _in_admin(request):
            return render(request, "registrar/refused.html", status=409)
        return None


def _in_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _module(view: Any) -> str:
    """The module of a view, through the decorators that Wagtail wraps it in."""
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    owner = getattr(view, "view_class", view)
    return str(getattr(owner, "__module__", ""))


def _editor_may(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> bool:
    if name.startswith(GLOSSARY) or name == "wagtailadmin_explore_root":
        return True
    if name in CHOOSERS:
        wanted = {part.strip().lower() for part in request.GET.get("page_type", "").split(",")}
        parent = kwargs.get("parent_page_id")
        return wanted <= CHOOSABLE_TYPES and (not parent or shown_pages(request.user).filter(pk=parent).exists())
    if name not in FOR_EDITORS:
        return False
    argument = FOR_EDITORS[name]
    if not argument:
        return True
    key = str(kwargs.get(argument, ""))
    return key.isdigit() and edited_pages(request.user).filter(pk=int(key)).exists()
