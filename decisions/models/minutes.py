"""Minutes (protokoll) as editions of a meeting, the files that they lie in, and their notice."""

from django.db import models
from django.db.models import Q

from decisions.models.documents import Document, Reading
from decisions.models.meetings import MeetingPage
from decisions.models.publication import Published
from decisions.models.voices import Elected
from decisions.vocabulary import ranges


class MinutesKind(models.TextChoices):
    """Kinds of edition."""

    FULL = "full", "Protokoll"
    EXTRACT = "extract", "Protokollsutdrag"
    PARTIAL = "partial", "Omedelbart justerad del"
    CORRECTED = "corrected", "Rättad utgåva"


class Adjustment(models.TextChoices):
    """What is known of the adjustment (justering). There is no default: a person says which."""

    NOT_ASKED = "", "Inte angivet än"
    DATE = "date", "Justerat den"
    UNKNOWN = "unknown", "Uppgift saknas"


class Provenance(models.TextChoices):
    """How the file came here."""

    DELIVERED = "delivered", "Lämnat av organet"
    FETCHED = "fetched", "Hämtat från organets webbplats"


class Minutes(Published):
    """One edition of a meeting's minutes: 0..n for a meeting, each with its own §§, adjustment, notice and files.

    `replaces` names the edition that a corrected one (rättelse) takes the place of; both stay. `corrected` lists what
    a person has corrected (`attendance`, `notice`), as `RecordContent.corrected` does.
    """

    meeting = models.ForeignKey(MeetingPage, on_delete=models.CASCADE, related_name="minutes")
    kind = models.CharField("slag", max_length=12, choices=MinutesKind.choices, default=MinutesKind.FULL)
    kind_inferred = models.BooleanField(default=False)
    paragraphs_covered = models.CharField("omfattar §§", max_length=200, blank=True)
    place_and_time = models.CharField("plats och tid", max_length=500, blank=True)
    adjustment = models.CharField(
        "justering", max_length=10, choices=Adjustment.choices, default=Adjustment.NOT_ASKED, blank=True
    )
    adjusted_on = models.DateField("justerat den", null=True, blank=True)
    adjusters = models.CharField("justerare", max_length=500, blank=True)
    provenance = models.CharField("ursprung", max_length=10, choices=Provenance.choices, default=Provenance.DELIVERED)
    source_url = models.URLField("hämtat från", blank=True, max_length=500)
    fetched_on = models.DateField("hämtat den", null=True, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    corrected = models.JSONField(default=dict, editable=False, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "protokoll"
        verbose_name_plural = "protokoll"
        ordering = ["created", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(adjustment="date", adjusted_on__isnull=False)
                | (~Q(adjustment="date") & Q(adjusted_on=None)),
                name="adjusted_on_goes_with_its_statement",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.meeting.date.isoformat()}"


class AttendanceRole(models.TextChoices):
    """In what capacity an elected person was there. Officials and guests are no data: they stay in the file."""

    MEMBER = "member", "Ledamot"
    SERVING_SUBSTITUTE = "serving_substitute", "Tjänstgörande ersättare"
    SUBSTITUTE = "substitute", "Ersättare"


class Attendance(Elected):
    """An elected person who was at the meeting, as the front page of this edition says (KL 5:66).

    `present` and `absent` are ranges of §§, both ends included: `[[64, 66], [68, 68]]`; both empty: the whole meeting,
    as far as is told. `office` in lower case ("ordförande"). `replaces` names the member for whom a substitute
    serves. `note` are the printed words that limit the presence ("kl 9.00–11.30").
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="attendance")
    role = models.CharField("roll", max_length=20, choices=AttendanceRole.choices, default=AttendanceRole.MEMBER)
    office = models.CharField("uppdrag", max_length=100, blank=True)
    replaces = models.CharField("ersätter", max_length=200, blank=True)
    present = models.JSONField("närvarande vid §§", default=list, blank=True)
    absent = models.JSONField("frånvarande vid §§", default=list, blank=True)
    note = models.CharField("anmärkning om närvaron", max_length=300, blank=True)

    def was_there(self, number: int) -> bool:
        """Whether the person was there at that §, as far as the front page tells by §§."""
        if ranges.holds(self.absent, number):
            return False
        return not self.present or ranges.holds(self.present, number)


class Notice(models.Model):
    """The notice (anslag) of an edition, with its dates as stated; the board that counts is the authority's own."""

    minutes = models.OneToOneField(Minutes, on_delete=models.CASCADE, related_name="notice")
    posted_on = models.DateField("anslaget", null=True, blank=True)
    removed_on = models.DateField("nedtaget", null=True, blank=True)
    kept_at = models.CharField("förvaringsplats", max_length=300, blank=True)
    board_url = models.URLField("anslagstavla", blank=True)

    class Meta:
        verbose_name = "anslag"

    def __str__(self) -> str:
        return f"anslag {self.posted_on or ''}"


class Edition(models.TextChoices):
    """What has been done to a file before it may be public."""

    ORIGINAL = "original", "Original"
    MASKED = "masked", "Maskad"
    ACCESSIBLE = "accessible", "Tillgänglig"


class FileUse(models.Model):
    """A file, or a range of its pages, as an edition of minutes or of a paper.

    `public` is ticked by a registrar, never by us. `public_name` is made by us. Pages count from 1; empty means all.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="uses")
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, null=True, blank=True, related_name="files")
    paper = models.ForeignKey("decisions.Paper", on_delete=models.CASCADE, null=True, blank=True, related_name="files")
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    edition = models.CharField("utgåva", max_length=12, choices=Edition.choices, default=Edition.ORIGINAL)
    first_page = models.PositiveIntegerField(null=True, blank=True)
    last_page = models.PositiveIntegerField(null=True, blank=True)
    public = models.BooleanField("offentlig utgåva", default=False)
    public_name = models.CharField(max_length=200, blank=True)
    better_copy_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=False, paper=None) | Q(minutes=None, paper__isnull=False),
                name="file_of_minutes_or_paper",
            )
        ]

    def __str__(self) -> str:
        return self.public_name or f"fil {self.document_id}"
