"""Lines directly above a § label that belong to its §: its case numbers, and the §§ of earlier instances.

A line above a label may as well end what stands before it, so most of the labels must have one.
"""

from collections.abc import Sequence

from decisions.vocabulary import dnr
from importers.parsing import earlier_instances, heads
from importers.parsing.labels import Label
from importers.parsing.units import Unit

_MOST = 4


def find(units: Sequence[Unit], found: Sequence[Label]) -> dict[int, tuple[int, ...]]:
    """Units above, in order, by unit of the label."""
    numbers = {label.unit: _number(units, label) for label in found}
    numbered = sum(map(bool, numbers.values())) > len(found) / 2
    above = {label.unit: _above(units, label.unit, numbers[label.unit] if numbered else 0) for label in found}
    believed = numbered or sum(map(bool, above.values())) > len(found) / 2
    return {label: lines for label, lines in above.items() if lines} if believed else {}


def _number(units: Sequence[Unit], label: Label) -> int:
    """How many lines with case numbers alone stand above a label that has none of its own."""
    place = label.unit - 1
    unit = units[place] if place >= 0 else None
    below = units[label.unit + 1] if label.unit + 1 < len(units) else None
    own = (below is not None and _is_number(below)) or dnr.find(units[label.unit].text)
    return int(unit is not None and not own and _is_number(unit))


def _above(units: Sequence[Unit], label: int, numbers: int) -> tuple[int, ...]:
    place = label - numbers
    while place > max(0, label - _MOST) and earlier_instances.of_line(units[place - 1]):
        place -= 1
    return tuple(range(place, label))


def _is_number(unit: Unit) -> bool:
    return heads.is_head_line(unit) and bool(dnr.find(unit.text))
