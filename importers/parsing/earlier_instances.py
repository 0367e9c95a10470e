"""The §§ by which earlier instances handled a matter, behind its label or on a line of their own.

"Kf 73 Ks 94 Au 118", "Kommunstyrelsen § 131", "Ks § 40 (Au § 31)".
"""

import re
from datetime import date

from msgspec import Struct

from decisions.vocabulary import dates, paragraph
from importers.parsing import heads, names
from importers.parsing.units import Unit

COMMITTEES = ("au", "pu", "su", "bu", "iu", "mu", "tu", "plu", "ku", "eu")
"""Committees of a body as they are printed behind its abbreviation: "Ks au", "Ksau"."""
_DAY = r"(?:19|20)\d\d-\d\d-\d\d"
_WHEN = rf"(?:\(?(?P<day>{_DAY})\)?,?\s*(?=§))?"  # "Au 2030-05-02 § 31"
_WHEN_BEHIND = rf"(?:,?\s+\(?(?P<behind>{_DAY})\)?)?"
_INSTANCE = re.compile(  # "Au TN § 61" with the utskott and its nämnd, "(au § 31)"
    r"[\s,;/(]*(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}(?:[\s/-][A-ZÅÄÖa-z][A-Za-zÅÄÖåäö]{1,5}(?=\.?\s*§))?"
    rf"|(?:{'|'.join(COMMITTEES)})(?=\.?\s*§))"
    rf"\.?\s*{_WHEN}(?:§\s*)?(?P<n>\d{{1,4}})(?:/(?:19|20)?\d\d)?(?![\d/:-]){_WHEN_BEHIND}"
)
_WORKING_COMMITTEE = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}(?:au|AU)")  # "Buau", in front of its sign
# "Kommunstyrelsen § 131", "Tekniska nämnden, § 12/04": the same with the body's whole name.
_BODY_INSTANCE = re.compile(
    r"[\s,;/(]*(?P<prefix>[A-ZÅÄÖ][\wåäö-]{3,30}(?:\s[\wåäö-]{2,30}){0,4}?),?\s+"
    rf"{_WHEN}§\s*(?P<n>\d{{1,4}})(?:/(?:19|20)?\d\d)?(?![\d/:-]){_WHEN_BEHIND}"
)


class Instance(Struct, frozen=True):
    """The § of an earlier instance that a label names; `[start, end)` in the unit's text."""

    prefix: str
    number: int
    start: int
    end: int
    day: date | None = None


def find(text: str, position: int, own: str | None = None) -> tuple[Instance, ...]:
    """The §§ named from `position` on; `own`: the label's abbreviation, which may name an earlier § of its body."""
    found: list[Instance] = []
    while (match := _instance(text, position, own)) is not None:
        number = int(match["n"])
        if not 0 < number < 1900:
            break
        opened = "(" in text[position : match.start("prefix")]
        position = match.end()
        if opened:
            if text[position : position + 1] != ")":
                break
            position += 1
        when = match["day"] or match["behind"]
        day = dates.parse(when) if when else None
        found.append(Instance(match["prefix"], number, match.start("prefix"), match.end(), day))
    return tuple(found)


def of_line(unit: Unit) -> tuple[Instance, ...]:
    """The earlier instances of a line that names nothing else but a case number: "Ks § 94, Au § 118   Dnr 188/97"."""
    if unit.table is not None or len(unit.text) > 60:
        return ()
    found = find(unit.text, 0)
    rest = unit.text[found[-1].end :].strip(" .,;)") if found else ""
    return found if not rest or heads.is_numbered(rest) else ()


def _instance(text: str, position: int, own: str | None) -> re.Match[str] | None:
    match = _INSTANCE.match(text, position)
    if match is not None and _abbreviates(match["prefix"], own):
        return match
    if match is not None and "§" in match[0] and _WORKING_COMMITTEE.fullmatch(match["prefix"]):
        return match
    if match is not None and match["prefix"] == own and "§" in match[0]:  # "Kfm § 33   Kfm § 7": put off before
        return match
    match = _BODY_INSTANCE.match(text, position) if "§" in text[position : position + 90] else None
    return match if match is not None and names.is_body(match["prefix"]) else None


def _abbreviates(prefix: str, own: str | None) -> bool:
    """Whether it is a body's abbreviation, perhaps with that of the body that it belongs to: "Au TN", "GyN-au"."""
    known = [part.lower() in paragraph.BODY_ABBREVIATIONS for part in re.split(r"[\s/-]", prefix)]
    if len(known) > 1:  # a sign stands behind two words
        return any(known)
    body = own is not None and len(own) > 1 and prefix.lower().startswith(own.lower())
    return known[0] or (body and prefix[len(own or "") :].lower() in COMMITTEES)
