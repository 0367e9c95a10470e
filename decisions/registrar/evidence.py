"""The evidence of a link as a registrar reads it: the text of the § or paper with the quoted words marked in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decisions.models import AgendaItem, InitiativeLink, Paper
from decisions.selectors import item_texts, paper_texts
from decisions.services.relinking import record_of

AROUND = 110
"""Characters shown on each side of quoted words that stand alone."""
WHOLE = 700
"""A text up to this length is shown whole; of a longer one only what stands around the quoted words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: text before, the quoted words, text after, and why they count."""

    before: str
    quote: str
    after: str
    where: str
    explanation: str
    weight: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """One text of the record, cut into what is quoted and what stands between."""

    where: str
    pieces: tuple[Piece, ...]


def _texts(record: AgendaItem | Paper) -> dict[str, str]:
    texts = item_texts(record) if isinstance(record, AgendaItem) else paper_texts(record)
    return {text.field: text.text for text in texts}


def shown(link: InitiativeLink) -> tuple[Shown, ...]:
    """The evidence of a link, strongest first, each once. Where the text has changed, the quote stands alone."""
    texts = _texts(record_of(link))
    found = sorted((_shown(one, texts) for one in link.evidence), key=lambda one: -one.weight)
    # The same words for the same reason are one piece of evidence: the strongest, which comes first, is kept.
    told: dict[Shown, Shown] = {}
    for one in found:
        told.setdefault(replace(one, weight=0), one)
    return tuple(told.values())


def _shown(one: Mapping[str, object], texts: Mapping[str, str]) -> Shown:
    quote, field = str(one.get("quote", "")), str(one.get("field", ""))
    explanation, weight = str(one.get("explanation", "")), float(str(one.get("weight", 0) or 0))
    place = _place(one, texts.get(field, ""))
    if place is None:
        return Shown("", quote, "", _where(field), explanation, weight)
    start, end = place
    text = texts[field]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    lead = "… " if start > AROUND else ""
    tail = " …" if end + AROUND < len(text) else ""
    return Shown(lead + before.lstrip(), quote, after.rstrip() + tail, _where(field), explanation, weight)


def _place(one: Mapping[str, object], text: str) -> tuple[int, int] | None:
    """Where the quoted words stand now: at their place, or where they have moved to; None where they are gone."""
    quote = str(one.get("quote", ""))
    start, end = int(str(one.get("start", -1))), int(str(one.get("end", -1)))
    if not quote:
        return None
    if start < 0 or text[start:end] != quote:
        start = text.find(quote)
    return (start, start + len(quote)) if start >= 0 else None


def marked(link: InitiativeLink) -> tuple[Marked, ...]:
    """Title and decision, and every other text that evidence stands in, with the quoted words marked."""
    texts = _texts(record_of(link))
    places: dict[str, list[tuple[int, int]]] = {}
    for one in link.evidence:
        field = str(one.get("field", ""))
        place = _place(one, texts.get(field, ""))
        if place is not None:
            places.setdefault(field, []).append(place)
    wanted = [f for f in texts if f in places or f in ("title", "lead_in") or f.startswith("clause-")]
    return tuple(Marked(_where(field), tuple(_pieces(texts[field], places.get(field, ())))) for field in wanted)


def _pieces(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    spans = _joined(sorted(places))
    first, last = _excerpt(text, spans)
    at = first
    if first:
        yield Piece("… ")
    for start, end in spans:
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < last:
        yield Piece(text[at:last])
    if last < len(text):
        yield Piece(" …")


def _excerpt(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if len(text) <= WHOLE:
        return 0, len(text)
    if not spans:
        return 0, WHOLE
    return max(0, spans[0][0] - 2 * AROUND), min(len(text), spans[-1][1] + 2 * AROUND)


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without overlaps, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


_PLACES = {
    "title": "rubriken",
    "lead_in": "ingressen",
    "clause": "beslutet",
    "section": "texten",
    "dnr": "diarienumret",
    "references": "beslutsunderlaget",
}


def _where(field: str) -> str:
    return _PLACES.get(field.split("-", 1)[0], "handlingen") if field else ""
