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


class MeetingPage(Published, Page):
    """One meeting. It may have no minutes yet, or several editions of them (`Minutes`)."""

    committee = models.ForeignKey(
        CommitteePage, on_delete=models.PROTECT, related_name="meetings", editable=False, null=True
    )
    date = models.DateField("datum")
    number_of_day = models.PositiveSmallIntegerField("nummer på dagen", default=1)
    state = models.CharField("läge", max_length=12, choices=MeetingState.choices, default=MeetingState.HELD)
    demo = models.BooleanField("exempeldata", default=False, editable=False)

    content_panels = [FieldPanel("state")]
    parent_page_types = ["decisions.CommitteePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "sammanträde"
        verbose_name_plural = "sammanträden"
        constraints = [
            models.UniqueConstraint(fields=["committee", "date", "number_of_day"], name="one_meeting_per_number_of_day")
        ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give the page its title and slug from the date: `2030-05-22`, the second of the day `2030-05-22-2`."""
        suffix = f"-{self.number_of_day}" if self.number_of_day > 1 else ""
        self.slug = self.slug or f"{self.date.isoformat()}{suffix}"
        self.title = self.title or f"Sammanträde {self.date.isoformat()}"
        super().full_clean(*args, **kwargs)
