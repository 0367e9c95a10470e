"""What goes into the linking and what comes out: values without a database."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class FieldKind(StrEnum):
    """Which part of a decision or a paper a text is. The order of the record: title first, underlag last."""

    TITLE = "title"
    CLAUSE = "clause"
    LEAD_IN = "lead_in"
    PROPOSAL = "proposal"  # what somebody proposes: never a clause of the body's own
    SUMMARY = "summary"
    SECTION = "section"
    SOURCES = "sources"  # Beslutsunderlag


class How(StrEnum):
    """How the words of a text stand to the alias that they were taken for."""

    EXACT = "exact"  # the same words; case, kinds of quotes and dashes and the spacing may differ
    VARIANT = "variant"  # the same letters, joined or parted otherwise, or with or without "i … län"
    INFLECTED = "inflected"  # another ending, or another preposition in a long name
    MISREAD = "misread"  # the letters of a long name as a scanner reads them


class EvidenceKind(IntEnum):
    """Kinds of evidence, strongest first (design.md §9)."""

    NAME = 1  # name or distinctive alias in title or clauses
    CASE = 2  # same case, or an earlier or later instance of a confirmed decision
    PAPER = 3  # a beslutsunderlag that is a known paper of the initiative
    BODY = 4  # name in the body only
    CLOSENESS = 5  # a description close to the initiative's


class Relation(StrEnum):
    """What the decision or paper is to the initiative. The values are shown to people."""

    DECISION = "beslut"
    PREPARATION = "beredning"
    FOLLOW_UP = "uppföljning"
    MENTION = "nämner"


class Status(StrEnum):
    """What a body has done with the initiative's question. The values are shown to people."""

    ADOPTED = "antagit"
    BACKED = "ställt sig bakom"
    GIVEN_OPINION = "yttrat sig"
    AMENDED = "beslutat med ändring"
    REFERRED_BACK = "återremitterat"
    TABLED = "bordlagt"
    REJECTED = "avslagit"
    NOTED = "noterat"
    PREPARED = "berett"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name or alias of an initiative, valid from and to (inclusive; None: open).

    `distinctive` False says that the words are used for other things as well: never evidence by itself.
    A name that consists of everyday words is treated so whatever is said here (see `is_everyday`).
    """

    text: str
    distinctive: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CaseKey:
    """A case number with its diary. `diary` is the caller's identity of the diary; `key` is "2018/234"."""

    diary: str
    key: str


@dataclass(frozen=True, slots=True)
class PaperDescription:
    """A paper as a list of papers describes it: title, own date and sender, each as far as stated."""

    title: str = ""
    dated: date | None = None
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an initiative. `kind` is one of `STEP_KINDS`, by which words of a text lead to it; "" is none.

    `first` and `last` are the years of its period (None: open or not known). They tell steps of one kind apart.
    """

    key: str
    kind: str = ""
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class InitiativeProfile:
    """The pure view of an initiative: all that linking knows about it.

    `look_alikes` are words that are something else, although they overlap a name. `led_by` is the lead
    organisation's name. Known cases need a diary: a number alone is no evidence (design.md §4, Identity).
    `county` is that of the authorities it concerns ("Kronobergs län"), for an initiative whose names, lead organisation
    and papers say none. `description` is in plain words; `expected` are the bodies of which a decision is expected, by
    the caller's identity.
    """

    id: str
    names: tuple[Alias, ...]
    aliases: tuple[Alias, ...] = ()
    look_alikes: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    led_by: str = ""
    cases: tuple[CaseKey, ...] = ()
    papers: tuple[PaperDescription, ...] = ()
    steps: tuple[Step, ...] = ()
    description: str = ""
    expected: frozenset[str] = frozenset()
    county: str = ""


@dataclass(frozen=True, slots=True)
class TextField:
    """One text of a decision or paper. `name` is the caller's, unique within it ("title", "beslut-2" …)."""

    kind: FieldKind
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkedText:
    """The texts of one decision (`is_paper` False) or paper, in the order of the record."""

    fields: tuple[TextField, ...]
    is_paper: bool = False

    def of(self, *kinds: FieldKind) -> tuple[TextField, ...]:
        """The fields of these kinds, in the order of the record."""
        return tuple(field for field in self.fields if field.kind in kinds)


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper that the text lists, with its place: `text[start:end]` of the field of that name."""

    described: PaperDescription
    field: str = ""
    start: int = -1
    end: int = -1
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """A confirmed decision of an initiative that this one is connected with; `path` says how, in Swedish.

    A path reads like "samma ärende som Kommunstyrelsen 2018-05-22 § 96". `hops` counts the references between them.
    """

    initiative: str
    path: str
    hops: int = 1


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known about a decision or paper besides its words.

    `same_case` and `instances` (earlier or later instances) hold confirmed decisions only: guesses do not
    breed guesses. `preparatory` is True for bodies that prepare (utskott). `body` is the caller's identity of the body,
    as in `InitiativeProfile.expected`.
    """

    day: date | None = None
    body: str = ""
    preparatory: bool = False
    matter_type: str = ""
    cases: tuple[CaseKey, ...] = ()
    same_case: tuple[Connection, ...] = ()
    instances: tuple[Connection, ...] = ()
    named_papers: tuple[NamedPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a field that are a name of an initiative: `text[start:end] == quote` in the field named `field`.

    `as_name` tells that the words stand as a name (quotes, a capital letter inside a sentence, "!", "i … län")
    and are not merely the same everyday words in a row. `unmistakable`: they can hardly be anything else's name.
    `foreign` says in Swedish what speaks for that they are something else's here ("" nothing); `unsure`: another
    county is named in the text and not the initiative's own. `long` names are nobody's by chance: five words, or
    `with_county`. `of_county`: the name or what follows it says whose it is ("Dalviksmodellen", "länets heltidslöfte").
    """

    initiative: str
    alias: Alias
    field: str
    field_kind: FieldKind
    start: int
    end: int
    quote: str
    how: How
    distinctive: bool
    as_name: bool
    unmistakable: bool = True
    with_county: bool = False
    long: bool = False
    of_county: bool = False
    foreign: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a link. `points` is its part of the score; the span is -1 where no words are quoted.

    `how` tells for names how the words stand to the name.
    """

    kind: EvidenceKind
    points: int
    explanation: str
    field: str = ""
    start: int = -1
    end: int = -1
    quote: str = ""
    how: How | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A step or status guessed from words, which are its evidence."""

    value: str
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class LinkProposal:
    """A proposed link. `score` is 0 to 100, the capped sum of the evidence's points.

    `automatic` says that the evidence is of the kind that needs no person; whether the body has turned
    automatic links on is the caller's to ask. Everything else is a suggestion.
    """

    initiative: str
    score: int
    evidence: tuple[Evidence, ...]
    relation: Relation
    step: Guess | None
    status: Guess | None
    automatic: bool
