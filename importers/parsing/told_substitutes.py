"""Who served instead of whom, where minutes tell it in sentences and list nobody: "Som ersättare inträder A för B".

Old minutes name only those who were away ("övriga ledamöter utom …") and those who came in for them. Who the other
members were is then no data of the minutes.
"""

import re
from collections.abc import Iterable, Iterator

from importers.parsing import elected, stretches
from importers.parsing.elected import NAME
from importers.parsing.passages import Passage
from importers.parsing.result import AttendanceRole, ParsedAttendance, ParsedPerson
from importers.parsing.units import Unit, flatten

_SERVES = re.compile(
    r"\b(?:ersättare|suppleant(?:er|en)?|inträd(?:er|de|a)|inkalla[ts]?\w*|tjänstg(?:ör\w*|jorde)|ersätter)\b",
    re.IGNORECASE,
)
_PARTY = r"(?:\s*\(\s?[^\W\d_]{1,4}\s?\))?"
_WHO = rf"(?<![\w-])(?P<who>{NAME})(?P<party>{_PARTY})"
_WHOM = rf"(?<![\w-])(?P<whom>{NAME}){_PARTY}"
_VERB = r"(?:inträd(?:er|de)|tjänstg(?:ör|jorde)|inkalla(?:s|des|t))"
_AS = r"(?:(?:så)?som\s+(?:ersättare|suppleant)\s+)?"
_FOR = r"(?:(?:i\s+stället|istället)\s+för|i\s+st\.?\s*f\.?|för)"
# "Cia Do för Ann Berg", "Cia Do inträder som ersättare för Ann Berg", "Cia Do ersätter Ann Berg"
_SERVES_FOR = re.compile(rf"{_WHO}\s+(?:(?:{_VERB}\s+)?{_AS}{_FOR}|ersätter|ersatte)\s+{_WHOM}")
# "I stället för Ann Berg tjänstgör Cia Do"
_INSTEAD = re.compile(rf"(?<![\w-])(?i:{_FOR})\s+{_WHOM}\s+{_VERB}\s+{_AS}{_WHO}")
_IN_PART = re.compile(r"§|\bkl\b|\blämna", re.IGNORECASE)
_REPLACED = re.compile(
    rf"{_WHOM}(?:\s+(?!och\s)[^.;]{{0,90}}?)?\s+(?:ersätt(?:s|es|ts)|efterträd(?:s|es|ts)|avlös(?:s|es|ts))\s+"
    rf"(?:[^.;,]{{1,50}}?\s+)?av\s+(?:ersättaren\s+)?{_WHO}"
)


def of(units: Iterable[Unit]) -> tuple[ParsedAttendance, ...]:
    """The substitutes of such sentences, in printed order; each once. When they served stands in the note."""
    found: dict[str, ParsedAttendance] = {}
    for unit in (member for one in units for member in flatten(one)):
        for passage in unit.passages:
            for one in _told(passage):
                found.setdefault(one.person.name, one)
    return tuple(found.values())


def _told(passage: Passage) -> Iterator[ParsedAttendance]:
    text = passage.text
    for low, high in stretches.sentences(text):
        patterns = (_REPLACED, _INSTEAD, _SERVES_FOR) if _SERVES.search(text, low, high) else (_REPLACED,)
        taken = low
        while taken < high:
            found = [match for pattern in patterns if (match := pattern.search(text, taken, high)) is not None]
            if not found:
                break
            first = min(found, key=lambda one: one.start())
            one = _serving(passage, first, low, high)
            if one is not None:
                yield one
            taken = first.end()


def _serving(passage: Passage, match: re.Match[str], low: int, high: int) -> ParsedAttendance | None:
    who, whom = (" ".join(match[key][elected.name_start(match[key]) :].split()) for key in ("who", "whom"))
    if " " not in who or " " not in whom:
        return None
    start = match.start("who") + elected.name_start(match["who"])
    person = ParsedPerson(who, match["party"].strip(" ()") or None, passage.quote(start, match.end("party")))
    partly = match.re is _REPLACED or _IN_PART.search(passage.text, low, high) is not None
    note = passage.quote(low, high) if partly else None
    return ParsedAttendance(person, AttendanceRole.SERVING_SUBSTITUTE, replaces=whom, note=note)
