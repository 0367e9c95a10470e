"""`SearchQuery` → what must match in which field: a plan that every engine carries out in its own way.

What a hit is, is decided here once: a word matches by its stem, as a part of a compound, or, when it is a compound
itself, by its parts standing side by side (länsgemensam = läns-gemensam = läns gemensam). Matches in the head only
add to the score.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch

from decisions.vocabulary.swedish import Term
from search.core.analysis import (
    Field,
    case_terms,
    id_key,
    name_keys,
    paragraph_term,
    terms,
)
from search.core.query import (
    Case,
    Choice,
    Clause,
    FacetName,
    Filters,
    Group,
    Ident,
    Name,
    ParagraphMark,
    Phrase,
    SearchQuery,
    Word,
)
from search.core.results import Match
from search.core.synonyms import synonyms


@dataclass(frozen=True, slots=True)
class Leaf:
    """`terms` in `field`: one term anywhere, several one after the other.

    `weight` multiplies the engine's score in a text field; in a keyword field it is the score itself.
    """

    field: Field
    terms: tuple[str, ...]
    weight: float
    match: Match


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """One thing asked for: any of `leaves` satisfies it. `label` is it as typed.

    `boosts` only raise the score: a document that has one of them must have one of the leaves anyway. `also` are the
    other words that it is looked for by.
    """

    label: str
    leaves: tuple[Leaf, ...]
    boosts: tuple[Leaf, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Is:
    """The document has this keyword."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """The document's number lies in this span, ends included; documents without the number do not."""

    field: Field
    first: int
    last: int


Test = Is | Between


@dataclass(frozen=True, slots=True)
class FilterPlan:
    """One filter: one of `options` must hold, all tests of it. `facet`: the facet that counts without it, if any."""

    facet: FacetName | None
    options: tuple[tuple[Test, ...], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document must have: `wanted` of `groups`, none of `excluded`, every filter.

    `recency` only adds to the score: a constant for each band of years that the document lies in.
    """

    groups: tuple[GroupPlan, ...]
    excluded: tuple[Leaf, ...]
    filters: tuple[FilterPlan, ...]
    recency: tuple[tuple[Between, float], ...] = ()


FACET_FIELDS = {
    FacetName.AUTHORITY: Field.AUTHORITY,
    FacetName.COMMITTEE: Field.COMMITTEE,
    FacetName.YEAR: Field.YEAR,
    FacetName.INITIATIVE: Field.INITIATIVE,
    FacetName.DOCUMENT_KIND: Field.DOCUMENT_KIND,
    FacetName.MATTER_TYPE: Field.MATTER_TYPE,
    FacetName.OUTCOME: Field.OUTCOME,
    FacetName.PARTY: Field.PARTY,
}
ALL_WORDS = 200.0
"""Added to what has all words, where fewer are enough: it comes first, whatever the others score."""
_BANDS = ((1, 0.3), (3, 0.2), (7, 0.2))
"""Years back, and what is added for not being older: a gentle prior, less than one word more in a heading."""
_OWN_NUMBER = 60.0
"""For a document's own case number or §: more than any mention scores (BM25 of a rare word: about 20 at most)."""
_SYNONYM = 0.3
_LONGEST_VARIED_PHRASE = 12
"""Words of a phrase up to which its compounds are also looked for parted and joined: each costs one more phrase."""
_FIRST_DAY, _LAST_DAY = 1, 3_652_059  # date.min and date.max as ordinals


# Words that stand in nearly every text and tell none apart: beside other words they are not asked for.
_FUNCTION_WORDS = frozenset(
    {
        *("och", "eller", "samt", "att", "som", "i", "på", "av", "för", "med", "till", "om", "från", "vid", "inom"),
        *("mot", "under", "över", "efter", "den", "det", "de", "en", "ett", "man", "sig", "är", "har", "ska", "kan"),
        *("vad", "hur", "när", "var", "vilka", "vilken", "vilket"),
    }
)


def make_plan(query: SearchQuery, this_year: int | None = None) -> Plan:
    """The plan of a query. Words without a single letter or digit fall away.

    With `this_year`, newer documents score a little more, unless a case or a § is asked for.
    """
    names = _in_names(query.groups)
    own = _typed(query)
    groups = [
        _group(group, _also(group, own) if place not in names else ()) for place, group in enumerate(query.groups)
    ]
    _join_neighbours(query.groups, groups)
    excluded = tuple(leaf for clause in query.excluded for leaf in _leaves(clause)[0])
    telling = [group for group in groups if group.label.casefold() not in _FUNCTION_WORDS]
    groups = telling or groups
    groups = [group for group in groups if group.leaves]
    recency = _recency(query, this_year) if this_year is not None and groups else ()
    return Plan(tuple(groups), excluded, tuple(_filters(query.filters)), recency)


def _recency(query: SearchQuery, this_year: int) -> tuple[tuple[Between, float], ...]:
    clauses = [option for group in query.groups for option in group.options]
    if any(isinstance(clause, Case | ParagraphMark) for clause in clauses) or query.filters.case_numbers:
        return ()
    return tuple((Between(Field.YEAR, this_year - years, 9999), score) for years, score in _BANDS)


def _in_names(groups: tuple[Group, ...]) -> set[int]:
    """Words that are perhaps a person's or a place's name: capitals side by side ("Park Allé", "Berit Väg")."""
    capital = [
        all(
            isinstance(option, Word) and option.text[:1].isupper() and not option.text.isupper()
            for option in one.options
        )
        for one in groups
    ]
    pairs = [place for place in range(len(groups) - 1) if capital[place] and capital[place + 1]]
    return {*pairs, *(place + 1 for place in pairs)}


def _typed(query: SearchQuery) -> frozenset[str]:
    """The stems of all words that were typed, wanted or unwanted."""
    clauses = (*query.excluded, *(option for group in query.groups for option in group.options))
    return frozenset(term.stem for clause in clauses for term in terms(clause.text))


def _also(group: Group, typed: frozenset[str]) -> tuple[str, ...]:
    """Other words for the words of a group; never one that was typed itself, as wanted or as unwanted."""
    words = [option.text for option in group.options if isinstance(option, Word)]
    found = (other for word in words for other in synonyms(word))
    return tuple(dict.fromkeys(other for other in found if not typed.intersection(term.stem for term in terms(other))))


def _group(group: Group, also: tuple[str, ...]) -> GroupPlan:
    leaves: list[Leaf] = []
    boosts: list[Leaf] = []
    for option in group.options:
        some, more = _leaves(option)
        leaves += some
        boosts += more
    label = " eller ".join(f"”{o.text}”" if isinstance(o, Phrase) else o.text for o in group.options)
    for other in also:
        some, more = _synonym_leaves(other)
        leaves += some
        boosts += more
    return GroupPlan(label, tuple(dict.fromkeys(leaves)), tuple(dict.fromkeys(boosts)), also)


def _synonym_leaves(other: str) -> "Leaves":
    stems = tuple(term.stem for term in terms(other))
    leaf = Leaf(Field.STEM, stems, _SYNONYM, Match.SYNONYM)
    return (leaf,), (Leaf(Field.HEAD_STEM, stems, _SYNONYM, Match.SYNONYM),) if len(stems) == 1 else ()


def _join_neighbours(groups: tuple[Group, ...], plans: list[GroupPlan]) -> None:
    """Let "läns gemensam" also be satisfied by "länsgemensam": both words by the one that they make together."""
    for place in range(len(groups) - 1):
        pair = (groups[place].options, groups[place + 1].options)
        if not all(len(options) == 1 and isinstance(options[0], Word) for options in pair):
            continue
        joined = terms(pair[0][0].text + pair[1][0].text)
        if len(joined) != 1 or joined[0].kind != "word":
            continue
        leaf = Leaf(Field.STEM, (joined[0].stem,), 1.0, Match.STEM)
        for index in (place, place + 1):
            if plans[index].leaves:
                plans[index] = replace(plans[index], leaves=(*plans[index].leaves, leaf))


Leaves = tuple[tuple[Leaf, ...], tuple[Leaf, ...]]


@singledispatch
def _leaves(clause: Clause) -> Leaves:
    """What satisfies a clause, and what raises its score."""
    raise TypeError(clause)


@_leaves.register
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
        # Years and months are parts of dates, the further numbers of "§§ 12-14" are parts of the first.
        return tuple(Leaf(field, (term.exact,), 2.0, Match.NUMBER) for field in (Field.EXACT, Field.PART)), ()
    leaves = [
        Leaf(Field.EXACT, (term.exact,), 1.0, Match.EXACT),
        Leaf(Field.STEM, (term.stem,), 1.0, Match.STEM),
        Leaf(Field.PART, (term.stem,), 0.35, Match.PART),
    ]
    if len(term.parts) > 1:
        leaves.append(Leaf(Field.STEM, term.parts, 0.8, Match.STEM))
    boosts = (
        Leaf(Field.HEAD_EXACT, (term.exact,), 2.0, Match.EXACT),
        Leaf(Field.HEAD_STEM, (term.stem,), 2.0, Match.STEM),
        Leaf(Field.HEAD_PART, (term.stem,), 0.7, Match.PART),
    )
    return tuple(leaves), boosts


@_leaves.register
def _(clause: Phrase) -> Leaves:
    found = terms(clause.text)
    if not found:
        return (), ()
    exact = tuple(term.exact for term in found)
    leaves = [Leaf(Field.EXACT, exact, 2.0, Match.PHRASE)]
    varied = found if len(found) <= _LONGEST_VARIED_PHRASE else ()
    for place in range(len(varied) - 1):
        joined = _joined(clause.text, found[place], found[place + 1])
        if joined:
            leaves.append(Leaf(Field.EXACT, (*exact[:place], joined, *exact[place + 2 :]), 2.0, Match.PHRASE))
    for place, term in enumerate(varied):
        if len(term.parts) > 1 and term.kind == "word":
            stems = [one.stem for one in found]
            split = (*stems[:place], *term.parts, *stems[place + 1 :])
            leaves.append(Leaf(Field.STEM, split, 1.0, Match.PHRASE))
    return tuple(leaves), (Leaf(Field.HEAD_EXACT, exact, 2.0, Match.PHRASE),)


def _joined(text: str, first: Term, second: Term) -> str:
    """The exact form of two words written as one, "" where they make no single word."""
    if first.kind != "word" or second.kind != "word":
        return ""
    made = terms(text[first.start : first.end] + text[second.start : second.end])
    return made[0].exact if len(made) == 1 else ""


@_leaves.register
def _(clause: Case) -> Leaves:
    key, full = case_terms(clause.year, clause.number, clause.diary)
    fields: tuple[tuple[Field, str, float], ...]
    if not clause.diary:
        fields = ((Field.CASE_NUMBER, key, _OWN_NUMBER), (Field.EXACT, key, 1.0))
    else:
        unknown = case_terms(clause.year, clause.number, "")[1]
        fields = (
            (Field.CASE_NUMBER, full, _OWN_NUMBER + 10.0),
            (Field.CASE_NUMBER, unknown, _OWN_NUMBER),
            (Field.PART, full, 1.0),
            (Field.PART, unknown, 1.0),
        )
    return tuple(Leaf(field, (value,), weight, Match.NUMBER) for field, value, weight in fields), ()


@_leaves.register
def _(clause: ParagraphMark) -> Leaves:
    leaves = (
        Leaf(Field.PARAGRAPH, (clause.number,), _OWN_NUMBER, Match.NUMBER),
        Leaf(Field.EXACT, (paragraph_term(clause.number),), 1.0, Match.NUMBER),
        Leaf(Field.PART, (paragraph_term(clause.number),), 1.0, Match.NUMBER),
    )
    if not clause.prefix:
        return leaves, ()
    return leaves, (Leaf(Field.PARAGRAPH, (f"{clause.prefix} {clause.number}",), _OWN_NUMBER, Match.NUMBER),)


def _filters(filters: Filters) -> Iterator[FilterPlan]:
    for facet, choices in (
        (FacetName.AUTHORITY, filters.authorities),
        (FacetName.COMMITTEE, filters.committees),
        (FacetName.INITIATIVE, filters.initiatives),
        (FacetName.DOCUMENT_KIND, filters.document_kinds),
        (FacetName.MATTER_TYPE, filters.matter_types),
        (FacetName.OUTCOME, filters.outcomes),
        (FacetName.PARTY, filters.parties),
    ):
        if choices:
            yield FilterPlan(facet, tuple(_choice(FACET_FIELDS[facet], choice) for choice in choices))
    if filters.kinds:
        fields = (Field.DOCUMENT_KIND, Field.MATTER_TYPE)
        yield FilterPlan(None, tuple(_choice(field, kind) for kind in filters.kinds for field in fields))
    if filters.years:
        yield FilterPlan(FacetName.YEAR, tuple((Between(Field.YEAR, span.first, span.last),) for span in filters.years))
    if filters.before or filters.after:
        first = filters.after.toordinal() + 1 if filters.after else _FIRST_DAY
        last = filters.before.toordinal() - 1 if filters.before else _LAST_DAY
        yield FilterPlan(None, ((Between(Field.DAY, first, last),),))
    if filters.case_numbers:
        yield FilterPlan(None, tuple(_case_options(filters.case_numbers)))
    if filters.paragraphs:
        yield FilterPlan(None, tuple((Is(Field.PARAGRAPH, mark.number),) for mark in filters.paragraphs))


def _choice(field: Field, choice: Choice) -> tuple[Test, ...]:
    if isinstance(choice, Ident):
        return (Is(field, id_key(choice.value)),)
    # A name without a single letter or digit is nobody's name: "=" alone is no tag's key.
    return tuple(Is(field, key) for key in name_keys(choice.text)) or (Is(field, id_key("")),)


def _case_options(cases: Iterable[Case]) -> Iterator[tuple[Test, ...]]:
    for case in cases:
        key, full = case_terms(case.year, case.number, case.diary)
        if case.diary:
            yield (Is(Field.CASE_NUMBER, full),)
            full = case_terms(case.year, case.number, "")[1]
            yield (Is(Field.CASE_NUMBER, full),)
        else:
            yield (Is(Field.CASE_NUMBER, key),)


__all__ = [
    "ALL_WORDS",
    "FACET_FIELDS",
    "Between",
    "FilterPlan",
    "GroupPlan",
    "Is",
    "Leaf",
    "Name",
    "Plan",
    "Test",
    "make_plan",
]
