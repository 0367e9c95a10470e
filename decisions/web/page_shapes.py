"""What each kind of page is given: one frozen value a page, made of the parts in `decisions.web.shapes`."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from decisions.web.initiative_shapes import Comparison, MatrixGroup, StepLine
from decisions.web.shapes import (
    AuthorityLine,
    Block,
    BodyLine,
    CaseStep,
    Clause,
    Contact,
    EditionLine,
    InitiativeLine,
    InitiativeTie,
    ItemLine,
    Link,
    Page,
    PageLine,
    Positions,
    Present,
    PublicFile,
    Section,
    SourceLine,
    Status,
    Vote,
    YearOfMeetings,
)


@dataclass(frozen=True, slots=True)
class HomeView:
    """The start page."""

    page: Page
    title: str
    introduction: str
    newest: tuple[ItemLine, ...]
    initiatives: tuple[InitiativeLine, ...]
    authorities: tuple[AuthorityLine, ...]


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """A municipality, region or kommunalförbund."""

    page: Page
    name: str
    kind: str
    code: str
    diary: str
    contact: Contact
    bodies: tuple[BodyLine, ...]
    former_bodies: tuple[BodyLine, ...]
    newest: tuple[ItemLine, ...]
    initiatives: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """A body that meets and decides. `silences` are the reasons why something is not here (design.md §2, 9)."""

    page: Page
    name: str
    authority: Link
    kind: str
    abbreviations: str
    validity: str
    predecessors: tuple[Link, ...]
    successor: Link | None
    policy: str
    policy_basis: str
    publishes_text: bool
    silences: tuple[str, ...]
    newest: tuple[ItemLine, ...]
    initiatives: tuple[Link, ...]
    years: tuple[YearOfMeetings, ...]
    contact: Contact
    feed_url: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting: its §§ and the editions of its minutes."""

    page: Page
    title: str
    date: date
    committee: Link
    authority: Link
    state: str
    items: tuple[ItemLine, ...]
    withheld: str
    editions: tuple[EditionLine, ...]
    attendance: tuple[Present, ...]
    contact: Contact
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """One §, decision first."""

    page: Page
    title: str
    number: str
    date: date
    committee: Link
    authority: Link
    meeting: Link
    cases: tuple[Link, ...]
    lead_in: SafeString
    clauses: tuple[Clause, ...]
    decision_blocks: tuple[Block, ...]
    kept_back: str
    outcome: Status | None
    matter_type: str
    sections: tuple[Section, ...]
    votes: tuple[Vote, ...]
    positions: tuple[Positions, ...]
    voices: Status | None
    submitters: tuple[str, ...]
    papers: tuple[Link, ...]
    recipients: tuple[tuple[Link, ...], ...]
    sources: tuple[SourceLine, ...]
    cited_by: tuple[Link, ...]
    initiatives: tuple[InitiativeTie, ...]
    editions: tuple[EditionLine, ...]
    adjustment: str
    contact: Contact
    reference: str
    report_url: str
    previous: Link | None
    next: Link | None
    sent_to: tuple[Link, ...] = ()
    similar: tuple[ItemLine, ...] = ()
    similar_url: str = ""


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper (handling): accessible text beside the file."""

    page: Page
    title: str
    kind: str
    dated: str
    authority: Link
    sender: str
    addressed_to: Link | None
    cases: tuple[Link, ...]
    lead_in: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    sections: tuple[Section, ...]
    recipients: tuple[tuple[Link, ...], ...]
    signed: str
    sources: tuple[SourceLine, ...]
    cited_by: tuple[Link, ...]
    initiatives: tuple[InitiativeTie, ...]
    files: tuple[PublicFile, ...]
    relatives: tuple[tuple[str, Link], ...]
    about: tuple[Link, ...]
    replaces: str
    pages: tuple[PageLine, ...]
    contact: Contact
    reference: str
    report_url: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its way through the bodies, oldest first, and its number in each diary.

    `earlier` and `later` are instances under other numbers that its §§ name, or that name its §§.
    """

    page: Page
    title: str
    authority: Link
    numbers: tuple[tuple[str, str], ...]
    steps: tuple[CaseStep, ...]
    initiatives: tuple[Link, ...]
    contact: Contact
    feed_url: str
    same_number: tuple[Link, ...] = ()
    earlier: tuple[CaseStep, ...] = ()
    later: tuple[CaseStep, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """A county-wide initiative. `compared`: a reference decision is named, so that others may be called amended."""

    page: Page
    title: str
    introduction: str
    aliases: tuple[str, ...]
    period: str
    lead: Link | None
    website: str
    steps: tuple[StepLine, ...]
    matrix: tuple[MatrixGroup, ...]
    decided: int
    expected: int
    compared: bool
    timeline: tuple[CaseStep, ...]
    comparison: Comparison | None
    cases: tuple[Link, ...]
    papers: tuple[Link, ...]
    related: tuple[Link, ...]
    removed: tuple[str, ...]
    contact: Contact | None
    feed_url: str
    csv_url: str
    json_url: str


@dataclass(frozen=True, slots=True)
class InitiativeIndexView:
    """All initiatives of the county."""

    page: Page
    title: str
    introduction: str
    initiatives: tuple[InitiativeLine, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """An ambiguous reference as `printed` on the page `owner`, and the public things that it may mean."""

    page: Page
    printed: str
    owner: Link
    choices: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GoneView:
    """A withdrawn page: why, since when, and where to ask."""

    page: Page
    reason: str
    since: date | None
    contact: Contact | None
