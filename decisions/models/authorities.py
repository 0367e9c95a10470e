"""Home page and authorities: municipalities, the region, kommunalförbund (OParl Body)."""

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from decisions.vocabulary import called

RESERVED_SLUGS = frozenset({"handlingar", "arenden", "feed", "rss"})
"""Second path segments that belong to papers, cases and feeds; no committee may take them."""


class HomePage(Page):
    """The start page of the county."""

    county = models.CharField("län", max_length=100, default="Kronobergs län")
    introduction = models.TextField("inledning", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("county"), FieldPanel("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["decisions.AuthorityPage", "decisions.InitiativeIndexPage"]
    max_count = 1

    class Meta:
        verbose_name = "startsida"


class AuthorityKind(models.TextChoices):
    """Kinds of authority that publish here."""

    MUNICIPALITY = "municipality", "Kommun"
    REGION = "region", "Region"
    FEDERATION = "federation", "Kommunalförbund"
    OTHER = "other", "Annan"


class DiaryHabit(models.TextChoices):
    """Whether case numbers are unique in the whole authority or in each nämnd."""

    ONE = "one", "Ett diarium för hela myndigheten"
    PER_COMMITTEE = "per_committee", "Ett diarium per nämnd"
    UNKNOWN = "unknown", "Vet ej"


class AuthorityPage(Page):
    """A municipality, region or kommunalförbund. Each of its nämnder is an authority of its own in law."""

    kind = models.CharField("slag", max_length=20, choices=AuthorityKind.choices, default=AuthorityKind.MUNICIPALITY)
    code = models.CharField(
        "kommunkod",
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^\d{2}(\d{2})?$", "Fyra siffror för en kommun, två för en region.")],
        help_text="SCB:s kod: fyra siffror för en kommun, länskod för en region.",
    )
    other_names = models.TextField(
        "andra namn",
        blank=True,
        help_text="Ett på varje rad: tidigare namn och förkortningar, till exempel Landstinget Exempel.",
    )
    registrar_email = models.EmailField("registratorns e-post", blank=True)
    diary_habit = models.CharField("diarium", max_length=20, choices=DiaryHabit.choices, default=DiaryHabit.UNKNOWN)
    website = models.URLField("webbplats", blank=True)
    board_url = models.URLField("officiell anslagstavla", blank=True, help_text="Den anslagstavla som gäller (KL 8:9).")

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("code"), FieldPanel("diary_habit"), FieldPanel("other_names")], "Myndighet"
        ),
        MultiFieldPanel([FieldPanel("registrar_email"), FieldPanel("website"), FieldPanel("board_url")], "Kontakt"),
    ]
    parent_page_types = ["decisions.HomePage"]
    subpage_types = ["decisions.CommitteePage"]

    class Meta:
        verbose_name = "myndighet"
        verbose_name_plural = "myndigheter"

    def is_named(self, printed: str) -> bool:
        """Whether a printed owner is this authority: its name, its place alone, or one of its other names."""
        return called.is_authority(printed, self.title, self.other_names)

    def other_name_list(self) -> list[str]:
        """The other names, trimmed, empty lines left out."""
        return called.names_in(self.other_names)
