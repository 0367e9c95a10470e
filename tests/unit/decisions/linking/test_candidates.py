"""The terms by which an index finds candidates must never lose a text that holds a name."""

import pytest

from decisions.linking import Alias, FieldKind, How, InitiativeProfile, TextField, candidate_terms, find
from decisions.vocabulary import swedish
from tests.factories import labelled

EXAMPLES = labelled.examples(*labelled.TUNED_ON, *labelled.UNTOUCHED)


def terms_of(text: str) -> set[str]:
    """What an index holds of a text in its fields for stems and parts."""
    return {unit for term in swedish.analyse(text) for unit in (term.stem, *term.parts)}


def test_terms_of_names_without_small_words_and_everyday_phrases(barnens_basta: InitiativeProfile) -> None:
    assert candidate_terms(barnens_basta)[0] == {"barn", "bäst", "gäll"}
    assert {"girfec"} in candidate_terms(barnens_basta)
    assert {"barn", "bäst"} not in candidate_terms(barnens_basta)


def test_a_name_of_small_words_keeps_them() -> None:
    assert candidate_terms(InitiativeProfile("x", (Alias("Med och för"),))) == (frozenset({"med", "och", "för"}),)


def test_every_labelled_text_with_a_name_is_a_candidate(profiles: tuple[InitiativeProfile, ...]) -> None:
    seen = 0
    for example in EXAMPLES:
        parts = [text for value in example.values() for text in (value if isinstance(value, list) else [value])]
        texts = [text for text in parts if isinstance(text, str)]
        for profile in profiles:
            mentions = find([TextField(FieldKind.SECTION, str(n), t) for n, t in enumerate(texts)], [profile])
            if any(one.distinctive and one.how is not How.MISREAD for one in mentions):
                seen += 1
                have = terms_of("\n".join(texts))
                assert any(wanted <= have for wanted in candidate_terms(profile)), example["id"]
    assert seen > 60


@pytest.mark.parametrize("alias", ["Länsgemensam organisering", "Läns gemensam organisering"])
@pytest.mark.parametrize(
    "text", ["läns-gemensam organisering", "läns gemensamma organiseringen", "länsgemensam organisering"]
)
def test_joined_and_parted_compounds_have_the_same_terms(alias: str, text: str) -> None:
    (wanted,) = candidate_terms(InitiativeProfile("x", (Alias(f"{alias} i skolan"),)))
    assert wanted - terms_of("skolan") <= terms_of(text)
