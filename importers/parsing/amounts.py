"""Figures as a cell of a table holds them: sums, shares, numbers of things, with or without their unit."""

import re

_UNIT = (
    r"%|‰|kr(?:onor)?|tkr|[Kk]kr|[Mm]kr|mnkr|mdkr|milj(?:oner)?|öre|st(?:ycken)?|procent|m[²2³3]?|kvm|km|mil|ha|dagar|dygn"
    r"|veckor|mån(?:ader)?|år|tim(?:mar)?|h|kWh|MWh|GWh|ton|kg|poäng|platser|elever|barn|personer"
)
# "1 240 000", "3.210.000", "58,4", "+5,5", "8 500:-", "131 dagar"; no time of day, no point of a list of delegation.
AMOUNT = re.compile(
    rf"[-–—−+±]?\s?(?:\d{{1,3}}(?:[\s.]\d{{3}})+|\d+)(?:,\d+)?(?::-|,-)?(?:\s?(?:{_UNIT})(?:/\w+)?)?\.?"
)
_CELL = re.compile(r"\t+|\s{2,}")


def are_all(text: str) -> bool:
    """Whether a line, or what is left of one, is nothing but figures, however many columns they stand in."""
    return all(AMOUNT.fullmatch(one) for one in _CELL.split(text.strip()))
