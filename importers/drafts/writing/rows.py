"""New §§ as rows, set by set: one insert for all §§ of a file and one for each kind of row below them.

Modelcluster saves each child row by itself; thousands of §§ take hours so. Only new rows are written here: they have
no revision, no address and no state yet that a save would have to guard.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model
from modelcluster.models import get_all_child_relations

from decisions.models import AgendaItem, MeetingPage, Paper
from decisions.services import bulk
from importers.drafts.writing.content import ItemContent
from importers.drafts.writing.fill import fill_item, reference_rows


def insert_items(
    meeting: MeetingPage, contents: Sequence[tuple[int, ItemContent]], papers: tuple[Paper, ...]
) -> tuple[AgendaItem, ...]:
    """The §§ of `contents` (with their place in the order) as saved drafts, with all that belongs to them.

    None of them may be there before. `papers` are the file's own papers, that its references may mean.
    """
    items = []
    for order, content in contents:
        item = AgendaItem(meeting=meeting, number=content.number, suffix=content.suffix, sort_order=order)
        fill_item(item, content)
        items.append(item)
    insert(items)
    references = [
        row
        for item, (_, content) in zip(items, contents, strict=True)
        for row in reference_rows(item, content.references, papers)
    ]
    bulk.insert(references)
    return tuple(items)


def insert(records: Iterable[Any]) -> None:
    """Insert unsaved clusters of one model, and then their children, and theirs in turn."""
    records = list(records)
    if not records:
        return
    model = type(records[0])
    bulk.insert(records)
    below: dict[str, list[Model]] = defaultdict(list)
    for record in records:
        held = getattr(record, "_cluster_related_objects", {})
        for relation in get_all_child_relations(model):
            name = relation.get_accessor_name()
            for child in held.pop(name, ()):
                setattr(child, relation.field.name, record)
                below[name].append(child)
    for children in below.values():
        insert(children)
