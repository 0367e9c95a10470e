"""What an initiative's editor says of a link that is not theirs to decide: disagreement is a visible state."""

from django.conf import settings
from django.db import models

from decisions.models.links import InitiativeLink


class Standpoint(models.TextChoices):
    """What the editor says. The body that owns the record decides (design.md §9)."""

    BELONGS = "belongs", "Hör till initiativet"
    WRONG = "wrong", "Hör inte till initiativet"


class LinkStandpoint(models.Model):
    """An editor's word on a link, beside the body's decision. At most one for each link; seen by both sides only."""

    link = models.OneToOneField(InitiativeLink, on_delete=models.CASCADE, related_name="standpoint")
    says = models.CharField("säger", max_length=10, choices=Standpoint.choices)
    reason = models.CharField("skäl", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "ståndpunkt om en koppling"
        verbose_name_plural = "ståndpunkter om kopplingar"

    def __str__(self) -> str:
        return f"ståndpunkt {self.pk}"
