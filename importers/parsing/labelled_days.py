"""The day of a meeting in the head of a paper that is about one: "Sammanträdesdag: 27 november 1996".

Corrections and lists of delegates' decisions say in a row of their own which meeting they belong to.
"""

import re
from collections.abc import Iterator, Sequence

from importers.parsing import front_dates, names
from importers.parsing.passages import Passage, join
from importers.parsing.result import ParsedDate
from importers.parsing.units import Unit

# What says that a day is of the meeting: "Sammanträde", "Protokollets datum", "Anmäls i nämnden".
_OF_MEETING = re.compile(
    r"(?:ordinarie\s+)?(?:sammanträdes|nämnds?|mötes|redovisnings|anmälnings)(?:datum|dag(?:en)?|tid|möte)|(?:datum|dag|tid)\s+för\s+\w*(?:sammanträde|möte)t?"
    r"|(?:till\s+|vid\s+)?(?:\w*(?:nämndens|styrelsens|utskottets|fullmäktiges|direktionens)\s+)?(?:sammanträdet?|mötet?)(?:\s+den)?"
    r"|protokoll(?:et|ets)?(?:\s+(?:datum|från|av|den|fört)){0,2}|protokollsdatum|(?:rättat|berört|aktuellt)\s+protokoll"
    r"|(?:anmäls|anmälan|redovisas|redovisning|delges|rapporteras)(?:\s+(?:i|till|vid|för)\s+\w*(?:nämnden?|styrelsen|utskottet|direktionen|sammanträdet?|mötet))?",
    re.IGNORECASE,
)
_LABEL_AND_VALUE = re.compile(r"(?P<label>[^\t:]{3,60}?)\s*(?::|\t|\s{3,})\s*(?=\S)")
# Behind the day nothing but its hour, its §§ or a place.
_BEHIND = re.compile(r"\s*(?:$|[,;.(]|§|kl)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:\w+dag(?:en)?\s+)?(?:den\s+)?", re.IGNORECASE)


def of_meeting(units: Sequence[Unit]) -> ParsedDate | None:
    """The day in the first row whose label says that it is the meeting's."""
    for label, value in _rows(units):
        first = next(iter(front_dates.mentions(value.text)), None)
        if first is None or not first.stated or _OF_MEETING.fullmatch(label.strip(" :")) is None:
            continue
        before = value.text[: first.start]  # "Berört protokoll: Socialnämnden 2030-03-12 § 41"
        if (_BEFORE.fullmatch(before) or names.is_body(before.strip(" ,"))) and _BEHIND.match(value.text[first.end :]):
            return front_dates.of_passage(value)
    return None


def _rows(units: Sequence[Unit]) -> Iterator[tuple[str, Passage]]:
    """Label and value: of rows of a table, of lines with a colon or columns, of a line and the one below it."""
    above = ""
    for unit in units:
        if unit.table is not None:
            for row in unit.rows:
                cells = [cell for cell in row if cell]
                if len(cells) == 2:
                    yield cells[0][0].text, join(one.passage for one in cells[1])
            above = ""
            continue
        match = _LABEL_AND_VALUE.match(unit.text)
        if match is not None:
            yield match["label"], unit.passage.part(match.end())
        elif above:
            yield above, unit.passage
        above = unit.text if len(unit.text) < 60 else ""
