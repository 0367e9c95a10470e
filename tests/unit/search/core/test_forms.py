"""Verbs and their particles as one word."""

import pytest

from search.core.forms import joined


@pytest.mark.parametrize(
    ("verb", "particle", "found"),
    [
        ("lägga", "ner", ("nedlägg", "nerlägg")),
        ("läggs", "ned", ()),
        ("rustas", "upp", ("upprust",)),
        ("Bygger", "UT", ("utbygg",)),
        ("öppnade", "igen", ("återöppn",)),
        ("montera", "ihop", ("ihopmonter", "sammanmonter")),
        ("ge", "ut", ()),
        ("motion", "om", ()),
        ("skola", "och", ()),
        ("2018/234", "ut", ()),
    ],
)
def test_the_particle_of_a_verb_stands_in_front(verb: str, particle: str, found: tuple[str, ...]) -> None:
    assert joined(verb, particle) == found
