"""Tables of votes that a page end broke: rows of them stand behind the table, so some names are missing.

Such a table is believed for no name; a sentence that counts the vote may still tell its numbers.
"""

import re
from collections.abc import Sequence

from importers.parsing import tallies
from importers.parsing.passages import Passage
from importers.parsing.result import VoteChoice
from importers.parsing.stretches import Grid, Stretch
from importers.parsing.tallies import Tally

_BOTH = frozenset((VoteChoice.YES, VoteChoice.NO))
_MARKS_ALONE = re.compile(r"(?:[^\t]+\t+)?[xX×✓✔•●](?:\s+[xX×✓✔•●])*|\d{1,3}(?:\s+\d{1,3}){1,3}")


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
