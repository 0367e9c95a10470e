"""System checks that refuse a half-configured site, and the same refusal when the web server starts.

`manage.py check --deploy --database default` shows them all. Gunicorn runs no system checks by itself, so
`webapp.wsgi` asks `refuse_half_configured` before it serves the first request.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - as Django calls it
from django.core.exceptions import FieldDoesNotExist, ImproperlyConfigured
from django.db import DatabaseError
from django.utils.module_loading import import_string

from importers.tools import local

KNOWN_ENGINES = ("embedded", "elasticsearch", "memory")
"""`memory` forgets everything when the process ends: for tests and trials only."""


@register("lansbeslut")
def check_search_engine(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """E001: the search engine is one that exists, and one that remembers."""
    engine = settings.SEARCH_ENGINE
    allowed = KNOWN_ENGINES if settings.DEMO else KNOWN_ENGINES[:2]
    if engine in allowed:
        return []
    return [
        Error(
            f"LANSBESLUT_SEARCH_ENGINE is {engine!r}; known here: {', '.join(allowed)}.",
            hint="Leave it unset for the embedded engine.",
            id="lansbeslut.E001",
        )
    ]


@register("lansbeslut")
def check_folders(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """E002: closed files and the index lie outside every folder that is served."""
    served = [Path(settings.STATIC_ROOT), *(Path(folder) for folder in settings.STATICFILES_DIRS)]
    closed = {"MEDIA_ROOT": Path(settings.MEDIA_ROOT), "SEARCH_INDEX_FOLDER": Path(settings.SEARCH_INDEX_FOLDER)}
    return [
        Error(
            f"{name} ({folder}) overlaps the served folder {other}: closed files could be fetched by address.",
            hint="Give it a folder of its own, neither inside the served one nor around it.",
            id="lansbeslut.E002",
        )
        for name, folder in closed.items()
        for other in served
        if _overlap(folder.resolve(), other.resolve())
    ]


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


@register("lansbeslut")
def check_documents_are_gated(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """E003: each file goes through the view that asks whether it is public, wherever the files are kept."""
    if settings.WAGTAILDOCS_SERVE_METHOD == "serve_view":
        return []
    return [
        Error(
            f"WAGTAILDOCS_SERVE_METHOD is {settings.WAGTAILDOCS_SERVE_METHOD!r}: files would pass by the gate.",
            hint='It must be "serve_view", with an object store too.',
            id="lansbeslut.E003",
        )
    ]


@register("lansbeslut")
def check_log_in(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """E004: each named authentication back end can be imported, and there is one."""
    errors: list[CheckMessage] = []
    if not settings.AUTHENTICATION_BACKENDS:
        errors.append(Error("LANSBESLUT_AUTH_BACKENDS names no back end: nobody could log in.", id="lansbeslut.E004"))
    for name in settings.AUTHENTICATION_BACKENDS:
        try:
            import_string(name)
        except ImportError as error:
            errors.append(Error(f"LANSBESLUT_AUTH_BACKENDS: {error}.", id="lansbeslut.E004"))
    return errors


@register("lansbeslut")
def check_base_url(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """E005: a real site says its own https address; feeds, notices and stable links are made from it."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    local = address.hostname in (None, "localhost", "127.0.0.1", "::1")
    if settings.DEMO or (address.scheme == "https" and not local):
        return []
    return [
        Error(
            f"LANSBESLUT_BASE_URL is {settings.WAGTAILADMIN_BASE_URL!r}: a real site needs its public https address.",
            id="lansbeslut.E005",
        )
    ]


@register("lansbeslut", Tags.database)
def check_no_demo(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    databases: Iterable[str] | None = None,
    **kwargs: Any,  # noqa: ARG001
) -> list[CheckMessage]:
    """E006: no demo content and no demo user where `DEMO` is off. Silent before the tables exist."""
    if settings.DEMO or not databases:
        return []
    try:
        found = [*_demo_content(), *_demo_users()]
    except DatabaseError:
        return []
    if not found:
        return []
    return [
        Error(
            f"The database holds demo content or demo users ({', '.join(found)}): refused on a real site.",
            hint="Start from an empty database; demo log-ins are known to everybody.",
            id="lansbeslut.E006",
        )
    ]


@register("lansbeslut", deploy=True)
def check_programs(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:  # noqa: ARG001
    """W001: programs beside Python without which some files only get a message."""
    return [Warning(sentence, id="lansbeslut.W001") for sentence in local.missing()]


def _demo_content() -> list[str]:
    """The names of the models of the record that hold a row marked as demo."""
    names = []
    for model in apps.get_app_config("decisions").get_models():
        try:
            model._meta.get_field("demo")
        except FieldDoesNotExist:
            continue
        if model._default_manager.filter(demo=True).exists():
            names.append(model.__name__)
    return names


def _demo_users() -> list[str]:
    """`User` where one has an address of the domain that is kept for demo users, else nothing."""
    return ["User"] if get_user_model().objects.filter(email__endswith=settings.DEMO_MAIL_DOMAIN).exists() else []


def refuse_half_configured() -> None:
    """Raise ImproperlyConfigured with every error of the checks in this module; silent where all is well."""
    errors = [
        *check_search_engine(None),
        *check_folders(None),
        *check_documents_are_gated(None),
        *check_log_in(None),
        *check_base_url(None),
        *check_no_demo(None, databases=["default"]),
    ]
    if errors:
        raise ImproperlyConfigured("\n".join(str(error) for error in errors))
