"""County-wide initiatives (länsgemensamma initiativ): names, steps, expected bodies, known cases and papers."""

from typing import Any

from django import forms
from django.db import models
from django.utils.text import slugify
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from decisions.models.authorities import AuthorityPage
from decisions.models.committees import CommitteePage
from decisions.models.items import AgendaItem
from decisions.models.previews import preview_view


class InitiativeForm(WagtailAdminPageForm):
    """The page form of an initiative: lists public authorities only, and keeps the keys of steps for ever."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "lead_authority" in self.fields:
            self.fields["lead_authority"].queryset = AuthorityPage.objects.filter(live=True).order_by("title")
        for name in ("preceded_by", "related"):
            if name in self.fields:
                others = InitiativePage.objects.exclude(pk=self.instance.pk).filter(merged_into=None)
                self.fields[name].queryset = others.order_by("title")
        for form in self._steps():
            form.fields["key"].required = False
            form.fields["key"].disabled = bool(form.instance.key)

    def _steps(self) -> list[Any]:
        formset = self.formsets.get("steps")
        return list(formset.forms) if formset is not None else []

    def is_valid(self) -> bool:
        """Valid, with a key for each new step; a step that something hangs on is not taken away."""
        valid: bool = super().is_valid()
        formset = self.formsets.get("steps")
        if not valid or formset is None:
            return valid
        gone = formset.deleted_forms
        kept = [form for form in formset.forms if form not in gone and form.has_changed() | bool(form.instance.key)]
        keys: set[str] = set()
        for form in kept:
            form.instance.key = form.instance.key or slugify(form.cleaned_data.get("title", ""))[:40]
            if form.instance.key in keys:
                form.add_error("title", "Två steg kan inte ha samma nyckel. Ge dem olika namn.")
            keys.add(form.instance.key)
        lost = {form.instance.key for form in gone} - keys
        if self.instance.pk and lost and self.instance.links.filter(step__in=lost).exists():
            self.add_error(None, "Ett steg som har kopplingar kan inte tas bort.")
        return not self.errors and not any(form.errors for form in kept)


class InitiativeIndexPage(Page):
    """The list of länsgemensamma initiativ."""

    introduction = models.TextField("inledning", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["decisions.HomePage"]
    subpage_types = ["decisions.InitiativePage"]
    max_count = 1

    class Meta:
        verbose_name = "länsgemensamma initiativ"


class InitiativePage(Page):
    """One länsgemensamt initiativ. Its editors (Länsredaktion) see no drafts and decide no links.

    `merged_into`: it is another one now, and its address leads there (`services.merge_initiatives`).
    `reference_item` is the decision that clauses are compared with; with none chosen nothing is called amended.
    """

    description = models.TextField("vad det handlar om", help_text="Med vanliga ord, två eller tre meningar.")
    period_from = models.DateField("från", null=True, blank=True)
    period_to = models.DateField("till", null=True, blank=True)
    lead_organisation = models.CharField("leds av", max_length=200, blank=True)
    lead_authority = models.ForeignKey(
        AuthorityPage,
        verbose_name="ledande myndighet",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_initiatives",
    )
    contact = models.EmailField("kontakt", blank=True)
    website = models.URLField("mer att läsa", blank=True)
    reference_item = models.ForeignKey(
        AgendaItem,
        verbose_name="beslut att jämföra med",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # With the page's other content in its draft: a plain ManyToManyField would be public before the page is published.
    # Of one side only, since a draft of the other would take it away again; both pages show it.
    related = ParentalManyToManyField(
        "self",
        verbose_name="besläktade initiativ",
        blank=True,
        symmetrical=False,
        related_name="related_from",
        help_text="Visas på båda initiativens sidor när båda är publicerade.",
    )
    preceded_by = models.ForeignKey(
        "self",
        verbose_name="föregås av",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="uppgått i",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
    )
    demo = models.BooleanField("exempeldata", default=False, editable=False)

    content_panels = [
        *Page.content_panels,
        HelpPanel(template="registrar/initiative_help.html", heading="Mer om initiativet"),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldPanel("lead_organisation"),
                FieldPanel("lead_authority", widget=forms.Select),
                FieldPanel("contact"),
                FieldPanel("website"),
            ],
            "Ansvar",
        ),
        MultiFieldPanel(
            [
                FieldPanel("period_from"),
                FieldPanel("period_to"),
                FieldPanel("preceded_by", widget=forms.Select),
                FieldPanel("related", widget=forms.CheckboxSelectMultiple),
            ],
            "Tid och sammanhang",
        ),
        InlinePanel("names", heading="Namn", label="Namn"),
        InlinePanel("steps", heading="Steg", label="Steg"),
        InlinePanel("known_papers", heading="Kända handlingar", label="Handling"),
    ]
    base_form_class = InitiativeForm
    parent_page_types = ["decisions.InitiativeIndexPage"]
    subpage_types: list[str] = []

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """The same view as the public page, of what the editor has written."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "view": preview_view(self, request)}

    class Meta:
        verbose_name = "länsgemensamt initiativ"
        verbose_name_plural = "länsgemensamma initiativ"


class NameKind(models.TextChoices):
    """What a name is to the initiative."""

    NAME = "name", "Namn"
    ALIAS = "alias", "Annat namn"
    LOOKALIKE = "lookalike", "Förväxlas lätt med (räknas aldrig)"


class InitiativeName(Orderable):
    """A name under which the initiative is met. Only a distinctive one is evidence by itself."""

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("namn", max_length=300)
    kind = models.CharField("slag", max_length=10, choices=NameKind.choices, default=NameKind.ALIAS)
    distinctive = models.BooleanField("utmärkande", default=True, help_text="Namnet räcker som belägg för en koppling.")
    valid_from = models.DateField("används från", null=True, blank=True)
    valid_to = models.DateField("används till", null=True, blank=True)

    panels = [FieldPanel(n) for n in ("name", "kind", "distinctive", "valid_from", "valid_to")]

    def __str__(self) -> str:
        return self.name


class InitiativeStep(Orderable):
    """A step of the initiative, a column of the matrix. `key` is permanent: `inriktningsbeslut`."""

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="steps")
    key = models.SlugField("nyckel", max_length=40)
    title = models.CharField("steg", max_length=100)
    period = models.CharField("period", max_length=60, blank=True)

    panels = [FieldPanel("title"), FieldPanel("key"), FieldPanel("period")]

    def __str__(self) -> str:
        return self.title


class SourceKind(models.TextChoices):
    """What says that a body is expected to decide."""

    LIST = "list", "Sändlista"
    MINUTES = "minutes", "Protokoll"
    PAGE = "page", "Webbsida"
    OTHER = "other", "Annan källa"


class ExpectedBody(Orderable):
    """A body that is expected to decide in a step, and how we know it (sändlista, protokoll, sida, datum).

    `owner_statement` is what the initiative's owner says of a body that publishes nothing here.
    """

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="expected_bodies")
    step = models.SlugField("steg (nyckel)", max_length=40)
    committee = models.ForeignKey(
        CommitteePage, verbose_name="organ", on_delete=models.CASCADE, related_name="expectations"
    )
    source_kind = models.CharField("slag av källa", max_length=10, choices=SourceKind.choices, default=SourceKind.LIST)
    source = models.CharField("källa", max_length=300)
    source_url = models.URLField("källans adress", blank=True)
    source_date = models.DateField("källans datum", null=True, blank=True)
    owner_statement = models.CharField("uppgift från initiativets ägare", max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.committee_id} {self.step}"


class KnownCase(Orderable):
    """A case number that the initiative is known to have in one authority's diary (and committee's, if it says)."""

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="known_cases")
    authority = models.ForeignKey(AuthorityPage, verbose_name="myndighet", on_delete=models.CASCADE, related_name="+")
    committee = models.ForeignKey(
        CommitteePage, verbose_name="organ", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    dnr = models.CharField("diarienummer", max_length=60)

    def __str__(self) -> str:
        return self.dnr


class KnownPaper(Orderable):
    """A paper that belongs to the initiative: title, date and sender as it is cited."""

    page = ParentalKey(InitiativePage, on_delete=models.CASCADE, related_name="known_papers")
    title = models.CharField("rubrik", max_length=500)
    date = models.DateField("datum", null=True, blank=True)
    sender = models.CharField("avsändare", max_length=200, blank=True)

    panels = [FieldPanel(n) for n in ("title", "date", "sender")]

    def __str__(self) -> str:
        return self.title
