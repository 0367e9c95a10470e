"""What the public templates are given: frozen values, ready to print.

Templates hold no queries, so everything here is text, numbers, dates and tuples. Addresses are absolute paths
(`/vaxjo/…`); an empty address means that there is no page to link to and the template prints plain text.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.safestring import SafeString

Source = Literal["protokoll", "person", "maskin"]
"""Who says it: the protokoll itself, a person who has confirmed it, or the machine that read it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, with a note in plain text after them."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A claim and who makes it. `note` says how it came about ("bekräftat av nämnden den 3 juni 2030")."""

    text: str
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person asks an authority for a paper. `board_url` is the official notice board (KL 8:9)."""

    name: str
    email: str = ""
    website: str = ""
    board_url: str = ""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One § in a list."""

    url: str
    number: str
    title: str
    date: date
    body: Link
    authority: Link
    status: Status | None = None
    demo: bool = False
    papers: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in a list. `state` says what we hold of its minutes, in words."""

    url: str
    date: date
    title: str
    state: str
    item_count: int = 0


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    """The meetings of one year, newest first."""

    year: int
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One committee in the list of an authority."""

    url: str
    name: str
    kind: str
    policy: str
    latest: date | None = None
    validity: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """One authority on the home page."""

    url: str
    name: str
    kind: str
    body_count: int
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One county-wide initiative in a list. `decided` of `expected` bodies have a decision that we hold."""

    url: str
    title: str
    summary: str
    period: str = ""
    lead: str = ""
    decided: int = 0
    expected: int = 0
    latest: date | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """An explained word: `key` names its anchor, `forms` are the spellings that it is known by."""

    key: str
    word: str
    explanation: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has. `path` is its permanent address, `address` the same with the site's name before it."""

    path: str
    address: str
    breadcrumbs: tuple[Link, ...]
    demo: bool = False
    noindex: bool = False
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One point of a decision. `anchor` is stable: `beslut-1`."""

    anchor: str
    text: SafeString
    level: str = ""


@dataclass(frozen=True, slots=True)
class ListPoint:
    """One point of a list. `level` is 1 for the outermost; `marker` as printed, empty for a plain bullet."""

    text: SafeString
    level: int = 1
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`text`), a list (`points`) or a table (`head` and `rows`) in a section.

    `amounts`: the columns, counted from 0, that hold numbers alone; their heads stand to the right as they do.
    """

    kind: Literal["paragraph", "list", "table"]
    text: str | SafeString = ""
    points: tuple[ListPoint, ...] = ()
    numbered: bool = False
    caption: str = ""
    head: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    amounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a § or a paper, in the order of the protokoll."""

    anchor: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PartyVotes:
    """How the members of one party voted: as many counts as the vote has `columns`."""

    party: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: what was asked, what ja and nej meant, the figures, and how each voted where names are printed.

    `columns` are the choices that anybody made ("Ja", "Nej"), `totals` their sums; `voters` are name, party and
    choice, by party. `disagreement` says why there are no figures; then the protokoll's own `lines` are all.
    """

    title: str
    meanings: tuple[str, ...] = ()
    result: str = ""
    casting_vote: str = ""
    columns: tuple[str, ...] = ()
    parties: tuple[PartyVotes, ...] = ()
    totals: tuple[int, ...] = ()
    voters: tuple[tuple[str, str, str], ...] = ()
    disagreement: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Positions:
    """Who did the same thing in a matter: "Reserverade sig" with the people and party groups."""

    label: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    """Elected persons of one capacity: `people` are name with party, and what else is told of their presence."""

    role: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A mention of a §, a case or a dated paper. `state` says in words whether we found what it means."""

    text: str
    state: str
    links: tuple[Link, ...] = ()
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a link rests on: `before` **`quote`** `after`, where they stand and how they were found."""

    quote: str
    where: str
    method: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeTie:
    """A link between a § or paper and an initiative, with its evidence and who stands for it."""

    key: str
    initiative: Link
    relation: str
    status: Status
    step: str = ""
    automatic: bool = False
    evidence: tuple[Evidence, ...] = ()
    report_url: str = ""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file that anybody may fetch. `size` in words ("214 kB")."""

    url: str
    name: str
    kind: str
    size: str
    edition: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """The text of one page of a file, line by line, under the anchor `sida-N` (from 1)."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition of the minutes of a meeting: which §§, how far adjusted, notices, origin, files.

    `key` is its anchor on the page. `replaces` and `replaced_by` tell of the other edition, each with its anchor.
    """

    key: str
    name: str
    covers: str
    adjustment: str
    url: str = ""
    notices: tuple[str, ...] = ()
    provenance: str = ""
    files: tuple[PublicFile, ...] = ()
    replaces: Link | None = None
    replaced_by: Link | None = None


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One stop on a case's way: a § or a paper. `what` is "§ 96" or "Tjänsteskrivelse"."""

    url: str
    what: str
    title: str
    date: date | None
    body: Link
    dated: str = ""
    status: Status | None = None
