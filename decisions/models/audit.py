"""Who did what, and what citizens report. Ids only where the log would outlive the content (design.md §2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.committees import CommitteePage
from decisions.models.documents import Document
from decisions.models.items import AgendaItem
from decisions.models.papers import Paper


class AuditEntry(models.Model):
    """One line for each change of what is public, each override and each erasure. Holds ids, never content."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    committee = models.ForeignKey(CommitteePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.kind} {self.object_id}"


class ErrorReport(models.Model):
    """A message from *Anmäl fel* on a public page, to the registrars of the committee that owns the record."""

    class Kind(models.TextChoices):
        """What is wrong."""

        TEXT = "text", "Texten stämmer inte med protokollet"
        LINK = "link", "Kopplingen till ett initiativ är fel"
        PRIVACY = "privacy", "Sidan visar personuppgifter som inte borde synas"
        ACCESSIBILITY = "accessibility", "Sidan går inte att läsa eller använda"
        OTHER = "other", "Något annat"

    committee = models.ForeignKey(CommitteePage, on_delete=models.CASCADE, related_name="error_reports")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="error_reports")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, blank=True, related_name="error_reports")
    kind = models.CharField("vad är fel", max_length=15, choices=Kind.choices)
    message = models.TextField("beskriv felet", max_length=2000)
    reply_to = models.EmailField("din e-post", blank=True)
    created = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"anmälan {self.pk}"


class Erasure(models.Model):
    """*Radera på riktigt*: asked for by one person, carried out by another, with a reason. No content is kept.

    While `done_at` is empty it is a request for `document`; afterwards only this line stays.
    """

    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="erasures")
    document_number = models.PositiveBigIntegerField()
    committee = models.ForeignKey(CommitteePage, on_delete=models.PROTECT, related_name="erasures")
    reason = models.CharField("skäl", max_length=300, help_text="Skriv aldrig det som ska raderas här.")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by=None) | ~Q(done_by=models.F("asked_by")), name="erasure_takes_two_persons"
            )
        ]

    def __str__(self) -> str:
        return f"radering {self.pk}"


class GlossaryTerm(models.Model):
    """A word of the administration, explained where it stands on public pages."""

    word = models.CharField("ord", max_length=60, unique=True)
    explanation = models.CharField("förklaring", max_length=300)

    class Meta:
        verbose_name = "ordförklaring"
        verbose_name_plural = "ordförklaringar"
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
