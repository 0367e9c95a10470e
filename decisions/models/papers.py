"""Papers (handlingar): tjänsteskrivelser, skrivelser, bilagor. Beside the page tree, with drafts of their own."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from decisions.models.authorities import AuthorityPage
from decisions.models.committees import CommitteePage
from decisions.models.items import AgendaItem, Recipient, RecordContent
from decisions.models.publication import Published


class DocumentKind(models.TextChoices):
    """What a document is."""

    MINUTES = "protokoll", "Protokoll"
    EXTRACT = "protokollsutdrag", "Protokollsutdrag"
    OFFICIAL_LETTER = "tjansteskrivelse", "Tjänsteskrivelse"
    LETTER = "skrivelse", "Skrivelse"
    SUMMONS = "kallelse", "Kallelse"
    NOTICE = "anslagsbevis", "Anslagsbevis"
    DELEGATION_LIST = "delegationslista", "Delegationslista"
    ATTACHMENT = "bilaga", "Bilaga"
    CORRECTION = "rattelse", "Rättelse"
    OTHER = "annat", "Annat"


class DateBasis(models.TextChoices):
    """How a paper's own date is known."""

    NONE = "", "Inte känt"
    STATED = "stated", "Står i handlingen"
    OWN_LISTING = "own_listing", "Ur handlingens egen förteckning över beslutsunderlag"
    PERSON = "person", "Angivet av en person"


class Paper(
    Published,
    RecordContent,
    PreviewableMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    ClusterableModel,
):
    """A paper of its own: a file, or a span of another file (of a paper: `embedded_in`; of minutes: an appendix).

    `committee` is the body whose registrar answers for it: rights and policy follow it. `other_numbers` are
    printed numbers of unknown kind, never case numbers. `path` as for a §.
    """

    publication_owns_path = True

    live = models.BooleanField("publik", default=False, editable=False)  # Wagtail's default is True

    committee = models.ForeignKey(CommitteePage, on_delete=models.PROTECT, related_name="papers", editable=False)
    authority = models.ForeignKey(AuthorityPage, on_delete=models.PROTECT, related_name="papers", editable=False)
    kind = models.CharField("slag", max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    date = models.DateField("handlingens datum", null=True, blank=True)
    date_basis = models.CharField(
        "hur datumet är känt", max_length=12, choices=DateBasis.choices, blank=True, default=""
    )
    sender = models.CharField("avsändare", max_length=300, blank=True)
    sender_basis = models.CharField(max_length=12, choices=DateBasis.choices, blank=True, default="", editable=False)
    addressed_to = models.CharField("ställd till", max_length=300, blank=True)
    signed_by = models.TextField("undertecknad av", blank=True)
    other_numbers = models.CharField("andra nummer", max_length=200, blank=True)
    embedded_in = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="embedded", editable=False
    )
    replaces = models.TextField(
        "ersätter", blank=True, help_text="För en rättelse: vad den ersätter, som det står i handlingen."
    )
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)
    demo = models.BooleanField("exempeldata", default=False, editable=False)
    path = models.CharField(max_length=255, unique=True, null=True, editable=False)

    panels = [
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("title"), FieldPanel("date"), FieldPanel("date_basis")],
            "Handling",
        ),
        InlinePanel(
            "dnrs",
            heading="Diarienummer",
            label="Diarienummer",
            panels=[FieldPanel("printed"), FieldPanel("plan_code")],
        ),
        MultiFieldPanel(
            [
                FieldPanel("sender"),
                FieldPanel("addressed_to"),
                FieldPanel("signed_by"),
                FieldPanel("other_numbers"),
            ],
            "Från och till",
        ),
        InlinePanel(
            "about",
            heading="Hör till paragraf (till exempel en bilaga till protokollet)",
            label="Paragraf",
        ),
        FieldPanel("replaces"),
        InlinePanel("proposed_clauses", heading="Förslag till beslut", label="Förslagspunkt"),
        FieldPanel("matter_type"),
        FieldPanel("sections"),
        InlinePanel("recipients", heading="Skickas till", label="Mottagare"),
        MultiFieldPanel(
            [FieldPanel("secrecy_provision"), FieldPanel("secrecy_date"), FieldPanel("secrecy_authority")],
            "Sekretessmarkering",
        ),
    ]

    class Meta:
        verbose_name = "handling"
        verbose_name_plural = "handlingar"
        ordering = ["-date", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.title}"

    def get_preview_template(self, request: Any, mode_name: str) -> str:  # noqa: ARG002 - Wagtail's signature
        """The same template as the public page."""
        return "decisions/paper.html"


class ProposedClause(models.Model):
    """One point of what the paper proposes that the body decides."""

    paper = ParentalKey(Paper, on_delete=models.CASCADE, related_name="proposed_clauses")
    text = models.TextField("förslagspunkt")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)

    panels = [FieldPanel("text")]

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"förslag {self.sort_order + 1}"


class PaperItem(models.Model):
    """A § that a paper says that it belongs to (OParl Consultation): a bilaga, a written reservation, a rättelse.

    `date` is the meeting's day, empty where the paper does not say it. `item` is the § where we hold it: looked
    for when the paper is written or published, and again when minutes of that day arrive.
    """

    paper = ParentalKey(Paper, on_delete=models.CASCADE, related_name="about")
    number = models.PositiveIntegerField("paragraf")
    suffix = models.CharField("tillägg", max_length=5, blank=True)
    date = models.DateField("sammanträdets datum", null=True, blank=True)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="papers_about", editable=False
    )
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    panels = [FieldRowPanel([FieldPanel("number"), FieldPanel("suffix"), FieldPanel("date")])]

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"§ {self.number}{' ' + self.suffix if self.suffix else ''}"


class PaperRecipient(Recipient):
    """A recipient of a paper."""

    paper = ParentalKey(Paper, on_delete=models.CASCADE, related_name="recipients")
