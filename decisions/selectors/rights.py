"""Who may work with what. Rights follow the committee: each nämnd is an authority of its own (design.md §4).

The body always comes from the object, never from a form. The page permission `change` on a committee's page (or on
a page above it, where somebody chose that sum) is the one source of truth.
"""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, Model, OuterRef, Q, QuerySet
from wagtail.models import GroupPagePermission

from decisions.models import (
    AgendaItem,
    CommitteePage,
    Document,
    Erasure,
    ErrorReport,
    FileUse,
    InitiativeIndexPage,
    InitiativeLink,
    MeetingPage,
    Minutes,
    Paper,
)
from decisions.selectors.fixed import Fixed

User = Any  # whoever request.user is: Django types it by settings
M = TypeVar("M", bound=Model)

_COMMITTEE_OF: dict[type[Model], tuple[str, ...]] = {
    AgendaItem: ("meeting__committee",),
    Paper: ("committee",),
    MeetingPage: ("committee",),
    Minutes: ("meeting__committee",),
    Document: ("collection__committee",),
    FileUse: ("minutes__meeting__committee", "paper__committee"),
    InitiativeLink: ("item__meeting__committee", "paper__committee"),
    ErrorReport: ("committee",),
    Erasure: ("committee",),
}


def _pages_that(user: Any, codename: str) -> QuerySet[GroupPagePermission]:
    """Page permissions of a user, by key."""
    found: QuerySet[GroupPagePermission] = GroupPagePermission.objects.filter(
        group__user=user, permission__codename=codename
    )
    return found


def editable_committees(user: User) -> QuerySet[CommitteePage]:
    """Committees whose drafts, files and publication this person handles. Empty for anybody who is not active."""
    pages: QuerySet[CommitteePage] = CommitteePage.objects.all()
    if not user.is_authenticated or not user.is_active:
        return pages.none()
    if user.is_superuser:
        return pages
    return pages.filter(_may_change(user.pk))


def _may_change(user: Any) -> Exists:
    inner = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    permissions = _pages_that(user, "change_page").annotate(outer=inner)
    return Exists(permissions.filter(outer__startswith=F("page__path")))


_HANDLED = Fixed(lambda user, committee: CommitteePage.objects.filter(_may_change(user), pk=committee))


def handles(user: User, committee: CommitteePage) -> bool:
    """Whether a saved committee is one of `editable_committees(user)` at this moment."""
    if not user.is_authenticated or not user.is_active or user.is_superuser:
        return editable_committees(user).filter(pk=committee.pk).exists()
    return _HANDLED.exists(user.pk, committee.pk)


def editable_by(user: User, model: type[M]) -> QuerySet[M]:
    """Rows of `model` that belong to the committees of `editable_committees(user)`.

    Raises KeyError for a model whose committee is not known here: rights are stated, never guessed.
    """
    committees = editable_committees(user)
    belongs = Q(pk__in=[])
    for path in _COMMITTEE_OF[model]:
        belongs |= Q(**{f"{path}__in": committees})
    return model._default_manager.filter(belongs)


def edits_initiatives(user: User) -> bool:
    """Whether this person is an editor of initiatives (group Länsredaktion): no drafts, no decisions on links."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return bool(_pages_that(user.pk, "change_page").filter(page__in=InitiativeIndexPage.objects.all()).exists())
