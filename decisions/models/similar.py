"""Pairs of §§ that an editor has said are not alike, so that neither is shown beside the other again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from decisions.models.items import AgendaItem


class BlockedPair(models.Model):
    """Two §§ that never stand under each other's *Liknande ärenden*. `first` has the lower key."""

    first = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField("skäl", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "spärrat par"
        verbose_name_plural = "spärrade par"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_block_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        ]

    def __str__(self) -> str:
        return f"spärrat par {self.pk}"
