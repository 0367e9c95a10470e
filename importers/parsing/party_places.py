"""Where a list of who was there prints the party: behind the name, as most do, or before it: "(S) Anna Ek".

A party that is given to the wrong person is worse than none, and in a list whose lines were broken each bracket
stands between two names. So the whole row decides by what it begins and ends with; what fits both is unclear.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from importers.parsing import chairs, elected
from importers.parsing.attendance_words import SERVES_FOR
from importers.parsing.elected import NAME

_BARE = r"(?P<bare>[A-ZÅÄÖ]{1,4}|(?i:s|m|v|c|l|mp|kd|sd|fp))\s*[:–-]?\s+"
_BARE_LEADS = re.compile(rf"(?m:^){_BARE}(?=(?:{NAME})\s*(?:(?m:$)|[,(]|§|tj|ers))")
_BY_NAME = rf"(?<![\w.])(?P<named>(?i:{elected.PARTY_WORDS})|S|M|V|C|L|MP|KD|SD|FP)(?:\s*\([^()]{{1,4}}\))?\s*:"
_LEADS = re.compile(
    rf"(?:(?m:^)|(?<=[,;•\t])\s*|\b(?:och|samt)\s+)(?:{elected.BRACKETED}\s*[:–-]?|{_BY_NAME})\s*(?=(?:{NAME}))"
)
_TOKEN = re.compile(rf"{_BY_NAME}|{elected.BRACKETED}|(?<![\w-]){NAME}")
_IN_BRACKETS = re.compile(r"[(\[]\s?([^()\[\]]{1,40}?)\s?[)\]]")
_ALONE = re.compile(elected.BRACKETED)
_FEWEST = 2


class Order(Enum):
    """Where a row prints the party."""

    BEHIND = "behind"
    BEFORE = "before"
    BEFORE_BARE = "before, without brackets"
    UNCLEAR = "unclear"


def of_row(lines: Sequence[str]) -> Order:
    """Where the lines of one row print the party in brackets."""
    text = SERVES_FOR.sub("", "\n".join(lines))
    told = "".join(_told(text))
    if "P" not in told or "N" not in told:
        return Order.BEHIND
    if told[0] == "P":
        alone = any(
            _ALONE.fullmatch(line.strip()) for line in lines
        )  # it heads the names below it, or ends the one above
        return Order.BEFORE if told[-1] == "N" and "PP" not in told and not alone else Order.UNCLEAR
    leading = sum(_LEADS.match(line) is not None for line in lines)
    within = any("NP" in "".join(_told(SERVES_FOR.sub("", line))) for line in lines)
    return Order.UNCLEAR if leading >= _FEWEST and told[-1] == "N" and not within else Order.BEHIND


def are_bare(lines: Sequence[str]) -> bool:
    """Whether the lists print "KD  Anna Ek", without brackets. An initial looks the same; parties repeat."""
    first = [match["bare"].upper() for match in map(_BARE_LEADS.match, lines) if match is not None]
    known = sum(one in elected.KNOWN_PARTIES for one in first)
    return len(first) > _FEWEST and len(first) * 2 > len(lines) and known * 2 > len(first)


def leads(text: str) -> bool:
    """Whether a line begins with a party in brackets before a name."""
    return _LEADS.match(text) is not None


def behind_office(said: str) -> str | None:
    """The one party in the words behind a name, which an office parts from it: ", v ordf (s)", ", ordf, S"."""
    said = SERVES_FOR.sub("", said)
    told = [part.strip() for one in _IN_BRACKETS.findall(said) for part in re.split(r"[,;]", one)]
    pieces = [piece.strip() for piece in re.split(r"[,\n]", _IN_BRACKETS.sub("", said))]
    told += [piece for before, piece in pairwise(pieces) if chairs.is_office(before)]
    told += [cell.strip() for cell in re.split(r"[\t\n]", _IN_BRACKETS.sub("", said))[1:]]  # a column of its own
    found = [one for one in told if one.upper() in elected.KNOWN_PARTIES or (one.isupper() and elected.is_party(one))]
    return found[0] if len(set(found)) == 1 else None


def people(text: str, order: Order) -> tuple[tuple[str, int, int], ...]:
    """The party of each person of an entry, and where the words that belong to the person stand."""
    if order not in {Order.BEFORE, Order.BEFORE_BARE}:
        return ()
    pattern = _LEADS if order is Order.BEFORE else _BARE_LEADS
    found = list(pattern.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)] if found else []
    return tuple(
        (match["bare"] if order is Order.BEFORE_BARE else match["party"] or match["named"], match.end(), end)
        for match, end in zip(found, ends, strict=True)
    )


def _told(text: str) -> list[str]:
    """P for each party in brackets and N for each name, in printed order."""
    found = []
    for match in _TOKEN.finditer(text):
        if match["named"] is not None:
            found.append("P")
        elif match["party"] is not None:
            found += ["P"] if elected.party_of(match["party"]) is not None else []
        elif elected.name_start(match[0]) < len(match[0]):
            found.append("N")
    return found
