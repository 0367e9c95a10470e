"""Dates on a front page: stated whole, or by day and month in the year of the meeting."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from decisions.vocabulary import dates
from importers.parsing import run_together
from importers.parsing.passages import Passage
from importers.parsing.result import Basis, Located, ParsedDate, Quote, Span

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_NO_YEAR = re.compile(
    rf"(?<![\w./:-])(?P<d>\d\d?)(?:\s*/\s*(?P<m>1[0-2]|0?[1-9])(?:(?=\s?[-–]\s?(?:19|20)\d\d(?!\d))|(?![\w./:-]))|\s+(?P<name>{_MONTH})[a-zåäö]*)"
    r"(?:\s*[-–/]?\s*(?P<y>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
# "den 9–10 december 2030", "2030-12-09--10": a meeting of two days is of the first
_TWO_DAYS = (
    re.compile(
        rf"(?<![\w./:-])(?P<d>\d\d?)\s*(?:[-–]{{1,2}}|och)\s*\d\d?\s+(?P<name>{_MONTH})[a-zåäö]*\s+(?P<y>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w./:-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\s?[-–]{1,2}\s?\d\d(?![\w.:-])"),
)
# "20190312", "2019 03 12": a day only where it is all of its column, or stands behind the label of one; any number else
_FIGURES = re.compile(
    r"(?:^|[\t:,]\s?|\s{2}|\b(?i:\w*(?:datum|dag|tid|sammanträde|möte)|den)\s)(?P<day>(?P<y>(?:19|20)\d\d)(?P<s>\s?)(?P<m>\d\d)(?P=s)"
    r"(?P<d>\d\d))(?=\s*(?:$|\t|,|\s{2}|kl\b|klockan\b))"
)
# "12 mars -79"
_NAMED_SHORT = re.compile(
    rf"(?<![\w./:-])(?P<d>\d\d?)\s+(?P<name>{_MONTH})[a-zåäö]*\s[-–'’](?P<y>\d\d)(?![\w./:-]|\s+(?:{_MONTH}))",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?<![\w./:-])(?P<y>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w./:-])")
_HOUR = re.compile(r"\bkl(?:\.|ockan)?\s*\d|\b\d\d[.:]\d\d\b(?![.:-]\d)", re.IGNORECASE)
_MEETING_WORDS = re.compile(r"sammanträd|protokoll|möte", re.IGNORECASE)


class Mention(Struct, frozen=True):
    """A date and its place in a text; `stated` is False where the year was taken from elsewhere."""

    value: date
    start: int
    end: int
    stated: bool = True


def mentions(text: str, near: date | None = None) -> tuple[Mention, ...]:
    """The dates of a text in order. Days without a year are read where `near` gives the year.

    A day more than two months before `near` belongs to the next year: what follows a meeting follows soon.
    """
    found = list(_matched(_TWO_DAYS, text, near, ()))
    stated = (Mention(one.value, one.start, one.end) for one in dates.find(text))
    found += [one for one in stated if not _overlaps(one.start, one.end, found)]
    found += _matched((_FIGURES, _NAMED_SHORT, _NO_YEAR, _SHORT_YEAR), text, near, found)
    return tuple(sorted(found, key=lambda one: one.start))


def _matched(
    patterns: Sequence[re.Pattern[str]], text: str, near: date | None, known: Sequence[Mention]
) -> list[Mention]:
    """The days that the patterns find where none is known; what the first of them finds is known to the next."""
    found: list[Mention] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("day" if "day" in pattern.groupindex else 0)
            value = None if _overlaps(start, end, (*known, *found)) else _value(match, near)
            if value is not None:
                found.append(Mention(value, start, end, stated=match["y"] is not None))
    return found


def _overlaps(start: int, end: int, known: Iterable[Mention]) -> bool:
    return any(start < one.end and one.start < end for one in known)


def _value(match: re.Match[str], near: date | None) -> date | None:
    groups = match.groupdict()
    month = int(groups["m"]) if groups.get("m") else _MONTHS.index(groups["name"][:3].lower()) + 1
    if groups.get("y"):
        year = dates.full_year(groups["y"])
    elif near is not None:
        year = near.year + (1 if month < near.month - 2 else 0)
    else:
        return None
    try:
        return date(year, month, int(groups["d"]))
    except ValueError:
        return None


def of_passage(passage: Passage, near: date | None = None, *, last: bool = False) -> ParsedDate | None:
    """The first (or last) date of a passage, with its words."""
    found = mentions(passage.text, near)
    if not found:
        return None
    one = found[-1 if last else 0]
    return ParsedDate(one.value, Basis.STATED if one.stated else Basis.INFERRED, passage.quote(one.start, one.end))


def of_page_heads(page_heads: Sequence[Located]) -> ParsedDate | None:
    """The date that the heads of all pages state: the only one, or the one that stands with words of a meeting."""
    stated: dict[date, Located] = {}
    for located in page_heads:
        for mention in mentions(located.text):
            stated.setdefault(mention.value, located)
    if len(stated) > 1:
        stated = {day: located for day, located in stated.items() if _MEETING_WORDS.search(located.text)}
    if len(stated) != 1:
        return None
    value, located = next(iter(stated.items()))
    return ParsedDate(value, Basis.STATED, quote_of(located))


def can_be_announced(day: ParsedDate, adjusted: ParsedDate | None) -> bool:
    """Whether a notice can be of this day: what it announces is that the minutes have been adjusted (KL 8:12)."""
    return adjusted is None or day.value >= adjusted.value


def quote_of(located: Located) -> Quote:
    """Owned words as evidence."""
    return Quote(located.text, located.spans, located.page)


def part_of(located: Located, start: int, end: int) -> Quote:
    """A stretch of owned words on one line as evidence."""
    if len(located.spans) != 1 or located.spans[0].end - located.spans[0].start != len(located.text):
        return quote_of(located)
    first = located.start
    return Quote(located.text[start:end], (Span(first + start, first + end),), located.page)


def columns(located: Located) -> tuple[Located, ...]:
    """The columns of a page head: between tabs or wide gaps, or told by their words. Nobody owns them twice."""
    if len(located.spans) != 1:
        return (located,)
    found: list[Located] = []
    for match in re.finditer(r"(?:[^\s]|[^\S\t]{1,2}(?=\S))+", located.text):
        words = match.group().strip()
        start = match.start() + match.group().index(words)
        found += [_stretch(located, start + one, start + end) for one, end in run_together.columns(words) if words]
    return tuple(found) if len(found) > 1 else (located,)


def _stretch(located: Located, start: int, end: int) -> Located:
    first = located.start + start
    return Located(located.text[start:end], (Span(first, first + end - start),), located.page)


def tells_hour(passages: Iterable[Passage]) -> bool:
    """Whether a day stands there with an hour, as only a meeting's does."""
    return any(mentions(one.text) and _HOUR.search(one.text) for one in passages)


def first(passages: Iterable[Passage], near: date | None = None) -> ParsedDate | None:
    """The first date of several passages."""
    return next((found for passage in passages if (found := of_passage(passage, near)) is not None), None)
