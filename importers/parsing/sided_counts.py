"""Counts of a vote without ja and nej: "24 röster för att avgöra ärendet och 7 för återremiss", "12 för, 9 emot".

Where ja and nej have been given a meaning, a side is theirs whose words it shares; a doubt gives no count.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from importers.parsing.ballots import NUMBERS, number_of
from importers.parsing.result import Quote, VoteChoice

_NUMBER = rf"\d{{1,3}}|\b(?:{'|'.join(NUMBERS)})"
_WHO = r"(?:röster\s+|röst\s+|ledamöter\s+|st\.?\s+)?(?:som\s+)?(?:(?:röstar|röstade|avges|avgavs|lämnas|lämnades)\s+)?"
_SIDES = re.compile(
    rf"(?P<a>{_NUMBER})\s+{_WHO}för\b(?P<what>[^.;\d]{{0,140}}?)\s*(?:,|\boch\b|\bmot\b|\bmedan\b|\bsamt\b)(?:\s+mot)?\s*"
    rf"(?P<b>{_NUMBER})\s+{_WHO}(?P<side>emot|mot|för)\b(?P<other>[^.;]{{0,140}})",
    re.IGNORECASE,
)
_VOTED = re.compile(r"röst|voter", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_YES, _NO = VoteChoice.YES, VoteChoice.NO


class Sides(Struct, frozen=True):
    """The two numbers, and the words for what each side wanted; `against`: the second only did not want the first."""

    first: int
    second: int
    wanted: str
    other: str
    against: bool


def find(sentence: str) -> Sides | None:
    """The sides that a sentence counts, if it tells of a vote."""
    match = _SIDES.search(sentence) if _VOTED.search(sentence) else None
    if match is None:
        return None
    against = match["side"].lower() != "för"
    return Sides(number_of(match["a"]), number_of(match["b"]), match["what"], match["other"], against)


def counts(sides: Sides, means: Mapping[VoteChoice, Quote | None]) -> dict[VoteChoice, int]:
    """The counts of ja and nej; without any meaning of them who was for says ja, and who was against nej."""
    if not means:
        return {_YES: sides.first, _NO: sides.second} if sides.against else {}
    first = _choice(sides.wanted, means)
    second = None if sides.against else _choice(sides.other, means)
    if first is None or first is second or (second is None and not sides.against):
        return {}
    return {first: sides.first, _NO if first is _YES else _YES: sides.second}


def _choice(words: str, means: Mapping[VoteChoice, Quote | None]) -> VoteChoice | None:
    """Whose meaning shares more words with a side; None where that does not tell."""
    told = {choice: len(_stems(words) & _stems(quote.text)) for choice, quote in means.items() if quote is not None}
    yes, no = told.get(_YES, 0), told.get(_NO, 0)
    return None if yes == no else (_YES if yes > no else _NO)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6].lower() for word in _WORD.findall(text))
