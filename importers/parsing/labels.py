"""Where the §§ of minutes begin.

Lines that look like the label of a § are candidates; many are mentions, lines of a table of contents, or page
heads. The labels are the chain of growing numbers with the most weight, so one false line cannot break the rest.
Labels whose sign was lost or misread are looked for where the chain has gaps, by `signless`; shapes that only the
lines of a document together prove, by `label_series`.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decisions.vocabulary import dnr
from importers.parsing import earlier_instances, headings, heads, label_shapes, own_labels
from importers.parsing.earlier_instances import Instance
from importers.parsing.units import Unit

CONTENTS_LINE = re.compile(r".*(?:[.\s]{4,}|…|\s{3,}|\t)\s*\d{1,3}$")
_NUMBER_AND_PLAN = re.compile(r"\b(?:dnr|diarienr|diarienummer)\.?:?\s+\S*\d\S*\s+\d{3}$", re.IGNORECASE)
_CONTENTS_TITLE = re.compile(r"(?:innehåll(?:sförteckning)?|ärendelista|ärendeförteckning)\s*:?", re.IGNORECASE)
_FEW = 0.5
_HEAD_LINES = 3  # case number and class, between label or title and the earlier instances
# What a line ends in that goes on with a §: "Bo Al (S), tjänstgör för Cia Do (S) fr o m" / "§ 43".
_GOES_ON_WITH = re.compile(
    r"\b(?:fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|till\s+och\s+med|ej|utom|jfr|enligt|se|av|i)$", re.IGNORECASE
)
# "§ 18 Elevärende Dnr": the label of a number that was left out ends no sentence.
_BARE_NUMBER = re.compile(r"\s(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)\.?:?$", re.IGNORECASE)


class Label(Struct, frozen=True):
    """A § label: `[start, length)` of its unit's text; before it a case number, behind it dnr or title."""

    unit: int
    prefix: str | None
    number: int
    suffix: str
    length: int
    weight: float
    continued: bool = False
    contents: bool = False
    start: int = 0

    @property
    def key(self) -> tuple[int, str]:
        """What grows from § to §."""
        return self.number, self.suffix


def candidate(unit: Unit, index: int) -> Label | None:
    """The unit as a label, if it can be one at all."""
    shape = label_shapes.of(unit)
    if shape is None:
        return None
    contents = bool(CONTENTS_LINE.fullmatch(unit.text)) and not _ends_with_plan_code(unit.text)
    label = Label(
        index, shape.prefix, shape.number, shape.suffix, shape.end, 0.0, shape.continued, contents, shape.start
    )
    return _weighed(label, unit, shape.rest, chain=shape.earlier)


def _ends_with_plan_code(text: str) -> bool:
    """Whether what ends the line is no page but the plan code of the case: "Bu § 39 | 2030/12 | 610"."""
    if _NUMBER_AND_PLAN.search(text):  # of whatever shape the number is
        return True
    return any(one.plan_code_span is not None and one.plan_code_span[1] == len(text) for one in dnr.find(text))


def instances(label: Label, unit: Unit) -> tuple[Instance, ...]:
    """The earlier instances behind the label on its line."""
    return earlier_instances.find(unit.text, label.length, label.prefix)


def _weighed(label: Label, unit: Unit, rest: str, *, chain: bool) -> Label:
    """`rest`: what stands behind the label and the earlier instances on its line; `chain`: whether there are any."""
    weight = 1.2 if chain else 0.2
    if rest and label_shapes.may_follow(rest) and not label.continued:
        weight += 2.5
    if label.start > 0 and not label.continued:
        weight += 1.5
    if unit.looks_like_heading:
        weight += 2.0
    if unit.gap:
        weight += 0.8
    if not rest or _BARE_NUMBER.search(rest):
        weight += 0.5
    if rest.endswith(".") and len(rest) > 60 and not rest.startswith("."):  # "§ 36. Val av justerare och dag."
        weight -= 1.0
    if label.contents or label.continued:
        weight = 0.1
    return replace(label, weight=weight)


def find(units: Sequence[Unit]) -> tuple[Label, ...]:
    """The labels of the §§ of a document, in order, numbers growing."""
    every = [
        label
        for index, unit in enumerate(units)
        if (label := candidate(unit, index)) is not None and not goes_on(units, index)
    ]
    found = _without_instances(_without_those_above(every, units), units)
    found = _of_one_series(_with_content(_in_contents(found, units), units))
    return heaviest(label for label in found if not label.continued and not label.contents)


def _in_contents(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """The labels; those between the title of a table of contents and the § that it names first are lines of it."""
    listed = set[int]()
    for place in (index for index, unit in enumerate(units) if _CONTENTS_TITLE.fullmatch(unit.text) and not unit.table):
        below = [label for label in found if label.unit > place and not label.continued]
        again = next((one.unit for one in below[1:] if one.key == below[0].key), None) if below else None
        listed.update(label.unit for label in below if again is not None and label.unit < again)
    return [replace(one, contents=True, weight=0.1) if one.unit in listed else one for one in found]


def goes_on(units: Sequence[Unit], index: int) -> bool:
    """Whether the line above breaks off before its §."""
    return (
        index > 0 and units[index - 1].table is None and _GOES_ON_WITH.search(units[index - 1].text[-20:]) is not None
    )


def _without_those_above(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """Without the earlier instances directly above the label of the body that met: "Au § 201" over "Ks § 40"."""
    body = own_labels.met(units[: found[0].unit]) if any(map(_stand_below_each_other, found, found[1:])) else None
    if body is None:
        return list(found)
    dropped = set[int]()
    for place, label in enumerate(found):
        if label.prefix is None or not own_labels.abbreviates(label.prefix, body):
            continue
        above = place - 1
        while above >= 0 and _stand_below_each_other(found[above], found[above + 1]):
            prefix = found[above].prefix
            if prefix is None or own_labels.abbreviates(prefix, body):
                break
            dropped.add(above)
            above -= 1
    return [label for place, label in enumerate(found) if place not in dropped]


def _stand_below_each_other(label: Label, below: Label) -> bool:
    return below.unit == label.unit + 1


def _without_instances(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """Without the earlier instances directly below a label or its title: "Kf § 88", "Ks § 131", "Ksau § 119"."""
    kept: list[Label] = []
    below = -1
    for label in found:
        head = kept[-1].prefix if kept else None
        of_other = head is not None and label.prefix is not None and label.prefix.lower() != head.lower()
        bare = bool(kept) and head is None and _is_bare(kept[-1], label, units)
        other = label.prefix is not None and (of_other or bare)
        above = units[max(below, label.unit - _HEAD_LINES, 0) : label.unit]
        head_lines = list(itertools.takewhile(heads.is_head_line, reversed(above)))
        place = label.unit - (len(head_lines) if any(dnr.find(one.text) for one in head_lines) else 0)
        near = place == below or (kept and place == below + 1 and _stands_over(kept[-1], units[below], units))
        if other and near and earlier_instances.of_line(units[label.unit]):
            below = label.unit + 1
            continue
        kept.append(label)
        below = label.unit + 1
    return kept


def _is_bare(label: Label, below: Label, units: Sequence[Unit]) -> bool:
    """Whether a label without abbreviation is no line of a list: "§ 38   Dnr 2030/63" over "Au § 21"."""
    listed = label.contents or label.continued or below.number == label.number + 1
    return not listed and _has_no_title(label, units)


def _has_no_title(label: Label, units: Sequence[Unit]) -> bool:
    """Whether nothing but a case number stands behind a label."""
    rest = units[label.unit].text[label.length :].strip()
    return not rest or label_shapes.may_follow(rest)


def heaviest(found: Iterable[Label]) -> tuple[Label, ...]:
    """The chain of labels among candidates."""
    chain = _heaviest_chain(list(found))
    return tuple(label for label in chain if label.weight >= _FEW)


def _stands_over(label: Label, title: Unit, units: Sequence[Unit]) -> bool:
    """Whether a label stands without title over a line that may be its title: no heading of a part, no text."""
    if label.contents or not _has_no_title(label, units) or title.table is not None:
        return False
    return not title.text.endswith((".", ":")) and headings.classify(title.text) is None


def _of_one_series(found: Sequence[Label]) -> list[Label]:
    """Minutes number one body's §§: where nearly all labels carry one abbreviation, others are earlier instances."""
    usual = Counter(label.prefix.lower() for label in found if label.prefix and not label.contents)
    if not usual:
        return list(found)
    prefix, count = usual.most_common(1)[0]
    if count < 2 or count < 0.6 * len([label for label in found if not label.contents]):
        return list(found)
    return [
        label if label.prefix is None or label.prefix.lower() == prefix else replace(label, weight=0.0)
        for label in found
    ]


def repeated(units: Sequence[Unit], labels: Sequence[Label]) -> dict[int, Label]:
    """Units that print the label of the running § again ("§ 96 forts."), by index."""
    chosen = {label.unit: label for label in labels}
    running: Label | None = None
    again: dict[int, Label] = {}
    for index, unit in enumerate(units):
        running = chosen.get(index, running)
        if index in chosen or running is None:
            continue
        label = candidate(unit, index)
        if label is None or label.key != running.key:
            continue
        if label.continued or label.length == len(unit.text):
            again[index] = label
    return again


def _with_content(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """More weight for labels that a known heading follows before the next candidate."""
    ends = [label.unit for label in found[1:]] + [len(units)]
    weighed = []
    for label, end in zip(found, ends, strict=bool(found)):
        real = not label.continued and not label.contents
        opens = real and opens_part(units, label.unit, end)
        weighed.append(replace(label, weight=label.weight + 1.5) if opens else label)
    return weighed


def opens_part(units: Sequence[Unit], index: int, end: int) -> bool:
    """Whether a known heading stands within a dozen units behind `index` and before `end`."""
    return any(headings.classify(unit.text) for unit in units[index + 1 : min(end, index + 12)])


def _heaviest_chain(found: list[Label]) -> list[Label]:
    """The subsequence of growing numbers with the greatest weight; a step of one is worth more than a jump."""
    best: list[tuple[float, int | None]] = []
    for index, label in enumerate(found):
        score, before = label.weight, None
        for earlier in range(max(0, index - 400), index):
            other = found[earlier]
            if other.key >= label.key:
                continue
            step = label.number - other.number
            bonus = 0.6 if step <= 1 else (0.0 if step <= 5 else -0.3 if step <= 40 else -1.5)
            if best[earlier][0] + label.weight + bonus > score:
                score, before = best[earlier][0] + label.weight + bonus, earlier
        best.append((score, before))
    if not best:
        return []
    position: int | None = max(range(len(best)), key=lambda index: best[index][0])
    chain = []
    while position is not None:
        chain.append(found[position])
        position = best[position][1]
    return chain[::-1]
