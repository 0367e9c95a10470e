"""The values that the review form shows and takes back: from a reading, or from drafts that are written."""

from collections.abc import Iterable
from typing import Any

from decisions.models import AgendaItem, Clause, DateBasis, ItemDnr, Paper, PaperDnr, ProposedClause
from decisions.vocabulary import dnr as dnr_words
from importers.drafts.content import ItemContent, PaperContent

ITEM_PLAIN = ("number", "title", "lead_in", "outcome", "decision_status", "matter_type")
PAPER_PLAIN = ("kind", "title", "date", "sender", "addressed_to")


def of_content(content: ItemContent | PaperContent) -> dict[str, Any]:
    """Initial values of the form from a reading."""
    plain = ITEM_PLAIN if isinstance(content, ItemContent) else PAPER_PLAIN
    values = {name: getattr(content, name) for name in plain}
    values["dnrs"] = tuple(number.printed for number in content.numbers)
    values["clauses"] = tuple(point.text for point in content.clauses)
    return values


def of_record(record: AgendaItem | Paper) -> dict[str, Any]:
    """Initial values of the form from a draft (its latest revision where one waits)."""
    plain = ITEM_PLAIN if isinstance(record, AgendaItem) else PAPER_PLAIN
    values = {name: getattr(record, name) for name in plain}
    values["dnrs"] = tuple(dnr.printed for dnr in record.dnrs.all())
    children = record.clauses if isinstance(record, AgendaItem) else record.proposed_clauses
    values["clauses"] = tuple(clause.text for clause in children.all())
    return values


def latest(record: Any) -> Any:
    """The record as last corrected."""
    if record.has_unpublished_changes and record.latest_revision_id:
        return record.latest_revision.as_object()
    return record


def apply(record: AgendaItem | Paper, values: dict[str, Any], changed: Iterable[str]) -> None:
    """Set the changed values on the record (not saved)."""
    for name in changed:
        if name == "dnrs":
            setattr(record, name, _numbers(record, values["dnrs"]))
        elif name == "clauses":
            _set_clauses(record, values["clauses"])
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
