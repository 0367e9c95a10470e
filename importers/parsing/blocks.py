"""Running text of a result: paragraphs, lists, tables, and the sections that they stand in."""

from dataclasses import dataclass

from importers.parsing.located import Located
from importers.parsing.terms import SectionKind


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph of running text."""

    text: Located


@dataclass(frozen=True, slots=True)
class ListItem:
    """`level` counts from 0; `marker` is the dash, bullet or number as printed."""

    text: Located
    marker: Located | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, in printed order."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows of cells; a cell holds its lines, and none if it is empty. `header_rows` counts from the top."""

    rows: tuple[tuple[tuple[Located, ...], ...], ...]
    header_rows: int = 0


Block = ParagraphBlock | ListBlock | TableBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    In a section whose clauses were understood (`decision`, `proposal_next`; in a paper also `proposal`)
    the lead-in and the clauses are owned by the item or paper, and `blocks` holds only the rest, for example
    a table; sort by `start` to get the printed order back.
    """

    kind: SectionKind
    heading: Located | None
    blocks: tuple[Block, ...] = ()
    body: str | None = None  # whose decision or proposal, as written: "Kommunstyrelsen", "arbetsutskottet"
