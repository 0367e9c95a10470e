"""Parsed words → the fields of the record. Pure translation: nothing is added, nothing is interpreted again."""

import re
from dataclasses import dataclass, replace
from typing import Any

from decisions import models as record
from importers import parsing
from importers.drafts.writing import voices
from importers.drafts.writing.voices import Person, PositionContent, VoteContent

_OUTCOMES = {
    parsing.Outcome.APPROVED: record.Outcome.APPROVED,
    parsing.Outcome.REJECTED: record.Outcome.REJECTED,
    parsing.Outcome.REMITTED: record.Outcome.RETURNED,
    parsing.Outcome.POSTPONED: record.Outcome.TABLED,
    parsing.Outcome.NOTED: record.Outcome.NOTED,
    parsing.Outcome.ANSWERED: record.Outcome.ANSWERED,
    parsing.Outcome.ELECTION: record.Outcome.ELECTED,
    parsing.Outcome.OPINION: record.Outcome.OPINION,
    parsing.Outcome.REMOVED: record.Outcome.WITHDRAWN,
}
_STATUSES = {
    "antagit": record.DecisionStatus.ADOPTED,
    "ställt sig bakom": record.DecisionStatus.ENDORSED,
    "yttrat sig": record.DecisionStatus.COMMENTED,
    "beslutat med ändring": record.DecisionStatus.AMENDED,
    "återremitterat": record.DecisionStatus.RETURNED,
    "bordlagt": record.DecisionStatus.TABLED,
    "avslagit": record.DecisionStatus.REJECTED,
    "noterat": record.DecisionStatus.PREPARED,
}
_MATTERS = {
    parsing.MatterType.MOTION: record.MatterType.MOTION,
    parsing.MatterType.CITIZEN_PROPOSAL: record.MatterType.CITIZEN_PROPOSAL,
    parsing.MatterType.INTERPELLATION: record.MatterType.INTERPELLATION,
    parsing.MatterType.QUESTION: record.MatterType.INTERPELLATION,
    parsing.MatterType.REFERRAL: record.MatterType.REFERRAL,
    parsing.MatterType.BUDGET: record.MatterType.BUDGET,
    parsing.MatterType.RULES: record.MatterType.REGULATION,
    parsing.MatterType.POLICY: record.MatterType.POLICY_DOCUMENT,
    parsing.MatterType.ELECTION: record.MatterType.ELECTION,
    parsing.MatterType.AUDIT: record.MatterType.AUDIT,
    parsing.MatterType.DELEGATION: record.MatterType.DELEGATION,
    parsing.MatterType.INFORMATION: record.MatterType.INFORMATION,
    parsing.MatterType.PERSONAL: record.MatterType.PERSONAL,
}
_PAPER_KINDS = {
    parsing.DocumentKind.REPORT: record.DocumentKind.OFFICIAL_LETTER,
    parsing.DocumentKind.LETTER: record.DocumentKind.LETTER,
    parsing.DocumentKind.SUMMONS: record.DocumentKind.SUMMONS,
    parsing.DocumentKind.NOTICE: record.DocumentKind.NOTICE,
    parsing.DocumentKind.DELEGATION_LIST: record.DocumentKind.DELEGATION_LIST,
    parsing.DocumentKind.APPENDIX: record.DocumentKind.ATTACHMENT,
    parsing.DocumentKind.CORRECTION: record.DocumentKind.CORRECTION,
}
_BASES = {
    parsing.Basis.STATED: record.DateBasis.STATED,
    parsing.Basis.OWN_LISTING: record.DateBasis.OWN_LISTING,
}


@dataclass(frozen=True, slots=True)
class Point:
    """A clause of a decision or a proposal, with its place in the file's text."""

    text: str
    level: str
    level_body: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A case number as printed."""

    printed: str
    prefix: str
    key: str
    plan_code: str
    start: int
    end: int
    plan_start: int = -1
    plan_end: int = -1


@dataclass(frozen=True, slots=True)
class ItemContent:
    """What a § says, in the record's own terms. `sections` is StreamField data."""

    number: int
    suffix: str
    prefix: str
    title: str
    lead_in: str
    outcome: str
    decision_status: str
    matter_type: str
    adjusted_at_once: bool
    withheld: bool
    sections: tuple[dict[str, Any], ...]
    clauses: tuple[Point, ...]
    numbers: tuple[Number, ...]
    recipients: tuple[tuple[str, str], ...]
    proposals: tuple[tuple[str, str], ...]
    votes: tuple[VoteContent, ...]
    positions: tuple[PositionContent, ...]
    submitters: tuple[Person, ...]
    references: tuple[parsing.ParsedReference, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PaperContent:
    """What a paper says, in the record's own terms. `parent` is the index of the paper that it lies in.

    `about` are number and suffix of the §§ that it says it belongs to.
    """

    kind: str
    title: str
    date: Any
    date_basis: str
    sender: str
    sender_basis: str
    addressed_to: str
    signed_by: str
    other_numbers: str
    replaces: str
    about: tuple[tuple[int, str], ...]
    sections: tuple[dict[str, Any], ...]
    clauses: tuple[Point, ...]
    numbers: tuple[Number, ...]
    recipients: tuple[tuple[str, str], ...]
    references: tuple[parsing.ParsedReference, ...]
    parent: int | None
    start: int
    end: int


def item_content(item: parsing.ParsedItem, number: int) -> ItemContent:
    """The content of a §; `number` is its printed number, or the one that a person gave instead."""
    return ItemContent(
        number=number,
        suffix=item.suffix,
        prefix=item.prefix or "",
        title=item.title.text if item.title else "",
        lead_in="\n".join(words.text for words in item.lead_in),
        outcome=_OUTCOMES.get(item.outcome, "") if item.outcome else "",
        decision_status=_STATUSES.get(item.decision_status or "", ""),
        matter_type=_MATTERS.get(item.matter_type, ""),
        adjusted_at_once=item.immediately_adjusted,
        withheld=item.withheld,
        sections=tuple(_sections(item.sections)),
        clauses=_points(item.clauses),
        numbers=tuple(_number(dnr) for dnr in item.dnrs),
        recipients=_recipients(item.recipients),
        proposals=tuple((proposal.by or "", proposal.text.text) for proposal in item.proposals),
        votes=voices.votes(item),
        positions=voices.positions(item),
        submitters=voices.submitters(item),
        references=item.references,
        start=item.span.start,
        end=item.span.end,
    )


def stamped_numbers(paper: parsing.ParsedPaper, outer: parsing.ParsedPaper) -> tuple[Number, ...]:
    """Case numbers of the outer paper that are stamped on the embedded one: the receiver's, hence the same case."""
    lines = {words.text: words for words in paper.head}
    found = []
    for number in (_number(dnr) for dnr in outer.dnrs):
        stamp = lines.get(number.printed)
        if stamp is not None:
            found.append(replace(number, start=stamp.start, end=stamp.end, plan_start=-1, plan_end=-1))
    return tuple(found)


def paper_content(paper: parsing.ParsedPaper, outer: parsing.ParsedPaper | None = None) -> PaperContent:
    """The content of a paper; `outer` is the one that it lies in."""
    signatures = [", ".join(w.text for w in (s.name, s.role) if w) for s in paper.signatures]
    return PaperContent(
        kind=_PAPER_KINDS.get(paper.kind, record.DocumentKind.OTHER),
        title=paper.title.text if paper.title else "",
        date=paper.dated.value if paper.dated else None,
        date_basis=_BASES.get(paper.dated.basis, "") if paper.dated else "",
        sender=paper.sender or "",
        sender_basis=_BASES.get(paper.sender_basis, "") if paper.sender_basis else "",
        addressed_to=paper.addressed_to or "",
        signed_by="\n".join(signatures),
        other_numbers=", ".join(number.printed.text for number in paper.other_numbers),
        replaces=paper.replaces.text if paper.replaces else "",
        about=_about(paper.about),
        sections=tuple(_sections(paper.sections, lead_in=paper.lead_in)),
        clauses=_points(paper.proposed_clauses),
        numbers=tuple(_number(dnr) for dnr in paper.dnrs) or (stamped_numbers(paper, outer) if outer else ()),
        recipients=_recipients(paper.recipients),
        references=paper.references,
        parent=paper.parent,
        start=paper.span.start,
        end=paper.span.end,
    )


_PARAGRAPH = re.compile(r"(\d{1,5})\s*([a-zåäö]?)", re.IGNORECASE)


def _about(numbers: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """`"12 a"` → 12 and "a". What is no number of a § is left out."""
    found = (_PARAGRAPH.fullmatch(number.strip()) for number in numbers)
    return tuple(dict.fromkeys((int(match[1]), match[2].lower()) for match in found if match))


def _points(clauses: tuple[parsing.ParsedClause, ...]) -> tuple[Point, ...]:
    return tuple(Point(c.text.text, c.level.value, c.level_body or "", c.text.start, c.text.end) for c in clauses)


def _number(dnr: parsing.ParsedDnr) -> Number:
    plan = dnr.plan_code
    return Number(
        printed=dnr.printed.text,
        prefix=dnr.prefix or "",
        key=f"{dnr.year}/{dnr.number}",
        plan_code=plan.text if plan else "",
        start=dnr.printed.start,
        end=dnr.printed.end,
        plan_start=plan.start if plan else -1,
        plan_end=plan.end if plan else -1,
    )


def _recipients(recipients: tuple[parsing.ParsedRecipient, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((r.role_or_organisation or "", r.name or "") for r in recipients)


def _sections(sections: tuple[parsing.Section, ...], lead_in: tuple[parsing.Located, ...] = ()) -> Any:
    """StreamField data; sections of which clauses have taken every block are left out (the clauses are shown)."""
    if lead_in:
        content = [_block("paragraph", words.text) for words in lead_in]
        yield _section(parsing.SectionKind.PROPOSAL.value, "", content)
    for section in sections:
        content = [_content(block) for block in section.blocks]
        if content:
            kind = "other" if section.kind == parsing.SectionKind.ADJUSTMENT else section.kind.value
            yield _section(kind, section.heading.text if section.heading else "", content)


def _section(kind: str, heading: str, content: list[dict[str, Any]]) -> dict[str, Any]:
    return _block("section", {"kind": kind, "heading": heading, "content": content})


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def _content(block: parsing.Block) -> dict[str, Any]:
    if isinstance(block, parsing.ParagraphBlock):
        return _block("paragraph", block.text.text)
    if isinstance(block, parsing.ListBlock):
        points = [
            {"level": point.level, "marker": point.marker.text if point.marker else "", "text": point.text.text}
            for point in block.items
        ]
        return _block("list", points)
    rows = [[" ".join(words.text for words in cell) for cell in row] for row in block.rows]
    return _block("table", {"header_rows": block.header_rows, "rows": rows})
