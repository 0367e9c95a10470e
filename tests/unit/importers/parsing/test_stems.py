"""A plain look before a slow pattern: it may say yes too often, never no too often."""

import pytest

from importers.parsing import clauses, headings, items, positions
from importers.parsing.stems import Stems


def test_anywhere_in_the_text_and_in_any_case():
    stems = Stems("yrka", "jäv")

    assert stems.within("Bo YRKAR avslag")
    assert stems.within("partijäv")
    assert not stems.within("Bo reserverar sig")
    assert not stems.within("")


@pytest.mark.parametrize(
    ("stems", "pattern", "said"),
    [
        (items._MAY_BE_IMMEDIATE, items._IMMEDIATE, "PARAGRAFEN JUSTERAS OMEDELBART"),
        (items._MAY_BE_IMMEDIATE, items._IMMEDIATE, "omedelbar justering"),
        *(
            (clauses._MAY_PROPOSE, clauses._PROPOSES, f"Nämnden {verb} att ")
            for verb in ("föreslå", "Föreslår", "hemställer", "hemställe", "rekommenderar", "tillstyrke", "FÖRORDAR")
        ),
    ],
)
def test_what_a_pattern_finds_is_let_through(stems, pattern, said):
    assert pattern.search(said)
    assert stems.within(said)


@pytest.mark.parametrize("said", ["Reservation (SD)", "Omröstning nr 2", "voteringslista 3", "Fråga nr 1"])
def test_open_headings_are_let_through(said):
    assert headings.classify(said) is not None
    assert headings._TELLING.within(said)


@pytest.mark.parametrize(
    "said",
    [
        "anmäler jäv", "förklarar sig jävig", "deltar inte i beslutet", "reserverar sig", "avger särskilt yttrande",
        "gör en notering", "begär en röstförklaring", "avger en protokollsnotering", "avstår från att delta",
        "Avstod från att delta", "instämmer i yrkandet", "ansluter sig till förslaget", "anslöt sig till avslag",
        "föreslår", "föreslog", "tillstyrker", "avstyrker", "biträder", "förordar", "På förslag av Bo Ek (S)",
    ],
)  # fmt: skip
def test_whatever_tells_of_a_position_is_let_through(said):
    assert positions._ACTS.within(f"Ada Ek (S) {said} i dag.")
