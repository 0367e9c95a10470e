"""Which §, paper or case a reference means, of those that could be meant. Pure: no database.

One is chosen only where nothing else can be meant; else the possible ones are told. Never a guess.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from decisions.vocabulary import bodies, owners

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


@dataclass(frozen=True, slots=True)
class BodyHeld:
    """A body that has the name that is printed, and while it was a body."""

    pk: int
    first: date | None
    last: date | None


def body_meant(day: date | None, held: Iterable[BodyHeld]) -> Chosen:
    """The only body of that name or, of a body and its successor, the one that there was on that day."""
    rows = list(held)
    then = [
        one for one in rows if day and (one.first is None or one.first <= day) and (one.last is None or day <= one.last)
    ]
    left = then if len(rows) > 1 and len(then) == 1 else rows
    return Chosen(left[0].pk if len(left) == 1 else None, tuple(one.pk for one in left))


def handling_key(printed: str) -> str:
    """The key of a council's numbered handling that a list of papers names: "2024 nr 87." → "h2024/87"; else ""."""
    return _key(printed) if _LISTED.fullmatch(printed) else ""


def sent_as(recipient: str) -> str:
    """The key of the handling as which a § is sent on: "KF Handling 2024 nr 87" → "h2024/87"; else ""."""
    return _key(recipient) if _SENT.fullmatch(recipient.strip()) else ""


def _key(printed: str) -> str:
    found = _HANDLING.search(printed)
    return f"h{found[1]}/{int(found[2])}" if found else ""


_HOW = re.compile(
    r"\s*(?:\([^)]*\)|(?:för|till)\s+(?:kännedom|åtgärd|verkställighet|yttrande|beslut|information|vidare\s+\w+)"
    r"|f\.?\s?k\.?)\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:till|kopia(?:\s+till)?|för\s+kännedom(?:\s+till)?|expedieras)\s*:?\s+", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+(?:och|samt)\s+|\s*[/&]\s*")
_SIGN = re.compile(r"[A-ZÅÄÖ]{2,6}|K[sf]|Rf|Rs|Ksau")


def recipient_bodies(printed: str, held: Callable[[str], bool]) -> tuple[str, ...]:
    """The bodies and authorities among the recipients of one line, as printed, each once. No office and no person.

    `held` says whether we hold a body or an authority of that name, whoever's it is ("Styrelsen, Region Exempel").
    What only has the form of such a name counts too: it may come.
    """
    found: list[str] = []
    pieces = [_bare(piece) for piece in re.split(r"[,;\n•]", _whole_words(printed))]
    while pieces:
        piece = pieces.pop(0)
        if pieces and bodies.is_body_name(piece) and bodies.is_authority_name(pieces[0]):
            together = f"{piece}, {pieces[0]}"
            if held(together):
                found.append(together)
                pieces.pop(0)
                continue
        found += _named(piece, held)
    return tuple(dict.fromkeys(found))


def _whole_words(printed: str) -> str:
    """No comma parts the one name "Barn-, kultur- och fritidsnämnden"."""
    return re.sub(r"-,\s*(?=[a-zåäö]+-)", "-\N{NO-BREAK SPACE}", printed)


def _bare(piece: str) -> str:
    text = piece.replace("-\N{NO-BREAK SPACE}", "-, ").strip(" .:–-\t")
    return _HOW.sub("", _TO.sub("", text)).strip(" .:")


def _named(piece: str, held: Callable[[str], bool]) -> list[str]:
    if held(piece):
        return [piece]
    parts = [part.strip() for part in _TOGETHER.split(piece)]
    if len(parts) > 1 and all(not part.endswith("-") and _is_body(part, held) for part in parts):
        return parts
    return [piece] if _is_body(piece, held) else []


def _is_body(text: str, held: Callable[[str], bool]) -> bool:
    named = bodies.is_body_name(text) or bodies.is_authority_name(text) or bool(owners.split(text).owner)
    return held(text) or named or _SIGN.fullmatch(text) is not None
