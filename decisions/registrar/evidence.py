"""The evidence of a link as a registrar reads it: the quoted words in their sentence, marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from decisions.models import AgendaItem, InitiativeLink, Paper
from decisions.selectors import item_texts, paper_texts

AROUND = 110
"""Characters shown on each side of the quoted words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: text before, the quoted words, text after, and why they count."""

    before: str
    quote: str
    after: str
    where: str
    explanation: str
    weight: float


def record_of(link: InitiativeLink) -> AgendaItem | Paper:
    """The § or paper of a link."""
    record = link.item or link.paper
    assert record is not None  # the table's own constraint
    return record


def shown(link: InitiativeLink) -> tuple[Shown, ...]:
    """The evidence of a link, strongest first. Where the text has changed since, the quote stands alone."""
    record = record_of(link)
    texts = item_texts(record) if isinstance(record, AgendaItem) else paper_texts(record)
    by_field = {text.field: text.text for text in texts}
    found = [_shown(one, by_field) for one in link.evidence]
    return tuple(sorted(found, key=lambda one: -one.weight))


def _shown(one: Mapping[str, object], texts: Mapping[str, str]) -> Shown:
    quote, field = str(one.get("quote", "")), str(one.get("field", ""))
    text = texts.get(field, "")
    start, end = int(str(one.get("start", -1))), int(str(one.get("end", -1)))
    explanation, weight = str(one.get("explanation", "")), float(str(one.get("weight", 0) or 0))
    if not quote or text[start:end] != quote:
        start = text.find(quote) if quote else -1
        if start < 0:
            return Shown("", quote, "", _where(field), explanation, weight)
        end = start + len(quote)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    lead = "… " if start > AROUND else ""
    tail = " …" if end + AROUND < len(text) else ""
    return Shown(lead + before.lstrip(), quote, after.rstrip() + tail, _where(field), explanation, weight)


_PLACES = {
    "title": "rubriken",
    "lead_in": "ingressen",
    "clause": "beslutet",
    "section": "texten",
    "dnr": "diarienumret",
}


def _where(field: str) -> str:
    return _PLACES.get(field.split("-", 1)[0], "handlingen") if field else ""
