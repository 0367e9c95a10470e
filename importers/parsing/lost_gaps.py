"""Lines of a letterhead whose columns a PDF has run together: "Ekby kommun TJÄNSTESKRIVELSE", "2030-02-03 KFN 2030/17".

Only where the words themselves say where a column ended: the kind of paper behind a name, a day and what stands
around it below labels that ask for a day.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from decisions.vocabulary import dates
from importers.parsing import names, run_together
from importers.parsing.units import Unit

_KIND = re.compile(
    r"(?P<who>.{5,70}?)\s(?P<kind>(?:TJÄNSTE)?SKRIVELSE|TJÄNSTEUTLÅTANDE|YTTRANDE|REMISSVAR|PROMEMORIA"
    r"|Tjänsteskrivelse|Tjänsteutlåtande)(?:\s+(?P<rest>\d.{5,30}))?"
)
_LABELS = re.compile(
    r"(?:(?P<before>.{3,60}?)\s)?(?P<day>Datum)\s(?P<number>(?:Vårt\s)?(?:Diarie(?:nr|nummer|beteckning)|[Dd]nr|Ärende(?:nr|nummer))"
    r"\.?|(?:Vår\s)?[Bb]eteckning)(?P<behind>\s.{3,30})?"
)
_NUMBERED = re.compile(r"(?P<number>(?:[A-ZÅÄÖ]\w{0,9}[\s/-]?)?\d[\d/:.-]*)\s+(?P<behind>[A-ZÅÄÖ].{3,60})")
_REACH = 7  # lines


def parted(leading: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units above the text, with such lines as one unit for each column."""
    found: list[Unit] = []
    labelled = 0  # how many lines ago labels asked for a day, or none
    for unit in leading:
        labelled = labelled + 1 if 0 < labelled < _REACH else 0
        if unit.table is not None or unit.marker is not None or "\t" in unit.text:
            found.append(unit)
            continue
        labels = _LABELS.fullmatch(unit.text)
        kind = _KIND.fullmatch(unit.text)
        if labels is not None:
            found += _split(unit, [labels.span(name) for name in ("before", "day", "number", "behind")])
            labelled = 1
        elif labelled and (places := _around_day(unit.text)):
            found += _split(unit, places)
            labelled = 0
        elif kind is not None and names.is_whose(kind["who"]):
            found += _split(unit, [kind.span(name) for name in ("who", "kind", "rest")])
        elif len(told := run_together.columns(unit.text)) > 1:
            found += _split(unit, told)
        else:
            found.append(unit)
    return tuple(found)


def _around_day(text: str) -> list[tuple[int, int]]:
    """What stands before the only day of a line, the day, and what stands behind it."""
    mentions = dates.find(text)
    if len(mentions) != 1:
        return []
    day = mentions[0]
    before, behind = (0, day.start), (day.end, len(text))
    match = _NUMBERED.fullmatch(text[day.end :].strip())
    if match is None or not names.is_whose(match["behind"]):
        return [before, (day.start, day.end), behind]
    shift = text.index(match[0], day.end)
    told = [(start + shift, end + shift) for start, end in (match.span("number"), match.span("behind"))]
    return [before, (day.start, day.end), *told]


def _split(unit: Unit, places: Sequence[tuple[int, int]]) -> list[Unit]:
    parts = [unit.passage.part(*place) for place in places if unit.text[slice(*place)].strip() and place[0] >= 0]
    return [replace(unit, passage=one) for one in parts]
