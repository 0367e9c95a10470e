"""Where and when the meeting was, and where its minutes are kept, as the front page says it."""

import re
from collections.abc import Sequence

from importers.parsing import front_rows
from importers.parsing.front_rows import Reading
from importers.parsing.passages import Passage, join
from importers.parsing.result import FrontField, Quote

_ONLY_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{6}|(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+\d{4}")
_HEADS_COLUMNS = re.compile(
    r"(?:(?:diarienummer|diarienr|dnr|sidan?|sid|blad|datum|paragraf(?:er)?)\.?\s*)+", re.IGNORECASE
)
_KEPT = re.compile(
    r"förvar(?:as|ing)|protokollet? finns|finns (?:protokollet|tillgängligt|att läsa|hos|på)|tillgängligt (?:hos|på)",
    re.IGNORECASE,
)
_KEPT_IN_TEXT = re.compile(
    r"protokoll\w*(?:,\s+som\s[^,.]{3,60},)?\s+(?:förvaras|finns(?:\s+(?:tillgängligt|att läsa))?"
    r"|(?:hålls|är)\s+tillgängligt|kan\s+läsas)\s+(?:på|hos|i|vid)\s+"
    r"(?P<where>[^.,]{3,80}?(?:,\s(?-i:[A-ZÅÄÖ])[^.,]{2,40}?){0,2})"
    r"(?=\s+och\b|[.,]|$)",
    re.IGNORECASE,
)


def place_time(reading: Reading) -> Quote | None:
    """Place and time in one line; else the first line of the rows that say one of them."""
    rows = [values for _, values in sorted(_of_place(reading), key=lambda row: row[0])]
    places = [one for values in rows for one in _unbroken(values) if not _HEADS_COLUMNS.fullmatch(one.text)]
    found = next((one for one in places if not _ONLY_DAY.fullmatch(one.text)), next(iter(places), None))
    return found.quote() if found is not None else None


def kept_at(reading: Reading) -> Quote | None:
    """Where the minutes are kept, by its row or in a sentence."""
    notice = [(label, values) for kind, label, values in reading.rows if kind is FrontField.NOTICE]
    for label, values in notice:
        if label is not None and _KEPT.search(label.text) and values:
            broken = values[0].text.endswith(",") and len(values) > 1  # in a narrow cell of a PDF
            return join(values[:2]).quote() if broken else values[0].quote()
    for values in (*(row for _, row in notice), *(row for _, _, row in reading.rows), reading.head):
        for value in values:
            match = _KEPT_IN_TEXT.search(value.text)
            if match is not None:
                return value.quote(*match.span("where"))
    return None


def _of_place(reading: Reading) -> list[tuple[int, list[Passage]]]:
    """The rows of place and time, and how much each says: first "Plats och tid", last "Sammanträdesdatum"."""
    rows = [(label, values) for kind, label, values in reading.rows if kind is FrontField.PLACE_TIME]
    return [(_rank(label.text if label is not None else ""), values) for label, values in rows]


def _rank(label: str) -> int:
    if front_rows.says_where_and_when(label):
        return 0
    return 2 if re.fullmatch(r"(?:sammanträdes|mötes)?(?:datum|dag)\s*:?", label, re.IGNORECASE) else 1


def _unbroken(values: Sequence[Passage]) -> Sequence[Passage]:
    """The lines of a row; the first goes on in the second where it ends in a comma."""
    broken = len(values) > 1 and values[0].text.endswith(",")
    return [join(values[:2]), *values[2:]] if broken else values
