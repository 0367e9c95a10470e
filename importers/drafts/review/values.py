"""The values that the review form shows and takes back: from a reading, or from drafts that are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from decisions.models import (
    AgendaItem,
    Clause,
    DateBasis,
    ItemDnr,
    Paper,
    PaperDnr,
    Position,
    ProposedClause,
    Submitter,
    Vote,
    VoteEvent,
)
from decisions.vocabulary import dnr as dnr_words
from importers.drafts.review.voice_lines import Ballot, Person, Stand, ballots, person, stands
from importers.drafts.writing.content import ItemContent, PaperContent
from importers.drafts.writing.voices import VoteContent

ITEM_PLAIN = ("number", "title", "lead_in", "outcome", "decision_status", "matter_type")
PAPER_PLAIN = ("kind", "title", "date", "sender", "addressed_to")
_CHOICES = ("yes", "no", "abstained", "absent")
ITEM_CHILDREN = ("dnrs", "clauses", "submitters", "positions", "vote_events__votes")
"""What `of_record` reads of a §, to be fetched with it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field to be read: `key` is its id on the page, `lines` what it says, one paragraph each."""

    name: str
    key: str
    label: str
    lines: tuple[str, ...]


def of_content(content: ItemContent | PaperContent) -> dict[str, Any]:
    """Initial values of the form from a reading."""
    plain = ITEM_PLAIN if isinstance(content, ItemContent) else PAPER_PLAIN
    values = {name: getattr(content, name) for name in plain}
    values["dnrs"] = tuple(number.printed for number in content.numbers)
    values["clauses"] = tuple(point.text for point in content.clauses)
    if isinstance(content, ItemContent):
        values["submitters"] = tuple(str(Person(one.name, one.party)) for one in content.submitters)
        values["positions"] = tuple(
            str(Stand(one.kind, Person(one.who.name, one.who.party))) for one in content.positions
        )
        values["vote_events"] = tuple(str(_read(vote)) for vote in content.votes)
    return values


def _read(vote: VoteContent) -> Ballot:
    counts = tuple((choice, count) for choice in _CHOICES if (count := getattr(vote, choice)) is not None)
    return Ballot(counts, tuple((choice, Person(one.name, one.party)) for one, choice in vote.voters))


def of_record(record: AgendaItem | Paper) -> dict[str, Any]:
    """Initial values of the form from a draft (its latest revision where one waits)."""
    plain = ITEM_PLAIN if isinstance(record, AgendaItem) else PAPER_PLAIN
    values = {name: getattr(record, name) for name in plain}
    values["dnrs"] = tuple(dnr.printed for dnr in record.dnrs.all())
    children = record.clauses if isinstance(record, AgendaItem) else record.proposed_clauses
    values["clauses"] = tuple(clause.text for clause in children.all())
    if isinstance(record, AgendaItem):
        values["submitters"] = tuple(str(Person(one.name, one.party)) for one in record.submitters.all())
        values["positions"] = tuple(str(Stand(one.kind, Person(one.name, one.party))) for one in record.positions.all())
        values["vote_events"] = tuple(str(_ballot(event)) for event in record.vote_events.all())
    return values


def _ballot(event: VoteEvent) -> Ballot:
    counts = tuple((choice, count) for choice in _CHOICES if (count := getattr(event, choice)) is not None)
    return Ballot(counts, tuple((vote.choice, Person(vote.name, vote.party)) for vote in event.votes.all()))


def as_text(value: Any) -> str:
    """A value as a person reads it; texts of several points with a line between."""
    if isinstance(value, (tuple, list)):
        return "\n".join(str(one) for one in value)
    return "" if value is None else str(value)


def label_of(form: Any, name: str) -> str:
    """What the form calls a field."""
    return str(form.base_fields[name].label)


def in_words(form: Any, name: str, value: Any) -> str:
    """A value of a form's field as a person reads it: a choice by its word, never by its code."""
    labels = {str(key): str(word) for key, word in getattr(form.base_fields[name], "choices", ())}
    text = as_text(value)
    return labels.get(text, text) if text else ""


def facts(values: dict[str, Any], form: Any, prefix: str) -> tuple[Fact, ...]:
    """What a form would show, to be read: every field that says something, choices by their words."""
    found = []
    for name, shape in form.base_fields.items():
        value = values.get(name)
        if value in (None, "", ()):
            continue
        labels = {str(key): str(word) for key, word in getattr(shape, "choices", ())}
        lines = tuple(map(str, value)) if isinstance(value, (tuple, list)) else (labels.get(str(value), str(value)),)
        found.append(Fact(name, f"{prefix}-{name}", str(shape.label), lines))
    return tuple(found)


def apply(record: AgendaItem | Paper, values: dict[str, Any], changed: Iterable[str]) -> None:
    """Set the changed values on the record (not saved)."""
    for name in changed:
        if name == "dnrs":
            setattr(record, name, _numbers(record, values["dnrs"]))
        elif name == "clauses":
            _set_clauses(record, values["clauses"])
        elif name in _VOICES:
            setattr(record, name, _VOICES[name](record, values[name]))
        else:
            setattr(record, name, values[name])
            if name == "date" and isinstance(record, Paper):
                record.date_basis = DateBasis.PERSON if values["date"] else DateBasis.NONE


def _numbers(record: AgendaItem | Paper, printed: tuple[str, ...]) -> list[Any]:
    """Case numbers as typed. One that stood there before keeps its place in the file and its plan code."""
    known = {mention.printed: mention for mention in record.dnrs.all()}
    model = ItemDnr if isinstance(record, AgendaItem) else PaperDnr
    rows = []
    for order, words in enumerate(printed):
        mention = known.get(words)
        if mention is None:
            read = dnr_words.parse(words)
            mention = model(
                printed=words[:60],
                prefix=read.prefix[:20] if read else "",
                key=read.key if read else "",
                plan_code=read.plan_code[:20] if read else "",
            )
        mention.sort_order = order
        rows.append(mention)
    return rows


def _set_clauses(record: AgendaItem | Paper, texts: tuple[str, ...]) -> None:
    """Points as typed. An unchanged point keeps its row; a changed one at the same place keeps its anchor and level."""
    children: Any = record.clauses if isinstance(record, AgendaItem) else record.proposed_clauses
    old: list[Any] = list(children.all())
    by_text = {clause.text: clause for clause in old}
    rows: list[Any] = []
    for order, text in enumerate(texts):
        same_place = old[order] if order < len(old) and old[order].text not in texts else None
        clause = (
            by_text.pop(text, None) or same_place or (Clause() if isinstance(record, AgendaItem) else ProposedClause())
        )
        clause.text, clause.sort_order = text, order
        rows.append(clause)
    setattr(record, "clauses" if isinstance(record, AgendaItem) else "proposed_clauses", rows)


def _submitters(_record: AgendaItem, lines: tuple[str, ...]) -> list[Submitter]:
    people = [person(line) for line in lines]
    return [Submitter(name=one.name, party=one.party, sort_order=n) for n, one in enumerate(people)]


def _positions(record: AgendaItem, lines: tuple[str, ...]) -> list[Position]:
    """What people did, as typed. One that stood there before keeps its words and their place."""
    known = {str(Stand(one.kind, Person(one.name, one.party))): one for one in record.positions.all()}
    rows = []
    for order, stand in enumerate(stands(lines)):
        row = known.pop(str(stand), None) or Position(kind=stand.kind, name=stand.person.name, party=stand.person.party)
        row.sort_order = order
        rows.append(row)
    return rows


def _vote_events(record: AgendaItem, blocks: tuple[str, ...]) -> list[VoteEvent]:
    """Votes as typed. An unchanged one keeps its row; a changed one at the same place keeps question and words."""
    old: list[VoteEvent] = list(record.vote_events.all())
    same = {str(_ballot(event)): event for event in old}
    rows = []
    for order, ballot in enumerate(ballots(blocks)):
        event = same.pop(str(ballot), None)
        if event is None:
            at_place = old[order] if order < len(old) and str(_ballot(old[order])) not in blocks else None
            event = at_place or VoteEvent()
            counts = dict(ballot.counts)
            for choice in _CHOICES:
                setattr(event, choice, counts.get(choice))
            event.consistent = ballot.consistent
            event.votes = [
                Vote(name=one.name, party=one.party, choice=choice, sort_order=n)
                for n, (choice, one) in enumerate(ballot.voters)
            ]
        event.sort_order = order
        rows.append(event)
    return rows


_VOICES: dict[str, Any] = {"submitters": _submitters, "positions": _positions, "vote_events": _vote_events}
