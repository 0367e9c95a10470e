"""Where and when the meeting was, and where its minutes are kept, as the front page says it."""

import re
from collections.abc import Sequence

from decisions.vocabulary import dates
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
# What cannot end a line: "Salen, kl", "Kommunhuset i", "kl. 18.00–", "onsdagen den 18".
_HANGS = re.compile(
    r"(?:[,–-]|\b(?:kl|klockan|den|\w+dagen|i|på|vid|och|samt|till|från|mellan|hos)\.?|\bden\s+\d{1,2})$",
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
            return _unbroken(values)[0].quote()  # broken in a narrow cell of a PDF
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
    """The lines of a row; the first goes on in those below it as long as it breaks off."""
    first, *others = values or (None,)
    while first is not None and others and _breaks_off(first.text, others[0].text):
        first, others = join((first, others[0])), others[1:]
    return [first, *others] if first is not None else []


def _breaks_off(text: str, following: str) -> bool:
    """Whether a line ends in the midst of a day, of an hour, or in a word that something must follow."""
    across = (one.start < len(text) < one.end for one in dates.find(f"{text} {following}"))
    return _HANGS.search(text) is not None or any(across)
