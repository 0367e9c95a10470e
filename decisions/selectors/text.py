"""The text of a § or a paper, field by field: what is searched, linked and checked for personal numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from decisions.models import AgendaItem, Minutes, Notice, Paper, SectionKind
from decisions.selectors.below import rows_below
from decisions.selectors.fixed import Fixed


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one field. `field` is `title`, `lead_in`, `clause-1`, `section-1-summary`, `recipient-1`."""

    field: str
    text: str


def block_texts(content: Any) -> Iterator[str]:
    """The paragraphs, list points and table rows of a section's content, each as plain text."""
    for block in content:
        if block.block_type == "paragraph":
            yield str(block.value)
        elif block.block_type == "list":
            yield from (str(point["text"]) for point in block.value)
        elif block.block_type == "table":
            yield from (" ".join(str(cell) for cell in row) for row in block.value["rows"])


def section_texts(record: AgendaItem | Paper) -> Iterator[FieldText]:
    """Each section as one text: heading and content, lines apart."""
    for number, section in enumerate(_stored_sections(record), start=1):
        lines = [section.get("heading") or "", *_stored_texts(section.get("content") or ())]
        yield FieldText(f"section-{number}-{section['kind']}", "\n".join(line for line in lines if line))


def _stored_sections(record: AgendaItem | Paper) -> Iterator[dict[str, Any]]:
    """The sections as they are stored: making a block of every value costs ten times as much, and adds no word."""
    for block in record.sections.get_prep_value():
        if block["type"] == "section":
            yield block["value"]


def _stored_texts(content: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What `block_texts` gives, of stored values."""
    for block in content:
        if block["type"] == "paragraph":
            yield str(block["value"])
        elif block["type"] == "list":
            yield from (str(point["text"]) for point in _members(block["value"]))
        elif block["type"] == "table":
            yield from (" ".join(str(cell) for cell in _members(row)) for row in _members(block["value"]["rows"]))


def _members(stored: Iterable[Any]) -> Iterator[Any]:
    """The members of a stored list: bare as an importer writes them, or wrapped as Wagtail's own form does."""
    for one in stored:
        wrapped = isinstance(one, dict) and one.get("type") == "item" and "value" in one
        yield one["value"] if wrapped else one


def item_texts(item: AgendaItem) -> tuple[FieldText, ...]:
    """Every text of a §, in reading order. Uses `clauses`, `proposals`, `recipients` and `dnrs`: prefetch them."""
    texts = [FieldText("title", item.title), FieldText("lead_in", item.lead_in)]
    texts += [FieldText(f"clause-{n}", clause.text) for n, clause in enumerate(rows_below(item, "clauses"), start=1)]
    texts += list(section_texts(item))
    texts += [FieldText(f"proposal-{n}", p.text) for n, p in enumerate(rows_below(item, "proposals"), start=1)]
    texts += [FieldText(f"recipient-{n}", str(r)) for n, r in enumerate(rows_below(item, "recipients"), start=1)]
    texts += [FieldText(f"dnr-{n}", d.printed) for n, d in enumerate(rows_below(item, "dnrs"), start=1)]
    return tuple(t for t in texts if t.text)


VOICES = ("vote_events__votes", "positions", "submitters")
"""What `voice_texts` reads of a §: prefetch it."""


def voice_texts(item: AgendaItem) -> tuple[FieldText, ...]:
    """What stands in the rows of votes, positions and submitters of a §, beyond what `item_texts` gives.

    They are compiled from the sections: what stands there as well is not given twice.
    """
    texts: list[FieldText] = []
    for n, event in enumerate(rows_below(item, "vote_events"), start=1):
        words = (event.question, event.yes_means, event.no_means, event.casting_vote, event.text)
        voters = (str(vote) for vote in rows_below(event, "votes"))
        texts += [FieldText(f"vote-{n}", text) for text in (*words, *voters)]
    for n, row in enumerate(rows_below(item, "positions"), start=1):
        texts += [FieldText(f"position-{n}", text) for text in (str(row), row.text)]
    texts += [FieldText(f"submitter-{n}", str(row)) for n, row in enumerate(rows_below(item, "submitters"), start=1)]
    if not texts:
        return ()
    said = " ".join(" ".join(text.text for text in item_texts(item)).split())
    return tuple(t for t in texts if t.text and " ".join(t.text.split()) not in said)


_KEPT_AT = Fixed(lambda minutes: Notice.objects.filter(minutes=minutes).values_list("kept_at"))


def minutes_texts(minutes: Minutes) -> tuple[FieldText, ...]:
    """What an edition itself says: its front page and its notice."""
    kept_at = _KEPT_AT.rows(minutes.pk)
    texts = [FieldText(name, getattr(minutes, name)) for name in ("place_and_time", "adjusters", "paragraphs_covered")]
    texts.append(FieldText("kept_at", kept_at[0][0] if kept_at else ""))
    for n, row in enumerate(minutes.attendance.all(), start=1):
        texts += [FieldText(f"attendance-{n}", text) for text in (str(row), row.office, row.replaces, row.note)]
    return tuple(t for t in texts if t.text)


def paper_texts(paper: Paper) -> tuple[FieldText, ...]:
    """Every text of a paper, in reading order."""
    texts = [FieldText("title", paper.title)]
    texts += [
        FieldText(f"clause-{n}", clause.text) for n, clause in enumerate(rows_below(paper, "proposed_clauses"), start=1)
    ]
    texts += list(section_texts(paper))
    texts += [
        FieldText(name, getattr(paper, name))
        for name in ("sender", "addressed_to", "signed_by", "other_numbers", "replaces")
    ]
    texts += [FieldText(f"recipient-{n}", str(r)) for n, r in enumerate(rows_below(paper, "recipients"), start=1)]
    texts += [FieldText(f"dnr-{n}", d.printed) for n, d in enumerate(rows_below(paper, "dnrs"), start=1)]
    return tuple(t for t in texts if t.text)


def public_texts(item: AgendaItem, *, full: bool) -> tuple[FieldText, ...]:
    """What of a § may be seen: all of it, or title and decision alone where the body publishes only decisions."""
    texts = item_texts(item)
    if full:
        return texts
    decision = f"-{SectionKind.DECISION}"
    return tuple(
        t
        for t in texts
        if t.field in {"title", "lead_in"} or t.field.startswith(("clause-", "dnr-")) or t.field.endswith(decision)
    )
