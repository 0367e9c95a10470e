"""The outbox: what of the record has changed and is not in the index yet."""

import uuid

from django.db import models


class TaskState(models.TextChoices):
    """Where a row stands. `leased` falls back to `waiting` when its lease has run out."""

    WAITING = "waiting", "Väntar"
    LEASED = "leased", "Pågår"
    FAILED = "failed", "Misslyckades"


class IndexTask(models.Model):
    """A record whose documents in the index are to be made anew, or taken away: one row a record.

    Written in the transaction that changes the record. While the row is here, searches leave the record out, so
    what was withdrawn or masked is gone at once. `token` changes with every change of the record: a worker deletes
    the row only with the token that it started with, so a change during its work is never lost. `error` names the
    kind of the last error, never document text.
    """

    record = models.CharField(max_length=40, unique=True)
    token = models.UUIDField(default=uuid.uuid4)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.WAITING)
    not_before = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=100, blank=True)
    created = models.DateTimeField()

    class Meta:
        verbose_name = "väntande ändring av sökindexet"
        verbose_name_plural = "väntande ändringar av sökindexet"
        indexes = [models.Index(fields=["state", "created"], name="index_task_queue")]

    def __str__(self) -> str:
        return f"{self.record} {self.state}"


class WriteLease(models.Model):
    """Which machine writes to the index until when, where the database has no locks that end with a connection.

    `place` is host and index folder: within one place the file's lock decides, so a writer that was killed there
    leaves nothing behind that stands in the way of the next.
    """

    INDEX = "index"

    name = models.CharField(max_length=20, primary_key=True)
    holder = models.UUIDField(default=uuid.uuid4)
    place = models.CharField(max_length=500, blank=True)
    until = models.DateTimeField()

    class Meta:
        verbose_name = "skrivlås för sökindexet"
        verbose_name_plural = "skrivlås för sökindexet"

    def __str__(self) -> str:
        return f"{self.name} {self.place}"
