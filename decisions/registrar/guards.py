"""What Wagtail's own actions may not do, whoever asks, and what follows when they may (design.md §4).

`MeetingPage.save()` refuses anyway; here the refusal is a sentence instead of an error.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from decisions import selectors, services
from decisions.models import (
    AuthorityPage,
    CommitteePage,
    Document,
    HomePage,
    InitiativeIndexPage,
    InitiativePage,
    MeetingPage,
)
from decisions.registrar.pages import edited_pages, shown_pages

GUIDED = "Sammanträden publiceras, återkallas och flyttas bara på organets egna sidor, där spärrarna kontrolleras."
LASTING = "Adressen är för alltid: sidan kan inte tas bort, flyttas eller kopieras. Den kan avpubliceras."
TREE = (HomePage, AuthorityPage, CommitteePage, MeetingPage, InitiativeIndexPage)
"""Pages that addresses hang on."""


def _refuse(request: HttpRequest, page: Page, message: str) -> HttpResponse:
    messages.error(request, message)
    return redirect("wagtailadmin_explore", page.get_parent().pk if page.depth > 1 else page.pk)


def refuse_publication(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before Wagtail publishes or unpublishes a page: not a meeting."""
    return _refuse(request, page, GUIDED) if isinstance(page.specific, MeetingPage) else None


def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before Wagtail deletes a page: nothing that has ever had a public address."""
    kept = isinstance(page.specific, TREE) or page.first_published_at is not None or page.live
    return _refuse(request, page, LASTING) if kept else None


def refuse_move(request: HttpRequest, page: Page, *_destination: Page) -> HttpResponse | None:
    """Before Wagtail moves a page: every page here has its place for ever."""
    return _refuse(request, page, LASTING)


def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before Wagtail copies a page: only initiatives may be a pattern for a new one."""
    return None if isinstance(page.specific, InitiativePage) else _refuse(request, page, LASTING)


def refuse_bulk(request: HttpRequest, _action: str, objects: Iterable[Any], _view: Any) -> HttpResponse | None:
    """Before any bulk action: none on pages or files. They pass every check of single actions by."""
    if any(isinstance(one, Page | Document) for one in objects):
        messages.error(request, "Sidor och filer ändras en i taget här, aldrig många på en gång.")
        return redirect("wagtailadmin_home")
    return None


def visibility_changed(_request: HttpRequest, page: Page) -> None:
    """After Wagtail has published or unpublished a body: everything that its records show may have changed."""
    body = page.specific
    if isinstance(body, CommitteePage):
        services.touch_committee(body)
    elif isinstance(body, AuthorityPage):
        for committee in body.committees.all():
            services.touch_committee(committee)


def chooser_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """What Wagtail's page chooser lists: no draft of another body."""
    return pages.filter(pk__in=shown_pages(request.user).values("pk"))


def explorer_pages(_parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """What Wagtail's page explorer lists: pages that the person works with there."""
    return pages.filter(pk__in=edited_pages(request.user).values("pk"))


def chooser_documents(documents: QuerySet[Document], request: HttpRequest) -> QuerySet[Document]:
    """What Wagtail's document chooser lists: files of one's own bodies."""
    return documents.filter(pk__in=selectors.editable_by(request.user, Document).values("pk"))


def hide_publishing(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take Wagtail's publishing choices from the menu of a page that is not published there."""
    page = context.get("page")
    guided = isinstance(page, MeetingPage) or not request.user.is_superuser
    if guided:
        hidden = {"action-publish", "action-unpublish", "action-submit", "action-workflow"}
        menu_items[:] = [item for item in menu_items if getattr(item, "name", "") not in hidden]
