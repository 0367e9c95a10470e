"""Content → rows of one § or one paper. Fields that a person has corrected are left as they are."""

from datetime import date
from typing import Any

from decisions.models import (
    AgendaItem,
    Clause,
    ItemDnr,
    ItemRecipient,
    MeetingPage,
    Paper,
    PaperDnr,
    PaperItem,
    PaperRecipient,
    Proposal,
    ProposedClause,
    Reference,
    ReferenceStatus,
)
from decisions.services import bulk
from importers import parsing
from importers.drafts.writing import voices
from importers.drafts.writing.content import ItemContent, Number, PaperContent

ITEM_FIELDS = ("prefix", "title", "lead_in", "outcome", "decision_status", "matter_type", "adjusted_at_once")
PAPER_FIELDS = (
    "kind", "title", "date", "date_basis", "sender", "sender_basis", "addressed_to", "signed_by", "other_numbers",
    "replaces",
)  # fmt: skip


def fill_item(item: AgendaItem, content: ItemContent) -> tuple[str, ...]:
    """Set the fields of `item` (not saved). Returns corrected fields whose new reading differs."""
    differs = _fill_plain(item, content, ITEM_FIELDS)
    differs += _fill(item, "sections", list(content.sections))
    rows = item_rows(content)
    _keep_anchors(item, rows["clauses"])
    for name, some in rows.items():
        differs += _fill(item, name, some)
    return differs


def new_item(meeting: MeetingPage, order: int, content: ItemContent) -> AgendaItem:
    """A § that is not there yet, not saved, without the rows below it (`item_rows`)."""
    item = bulk.new(AgendaItem, meeting=meeting, number=content.number, suffix=content.suffix, sort_order=order)
    _fill_plain(item, content, ITEM_FIELDS)
    item.sections = list(content.sections)
    return item


def item_rows(content: ItemContent) -> dict[str, list[Any]]:
    """The rows below a §, by what the § calls them; not saved, and of no § yet."""
    return {
        "clauses": [
            bulk.new(
                Clause,
                sort_order=n,
                text=p.text,
                level=p.level,
                level_body=p.level_body[:200],
                start=p.start,
                end=p.end,
            )
            for n, p in enumerate(content.clauses)
        ],
        "dnrs": [bulk.new(ItemDnr, **_number(number, n)) for n, number in enumerate(content.numbers)],
        "recipients": [
            bulk.new(ItemRecipient, role_or_organisation=role[:300], name=name[:200], sort_order=n)
            for n, (role, name) in enumerate(content.recipients)
        ],
        "proposals": [
            bulk.new(Proposal, by=by[:200], text=text, sort_order=n) for n, (by, text) in enumerate(content.proposals)
        ],
        "vote_events": voices.vote_events(content.votes),
        "positions": voices.position_rows(content.positions),
        "submitters": voices.submitter_rows(content.submitters),
    }


def _keep_anchors(item: AgendaItem, clauses: list[Clause]) -> None:
    """A clause that reads the same keeps its permanent anchor when a better copy is read."""
    known = {clause.text: clause.anchor for clause in item.clauses.all()} if item.pk else {}
    for clause in clauses:
        clause.anchor = known.pop(clause.text, "")


def fill_paper(paper: Paper, content: PaperContent, *, day: date | None = None) -> tuple[str, ...]:
    """Set the fields of `paper` (not saved). Returns corrected fields whose new reading differs.

    `day` is the meeting's, where the file says it: the §§ that the paper belongs to are §§ of that day.
    """
    differs = _fill_plain(paper, content, PAPER_FIELDS)
    paper.start, paper.end = content.start, content.end
    differs += _fill(paper, "sections", list(content.sections))
    clauses = [
        ProposedClause(text=p.text, sort_order=n, start=p.start, end=p.end) for n, p in enumerate(content.clauses)
    ]
    differs += _fill(paper, "proposed_clauses", clauses)
    differs += _fill(paper, "dnrs", [PaperDnr(**_number(number, n)) for n, number in enumerate(content.numbers)])
    recipients = [
        PaperRecipient(role_or_organisation=role[:300], name=name[:200], sort_order=n)
        for n, (role, name) in enumerate(content.recipients)
    ]
    differs += _fill(paper, "recipients", recipients)
    about = [
        PaperItem(number=number, suffix=suffix, date=day, sort_order=n)
        for n, (number, suffix) in enumerate(content.about)
    ]
    differs += _fill(paper, "about", about)
    return differs


def _fill_plain(record: Any, content: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    differs: tuple[str, ...] = ()
    for name in names:
        value = getattr(content, name)
        if isinstance(value, str):
            value = value[: record._meta.get_field(name).max_length]
        if name in record.corrected and getattr(record, name) != value:
            differs += (name,)
        else:
            setattr(record, name, value)
    return differs


def _fill(record: Any, name: str, value: Any) -> tuple[str, ...]:
    if name in record.corrected:
        return (name,)
    setattr(record, name, value)
    return ()


def _number(number: Number, order: int) -> dict[str, Any]:
    return {
        "printed": number.printed[:60],
        "prefix": number.prefix[:20],
        "key": number.key,
        "plan_code": number.plan_code[:20],
        "start": number.start,
        "end": number.end,
        "plan_start": number.plan_start,
        "plan_end": number.plan_end,
        "sort_order": order,
    }


def replace_references(
    record: AgendaItem | Paper, references: tuple[parsing.ParsedReference, ...], papers: tuple[Paper, ...]
) -> None:
    """Write the references of a saved record anew. `papers` are the file's own papers, in order."""
    record.references.all().delete()
    Reference.objects.bulk_create(reference_rows(record, references, papers))


def reference_rows(
    record: AgendaItem | Paper, references: tuple[parsing.ParsedReference, ...], papers: tuple[Paper, ...]
) -> list[Reference]:
    """The references of a saved record, not saved. `papers` are the file's own papers, in order."""
    owner = {"item": record} if isinstance(record, AgendaItem) else {"paper": record}
    rows = []
    for order, reference in enumerate(references):
        number, _, suffix = (reference.paragraph or "").partition(" ")
        within = reference.status == parsing.ReferenceStatus.WITHIN_FILE and reference.target is not None
        rows.append(
            bulk.new(
                Reference,
                **owner,
                kind=reference.kind.value,
                printed=reference.printed.text,
                start=reference.printed.start,
                end=reference.printed.end,
                title=reference.title or "",
                date=reference.dated,
                sender=(reference.sender or "")[:300],
                body=(reference.body or "")[:200],
                paragraph_number=int(number) if number.isdecimal() else None,
                paragraph_suffix=suffix[:5],
                dnr_key=(reference.dnr_key or "")[-20:],
                status=ReferenceStatus.RESOLVED if within else ReferenceStatus.UNRESOLVED,
                within_file=within,
                target_paper=papers[reference.target] if within and reference.target is not None and papers else None,
                sort_order=order,
            )
        )
    return rows
