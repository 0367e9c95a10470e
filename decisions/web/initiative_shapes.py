"""What the templates of an initiative's page are given: matrix, silences, sources, comparison."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from decisions.web.comparison import ComparedClause, Likeness
from decisions.web.shapes import Link, Status


class SilenceKind(StrEnum):
    """Why an expected body has no decision here. The values are codes of the open data; they never change."""

    NOT_FOUND = "inget-beslut-funnet"
    NO_MINUTES = "protokoll-saknas"
    NOT_PUBLISHING = "publicerar-inte"
    OWNER_SAYS = "uppgift-fran-agaren"


@dataclass(frozen=True, slots=True)
class Silence:
    """An expected body's empty cell, in words. `covered` is the last meeting that we have minutes of."""

    kind: SilenceKind
    text: str
    covered: date | None = None


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One decision in a cell of the matrix. `code` is permanent; `by` names a successor or predecessor that decided.

    `deciding`: a deciding body's own decision, not something that prepared one.
    """

    status: Status
    code: str
    date: date
    url: str
    what: str
    deciding: bool = True
    by: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Body × step. Without `latest` the cell is empty: `silence` says why, or nothing where nobody expected it."""

    key: str
    step: str
    latest: CellEntry | None = None
    history: tuple[CellEntry, ...] = ()
    expected: bool = False
    source: str = ""
    silence: Silence | None = None

    @property
    def without_decision(self) -> bool:
        """Whether the body is expected to decide here and we know of no decision."""
        return self.expected and (self.latest is None or not self.latest.deciding)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One body: a cell per step."""

    body: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The bodies of one authority."""

    authority: Link
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the initiative: how many of its expected bodies have decided, and where the expectation comes from."""

    key: str
    title: str
    period: str = ""
    decided: int = 0
    expected: int = 0
    without: tuple[Link, ...] = ()
    sources: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedText:
    """The clauses of one body beside those of the reference decision."""

    body: Link
    item: Link
    likeness: Likeness
    verdict: str
    clauses: tuple[ComparedClause, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The named reference decision and the other bodies' clauses."""

    body: Link
    item: Link
    clauses: tuple[str, ...]
    others: tuple[ComparedText, ...]
