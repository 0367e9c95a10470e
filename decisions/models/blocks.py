"""The body of a § or a paper: sections that hold paragraphs, lists and tables.

A budget decision whose clauses are a table is still a table on the public page; nothing is flattened to prose.
"""

from typing import Any

from django import forms
from django.db import models
from wagtail import blocks


class SectionKind(models.TextChoices):
    """What a section of a § is, whatever the body calls it (domain.md §2.2)."""

    DECISION = "decision", "Beslut"
    PROPOSAL_NEXT = "proposal_next", "Förslag till nästa instans"
    PROPOSAL = "proposal", "Förslag till beslut"
    SUMMARY = "summary", "Sammanfattning"
    BACKGROUND = "background", "Bakgrund"
    HANDLING = "handling", "Ärendets behandling"
    DOCUMENTS = "documents", "Beslutsunderlag"
    MOTIONS = "motions", "Yrkanden"
    ORDER_OF_PROPOSALS = "order_of_proposals", "Propositionsordning"
    VOTE = "vote", "Omröstning"
    RESERVATION = "reservation", "Reservation"
    STATEMENT = "statement", "Särskilt yttrande eller protokollsanteckning"
    CONFLICT_OF_INTEREST = "conflict_of_interest", "Jäv"
    RECIPIENTS = "recipients", "Beslutet skickas till"
    OTHER = "other", "Övrigt"


class ListItemBlock(blocks.StructBlock):
    """One point of a list: level 0 is outermost; marker as printed ("-", "1.", "a)") or empty."""

    level = blocks.IntegerBlock(label="nivå", default=0, min_value=0, max_value=8)
    marker = blocks.CharBlock(label="punkt", required=False, max_length=20)
    text = blocks.TextBlock(label="text", rows=2)


class TableBlock(blocks.StructBlock):
    """A table: the first `header_rows` rows are headings of columns."""

    header_rows = blocks.IntegerBlock(label="rubrikrader", default=1, min_value=0)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(label="cell", required=False), label="rad"), label="rader"
    )

    class Meta:
        icon = "table"
        label = "Tabell"


class KindBlock(blocks.ChoiceBlock):
    """A choice whose empty line speaks Swedish: Wagtail's own has no translation."""

    def get_field(self, **kwargs: Any) -> forms.ChoiceField:
        """The field of the form."""
        listed = kwargs.pop("choices")
        return forms.ChoiceField(
            choices=lambda: [(value, label if value else "Välj") for value, label in listed()], **kwargs
        )


class SectionBlock(blocks.StructBlock):
    """A section with its kind, its heading as printed (empty: none was printed) and its content in order."""

    kind = KindBlock(label="avsnitt", choices=SectionKind.choices)
    heading = blocks.CharBlock(label="rubrik", required=False, max_length=300)
    content = blocks.StreamBlock(
        [
            ("paragraph", blocks.TextBlock(label="Stycke", rows=4)),
            ("list", blocks.ListBlock(ListItemBlock(), label="Lista", icon="list-ul")),
            ("table", TableBlock()),
        ],
        label="innehåll",
        required=False,
    )

    class Meta:
        icon = "doc-full"
        label = "Avsnitt"
