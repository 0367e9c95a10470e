"""The only way out of `decisions`: whoever keeps something derived from the record listens here.

`record_changed` is sent *inside* the transaction that changed the record, by bulk services too. A receiver's
error rolls the change back, so that an outbox row is never missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.dispatch import Signal

RecordKind = Literal["item", "paper"]


@dataclass(frozen=True, slots=True)
class RecordKey:
    """What changed: an agenda item (§) or a paper, by primary key."""

    kind: RecordKind
    pk: int

    def __str__(self) -> str:
        """`item-12` or `paper-7`: the key of its documents in the search index begins with this."""
        return f"{self.kind}-{self.pk}"


record_changed = Signal()
"""Sent with `keys: tuple[RecordKey, ...]`. Receivers look up for themselves whether each is public now."""


rescan_asked = Signal()
"""Sent with `rescan: int` (primary key) inside the transaction that asked for the record to be gone through again."""


file_erased = Signal()
"""Sent with `document: int` and `kept: tuple[RecordKey, ...]` inside the transaction that erases a file for good.

`kept` are §§ and papers that another file carries too; what they say may come from the erased one. A receiver that can
read files reads them anew from the other file, and returns the `frozenset[RecordKey]` that it has read: what nobody
reads anew is erased as well. Whoever keeps copies of texts forgets them.
"""


def send_file_erased(document: int, kept: Iterable[RecordKey]) -> frozenset[RecordKey]:
    """Tell every receiver, inside the running transaction. Returns what was read anew from another file."""
    answers: list[tuple[Any, Any]] = file_erased.send(sender=None, document=document, kept=tuple(kept))
    return frozenset(key for _, answer in answers for key in answer or ())


def send_record_changed(keys: Iterable[RecordKey]) -> None:
    """Tell every receiver, inside the running transaction. Does nothing for no keys."""
    unique = tuple(dict.fromkeys(keys))
    if unique:
        record_changed.send(sender=None, keys=unique)
