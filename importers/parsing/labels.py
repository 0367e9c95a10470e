"""Where the §§ of minutes begin.

Lines that look like the label of a § are candidates; many are mentions, lines of a table of contents, or page
heads. The labels are the chain of growing numbers with the most weight, so one false line cannot break the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decisions.vocabulary import dnr, paragraph
from importers.parsing import headings
from importers.parsing.units import Unit

_SIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}(?:[/\s][A-ZÅÄÖ][A-Za-zåäö]{0,4})?\.?\s*)?(?:§|Paragraf\s)\s*(?P<n>\d{1,4})"
    r"(?:\s?(?P<s>[a-hA-H])(?![\w.)]))?(?:/(?:19|20)?\d\d(?!\d))?(?![\d–-])"
)
_NUMBER_FIRST = re.compile(r"(?P<prefix>)(?P<n>\d{1,4})\s?(?P<s>[a-h])?\s?§(?=\s|$)")
_UNSIGNED = re.compile(
    r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})\s(?P<n>\d{1,4})(?P<s>[a-h])?(?:/(?:19|20)?\d\d)?(?=\s|$)"
)
_CONTINUED = re.compile(r"\W*\(?\s*(?:forts(?:ättning|\.)?|fortsättning)\b.*", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r".*(?:\.{3,}|…|\s{3,}|\t)\s*\d{1,3}$")
_FEW = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """A § label: `[0, length)` of its unit's text; the rest of that text is dnr or title."""

    unit: int
    prefix: str | None
    number: int
    suffix: str
    length: int
    weight: float
    continued: bool = False
    contents: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What grows from § to §."""
        return self.number, self.suffix


def candidate(unit: Unit, index: int) -> Label | None:
    """The unit as a label, if it can be one at all."""
    text = unit.text
    if unit.table is not None or ("§" not in text[:40] and not re.match(r"(?:Paragraf|[A-ZÅÄÖ]\w{1,5}) \d", text)):
        return None
    match = _SIGNED.match(text) or _NUMBER_FIRST.match(text) or _known_unsigned(text)
    if match is None or int(match["n"]) == 0:
        return None
    rest = text[match.end() :].strip()
    if rest and (rest[0] in ".,;:)–-&/" or rest[0].islower()) and not _may_follow(rest):
        return None
    continued = bool(_CONTINUED.fullmatch(rest))
    prefix = (match["prefix"] or "").strip(" .") or None
    contents = bool(_CONTENTS_LINE.fullmatch(text))
    label = Label(index, prefix, int(match["n"]), (match["s"] or "").lower(), match.end(), 0.0, continued, contents)
    return _weighed(label, unit, rest)


def _known_unsigned(text: str) -> re.Match[str] | None:
    """A label without the sign: "Ks 157", alone or before a dnr or another instance ("Kf 73 Ks 94 dnr 127/2011")."""
    match = _UNSIGNED.match(text)
    if match is None or match["prefix"].lower() not in paragraph.BODY_ABBREVIATIONS or 1900 <= int(match["n"]) < 2100:
        return None
    rest = text[match.end() :].strip()
    return match if not rest or _UNSIGNED.match(rest) or _may_follow(rest) else None


def _may_follow(rest: str) -> bool:
    """Whether the words behind a number are what labels go on with."""
    return bool(
        re.match(r"dnr|diarie|ärende(?:nummer|nr)|forts|[(–-]\s*(?:forts|omedelbar|\w)", rest, re.IGNORECASE)
    ) or (re.match(r"[A-ZÅÄÖa-z]{0,5}[ /-]?\d", rest) is not None and bool(dnr.find(rest)))


def _weighed(label: Label, unit: Unit, rest: str) -> Label:
    weight = 0.2
    if rest and _may_follow(rest) and not label.continued:
        weight += 2.5
    if unit.looks_like_heading:
        weight += 2.0
    if unit.gap:
        weight += 0.8
    if not rest:
        weight += 0.5
    if rest.endswith(".") and len(rest) > 60:
        weight -= 1.0
    if label.contents or label.continued:
        weight = 0.1
    return replace(label, weight=weight)


def find(units: Sequence[Unit]) -> tuple[Label, ...]:
    """The labels of the §§ of a document, in order, numbers growing."""
    found = [label for index, unit in enumerate(units) if (label := candidate(unit, index)) is not None]
    found = _with_content(found, units)
    chain = _heaviest_chain([label for label in found if not label.continued and not label.contents])
    return tuple(label for label in chain if label.weight >= _FEW)


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


def contents_lines(units: Sequence[Unit], labels: Sequence[Label]) -> frozenset[int]:
    """Units of a table of contents: label lines with page numbers before the first §."""
    first = labels[0].unit if labels else len(units)
    found = set()
    for index in range(first):
        label = candidate(units[index], index)
        if label is not None and (label.contents or any(label.key == other.key for other in labels)):
            found.add(index)
    return frozenset(found)


def _with_content(found: Sequence[Label], units: Sequence[Unit]) -> list[Label]:
    """More weight for labels that a known heading follows before the next candidate."""
    ends = [label.unit for label in found[1:]] + [len(units)]
    weighed = []
    for label, end in zip(found, ends, strict=bool(found)):
        following = units[label.unit + 1 : min(end, label.unit + 12)]
        has_part = any(headings.classify(unit.text) for unit in following)
        real = not label.continued and not label.contents
        weighed.append(replace(label, weight=label.weight + 1.5) if has_part and real else label)
    return weighed


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
