"""Lists of votes that are bound with the minutes: "Bilaga 2", totals, then name by name who voted how.

Systems for electronic voting print them one after the other, behind the last §; in a text layer each cell of the
table may be a line of its own. A list belongs to the vote that names its number ("framgår av bilaga 2") or whose §
it names. Its names are taken only where they add up to its own totals and to those of the vote.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from importers.parsing import broken_tallies, marked_lists, roll_calls, stretches, tallies, voted_lists, votes
from importers.parsing.ballots import choice_of
from importers.parsing.passages import Passage, join
from importers.parsing.result import (
    ParsedItem,
    ParsedPerson,
    ParsedVote,
    ParsedVoter,
    SectionKind,
    VoteChoice,
)
from importers.parsing.stretches import Stretch
from importers.parsing.units import Unit, flatten

_YES, _NO = VoteChoice.YES, VoteChoice.NO
_NUMBER = re.compile(r"bilaga\s*(?:nr\.?\s*)?(\d{1,3}|[A-Z])\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"§\s*(\d{1,4})\s?([a-h]\b)?")
_TOTAL = re.compile(
    r"(?:antal\s+)?\b(?P<choice>ja|nej|avst(?:år|ående)?|frånv(?:arande)?)(?:[-\s]?röst(?:er)?)?\s*[:=]\s*(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_OTHER_TOTAL = re.compile(r"(?:antal\s+)?\w+\s*:\s*\d{1,3}", re.IGNORECASE)
_HEADS = frozenset(("namn", "parti", "plats", "funktion", "resultat", "röst", "nr", "roll", "ledamöter"))
_MOST_LINES = 8


class _List(Struct):
    """One list: its number and §§, its totals, who chose what, and whether each record was understood."""

    number: str | None
    paragraphs: frozenset[str]
    totals: dict[VoteChoice, int] = field(default_factory=dict)
    choices: list[tuple[ParsedPerson, VoteChoice]] = field(default_factory=list)
    clean: bool = True

    def counted(self, choice: VoteChoice) -> int:
        """How many names are listed with a choice."""
        return sum(one is choice for _, one in self.choices)

    def adds_up(self) -> bool:
        """Whether names and totals agree; without totals every record must have been understood."""
        names = [(person.name, person.party) for person, _ in self.choices]
        if len(set(names)) != len(names) or not self.choices:
            return False
        if not {_YES, _NO} <= self.totals.keys():
            return self.clean
        return all(self.counted(choice) == number for choice, number in self.totals.items())


def attach(
    items: Iterable[ParsedItem], bound: Sequence[Sequence[Unit]], around: Sequence[Unit] = ()
) -> list[ParsedItem]:
    """The items, with the names of the lists that are bound behind them (`bound`: the units of each paper).

    `around`: what stands before the §§, where a list of all members may have columns for the votes of single §§.
    """
    lists = [one for units in bound for one in _read(units)]
    lists += [
        _List(None, _about(tally.label), tally.totals, tally.choices, tally.clean)
        for _, named in voted_lists.tallies_of(around)
        for tally in named
    ]
    return [replace(item, votes=tuple(_completed(vote, item, lists) for vote in item.votes)) for item in items]


def _completed(vote: ParsedVote, item: ParsedItem, lists: Sequence[_List]) -> ParsedVote:
    """The vote with the names of its list; as it is where none fits."""
    if vote.voters or not vote.consistent:
        return vote
    cited = set(_NUMBER.findall(vote.text.text))
    own = f"{item.number}{item.suffix}" if item.number is not None else ""
    by_number = [one for one in lists if one.number in cited]
    named = by_number or [one for one in lists if own in one.paragraphs]
    fitting = [one for one in named if one.adds_up() and _agree(vote, one)]
    if len(fitting) != 1:
        return vote
    chosen = fitting[0]
    return replace(
        vote,
        yes=chosen.counted(_YES),
        no=chosen.counted(_NO),
        abstained=_number(VoteChoice.ABSTAINED, vote.abstained, chosen),
        absent=_number(VoteChoice.ABSENT, vote.absent, chosen),
        voters=tuple(ParsedVoter(person, choice) for person, choice in chosen.choices),
    )


def _agree(vote: ParsedVote, one: _List) -> bool:
    stated = {_YES: vote.yes, _NO: vote.no, VoteChoice.ABSTAINED: vote.abstained, VoteChoice.ABSENT: vote.absent}
    return all(number is None or number == one.counted(choice) for choice, number in stated.items())


def _number(choice: VoteChoice, stated: int | None, one: _List) -> int | None:
    if stated is not None:
        return stated
    return one.counted(choice) if one.counted(choice) or choice in one.totals else None


def _read(units: Sequence[Unit]) -> list[_List]:
    """The lists of one paper: as a table, in lines of records, or as any other text on a vote."""
    head = " ".join(unit.text for unit in units[:8])
    number = _NUMBER.match(head)
    about = _about(head)
    tables = [
        tally for one in stretches.of(units, ()) for grid in broken_tallies.whole(one) for tally in tallies.read(grid)
    ]
    if not tables:  # in plain text the rows of a table are lines with tabs
        lines = (tally for grid in marked_lists.grids(units) for tally in tallies.read(grid))
        tables = [tally for tally in lines if "§" in tally.label]
    found = [
        _List(number[1] if number else None, _about(tally.label) or about, tally.totals, tally.choices, tally.clean)
        for tally in tables
    ]
    for one in found[:1] if len(found) == 1 else ():
        one.totals |= {choice: n for choice, n in _totals(head).items() if choice not in one.totals}
    found += [] if found else _records(units, number[1] if number else None, about)
    if any(one.adds_up() for one in found):
        return found
    return [*found, *_as_text(units, number[1] if number else None, about)]


def _about(text: str) -> frozenset[str]:
    """The §§ that a text names."""
    return frozenset(f"{one[1]}{one[2] or ''}" for one in _PARAGRAPH.finditer(text))


def _as_text(units: Sequence[Unit], number: str | None, about: frozenset[str]) -> Iterator[_List]:
    for stretch in stretches.of(units, ()):
        if not stretch.passage.segments:
            continue
        told = Stretch(SectionKind.VOTE, None, stretch.passage, stretch.grids)
        for vote in votes.read((told,)):
            stated = {_YES: vote.yes, _NO: vote.no}
            totals = {choice: n for choice, n in stated.items() if n is not None}
            yield _List(number, about, totals, [(one.person, one.choice) for one in vote.voters])


def _totals(text: str) -> dict[VoteChoice, int]:
    return {choice_of(match["choice"]): int(match["number"]) for match in _TOTAL.finditer(text)}


def _records(units: Sequence[Unit], number: str | None, about: frozenset[str]) -> list[_List]:
    """Lists whose records end in ja, nej and the like, on one line or over several."""
    lists = [_List(number, about)]
    pending: list[Passage] = []
    for line in (line.passage() for unit in units for member in flatten(unit) for line in member.lines):
        totals = _totals(line.text)
        if totals:
            if lists[-1].choices:
                lists.append(_List(number, about))
            lists[-1].totals |= totals
        if totals or line.text.lower().strip(":") in _HEADS or _OTHER_TOTAL.fullmatch(line.text):
            pending = []
            continue
        said = roll_calls.SAID.search(line.text)
        if said is None:
            pending = [*pending, line][-_MOST_LINES:]
            continue
        _take(lists[-1], [*pending, line.part(0, said.start())], choice_of(said["choice"]))
        pending = []
    return [one for one in lists if one.choices]


def _take(one: _List, lines: Sequence[Passage], choice: VoteChoice) -> None:
    """The last of the lines that make a record; what stands above it on the page is no part of it."""
    kept = [line for line in lines if line.segments]
    for first in range(len(kept)):
        person = roll_calls.person(join(kept[first:]))
        if person is not None:
            one.choices.append((person, choice))
            return
    one.clean = False
