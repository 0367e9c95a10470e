"""Bodies, authorities and persons by what somebody types on a command line, with suggestions where nothing fits."""

import difflib
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from decisions.models import AuthorityPage, CommitteePage
from decisions.selectors import editable_committees


class UnknownName(Exception):  # noqa: N818 - it says what happened
    """Nothing, or more than one thing, is called so. The message is Swedish and says what to do."""


def person(name: str) -> Any:
    """The active user with this user name, or this e-mail address. Raises `UnknownName`."""
    people = get_user_model()._default_manager.filter(is_active=True)
    exact = list(people.filter(**{get_user_model().USERNAME_FIELD: name}))
    found = exact or list(people.filter(Q(email__iexact=name) & ~Q(email=""))[:2])
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise UnknownName(f"Flera användare har e-postadressen {name}. Ange användarnamnet.")
    names = [str(one.get_username()) for one in people.order_by("pk")[:1000]]
    raise UnknownName(f"Det finns ingen aktiv användare som heter ”{name}”.{_similar(name, names)}")


def authority(name: str, user: Any) -> AuthorityPage:
    """The authority of that name or slug among those that this person works for. Raises `UnknownName`."""
    own: list[AuthorityPage] = list(
        AuthorityPage.objects.filter(pk__in=editable_committees(user).values("authority")).order_by("title")
    )
    found = [one for one in own if name.casefold() in (one.title.casefold(), one.slug)]
    if found:
        return found[0]
    who = f"{user.get_username()} arbetar inte för någon myndighet som heter ”{name}”."
    raise UnknownName(f"{who}{_similar(name, [one.title for one in own])}")


def committee(name: str, user: Any, within: AuthorityPage | None = None) -> CommitteePage:
    """The body of that name, short name or slug among those that this person handles. Raises `UnknownName`."""
    handled = editable_committees(user).select_related("authority").order_by("authority__title", "title")
    own = list(handled.filter(authority=within) if within else handled)
    found = [one for one in own if name.casefold() == one.slug or one.is_called(name)]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        which = ", ".join(f"”{one.authority.title}”" for one in found)
        raise UnknownName(f"Flera myndigheter har ett organ som heter ”{name}”. Ange --authority: {which}.")
    where = f" hos {within.title}" if within else ""
    who = f"{user.get_username()} har inte behörighet till något organ som heter ”{name}”{where}."
    raise UnknownName(f"{who}{_similar(name, [one.title for one in own])}")


def _similar(name: str, names: Iterable[str]) -> str:
    """` Menade du ”Kommunstyrelsen”?`, or what there is to choose from where that is little."""
    known = list(dict.fromkeys(names))
    by_fold = {one.casefold(): one for one in known}
    close = [by_fold[one] for one in difflib.get_close_matches(name.casefold(), by_fold, n=3, cutoff=0.6)]
    if close:
        return f" Menade du {' eller '.join(f'”{one}”' for one in close)}?"
    if known and len(known) <= 12:
        return f" Välj bland {', '.join(f'”{one}”' for one in known)}."
    return ""
