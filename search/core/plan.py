"""`SearchQuery` → what must match in which field: a plan that every engine carries out in its own way.

What a hit is, is decided here once: a word matches by its stem, as a part of a compound, or, when it is a compound
itself, by its parts standing side by side (länsgemensam = läns-gemensam = läns gemensam). Matches in the head only
add to the score.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from decisions.vocabulary.swedish import Term
from search.core.analysis import Field, span_term, terms
from search.core.everyday import FUNCTION_WORDS, WEAK
from search.core.filtering import FACET_FIELDS, Between, FilterPlan, Is, Test, filter_plans
from search.core.forms import joined
from search.core.leaves import OWN_NUMBER, Leaf, begun_leaves, compound_leaves, leaves, synonym_leaves
from search.core.query import (
    Case,
    Clause,
    Group,
    Name,
    ParagraphMark,
    Phrase,
    SearchQuery,
    Word,
)
from search.core.results import Match
from search.core.synonyms import Compound, compound_synonyms, phrase_synonyms, synonyms


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """One thing asked for: any of `leaves` satisfies it. `label` is it as typed.

    `boosts` only raise the score: a document that has one of them must have one of the leaves anyway. `also` are the
    other words that it is looked for by, `of` the phrase that they stand for, where it is not the label alone. What is
    `optional` is not counted among the groups that a hit must have.
    """

    label: str
    leaves: tuple[Leaf, ...]
    boosts: tuple[Leaf, ...] = ()
    also: tuple[str, ...] = ()
    of: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document must have: `wanted` of `needed`, none of `excluded`, every filter.

    The rest only adds to the score. `recency`: a constant for each band of years that the document lies in. `boosts`:
    of the query as a whole, such as words side by side. `first`: tiers, each some groups: what has
    all of a tier stands before what has not, and what has all of two before what has all of one. `doubled`: groups
    that count once more, where fewer than all of `needed` are enough. Neither unless the plan was widened.
    """

    groups: tuple[GroupPlan, ...]
    excluded: tuple[Leaf, ...]
    filters: tuple[FilterPlan, ...]
    recency: tuple[tuple[Between, float], ...] = ()
    boosts: tuple[Leaf, ...] = ()
    first: tuple[tuple[GroupPlan, ...], ...] = ()
    doubled: tuple[GroupPlan, ...] = ()

    @property
    def needed(self) -> tuple[GroupPlan, ...]:
        """The groups that are asked for; the optional ones only add to the score."""
        return tuple(group for group in self.groups if not group.optional)

    @property
    def counted(self) -> tuple[GroupPlan, ...]:
        """The groups of which a document must have as many as are wanted."""
        return (*self.needed, *self.doubled)


ALL_WORDS = 200.0
"""Added to what has all that was typed, where less is enough: it comes first, whatever the others score. Also to what
has all of it at least by other words or in compounds: it comes second."""
BANDS = ((1, 0.3), (3, 0.2), (7, 0.2))
"""Years back, and what is added for not being older: a gentle prior, less than one word more in a heading."""
_INSTEAD = 2.0
"""How many times more than usual other words count for an idiom, whose own words tell nothing."""
_SIDE_BY_SIDE = 1.0
_NUMBERED = 2.0
"""For a number beside the word that was typed beside it ("nr 115"): alone a number may count anything."""
_MOST_BOOSTS = 12
_MOST_PUT_TOGETHER = 8
"""Words of a question that are tried two by two."""
_MANY_WORDS, _IN_A_SENTENCE = 4, 2
_JOINTS = frozenset(("för", "av", "om", "mot", "i", "på", "till", "vid"))


def make_plan(query: SearchQuery, this_year: int | None = None) -> Plan:
    """The plan of a query. Words without a single letter or digit fall away.

    With `this_year`, newer documents score a little more, unless a case or a § is asked for.
    """
    groups = _with_synonyms(query)
    _join_neighbours(query.groups, groups)
    excluded = tuple(leaf for clause in query.excluded for leaf in leaves(clause)[0])
    telling = [group for group in groups if group.label.casefold() not in FUNCTION_WORDS]
    groups = [group for group in telling or groups if group.leaves]
    if any(not _is_weak(group) for group in groups):
        groups = [replace(group, optional=_is_weak(group)) for group in groups]
    recency = _recency(query, this_year) if this_year is not None and groups else ()
    return Plan(tuple(groups), excluded, tuple(filter_plans(query.filters)), recency, _boosts(query.groups))


def _boosts(groups: tuple[Group, ...]) -> tuple[Leaf, ...]:
    """What a document is better for than its words alone: words side by side, the § of the body that is named."""
    options = [group.options[0] if len(group.options) == 1 else None for group in groups]
    found: list[Leaf] = []
    for place, one in enumerate(options):
        if isinstance(one, ParagraphMark) and one.prefix:
            found.append(Leaf(Field.FACT, (one.prefix,), OWN_NUMBER / 2, Match.NAME))
        following = options[place + 1 : place + 3]
        if isinstance(one, Word) and following and not _is_function_word(one):
            found += _pair(one, following[0]) or _joined_by(one, *following)
    return tuple(dict.fromkeys(found))[:_MOST_BOOSTS]


def _pair(one: Word, other: Clause | None) -> tuple[Leaf, ...]:
    """Two words side by side, in the text or as one compound."""
    if not isinstance(other, Word) or _is_function_word(other):
        return ()
    pair = (*terms(one.text), *terms(other.text))
    if len(pair) == 2 and "number" in {term.kind for term in pair}:
        return (Leaf(Field.EXACT, tuple(term.exact for term in pair), _NUMBERED, Match.NUMBER),)
    if len(pair) != 2 or any(term.kind != "word" for term in pair):
        return ()
    together = Leaf(Field.STEM, tuple(term.stem for term in pair), _SIDE_BY_SIDE, Match.STEM)
    return (together, *_compound(*pair))


def _joined_by(one: Word, joint: Clause | None, other: Clause | None = None) -> tuple[Leaf, ...]:
    """A compound written apart and backwards: taxa för avfall is avfallstaxa."""
    if not (isinstance(joint, Word) and isinstance(other, Word)) or joint.text.casefold() not in _JOINTS:
        return ()
    pair = (*terms(other.text), *terms(one.text))
    return _compound(*pair) if len(pair) == 2 and all(term.kind == "word" for term in pair) else ()


def put_together(query: SearchQuery) -> tuple[Leaf, ...]:
    """Any two of the typed words as one compound, however far apart.

    Who asks whether school may start later means skolstart.
    """
    options = [group.options[0] for group in query.groups if len(group.options) == 1]
    typed = [terms(one.text) for one in options if isinstance(one, Word) and not _is_function_word(one)]
    words = [found[0] for found in typed if len(found) == 1 and found[0].kind == "word"][:_MOST_PUT_TOGETHER]
    return tuple(dict.fromkeys(leaf for pair in permutations(words, 2) for leaf in _compound(*pair)))


def _compound(first: Term, last: Term) -> tuple[Leaf, ...]:
    made = span_term((*(first.parts or (first.stem,)), *(last.parts or (last.stem,))))
    fields = ((Field.PART, _SIDE_BY_SIDE), (Field.HEAD_PART, 2 * _SIDE_BY_SIDE))
    return tuple(Leaf(field, (made,), weight, Match.PART) for field, weight in fields)


def _is_function_word(*words: Word) -> bool:
    return any(word.text.casefold() in FUNCTION_WORDS for word in words)


def as_typed(groups: tuple[GroupPlan, ...]) -> tuple[GroupPlan, ...]:
    """The groups that are needed, without the other words for theirs."""
    return tuple(
        replace(group, leaves=tuple(leaf for leaf in group.leaves if leaf.match is not Match.SYNONYM))
        for group in groups
        if not group.optional
    )


def is_question(query: SearchQuery) -> bool:
    """Whether this is put as a person would ask it: many words, or several that only hold a sentence together."""
    words = [group.options[0] for group in query.groups if isinstance(group.options[0], Word)]
    return is_sentence(query) or sum(not _is_function_word(word) for word in words) >= _MANY_WORDS


def is_sentence(query: SearchQuery) -> bool:
    """Whether several of the words only hold a sentence together."""
    words = [group.options[0] for group in query.groups if isinstance(group.options[0], Word)]
    return sum(_is_function_word(word) for word in words) >= _IN_A_SENTENCE


def _is_weak(group: GroupPlan) -> bool:
    return group.label.casefold() in WEAK


def _recency(query: SearchQuery, this_year: int) -> tuple[tuple[Between, float], ...]:
    clauses = [option for group in query.groups for option in group.options]
    if any(isinstance(clause, Case | ParagraphMark) for clause in clauses) or query.filters.case_numbers:
        return ()
    return tuple((Between(Field.YEAR, this_year - years, 9999), score) for years, score in BANDS)


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


def _with_synonyms(query: SearchQuery) -> list[GroupPlan]:
    """The groups of a query, each also met by other words. Never a word that was typed itself, wanted or unwanted."""
    names, typed = _in_names(query.groups), _typed(query)
    found: list[GroupPlan] = []
    while len(found) < len(query.groups):
        place = len(found)
        words = _words_from(query.groups, place, names)
        count, others = phrase_synonyms(words)
        if (others := _new(others, typed)) and _is_idiom(words[:count]):
            found += _idiom(words[:count], others)
        elif others:
            own = [_new(synonyms(word), typed) for word in words[:count]]
            pairs = zip(query.groups[place:], own, strict=False)
            whole = [_group(group, others, share=1 / count, own=also) for group, also in pairs]
            shown = tuple(dict.fromkeys((*others, *(other for also in own for other in also))))
            whole[0] = replace(whole[0], also=shown, of=" ".join(words[:count]))
            found += [whole[0], *(replace(one, also=()) for one in whole[1:])]
        elif len(words) > 1 and (beginnings := joined(words[0], words[1])):
            found.append(_with(_group(query.groups[place], _new(synonyms(words[0]), typed)), beginnings))
        elif place in names:
            found.append(_group(query.groups[place]))
        else:
            words = [option.text for option in query.groups[place].options if isinstance(option, Word)]
            compounds = tuple(one for word in words for one in compound_synonyms(word))
            also = _without(words, _new((other for word in words for other in synonyms(word)), typed))
            found.append(_group(query.groups[place], also, compounds))
    return found


def _is_idiom(words: list[str]) -> bool:
    """Whether only one of some words tells anything: apart it tells something else ("inte råd", "ta hand om")."""
    return sum(word.casefold() not in FUNCTION_WORDS for word in words) < 2


def _idiom(words: list[str], others: tuple[str, ...]) -> list[GroupPlan]:
    """The groups of words that mean something together only: one for all, the rest ask for nothing."""
    sequence = tuple(term.stem for word in words for term in terms(word))
    made = [synonym_leaves(other, _INSTEAD) for other in others]
    together = (Leaf(Field.STEM, sequence, 1.0, Match.STEM), *(leaf for some, _ in made for leaf in some))
    one = GroupPlan(" ".join(words), together, tuple(leaf for _, more in made for leaf in more), others)
    group = _with(one, joined(words[0], words[1]))
    return [group, *(GroupPlan(word, ()) for word in words[1:])]


def _with(group: GroupPlan, beginnings: tuple[str, ...]) -> GroupPlan:
    """The same, also met by words that begin so."""
    made, more = begun_leaves(beginnings, Match.STEM)
    return replace(group, leaves=(*group.leaves, *made), boosts=(*group.boosts, *more))


def _words_from(groups: tuple[Group, ...], place: int, names: set[int]) -> list[str]:
    """The plain words that were typed side by side from a place on."""
    words: list[str] = []
    for at, group in enumerate(groups[place:], place):
        option = group.options[0]
        if len(group.options) > 1 or not isinstance(option, Word) or at in names:
            break
        words.append(option.text)
    return words


def _new(others: Iterable[str], typed: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in others if not _stems(other) <= typed))


def _without(words: list[str], others: tuple[str, ...]) -> tuple[str, ...]:
    """Those that do not hold a typed word: what has "europeisk kulturhuvudstad" has kulturhuvudstad."""
    own = [_stems(word) for word in words]
    return tuple(other for other in others if not any(one <= _stems(other) for one in own))


@lru_cache(maxsize=10_000)
def _stems(words: str) -> frozenset[str]:
    return frozenset(term.stem for term in terms(words))


def _group(
    group: Group,
    also: tuple[str, ...] = (),
    compounds: tuple[Compound, ...] = (),
    share: float = 1.0,
    own: tuple[str, ...] = (),
) -> GroupPlan:
    """The plan of one group. `share`: what of its other words is reckoned here, where they stand for several groups.

    `own`: those that then stand for it alone.
    """
    satisfying: list[Leaf] = []
    boosts: list[Leaf] = []
    made = [*(leaves(option) for option in group.options), *(synonym_leaves(other, share) for other in also)]
    made += [*(synonym_leaves(other) for other in own), *(compound_leaves(one.parts) for one in compounds)]
    for some, more in made:
        satisfying += some
        boosts += more
    # What stands for a compound may be its own parts: "omsorg om äldre" in a title tells no more than äldreomsorg does.
    same = {frozenset(term.parts) for option in group.options for term in terms(option.text) if len(term.parts) > 1}
    satisfying = [one for one in satisfying if not (one.apart and frozenset(one.terms) in same)]
    label = " eller ".join(f"”{o.text}”" if isinstance(o, Phrase) else o.text for o in group.options)
    shown = (*also, *(one.label for one in compounds))
    return GroupPlan(label, tuple(dict.fromkeys(satisfying)), tuple(dict.fromkeys(boosts)), shown)


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
        head = Leaf(Field.HEAD_STEM, (joined[0].stem,), 1.0, Match.STEM)
        for index in (place, place + 1):
            if plans[index].leaves:
                leaves_, boosts = (*plans[index].leaves, leaf), (*plans[index].boosts, head)
                plans[index] = replace(plans[index], leaves=leaves_, boosts=boosts)


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
