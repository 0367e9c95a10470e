"""The votes of a §, put together out of what its parts say.

The stated total is the checksum (domain.md §2.2): names that do not add up to it, or two totals that contradict each
other, make a vote that is text and no data. Acclamation ("finner att nämnden bifaller …") is no vote.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from importers.parsing import ballots, broken_tallies, columns, roll_calls, sided_counts, tallies, vote_sums
from importers.parsing.ballots import Evidence, Sort
from importers.parsing.passages import Passage, join
from importers.parsing.result import (
    ParsedAttendance,
    ParsedItem,
    ParsedPerson,
    ParsedVote,
    ParsedVoter,
    Problem,
    Quote,
    SectionKind,
    Severity,
    VoteChoice,
)
from importers.parsing.stretches import Grid, Stretch
from importers.parsing.tallies import Tally

_YES, _NO = VoteChoice.YES, VoteChoice.NO
# Here votes are told of that others held, or what somebody thinks of one.
_NOT_OURS = frozenset(
    (
        SectionKind.DOCUMENTS,
        SectionKind.RECIPIENTS,
        SectionKind.PROPOSAL,
        SectionKind.RESERVATION,
        SectionKind.STATEMENT,
    )
)
# In a secret ballot papers with names are handed in; it is held in elections alone (kommunallagen 5 kap. 56 §).
_BALLOT_PAPERS = re.compile(r"\bsluten omröstning|\bslutna (?:sedlar|omröstningar)|\bvalsed", re.IGNORECASE)
_TELLS = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND))
_IF_WINS = re.compile(r"(?:om\s+)?(?:nej|vinner)\b", re.IGNORECASE)


class _Vote(Struct):
    """A vote that is being put together. `closed`: a part of the § has ended since its result."""

    spots: list[Passage] = field(default_factory=list)
    put: Passage | None = None
    proposition: list[Passage] = field(default_factory=list)
    means: dict[VoteChoice, Quote | None] = field(default_factory=dict)
    rejects: dict[VoteChoice, bool | None] = field(default_factory=dict)
    voters: list[tuple[ParsedPerson, VoteChoice]] = field(default_factory=list)
    listed: dict[VoteChoice, int | None] = field(default_factory=dict)  # the total beside each list of names
    totals: dict[VoteChoice, int] = field(default_factory=dict)
    chairs: list[tuple[Quote, VoteChoice]] = field(default_factory=list)  # listed by office alone
    casting: Quote | None = None
    asked: bool = False
    headed: bool = False
    told: bool = False  # something stands under its own heading
    closed: bool = False
    clean: bool = True
    contradicted: bool = False
    partial: Tally | None = None  # a table whose other rows a new page parted from it

    @property
    def has_result(self) -> bool:
        """Whether anything is known of how it ended."""
        return bool(self.totals or self.voters)

    @property
    def tells(self) -> bool:
        """Whether there is enough to say that a vote was held."""
        known = self.has_result or self.partial is not None
        return known or (self.asked and bool(self.means)) or (self.headed and bool(self.spots))


def read(found: Sequence[Stretch], there: Sequence[ParsedAttendance] = ()) -> tuple[ParsedVote, ...]:
    """The votes of a §, in order. `there` tells who the chair is, where "ordföranden" votes without a name."""
    votes: list[_Vote] = []
    echoes: list[_Vote] = []
    for stretch in found:
        tables = [] if stretch.kind in _NOT_OURS else _tables(stretch)
        evidence = [one for one in _evidence(stretch) if not _is_in_table(one, tables)]
        if stretch.kind is SectionKind.DECISION and not tables and all(one.sort not in _OPENS for one in evidence):
            _collect(evidence, stretch, echoes)
        else:
            _collect(evidence, stretch, votes)
            _add_tables(tables, votes)
    told = _with_echoes([one for one in votes if one.tells and not _is_of_persons(one)], echoes)
    for vote in told:
        _take_partial(vote)
        _name_chair(vote, there)
    return tuple(_finish(one) for one in told)


def _is_of_persons(vote: _Vote) -> bool:
    """Whether ballot papers were cast for persons: nobody said ja or nej there, and no result is missing."""
    if vote.has_result or vote.means:
        return False
    return any(_BALLOT_PAPERS.search(spot.text) for spot in (*vote.spots, *([vote.put] if vote.put else ())))


def problems(item: ParsedItem) -> Iterator[Problem]:
    """What a person should look at in the votes of a §."""
    name = f"§ {item.number}{' ' + item.suffix if item.suffix else ''}" if item.number is not None else "Paragrafen"
    for vote in item.votes:
        where = (vote.text.start, vote.text.end, vote.text.page)
        if not vote.consistent:
            yield Problem(
                "vote_inconsistent",
                Severity.WARNING,
                f"{name}: Omröstningen går inte ihop: {vote.doubt}. Den finns kvar som text, utan röster.",
                *where,
            )
        elif vote.yes is None and vote.no is None:
            yield Problem(
                "vote_without_result",
                Severity.WARNING,
                f"{name}: Omröstningens resultat kunde inte läsas. Fyll i det om det finns.",
                *where,
            )


_OPENS = frozenset((Sort.BALLOT, Sort.MEANING, Sort.ASKED))


def _evidence(stretch: Stretch) -> list[Evidence]:
    if stretch.kind in _NOT_OURS or not _may_tell(stretch):
        return []
    found = ballots.read(stretch)
    if stretch.kind in _TELLS and not any(one.sort in {Sort.BALLOT, Sort.ASKED} for one in found):
        return []
    return found


def _is_in_table(piece: Evidence, tables: Sequence[Tally]) -> bool:
    """Whether a list of names is one of a table, read by its columns already."""
    return piece.sort is Sort.BALLOT and any(one.grid.start <= piece.at < one.grid.end for one in tables)


def _may_tell(stretch: Stretch) -> bool:
    """Cheap: most parts of most §§ have none of the words of a vote."""
    text = stretch.text.lower()
    return "röst" in text or "voter" in text or "nej" in text


def _tables(stretch: Stretch) -> list[Tally]:
    """The votes of the tables, also of one that is set with spaces.

    A list for the whole meeting names the § above each vote (`ballot_lists` reads it): it is none of this §.
    """
    read = [
        tallies.read(grid) or tallies.read(broken_tallies.headed(grid, stretch))
        for grid in broken_tallies.whole(stretch)
    ]
    found = [tally for tallied in read for tally in tallied if "§" not in tally.label]
    for tally in found:
        if broken_tallies.goes_on(tally, stretch):
            tally.clean, tally.broken = False, True
    if found or not _may_tell(stretch):
        return found
    printed = columns.grid(stretch.lines) or roll_calls.grid(stretch.lines)
    return list(tallies.read(printed)) if printed is not None else []


def _collect(evidence: Sequence[Evidence], stretch: Stretch, votes: list[_Vote]) -> None:
    """Add what a stretch tells; its heading opens a vote, or tells that the one before has its result."""
    headed = stretch.kind is SectionKind.VOTE
    if votes and votes[-1].has_result and not _is_result(stretch, evidence):
        votes[-1].closed = True
    opens = any(one.sort in {Sort.MEANING, Sort.ASKED} for one in evidence)
    begun = bool(votes) and votes[-1].told and (votes[-1].has_result or bool(votes[-1].means))
    if not votes or (headed and (votes[-1].closed or (begun and opens))):
        votes.append(_Vote())
    votes[-1].headed = votes[-1].headed or headed
    votes[-1].told = votes[-1].told or (headed and bool(evidence or stretch.grids))
    for piece in evidence:
        if _begins(piece, votes[-1]):
            votes.append(_Vote(headed=headed and piece.sort is not Sort.PUT))  # that may be settled without one
        _take(piece, votes[-1])


def _is_result(stretch: Stretch, evidence: Sequence[Evidence]) -> bool:
    """Whether a part only sums up the vote before it ("Omröstningsresultat")."""
    named = stretch.heading is not None and "resultat" in stretch.heading.text.lower()
    return named and all(one.sort in {Sort.COUNT, Sort.HELD, Sort.CASTING} for one in evidence)


def _begins(piece: Evidence, vote: _Vote) -> bool:
    """Whether a piece cannot belong to the vote so far."""
    if piece.sort is Sort.ASKED:
        return vote.has_result or (vote.asked and bool(vote.means))
    if piece.sort is Sort.PUT:
        return vote.has_result
    if piece.sort is Sort.MEANING:
        assert piece.choice is not None
        known = vote.means.get(piece.choice)
        supplement = _IF_WINS.match(piece.spot.text) is not None and not vote.has_result
        other = known is not None and piece.means is not None and known.text != piece.means.text
        return vote.closed or (other and not supplement)
    if piece.sort is Sort.COUNT:
        return vote.closed and any(vote.totals.get(one, number) != number for one, number in piece.counts.items())
    return piece.sort is Sort.BALLOT and _begins_ballot(piece, vote)


def _begins_ballot(piece: Evidence, vote: _Vote) -> bool:
    assert piece.choice is not None
    if vote.closed and vote.voters:
        return not _is_repeated(piece, vote)
    if piece.choice not in vote.listed or _is_repeated(piece, vote):
        return False
    known = {person.name for person, _ in vote.voters}
    goes_on = piece.total is None and vote.listed[piece.choice] is None
    return not goes_on or bool(known & {person.name for person in piece.persons})


def _is_repeated(piece: Evidence, vote: _Vote) -> bool:
    before = {person.name for person, choice in vote.voters if choice is piece.choice}
    return before == {person.name for person in piece.persons}


def _take(piece: Evidence, vote: _Vote) -> None:
    if piece.sort is Sort.HELD and not _take_held(piece, vote):
        return
    if piece.sort is Sort.COUNT and not vote.has_result and not piece.counts.keys() & {_YES, _NO}:
        return
    if piece.sort is Sort.MEANING:
        _take_meaning(piece, vote)
    elif piece.sort in {Sort.PUT, Sort.ASKED}:
        _take_question(piece, vote)
    elif piece.sort is Sort.CASTING:
        vote.casting = piece.spot.quote()
    elif piece.sort is Sort.BALLOT:
        _take_ballot(piece, vote)
    elif piece.sort is Sort.COUNT:
        for choice, number in piece.counts.items():
            _take_total(choice, number, vote)
    _add(piece.spot, vote.spots)


def _take_held(piece: Evidence, vote: _Vote) -> bool:
    """Whether a sentence that only tells of a vote belongs to this one; it may count what each side wanted."""
    sides = sided_counts.find(piece.spot.text) if not vote.has_result else None
    if sides is None:
        return vote.headed or (vote.has_result and "bilaga" in piece.spot.text)
    for choice, number in sided_counts.counts(sides, vote.means).items():
        _take_total(choice, number, vote)
    return True


def _take_question(piece: Evidence, vote: _Vote) -> None:
    if piece.sort is Sort.ASKED:
        vote.asked = True
        vote.put = vote.put or piece.spot
    elif not vote.asked:
        if not vote.means and not vote.has_result:
            vote.spots.clear()  # what was put before was settled without a vote
        vote.put = piece.spot


def _take_meaning(piece: Evidence, vote: _Vote) -> None:
    assert piece.choice is not None
    if vote.means.get(piece.choice) is None:
        vote.means[piece.choice], vote.rejects[piece.choice] = piece.means, piece.rejects
        _add(piece.spot, vote.proposition)


def _add(spot: Passage, spots: list[Passage]) -> None:
    """Add a sentence that is not there yet, nor part of one that is."""
    if not any(one.start <= spot.start and spot.end <= one.end for one in spots):
        spots[:] = [one for one in spots if not (spot.start <= one.start and one.end <= spot.end)]
        spots.append(spot)


def _take_ballot(piece: Evidence, vote: _Vote) -> None:
    assert piece.choice is not None
    if piece.total is not None:
        _take_total(piece.choice, piece.total, vote)
    if piece.choice in vote.listed and _is_repeated(piece, vote):
        return
    vote.listed.setdefault(piece.choice, piece.total)
    vote.voters += [(person, piece.choice) for person in piece.persons]
    vote.chairs += [(quote, piece.choice) for quote in piece.chairs]
    vote.clean = vote.clean and piece.clean


def _take_total(choice: VoteChoice, number: int, vote: _Vote) -> None:
    if vote.totals.setdefault(choice, number) != number:
        vote.contradicted = True


def _add_tables(tables: Sequence[Tally], votes: list[_Vote]) -> None:
    """Each vote of a table goes to the counted vote that it adds up to, else to the one that waits for names."""
    for tally in tables:
        if tally.broken and len(tables) == 1 and not tally.totals and votes and not votes[-1].closed:
            votes[-1].partial = tally
            _add(_whole(tally.grid), votes[-1].spots)
            continue
        counted = {choice: sum(one is choice for _, one in tally.choices) for choice in (_YES, _NO)}
        waiting = [one for one in votes if not one.voters and (one.tells or one.asked)]
        same = [one for one in waiting if all(one.totals.get(choice) == n for choice, n in counted.items())]
        lone = waiting[-1:] if len(tables) == 1 and waiting and not waiting[-1].closed else []
        vote = next(iter(same or [one for one in lone if tally.choices or len(tally.totals) > 1]), None)
        if vote is None:
            vote = _Vote()
            votes.append(vote)
        for choice, number in tally.totals.items():
            _take_total(choice, number, vote)
        vote.voters += tally.choices
        vote.clean = vote.clean and tally.clean
        _add(_whole(tally.grid), vote.spots)


def _take_partial(vote: _Vote) -> None:
    """Settle a table that a page end broke: counted by a sentence, the vote has numbers and no names."""
    if vote.partial is not None and (vote.voters or not broken_tallies.is_part_of(vote.partial, vote.totals)):
        vote.voters += vote.partial.choices
        vote.clean = False


def _whole(grid: Grid) -> Passage:
    lines = sorted((line for row in grid.rows for cell in row for line in cell), key=lambda one: one.start)
    return join(lines)


def _with_echoes(votes: list[_Vote], echoes: Sequence[_Vote]) -> list[_Vote]:
    """The decision often repeats the result ("med 22 ja mot 19 nej"): a further checksum, or all that is told."""
    told = [one for one in echoes if {_YES, _NO} <= one.totals.keys()]
    if not votes:
        return told
    for echo in told:
        if any(all(_total(choice, vote) == echo.totals[choice] for choice in (_YES, _NO)) for vote in votes):
            continue
        if len(votes) == 1 and not votes[0].has_result:
            votes[0].totals |= echo.totals
        elif len(votes) == 1:
            votes[0].contradicted = True
        for spot in echo.spots:
            _add(spot, votes[-1].spots)
    return votes


def _total(choice: VoteChoice, vote: _Vote) -> int | None:
    named = sum(one is choice for _, one in vote.voters)
    return vote.totals.get(choice, named or None)


def _name_chair(vote: _Vote, there: Sequence[ParsedAttendance]) -> None:
    """Put the chair's name where only the office is listed; without it, or with two chairs, a voter is missing."""
    chairs = {one.person.name: one.person for one in there if one.office == "ordförande"}
    for quote, choice in vote.chairs:
        if len(chairs) != 1:
            vote.clean = False
            continue
        (chair,) = chairs.values()
        vote.voters.append((ParsedPerson(chair.name, chair.party, quote), choice))
        vote.voters.sort(key=lambda one: one[0].printed.start)


def _finish(vote: _Vote) -> ParsedVote:
    text = join(sorted(vote.spots, key=lambda one: one.start)).quote()
    asked = join(sorted(vote.proposition, key=lambda one: one.start)) if vote.proposition else vote.put
    rejects = vote.rejects.get(_YES)
    if rejects is None and vote.means.get(_YES) is None and vote.rejects.get(_NO) is not None:
        rejects = not vote.rejects[_NO]
    doubt = vote_sums.doubt(vote.voters, vote.totals, clean=vote.clean, contradicted=vote.contradicted)
    adds_up = not doubt
    counts = {choice: _total(choice, vote) if adds_up else None for choice in VoteChoice}
    return ParsedVote(
        text=text,
        question=asked.quote() if asked is not None else None,
        yes=counts[_YES],
        no=counts[_NO],
        abstained=counts[VoteChoice.ABSTAINED],
        absent=counts[VoteChoice.ABSENT],
        yes_means=vote.means.get(_YES),
        no_means=vote.means.get(_NO),
        yes_rejects=rejects,
        voters=tuple(ParsedVoter(person, choice) for person, choice in vote.voters) if adds_up else (),
        consistent=adds_up,
        casting_vote=vote.casting,
        doubt=doubt,
    )
