"""Who adjusts the minutes, and when, where only a § says so ("Val av justerare"), or the signatures."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from importers.parsing import elected, front_dates, names, stretches
from importers.parsing.passages import Passage
from importers.parsing.result import Basis, FrontField, ParsedDate, ParsedFront, ParsedItem, Quote
from importers.parsing.units import Unit

_TITLE = re.compile(
    r"\bjuster(?:are|ingsm[aä]n|ingsled|ingspers)|\bprotokolls?juster|^justering(?:\s+av\s+(?:dagens\s+)?protokoll\w*)?(?:\s*\([^()]{1,20}\))?\W*$",
    re.IGNORECASE,
)
_ADJUSTER = re.compile(r"justera(?:nde|re)\s*:?", re.IGNORECASE)
_COLUMN = re.compile(r"\S+(?:[^\S\t]{1,2}\S+)*")
_PARTY = re.compile(rf"\s*{elected.BRACKETED}")
_FIRST = 8  # such a § is one of the first
_CHOSEN = re.compile(r"\b(?:utse(?:s|r|dde)?|utsågs?|välj(?:a|s|er)|valdes?|valts|utsetts)\b", re.IGNORECASE)
_ADJUSTS = re.compile(r"\bjuster", re.IGNORECASE)
_WHEN = re.compile(
    r"\bjustering(?:en)?\b[^.]{0,80}?\b(?:ske[rd]?|skedde|äger\s+rum|ägde\s+rum)\b|\bprotokollet\s+justeras\b",
    re.IGNORECASE,
)
_AT_LATEST = re.compile(r"\bsenast\b", re.IGNORECASE)


def completed(page: ParsedFront, items: Sequence[tuple[ParsedItem, Sequence[Unit]]]) -> ParsedFront:
    """The front page with the adjusters and the day of adjustment that the §§ tell; what it says itself stays."""
    near = page.meeting_date.value if page.meeting_date else None
    for item, units in items[:_FIRST]:
        if page.adjusters and page.adjusted_on:
            break
        if item.title is None or not _TITLE.search(item.title.text):
            continue
        told = [unit.passage for unit in units if unit.table is None and unit.start >= item.title.end]
        if not page.adjusters:
            page = replace(page, adjusters=tuple(quote for one in told for quote in named(one)))
        if page.adjusted_on is None:
            page = replace(page, adjusted_on=next((when for one in told if (when := _when(one, near))), None))
    return page if page.adjusters else replace(page, adjusters=tuple(_signing(page)))


def _signing(page: ParsedFront) -> Iterator[Quote]:
    """The people of the signatures' rows for them: "Justerande" / "Anna Ek (S)      Bo Al (M)"."""
    for row in page.rows:
        if row.field is not FrontField.SIGNATURES or row.label is None or not _ADJUSTER.fullmatch(row.label.text):
            continue
        for line in row.lines:
            for one in _COLUMN.finditer(line.text):
                if names.is_person(_PARTY.sub("", one[0])):
                    yield front_dates.part_of(line, *one.span())


def named(passage: Passage) -> Iterator[Quote]:
    """The people whom a sentence says were chosen; not who instead of them, and no offices."""
    text = elected.bracketed(passage.text)
    for low, high in stretches.sentences(text):
        verb = _CHOSEN.search(text, low, high)
        if verb is None or not _ADJUSTS.search(text, low, high):
            continue
        named = elected.before(text, low, verb.start())
        if not named.persons:
            named = elected.behind(text, _behind_role(text, verb.end()), high, bare=True)
        sure = all(one.party is not None or names.is_person(one.name) for one in named.persons)
        if named.persons and sure:
            yield passage.quote(named.persons[0].start, named.persons[-1].end)
            return


def _behind_role(text: str, position: int) -> int:
    role = re.compile(r"\s+(?:(?:härmed|enhälligt|ledamoten|ledamöterna|ersättaren)\s+)*").match(text, position)
    return role.end() if role else position


def _when(passage: Passage, near: date | None) -> ParsedDate | None:
    for low, high in stretches.sentences(passage.text):
        sentence = passage.text[low:high]
        said = _WHEN.search(sentence)
        if said is None or _AT_LATEST.search(sentence):
            continue
        days = [one for one in front_dates.mentions(sentence, near) if one.start >= said.start()]
        if len(days) == 1:
            one = days[0]
            basis = Basis.STATED if one.stated else Basis.INFERRED
            return ParsedDate(one.value, basis, passage.quote(low + one.start, low + one.end))
    return None
