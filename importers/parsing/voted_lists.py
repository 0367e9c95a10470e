"""Who was at the meeting, by a list of how each of them voted: "Beslutande | Parti | § 90 Ja | § 90 Nej".

Some minutes have one table for attendance and votes, which its heads or the line above it say of which § they are.
Whoever voted was there and served; of those without a vote the list says nothing. Believed where its rows add up to its
own sums, and read whole or not at all.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from importers.parsing import attendance, marked_lists, tallies
from importers.parsing.passages import Passage, join
from importers.parsing.result import AttendanceRole, ParagraphRange, ParsedAttendance, ParsedPerson, VoteChoice
from importers.parsing.stretches import Grid
from importers.parsing.tallies import Tally
from importers.parsing.units import Unit

# What a star beside a name means, below the list.
_LEGEND = re.compile(
    r"\*+\)?\s*[=:–-]?\s*(?:tjänstgörande|tjg\.?|beslutande)\s+(?:ersättare|ers\.?|suppleant)\W*", re.IGNORECASE
)
# "Omröstning § 80", above the table
_ABOVE = re.compile(r"\W*(?:omröstning|votering)\w*[^§.]{0,40}§\s*\d{1,4}(?:\s?[a-h]\b)?[^§.]{0,40}", re.IGNORECASE)
_STAR = re.compile(r"^\s*\*+|\*+\s*$")
_FEWEST = 3


def tallies_of(units: Sequence[Unit]) -> Iterator[tuple[Grid, tuple[Tally, ...]]]:
    """The tables among the units that tell how people voted on a §; it stands in the label of each vote."""
    for grid in marked_lists.grids(units):
        votes = tallies.read(grid)
        named = tuple(tally for tally in votes if "§" in tally.label)
        if len(votes) == 1 and not named:
            above = [unit.text for unit in units if unit.end <= grid.start and unit.table is None][-1:]
            for tally in votes if any(map(_ABOVE.fullmatch, above)) else ():
                tally.label = f"{above[0]} {tally.label}".strip()
                named = votes
        if named:
            yield grid, named


def of(units: Sequence[Unit], covered: Sequence[ParagraphRange]) -> tuple[ParsedAttendance, ...]:
    """Those who voted by the first such list among the units; `covered` are the §§ of the minutes."""
    starred = any(_LEGEND.fullmatch(f"{unit.marker.text if unit.marker else ''} {unit.text}".strip()) for unit in units)
    for grid, votes in tallies_of(units):
        if marked_lists.is_headed(grid):
            continue  # a column of its own says who was there
        if not all(map(_adds_up, votes)):
            continue
        voters = {one.name: one for tally in votes for one, choice in tally.choices if choice is not VoteChoice.ABSENT}
        found = tuple(_there(grid, voters, covered, starred=starred))
        if len(found) == len(voters) >= _FEWEST:
            return found
    return ()


def _adds_up(tally: Tally) -> bool:
    """Whether every row was understood, nobody stands there twice, and the names are as many as the sums say."""
    names = [(one.name, one.party) for one, _ in tally.choices]
    counted = {choice: sum(one is choice for _, one in tally.choices) for choice in VoteChoice}
    both = {VoteChoice.YES, VoteChoice.NO} <= tally.totals.keys()
    sums = all(counted[choice] == number for choice, number in tally.totals.items())
    return tally.clean and both and sums and len(set(names)) == len(names)


def _there(
    grid: Grid, voters: dict[str, ParsedPerson], covered: Sequence[ParagraphRange], *, starred: bool
) -> Iterator[ParsedAttendance]:
    """The voters in printed order; with a star that nothing explains, nobody can say in what role they served."""
    role, instead = AttendanceRole.MEMBER, tallies.instead_column(grid)
    for row in grid.rows:
        role = marked_lists.role_headed(row) or role
        if instead is not None and instead < len(row) and row[instead]:
            yield from _serving(row, instead, voters, covered)
            continue
        for cell in row:
            name = _unstarred(cell)
            if name is None:
                continue
            star = len(name.text) < len(join(cell).text)
            own = AttendanceRole.SERVING_SUBSTITUTE if star else role
            found = [one for one in attendance.people(name, own, covered) if one.person.name in voters]
            if len(found) == 1 and (starred or not star):
                yield replace(found[0], person=voters[found[0].person.name])
                break


def _serving(
    row: Sequence[Sequence[Passage]], instead: int, voters: dict[str, ParsedPerson], covered: Sequence[ParagraphRange]
) -> Iterator[ParsedAttendance]:
    """The substitute who voted, beside the member who was away."""
    serving = list(attendance.people(join(row[instead]), AttendanceRole.SERVING_SUBSTITUTE, covered))
    away = [
        one for cell in row[:instead] if cell for one in attendance.people(join(cell), AttendanceRole.MEMBER, covered)
    ]
    if len(serving) == 1 and serving[0].person.name in voters:
        replaced = away[0].person.name if len(away) == 1 else None
        yield replace(serving[0], person=voters[serving[0].person.name], replaces=replaced)


def _unstarred(cell: Sequence[Passage]) -> Passage | None:
    """The words of a cell without the star of a substitute."""
    if not cell:
        return None
    whole = join(cell)
    first, last = _STAR.match(whole.text), _STAR.search(whole.text, 1)
    part = whole.part(first.end() if first else 0, last.start() if last else None)
    return part if part.segments else None
