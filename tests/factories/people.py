"""Users for tests: registrars of committees, editors of initiatives, a superuser. Their password is `PASSWORD`."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from decisions import services
from decisions.models import CommitteePage

PASSWORD = "ett-losenord-for-prov"


def _user(username: str, **fields: Any) -> Any:
    users = get_user_model()
    user = users.objects.filter(username=username).first()
    return user or users.objects.create_user(username, f"{username}@demo.invalid", PASSWORD, **fields)


def make_registrar(*committees: CommitteePage, username: str = "registrator") -> Any:
    """A user who handles exactly these committees."""
    user = _user(username)
    names = [services.registrars_group_name(committee) for committee in committees]
    user.groups.set(Group.objects.filter(name__in=names))
    return user


def make_editor(username: str = "redaktor") -> Any:
    """An editor of initiatives (group Länsredaktion)."""
    services.ensure_county()
    user = _user(username)
    user.groups.set(Group.objects.filter(name=services.EDITORIAL_GROUP))
    return user


def make_superuser(username: str = "drift") -> Any:
    """An operator."""
    return _user(username, is_superuser=True, is_staff=True)
