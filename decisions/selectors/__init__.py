"""Reads of the record: what is public, who may edit what, and the texts of a § or a paper."""

from decisions.selectors.below import fetch_below, lay_below, rows_below
from decisions.selectors.chains import cases_cited_by_recipients, cited_by_its_recipient, earlier_and_later
from decisions.selectors.facets import ItemFacets, facets_of
from decisions.selectors.fixed import Fixed
from decisions.selectors.listed import listed_items, listed_papers
from decisions.selectors.public import (
    KEPT_BACK,
    full_text_is_public,
    public_authorities,
    public_cases,
    public_committees,
    public_document,
    public_file_uses,
    public_initiatives,
    public_items,
    public_links,
    public_meetings,
    public_minutes,
    public_pages,
    public_papers,
)
from decisions.selectors.rescans import latest_rescans
from decisions.selectors.rights import editable_by, editable_committees, edits_initiatives, handles
from decisions.selectors.text import (
    VOICES,
    FieldText,
    item_texts,
    minutes_texts,
    paper_texts,
    public_texts,
    voice_texts,
)

__all__ = [
    "KEPT_BACK", "VOICES", "FieldText", "Fixed", "ItemFacets", "cases_cited_by_recipients", "cited_by_its_recipient",
    "earlier_and_later", "editable_by", "editable_committees", "edits_initiatives", "facets_of", "fetch_below",
    "full_text_is_public", "handles", "item_texts", "latest_rescans", "lay_below", "listed_items", "listed_papers",
    "minutes_texts", "paper_texts", "public_authorities", "public_cases", "public_committees", "public_document",
    "public_file_uses", "public_initiatives", "public_items", "public_links",
    "public_meetings", "public_minutes", "public_pages", "public_papers", "public_texts", "rows_below", "voice_texts",
]  # fmt: skip
