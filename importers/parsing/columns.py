"""Tables that are set with spaces or tabs: printed lines whose columns are told by the places of their heads.

Only for lists of votes: a line of heads names ja and nej, and a mark below stands in the column of the nearest head.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from importers.parsing import elected, tallies
from importers.parsing.passages import Passage
from importers.parsing.result import VoteChoice
from importers.parsing.stretches import Grid
from importers.parsing.units import Line

_TOKEN = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(r"[xX×✓✔•●1-9]\d{0,2}|[-–—0]")
_FEWEST_ROWS = 2


class _Token(Struct, frozen=True):
    """Words of a line that single spaces hold together; `at` is the middle of their place in the line."""

    text: str
    at: float
    passage: Passage


def grid(lines: Sequence[Line]) -> Grid | None:
    """The table that the lines set, name and party first, then a column for each choice; None if there is none."""
    for index, line in enumerate(lines):
        heads = _tokens(line)
        choices = [one for one in heads if tallies.choice(one.text) is not None]
        told = {tallies.choice(one.text) for one in choices}
        indented = line.source.text[:1].isspace()  # nothing heads the column of names
        if {VoteChoice.YES, VoteChoice.NO} <= told and (len(heads) > len(choices) or (indented and len(choices) > 1)):
            rows = [_row(_tokens(below), choices) for below in lines[index + 1 :]]
            kept = [row for row in rows if any(row[2:])]
            if len(kept) < _FEWEST_ROWS:
                return None
            head: tuple[tuple[Passage, ...], ...] = ((), (), *((one.passage,) for one in choices))
            return Grid((head, *kept))
    return None


def printed(line: Line) -> str:
    """A line with the blanks before it, which give its words their places.

    What is left of a line whose heading was taken off has no place on the page: its words count from its own start.
    """
    return line.source.text if line.source.text.strip() == line.text else line.text


def _tokens(line: Line) -> list[_Token]:
    """The tokens of a line; where tabs part them the number of the tab is the place, else that of the letter."""
    text = printed(line)
    indent = len(text) - len(text.lstrip())
    passage = line.passage()
    found = []
    for match in re.finditer(r"[^\t]*\S[^\t]*", text) if "\t" in text else _TOKEN.finditer(text):
        words = match[0].strip()
        start = match.start() + match[0].index(words[0])
        at = float(text.count("\t", 0, start)) if "\t" in text else start + len(words) / 2
        found.append(_Token(words, at, passage.part(start - indent, start - indent + len(words))))
    return found


def _row(tokens: Sequence[_Token], choices: Sequence[_Token]) -> tuple[tuple[Passage, ...], ...]:
    """Name, party, and the mark of each choice."""
    name: list[Passage] = []
    party: list[Passage] = []
    marks: list[list[Passage]] = [[] for _ in choices]
    reach = min((abs(one.at - other.at) for one, other in pairwise(choices)), default=8.0) / 2
    for token in tokens:
        nearest = min(range(len(choices)), key=lambda column: abs(choices[column].at - token.at))
        is_mark = _MARK.fullmatch(token.text) is not None or tallies.choice(token.text, letters=True) is not None
        if is_mark and abs(choices[nearest].at - token.at) <= reach:
            marks[nearest].append(token.passage)
        elif elected.is_party(token.text) and not party:
            party.append(token.passage)
        else:
            name.append(token.passage)
    return (tuple(name), tuple(party), *(tuple(one) for one in marks))
