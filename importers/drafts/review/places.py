"""Where in the original each field of the review stands: key of the field → spans of the text.

A key is what the page calls the field (`item-3-title`, `meeting_date`); a part's own prefix (`item-3`) is the key of
the whole part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.parsing import ParsedDocument, ParsedFront, ParsedItem, ParsedPaper, Words


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `[start, end)` of the text stand in the field `key`."""

    key: str
    start: int
    end: int


def _of(key: str, *words: Words | None) -> Iterator[Place]:
    for one in words:
        for span in one.spans if one is not None else ():
            yield Place(key, span.start, span.end)


def of_item(item: ParsedItem, prefix: str) -> Iterator[Place]:
    """The places of a § and of its fields."""
    yield Place(prefix, item.span.start, item.span.end)
    yield from _of(f"{prefix}-number", item.printed)
    yield from _of(f"{prefix}-title", item.title)
    yield from _of(f"{prefix}-dnrs", *(dnr.printed for dnr in item.dnrs))
    yield from _of(f"{prefix}-lead_in", *item.lead_in)
    yield from _of(f"{prefix}-clauses", *(clause.text for clause in item.clauses))
    yield from _of(f"{prefix}-outcome", item.outcome_evidence)
    yield from _of(f"{prefix}-decision_status", item.decision_status_evidence)
    yield from _of(f"{prefix}-submitters", *(person.printed for person in item.submitters))
    for vote in item.votes:
        yield from _of(f"{prefix}-vote_events", vote.text, *(voter.person.printed for voter in vote.voters))
    for position in item.positions:
        yield from _of(f"{prefix}-positions", position.text, position.person.printed if position.person else None)
    for number, section in enumerate(item.sections):
        yield from _of(f"{prefix}-s{number}", section.heading)


def of_paper(paper: ParsedPaper, prefix: str) -> Iterator[Place]:
    """The places of a paper and of its fields."""
    yield Place(prefix, paper.span.start, paper.span.end)
    yield from _of(f"{prefix}-title", paper.title)
    yield from _of(f"{prefix}-dnrs", *(dnr.printed for dnr in paper.dnrs))
    yield from _of(f"{prefix}-date", paper.dated.printed if paper.dated else None)
    yield from _of(f"{prefix}-sender", paper.sender_evidence)
    yield from _of(f"{prefix}-addressed_to", paper.addressed_to_evidence)
    yield from _of(f"{prefix}-clauses", *(clause.text for clause in paper.proposed_clauses))
    for number, section in enumerate(paper.sections):
        yield from _of(f"{prefix}-s{number}", section.heading)


def of_front(front: ParsedFront) -> Iterator[Place]:
    """The places of what the review asks about the meeting as a whole."""
    yield from _of("committee", front.body, front.authority)
    yield from _of("meeting_date", front.meeting_date.printed if front.meeting_date else None)
    yield from _of("adjusted_on", front.adjusted_on.printed if front.adjusted_on else None)
    for one in front.attendance:
        yield from _of(f"attendance-{one.role.value}", one.person.printed)


def of_document(
    document: ParsedDocument, parts: Iterable[tuple[str, ParsedItem | ParsedPaper | None]]
) -> tuple[Place, ...]:
    """Every place. `parts`: what the page calls each § or paper, and its reading (None: not in this file)."""
    found = list(of_front(document.front))
    for prefix, parsed in parts:
        if isinstance(parsed, ParsedItem):
            found += of_item(parsed, prefix)
        elif parsed is not None:
            found += of_paper(parsed, prefix)
    return tuple(place for place in found if place.start < place.end)
