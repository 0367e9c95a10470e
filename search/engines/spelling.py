"""A word that stands nowhere is taken for its neighbour, and one that hardly stands anywhere offered another.

Both are said on the page, never done in silence (design.md §7). What stands near a misspelled word is read out of
documents that are public now, never out of the engine's dictionary, in which a removed word lives on.
"""

from dataclasses import replace

from decisions.vocabulary.swedish import stem
from search.core.analysis import Field, terms
from search.core.leaves import Leaf, apart_leaf, near_fields
from search.core.plan import GroupPlan
from search.core.query import Group, SearchQuery, Word
from search.core.results import Correction, Match
from search.engines.asking import Backend, Matching

RARE = 3
"""Documents below which a word is rare enough to be perhaps another one misspelled."""
MOST = 3
"""Words of a query that are looked up so."""
_SHORTEST = 5
"""Letters of the shortest word that is taken for another: "val" and "vad", "loss" and "boss" are all right."""
_MUCH_MORE = 20
"""How many times as many documents a neighbour must have to be offered for a word that is there."""
_SHORT_ENOUGH = 8
"""Letters up to which another first letter makes another word: "bråkiga" is not "tråkiga"."""
_VOWELS = frozenset("aeiouyåäöéü")
_SHORT = 8
"""Letters of a stem up to which two edits make another word: a sökning is no sänkning."""


def correct(
    query: SearchQuery, matching: Matching, backend: Backend, absent: tuple[str, ...]
) -> tuple[SearchQuery, tuple[Correction, ...]]:
    """The query with each absent word that has a neighbour replaced by it."""
    labels = absent[:MOST]
    corrections: list[Correction] = []
    groups: list[Group] = []
    for group in query.groups:
        option = group.options[0]
        if len(group.options) == 1 and isinstance(option, Word) and option.text in labels:
            nearest, _ = _nearest(option.text, matching, backend)
            if nearest:
                corrections.append(Correction(option.text, nearest, used=True))
                group = Group((Word(nearest),))  # noqa: PLW2901 - the corrected one
        groups.append(group)
    return replace(query, groups=tuple(groups)), tuple(corrections)


def offered(query: SearchQuery, matching: Matching, backend: Backend, counts: list[int]) -> tuple[Correction, ...]:
    """For words that stand in hardly any document: the neighbour that stands in very many more, only to be offered."""
    rare = {
        group.label: count
        for group, count in zip(matching.plan.groups, counts, strict=True)
        if 0 < count < RARE and not group.optional
    }
    found: list[Correction] = []
    for group in query.groups[:MOST]:
        option = group.options[0]
        # What is written like a name, or is put together of words that are known, is seldom misspelled.
        usual = isinstance(option, Word) and option.text[:1].islower() and apart_leaf(option) is None
        if len(group.options) == 1 and usual and option.text in rare:
            nearest, count = _nearest(option.text, matching, backend, distances=(1,))
            if count >= _MUCH_MORE * rare[option.text]:
                found.append(Correction(option.text, nearest, used=False))
    return tuple(found)


def _nearest(typed: str, matching: Matching, backend: Backend, distances: tuple[int, ...] = (1, 2)) -> tuple[str, int]:
    """The word nearest to a typed one that stands in most documents, and in how many; "" where none is near."""
    found = terms(typed)
    if len(found) != 1 or found[0].kind != "word" or len(found[0].exact) < _SHORTEST:
        return "", 0
    word = found[0].exact
    for distance in distances if len(found[0].stem) > _SHORT else (1,):
        near = sorted(other for other in backend.near(word, distance, matching) if _is_slip(word, other, distance))
        counts = dict(zip(near, backend.counts([_word(matching, other) for other in near]), strict=True))
        if near:
            # The first letter is seldom wrong: what shares it comes first.
            best = min(near, key=lambda other: (other[0] != word[0], -counts[other], other))
            return best, counts[best]
    return "", 0


def _is_slip(word: str, other: str, distance: int) -> bool:
    """Whether a word may be another one misspelled: no form of it, no abbreviation.

    The first letter is seldom wrong: left out or added, in a short word or beside another slip it makes another word.
    """
    alone = distance == 1 and len(word) == len(other) > _SHORT_ENOUGH
    begins_otherwise = other[0] != word[0] and not alone
    return stem(other) != stem(word) and not begins_otherwise and not _VOWELS.isdisjoint(other)


def _word(matching: Matching, word: str) -> Matching:
    leaf = Leaf(Field.EXACT, (word,), 1.0, Match.EXACT)
    return matching.asking(GroupPlan(word, (leaf,)))


def edits(one: str, other: str, most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words; `most + 1` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def near_words(texts: tuple[str, ...], word: str, distance: int) -> set[str]:
    """The words of some texts within that many edits of a word in form or stem, without itself."""
    seen = {term.exact: term.stem for text in texts for term in terms(text) if term.kind == "word"}
    forms = near_fields(word)
    return {
        exact
        for exact, base in seen.items()
        if exact != word
        and any(edits(value, exact if field is Field.EXACT else base, distance) <= distance for field, value in forms)
    }
