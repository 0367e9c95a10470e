"""A list of what delegates decided: the lines above its rows, and the meeting to which it is reported."""

import re
from collections.abc import Sequence

from importers.parsing import front_dates, heads, labelled_days
from importers.parsing.front_labels import names_body
from importers.parsing.result import Basis, ParsedDate
from importers.parsing.units import Unit

# "Anmäls till: Direktionen 2031-09-22", "Redovisas vid nämndens sammanträde den 22 september 2031".
_REPORTED = re.compile(
    r"\b(?:anmäl(?:s|es|da|t|an)|redovisa[sdt]\w*|redovisning(?:en)?|rapporteras?|delges|återrapporteras|till)\b"
    r"(?P<where>[^.\d]{0,80}?)(?:\bden\s+)?(?=\d)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:(?:ovanstående|besluten?|listan|förteckningen)\s+)?(?:anmäls|redovisas|rapporteras|delges)\b", re.IGNORECASE
)
_SPAN = re.compile(r"period|tiden|mellan|fr\.?o\.?m|från|under", re.IGNORECASE)
_MEETING = re.compile(r"nämnd|styrelse|utskott|direktion|fullmäktige|beredning|sammanträd|möte|:", re.IGNORECASE)
_PAIR = 2
_PARAGRAPH = re.compile(r"§\s*\d")
_LISTED = re.compile(
    r"delegat|beslutsfattare|beslutande|ärende(?:mening)?|beslut|beslutsdatum|delegationspunkt", re.IGNORECASE
)
_ENDS_SPAN = re.compile(r"\s*(?:[-–]|t\.?o\.?m|till)")


def above_rows(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units before the first row: days and bodies below it are of single decisions."""
    first = next((place for place, unit in enumerate(units) if _is_row(unit)), len(units))
    return tuple(units[:first])


def _is_row(unit: Unit) -> bool:
    if unit.table is not None:
        return not _is_head(unit)
    return unit.text.count("\t") > 1 or _PARAGRAPH.match(unit.text) is not None or _heads_list(unit.text)


def _heads_list(text: str) -> bool:
    """Whether words stand in columns that head those of a list, with gaps between them: "Delegat   Datum   Beslut"."""
    words = heads.columns(text)
    return len(words) > _PAIR and any(map(_LISTED.fullmatch, words)) and not re.search(r"\d", text)


def _is_head(unit: Unit) -> bool:
    """Whether a table holds labels and what they say, above the list: "Nämnd | Kulturnämnden"."""
    rows = [[cell for cell in row if cell] for row in unit.rows]
    labels = [row[0][0].text for row in rows if row]
    if any(len(row) > _PAIR for row in rows) or any(re.match(r"\d", one) for one in labels):
        return False
    return any(names_body(one) or heads.is_label_alone(one) for one in labels)


def reported_on(units: Sequence[Unit], below: Sequence[Unit] = ()) -> ParsedDate | None:
    """The day of the meeting to which a line or a row says that the decisions are reported.

    `below`: what stands from the first row on; there only a sentence of its own says so.
    """
    closing = [unit for unit in below if unit.table is None and "\t" not in unit.text and _OPENS.match(unit.text)]
    for unit in (*units, *closing):
        match = _REPORTED.search(unit.text) if unit.table is None else None
        if match is None or _SPAN.search(match["where"]) or not _MEETING.search(match["where"]):
            continue
        found = front_dates.of_passage(unit.passage.part(match.end("where")))
        if found is None or found.printed is None or found.basis is not Basis.STATED:
            continue
        behind = unit.text[unit.text.index(found.printed.text) + len(found.printed.text) :]
        if not _ENDS_SPAN.match(behind):
            return found
    return labelled_days.of_meeting(units)
