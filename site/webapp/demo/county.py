"""Pages, groups, users and explained words of the demo county, made through the services that a real site uses."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from decisions import services
from decisions.models import AuthorityKind, AuthorityPage, CommitteePage, DiaryHabit, GlossaryTerm
from webapp.demo import content
from webapp.demo.content import Authority, Body, User

PASSWORD = "exempel-exempel"  # noqa: S105 - no secret: demo log-ins are printed, and refused by production settings
"""The one password of all demo users."""

COUNTY = "Kronobergs län"
_INTRODUCTION = (
    "Protokoll, beslut och handlingar från kommunerna i länet och från regionen, sökbara tillsammans. "
    "Allt här är exempeldata."
)


def make_bodies() -> Mapping[str, CommitteePage]:
    """All authorities and bodies of the demo, by key; those that exist are left as they are."""
    home = services.ensure_county(COUNTY).home
    if not home.introduction:
        home.introduction = _INTRODUCTION
        home.save()
    made: dict[str, CommitteePage] = {}
    for authority in content.bodies().authority:
        page = services.ensure_authority(
            home,
            authority.title,
            kind=AuthorityKind(authority.kind),
            code=authority.code,
            registrar_email=f"{authority.key}{settings.DEMO_MAIL_DOMAIN}",
            diary_habit=DiaryHabit(authority.diary),
        )
        for body in authority.body:
            made[f"{authority.key}/{body.key}"] = _committee(page, body)
    for authority in content.bodies().authority:
        _succession(authority, made)
    return made


def _committee(authority: AuthorityPage, body: Body) -> CommitteePage:
    committee = services.ensure_committee(
        authority,
        body.title,
        abbreviations="\n".join(body.signs),
        policy=body.policy,
        auto_links=body.auto_links,
    )
    if not committee.policy_basis:
        texts = content.bodies()
        committee.policy_basis = texts.basis if body.policy else texts.basis_default
        committee.valid_from, committee.valid_to, committee.noindex = body.valid_from, body.valid_to, True
        committee.save()
    return committee


def _succession(authority: Authority, made: Mapping[str, CommitteePage]) -> None:
    for body in authority.body:
        committee = made[f"{authority.key}/{body.key}"]
        if body.successor and committee.successor_id is None:
            committee.successor = made[body.successor]
            committee.save()


def make_users(committees: Mapping[str, CommitteePage]) -> Mapping[str, Any]:
    """All demo users, by name. One hash for all: hashing a password takes a third of a second."""
    hashed = make_password(PASSWORD)
    return {user.name: _user(user, committees, hashed) for user in content.bodies().user}


def _user(user: User, committees: Mapping[str, CommitteePage], hashed: str) -> Any:
    account, _ = get_user_model().objects.get_or_create(
        username=user.name,
        defaults={
            "email": f"{user.name}{settings.DEMO_MAIL_DOMAIN}",
            "password": hashed,
            "is_superuser": user.superuser,
            "is_staff": user.superuser,
        },
    )
    names = [services.registrars_group_name(committees[key]) for key in user.bodies]
    names += [services.EDITORIAL_GROUP] if user.editor else []
    account.groups.add(*Group.objects.filter(name__in=names))
    return account


def explain_words() -> None:
    """The glossary's terms; what an editor has written already stays."""
    for word, explanation in content.words().items():
        GlossaryTerm.objects.get_or_create(word=word, defaults={"explanation": explanation})


def log_ins() -> str:
    """What `make run` prints under the address."""
    width = max(len(user.name) for user in content.bodies().user)
    lines = [f"  {user.name:<{width}}  {user.role}" for user in content.bodies().user]
    return "\n".join([f"Logga in på exempeldata med lösenordet {PASSWORD} som en av dessa:", *lines, ""])
