"""Links (kopplingar) between a § or a paper and an initiative: always with their evidence, always logged."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models.committees import CommitteePage
from decisions.models.initiatives import InitiativePage
from decisions.models.items import AgendaItem, DecisionStatus
from decisions.models.papers import Paper


class LinkStatus(models.TextChoices):
    """Suggested links are seen by registrars and the initiative's editors only (design.md §9).

    Rejected is a person's word. Withdrawn is the machine's: an automatic link that was public and for which nothing
    speaks any more, kept for its dated line.
    """

    SUGGESTED = "suggested", "Föreslagen"
    AUTOMATIC = "automatic", "Kopplad automatiskt"
    CONFIRMED = "confirmed", "Bekräftad"
    REJECTED = "rejected", "Avvisad"
    WITHDRAWN = "withdrawn", "Borttagen"


PUBLIC_LINK_STATUSES = (LinkStatus.AUTOMATIC, LinkStatus.CONFIRMED)


class Relation(models.TextChoices):
    """What the item is to the initiative."""

    DECISION = "decision", "Beslut"
    PREPARATION = "preparation", "Beredning"
    FOLLOW_UP = "follow_up", "Uppföljning"
    MENTION = "mention", "Nämner"


class InitiativeLink(models.Model):
    """A § or paper ↔ an initiative.

    `evidence` is a list of objects `{"kind": 1–5, "field", "start", "end", "quote", "how", "explanation", "weight"}`;
    offsets count in the named field's text. `content_hash` is of the text that a rejection was made on.
    `status_confirmed`: a person has confirmed `decision_status`, so that the matrix may show it.
    """

    initiative = models.ForeignKey(InitiativePage, on_delete=models.CASCADE, related_name="links")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    step = models.SlugField("steg", max_length=40, blank=True)
    relation = models.CharField("förhållande", max_length=12, choices=Relation.choices, default=Relation.MENTION)
    status = models.CharField(
        "läge", max_length=12, choices=LinkStatus.choices, default=LinkStatus.SUGGESTED, db_index=True
    )
    decision_status = models.CharField(max_length=12, choices=DecisionStatus.choices, blank=True, default="")
    status_confirmed = models.BooleanField(default=False)
    score = models.FloatField(default=0)
    evidence = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("skäl", max_length=300, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "koppling"
        verbose_name_plural = "kopplingar"
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, paper=None) | Q(item=None, paper__isnull=False),
                name="link_of_item_or_paper",
            ),
            models.UniqueConstraint(fields=["initiative", "item"], name="one_link_per_item"),
            models.UniqueConstraint(fields=["initiative", "paper"], name="one_link_per_paper"),
        ]

    def __str__(self) -> str:
        return f"koppling {self.pk}"


class Rejection(models.Model):
    """What a body has rejected, kept when the § or paper itself is gone: taken back, or erased, and delivered again.

    No words of it: a hash of its letters, and of a § its meeting's day and number. A rejection of what is still here is
    the link itself.
    """

    initiative = models.ForeignKey(InitiativePage, on_delete=models.CASCADE, related_name="rejections")
    committee = models.ForeignKey(CommitteePage, on_delete=models.CASCADE, related_name="rejections")
    content_hash = models.CharField(max_length=64, blank=True)
    date = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    suffix = models.CharField(max_length=5, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "avvisning av något som inte finns kvar"
        verbose_name_plural = "avvisningar av något som inte finns kvar"
        indexes = [models.Index(fields=["committee", "initiative"], name="rejection_by_body")]

    def __str__(self) -> str:
        return f"avvisning {self.pk}"


class LinkEvent(models.Model):
    """One change of a link: who (empty: the machine), when, from which status to which, why.

    `was` is what a person's change replaced, by field name, so that it can be undone.
    """

    link = models.ForeignKey(InitiativeLink, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    was = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
