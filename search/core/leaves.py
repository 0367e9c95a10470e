"""What satisfies one clause of a query: which terms in which field, and how much each is worth.

The order of worth is that of design.md §7: exact form, stem, part of a compound, other word. What stands in title or
decision clauses counts more than the rest of the text, a document's own number more than any mention of it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache, singledispatch

from decisions.vocabulary.swedish import Term, stem
from search.core.analysis import Field, case_terms, paragraph_term, span_term, terms
from search.core.everyday import FUNCTION_WORDS
from search.core.query import Case, Clause, ParagraphMark, Phrase, Word
from search.core.results import Match
from search.core.synonyms import compound_synonyms

OWN_NUMBER = 60.0
"""For a document's own case number or §: more than any mention scores (BM25 of a rare word: about 20 at most)."""
NAME = 4.0
"""For a body or an authority whose name or abbreviation is typed: less than a rare word in the text."""
DAY = 15.0
"""For the day of a meeting, typed with month and year."""
PERIOD = 1.0
"""For the month or year of a meeting: "budget 2024" is decided the year before."""
EXACT = 0.4
"""For the very form that was typed, on top of its stem: enough to come first, and too little to outweigh that another
word is rarer."""
SYNONYM, SYNONYM_HEAD = 0.3, 1.2
"""For a word that was not typed but means the same: a heading that has it comes before a text that mentions the typed
word in passing, and behind a heading that has the typed word."""
_SYNONYM_PART = 0.75
"""What of that it is worth in a heading as a part of a compound."""
_HEAD_APART = 0.4
"""For all words of it apart in title and decision."""
APART, _PARTS_IN_HEAD = 0.2, 1.3
BEGUN = 2.0
"""For a longer word that begins as what was typed, however rare it is."""
_HALF, _HALVES = 3, (7, 30)
"""Letters of the shortest half of a compound that is not known to be one, and of the shortest and longest of these."""
_LATIN = ("um", "us")
"""Endings that the stemmer takes off although no Swedish word is left without them."""
_SHORTEST_NEAR = 6
"""Letters of the shortest stem that is taken for another."""
_LONGEST_VARIED_PHRASE = 12
"""Words of a phrase up to which its compounds are also looked for parted and joined: each costs one more phrase."""
HEAD_FIELDS = frozenset({Field.HEAD_EXACT, Field.HEAD_STEM, Field.HEAD_PART})
"""Title and decision."""
_MONTHS = frozenset(
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """`terms` in `field`: one term anywhere, several one after the other.

    `weight` multiplies the engine's score in a text field; in a keyword field it is the score itself. `apart`: the
    terms need not stand together, nor in the field: each is looked for in `places`.
    `begun`: the one term is what words begin with; then the weight is the score itself in a text field too.
    """

    field: Field
    terms: tuple[str, ...]
    weight: float
    match: Match
    apart: bool = False
    begun: bool = False

    @property
    def in_head(self) -> bool:
        """Whether it is looked for in title and decision only."""
        return self.field in HEAD_FIELDS

    @property
    def places(self) -> tuple[Field, Field]:
        """Where the terms of what stands apart are looked for: among stems and parts, of the whole text or the head."""
        return (Field.HEAD_STEM, Field.HEAD_PART) if self.in_head else (Field.STEM, Field.PART)


Leaves = tuple[tuple[Leaf, ...], tuple[Leaf, ...]]
"""What satisfies a clause, and what raises the score of a document that has one of these."""


@lru_cache(maxsize=10_000)
def synonym_leaves(other: str, share: float = 1.0) -> Leaves:
    """What satisfies a word, or a phrase, that was not typed but means the same. `share` of the usual weight."""
    found = terms(other)
    stems = tuple(term.stem for term in found)
    weight, head = SYNONYM * share, SYNONYM_HEAD * share
    leaf = Leaf(Field.STEM, stems, weight, Match.SYNONYM)
    if len(found) != 1:
        exact = tuple(term.exact for term in found)
        return (leaf, *_head_apart(_telling(other, found), share)), (
            Leaf(Field.HEAD_EXACT, exact, head, Match.SYNONYM),
        )
    # Inside of a longer compound a compound stands as its parts.
    inside = span_term(found[0].parts) if len(found[0].parts) > 1 else found[0].stem
    part = Leaf(Field.PART, (inside,), weight / 2, Match.SYNONYM)
    heads = ((Field.HEAD_STEM, stems[0], head), (Field.HEAD_PART, inside, head * _SYNONYM_PART))
    return (leaf, part), tuple(Leaf(field, (term,), more, Match.SYNONYM) for field, term, more in heads)


def compound_leaves(parts: tuple[str, ...]) -> Leaves:
    """What satisfies a compound that was not typed but means the same, by its parts: alone or in a longer one."""
    made = (span_term(parts),)
    part = Leaf(Field.PART, made, SYNONYM, Match.SYNONYM)
    return (part, *_head_apart(parts)), (Leaf(Field.HEAD_PART, made, SYNONYM_HEAD, Match.SYNONYM),)


def _telling(phrase: str, found: tuple[Term, ...]) -> tuple[str, ...]:
    """The stems, of compounds the parts, of the words of a phrase that are not there to join the others."""
    words = [term for term in found if phrase[term.start : term.end].casefold() not in FUNCTION_WORDS]
    if len(words) < 2 or any(term.kind != "word" for term in words):
        return ()
    return tuple(part for term in words for part in (term.parts if len(term.parts) > 1 else (term.stem,)))


def _head_apart(parts: tuple[str, ...], share: float = 1.0) -> tuple[Leaf, ...]:
    """What a phrase or compound that was not typed is also met by: all its words in one title and decision.

    There "föreskrifter om avfallshantering" are föreskrifter för stadens avfallshantering; in a long text they are not.
    """
    words = tuple(dict.fromkeys(parts))
    return (Leaf(Field.HEAD_PART, words, _HEAD_APART * share, Match.SYNONYM, apart=True),) if len(words) > 1 else ()


def apart_leaf(clause: Clause) -> Leaf | None:
    """What a compound is also met by when too little is found: its parts, wherever in a document they stand."""
    found = terms(clause.text) if isinstance(clause, Word) else ()
    if len(found) != 1 or found[0].kind != "word" or len(found[0].parts) < 2:
        return None
    return Leaf(Field.PART, tuple(dict.fromkeys(found[0].parts)), APART, Match.PART, apart=True)


def apart_leaves(clause: Clause) -> tuple[Leaf, ...]:
    """The same, and what a compound is met by whose parts stand for others (sophämtningstaxa: taxa for avfall).

    All of its own parts in title and decision count for more than somewhere in a long text.
    """
    own = apart_leaf(clause)
    others = compound_synonyms(clause.text) if isinstance(clause, Word) else ()
    meant = [Leaf(Field.PART, one.parts, APART, Match.SYNONYM, apart=True) for one in others]
    return (*((own, replace(own, field=Field.HEAD_PART, weight=_PARTS_IN_HEAD)) if own else ()), *meant)


def two_halves(word: str) -> list[tuple[str, str]]:
    """The stems of two words that a word may be put together of, with or without an s between them; no end of words."""
    found = terms(word)
    if len(found) != 1 or found[0].kind != "word" or not _HALVES[0] <= len(found[0].exact) <= _HALVES[1]:
        return []
    exact, ways = found[0].exact, []
    for place in range(_HALF, len(exact) - _HALF + 1):
        first, last = exact[:place], exact[place:]
        ways.append((stem(first), stem(last)))
        if first.endswith("s") and place > _HALF:
            ways.append((stem(first[:-1]), stem(last)))
    return [way for way in dict.fromkeys(ways) if min(len(half) for half in way) >= _HALF]


def near_fields(word: str) -> tuple[tuple[Field, str], ...]:
    """Where, and as what, the neighbours of a misspelled word are looked for: as they are written, and by their stems.

    So that a word in one form is met by another form of the right one. Short stems have too many neighbours.
    """
    base = stem(word)
    forms = ((Field.EXACT, word), (Field.STEM, base))
    return forms if len(base) >= _SHORTEST_NEAR else forms[:1]


@singledispatch
def leaves(clause: Clause) -> Leaves:
    """What satisfies a clause, and what raises its score."""
    raise TypeError(clause)


@leaves.register
def _(clause: Word) -> Leaves:
    found = terms(clause.text)
    if not found:
        return (), ()
    if len(found) > 1:
        sequence = tuple(term.exact for term in found)
        stems = tuple(term.stem for term in found)
        return (
            Leaf(Field.EXACT, sequence, 1.0, Match.EXACT),
            Leaf(Field.STEM, stems, 1.0, Match.STEM),
        ), ()
    term = found[0]
    if term.kind != "word":
        return _number_leaves(term), (Leaf(Field.HEAD_EXACT, (term.exact,), 2.0, Match.NUMBER),)
    made = [
        Leaf(Field.EXACT, (term.exact,), EXACT, Match.EXACT),
        Leaf(Field.STEM, (term.stem,), 1.0, Match.STEM),
        Leaf(Field.PART, (term.stem,), 0.35, Match.PART),
    ]
    if len(term.parts) > 1:
        made.append(Leaf(Field.STEM, term.parts, 0.8, Match.STEM))
        made.append(Leaf(Field.PART, (span_term(term.parts),), 0.35, Match.PART))
    made.append(Leaf(Field.FACT, (term.stem,), PERIOD if term.exact in _MONTHS else NAME, Match.NAME))
    boosts = [
        Leaf(Field.HEAD_EXACT, (term.exact,), 2 * EXACT, Match.EXACT),
        Leaf(Field.HEAD_STEM, (term.stem,), 2.0, Match.STEM),
        Leaf(Field.HEAD_PART, (term.stem,), 0.7, Match.PART),
    ]
    if len(term.parts) > 1:
        boosts.append(Leaf(Field.HEAD_PART, (span_term(term.parts),), 0.7, Match.PART))
    return tuple(made), tuple(boosts)


def begun_leaves(beginnings: tuple[str, ...], match: Match) -> Leaves:
    """What satisfies what words begin with."""
    made = (Leaf(Field.STEM, (one,), BEGUN, match, begun=True) for one in beginnings)
    return tuple(made), tuple(Leaf(Field.HEAD_STEM, (one,), 2 * BEGUN, match, begun=True) for one in beginnings)


def longer_leaf(clause: Clause) -> Leaf | None:
    """What a rare word is also met by when too little is found: longer ones that begin so (kajmur: kajmursarbete)."""
    found = terms(clause.text) if isinstance(clause, Word) else ()
    if len(found) != 1 or found[0].kind != "word" or len(found[0].stem) < _SHORTEST_NEAR:
        return None
    # Longer words begin with a word, not with half of one: universium is the beginning of no universitet.
    beginning = found[0].exact if found[0].exact.endswith(_LATIN) else found[0].stem
    return Leaf(Field.STEM, (beginning,), BEGUN, Match.PART, begun=True)


def _number_leaves(term: Term) -> tuple[Leaf, ...]:
    """A number, day or law, in the text or as the day that the document is of."""
    # Years and months are parts of dates, the further numbers of "§§ 12-14" are parts of the first.
    made = [Leaf(field, (term.exact,), 2.0, Match.NUMBER) for field in (Field.EXACT, Field.PART)]
    if term.kind == "date":
        made.append(Leaf(Field.FACT, (term.exact,), DAY, Match.NUMBER))
    elif len(term.exact) == 4 and term.exact[:2] in {"18", "19", "20"}:
        made.append(Leaf(Field.FACT, (term.exact,), PERIOD, Match.NUMBER))
    return tuple(made)


@leaves.register
def _(clause: Phrase) -> Leaves:
    found = terms(clause.text)
    if not found:
        return (), ()
    exact = tuple(term.exact for term in found)
    made = [Leaf(Field.EXACT, exact, 2.0, Match.PHRASE)]
    varied = found if len(found) <= _LONGEST_VARIED_PHRASE else ()
    for place in range(len(varied) - 1):
        joined = _joined(clause.text, found[place], found[place + 1])
        if joined:
            made.append(Leaf(Field.EXACT, (*exact[:place], joined, *exact[place + 2 :]), 2.0, Match.PHRASE))
    for place, term in enumerate(varied):
        if len(term.parts) > 1 and term.kind == "word":
            stems = [one.stem for one in found]
            split = (*stems[:place], *term.parts, *stems[place + 1 :])
            made.append(Leaf(Field.STEM, split, 1.0, Match.PHRASE))
    return tuple(made), (Leaf(Field.HEAD_EXACT, exact, 2.0, Match.PHRASE),)


def _joined(text: str, first: Term, second: Term) -> str:
    """The exact form of two words written as one, "" where they make no single word."""
    if first.kind != "word" or second.kind != "word":
        return ""
    made = terms(text[first.start : first.end] + text[second.start : second.end])
    return made[0].exact if len(made) == 1 else ""


@leaves.register
def _(clause: Case) -> Leaves:
    key, full = case_terms(clause.year, clause.number, clause.diary)
    fields: tuple[tuple[Field, str, float], ...]
    if not clause.diary:
        fields = ((Field.CASE_NUMBER, key, OWN_NUMBER), (Field.EXACT, key, 1.0))
    else:
        unknown = case_terms(clause.year, clause.number, "")[1]
        fields = (
            (Field.CASE_NUMBER, full, OWN_NUMBER + 10.0),
            (Field.CASE_NUMBER, unknown, OWN_NUMBER),
            (Field.PART, full, 1.0),
            (Field.PART, unknown, 1.0),
        )
    return tuple(Leaf(field, (value,), weight, Match.NUMBER) for field, value, weight in fields), ()


@leaves.register
def _(clause: ParagraphMark) -> Leaves:
    made = (
        Leaf(Field.PARAGRAPH, (clause.number,), OWN_NUMBER, Match.NUMBER),
        Leaf(Field.EXACT, (paragraph_term(clause.number),), 1.0, Match.NUMBER),
        Leaf(Field.PART, (paragraph_term(clause.number),), 1.0, Match.NUMBER),
    )
    if not clause.prefix:
        return made, ()
    return made, (Leaf(Field.PARAGRAPH, (f"{clause.prefix} {clause.number}",), OWN_NUMBER, Match.NUMBER),)
