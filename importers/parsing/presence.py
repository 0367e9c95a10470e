"""For which §§ somebody was there: "§§ 64, 68", "ej § 147", "fr.o.m. § 98", "t.o.m. § 109".

What says less than whole §§ ("del av § 159", "§ 74 pkt 1", "kl 9.00–11.30") gives no range; it stays a note.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from importers.parsing.result import ParagraphRange

_NUMBER = r"\d{1,4}(?![\d:])"
_SPAN = rf"{_NUMBER}(?:\s*[-–—]\s*(?:{_NUMBER})?)?"
_CLAUSE = re.compile(
    r"(?P<without>\b(?:ej|inte|utom|frånvarande|undantag\w*|jäv\w*)\b(?:\s+(?:närvarande|vid|under|för))*\s*)?"
    r"(?P<part>\b(?:del|delar)\s+av\s*)?"
    r"(?:(?P<since>\b(?:fr\.?\s?o\.?\s?m\.?|från(?:\s+och\s+med)?)\s*)|(?P<until>\b(?:t\.?\s?o\.?\s?m\.?|till\s+och\s+med)\s*))?"
    rf"(?P<sign>§{{1,2}}\s*)?(?P<spans>{_SPAN}(?:(?:\s*,\s*|\s+(?:och|samt)\s+)(?:§\s*)?{_SPAN})*)"
    r"(?P<less>\s*(?:pkt\b|punkt\w*|p\.|[a-h]\b|\(del))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:\b(?:fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|från|till)\s*)?(?:\bkl\.?(?:ockan)?\s*\d{1,2}(?:[.:]\d{2})?|\b\d{1,2}[.:]\d{2})"
    r"(?:\s*[-–—]\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RANK = re.compile(r"\b\d:?[ea]\b")
_ONLY_NUMBERS = re.compile(r"[\s\d,.()–—-]*(?:och[\s\d,.()–—-]*)?")


class Presence(Struct, frozen=True):
    """The §§ of presence and absence, and where in the text the words for them stand (`end` 0: nowhere)."""

    present: tuple[ParagraphRange, ...] = ()
    absent: tuple[ParagraphRange, ...] = ()
    start: int = 0
    end: int = 0


def read(text: str, covered: Sequence[ParagraphRange] = ()) -> Presence:
    """The presence that the words behind a name tell. A bare number counts only where nothing else stands there.

    A § outside `covered` makes the whole doubtful: then there is only the note.
    """
    masked = _masked(text)
    clauses = [one for one in _CLAUSE.finditer(masked) if _is_told(one, masked)]
    places = [*((one.start(), one.end()) for one in clauses), *(one.span() for one in _CLOCK.finditer(text))]
    if not places:
        return Presence()
    start, end = min(low for low, _ in places), max(high for _, high in places)
    while start < end and text[start] in " ,.(":
        start += 1
    present: list[ParagraphRange] = []
    absent: list[ParagraphRange] = []
    since: int | None = None
    for clause in clauses:
        if clause["part"] or clause["less"]:
            continue
        if clause["since"]:
            since = int(re.findall(r"\d+", clause["spans"])[0])
        ranges = _ranges(clause, covered, since)
        if clause["until"] and since is not None and present:
            present.pop()
        (absent if clause["without"] else present).extend(ranges)
    if any(not _within(one, covered) for one in (*present, *absent)):
        return Presence(start=start, end=end)
    return Presence(tuple(present), tuple(absent), start, end)


def _masked(text: str) -> str:
    for pattern in (_DATE, _CLOCK, _RANK):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def _is_told(clause: re.Match[str], text: str) -> bool:
    """A number is a § by its sign or by the words before it, or where numbers are all that stands there."""
    if clause["sign"] or clause["since"] or clause["until"] or clause["without"] or clause["part"]:
        return True
    return _ONLY_NUMBERS.fullmatch(text) is not None or _ONLY_NUMBERS.fullmatch(text[clause.start() :]) is not None


def _ranges(clause: re.Match[str], covered: Sequence[ParagraphRange], since: int | None) -> list[ParagraphRange]:
    first = min((one.first for one in covered), default=None)
    last = max((one.last for one in covered), default=None)
    numbers = [int(one) for one in re.findall(r"\d+", clause["spans"])]
    if clause["since"]:
        return [ParagraphRange(numbers[0], last)] if last is not None and last >= numbers[0] else []
    if clause["until"]:
        begin = since if since is not None else first
        return [ParagraphRange(begin, numbers[0])] if begin is not None and begin <= numbers[0] else []
    found = []
    for span in re.finditer(rf"({_NUMBER})(?:\s*([-–—])\s*({_NUMBER})?)?", clause["spans"]):
        low = int(span[1])
        high = int(span[3]) if span[3] else (last if span[2] else low)
        if high is not None and low <= high:
            found.append(ParagraphRange(low, high))
    return found


def _within(one: ParagraphRange, covered: Sequence[ParagraphRange]) -> bool:
    return (
        not covered
        or any(part.first <= one.first and one.last <= part.last for part in covered)
        or (min(part.first for part in covered) <= one.first and one.last <= max(part.last for part in covered))
    )
