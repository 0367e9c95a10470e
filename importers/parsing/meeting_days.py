"""When the meeting was: stated by a label, by place and time, in the title, the head or the heads of the pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from importers.parsing import front_dates, front_rows, names
from importers.parsing.front_rows import Reading
from importers.parsing.passages import Passage
from importers.parsing.result import Basis, FrontField, Located, ParsedDate, Quote

_LABEL = re.compile(
    r"sammanträdesda\w+|^(?:sammanträdet|mötet)\b|^dag\s*:?$|mötesdag|^datum\s*:?$|sammanträde\w*\s+den"
    r"|mötesdatum|sammanträdestid|^tid\s*:?$|^när\s*:?$|(?:dag|datum|tid) för (?:sammanträde|möte)"
    r"|datum\s*(?:,|/|och)\s*tid",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"(?:datum|dag)\s*:?", re.IGNORECASE)  # may be that of the letter
_TIME = re.compile(r"tid|dag|dat|när|klock|sammanträd|möte", re.IGNORECASE)
_CALLED = re.compile(r"\bkallas\b[^.]{0,80}?\b(?:sammanträde|möte)t?\b|\bsammanträder\b", re.IGNORECASE)
# "Ekby 2030-08-17": where and when a letter was written
_WRITTEN = re.compile(r"(?:[A-ZÅÄÖ][\wåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?,?\s+(?:den\s+)?)?\d{4}-\d\d-\d\d")
_SOON = timedelta(days=92)
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_ON_WEEKDAY = re.compile(rf"(?:{'|'.join(_WEEKDAYS)})dag(?:en)?\s+(?:den\s+)?(?=\d)", re.IGNORECASE)
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})dag", re.IGNORECASE)
# "Onsdagen den 28 mars 2012, kl. 13.00": nothing but a day and an hour.
_HOUR = re.compile(r"[\s,]*(?:kl(?:\.|ockan)?)\s*\d[\d.:]*(?:\s*[–-]\s*\d[\d.:]*)?[\s.]*", re.IGNORECASE)
# Words with which a line of the head speaks of the meeting: its date is there too.
_OF_MEETING = re.compile(r"protokoll|sammanträd|\bmöte|ärendelista|föredragningslista|dagordning", re.IGNORECASE)
_PAGE_BEHIND = re.compile(r"\s(?:sida?\s*)?\d{1,3}\s*\(\d{1,3}\)\s*$", re.IGNORECASE)
# Before a day on a line below the row of place and time: something else is, was or must be done then.
_OTHER_DAY = re.compile(
    r"\b(?:senast|sista\s+dag|utskri|utskick|utsänd|upprätta|skapad|publicer|ansl[aåo]|kungör|kungjor|kallelse|juster|gruppmöte"
    r"|gruppsammanträde|förmöte)[^.\d]{0,60}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?P<label>[^\t:\d]{2,30}?)\s*:\s*(?=\S)")


def of(reading: Reading, page_heads: Sequence[Located]) -> ParsedDate | None:
    """The day of the meeting, or None where nothing states one."""
    rows = [(kind, label, values) for kind, label, values in reading.rows if kind is not FrontField.ADJUSTMENT]
    labelled = [(label, values) for _, label, values in rows if label is not None and _says_when(label)]
    placed = [(label, values) for kind, label, values in rows if kind is FrontField.PLACE_TIME]
    called = _called_to(reading)
    if called is None and all(_is_bare(label) for label, _ in labelled):
        called = _told_besides(reading, labelled, placed)
    if called is not None:
        return called
    found = _first_told(labelled) or next((day for row in placed if (day := _of_row(*row)) is not None), None)
    if found is not None:
        return found
    found = _invited_to(reading, [values for _, values in (*labelled, *placed)])
    found = found or _of_head(reading) or _of_column(reading)
    return found or front_dates.of_page_heads(page_heads)


def _says_when(label: Passage) -> bool:
    return _LABEL.search(label.text) is not None


def _is_bare(label: Passage) -> bool:
    return _BARE_DAY.fullmatch(label.text) is not None


def _first_told(labelled: Iterable[tuple[Passage, Sequence[Passage]]]) -> ParsedDate | None:
    """The day of the row that says most, at its first place: "Datum" without an hour may be the summons' own."""
    told = [(label, values, day) for label, values in labelled if (day := _of_row(label, values)) is not None]
    ranked = sorted(told, key=lambda row: (not front_dates.tells_hour(row[1]), _is_bare(row[0])))
    return next((day for _, _, day in told if day.value == ranked[0][2].value), None)


def _of_row(label: Passage | None, values: Sequence[Passage]) -> ParsedDate | None:
    """The first day of a row that is no other day; below "Plats" only one with its weekday or its hour."""
    timed = label is None or _TIME.search(label.text) is not None
    for place, value in enumerate(values):
        found = front_dates.of_passage(value)
        if found is None or found.printed is None or _OTHER_DAY.search(_before(value, found)):
            continue
        if timed or not place or _WEEKDAY.search(value.text) or front_dates.tells_hour((value,)):
            return found
    return None


def _before(passage: Passage, found: ParsedDate) -> str:
    return passage.text.partition(found.printed.text)[0] if found.printed is not None else ""


def _of_head(reading: Reading) -> ParsedDate | None:
    """The day of a line above the rows: with its hour, else alone or told as a meeting's."""
    lines = [(one, day) for one in reading.above() if (day := front_dates.of_passage(one)) is not None and day.printed]
    for passage, found in lines:
        hour = _HOUR.search(passage.text)
        if found.printed is not None and hour is not None:
            begins = not _before(passage, found) or _ON_WEEKDAY.match(passage.text) is not None
            behind = passage.text.partition(found.printed.text)[2]
            if _is_alone(passage, found.printed, hour[0]) or (begins and _HOUR.match(behind)):
                return found
    alone = [(one, day) for one, day in lines if day.printed is not None and _is_alone(one, day.printed)]
    named = [day for one, day in alone if _ON_WEEKDAY.match(one.text)]
    told = [(one, day) for one, day in lines if (one, day) in alone or _OF_MEETING.search(one.text)]
    return next(iter((*named, *(day for _, day in told))), None)


def _of_column(reading: Reading) -> ParsedDate | None:
    """The day behind its label in a column beside something else: "Kommunstyrelsen   Datum: 2030-03-12"."""
    for passage in _columns(reading):
        label = _LABELLED.match(passage.text)
        if label is None or _LABEL.search(label["label"]) is None:
            continue
        value = passage.part(label.end())
        found = front_dates.of_passage(value)
        hour = _HOUR.search(value.text)
        if found is not None and found.printed and _is_alone(value, found.printed, hour[0] if hour else ""):
            return found
    return None


def _columns(reading: Reading) -> Iterator[Passage]:
    """The columns of the head, and those to the right in a row of something else; there "Datum" says too little."""
    yield from reading.above()
    for kind, _, values in reading.rows if reading.rows else ():
        for value in values if kind is not FrontField.ADJUSTMENT else ():
            for column in front_rows.columns(value)[1:]:
                if _BARE_DAY.match(column.text) is None:
                    yield column


def _told_besides(
    reading: Reading,
    labelled: Sequence[tuple[Passage, Sequence[Passage]]],
    placed: Iterable[tuple[Passage | None, Sequence[Passage]]],
) -> ParsedDate | None:
    """The day that stands with its hour, or soon after "Datum" alone with its weekday.

    "Tisdagen den 9 april 2030, kl 08.30, Salen"; "Plats och tid: Salen, 9 april 2030 kl 08.30".
    """
    lines = (*reading.above(), *(value for _, values in labelled for value in values))
    for passage in lines:
        found = _on_stated_weekday(passage)
        if found is not None and front_dates.tells_hour((passage,)):
            return found
    for label, values in placed:
        found = _of_row(label, [one for one in values if front_dates.tells_hour((one,))])
        if found is not None and found.basis is Basis.STATED:
            return found
    first = next((day for label, values in labelled if (day := _of_row(label, values)) is not None), None)
    for passage in lines if first is not None else ():
        found = _on_stated_weekday(passage)
        alone = found is not None and found.printed is not None and _is_alone(passage, found.printed)
        if alone and found and first and first.value < found.value <= first.value + _SOON:
            return found
    return None


def _on_stated_weekday(passage: Passage) -> ParsedDate | None:
    """The day that a line begins with by its weekday."""
    found = front_dates.of_passage(passage) if _ON_WEEKDAY.match(passage.text) else None
    return found if found is not None and found.basis is Basis.STATED else None


def _called_to(reading: Reading) -> ParsedDate | None:
    """The day to which a summons calls ("kallas till sammanträde måndagen den 25 mars 2030")."""
    for passage in (*reading.head, *(value for _, _, values in reading.rows for value in values)):
        match = _CALLED.search(passage.text)
        behind = [one for one in front_dates.mentions(passage.text[match.end() :]) if one.start <= 60] if match else []
        if match is not None and behind and behind[0].stated:
            start, end = behind[0].start + match.end(), behind[0].end + match.end()
            return ParsedDate(behind[0].value, Basis.STATED, passage.quote(start, end))
    return None


def _invited_to(reading: Reading, rows: Iterable[Sequence[Passage]]) -> ParsedDate | None:
    """The day of a row that leaves out its year ("Torsdag 26 augusti kl 13.30"), soon after that of the letter."""
    written = next((match for one in reading.above() if (match := _WRITTEN.fullmatch(one.text)) is not None), None)
    near = front_dates.mentions(written[0])[0].value if written is not None else None
    for values in rows if near is not None else ():
        found = front_dates.of_passage(values[0], near) if values and _HOUR.search(values[0].text) else None
        if found is not None and near is not None and near < found.value <= near + _SOON:
            return found if _on_weekday(values[0].text, found.value) else None
    return None


def _on_weekday(text: str, day: date) -> bool:
    """Whether the weekday that a text names is that of the day; most name one."""
    named = _WEEKDAY.search(text)
    return named is None or _WEEKDAYS.index(named[1].lower()) == day.weekday()


def _is_alone(passage: Passage, printed: Quote, hour: str = "") -> bool:
    """Whether a line is nothing but a date (and that `hour`), perhaps with its weekday or the body."""
    rest = _PAGE_BEHIND.sub("", passage.text).replace(printed.text, "").replace(hour, "").strip(" ,.()|–-")
    rest = re.sub(r"(?:^|\s+)den$", "", rest)
    return not rest or re.fullmatch(r"(?:\w+dag(?:en)?)", rest, re.IGNORECASE) is not None or names.is_body(rest)
