"""What elected people did, as read → the record's own terms. Pure translation: nothing is added.

Only elected people become data. Officials and guests stay in the file's text, and so does whoever sent in a
medborgarförslag: a name without an office is a private person's (domain.md §1.5).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from decisions import models as record
from decisions.services import bulk
from importers import parsing

MOST_VOTES = 999
"""More than any fullmäktige has members: a larger figure is a misread one."""
_BY_ELECTED = frozenset((parsing.MatterType.MOTION, parsing.MatterType.INTERPELLATION, parsing.MatterType.QUESTION))
"""Matters that only members may put (KL 4:19, 5:22, 5:59): who does is elected, also where no party is printed."""


@dataclass(frozen=True, slots=True)
class Person:
    """An elected person, or a whole party group (no name), or nobody that is named (neither)."""

    name: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class VoteContent:
    """A vote. `voters` are each a person and a `VoteChoice` value; counts are None where they are not data."""

    question: str
    yes_means: str
    no_means: str
    yes_rejects: bool | None
    yes: int | None
    no: int | None
    abstained: int | None
    absent: int | None
    casting_vote: str
    consistent: bool
    text: str
    voters: tuple[tuple[Person, str], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PositionContent:
    """What somebody moved, reserved against …; `kind` is a `PositionKind` value."""

    kind: str
    who: Person
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AttendanceContent:
    """An elected person who was there; `role` is an `AttendanceRole` value, ranges as `Attendance` keeps them."""

    who: Person
    role: str
    office: str
    replaces: str
    present: tuple[tuple[int, int], ...]
    absent: tuple[tuple[int, int], ...]
    note: str


def votes(item: parsing.ParsedItem) -> tuple[VoteContent, ...]:
    """The votes of a §."""
    return tuple(_vote(vote) for vote in item.votes)


def _vote(vote: parsing.ParsedVote) -> VoteContent:
    counts = (vote.yes, vote.no, vote.abstained, vote.absent)
    sound = vote.consistent and all(count is None or count <= MOST_VOTES for count in counts)
    yes, no, abstained, absent = counts if sound else (None, None, None, None)
    return VoteContent(
        question=_words(vote.question),
        yes_means=_words(vote.yes_means),
        no_means=_words(vote.no_means),
        yes_rejects=vote.yes_rejects,
        yes=yes,
        no=no,
        abstained=abstained,
        absent=absent,
        casting_vote=_words(vote.casting_vote),
        consistent=sound,
        text=vote.text.text,
        voters=tuple((_person(one.person), one.choice.value) for one in vote.voters) if sound else (),
        start=vote.text.start,
        end=vote.text.end,
    )


def positions(item: parsing.ParsedItem) -> tuple[PositionContent, ...]:
    """The positions of a §."""
    return tuple(
        PositionContent(
            kind=one.kind.value,
            who=_person(one.person) if one.person else Person(party=(one.party or "")[:60]),
            text=_words(one.text),
            start=one.text.start if one.text else -1,
            end=one.text.end if one.text else -1,
        )
        for one in item.positions
    )


def submitters(item: parsing.ParsedItem) -> tuple[Person, ...]:
    """The elected people who have put the matter; nobody for a medborgarförslag."""
    if item.matter_type is parsing.MatterType.CITIZEN_PROPOSAL:
        return ()
    return tuple(_person(one) for one in item.submitters if one.party or item.matter_type in _BY_ELECTED)


def attendance(front: parsing.ParsedFront) -> tuple[AttendanceContent, ...]:
    """The elected people of the front page."""
    return tuple(
        AttendanceContent(
            who=_person(one.person),
            role=one.role.value,
            office=(one.office or "")[:100],
            replaces=(one.replaces or "")[:200],
            present=_ranges(one.present),
            absent=_ranges(one.absent),
            note=_words(one.note)[:300],
        )
        for one in front.attendance
        if one.role is not parsing.AttendanceRole.OTHER
    )


def _ranges(found: Iterable[parsing.ParagraphRange]) -> tuple[tuple[int, int], ...]:
    return tuple((one.first, one.last) for one in found)


def _person(person: parsing.ParsedPerson) -> Person:
    return Person(person.name[:200], (person.party or "")[:60])


def _words(quote: parsing.Quote | None) -> str:
    return quote.text if quote else ""


def vote_events(contents: Iterable[VoteContent]) -> list[record.VoteEvent]:
    """Unsaved rows of votes, with their voters."""
    return [_event(order, content) for order, content in enumerate(contents)]


def _event(order: int, content: VoteContent) -> record.VoteEvent:
    event = bulk.new(
        record.VoteEvent,
        question=content.question,
        yes_means=content.yes_means,
        no_means=content.no_means,
        yes_rejects=content.yes_rejects,
        yes=content.yes,
        no=content.no,
        abstained=content.abstained,
        absent=content.absent,
        casting_vote=content.casting_vote,
        consistent=content.consistent,
        text=content.text,
        start=content.start,
        end=content.end,
        sort_order=order,
    )
    event.votes = [
        bulk.new(record.Vote, name=who.name, party=who.party, choice=choice, sort_order=n)
        for n, (who, choice) in enumerate(content.voters)
    ]
    return event


def position_rows(contents: Iterable[PositionContent]) -> list[record.Position]:
    """Unsaved rows of positions."""
    return [
        bulk.new(
            record.Position, kind=one.kind, name=one.who.name, party=one.who.party, text=one.text,
            start=one.start, end=one.end, sort_order=order,
        )
        for order, one in enumerate(contents)
    ]  # fmt: skip


def submitter_rows(people: Iterable[Person]) -> list[record.Submitter]:
    """Unsaved rows of submitters."""
    return [
        bulk.new(record.Submitter, name=one.name, party=one.party, sort_order=order) for order, one in enumerate(people)
    ]


def attendance_rows(minutes: record.Minutes, contents: Iterable[AttendanceContent]) -> list[record.Attendance]:
    """Unsaved rows of who was there."""
    return [
        bulk.new(
            record.Attendance, minutes=minutes, name=one.who.name, party=one.who.party, role=one.role,
            office=one.office, replaces=one.replaces, present=one.present, absent=one.absent, note=one.note,
            sort_order=order,
        )
        for order, one in enumerate(contents)
    ]  # fmt: skip
