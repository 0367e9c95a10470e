"""Agenda items (§§): what people search, cite, link and mask. Beside the page tree, with drafts of their own."""

from typing import Any, Self

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from decisions.models.blocks import SectionBlock
from decisions.models.meetings import MeetingPage
from decisions.models.minutes import Minutes
from decisions.models.publication import Published


class MatterType(models.TextChoices):
    """What kind of matter a § handles."""

    NONE = "", "Inte angivet"
    MOTION = "motion", "Motion"
    CITIZEN_PROPOSAL = "citizen_proposal", "Medborgarförslag"
    INTERPELLATION = "interpellation", "Interpellation"
    REFERRAL = "referral", "Remiss eller yttrande"
    BUDGET = "budget", "Budget"
    REGULATION = "regulation", "Taxa eller föreskrift"
    POLICY_DOCUMENT = "policy_document", "Styrdokument"
    ELECTION = "election", "Val"
    AUDIT = "audit", "Revision"
    DELEGATION = "delegation", "Delegationsanmälan"
    INFORMATION = "information", "Information"
    PERSONAL = "personal", "Personärende"
    OTHER = "other", "Övrigt"


class Outcome(models.TextChoices):
    """How the § ended."""

    NONE = "", "Inte angivet"
    APPROVED = "approved", "Bifall"
    REJECTED = "rejected", "Avslag"
    RETURNED = "returned", "Återremiss"
    TABLED = "tabled", "Bordläggning"
    NOTED = "noted", "Notering"
    ELECTED = "elected", "Val"
    OPINION = "opinion", "Yttrande"
    ANSWERED = "answered", "Anses besvarad"
    WITHDRAWN = "withdrawn", "Utgår"
    OTHER = "other", "Annat"


class DecisionStatus(models.TextChoices):
    """What a body has done about an initiative, as a matrix cell says it (design.md §9)."""

    NONE = "", "Inte angivet"
    ADOPTED = "adopted", "Antagit"
    ENDORSED = "endorsed", "Ställt sig bakom"
    COMMENTED = "commented", "Yttrat sig"
    AMENDED = "amended", "Beslutat med ändring"
    RETURNED = "returned", "Återremitterat"
    TABLED = "tabled", "Bordlagt"
    REJECTED = "rejected", "Avslagit"
    PREPARED = "prepared", "Endast berett eller noterat"


class RecordContent(models.Model):
    """What a § and a paper have in common: title, sections, matter type, the machine's reading kept apart.

    `corrected` lists the fields that a person has corrected: `{"title": {"by": 3, "at": "2026-11-22T10:00:00+00:00"}}`;
    a new reading never touches those.
    """

    title = models.CharField("rubrik", max_length=1000)
    sections = StreamField([("section", SectionBlock())], verbose_name="avsnitt", blank=True)
    matter_type = models.CharField("ärendetyp", max_length=20, choices=MatterType.choices, blank=True, default="")
    corrected = models.JSONField(default=dict, editable=False, blank=True)

    class Meta:
        abstract = True

    KEPT_BY_THE_OBJECT = (
        "publication", "withdrawn_reason", "withdrawn_at", "path", "live", "has_unpublished_changes",
        "first_published_at", "last_published_at", "live_revision", "locked", "locked_by", "locked_at",
    )  # fmt: skip

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision holds content only: publication, address and lock always come from the object itself."""
        revived: Self = super().with_content_json(content)  # type: ignore[misc]
        for name in self.KEPT_BY_THE_OBJECT:
            setattr(revived, name, getattr(self, name))
        return revived


class AgendaItem(  # type: ignore[django-manager-missing]  # ClusterableModel is untyped
    Published,
    RecordContent,
    PreviewableMixin,
    LockableMixin,
    DraftStateMixin,
    RevisionMixin,
    ClusterableModel,
):
    """One § of a meeting, carried by one or more editions of the minutes.

    Identity: meeting + number + suffix (design.md §4). `prefix` is the body's own sign as printed ("Bu").
    `path` is the permanent address without the first slash, stored when the § is first published.
    """

    publication_owns_path = True

    live = models.BooleanField("publik", default=False, editable=False)  # Wagtail's default is True

    meeting = models.ForeignKey(MeetingPage, on_delete=models.PROTECT, related_name="items", editable=False)
    minutes = models.ManyToManyField(Minutes, through="ItemEdition", related_name="items", editable=False)
    prefix = models.CharField(
        "beteckning", max_length=20, blank=True, help_text="Organets tecken före §, till exempel Bu."
    )
    number = models.PositiveIntegerField("paragraf")
    suffix = models.CharField("tillägg", max_length=5, blank=True, help_text="Till exempel a i § 12 a.")
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    lead_in = models.TextField("ingress till beslutet", blank=True)
    outcome = models.CharField("utfall", max_length=12, choices=Outcome.choices, blank=True, default="")
    outcome_confirmed = models.BooleanField("utfallet är granskat", default=False)
    decision_status = models.CharField(
        "ställningstagande", max_length=12, choices=DecisionStatus.choices, blank=True, default=""
    )
    adjusted_at_once = models.BooleanField("omedelbart justerad", default=False)
    path = models.CharField(max_length=255, unique=True, null=True, editable=False)

    panels = [
        MultiFieldPanel(
            [FieldPanel("prefix"), FieldPanel("number"), FieldPanel("suffix"), FieldPanel("title")],
            "Paragraf",
        ),
        InlinePanel(
            "dnrs",
            heading="Diarienummer",
            label="Diarienummer",
            panels=[FieldPanel("printed"), FieldPanel("plan_code")],
        ),
        FieldPanel("lead_in"),
        InlinePanel("clauses", heading="Beslut", label="Beslutspunkt"),
        MultiFieldPanel(
            [
                FieldPanel("outcome"),
                FieldPanel("outcome_confirmed"),
                FieldPanel("decision_status"),
                FieldPanel("matter_type"),
            ],
            "Utfall",
        ),
        FieldPanel("sections"),
        InlinePanel("recipients", heading="Beslutet skickas till", label="Mottagare"),
        InlinePanel(
            "submitters",
            heading="Väckt av (bara förtroendevalda, aldrig en privatperson)",
            label="Förtroendevald",
        ),
        InlinePanel("positions", heading="Yrkanden, reservationer, yttranden och jäv", label="Ställningstagande"),
        InlinePanel("vote_events", heading="Omröstningar", label="Omröstning"),
        MultiFieldPanel(
            [FieldPanel("secrecy_provision"), FieldPanel("secrecy_date"), FieldPanel("secrecy_authority")],
            "Sekretessmarkering",
        ),
    ]

    class Meta:
        verbose_name = "paragraf"
        verbose_name_plural = "paragrafer"
        ordering = ["meeting", "sort_order", "number", "suffix"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number", "suffix"], name="one_item_per_number_of_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.paragraph} {self.title}"

    @property
    def paragraph(self) -> str:
        """`§ 96` or `§ 12 a`."""
        return f"§ {self.number}{' ' + self.suffix if self.suffix else ''}"

    @property
    def number_slug(self) -> str:
        """The last part of the address: `96`, `12a`."""
        return f"{self.number}{self.suffix}".lower().replace(" ", "")

    def get_preview_template(self, request: Any, mode_name: str) -> str:  # noqa: ARG002 - Wagtail's signature
        """The same template as the public page."""
        return "decisions/agenda_item.html"


class ItemEdition(models.Model):
    """A § in an edition of the minutes, with its place in the file's text ([start, end), -1 when typed by hand)."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="item_editions")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="editions")
    sort_order = models.PositiveIntegerField(default=0)
    start = models.IntegerField(default=-1)
    end = models.IntegerField(default=-1)
    first_page = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["minutes", "sort_order"]
        constraints = [models.UniqueConstraint(fields=["minutes", "item"], name="item_once_in_an_edition")]

    def __str__(self) -> str:
        return f"{self.item_id} i {self.minutes_id}"


class ClauseLevel(models.TextChoices):
    """Whether a clause is the body's own decision or its proposal to the next body."""

    OWN = "own", "Eget beslut"
    PROPOSES = "proposes", "Förslag till nästa instans"


class Clause(models.Model):
    """One point of the decision (att-sats), without its dash, as printed. `anchor` never changes: `beslut-2`."""

    item = ParentalKey(AgendaItem, on_delete=models.CASCADE, related_name="clauses")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    anchor = models.CharField(max_length=20, editable=False, blank=True)
    text = models.TextField("beslutspunkt")
    level = models.CharField("nivå", max_length=10, choices=ClauseLevel.choices, default=ClauseLevel.OWN)
    level_body = models.CharField("nästa instans", max_length=200, blank=True)
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)

    panels = [FieldPanel("text"), FieldPanel("level"), FieldPanel("level_body")]

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.anchor


class Recipient(models.Model):
    """Somebody that the decision is sent to: role or organisation, and name, apart."""

    role_or_organisation = models.CharField("roll eller organisation", max_length=300, blank=True)
    name = models.CharField("namn", max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.role_or_organisation, self.name]))


class ItemRecipient(Recipient):
    """A recipient of a §."""

    item = ParentalKey(AgendaItem, on_delete=models.CASCADE, related_name="recipients")


class Proposal(models.Model):
    """A proposal that the § mentions and that is *not* its decision: förvaltningens, arbetsutskottets."""

    item = ParentalKey(AgendaItem, on_delete=models.CASCADE, related_name="proposals")
    by = models.CharField("från", max_length=200, blank=True)
    text = models.TextField("förslag")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.by
