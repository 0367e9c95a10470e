"""Which texts can hold a name at all, asked of an index instead of reading everything."""

from decisions.linking import _words
from decisions.linking._patterns import is_everyday, split_county
from decisions.linking._values import InitiativeProfile
from decisions.vocabulary import swedish

_SMALL_WORDS = frozenset(
    [*_words.PREPOSITIONS.split(), *(word for family in _words.INTERCHANGEABLE for word in family)]
)


def candidate_terms(profile: InitiativeProfile) -> tuple[frozenset[str], ...]:
    """For each distinctive name the terms that a text must all have, among its stems and compound parts together.

    Every text in which `find` finds a name, other than by misread letters or without a compound's s, has all terms of
    one of the sets; most texts that have them are nothing. Texts that belong by case or by paper are for the database
    to find.
    """
    names = (split_county(alias.text)[0] for alias in (*profile.names, *profile.aliases) if alias.distinctive)
    sets = (_terms(name) for name in names if not is_everyday(name))
    return tuple(dict.fromkeys(found for found in sets if found))


def _terms(name: str) -> frozenset[str]:
    terms = swedish.analyse(name)
    telling = [term for term in terms if term.exact not in _SMALL_WORDS] or terms
    return frozenset(unit for term in telling for unit in (term.parts or (term.stem,)))
