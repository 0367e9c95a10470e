"""Which §, paper or case a reference means, of those that could be meant. Pure: no database.

One is chosen only where nothing else can be meant; else the possible ones are told. Never a guess.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

_HANDLING = re.compile(r"(?<!\w)(?:H(?:andling(?:en)?)?\s+)?((?:19|20)\d\d)\s+nr\s+(\d{1,4})(?!\d)")
_LISTED = re.compile(r"\s*(?:H(?:andling(?:en)?)?\s+)?(?:19|20)\d\d\s+nr\s+\d{1,4}\s*\.?\s*", re.IGNORECASE)
_SENT = re.compile(r"(?:\b[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,25}\s+)?[Hh]andling(?:en)?\s+(?:19|20)\d\d\s+nr\s+\d{1,4}\s*\.?")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The one that is meant, and all that could be: two or more are ambiguous, and so is one that is not sure."""

    meant: int | None = None
    possible: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asker:
    """The record that refers: its key among its kind, its body, its day and its cases."""

    pk: int
    committee: int
    day: date | None
    cases: frozenset[int]


@dataclass(frozen=True, slots=True)
class Section:
    """A § that we hold."""

    pk: int
    committee: int
    day: date
    number: int
    suffix: str
    cases: frozenset[int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A case number that we hold; `committee` is that of its diary, None for the diary of all."""

    case: int
    prefix: str
    committee: int | None


def section_meant(
    asker: Asker,
    body: str,
    day: date | None,
    held: Iterable[Section],
    *,
    is_called: Callable[[int, str], bool],
    met: Callable[[int, date], bool],
) -> Chosen:
    """The § of the right number (`held`) that is meant.

    With a day: that of the named body; where none is named, of the own body if it met that day, else the only one.
    Without a day the body has to be named, and § numbers begin anew each year: one of the same year, not later, counts
    only if it is of the same case.
    """
    found = [one for one in held if one.pk != asker.pk and (not body or is_called(one.committee, body))]
    if day is None:
        if not body or asker.day is None:
            return Chosen()
        found = [one for one in found if one.day.year == asker.day.year and one.day <= asker.day]
        return _of_same_case(asker, found)
    found = [one for one in found if one.day == day]
    if not body and met(asker.committee, day):
        found = [one for one in found if one.committee == asker.committee]
    if len(found) == 1:
        return Chosen(found[0].pk, (found[0].pk,))
    return _of_same_case(asker, found)


def _of_same_case(asker: Asker, found: list[Section]) -> Chosen:
    same = [one for one in found if one.cases & asker.cases]
    possible = tuple(one.pk for one in found)
    return Chosen(same[0].pk if len(same) == 1 else None, possible)


def narrowed(asker: Asker, found: Iterable[tuple[int, frozenset[int]]]) -> Chosen:
    """The only one of these (key, cases), or the only one of the same case."""
    rows = list(dict(found).items())
    possible = tuple(pk for pk, _ in rows)
    if len(rows) == 1:
        return Chosen(possible[0], possible)
    same = [pk for pk, cases in rows if cases & asker.cases]
    return Chosen(same[0] if len(same) == 1 else None, possible)


def case_meant(
    asker: Asker, prefix: str, held: Iterable[Numbered], *, is_called: Callable[[int, str], bool], certain: bool
) -> Chosen:
    """The case of the right year and number (`held`) that is meant.

    With a prefix: one with the same; else one of the diary of the body that the prefix is the sign of. Without: the
    only one, or the own body's where each body is certain to keep a diary of its own.
    """
    rows = list(held)
    if prefix:
        rows = (
            [one for one in rows if one.prefix.casefold() == prefix.casefold()]
            or [one for one in rows if one.committee is not None and is_called(one.committee, prefix)]
            or [one for one in rows if one.committee is None and not one.prefix]
        )
    elif certain:
        rows = [one for one in rows if one.committee == asker.committee] or rows
    possible = tuple(dict.fromkeys(one.case for one in rows))
    return Chosen(possible[0] if len(possible) == 1 else None, possible)


def handling_key(printed: str) -> str:
    """The key of a council's numbered handling that a list of papers names: "2024 nr 87." → "h2024/87"; else ""."""
    return _key(printed) if _LISTED.fullmatch(printed) else ""


def sent_as(recipient: str) -> str:
    """The key of the handling as which a § is sent on: "KF Handling 2024 nr 87" → "h2024/87"; else ""."""
    return _key(recipient) if _SENT.fullmatch(recipient.strip()) else ""


def _key(printed: str) -> str:
    found = _HANDLING.search(printed)
    return f"h{found[1]}/{int(found[2])}" if found else ""
