"""Clauses of several bodies against a named reference decision. Pure: texts in, verdicts out.

Compared is wording, never meaning: a clause is the same when only spelling signs differ, amended when most of its
words stand in the same order, and another one otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Literal

from decisions.vocabulary.swedish import stem

NEAR = 0.6
"""Share of words in common, in order, from which a clause is taken for an amended form of another."""

_MARKS = re.compile(r"[\"”“„'’»«–—-]")
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+"
# "Regionstyrelsen ställer sig bakom …": who decides is named by the page, not by the point. Only before verbs that
# decide: in "nämnden får i uppdrag" the body is a part of what is decided.
_DECIDER = re.compile(
    rf"(?:{_WORD} (?:{_WORD} )?och )?(?:{_WORD}s )?{_LETTER}*"
    rf"(?:nämnden|styrelsen|utskott(?:et)?|fullmäktige|beredningen|direktionen)(?: för(?: {_WORD}){{1,5}}?)? "
    r"(?=(?:ställer|godkänner|antar|beslutar|föreslår|tillstyrker|avstyrker|avslår|bifaller|noterar|fastställer|överlämnar"
    r"|uppdrar|ger|återremitterar|anser|lägger|avger|upphäver|beviljar|avsätter|instämmer|rekommenderar|förordar|tackar)\b)"
)


class Likeness(StrEnum):
    """How a clause, or a whole decision, stands to the reference."""

    SAME = "same"
    AMENDED = "amended"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a clause: as in the reference, only here (`added`), or only in the reference (`removed`)."""

    text: str
    mark: Literal["", "added", "removed"] = ""


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """One clause, with its words marked where it is an amended form of the reference's clause `against` (from 1)."""

    likeness: Likeness
    pieces: tuple[Piece, ...]
    against: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the clauses of one body stand to the reference: the same, amended, missing there, only there."""

    same: int
    amended: int
    missing: int
    added: int

    @property
    def likeness(self) -> Likeness:
        """The whole decision: the same in every point, amended while any point is recognised, else another."""
        if not (self.amended or self.missing or self.added):
            return Likeness.SAME
        return Likeness.AMENDED if self.same or self.amended else Likeness.OTHER

    @property
    def text(self) -> str:
        """The verdict in words."""
        if self.likeness is Likeness.SAME:
            return "Samma beslutspunkter"
        parts = []
        if self.same:
            parts.append(f"{_points(self.same)} lika")
        if self.amended:
            parts.append(f"{self.amended} med ändrade ord")
        if self.missing:
            parts.append(f"{self.missing} saknas")
        if self.added:
            parts.append(f"{self.added} {'annan' if self.added == 1 else 'andra'}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Compared:
    """One body's decision beside the reference. `missing` are clauses of the reference that nothing here is like."""

    verdict: Verdict
    clauses: tuple[ComparedClause, ...]
    missing: tuple[str, ...]


def _points(count: int) -> str:
    return f"{count} {'punkt' if count == 1 else 'punkter'}"


def normal(clause: str) -> str:
    """A clause without what does not change its meaning: case, quotes, dashes, spaces, a leading "att", who decides.

    "Regionstyrelsen ställer sig bakom …" and "att ställa sig bakom …" are the same point: the first word is its stem.
    """
    text = _MARKS.sub(" ", clause.casefold())
    text = re.sub(r"\s+", " ", text).strip().rstrip(".;,")
    decider = _DECIDER.match(text)
    text = text[decider.end() :] if decider else text
    text = text.removeprefix("beslutar ").removeprefix("att ").removesuffix(" samt").removesuffix(" och")
    first, _, rest = text.rstrip(".;, ").partition(" ")
    return f"{stem(first)} {rest}".strip()


def compare(reference: Sequence[str], other: Sequence[str]) -> Compared:
    """Each clause of `other` finds its own clause of the reference: an equal one first, else the nearest."""
    wanted = [normal(clause) for clause in reference]
    paired = _equal(wanted, [normal(clause) for clause in other])
    paired |= _near(reference, other, paired)
    clauses = tuple(_clause(text, paired.get(place), reference) for place, text in enumerate(other))
    same = sum(one.likeness is Likeness.SAME for one in clauses)
    amended = sum(one.likeness is Likeness.AMENDED for one in clauses)
    taken = set(paired.values())
    missing = tuple(text for place, text in enumerate(reference) if place not in taken)
    return Compared(Verdict(same, amended, len(missing), len(clauses) - same - amended), clauses, missing)


def _equal(wanted: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """Place in the other decision → place in the reference, for clauses of the same wording."""
    free = list(range(len(wanted)))
    paired: dict[int, int] = {}
    for place, clause in enumerate(found):
        match = next((one for one in free if wanted[one] == clause), None)
        if match is not None:
            paired[place] = match
            free.remove(match)
    return paired


def _near(reference: Sequence[str], other: Sequence[str], paired: dict[int, int]) -> dict[int, int]:
    """The same for the clauses that are left, nearest pairs first."""
    taken = set(paired.values())
    pairs = sorted(
        (
            (-ratio, place, one)
            for place, text in enumerate(other)
            if place not in paired
            for one, clause in enumerate(reference)
            if one not in taken and (ratio := _matcher(clause, text).ratio()) >= NEAR
        ),
    )
    found: dict[int, int] = {}
    for _, place, one in pairs:
        if place not in found and one not in found.values():
            found[place] = one
    return found


def _words(text: str) -> list[str]:
    return text.split()


def _plain(word: str) -> str:
    return _MARKS.sub("", word.casefold()).strip(".,;:!?()")


def _matcher(clause: str, text: str) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, [*map(_plain, _words(clause))], [*map(_plain, _words(text))], autojunk=False)


def _clause(text: str, against: int | None, reference: Sequence[str]) -> ComparedClause:
    if against is None:
        return ComparedClause(Likeness.OTHER, (Piece(text),))
    if normal(text) == normal(reference[against]):
        return ComparedClause(Likeness.SAME, (Piece(text),), against + 1)
    return ComparedClause(Likeness.AMENDED, tuple(_marked(reference[against], text)), against + 1)


def _marked(clause: str, text: str) -> Iterator[Piece]:
    """The words of `text`, with those that the reference lacks marked, and those that it has instead."""
    old, new = _words(clause), _words(text)
    for action, first, last, start, end in _matcher(clause, text).get_opcodes():
        if action == "equal":
            yield Piece(" ".join(new[start:end]))
            continue
        if last > first:
            yield Piece(" ".join(old[first:last]), "removed")
        if end > start:
            yield Piece(" ".join(new[start:end]), "added")
