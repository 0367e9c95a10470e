"""Cases (ärenden), known by one or more case numbers (dnr), each unique within its diary."""

from django.db import models
from modelcluster.fields import ParentalKey

from decisions.models.authorities import AuthorityPage
from decisions.models.committees import CommitteePage


class Diary(models.Model):
    """A series of case numbers: of a whole authority, or of one committee.

    `certain` is False where the authority has not said how it keeps its diaries: then equal numbers in two of
    its committees are *several*: suggested as the same, never merged (design.md §4, Identity).
    """

    authority = models.ForeignKey(AuthorityPage, on_delete=models.PROTECT, related_name="diaries")
    committee = models.ForeignKey(
        CommitteePage, on_delete=models.PROTECT, null=True, blank=True, related_name="diaries"
    )
    certain = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "committee"], name="one_diary_per_committee"),
            models.UniqueConstraint(
                fields=["authority"], condition=models.Q(committee=None), name="one_diary_per_authority"
            ),
        ]

    def __str__(self) -> str:
        return str(self.committee or self.authority)


class Case(models.Model):
    """A matter that may pass several bodies (OParl Paper). `path` is its permanent address."""

    authority = models.ForeignKey(AuthorityPage, on_delete=models.PROTECT, related_name="cases")
    title = models.CharField("rubrik", max_length=500, blank=True)
    path = models.CharField(max_length=255, unique=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.path


class CaseNumber(models.Model):
    """One number of a case in one diary. `printed` is the first spelling that we met."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="numbers")
    diary = models.ForeignKey(Diary, on_delete=models.PROTECT, related_name="numbers")
    prefix = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    printed = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["diary", "prefix", "year", "number"], name="dnr_unique_within_its_diary")
        ]
        indexes = [models.Index(fields=["year", "number"], name="case_number_key")]

    def __str__(self) -> str:
        return self.printed

    @property
    def key(self) -> str:
        """`2018/234`: year and number without the diary."""
        return f"{self.year}/{self.number}"


class DnrMention(models.Model):
    """A case number as printed in a § or a paper, with its spans, and the case that it was resolved to.

    `case` is empty while the number is unresolved or ambiguous. `key` is `2018/234`. Spans are offsets in the
    file's text; -1 where a person typed the number.
    """

    printed = models.CharField("diarienummer", max_length=60)
    prefix = models.CharField(max_length=20, blank=True, editable=False)
    key = models.CharField(max_length=20, blank=True, editable=False, db_index=True)
    plan_code = models.CharField("klassificeringskod", max_length=20, blank=True)
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)
    plan_start = models.IntegerField(default=-1, editable=False)
    plan_end = models.IntegerField(default=-1, editable=False)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.printed


class ItemDnr(DnrMention):
    """A case number of a §."""

    item = ParentalKey("decisions.AgendaItem", on_delete=models.CASCADE, related_name="dnrs")
    case = models.ForeignKey(
        Case, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="item_mentions"
    )


class PaperDnr(DnrMention):
    """A case number of a paper."""

    paper = ParentalKey("decisions.Paper", on_delete=models.CASCADE, related_name="dnrs")
    case = models.ForeignKey(
        Case, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="paper_mentions"
    )
