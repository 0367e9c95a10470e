"""The parsed result: what a document says, where it says so, and what nobody understood.

Two kinds of words: `Located` *owns* its characters, `Quote` *points* to characters that something else owns.
Every character of `ParsedDocument.text` that is not white space is owned exactly once; `pieces` lists the
owners. So `sections`, `head`, `title`, `clauses`, `furniture`, `unparsed` … together are the whole document,
and numbers, references, recipients, proposals are readings of it that quote their evidence.
"""

import typing
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct, field

from importers.parsing.blocks import Block, ListBlock, ListItem, ParagraphBlock, Section, TableBlock
from importers.parsing.located import Located, Quote, Span, Words
from importers.parsing.readings import (
    OtherNumber,
    ParagraphRange,
    ParsedDate,
    ParsedDnr,
    ParsedProposal,
    ParsedRecipient,
    ParsedReference,
    ParsedSignature,
)
from importers.parsing.terms import (
    Basis,
    ClauseLevel,
    DocumentKind,
    FrontField,
    FurnitureKind,
    MatterType,
    Outcome,
    ReferenceKind,
    ReferenceStatus,
    SectionKind,
    Severity,
)
from importers.parsing.voices import (
    AttendanceRole,
    ParsedAttendance,
    ParsedPerson,
    ParsedPosition,
    ParsedVote,
    ParsedVoter,
    PositionKind,
    VoteChoice,
)
from importers.source import FileProperties, FileType
from importers.stored import Stored

__all__ = [
    "FORMAT_VERSION",
    "IMPORTER_VERSION",
    "AttendanceRole",
    "Basis",
    "Block",
    "ClauseLevel",
    "DocumentKind",
    "FrontField",
    "FrontRow",
    "Furniture",
    "FurnitureKind",
    "ListBlock",
    "ListItem",
    "Located",
    "MatterType",
    "OtherNumber",
    "Outcome",
    "ParagraphBlock",
    "ParagraphRange",
    "ParsedAttendance",
    "ParsedClause",
    "ParsedDate",
    "ParsedDnr",
    "ParsedDocument",
    "ParsedFront",
    "ParsedItem",
    "ParsedPaper",
    "ParsedPerson",
    "ParsedPosition",
    "ParsedProposal",
    "ParsedRecipient",
    "ParsedReference",
    "ParsedSignature",
    "ParsedVote",
    "ParsedVoter",
    "Piece",
    "PositionKind",
    "Problem",
    "Quote",
    "ReferenceKind",
    "ReferenceStatus",
    "Section",
    "SectionKind",
    "Severity",
    "Span",
    "TableBlock",
    "VoteChoice",
    "Words",
    "pieces",
]

FORMAT_VERSION = 1
IMPORTER_VERSION = "1.0"


class ParsedClause(Stored, frozen=True):
    """One att-sats. `marker` is the dash or number apart; a printed "Att" stays in `text`.

    `number` counts from 1 within the item. `level_body` is the body that decides, when it is named.
    """

    number: int
    text: Located
    marker: Located | None = None
    level: ClauseLevel = ClauseLevel.OWN
    level_body: str | None = None


class ParsedItem(Stored, frozen=True):
    """One § of minutes, or of an extract.

    `number` is None where no § is printed. `head` owns the lines above the title (§, dnr, labels).
    `outcome`, `decision_status` ("ställt sig bakom", "antagit", …) and `step` ("inriktningsbeslut", …) are
    readings, each with the words that prove it. `withheld`: titled as secret or as a person's matter.
    """

    number: int | None
    suffix: str
    prefix: str | None
    printed: Quote | None
    title: Located | None
    head: tuple[Located, ...] = ()
    dnrs: tuple[ParsedDnr, ...] = ()
    lead_in: tuple[Located, ...] = ()
    clauses: tuple[ParsedClause, ...] = ()
    proposals: tuple[ParsedProposal, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[ParsedReference, ...] = ()
    recipients: tuple[ParsedRecipient, ...] = ()
    outcome: Outcome | None = None
    outcome_evidence: Quote | None = None
    decision_status: str | None = None
    decision_status_evidence: Quote | None = None
    step: str | None = None
    step_evidence: Quote | None = None
    matter_type: MatterType = MatterType.OTHER
    withheld: bool = False
    immediately_adjusted: bool = False
    votes: tuple[ParsedVote, ...] = ()
    positions: tuple[ParsedPosition, ...] = ()
    submitters: tuple[ParsedPerson, ...] = ()  # of a motion, interpellation or fråga; never a private person
    span: Span = field(default=Span(0, 0))


class ParsedPaper(Stored, frozen=True):
    """A tjänsteskrivelse, letter or the like: the document itself, or one that is embedded in it.

    `parent` is the index of the paper that it is embedded in. `dated` is None where the date is not known;
    `sender_basis` and `dated.basis` say how they are. `addressed_to` is the body that is to decide.
    `receiver_dnrs` are stamps: the case at the receiver, no case of the sender. `about` are the numbers of the §§
    that a bilaga names ("41", "12 a"); `replaces` is what a rättelse says it replaces.
    """

    kind: DocumentKind
    title: Located | None
    head: tuple[Located, ...] = ()
    dnrs: tuple[ParsedDnr, ...] = ()
    receiver_dnrs: tuple[ParsedDnr, ...] = ()
    other_numbers: tuple[OtherNumber, ...] = ()
    dated: ParsedDate | None = None
    authority: Quote | None = None  # the municipality or region that the head names
    sender: str | None = None
    sender_evidence: Quote | None = None
    sender_basis: Basis | None = None
    contact: Quote | None = None  # the person named in the head
    addressed_to: str | None = None
    addressed_to_evidence: Quote | None = None
    lead_in: tuple[Located, ...] = ()
    proposed_clauses: tuple[ParsedClause, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[ParsedReference, ...] = ()
    recipients: tuple[ParsedRecipient, ...] = ()
    signatures: tuple[ParsedSignature, ...] = ()
    about: tuple[str, ...] = ()
    replaces: Quote | None = None
    parent: int | None = None
    span: Span = field(default=Span(0, 0))


class FrontRow(Stored, frozen=True):
    """A label of the front page with the lines that belong to it."""

    field: FrontField
    label: Located | None
    lines: tuple[Located, ...] = ()


class ParsedFront(Stored, frozen=True):
    """Whose meeting, when, who. For an extract only what its head says.

    `body` as printed. `authority` only where the document names it ("Exempelköpings kommun"); it is
    never guessed. `meeting_date` only where stated; `earliest_date` is a lower bound that a person may see and
    nobody fills in.
    """

    title: Located | None = None
    head: tuple[Located, ...] = ()
    rows: tuple[FrontRow, ...] = ()
    body: Quote | None = None
    authority: Quote | None = None
    meeting_date: ParsedDate | None = None
    earliest_date: ParsedDate | None = None
    adjusted_on: ParsedDate | None = None
    announced_on: ParsedDate | None = None
    place_time: Quote | None = None
    present: tuple[Quote, ...] = ()
    adjusters: tuple[Quote, ...] = ()
    paragraphs_covered: tuple[ParagraphRange, ...] = ()
    paragraphs_secret: tuple[ParagraphRange, ...] = ()  # "varav sekretess"
    attendance: tuple[ParsedAttendance, ...] = ()
    removed_on: ParsedDate | None = None  # when the notice (anslag) is taken down
    kept_at: Quote | None = None  # where the minutes are kept
    appeal_until: ParsedDate | None = None  # the last day to appeal, where the notice states it


class Furniture(Stored, frozen=True):
    """Page heads, page feet, "forts.", signature lines: kept as such, apart from the matter."""

    kind: FurnitureKind
    text: Located


class Problem(Stored, frozen=True):
    """What a person should look at. `message` is Swedish and says what is missing or doubtful.

    `start` and `end` are both None where the problem has no place of its own.
    """

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


class ParsedDocument(Stored, frozen=True):
    """Everything that was read out of one file.

    `page_starts[i]` is the offset where page i+1 begins (empty where the format has no pages).
    `kind_inferred`: the document does not name its kind; it was told by its shape.
    """

    file_type: FileType
    kind: DocumentKind
    kind_inferred: bool
    text: str
    page_starts: tuple[int, ...] = ()
    front: ParsedFront = field(default_factory=ParsedFront)
    items: tuple[ParsedItem, ...] = ()
    papers: tuple[ParsedPaper, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unparsed: tuple[Located, ...] = ()
    problems: tuple[Problem, ...] = ()
    properties: FileProperties = field(default_factory=FileProperties)
    format_version: int = FORMAT_VERSION
    importer_version: str = IMPORTER_VERSION


class Piece(Struct, frozen=True):
    """An owned stretch of the text; `path` says by what, for example `items[0].clauses[1].text`."""

    path: str
    start: int
    end: int


def pieces(document: ParsedDocument) -> Iterator[Piece]:
    """Every stretch of the text that something owns, in the order of the fields."""
    yield from _pieces(document, "")


def _pieces(value: object, path: str) -> Iterator[Piece]:
    if isinstance(value, Located):
        for span in value.spans:
            yield Piece(path, span.start, span.end)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _pieces(member, f"{path}[{index}]")
    else:
        kind: Any = type(value)
        for name in _members(kind):
            member = getattr(value, name)
            if member is not None and member != ():
                yield from _pieces(member, f"{path}.{name}" if path else name)


def owned_spans(document: ParsedDocument) -> list[Span]:
    """Where the pieces stand, without what owns them: several times as fast."""
    found: list[Span] = []
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Located):
            found += value.spans
        elif isinstance(value, tuple):
            waiting += value
        else:
            kind: Any = type(value)
            waiting += [member for name in _members(kind) if (member := getattr(value, name))]
    return found


@cache
def _members(kind: Any) -> tuple[str, ...]:
    """The fields of a kind that may own words; none of what only points, or is no record."""
    if not isinstance(kind, type) or not issubclass(kind, Struct) or kind is Quote:
        return ()
    hints = typing.get_type_hints(kind)
    return tuple(name for name in kind.__struct_fields__ if _may_own(hints[name]))


def _may_own(hint: Any) -> bool:
    """Whether a value of this type is an owner or may hold one."""
    inner = typing.get_args(hint)
    if inner:
        return any(_may_own(one) for one in inner)
    return hint is Located or bool(_members(hint))
