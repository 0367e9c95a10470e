"""Tables of votes that a page end broke.

Where the table goes on as a table on the next page, both are one. Where only rows of it stand behind the table, some
names are missing: such a table is believed for no name; a sentence that counts the vote may still tell its numbers.
"""

import re
from collections.abc import Iterator, Sequence

from importers.parsing import tallies
from importers.parsing.passages import Passage
from importers.parsing.result import VoteChoice
from importers.parsing.stretches import Grid, Stretch
from importers.parsing.tallies import Tally

_BOTH = frozenset((VoteChoice.YES, VoteChoice.NO))
_MARKS_ALONE = re.compile(r"(?:[^\t]+\t+)?[xX×✓✔•●](?:\s+[xX×✓✔•●])*|\d{1,3}(?:\s+\d{1,3}){1,3}")


def whole(stretch: Stretch) -> tuple[Grid, ...]:
    """The tables of a stretch; one that the next page goes on with is one with it."""
    found: list[Grid] = []
    for grid in stretch.grids:
        joined = _joined(found[-1], grid, stretch) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(grid)
    return tuple(found)


def _joined(before: Grid, grid: Grid, stretch: Stretch) -> Grid | None:
    """Both tables as one, where the later stands directly behind, as wide, and names nobody of the earlier again.

    Its heads may be printed again. A sum closes a table: what follows one is the next vote.
    """
    if any(before.end <= line.start < grid.start for line in stretch.lines):
        return None
    first = tallies.read(before)
    if not first or any(tally.totals for tally in first) or max(map(len, before.rows)) != max(map(len, grid.rows)):
        return None
    both = Grid((*before.rows, *grid.rows))
    read, again = tallies.read(both), [_text(cell) for cell in before.rows[0]] == [_text(cell) for cell in grid.rows[0]]
    longer = all(
        (again or one.clean) and len(one.choices) > len(other.choices) for one, other in zip(read, first, strict=False)
    )
    once = all(len(set(_names(one))) == len(one.choices) for one in read)
    return both if len(read) == len(first) and longer and once else None


def _names(tally: Tally) -> Iterator[tuple[str, str | None]]:
    return ((person.name, person.party) for person, _ in tally.choices)


def goes_on(tally: Tally, stretch: Stretch) -> bool:
    """Whether marks stand behind a table of the stretch: rows of it that a new page parted from it."""
    end = tally.grid.end
    behind = [line.text for line in stretch.lines if line.passage().start >= end]
    later = (grid for grid in stretch.grids if grid.start >= end)
    behind += [one.text for grid in later for row in grid.rows for cell in row for one in cell]
    return any(_MARKS_ALONE.fullmatch(text.strip()) for text in behind)


def headed(grid: Grid, stretch: Stretch) -> Grid:
    """A table with its heads, where a new page parted them from it: "Ja", "Nej" on the line above."""
    above = [line for line in stretch.lines if line.end <= grid.start]
    heads = [one.strip() for one in above[-1].text.split("\t")] if above else []
    marked = sorted(
        {at for row in grid.rows for at, cell in enumerate(row) if at and cell and _MARKS_ALONE.fullmatch(_text(cell))}
    )
    choices = [one for one in map(tallies.choice, heads) if one is not None]
    if len(choices) < len(heads) or len(marked) != len(heads) or not set(choices) >= _BOTH:
        return grid
    words = above[-1].passage()
    places = [match.span() for match in re.finditer(r"[^\t]+", words.text)]
    parts = dict(zip(marked, (words.part(*place) for place in places), strict=True))
    width = max(map(len, grid.rows))
    return Grid((tuple((parts[at],) if at in parts else () for at in range(width)), *grid.rows))


def _text(cell: Sequence[Passage]) -> str:
    return " ".join(one.text for one in cell).strip()


def is_part_of(tally: Tally, totals: dict[VoteChoice, int]) -> bool:
    """Whether the names of a table can be some of those that a sentence counts."""
    counted = {choice: sum(one is choice for _, one in tally.choices) for choice in VoteChoice}
    both = totals.keys() >= _BOTH
    return both and all(number <= totals.get(choice, 0) for choice, number in counted.items())
