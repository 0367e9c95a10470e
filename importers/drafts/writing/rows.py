"""New §§ as rows, set by set: one insert for all §§ of a file and one for each kind of row below them.

Modelcluster saves each child row by itself; thousands of §§ take hours so. Only new rows are written here: they have
no revision, no address and no state yet that a save would have to guard.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations

from decisions.models import AgendaItem, MeetingPage, Paper
from decisions.services import bulk
from importers.drafts.writing.content import ItemContent
from importers.drafts.writing.fill import item_rows, new_item, reference_rows


def insert_items(
    meeting: MeetingPage, contents: Sequence[tuple[int, ItemContent]], papers: tuple[Paper, ...]
) -> tuple[AgendaItem, ...]:
    """The §§ of `contents` (with their place in the order) as saved drafts, with all that belongs to them.

    None of them may be there before. `papers` are the file's own papers, that its references may mean. The rows below
    each § are at hand afterwards (`bulk.hold`).
    """
    items = [new_item(meeting, order, content) for order, content in contents]
    bulk.insert(items)
    below: dict[str, list[Model]] = defaultdict(list)
    for item, (_, content) in zip(items, contents, strict=True):
        for name, rows in item_rows(content).items():
            for row in rows:
                row.item = item
            below[name] += rows
            bulk.hold(item, name, rows)
    for rows in below.values():
        insert(rows)
    references = [
        reference_rows(item, content.references, papers) for item, (_, content) in zip(items, contents, strict=True)
    ]
    bulk.insert([row for some in references for row in some])
    for item, some in zip(items, references, strict=True):
        bulk.hold(item, "references", some)
    return tuple(items)


def insert(records: Iterable[Any]) -> None:
    """Insert unsaved records of one model, and then what modelcluster holds below them, and theirs in turn."""
    records = list(records)
    if not records:
        return
    bulk.insert(records)
    model = type(records[0])
    if not issubclass(model, ClusterableModel):
        return
    for relation in get_all_child_relations(model):
        name, below = relation.get_accessor_name(), []
        for record in records:
            children = getattr(record, "_cluster_related_objects", {}).pop(name, [])
            for child in children:
                setattr(child, relation.field.name, record)
            below += children
            bulk.hold(record, name, children)
        insert(below)
