"""The terms by which an index finds candidates must never lose a text that holds a name."""

import pytest

from decisions.linking import Alias, FieldKind, How, InitiativeProfile, TextField, candidate_names, find
from decisions.vocabulary import swedish
from tests.factories import labelled
from tests.factories.labelled_fifth import FIFTH_PROFILES

EXAMPLES = labelled.examples(*labelled.TUNED_ON, *labelled.UNTOUCHED, *labelled.FIFTH)


def terms_of(text: str) -> set[str]:
    """What an index holds of a text in its fields for stems and parts."""
    return {unit for term in swedish.analyse(text) for unit in (term.stem, *term.parts)}


def wanted_terms(profile: InitiativeProfile) -> list[set[str]]:
    """What an index needs to hold for each of the names: of a compound its parts, of other words the stem."""
    return [
        {unit for term in swedish.analyse(words) for unit in (term.parts or (term.stem,))}
        for words in candidate_names(profile)
    ]


def test_names_without_county_small_words_and_everyday_phrases(barnens_basta: InitiativeProfile) -> None:
    assert candidate_names(barnens_basta)[0] == "Barnens bästa gäller"
    assert "GIRFEC" in candidate_names(barnens_basta)
    assert "barnens bästa" not in candidate_names(barnens_basta)


def test_a_name_of_small_words_keeps_them() -> None:
    assert candidate_names(InitiativeProfile("x", (Alias("Med och för"),))) == ("Med och för",)


def test_a_name_that_is_no_distinctive_one_is_asked_for_beside_its_county() -> None:
    aliases = (Alias("Ljuset", distinctive=False), Alias("barnets bästa", distinctive=False))
    profile = InitiativeProfile("x", (Alias("Vinterljuset"),), aliases, led_by="Region Brovik")
    assert candidate_names(profile) == ("Vinterljuset", "Ljuset brovik", "Ljuset Region Brovik")
    assert candidate_names(InitiativeProfile("x", (Alias("Vinterljuset"),), aliases)) == ("Vinterljuset",)


def test_every_labelled_text_with_a_name_is_a_candidate(profiles: tuple[InitiativeProfile, ...]) -> None:
    profiles = (*profiles, *FIFTH_PROFILES)
    seen = 0
    for example in EXAMPLES:
        parts = [text for value in example.values() for text in (value if isinstance(value, list) else [value])]
        texts = [text for text in parts if isinstance(text, str)]
        for profile in profiles:
            mentions = find([TextField(FieldKind.SECTION, str(n), t) for n, t in enumerate(texts)], [profile])
            if any(one.distinctive and one.how is not How.MISREAD for one in mentions):
                seen += 1
                have = terms_of("\n".join(texts))
                assert any(wanted <= have for wanted in wanted_terms(profile)), example["id"]
    assert seen > 100


@pytest.mark.parametrize("alias", ["Länsgemensam organisering", "Läns gemensam organisering"])
@pytest.mark.parametrize(
    "text", ["läns-gemensam organisering", "läns gemensamma organiseringen", "länsgemensam organisering"]
)
def test_joined_and_parted_compounds_have_the_same_terms(alias: str, text: str) -> None:
    (wanted,) = wanted_terms(InitiativeProfile("x", (Alias(f"{alias} i skolan"),)))
    assert wanted - terms_of("skolan") <= terms_of(text)
