"""Who voted how, who wanted what, who was there: from rows of the record to what the pages print. No queries.

What is shown here was read by the importer or typed by a registrar; the protokoll's own words stand in the sections.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from decisions.models import AgendaItem, Attendance, AttendanceRole, PositionKind, VoteChoice, VoteEvent
from decisions.selectors import rows_below
from decisions.vocabulary import ranges
from decisions.web.sections import plain
from decisions.web.shapes import PartyVotes, Positions, Present, Status, Vote

DISAGREES = (
    "Namnen och siffrorna i protokollet går inte ihop. Därför visas bara det som står där, utan sammanställning."
)
NO_PARTY = "Utan parti"
REJECTS = "En röst på ja var alltså en röst för avslag."
_KINDS = {
    PositionKind.MOVED: "Lade fram yrkanden",
    PositionKind.RESERVED: "Reserverade sig mot beslutet",
    PositionKind.STATEMENT: "Lämnade särskilt yttrande",
    PositionKind.NOTE: "Lämnade protokollsanteckning",
    PositionKind.DISQUALIFIED: "Deltog inte på grund av jäv",
    PositionKind.NOT_TAKING_PART: "Deltog inte i beslutet",
}
_ROLES = {
    AttendanceRole.MEMBER: "Beslutande ledamöter",
    AttendanceRole.SERVING_SUBSTITUTE: "Tjänstgörande ersättare",
    AttendanceRole.SUBSTITUTE: "Ersättare som inte tjänstgjorde",
}
VOICES = ("vote_events", "positions")
"""What of a § the compilation is made of, by the names under which corrections are remembered."""


def vote_views(item: AgendaItem, said: str) -> tuple[Vote, ...]:
    """The votes of a §, in order. `said` is the text of the page: what stands there already is not printed again."""
    events = list(rows_below(item, "vote_events"))
    known = plain(said)
    return tuple(_vote(number, event, known, alone=len(events) == 1) for number, event in enumerate(events, start=1))


def _vote(number: int, event: VoteEvent, said: str, *, alone: bool) -> Vote:
    title = _question(event) or ("Omröstningen" if alone else f"Omröstning {number}")
    lines = tuple(line for line in event.text.splitlines() if plain(line) not in said)
    if not event.consistent or not event.adds_up():
        return Vote(title, _meanings(event), disagreement=DISAGREES, lines=lines)
    voters = sorted(event.votes.all(), key=lambda vote: (vote.party or "ö", _order(vote.choice), vote.sort_order))
    columns = [choice for choice in VoteChoice if any(vote.choice == choice for vote in voters)]
    return Vote(
        title,
        _meanings(event),
        _result(event),
        event.casting_vote.strip(),
        tuple(str(choice.label) for choice in columns),
        _parties(voters, columns),
        tuple(sum(vote.choice == choice for vote in voters) for choice in columns),
        tuple((vote.name, _party(vote.party), str(vote.get_choice_display())) for vote in voters),
        lines=lines,
    )


def _question(event: VoteEvent) -> str:
    """What was asked. Words that only say what ja and nej meant are no question: that is told in a sentence of ours."""
    meant = (event.yes_means, event.no_means)
    only_meanings = all(words.strip() and plain(words) in plain(event.question) for words in meant)
    return "" if only_meanings and plain(event.question).startswith("ja") else event.question.strip()


def _order(choice: str) -> int:
    return VoteChoice.values.index(choice)


def _party(party: str) -> str:
    return party if party.strip("-– ") else NO_PARTY


def _parties(voters: Iterable[Any], columns: Sequence[str]) -> tuple[PartyVotes, ...]:
    counted: dict[str, Counter[str]] = {}
    for vote in voters:
        counted.setdefault(_party(vote.party), Counter())[vote.choice] += 1
    return tuple(PartyVotes(party, tuple(found[choice] for choice in columns)) for party, found in counted.items())


def _meanings(event: VoteEvent) -> tuple[str, ...]:
    """What ja and nej meant, each as a sentence of its own."""
    rows = (("Ja", event.yes_means), ("Nej", event.no_means))
    found = [f"{word} betydde {_meaning(words)}." for word, words in rows if words.strip()]
    if event.yes_rejects and "avslag" not in event.yes_means.lower():
        found.append(REJECTS)
    return tuple(found)


def _meaning(words: str) -> str:
    """As printed, so that it goes on from "betydde": no capital, no full stop."""
    text = " ".join(words.split()).rstrip(". ").lstrip(":–- ")
    first, _, rest = text.partition(" ")
    return f"{first.lower() if first.istitle() else first} {rest}".strip()


def _result(event: VoteEvent) -> str:
    words = (("yes", "ja"), ("no", "nej"), ("abstained", "avstår"), ("absent", "frånvarande"))
    figures = [f"{getattr(event, name)} {word}" for name, word in words if getattr(event, name) is not None]
    return f"{', '.join(figures)}." if figures else ""


def position_views(item: AgendaItem) -> tuple[Positions, ...]:
    """Who did what in the matter, kind by kind, each once. What names nobody stays in the sections."""
    found: dict[str, dict[str, None]] = {}
    for row in rows_below(item, "positions"):
        if str(row):
            found.setdefault(row.kind, {})[str(row)] = None
    return tuple(Positions(_KINDS[kind], tuple(found[kind])) for kind in PositionKind if kind in found)


def source_of(item: AgendaItem) -> Status:
    """Who stands for the compilation of votes and positions: the machine, or the person who has corrected it."""
    if any(name in item.corrected for name in VOICES):
        return Status("Granskat av organet", "person")
    return Status("Sammanställt av en dator", "maskin")


def submitter_names(item: AgendaItem) -> tuple[str, ...]:
    """The elected persons who have put the matter."""
    return tuple(str(row) for row in rows_below(item, "submitters"))


def present(rows: Iterable[Attendance]) -> tuple[Present, ...]:
    """Who was there, by capacity, in printed order."""
    found: Mapping[str, list[tuple[str, str]]] = {role: [] for role in AttendanceRole.values}
    for row in rows:
        found[row.role].append((str(row), _presence(row)))
    return tuple(Present(_ROLES[role], tuple(found[role])) for role in AttendanceRole if found[role])


def _presence(row: Attendance) -> str:
    """Office, for whom somebody served, and at which §§ they were there; the printed words where those say no §§."""
    told = [row.office, f"i stället för {row.replaces}" if row.replaces else ""]
    if row.present:
        told.append(f"vid § {ranges.spell(row.present)}")
    if row.absent:
        told.append(f"inte vid § {ranges.spell(row.absent)}")
    if row.note and not (row.present or row.absent):
        told.append(row.note)
    return ", ".join(filter(None, told))
