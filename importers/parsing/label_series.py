"""§ labels in shapes that no line proves by itself, but the lines of one document together.

"Ks 2030-03-12 § 40", "Pers.utsk. § 40", "§ 2030:40", "§ 40, Taxa för vatten": where the same words stand
around numbers that grow by one, each over a part of a §, they are labels. Looked for where no other labels are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from importers.parsing import heads, label_shapes, labels
from importers.parsing.labels import Label
from importers.parsing.units import Unit

_SIGN = re.compile(
    r"(?:§\s*(?:(?P<inner>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}|[Nn]r)\.?\s+)?(?P<year>(?:19|20)\d\d[:/-])?(?P<n>\d{1,4})"
    r"|(?P<n_first>\d{1,4})\s?§(?!\s*\d))(?P<s>\s?[a-h](?![\w.)]))?(?:/(?:19|20)?\d\d)?(?!\d)"
)
_FIGURE = re.compile(r"\d")
# Words that a list of the meeting's own §§ may repeat; other words of a line about a § ("Reservation § 40") name none.
_NO_LABELS = label_shapes.NO_PREFIX - {"protokoll", "beslut", "ärende", "punkt"}
_LONGEST_BEFORE = 60
_LONGEST = 200
_FEWEST = 2
_USUAL = 0.7
_NO_TITLE = re.compile(r"[–-](?!\s+[A-ZÅÄÖ])|[&/)]|(?:[,;]\s*)?(?:\d|och\b|samt\b|[a-zåäö])")


def find(units: Sequence[Unit]) -> tuple[Label, ...]:
    """The labels of the §§ of a document: those that prove themselves, else the longest series of lines alike."""
    found = labels.find(units)
    if len(found) > 1:
        return found
    return max((found, *_series(units)), key=len)


def _series(units: Sequence[Unit]) -> Iterator[tuple[Label, ...]]:
    groups: dict[tuple[str, ...], list[Label]] = {}
    for index, unit in enumerate(units):
        told = _told(unit, index)
        if told is not None and not labels.goes_on(units, index):
            groups.setdefault(told[0], []).append(told[1])
    for group in groups.values():
        chain = labels.heaviest(group)
        steps = [after.number - before.number for before, after in pairwise(chain)]
        ends = [*(label.unit for label in chain[1:]), len(units)]
        parts = [labels.opens_part(units, label.unit, end) for label, end in zip(chain, ends, strict=True)]
        if len(chain) >= _FEWEST and steps.count(1) >= _USUAL * len(steps) and sum(parts) >= _USUAL * len(parts):
            yield chain


def _told(unit: Unit, index: int) -> tuple[tuple[str, ...], Label] | None:
    """What is the same in all lines of a series, and the label that this one would be."""
    text = unit.text
    match = _SIGN.search(text[: _LONGEST_BEFORE + 20]) if unit.table is None and len(text) <= _LONGEST else None
    if match is None or not (unit.gap or unit.looks_like_heading):
        return None
    before, rest = text[: match.start()].strip(), text[match.end() :].strip()
    if len(before) > _LONGEST_BEFORE or before[:1].islower() or rest.endswith("."):
        return None
    if before.rpartition(" ")[2].lower() in _NO_LABELS:
        return None
    if _NO_TITLE.match(rest) and not heads.is_numbered(rest.lstrip(",; ")):
        return None
    figures = _FIGURE.sub("0", before).casefold()
    alike = (figures, match["inner"] or "", "year" if match["year"] else "", rest[:1] if rest[:1] in ",;:." else "")
    number = int(match["n"] or match["n_first"])
    label = Label(index, None, number, (match["s"] or "").strip(), match.end(), 1.0, start=match.start())
    return (alike, label) if number else None
