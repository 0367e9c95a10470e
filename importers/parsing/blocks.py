"""Running text of a result: paragraphs, lists, tables, and the sections that they stand in."""

from importers.parsing.located import Located
from importers.parsing.terms import SectionKind
from importers.stored import Stored


class ParagraphBlock(Stored, frozen=True, tag=True):
    """A paragraph of running text."""

    text: Located


class ListItem(Stored, frozen=True):
    """`level` counts from 0; `marker` is the dash, bullet or number as printed."""

    text: Located
    marker: Located | None = None
    level: int = 0


class ListBlock(Stored, frozen=True, tag=True):
    """A list, in printed order."""

    items: tuple[ListItem, ...]


class TableBlock(Stored, frozen=True, tag=True):
    """Rows of cells; a cell holds its lines, and none if it is empty. `header_rows` counts from the top."""

    rows: tuple[tuple[tuple[Located, ...], ...], ...]
    header_rows: int = 0


Block = ParagraphBlock | ListBlock | TableBlock


class Section(Stored, frozen=True):
    """A heading and what stands under it.

    In a section whose clauses were understood (`decision`, `proposal_next`; in a paper also `proposal`)
    the lead-in and the clauses are owned by the item or paper, and `blocks` holds only the rest, for example
    a table; sort by `start` to get the printed order back.
    """

    kind: SectionKind
    heading: Located | None
    blocks: tuple[Block, ...] = ()
    body: str | None = None  # whose decision or proposal, as written: "Kommunstyrelsen", "arbetsutskottet"
