"""§§ whose sign was lost or misread on the way ("S 41", "$ 41", "41 Taxa"), as in scans and damaged text layers.

A bare number is worth little: it counts only where it fills a gap that labels with a sign leave, or where several
such lines follow each other one by one, and always only with a known heading below it.
"""

import itertools
import re
from collections.abc import Sequence

from importers.parsing import labels
from importers.parsing.labels import Label
from importers.parsing.units import Unit

_MISREAD = re.compile(
    r"(?P<sign>(?:[S$&8]|fi|£|%|\?)\s?(?=\d))?(?P<n>\d{1,4})(?:\s?(?P<s>[a-h])(?![\w.]))?(?=\s+[A-ZÅÄÖ\"”(]|\s*$)"
)
_FEWEST = 2


def complete(units: Sequence[Unit], found: tuple[Label, ...], *, minutes: bool) -> tuple[Label, ...]:
    """The labels with those that lost their sign. `minutes`: the document says that it is minutes."""
    weak = [label for index, unit in enumerate(units) if (label := _candidate(units, index, unit)) is not None]
    if not weak:
        return found
    if not found:
        chain = labels.heaviest(weak)
        steps = [after.number - before.number for before, after in itertools.pairwise(chain)]
        return chain if minutes and len(chain) >= _FEWEST and all(step <= 1 for step in steps) else ()
    complete_chain = list(found)
    for label in weak:
        place = sum(one.unit < label.unit for one in complete_chain)
        before = complete_chain[place - 1] if place else None
        after = complete_chain[place] if place < len(complete_chain) else None
        if _fills(label, before, after, units):
            complete_chain.insert(place, label)
    return tuple(complete_chain)


def _fills(label: Label, before: Label | None, after: Label | None, units: Sequence[Unit]) -> bool:
    """Whether the number is missing exactly there."""
    misread = not units[label.unit].text[0].isdigit()
    if (before is not None and label.key <= before.key) or (after is not None and label.key >= after.key):
        return False
    follows = before is not None and label.number == before.number + 1
    leads = after is not None and label.number == after.number - 1
    if before is not None and after is not None:
        return follows or leads
    return misread and (follows or leads)


def _candidate(units: Sequence[Unit], index: int, unit: Unit) -> Label | None:
    if unit.table is not None or unit.marker is not None or len(unit.text) > 200:
        return None
    match = _MISREAD.match(unit.text)
    if match is None or int(match["n"]) == 0 or unit.text.endswith("."):
        return None
    if not (unit.gap or unit.looks_like_heading) or not labels.opens_part(units, index, len(units)):
        return None
    return Label(index, None, int(match["n"]), match["s"] or "", match.end(), 1.0)
