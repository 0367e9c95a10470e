"""References (hänvisningar): mentions of §§, case numbers, dated papers, laws, recipients: resolved or waiting."""

from django.db import models
from django.db.models import Q

from decisions.models.authorities import AuthorityPage
from decisions.models.cases import Case
from decisions.models.committees import CommitteePage
from decisions.models.items import AgendaItem
from decisions.models.papers import Paper


class ReferenceKind(models.TextChoices):
    """What is referred to."""

    PARAGRAPH = "paragraph", "Paragraf"
    EARLIER_INSTANCE = "earlier_instance", "Tidigare instans"
    DNR = "dnr", "Diarienummer"
    PAPER = "paper", "Handling"
    LAW = "law", "Lag"
    RECIPIENT = "recipient", "Mottagare"


class ReferenceStatus(models.TextChoices):
    """Ambiguous is not the same as missing; both are data and are tried again when documents arrive."""

    RESOLVED = "resolved", "Funnen"
    AMBIGUOUS = "ambiguous", "Flera möjliga"
    UNRESOLVED = "unresolved", "Inte funnen här"


class Reference(models.Model):
    """A mention in a § or a paper. `start` and `end` are offsets in the file's text (-1: typed by a person).

    `body` may say its owner ("Växjö kommunfullmäktige"); of a paper, a case number and a recipient `sender` does.
    A recipient is a body or an authority, never a person. `candidates` are what an ambiguous one may mean, as pairs of
    model name and key.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="references")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, blank=True, related_name="references")
    kind = models.CharField(max_length=20, choices=ReferenceKind.choices)
    printed = models.TextField()
    start = models.IntegerField(default=-1)
    end = models.IntegerField(default=-1)
    title = models.TextField(blank=True)
    date = models.DateField(null=True, blank=True)
    sender = models.CharField(max_length=300, blank=True)
    body = models.CharField(max_length=200, blank=True)
    paragraph_number = models.PositiveIntegerField(null=True, blank=True)
    paragraph_suffix = models.CharField(max_length=5, blank=True)
    dnr_key = models.CharField(max_length=20, blank=True)
    status = models.CharField(
        max_length=12, choices=ReferenceStatus.choices, default=ReferenceStatus.UNRESOLVED, db_index=True
    )
    within_file = models.BooleanField(default=False)
    target_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_by"
    )
    target_paper = models.ForeignKey(
        Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_by"
    )
    target_case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_by")
    target_committee = models.ForeignKey(
        CommitteePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_by"
    )
    target_authority = models.ForeignKey(
        AuthorityPage, on_delete=models.SET_NULL, null=True, blank=True, related_name="referred_by"
    )
    candidates = models.JSONField(default=list, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        # What waits is looked up anew for every record that is published (`services.references.retry_towards`).
        indexes = [
            models.Index(fields=["date", "paragraph_number"], name="reference_by_day"),
            models.Index(fields=["dnr_key"], name="reference_by_dnr"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, paper=None) | Q(item=None, paper__isnull=False),
                name="reference_of_item_or_paper",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
