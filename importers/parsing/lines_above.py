"""Lines directly above a § label that belong to its §: its case numbers, the §§ of earlier instances, what heads them.

A line above a label may as well end what stands before it, so most of the labels must have one.
"""

import re
from collections.abc import Sequence

from decisions.vocabulary import dnr
from importers.parsing import earlier_instances, heads
from importers.parsing.labels import Label
from importers.parsing.units import Unit

_MOST = 4
_LONGEST = 60
_LABEL_WORDS = re.compile(
    r"(?:paragraf(?:nr|nummer)?|§|(?:ärende|punkt|nr)\.?(?:\s*(?:nr\.?\s*)?\d{1,3})?|ärende(?:nr|nummer|rubrik|mening)"
    r"|diarie(?:nr|nummer)|dnr|rubrik)\.?:?",
    re.IGNORECASE,
)


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
    while place > max(0, label - _MOST) and (
        earlier_instances.of_line(units[place - 1]) or _are_label_words(units[place - 1])
    ):
        place -= 1
    return tuple(range(place, label))


def _are_label_words(unit: Unit) -> bool:
    """Whether a line or a cell only says what stands below or beside it: "Paragraf | Diarienummer", "Ärende 3"."""
    plain = unit.table is None and unit.marker is None and len(unit.text) < _LONGEST
    return plain and all(_LABEL_WORDS.fullmatch(part.strip()) for part in unit.text.split("\t"))


def _is_number(unit: Unit) -> bool:
    return heads.is_head_line(unit) and bool(dnr.find(unit.text))
