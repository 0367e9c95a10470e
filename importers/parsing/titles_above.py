"""Titles that stand above the label of their §: "Taxa för vatten" / "§ 12   Dnr KS 2030/7" / "Beslut".

A line above a label may as well end what stands before it. So the whole of the minutes decides: nearly all labels must
stand without a title of their own, directly above a part of the §, and below a line that can be a title. An extract
has one label: there the line must also be nothing that letterheads say.
"""

import re
from collections.abc import Mapping, Sequence

from decisions.vocabulary import dates, dnr
from importers.parsing import earlier_instances, front_labels, headings, heads, item_heads, kinds, labels, names
from importers.parsing.labels import Label
from importers.parsing.result import SectionKind
from importers.parsing.units import Unit

_LONGEST = 160
_LONGEST_TITLE = 80  # with a full stop behind it; what is longer is running text
_FEWEST = 2
_HEAD_LINES = 5  # below a label, and then what begins the §
_USUAL = 0.7
# Headings that no matter is called by; "Information" and "Delgivningar" are titles of §§.
_NO_TITLES = frozenset(SectionKind) - {SectionKind.OTHER, SectionKind.RECIPIENTS, SectionKind.HANDLING}
_SENTENCE_END = re.compile(r"[.:;,!?]$|\.{3,}|_{3,}")


def find(
    units: Sequence[Unit], found: Sequence[Label], taken: frozenset[int], lines: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Unit of the title by unit of the label.

    `taken` are lines of a table of contents and the like; `lines`: those above a label that belong to it.
    """
    bare = [label for label in found if _is_bare(units, label)]
    places = {label.unit: min(lines.get(label.unit, ()), default=label.unit) - 1 for label in found}
    if len(found) == 1:
        above = places[found[0].unit]
        own = bare and _is_title(units, above, taken) and not _may_be_letterhead(units[above])
        return {found[0].unit: above} if own else {}
    if len(bare) < _FEWEST or len(bare) < _USUAL * len(found):
        return {}
    titled = {label.unit: places[label.unit] for label in bare if _is_title(units, places[label.unit], taken)}
    return titled if len(titled) >= _USUAL * len(bare) and len(titled) >= _FEWEST else {}


def _is_bare(units: Sequence[Unit], label: Label) -> bool:
    """Whether nothing but numbers stands behind the label, and a part of the § begins below it."""
    chain = labels.instances(label, units[label.unit])
    rest = units[label.unit].text[chain[-1].end if chain else label.length :].lstrip(" ,)")
    for mention in reversed(dnr.find(rest)):
        end = mention.plan_code_span[1] if mention.plan_code_span else mention.end
        rest = rest[: mention.start] + rest[end:]
    if not heads.is_label_words(rest.rstrip(" )")) or label.unit + 1 >= len(units):
        return False
    below = next((unit for unit in units[label.unit + 1 :][:_HEAD_LINES] if not _is_of_head(unit)), None)
    if below is None or below.table is not None:
        return False
    if below.text.endswith(".") and (len(below.text) > _LONGEST_TITLE or item_heads.begins_sentence(below.text)):
        return True  # running text: no title of it stands below the label
    opened = headings.classify(below.text)
    if opened is None:
        inline = headings.inline(below.passage)
        opened = inline[0] if inline is not None else None
    return opened is not None and opened.kind in _NO_TITLES


def _is_of_head(unit: Unit) -> bool:
    return heads.is_head_line(unit) or bool(earlier_instances.of_line(unit))


def _may_be_letterhead(unit: Unit) -> bool:
    """Whether a line is what stands over the text of an extract: a body, a kind of paper, a day."""
    return names.is_whose(unit.text) or kinds.kind_of_line(unit.text) is not None or bool(dates.find(unit.text))


def _is_title(units: Sequence[Unit], place: int, taken: frozenset[int]) -> bool:
    if place < 0 or place in taken:
        return False
    unit = units[place]
    if unit.table is not None or unit.marker is not None or len(unit.text) > _LONGEST or "\t" in unit.text:
        return False
    if not (unit.gap or unit.looks_like_heading) or _SENTENCE_END.search(unit.text) or heads.is_head_line(unit):
        return False
    if names.is_person(unit.text) or front_labels.label(unit.text, notice=False) is not None:
        return False
    opened = headings.classify(unit.text)
    return unit.text[:1].isupper() and (opened is None or opened.kind not in _NO_TITLES)
