"""Who was there, who moved what, who voted how: readings of what elected people did at a meeting.

A place that minutes must fill by law: who took part, which proposals and yrkanden were made, how each one voted
where the vote was open, which reservations (kommunallagen 2017:725, 5 kap. 66–67 §§; jäv: 5 kap. 47 §, 6 kap.
28–32 §§).
The distinctions follow Popolo: a vote counts options, and a voter has exactly one of yes, no, abstained, absent
(https://www.popoloproject.com/specs/vote-event.html); attendance is apart from membership.

Everything here quotes; nothing owns its words. People are only those who act as elected ones or by office, never
a private person: who sent in a medborgarförslag, or whom a matter is about, is no data.
"""

from enum import StrEnum

from importers.parsing.located import Quote
from importers.parsing.readings import ParagraphRange
from importers.stored import Stored


class VoteChoice(StrEnum):
    """What one voter did. Abstaining ("avstår") is to be there and not to choose; absent is not to be there."""

    YES = "yes"
    NO = "no"
    ABSTAINED = "abstained"
    ABSENT = "absent"


class PositionKind(StrEnum):
    """What an elected person or a party group did in a matter, apart from voting."""

    MOVED = "moved"  # yrkande
    RESERVED = "reserved"  # reservation
    STATEMENT = "statement"  # särskilt yttrande
    NOTE = "note"  # protokollsanteckning, röstförklaring
    DISQUALIFIED = "disqualified"  # jäv
    NOT_TAKING_PART = "not_taking_part"  # deltar inte i beslutet: neither a vote nor an abstention


class AttendanceRole(StrEnum):
    """In what capacity somebody was at the meeting."""

    MEMBER = "member"
    SERVING_SUBSTITUTE = "serving_substitute"
    SUBSTITUTE = "substitute"  # there, but not serving
    OTHER = "other"  # officials, staff representatives, guests by office


class ParsedPerson(Stored, frozen=True):
    """An elected person or official. `name` without title; `party` as printed, without brackets.

    `party` is None where none is printed and "-" or "--" where a dash stands for none. `printed` covers name and
    party. An OCR slip in a party ("KB") stays as it is printed.
    """

    name: str
    party: str | None
    printed: Quote


class ParsedVoter(Stored, frozen=True):
    """How one person voted."""

    person: ParsedPerson
    choice: VoteChoice


class ParsedVote(Stored, frozen=True):
    """One vote of a §.

    `text` is all that tells of it. `question` says what was voted on; `yes_means` and `no_means` what ja and nej
    stood for. `yes_rejects` is True where ja was for avslag, False where ja was for bifall, None where that is not
    told. A count is None where none is stated and none can be counted.

    The stated total is the checksum: where names do not add up to it, or two totals contradict each other,
    `consistent` is False and then all counts are None and `voters` is empty. Such a vote is text only, never data;
    `doubt` says to a person what does not add up.
    `voters` may be empty in a consistent vote: many minutes state numbers and no names.
    """

    text: Quote
    question: Quote | None = None
    yes: int | None = None
    no: int | None = None
    abstained: int | None = None
    absent: int | None = None
    yes_means: Quote | None = None
    no_means: Quote | None = None
    yes_rejects: bool | None = None
    voters: tuple[ParsedVoter, ...] = ()
    consistent: bool = True
    casting_vote: Quote | None = None  # "ordförandens utslagsröst": the words that say so
    doubt: str = ""


class ParsedPosition(Stored, frozen=True):
    """What a person (`person`) or a whole party group (`party`, as printed) did; `text` are the words for it.

    Exactly one of `person` and `party` is set; both are None where only an office is named ("Ordföranden yrkar").
    """

    kind: PositionKind
    person: ParsedPerson | None
    party: str | None = None
    text: Quote | None = None


class ParsedAttendance(Stored, frozen=True):
    """One person of the front page.

    `office` in lower case ("ordförande", "1:e vice ordförande"; for officials their title). `replaces` is the name
    of the member for whom a substitute serves. `present` empty and `absent` empty: the whole meeting, as far as is
    told. `note` quotes what limits the presence, also where it could not be turned into §§ ("kl 9.00–11.30").
    """

    person: ParsedPerson
    role: AttendanceRole
    office: str | None = None
    replaces: str | None = None
    present: tuple[ParagraphRange, ...] = ()
    absent: tuple[ParagraphRange, ...] = ()
    note: Quote | None = None
