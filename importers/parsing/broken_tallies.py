"""Tables of votes that a page end broke: rows of them stand behind the table, so some names are missing.

Such a table is believed for no name; a sentence that counts the vote may still tell its numbers.
"""

import re

from importers.parsing.result import VoteChoice
from importers.parsing.stretches import Stretch
from importers.parsing.tallies import Tally

_MARKS_ALONE = re.compile(r"(?:[^\t]+\t+)?[xX×✓✔•●](?:\s+[xX×✓✔•●])*|\d{1,3}(?:\s+\d{1,3}){1,3}")


def goes_on(tally: Tally, stretch: Stretch) -> bool:
    """Whether marks stand behind a table of the stretch: rows of it that a new page parted from it."""
    end = tally.grid.end
    behind = [line.text for line in stretch.lines if line.passage().start >= end]
    later = (grid for grid in stretch.grids if grid.start >= end)
    behind += [one.text for grid in later for row in grid.rows for cell in row for one in cell]
    return any(_MARKS_ALONE.fullmatch(text.strip()) for text in behind)


def is_part_of(tally: Tally, totals: dict[VoteChoice, int]) -> bool:
    """Whether the names of a table can be some of those that a sentence counts."""
    counted = {choice: sum(one is choice for _, one in tally.choices) for choice in VoteChoice}
    both = {VoteChoice.YES, VoteChoice.NO} <= totals.keys()
    return both and all(number <= totals.get(choice, 0) for choice, number in counted.items())
