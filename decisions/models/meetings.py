"""Meetings (sammanträden): a body, a date, a number of the day. The address of every § hangs on this page."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from decisions.models.committees import CommitteePage
from decisions.models.publication import Published


class MeetingState(models.TextChoices):
    """Whether the meeting took place."""

    PLANNED = "planned", "Planerat"
    HELD = "held", "Hållet"
    CANCELLED = "cancelled", "Inställt"


class MeetingPage(Published, Page):  # type: ignore[django-manager-missing]  # Page's manager is untyped
    """One meeting. It may have no minutes yet, or several editions of them (`Minutes`)."""

    slug: str
    title: str

    committee = models.ForeignKey(CommitteePage, on_delete=models.PROTECT, related_name="meetings", editable=False)
    date = models.DateField("datum")
    number_of_day = models.PositiveSmallIntegerField("nummer på dagen", default=1)
    state = models.CharField("läge", max_length=12, choices=MeetingState.choices, default=MeetingState.HELD)
    demo = models.BooleanField("exempeldata", default=False, editable=False)

    search_auto_update = False  # found by our own index; Wagtail's would cost a task row at each save

    content_panels = [FieldPanel("state")]
    parent_page_types = ["decisions.CommitteePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "sammanträde"
        verbose_name_plural = "sammanträden"
        constraints = [
            models.UniqueConstraint(fields=["committee", "date", "number_of_day"], name="one_meeting_per_number_of_day")
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the committee that is the page's parent, also when made in Wagtail's own form."""
        if not self.committee_id:
            self.committee = self.get_parent().specific
        self.name_after_date()  # a draft is saved without full_clean
        super().save(*args, **kwargs)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Validate with title and slug made from the date, which no form asks for."""
        self.name_after_date()
        super().full_clean(*args, **kwargs)

    def name_after_date(self) -> None:
        """Title and slug from the date where they are missing: `2030-05-22`, the second of the day `2030-05-22-2`."""
        suffix = f"-{self.number_of_day}" if self.number_of_day > 1 else ""
        if not self.slug:
            self.slug = f"{self.date.isoformat()}{suffix}"
        if not self.title:
            self.title = f"Sammanträde {self.date.isoformat()}"
