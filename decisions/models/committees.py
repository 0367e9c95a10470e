"""Committees (organ): fullmäktige, styrelse, nämnd, utskott (OParl Organization)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Collection, Page

from decisions.models.authorities import RESERVED_SLUGS, AuthorityPage
from decisions.vocabulary import called


class CommitteeKind(models.TextChoices):
    """Kinds of committee."""

    COUNCIL = "council", "Fullmäktige"
    BOARD = "board", "Styrelse"
    COMMITTEE = "committee", "Nämnd"
    SUBCOMMITTEE = "subcommittee", "Utskott"
    OTHER = "other", "Annat organ"


class Policy(models.TextChoices):
    """What a committee has decided to publish here (KL 8:10 p. 4 leaves it to the municipality)."""

    FULL = "full", "Hela protokoll"
    ONLY_DECISIONS = "only_decisions", "Bara beslut"
    NOTICE_ONLY = "notice_only", "Bara tillkännagivanden"
    NOTHING = "nothing", "Ingenting"


PUBLIC_POLICIES = (Policy.FULL, Policy.ONLY_DECISIONS)
"""Policies under which the text of a § may be public at all."""


class CommitteePage(Page):
    """A body that meets and decides; rights, drafts and closed files follow it.

    `abbreviations` are the authority's own, one on each line (KS, BUN): they have no meaning elsewhere.
    `participants` are the authorities of a gemensam nämnd. `collection` holds its closed files.
    """

    authority = models.ForeignKey(AuthorityPage, on_delete=models.PROTECT, related_name="committees", editable=False)
    kind = models.CharField("slag", max_length=20, choices=CommitteeKind.choices, default=CommitteeKind.COMMITTEE)
    abbreviations = models.TextField("förkortningar", blank=True, help_text="En på varje rad, till exempel KS.")
    valid_from = models.DateField("finns från", null=True, blank=True)
    valid_to = models.DateField("finns till och med", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name="efterföljare",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
    )
    preparatory = models.BooleanField("bereder bara ärenden", default=False)
    participants = models.ManyToManyField(
        AuthorityPage, verbose_name="deltagande myndigheter", blank=True, related_name="joint_committees"
    )
    policy = models.CharField("publiceringspolicy", max_length=20, choices=Policy.choices, default=Policy.FULL)
    policy_basis = models.CharField(
        "beslut bakom policyn", max_length=300, blank=True, help_text="Organ, datum och paragraf."
    )
    web_months = models.PositiveSmallIntegerField(
        "månader på webben", null=True, blank=True, help_text="Tomt: utan gräns."
    )
    noindex = models.BooleanField("dölj för sökmotorer", default=False)
    auto_links = models.BooleanField("tillåt automatiska kopplingar till initiativ", default=False)
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, null=True, editable=False, related_name="committee"
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("abbreviations"), FieldPanel("preparatory")], "Organ"),
        MultiFieldPanel([FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("successor")], "Giltighet"),
        MultiFieldPanel(
            [
                FieldPanel("policy"),
                FieldPanel("policy_basis"),
                FieldPanel("web_months"),
                FieldPanel("noindex"),
                FieldPanel("auto_links"),
            ],
            "Publicering",
        ),
    ]
    parent_page_types = ["decisions.AuthorityPage"]
    subpage_types = ["decisions.MeetingPage"]

    class Meta:
        verbose_name = "organ"
        verbose_name_plural = "organ"

    def clean(self) -> None:
        """Refuse slugs that belong to papers, cases and feeds."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": "Adressen är upptagen av handlingar, ärenden eller flöden. Välj en annan."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the authority that is the page's parent, also when made in Wagtail's own form."""
        if not self.authority_id:
            self.authority = self.get_parent().specific
        super().save(*args, **kwargs)

    def is_called(self, printed: str) -> bool:
        """Whether a printed body is this committee: its name in any form, or one of its authority's own signs."""
        return called.is_body(printed, self.title, self.abbreviations)

    def abbreviation_list(self) -> list[str]:
        """The abbreviations, trimmed, empty lines left out."""
        return called.names_in(self.abbreviations)
