"""Going through the record again for a changed initiative: the task's own row, so that nothing is lost at kill -9."""

from django.conf import settings
from django.db import models

from decisions.models.initiatives import InitiativePage


class RescanState(models.TextChoices):
    """How far a rescan has come."""

    WAITING = "waiting", "Väntar"
    RUNNING = "running", "Pågår"
    DONE = "done", "Klar"
    FAILED = "failed", "Avbruten"


class Rescan(models.Model):
    """One going-through of the record for one initiative; `dry`: only counted, nothing written (the before-view).

    `cursor` is the last record that is done with: a worker that takes over goes on behind it. `lease_until` is how
    long the present worker may be silent. `seconds` is the time worked, over all workers. `samples` are up to twenty
    `{"record": "item-12", "what": "appear" | "vanish" | "change"}`. A dry one reads the draft that is newest then.
    """

    initiative = models.ForeignKey(InitiativePage, on_delete=models.CASCADE, related_name="rescans")
    dry = models.BooleanField(default=False)
    state = models.CharField("läge", max_length=10, choices=RescanState.choices, default=RescanState.WAITING)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(default=0)
    cursor = models.CharField(max_length=30, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    appeared = models.PositiveIntegerField(default=0)
    vanished = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    samples = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "genomsökning"
        verbose_name_plural = "genomsökningar"

    def __str__(self) -> str:
        return f"genomsökning {self.pk}"

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else float(self.state == RescanState.DONE)

    @property
    def rate(self) -> float:
        """Records a second so far; 0 before anything is done."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> int | None:
        """Seconds that the rest takes at this rate; None while that cannot be said."""
        if self.state == RescanState.DONE:
            return 0
        return round((self.total - self.done) / self.rate) if self.rate else None
