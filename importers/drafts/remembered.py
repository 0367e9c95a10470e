"""What a person has said during a review, kept apart from what the file says: a body's headings, and what is handled.

Models; `profiles` and `notes` hold what is done with them.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from decisions.models import CommitteePage
from importers.parsing import NoHeading, SectionKind

NO_HEADING = {
    NoHeading.TEXT.value: "Ingen rubrik, bara text",
    NoHeading.SHEET.value: "Hör till papperet (sidhuvud, sidfot)",
}


class HeadingSense(models.TextChoices):
    """What a heading opens, in the words of the review; the values are those of `parsing.Meaning`."""

    DECISION = SectionKind.DECISION.value, "Beslut"
    PROPOSAL_NEXT = SectionKind.PROPOSAL_NEXT.value, "Förslag till nästa instans"
    PROPOSAL = SectionKind.PROPOSAL.value, "Förslag till beslut"
    SUMMARY = SectionKind.SUMMARY.value, "Sammanfattning"
    BACKGROUND = SectionKind.BACKGROUND.value, "Bakgrund"
    HANDLING = SectionKind.HANDLING.value, "Ärendets behandling"
    DOCUMENTS = SectionKind.DOCUMENTS.value, "Beslutsunderlag"
    MOTIONS = SectionKind.MOTIONS.value, "Yrkanden"
    ORDER_OF_PROPOSALS = SectionKind.ORDER_OF_PROPOSALS.value, "Propositionsordning"
    VOTE = SectionKind.VOTE.value, "Omröstning"
    RESERVATION = SectionKind.RESERVATION.value, "Reservation"
    STATEMENT = SectionKind.STATEMENT.value, "Särskilt yttrande eller anteckning"
    CONFLICT_OF_INTEREST = SectionKind.CONFLICT_OF_INTEREST.value, "Jäv"
    RECIPIENTS = SectionKind.RECIPIENTS.value, "Mottagare av beslutet"
    ADJUSTMENT = SectionKind.ADJUSTMENT.value, "Justering"
    OTHER = SectionKind.OTHER.value, "Annat avsnitt"
    TEXT = NoHeading.TEXT.value, NO_HEADING[NoHeading.TEXT.value]
    SHEET = NoHeading.SHEET.value, NO_HEADING[NoHeading.SHEET.value]


class HeadingMeaning(models.Model):
    """What one body means by one of its headings: profile data, taken by a person, undone by a person, never deleted.

    `heading` as `parsing.profile.normalised` spells it, `printed` as it stood in the file where it was corrected.
    """

    committee = models.ForeignKey(CommitteePage, on_delete=models.CASCADE, related_name="heading_meanings")
    heading = models.CharField("rubrik", max_length=140)
    printed = models.CharField("som den stod", max_length=140)
    meaning = models.CharField("betyder", max_length=24, choices=HeadingSense.choices)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)
    active = models.BooleanField(default=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["heading", "-taken_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "heading"], condition=Q(active=True), name="one_meaning_of_a_heading"
            )
        ]

    def __str__(self) -> str:
        return f"rubrik {self.pk}"


class ReviewNotes(models.Model):
    """What a person has said of one file during its review.

    `meanings`: headings corrected for this file alone, `{normalised: [printed, meaning]}`. `handled`: findings ticked
    off, `{key: what}` (`findings` makes the keys). `placed`: unparsed stretches given to a §,
    `{key: [number, suffix]}`. `seen`: parts ticked as done, by their prefix on the page.
    """

    file = models.OneToOneField("import_drafts.ImportFile", on_delete=models.CASCADE, related_name="notes")
    meanings = models.JSONField(default=dict, blank=True)
    handled = models.JSONField(default=dict, blank=True)
    placed = models.JSONField(default=dict, blank=True)
    seen = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"anteckningar till fil {self.file_id}"
