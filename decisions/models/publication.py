"""Publication: one state, one writer.

`publication` is the truth and Wagtail's `live` follows. Only the services `publish`, `withdraw` and `move`
write either, inside `writing()`; `save()` refuses a change from elsewhere, because unpublishing, bulk actions,
reverting and the API pass a gate by (design.md §4).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_writing: ContextVar[bool] = ContextVar("publication_writing", default=False)


class PublicationError(Exception):
    """Somebody tried to change what is public without going through the services."""


class Publication(models.TextChoices):
    """The states of OSL and TF that matter to a web site: being public is not being published."""

    DRAFT = "draft", "Utkast"
    SECRET = "secret", "Sekretess"
    ON_REQUEST = "on_request", "Lämnas ut på begäran"
    PUBLISHED = "published", "Publicerad"
    WITHDRAWN = "withdrawn", "Återkallad"


@contextmanager
def writing() -> Iterator[None]:
    """Inside this block `publication`, `live` and `path` may change. For the services alone."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


class Published(models.Model):
    """A record with a publication state of its own.

    `withdrawn_reason` is public: the page answers 410 with it. `secrecy_*` are the three facts of a secrecy
    marking (OSL 5:5): provision, date, authority.
    """

    publication = models.CharField(
        "publicering",
        max_length=12,
        choices=Publication.choices,
        default=Publication.DRAFT,
        editable=False,
        db_index=True,
    )
    withdrawn_reason = models.CharField("skäl till återkallandet", max_length=300, blank=True, editable=False)
    withdrawn_at = models.DateTimeField("återkallad", null=True, blank=True, editable=False)
    secrecy_provision = models.CharField(
        "bestämmelse", max_length=100, blank=True, help_text="Till exempel OSL 26 kap. 1 §."
    )
    secrecy_date = models.DateField("datum för sekretessmarkeringen", null=True, blank=True)
    secrecy_authority = models.CharField("myndighet som har markerat", max_length=200, blank=True)

    GUARDED = ("publication", "live", "path")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, but raise `PublicationError` when a guarded field would change outside the services."""
        if not _writing.get():
            self._refuse_guarded_changes(kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def _refuse_guarded_changes(self, update_fields: Any) -> None:
        names = [n for n in self.GUARDED if any(f.name == n for f in self._meta.concrete_fields)]
        if update_fields is not None:
            names = [n for n in names if n in update_fields]
        if not names:
            return
        before = type(self)._base_manager.filter(pk=self.pk).values(*names).first() if self.pk else None
        for name in names:
            if name == "path" and not getattr(self, "publication_owns_path", False):
                continue
            old = before[name] if before else _UNPUBLISHED.get(name)
            if getattr(self, name) != old:
                raise PublicationError(f"{name} is changed by decisions.services only")


_UNPUBLISHED: dict[str, Any] = {"publication": Publication.DRAFT, "live": False, "path": None}
