"""Which pages of the tree a person works with in the admin, and which they may see in a chooser."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from decisions import selectors
from decisions.models import AuthorityPage, HomePage, InitiativeIndexPage


def edited_pages(user: Any) -> QuerySet[Page]:
    """Pages that this person opens in Wagtail's page editor: everything for an operator, initiatives for editors.

    A registrar has none: the record has its own screens.
    """
    pages: QuerySet[Page] = Page.objects.all()
    if user.is_superuser:
        return pages
    index = InitiativeIndexPage.objects.first()
    if index is None or not selectors.edits_initiatives(user):
        return pages.none()
    return pages.descendant_of(index, inclusive=True)  # type: ignore[attr-defined, no-any-return]  # Wagtail's untyped manager


def shown_pages(user: Any) -> QuerySet[Page]:
    """Pages that a chooser may show: public bodies and meetings, and what the person works with themselves."""
    own = edited_pages(user)
    if user.is_superuser:
        return own
    shown = Q(pk__in=own.values("pk"))
    for public in (
        HomePage.objects.filter(live=True),
        AuthorityPage.objects.filter(live=True),
        selectors.public_committees(),
        selectors.public_meetings(),
        selectors.public_initiatives(),
    ):
        shown |= Q(pk__in=public.order_by().values("pk"))
    pages: QuerySet[Page] = Page.objects.filter(shown)
    return pages
