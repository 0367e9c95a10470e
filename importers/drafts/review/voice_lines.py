"""What elected people did, as lines that a registrar reads and corrects: `Reservation: Anna Exempel (S)`.

One line or block in a text box is one row of the record; a line taken away is a row taken away. Raises `ValueError`
with a Swedish sentence for a line that says nothing of the kind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from decisions.models import PositionKind, VoteChoice

_PERSON = re.compile(r"(?P<name>[^()]*?)\s*(?:\((?P<party>[^()]{1,60})\))?")
# "Ja", and "Ja-röster" as minutes print it: a line is often copied from the original.
_CHOICE = r"(?P<choice>ja|nej|avstår|frånvarande)(?:\s?-?\s?röster)?"
_COUNT = re.compile(rf"{_CHOICE}\s*:?\s*(?P<count>\d{{1,4}})", re.IGNORECASE)
_VOTERS = re.compile(rf"{_CHOICE}\s*:\s*(?P<names>\D.*)", re.IGNORECASE)
_CHOICES = {str(choice.label).lower(): choice.value for choice in VoteChoice}
_KINDS = {str(kind.label).lower(): kind.value for kind in PositionKind}
_KINDS.update(
    {"reserverar sig": "reserved", "yttrande": "statement", "anteckning": "note", "deltar inte": "not_taking_part"}
)
TEXT_ONLY = "Bara text"
NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Person:
    """A name and a party as printed; a whole party group has no name."""

    name: str = ""
    party: str = ""

    def __str__(self) -> str:
        party = f"({self.party})" if self.party else ""
        return " ".join(filter(None, (self.name, party))) or NOBODY


@dataclass(frozen=True, slots=True)
class Stand:
    """What somebody did in a matter apart from voting; `kind` is a `PositionKind`."""

    kind: str
    person: Person

    def __str__(self) -> str:
        return f"{PositionKind(self.kind).label}: {self.person}"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote: counts by choice (as far as stated), voters by choice. Neither of both: the vote is text only."""

    counts: tuple[tuple[str, int], ...] = ()
    voters: tuple[tuple[str, Person], ...] = ()

    def __str__(self) -> str:
        if not self.counts and not self.voters:
            return TEXT_ONLY
        lines = [", ".join(f"{VoteChoice(choice).label} {count}" for choice, count in self.counts)]
        for choice in VoteChoice:
            names = ", ".join(str(person) for given, person in self.voters if given == choice.value)
            lines += [f"{choice.label}: {names}"] if names else []
        return "\n".join(filter(None, lines))

    @property
    def consistent(self) -> bool:
        """Whether it holds data at all."""
        return bool(self.counts or self.voters)


def person(text: str) -> Person:
    """`Anna Exempel (S)`, `Anna Exempel`, `(S)` or a dash for nobody named."""
    bare = " ".join(text.split())
    if bare in {"", NOBODY, "-"}:
        return Person()
    match = _PERSON.fullmatch(bare)
    if match is None:
        raise ValueError(f"Skriv namn och parti så här: Anna Exempel (S). Raden är nu ”{bare}”.")
    return Person(match["name"][:200], (match["party"] or "").strip()[:60])


def stands(texts: Iterable[str]) -> tuple[Stand, ...]:
    """Lines → what people did."""
    found = []
    for line in texts:
        word, colon, who = line.partition(":")
        kind = _KINDS.get(word.strip().lower())
        if not colon or kind is None:
            known = ", ".join(str(one.label) for one in PositionKind)
            raise ValueError(f"Börja raden ”{line}” med något av {known}, och ett kolon.")
        found.append(Stand(kind, person(who)))
    return tuple(found)


def ballots(blocks: Iterable[str]) -> tuple[Ballot, ...]:
    """Blocks → votes. Raises ValueError as well where the names do not add up to the counts."""
    return tuple(_ballot(block) for block in blocks)


def _ballot(block: str) -> Ballot:
    if block.strip().lower() == TEXT_ONLY.lower():
        return Ballot()
    counts: dict[str, int] = {}
    voters: list[tuple[str, Person]] = []
    for line in filter(None, (one.strip() for one in block.splitlines())):
        named = _VOTERS.fullmatch(line)
        if named is not None:
            choice = _CHOICES[named["choice"].lower()]
            voters += [(choice, person(name)) for name in _names(named["names"])]
            continue
        stated = list(_COUNT.finditer(line))
        if not stated or re.sub(r"[\s,;.]+", "", _COUNT.sub("", line)):
            raise ValueError(f"Skriv rösterna så här: Ja 7, Nej 4. Raden är nu ”{line}”.")
        counts.update({_CHOICES[one["choice"].lower()]: int(one["count"]) for one in stated})
    for choice, count in counts.items():
        names = sum(given == choice for given, _ in voters)
        if names and names != count:
            label = VoteChoice(choice).label
            raise ValueError(
                f"{label}: summan är {count} men namnen är {names}. Rätta summan eller namnen. Stämmer det inte i "
                f"protokollet heller, skriv ”{TEXT_ONLY}” i stället."
            )
    return Ballot(tuple(counts.items()), tuple(voters))


def _names(text: str) -> list[str]:
    """Names between commas; a comma inside brackets parts nothing."""
    return [name.strip() for name in re.split(r",(?![^()]*\))", text) if name.strip()]
