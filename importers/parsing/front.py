"""Whose meeting, when, who: the front page of minutes, or the head of an extract."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from decisions.vocabulary import dates
from importers.parsing import content, names, words
from importers.parsing.passages import Passage
from importers.parsing.result import (
    Basis,
    FrontField,
    FrontRow,
    Furniture,
    FurnitureKind,
    Located,
    ParagraphRange,
    ParsedDate,
    ParsedFront,
    Quote,
)
from importers.parsing.units import Unit, flatten

_LABELS = sorted(
    ((label, kind) for kind, labels in words.FRONT_LABELS.items() for label in labels), key=lambda one: -len(one[0])
)
_BODY_LABELS = frozenset(("organ", "nämnd", "nämnd/styrelse", "instans", "forum"))
_RANGE = re.compile(r"(\d{1,4})\s*[-–—]\s*(\d{1,4})|(\d{1,4})")
_MEETING_LABEL = re.compile(r"sammanträdesda\w+|^datum\s*:?$|sammanträde\w*\s+den", re.IGNORECASE)
_ADJUSTED = re.compile(r"juster(?:at|ad|ades|ing\w*)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"anslagsdag|uppsät|sätts upp|uppsatt|anslås|anslagsdatum", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    title: Located | None = None
    head: list[Passage] = field(default_factory=list)
    rows: list[tuple[FrontField, Passage | None, list[Passage]]] = field(default_factory=list)
    notice: bool = False


def parse(units: Sequence[Unit], furniture: Sequence[Furniture]) -> ParsedFront:
    """The front page out of the units before the first §, with what page heads say."""
    reading = _Reading()
    for unit in units:
        if unit.table is not None:
            _read_table(unit, reading)
        else:
            _read_line(unit, reading)
    heads_of_pages = [one.text for one in furniture if one.kind is FurnitureKind.PAGE_HEAD]
    rows = tuple(
        FrontRow(kind, _without_colon(label) if label else None, tuple(value.located() for value in values))
        for kind, label, values in reading.rows
    )
    place_time = next(
        (one for kind, _, values in reading.rows if kind is FrontField.PLACE_TIME for one in values), None
    )
    covered, secret = _covered(reading)
    return ParsedFront(
        title=reading.title,
        head=tuple(one.located() for one in reading.head),
        rows=rows,
        body=_first(names.is_body, reading, heads_of_pages),
        authority=_first(names.is_authority, reading, heads_of_pages),
        meeting_date=_meeting_date(reading, heads_of_pages),
        adjusted_on=_dated_row(reading, FrontField.ADJUSTMENT, _ADJUSTED),
        announced_on=_dated_row(reading, FrontField.NOTICE, _ANNOUNCED),
        place_time=place_time.quote() if place_time else None,
        present=_quotes(reading, FrontField.PRESENT),
        adjusters=_quotes(reading, FrontField.ADJUSTERS),
        paragraphs_covered=covered,
        paragraphs_secret=secret,
    )


def _read_line(unit: Unit, reading: _Reading) -> None:
    lowered = unit.text.lower().rstrip(":")
    if lowered in words.NOTICE_TITLES:
        reading.notice = True
        reading.rows.append((FrontField.NOTICE, unit.passage, []))
    elif reading.title is None and content.is_kind_word(lowered):
        reading.title = unit.located()
    elif _label(unit.text, notice=reading.notice) is not None:
        _read_labelled(unit.passage, reading)
    elif reading.rows and not _is_letterhead(unit, reading):
        reading.rows[-1][2].extend(unit.passages)
    else:
        reading.head.extend(unit.passages)


def _is_letterhead(unit: Unit, reading: _Reading) -> bool:
    """Whose minutes they are, printed below a row of date or place."""
    kind = reading.rows[-1][0]
    return kind is FrontField.PLACE_TIME and (names.is_body(unit.text) or names.is_authority(unit.text))


def _read_labelled(passage: Passage, reading: _Reading) -> None:
    """A line that begins with a label; under "Underskrifter" its value may begin with another one."""
    label = _label(passage.text, notice=reading.notice)
    assert label is not None
    kind, length = label
    value = passage.part(length)
    row: tuple[FrontField, Passage | None, list[Passage]] = (kind, passage.part(0, length), [])
    reading.rows.append(row)
    if not value.text:
        return
    inner = _label(value.text, notice=reading.notice)
    if kind is FrontField.SIGNATURES and inner is not None and inner[0] is kind:
        _read_labelled(value, reading)
    else:
        row[2].append(value)


def _label(text: str, *, notice: bool) -> tuple[FrontField, int] | None:
    """The label that a line begins with, and how long it is with its colon."""
    lowered = text.lower()
    for label, kind in _LABELS:
        if not lowered.startswith(label):
            continue
        rest = text[len(label) :]
        if rest and not re.match(r"\s*:|\s*\t|\s{2,}|\s+[A-ZÅÄÖ0-9§(]|\s+(?:den|se|kl|ej)\b", rest):
            continue
        if kind is FrontField.NOTICE and not notice and not rest.lstrip().startswith(":"):
            continue
        colon = re.match(r"\s*:?", rest)
        return (FrontField.NOTICE if notice else kind), len(label) + (colon.end() if colon else 0)
    return None


def _read_table(unit: Unit, reading: _Reading) -> None:
    """A table row by row: the first cell may be a label, the others are its values."""
    for row in unit.rows:
        cells = [cell for cell in row if cell]
        if not cells:
            continue
        first = cells[0][0]
        label = _label(first.text, notice=reading.notice)
        if label is not None and label[1] >= len(first.text.rstrip()):
            reading.rows.append((label[0], first.passage, []))
            values = [*cells[0][1:], *(one for cell in cells[1:] for one in cell)]
            if label[0] is FrontField.SIGNATURES:
                for member in values:
                    _read_line(member, reading)
            else:
                reading.rows[-1][2].extend(part for one in values for part in one.passages)
            continue
        for member in (one for cell in cells for one in cell):
            _read_line(member, reading)


def _without_colon(label: Passage) -> Located:
    owned = label.located()
    return replace(owned, text=owned.text.rstrip(" :"))


def _first(check: Callable[[str], bool], reading: _Reading, page_heads: Iterable[Located]) -> Quote | None:
    """The first name of that sort: in the head, in the row that is there for it, in a page head, in any row."""
    told = [
        value
        for _, label, values in reading.rows
        if label is not None and label.text.lower().rstrip(" :") in _BODY_LABELS
        for value in values
    ]
    for passage in (*reading.head, *told):
        if check(passage.text):
            return passage.quote()
    for located in page_heads:
        if check(located.text):
            return Quote(located.text, located.spans, located.page)
    anywhere = (value for _, _, values in reading.rows for value in values)
    return next((value.quote() for value in anywhere if check(value.text)), None)


def _meeting_date(reading: _Reading, page_heads: Sequence[Located]) -> ParsedDate | None:
    """Stated as the meeting's date: by a label, by place and time, or alone in the head or the page heads."""
    for kind, label, values in reading.rows:
        if kind is FrontField.PLACE_TIME or (label is not None and _MEETING_LABEL.search(label.text)):
            for value in values:
                found = dates.find(value.text)
                if found:
                    return ParsedDate(found[0].value, Basis.STATED, value.quote(found[0].start, found[0].end))
    for passage in reading.head:
        found = dates.find(passage.text)
        if found and (passage.text == found[0].printed or _MEETING_LABEL.search(passage.text)):
            return ParsedDate(found[0].value, Basis.STATED, passage.quote(found[0].start, found[0].end))
    return _date_of_page_heads(page_heads)


def _date_of_page_heads(page_heads: Sequence[Located]) -> ParsedDate | None:
    stated: dict[date, Located] = {}
    for located in page_heads:
        for mention in dates.find(located.text):
            stated.setdefault(mention.value, located)
    if len(stated) != 1:
        return None
    value, located = next(iter(stated.items()))
    return ParsedDate(value, Basis.STATED, Quote(located.text, located.spans, located.page))


def _dated_row(reading: _Reading, wanted: FrontField, label_says: re.Pattern[str]) -> ParsedDate | None:
    for kind, label, values in reading.rows:
        if kind is not wanted or label is None or not label_says.search(label.text):
            continue
        for value in values:
            found = dates.find(value.text)
            if found:
                return ParsedDate(found[0].value, Basis.STATED, value.quote(found[0].start, found[0].end))
    return None


def _quotes(reading: _Reading, wanted: FrontField) -> tuple[Quote, ...]:
    return tuple(value.quote() for kind, _, values in reading.rows if kind is wanted for value in values)


def _covered(reading: _Reading) -> tuple[tuple[ParagraphRange, ...], tuple[ParagraphRange, ...]]:
    """The §§ that the minutes hold, and those of them that are secret."""
    for kind, label, values in reading.rows:
        if kind is FrontField.PARAGRAPHS and values and label is not None:
            held, *secret = re.split(r"(?:varav\s+)?sekretess\w*", values[0].text, maxsplit=1, flags=re.IGNORECASE)
            return _ranges(held), _ranges("".join(secret))
    return (), ()


def _ranges(text: str) -> tuple[ParagraphRange, ...]:
    found = [ParagraphRange(int(match[1] or match[3]), int(match[2] or match[3])) for match in _RANGE.finditer(text)]
    return tuple(one for one in found if one.first <= one.last)


def is_front_page(units: Sequence[Unit]) -> bool:
    """Whether the units before the first § have the rows that only a front page of minutes has."""
    found = {
        label[0]
        for unit in units
        for member in flatten(unit)
        if (label := _label(member.text, notice=False)) is not None
    }
    return len(found & {FrontField.PRESENT, FrontField.ADJUSTERS, FrontField.PARAGRAPHS, FrontField.ADJUSTMENT}) >= 2
