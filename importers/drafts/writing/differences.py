"""What differs between a § that we hold and the same § in another file, word by word."""

import difflib
import re
from dataclasses import dataclass

from decisions.models import AgendaItem
from importers.drafts.writing.content import ItemContent


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words: `kind` is `same`, `only_held` or `only_new`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """The changes of one field of one §. `label` is Swedish."""

    paragraph: str
    label: str
    changes: tuple[Change, ...]


def _sections_text(sections: object) -> str:
    words: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            inner = value.get("value", value)
            for part in inner.values() if isinstance(inner, dict) else [inner]:
                collect(part)
        elif isinstance(value, (list, tuple)):
            for part in value:
                collect(part)
        elif isinstance(value, str):
            words.append(value)

    collect(sections)
    return "\n".join(words)


def differences(item: AgendaItem, content: ItemContent) -> tuple[FieldDifference, ...]:
    """Fields that differ; empty when both files say the same of this §."""
    pairs = (
        ("Rubrik", item.title, content.title),
        ("Ingress", item.lead_in, content.lead_in),
        ("Beslut", "\n".join(c.text for c in item.clauses.all()), "\n".join(p.text for p in content.clauses)),
        ("Övrig text", _sections_text(list(item.sections.raw_data)), _sections_text(list(content.sections))),
    )
    return tuple(
        FieldDifference(item.paragraph, label, changes(held, new))
        for label, held, new in pairs
        if held.split() != new.split()
    )


def changes(held: str, new: str) -> tuple[Change, ...]:
    """Word by word. Long texts are compared line by line first, so that the cost stays small."""
    a, b = re.findall(r"\S+\s*", held), re.findall(r"\S+\s*", new)
    found = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=len(a) > 2000).get_opcodes():
        if tag == "equal":
            found.append(Change("same", "".join(a[i:j])))
        else:
            if i < j:
                found.append(Change("only_held", "".join(a[i:j])))
            if k < m:
                found.append(Change("only_new", "".join(b[k:m])))
    return tuple(found)
