"""Which texts can hold a name at all, asked of an index instead of reading everything."""

from collections.abc import Iterator

from decisions.linking import _words
from decisions.linking._counties import county_name
from decisions.linking._patterns import is_everyday, split_county
from decisions.linking._values import InitiativeProfile
from decisions.vocabulary import swedish

_SMALL_WORDS = frozenset(
    [*_words.PREPOSITIONS.split(), *(word for family in _words.INTERCHANGEABLE for word in family)]
)


def candidate_names(profile: InitiativeProfile) -> tuple[str, ...]:
    """Words to ask an index for: a text that may be linked by a name has all words of one of them, in some form.

    Of each distinctive name what it is without its county and without small words, which change from one registrar to
    the next; of any other its words with its county's or its leader's, beside which alone it is anything. Texts with
    misread letters or without a compound's s are lost, and texts that belong by case or by paper are for the database.
    """
    return tuple(dict.fromkeys(words for words in _names(profile) if words))


def _names(profile: InitiativeProfile) -> Iterator[str]:
    beside = [words for words in (county_name(profile), profile.led_by) if words]
    for alias in (*profile.names, *profile.aliases):
        core = split_county(alias.text)[0]
        if is_everyday(core):
            continue
        if alias.distinctive:
            yield _telling(core)
        else:
            yield from (f"{_telling(core)} {_telling(words)}" for words in beside)


def _telling(name: str) -> str:
    terms = swedish.analyse(name)
    telling = [term for term in terms if term.exact not in _SMALL_WORDS] or terms
    return " ".join(name[term.start : term.end] for term in telling)
